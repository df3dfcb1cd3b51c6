"""The starter program's sample answers: believable, varied, and nobody's."""

import re
from datetime import UTC, datetime, timedelta

import orjson
import pytest

from bot.feedback import Feedback
from handlers import samples
from handlers.program_file import load
from handlers.samples import Sample
from handlers.sources import settings_of
from handlers.sources.standard import parse
from tests.cli.process import ENVIRONMENT, PROGRAM

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SAMPLES = samples.beside(PROGRAM)


@pytest.fixture(scope="module")
def program():
    return load(PROGRAM, ENVIRONMENT)


@pytest.fixture(scope="module")
def answers(program) -> list[Feedback]:
    settings = settings_of("relationship-nps", program.sources["relationship-nps"], "UTC")
    return [parse(sample.body(NOW), {}, settings, NOW)[0].feedback for sample in SAMPLES]


def test_there_are_about_forty_and_they_came_within_a_day(answers):
    assert 35 <= len(answers) <= 45
    assert {timedelta(minutes=5) <= NOW - answer.submitted_at <= timedelta(hours=20) for answer in answers} == {True}


def test_one_completes_an_earlier_one_and_one_customer_answered_twice(answers):
    ids = [answer.external_id for answer in answers]
    whose = [answer.customer.external_id for answer in answers if answer.customer.external_id]

    assert len(ids) - len(set(ids)) == 1
    assert len(whose) - len(set(whose)) == 2  # the one who answered twice, and the one whose answer was completed


def test_they_speak_several_languages(answers):
    assert {answer.customer.locale[:2] for answer in answers} >= {"en", "de", "fr", "es", "it", "ar", "he"}


def test_the_awkward_ones_are_there(answers):
    words = [answer.comment for answer in answers]

    assert any(len(each) > 1500 for each in words)
    assert any("<!channel>" in each and "{{" in each for each in words)
    assert "" in words
    assert any(not any(letter.isalnum() for letter in each) for each in words if each)
    assert any(answer.says_stop for answer in answers)
    assert any(answer.score is None and not answer.says_stop for answer in answers)
    assert any(answer.customer.value for answer in answers)
    assert any("account_manager" in answer.customer.attributes for answer in answers)
    assert {answer.contact.wanted for answer in answers} == {True, False, None}


def test_nobody_real_is_named(answers):
    mails = [answer.customer.email for answer in answers if answer.customer.email]
    phones = [answer.customer.phone for answer in answers if answer.customer.phone]

    assert [mail for mail in mails if mail.partition("@")[2] not in {"example.com", "example.net", "example.org"}] == []
    # Ofcom keeps these numbers free for drama: +44 20 7946 0000 to 0999.
    assert [phone for phone in phones if not re.fullmatch(r"\+44 20 7946 0\d{3}", phone)] == []


def test_the_first_ones_are_worth_looking_at(program, answers):
    routes = [program.workflow_for(answer) for answer in answers]

    assert None not in routes[:5]
    assert {route.name for route in routes if route} == {"vulnerable", "complaint", "leaving", "detractor", "no-score"}
    assert routes.count(None) >= 8


def test_they_are_sent_as_if_they_had_just_been_given():
    body = orjson.loads(Sample({"id": "x", "score": 3}, timedelta(hours=2)).body(NOW))

    assert body == {"id": "x", "score": 3, "submitted_at": "2026-03-02T10:00:00+00:00"}


def test_a_program_without_samples_has_none(tmp_path):
    assert samples.beside(tmp_path / "program.yaml") == []


def test_a_sample_may_say_by_which_source_it_comes_in(tmp_path):
    lines = '{"id": "a", "ago": "5m", "source": "reviews", "score": 2}\n{"id": "b", "ago": "1h", "score": 9}\n'
    (tmp_path / "samples.jsonl").write_text(lines)

    review, other = samples.beside(tmp_path / "program.yaml")

    assert (review.source, other.source) == ("reviews", "")
    assert "source" not in orjson.loads(review.body(NOW))
