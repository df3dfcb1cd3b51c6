"""The starter programs, each as a company that copies it finds it: whole, read, and tried on its samples."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import pytest

from blocks.wording import fill, placeholders_left
from bot.condition_facts import Facts
from bot.conditions import Verdict
from bot.feedback import Feedback, Scale
from bot.past import Past
from bot.people import Person, Role
from bot.program import Program, Route
from handlers import samples
from handlers.cli.demo import source_of_samples
from handlers.cli.program_secrets import with_stand_ins
from handlers.program_file import check, load
from handlers.samples import Sample
from handlers.sources import settings_of
from handlers.sources.standard import parse
from handlers.template_words import template_words

PROGRAMS = Path(__file__).parents[2] / "programs"
NAMES = ("broadband", "hotels", "software")
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
OWNER = Person(email="ana@contoso.example", name="Ana Ruiz", role=Role.FRONTLINE)

#: Where each sample goes, in the order of the file; "-" is nowhere, and in brackets is what it would start if it could.
GOES_TO = {
    "broadband": """
        1001 detractor    1002 detractor  1003 leaving      1004 detractor  1005 detractor  1006 - (praise)
        1007 detractor    1008 detractor  1009 detractor    1010 -          1011 no-score   1012 detractor
        1013 detractor    1005 detractor  1014 - (praise)   1015 detractor  1016 detractor  1017 -
        1018 vulnerable   1019 detractor  1020 detractor    1021 - (praise) 1022 detractor  1023 leaving
        1024 no-score     1025 detractor  1026 detractor    1027 detractor  1028 detractor  1029 - (praise)
        1030 detractor    1031 vulnerable 1032 -            1033 detractor  1034 detractor  1035 leaving
        1036 - (praise)   1037 complaint  1038 detractor    1039 -
    """,
    "hotels": """
        1916 - (praise)        2001 in-house     2002 in-house    2003 after-stay   2004 bad-review
        2005 in-house          2006 in-house     2007 vulnerable-here               2008 - (praise)
        2009 so-so-regular     2010 - (so-so-regular)             2011 vulnerable   2012 complaint
        2013 in-house          2014 - (praise)   2015 after-stay  2016 lost-regular 2017 bad-review
        2018 after-stay        2019 words-only   2020 in-house    2021 - (praise)   2022 after-stay
        2023 in-house          2023 in-house     2024 after-stay  2025 words-only   2026 so-so-regular
        2027 - (praise)        2028 vulnerable-here               2029 after-stay
    """,
    "software": """
        2990 -                 3001 promoter-lost       3002 case           3003 enterprise-unhappy
        3004 at-renewal        3005 at-risk             3006 case           3007 unhappy-account
        3008 vulnerable        3009 complaint           3010 - (reference)  3011 -
        3012 at-renewal        3012 at-renewal          3013 -              3014 second-case
        3015 - (at-risk)       3016 -                   3017 unhappy-account
        3018 words-only        3019 words-only          3020 unhappy-account
        3021 enterprise-unhappy                         3022 -
    """,
}
#: What sounds like one of the careful cases, and is none.
HARMLESS = {
    "broadband": (
        "My account was disabled without a word.",
        "Complaint after complaint, and nobody rings back.",
        "I work in the hospital, so ring me after six.",
    ),
    "hotels": (
        "Toast à l'avocat sans avocat.",
        "Ich bin mir nicht sicher, ob jemand die Beschwerde gelesen hat.",
        "Somebody slipped a note under the door.",
    ),
    "software": (
        "I deleted it by accident, and support took a week.",
        "We have been patient for a year.",
        "Sie haben unser Vertrauen verletzt.",
    ),
}

#: Whoever is here is spoken to within minutes, which nobody is who has left.
IN_THE_HOUSE = {"in-house", "vulnerable-here"}

#: Numbers that nobody has: Ofcom's for London, the Bundesnetzagentur's for Berlin and Munich, the NANPA's 555-01xx.
NOBODYS_NUMBER = re.compile(r"\+44 20 7946 0\d{3}|\+49 30 23125 \d{3}|\+49 89 99998 \d{3}|\+1 212 555 01\d\d")
NOBODYS_DOMAIN = {"example.com", "example.net", "example.org"}
#: A sum in a playbook, with its currency's sign before it or behind.
SUM = re.compile(r"([£$])(\d+)|(\d+) ?(€)")
CURRENCIES = {"£": "GBP", "$": "USD", "€": "EUR"}


def file_of(name: str) -> Path:
    return PROGRAMS / name / "program.yaml"


@lru_cache(maxsize=len(NAMES))
def starter(name: str) -> Program:
    return load(file_of(name), with_stand_ins(file_of(name), {}))


def answers(name: str) -> list[Feedback]:
    return [answer_of(starter(name), sample) for sample in samples.beside(file_of(name))]


def answer_of(program: Program, sample: Sample) -> Feedback:
    source = sample.source or source_of_samples(program)
    settings = settings_of(source, program.sources[source], "UTC")
    return parse(sample.body(NOW), {}, settings, NOW)[0].feedback


def history_of(answer: Feedback, said: list[Feedback]) -> Facts:
    """What its customer's other samples make of it, as the bot would know it."""
    same = [
        each for each in said if each.customer.external_id and each.customer.external_id == answer.customer.external_id
    ]
    return Past(answers=same).history(answer)


