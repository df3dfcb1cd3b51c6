"""Every key of the program file that a reader should know is on the map: changing it changes the page."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from blocks.maps import markdown, page
from bot.maps import program_map
from bot.maps.left_out import LEFT_OUT
from bot.program import Program
from bot.program.part import Part

FILE = Path(__file__).parents[1] / "programs" / "good" / "every-key.yaml"
DATA: Any = YAML(typ="safe", pure=True).load(FILE.read_text("utf-8"))
OLA, SIV, EVA = "ola@nordlys.example", "siv@nordlys.example", "eva@nordlys.example"

Where = tuple[str | int, ...]
FIRST: Where = ("workflows", 0)
#: A workflow of which the place decides whose it is.
PLACED: Where = ("workflows", 3)
STEP: Where = ("escalations", "care", 0)

#: For each key where it is changed, and to what; a key that is new to the file gets a line here and a row on the map.
CHANGED: dict[str, tuple[Where, object]] = {
    "Program.program": (("program",), {"name": "Other", "owner": "kim@nordlys.example", "zone": "Europe/Oslo"}),
    "Program.people": (("people", "new@nordlys.example"), {"name": "Liv Ny", "team": "care", "role": "frontline"}),
    "Program.calendars": (("calendars", "early"), {"zone": "Europe/Oslo", "open": {"mon": "06:00-08:00"}}),
    "Program.teams": (("teams", "shop"), {"lead": OLA, "conversation": {"slack": "C9"}}),
    "Program.sources": (("sources", "letters"), {"format": "standard"}),
    "Program.segments": (("segments", "small"), "customer.attributes.seats < 5"),
    "Program.sla": (("sla", "standard"), {}),
    "Program.escalations": (("escalations", "care"), []),
    "Program.root_causes": (("root_causes", "delivery"), {}),
    "Program.recovery_actions": (("recovery_actions", "flowers"), {}),
    "Program.templates": (("templates", "thanks"), {"name": "Takk", "subject": "Takk", "message": "Takk."}),
    "Program.workflows": ((*FIRST, "name"), "another"),
    "Program.adjustments": (
        ("adjustments",),
        {"pauses": {"big-and-unhappy": {"workflow": "big-and-unhappy", "since": "2026-03-02T09:00:00Z", "by": OLA}}},
    ),
    "Program.revision": (("revision",), "feedbeef"),
    "ProgramInfo.name": (("program", "name"), "Other"),
    "ProgramInfo.owner": (("program", "owner"), EVA),
    "ProgramInfo.zone": (("program", "zone"), "Europe/Paris"),
    "ProgramInfo.close_after": (("program", "close_after"), "11d"),
    "ProgramInfo.undo": (("program", "undo"), "3m"),
    "ProgramInfo.objectives": (("program", "objectives"), []),
    "ProgramInfo.approval": (("program", "approval"), {"by": EVA}),
    "Approval.by": (("program", "approval"), {"by": "kim@nordlys.example"}),
    "Objective.metric": (("program", "objectives", 0, "metric"), "promises_kept"),
    "Objective.target": (("program", "objectives", 0, "target"), "12%"),
    "Objective.per": (("program", "objectives", 0, "per"), "year"),
    "Objective.agreed_by": (("program", "objectives", 0, "agreed_by"), OLA),
    "PersonEntry.name": (("people", SIV, "name"), "Siv Lund"),
    "PersonEntry.role": (("people", SIV, "role"), "lead"),
    "PersonEntry.team": (("people", SIV, "team"), "night"),
    "PersonEntry.zone": (("people", SIV, "zone"), "Europe/Paris"),
    "PersonEntry.calendar": (("people", SIV, "calendar"), "late"),
    "PersonEntry.takes_a_day": (("people", SIV, "takes_a_day"), 5),
    "CalendarEntry.zone": (("calendars", "late", "zone"), "Europe/Paris"),
    "CalendarEntry.open": (("calendars", "late", "open", "fri"), "08:00-11:00"),
    "CalendarEntry.holidays": (("calendars", "late", "holidays"), "SE"),
    "CalendarEntry.closed": (("calendars", "late", "closed"), ["2026-05-18"]),
    "CalendarEntry.extra": (("calendars", "late", "extra"), {}),
    "Team.lead": (("teams", "care", "lead"), SIV),
    "Team.calendar": (("teams", "care", "calendar"), "always"),
    "Team.members": (("teams", "care", "members"), "@care-team"),
    "Team.assign": (("teams", "care", "assign"), "claim"),
    "Team.most_open": (("teams", "turns", "most_open"), 3),
    "Team.restricted": (("teams", "care", "restricted"), False),
    "Team.locations": (("teams", "care", "locations"), ["Oslo Vest"]),
    "PersonEntry.trained": (("people", SIV, "trained"), []),
    "Source.kind": (("sources", "app", "kind"), "review"),
    "Source.location": (("sources", "app", "location"), "context.shop"),
    "Workflow.scope": ((*PLACED, "scope"), None),
    "Scope.teams": ((*PLACED, "scope", "teams"), []),
    "Scope.locations": ((*PLACED, "scope", "locations"), []),
    "Scope.segments": ((*PLACED, "scope", "segments"), []),
    "Workflow.fallback_team": ((*PLACED, "fallback_team"), "care"),
    "Workflow.owner": ((*PLACED, "owner"), None),
    "Workflow.cap": ((*PLACED, "cap"), 3),
    "Workflow.quiet_for": ((*PLACED, "quiet_for"), "3d"),
    "Workflow.training": ((*FIRST, "training"), None),
    "Workflow.ask_customer": ((*PLACED, "ask_customer"), True),
    "Workflow.playbook_for": ((*FIRST, "playbook_for"), []),
    "PlaybookFor.when": ((*FIRST, "playbook_for", 0, "when"), "score <= 1"),
    "PlaybookFor.use": ((*FIRST, "playbook_for", 0, "use"), "anger"),
    "Workflow.templates_for": ((*FIRST, "templates_for"), []),
    "TemplatesFor.when": ((*FIRST, "templates_for", 0, "when"), "score <= 1"),
    "TemplatesFor.use": ((*FIRST, "templates_for", 0, "use"), ["sorry"]),
    "Team.name": (("teams", "care", "name"), "Support"),
    "Source.format": (("sources", "app", "format"), "delighted"),
    "Source.scale": (("sources", "app", "scale"), "stars5"),
    "Source.consent": (("sources", "app", "consent"), {}),
    "Source.attributes": (("sources", "app", "attributes", "region"), "text"),
    "Source.context": (("sources", "app", "context", "shop"), "text"),
    "Source.expect_every": (("sources", "app", "expect_every"), "5d"),
    "Consent.email": (("sources", "app", "consent", "email"), True),
    "Consent.phone": (("sources", "app", "consent", "phone"), False),
    "SlaPolicy.first_contact": (("sla", "standard", "first_contact"), {"within": "3h"}),
    "SlaPolicy.resolve": (("sla", "standard", "resolve"), {"within": "3d"}),
    "SlaPolicy.nudge": (("sla", "standard", "nudge"), ["30%"]),
    "SlaPolicy.ask_after": (("sla", "standard", "ask_after"), "5h"),
    "SlaPolicy.give_back_after": (("sla", "standard", "give_back_after"), "5h"),
    "SlaPolicy.wait": (("sla", "standard", "wait"), "5h"),
    "Target.within": (("sla", "standard", "first_contact", "within"), "3h"),
    "Target.clock": (("sla", "standard", "first_contact", "clock"), "customer"),
    "EscalationStep.after": ((*STEP, "after"), "unclaimed 7h"),
    "EscalationStep.notify": ((*STEP, "notify"), ["lead", SIV]),
    "EscalationStep.acknowledge": (("escalations", "care", 1, "acknowledge"), "25m"),
    "EscalationStep.repeat": (("escalations", "care", 3, "repeat"), None),
    "EscalationStep.clock": ((*STEP, "clock"), "customer"),
    "EscalationStep.any_hour": (("escalations", "care", 2, "any_hour"), False),
    "Repeat.every": (("escalations", "care", 3, "repeat", "every"), "45m"),
    "Repeat.times": (("escalations", "care", 3, "repeat", "times"), 2),
    "RootCause.name": (("root_causes", "billing", "name"), "Regning"),
    "RootCause.fixed_by": (("root_causes", "billing", "fixed_by"), "night"),
    "RootCause.subcategories": (("root_causes", "billing", "subcategories"), ["late"]),
    "Subcategory.name": (("root_causes", "price", "subcategories", "too-high", "name"), "Dear"),
    "RecoveryAction.name": (("recovery_actions", "credit", "name"), "Kreditt"),
    "RecoveryAction.limit": (("recovery_actions", "credit", "limit", "lead"), "99 NOK"),
    "RecoveryAction.budget": (("recovery_actions", "credit", "budget"), "99 NOK per year"),
    "Template.name": (("templates", "sorry", "name"), "Unnskyld"),
    "Template.channel": (("templates", "sorry", "channel"), "phone"),
    "Template.locale": (("templates", "sorry", "locale"), "da"),
    "Workflow.name": ((*FIRST, "name"), "another"),
    "Workflow.when": ((*FIRST, "when"), "score <= 2"),
    "Workflow.rollout": ((*FIRST, "rollout"), "draft"),
    "Workflow.team": ((*FIRST, "team"), "night"),
    "Workflow.notify": ((*FIRST, "notify"), [SIV]),
    "Workflow.sla": ((*FIRST, "sla"), "other"),
    "Workflow.escalation": ((*FIRST, "escalation"), "other"),
    "Workflow.playbook": ((*FIRST, "playbook"), "anger"),
    "Workflow.templates": ((*FIRST, "templates"), ["call"]),
    "Workflow.if_this_fails": ((*FIRST, "if_this_fails"), "They tell others."),
    "Workflow.close_after": ((*FIRST, "close_after"), "21d"),
}


def models(of: type[Part] = Part) -> Iterator[type[Part]]:
    for each in of.__subclasses__():
        yield each
        yield from models(each)


KEYS = sorted(f"{model.__name__}.{key}" for model in models() for key in model.model_fields)


def is_left_out(key: str) -> bool:
    """By itself, or with its whole model."""
    return key in LEFT_OUT or key.partition(".")[0] in LEFT_OUT


def program(change: Callable[[Any], None] = lambda data: None) -> Program:
    data = deepcopy(DATA)
    data["sla"]["other"] = {"first_contact": {"within": "2h"}}
    data["escalations"]["other"] = [{"after": "reopened", "notify": "lead"}]
    data["workflows"][0]["playbook_for"] = [{"when": "score <= 2", "use": "calm"}]
    change(data)
    return Program.model_validate(data)


def drawn(of: Program) -> str:
    return markdown(page(program_map(of), date(2026, 3, 2)))


def test_every_key_is_on_the_map_or_left_out_for_a_reason():
    missing = [key for key in KEYS if key not in CHANGED and not is_left_out(key)]

    assert missing == [], "give them a row in blocks/maps and a line in CHANGED, or a reason in bot/maps/left_out.py"
    assert sorted({*CHANGED, *LEFT_OUT} - {*KEYS, *(key.partition(".")[0] for key in KEYS)}) == [], "no more there"
    assert [key for key in CHANGED if is_left_out(key)] == []
    assert all(len(reason.split()) > 3 for reason in LEFT_OUT.values())


@pytest.mark.parametrize("key", sorted(CHANGED))
def test_who_changes_it_changes_the_page(key):
    (*way, last), value = CHANGED[key]

    def change(data: Any) -> None:
        for step in way:
            data = data[step]
        data[last] = value

    assert drawn(program(change)) != drawn(program())
