"""A week's answers that no workflow caught, and what workflows in shadow would have done."""

import json
from collections.abc import Iterator

from blocks.card import Card, Divider, Facts, Part, Text
from blocks.cards.answers import answer_parts
from blocks.days import day
from blocks.wording import capital, number, plural
from bot.notifications import AnswerShown, Shadows, ShadowStands, Uncaught


def uncaught_card(week: Uncaught) -> Card:
    title = _first(week)
    return Card(title=title, parts=tuple(_parts(week)), spoken=title)


def _first(week: Uncaught) -> str:
    if not week.uncaught:
        return "Every answer of last week was followed up; this is what a workflow in shadow would have done."
    if week.uncaught == len(week.sample):
        return f"Look at {plural(week.uncaught, 'answer')} that no workflow caught: should one have?"
    some = f"{number(len(week.sample))} of {number(week.uncaught)}"
    return f"Look at {some} answers that no workflow caught: should one have?"


def _parts(week: Uncaught) -> Iterator[Part]:
    yield Text(_counts(week))
    for answer in week.sample:
        yield from answer_parts(answer, week.zone)
    if week.shadows:
        yield Divider()
        yield from _shadow_parts(week.shadows)
    if week.sample:
        yield Text(f"To see why none caught it, step by step: {_route(week.sample[0])}", quiet=True)


def _route(answer: AnswerShown) -> str:
    """The command, with what is no customer's words."""
    said: dict[str, object] = {"source": answer.source}
    said |= {"score": answer.score} if answer.score is not None else {}
    said |= {"touchpoint": answer.touchpoint} if answer.touchpoint else {}
    said |= {"comment": "…"} if answer.verbatim else {}
    return f"ringback program route program.yaml --json '{json.dumps(said, ensure_ascii=False)}'"


def _counts(week: Uncaught) -> str:
    came = f"From {day(week.first, week.zone)} to {day(week.last, week.zone)}, {plural(week.answers, 'answer')} came."
    if not week.uncaught:
        return came
    none = f" No workflow caught {number(week.uncaught)} of them"
    shadow = f"; one in shadow would have caught {number(week.shadowed)} of those" if week.shadowed else ""
    return f"{came}{none}{shadow}."


def _shadow_parts(shadows: tuple[ShadowStands, ...]) -> Iterator[Part]:
    yield Text("If they were live, workflows in shadow would have opened:")
    yield Facts({each.workflow: _opened(each) for each in shadows})


def _opened(shadow: ShadowStands) -> str:
    if not shadow.tickets:
        return f"nothing for {shadow.team_name}"
    tickets = f"{plural(shadow.tickets, 'ticket')} for {shadow.team_name}"
    others = shadow.tickets - shadow.alone
    if not others:
        return tickets
    if others == shadow.tickets:
        return f"{tickets}, {'which' if others == 1 else 'all of which'} another workflow took"
    return f"{tickets}; another workflow took {number(others)} of them"


def shadows_card(asked: Shadows) -> Card:
    """What `/loop shadow` answers."""
    if not asked.shadows:
        title = "No workflow is in shadow."
        how = (
            "Write `rollout: shadow` in the program file, and what it would open is counted without disturbing anybody."
        )
        return Card(title=title, parts=(Text(how.replace("`", "")),))
    title = (
        f"Of {plural(asked.answers, 'answer')} in the last {asked.days} days, workflows in shadow would have opened:"
    )
    facts = Facts({each.workflow: _opened(each) for each in asked.shadows})
    counted = "Counted anew each time, by the program as it is now."
    return Card(title=title, parts=(facts, Text(capital(counted), quiet=True)))