def routed(name: str) -> Iterator[tuple[Feedback, Route]]:
    said = answers(name)
    for answer in said:
        yield answer, starter(name).route(answer, history_of(answer, said))


def where(route: Route) -> str:
    if route.workflow:
        return route.workflow.name
    would = [looked.name for looked in route.trace if looked.verdict is Verdict.NOT_LIVE]
    return f"- ({would[0]})" if would else "-"


def told(table: str) -> list[tuple[str, str]]:
    return re.findall(r"(\d{4}) (- \([a-z-]+\)|[a-z-]+)", table)


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def program(name: str) -> Program:
    return starter(name)


def test_these_are_all_there_are():
    assert {file.parent.name for file in PROGRAMS.glob("*/program.yaml")} == set(NAMES)


def test_each_is_without_a_mistake(name):
    assert check(file_of(name), None) == []


def test_this_answer_goes_there(name):
    found = [(answer.external_id[-4:], where(route)) for answer, route in routed(name)]

    assert found == told(GOES_TO[name])


def test_nothing_fails_to_be_judged(name):
    assert [(answer.external_id, route.faults) for answer, route in routed(name) if route.faults] == []


def test_every_workflow_has_a_sample_that_goes_there(name, program):
    started = {word for _, goes in told(GOES_TO[name]) for word in re.findall(r"[a-z][a-z-]+", goes)}

    assert started == {workflow.name for workflow in program.workflows}


def complaining(program: Program, words: str) -> Feedback:
    source = source_of_samples(program)
    score = program.sources[source].scale.limits[0]
    return Feedback(
        source=source,
        external_id="x",
        submitted_at=NOW,
        score=score,
        scale=program.sources[source].scale,
        comment=words,
    )


def test_what_only_sounds_like_a_careful_case_is_none(name, program):
    found = {words: program.workflow_for(complaining(program, words)) for words in HARMLESS[name]}

    assert {words for words, workflow in found.items() if workflow is None} == set()
    assert {workflow.name for workflow in found.values() if workflow} & {
        "vulnerable",
        "vulnerable-here",
        "complaint",
    } == set()


def test_careful_cases_come_before_all_others(program):
    careful = [w.name for w in program.workflows if w.name.startswith(("vulnerable", "complaint"))]

    assert [w.name for w in program.workflows][: len(careful)] == careful
    assert {"vulnerable", "complaint"} <= set(careful)


def test_whoever_needs_care_hears_before_everybody_else_who_waits_for_the_same_team(program):
    for at in (NOW.replace(day=day, hour=hour) for day in range(2, 9) for hour in (3, 9, 15, 21)):
        due = {w.name: program.deadlines(w, program.teams_of(w)[0], at).first_contact.due for w in program.workflows}

        assert due["vulnerable"] <= min(due[w.name] for w in program.workflows if w.name not in IN_THE_HOUSE)


def test_every_playbook_is_named_and_every_name_has_one(name, program):
    named = {workflow.playbook for workflow in program.workflows if workflow.playbook}

    assert named == {file.stem for file in (PROGRAMS / name / "playbooks").glob("*.md")} == set(program.playbooks)
    assert 3 <= len(named) <= 5


def test_every_playbook_says_what_is_wanted_and_who_keeps_it(program):
    for text in program.playbooks.values():
        title, _, aim = text.partition("\n\n")
        last = text.rstrip().splitlines()[-1]

        assert title.startswith("# ")
        assert aim.startswith("**You want** ")
        assert "## How it ends well" in text
        assert len(text.split()) < 480, "too long for whoever stands in a corridor"
        keeper = re.match(r"\*([A-Z]\w+ [A-Z]\w+)(?: and ([A-Z]\w+ [A-Z]\w+))? keep", last)
        assert keeper is not None
        assert set(filter(None, keeper.groups())) <= {person.name for person in program.people.values()}
        assert re.search(r"to be looked at again by \d{1,2} [A-Z][a-z]+ \d{4}", last, re.IGNORECASE)


def test_playbooks_promise_no_sum_that_nobody_may_give(program):
    limits = {(money.currency, money.amount) for a in program.recovery_actions.values() for money in a.limit.values()}

    for playbook, text in program.playbooks.items():
        sums = {(CURRENCIES[m[1] or m[4]], float(m[2] or m[3])) for m in SUM.finditer(text)}
        assert sums - limits == set(), playbook


def test_people_named_in_playbooks_are_in_the_program(program):
    """First names that a playbook sends its reader to: whoever copies it renames them all."""
    first = {person.name.split()[0] for person in program.people.values()}
    asked = re.compile(r"(?:[Aa]sk|[Rr]ing|only|with|is|: up to \d+) ([A-Z][a-z]+)(?:'s)?\b")
    words = {"Sunday", "Monday", "Thursday", "Friday", "Field", "Ops"}

    for playbook, text in program.playbooks.items():
        assert set(asked.findall(text)) - first - words == set(), playbook


