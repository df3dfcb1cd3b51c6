"""The form speaks as survey tools do: their payload, their signature, and what their doors make of it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from bot.feedback import Scale
from handlers.demo.survey_tools import WRITTEN, Said, payloads
from handlers.sources import FORMATS, SourceSettings
from tests.clocks import MONDAY
from tests.demo.show import Show

CAPTURED = Path(__file__).parent.parent / "sources"
#: A whole payload of each tool, as it was captured.
WHOLE = {"standard": "full.json", "typeform": "full.json", "delighted": "created.json"}


def said(**more: Any) -> Said:
    told = {"score": "2", "comment": "Charged twice, again.", "name": "Grace Okafor", "email": "grace@example.com"}
    return Said(**{**told, "at": MONDAY, "scale": Scale.NPS, **more})


def paths(value: Any, at: str = "") -> set[str]:
    """Every key of a payload, wherever it stands."""
    if isinstance(value, dict):
        return {path for key, inner in value.items() for path in {f"{at}/{key}", *paths(inner, f"{at}/{key}")}}
    if isinstance(value, list):
        return {path for inner in value for path in paths(inner, at)}
    return set()


def read(format: str, said: Said) -> list[Any]:
    settings = SourceSettings("ours", format, said.scale)
    sent = payloads(format, said)
    return [each.feedback for body in sent for each in FORMATS[format].parse(body, {}, settings, MONDAY)]


def test_it_speaks_as_every_tool_that_the_bot_hears():
    assert WRITTEN.keys() == FORMATS.keys()


@pytest.mark.parametrize("format", WRITTEN)
def test_it_says_nothing_that_the_tool_does_not(format):
    real = paths(orjson.loads((CAPTURED / format / WHOLE[format]).read_bytes()))
    for body in payloads(format, said()):
        assert paths(orjson.loads(body)) - real == set()


@pytest.mark.parametrize("scale", Scale)
@pytest.mark.parametrize("format", WRITTEN)
def test_what_was_entered_is_what_is_understood(format, scale):
    heard = read(format, said(score="1", scale=scale))
    whole = heard[0] if len(heard) == 1 else heard[0].completed_by(heard[1])
    assert len({each.external_id for each in heard}) == 1
    assert (whole.score, whole.scale, whole.comment) == (1, scale, "Charged twice, again.")
    assert (whole.customer.name, whole.customer.email) == ("Grace Okafor", "grace@example.com")
    assert abs(whole.submitted_at - MONDAY) < timedelta(seconds=1)


@pytest.mark.parametrize("format", WRITTEN)
def test_words_alone_and_a_score_alone(format):
    [words] = read(format, said(score="", name="", email=""))
    assert (words.score, words.comment) == (None, "Charged twice, again.")
    [score] = read(format, said(comment=""))
    assert (score.score, score.comment) == (2, "")


def test_delighted_says_the_score_first_and_the_reason_after_it():
    created, updated = read("delighted", said())
    assert (created.comment, updated.comment) == ("", "Charged twice, again.")
    again, _ = read("delighted", said(name="G. Okafor"))
    assert again.customer.external_id == created.customer.external_id


def test_every_source_of_the_program_can_be_sent_as(play):
    async def customers(demo: Show) -> None:
        sources = await demo.backstage.sources()
        assert [source.name for source in sources] == ["relationship-nps", "typeform-nps", "delighted-nps"]
        for source in sources:
            comment = f"Charged twice, says {source.name}."
            answer = await demo.backstage.send_feedback(
                source.name,
                {"score": "2", "comment": comment, "name": "Grace Okafor", "email": f"{source.name}@x.example"},
            )
            assert answer.ok, answer
            assert "Grace Okafor" in (await demo.card(comment)).shown

        refused = await demo.backstage.send_feedback("delighted-nps", {"score": "eleven", "comment": "No."})
        assert (refused.ok, refused.said[:31]) == (False, "event_data.score cannot be read")
        nothing = await demo.backstage.send_feedback("typeform-nps", {"name": "Grace Okafor"})
        assert nothing.said == "score cannot be read. Expected a score, a comment or both."
        assert len(demo.workspace.messages("#care")) == len(sources)

    play(customers)