def test_templates_leave_one_gap_each(program):
    for key, template in program.templates.items():
        assert len(placeholders_left(fill(template.message, grace()))) == 1, key
        assert "{{ company }}" in template.message, key


def test_every_template_reads_well_with_and_without_a_name(program):
    for key, template in program.templates.items():
        for values in (grace(), nobody()):
            said = fill(template.subject, values) + fill(template.message, values)
            assert not re.search(r"\{|None|  | ,|^ ", said, re.MULTILINE), key


def test_whoever_speaks_a_language_the_program_writes_is_offered_it(program):
    languages = {template.locale for template in program.templates.values() if template.locale}
    everywhere = {template.locale for w in program.workflows for t in w.templates if (template := program.templates[t])}

    assert len(languages) >= 2
    assert languages <= everywhere
    for workflow in program.workflows:
        assert any(not program.templates[t].locale for t in workflow.templates or program.templates), workflow.name


def grace() -> dict[str, object]:
    return template_words(customer="Grace Okafor", owner=OWNER, company="Contoso", score=3, touchpoint="room")


def nobody() -> dict[str, object]:
    return template_words(customer="", owner=OWNER, company="Contoso", score=None, touchpoint="")


def test_every_template_and_policy_is_used(program):
    if all(workflow.templates for workflow in program.workflows):
        assert {t for w in program.workflows for t in w.templates} == set(program.templates)
    assert {w.sla for w in program.workflows} == set(program.sla)
    assert {w.escalation for w in program.workflows} == set(program.escalations)
    calendars = {team.calendar for team in program.teams.values()} | {p.calendar for p in program.people.values()}
    assert calendars - {"always", ""} == set(program.calendars)


def test_everybody_has_a_name_of_their_own(program):
    """In the workspace that the demo builds, people are told apart by what stands before the @."""
    first = [person.name.split()[0] for person in program.people.values()]

    assert len(first) == len(set(first))


def test_nobody_real_is_named(name, program):
    said = answers(name)
    mails = {answer.customer.email.partition("@")[2] for answer in said if answer.customer.email}
    phones = {answer.customer.phone for answer in said if answer.customer.phone}
    text = file_of(name).read_text("utf-8") + "".join(program.playbooks.values())
    addresses = set(re.findall(r"[\w.]+@([\w.-]+)", text)) | set(re.findall(r"https?://([\w.-]+)", text))

    assert mails <= NOBODYS_DOMAIN
    assert {phone for phone in phones if not NOBODYS_NUMBER.fullmatch(phone)} == set()
    assert {address for address in addresses if not address.endswith((".example", "thread.tacv2"))} == set()


def test_the_samples_are_varied(name):
    said = answers(name)

    assert len(said) >= 24
    assert len({answer.customer.locale[:2] for answer in said if answer.customer.locale}) >= 5
    assert len({answer.source for answer in said}) >= (1 if name == "broadband" else 3)
    assert any(len(answer.comment) > 800 for answer in said)
    assert any("<!channel>" in answer.comment and "{{" in answer.comment for answer in said)
    assert any(answer.says_stop for answer in said)
    assert any(not answer.comment.strip() for answer in said)
    assert len(said) - len({answer.id for answer in said}) == 1, "one is completed by a later one"


def test_stars_and_smileys_are_read_on_their_own_scale():
    [house, *_] = [answer for answer in answers("hotels") if answer.source == "stay"]
    [review, *_] = [answer for answer in answers("hotels") if answer.source == "reviews"]

    assert (house.scale, review.scale) == (Scale.CSAT5, Scale.STARS5)


@pytest.mark.parametrize(
    ("hotel", "team"),
    [
        ("Dublin Custom House", "dublin"),
        ("münchen  isartor", "munich"),
        ("Paris Gare de Lyon", "paris"),
        ("Cork Harbour", "guest-relations"),
        ("", "guest-relations"),
    ],
)
def test_a_guest_is_answered_by_the_house_they_are_in(hotel, team):
    hotels = starter("hotels")
    guest = Feedback(
        source="stay", external_id="1", submitted_at=NOW, score=1, scale=Scale.CSAT5, context={"hotel": hotel}
    )
    workflow = hotels.workflow_for(guest)

    assert workflow is not None
    assert workflow.name == "in-house"
    assert hotels.team_of(workflow, guest) == team


@pytest.mark.parametrize("hour", range(0, 24, 3))
def test_a_guest_in_the_house_hears_within_twenty_minutes_at_any_hour(hour):
    hotels = starter("hotels")
    workflow = hotels.workflow("in-house")
    at = NOW.replace(hour=hour)

    assert workflow is not None
    assert (hotels.deadlines(workflow, "munich", at).first_contact.due - at).total_seconds() == 20 * 60
    assert any(step.any_hour for step in hotels.escalations[workflow.escalation or ""])
