"""What stands out in a simulation, in a few sentences; the gravest first."""

from collections.abc import Iterator

from blocks.simulation.figures import WEEKDAY_NAMES, count, day, number, share
from blocks.wording import listed, spaced
from bot.feedback import Band
from bot.program import Rollout
from bot.simulation import Forecast, Kept, TeamLoad, TooMuch, Untrained, more_than_they_can_do

#: Of the working days; what is more than this is no exception.
_OFTEN = 0.1
#: Of a workflow's customers; what misses more than this is no matter of a few Sundays.
_MANY = 0.25
#: Fewer who hear late are chance.
_FEW = 2
#: Of fewer answers it says nothing that none was for some workflow.
_ENOUGH = 100


def findings(forecast: Forecast) -> Iterator[str]:
    too_much = more_than_they_can_do(forecast.teams)
    yield from map(more_than_can_be_done, too_much)
    never = {each.team for each in too_much}
    yield from (line for team in forecast.teams for line in _of_team(team, team.team in never))
    yield from (_of_groups(team) for team in forecast.teams if team.unread)
    yield from (_of_target(each) for each in forecast.kept if _is_often_missed(each))
    yield from _of_what_none_caught(forecast)
    yield from _of_workflows(forecast)
    for name, times in forecast.shares.faults:
        yield f"The condition of {name} could not be worked out {count(times, 'time')}: ask program route why."


def more_than_can_be_done(found: TooMuch) -> str:
    """Also what somebody is asked about before such a program goes live."""
    if not found.can_do:
        return (
            f"Tickets come to {found.name} ({number(found.a_day)} a day), and by the program nobody in it takes any: "
            "only who is frontline does, unless it says otherwise. Write how many for whoever is to answer them, "
            "such as takes_a_day: 4."
        )
    return (
        f"{found.name} gets {number(found.a_day)} tickets on a working day and can do {number(found.can_do)}: "
        "it would never catch up."
    )


def _of_team(team: TeamLoad, never_catches_up: bool) -> Iterator[str]:
    if team.overfull and not never_catches_up:
        how = "often" if team.overfull > _OFTEN * team.working_days else "now and then"
        yield f"{team.name} {how} gets more than it can do: {_full_days(team)}."
    if team.without_a_minute:
        yield (
            f"{count(team.without_a_minute, 'customer')} of {team.name} "
            f"({share(team.without_a_minute, team.tickets)}) cannot hear in time: nobody works between their answer "
            f"and its target. {_when(team)}"
        )
    yield from (_of_training(team, each) for each in team.untrained)


def _is_often_missed(kept: Kept) -> bool:
    """Few need no word, nor what was said of the team; and who may have its tickets is said elsewhere."""
    waited, late = kept.waited / kept.tickets, (kept.waited + kept.without_a_minute) / kept.tickets
    return kept.waited + kept.without_a_minute >= _FEW and (waited > _OFTEN or late > _MANY)


def _of_target(kept: Kept) -> str:
    late = kept.waited + kept.without_a_minute
    said = (
        f"{kept.workflow} would miss its target for {late:,} of {count(kept.tickets, 'customer')} "
        f"({share(late, kept.tickets)})"
    )
    if not kept.waited:
        return f"{said}: nobody works before it."
    if not kept.without_a_minute:
        return f"{said}: they wait too long for their turn. More people, or more time for it, would help."
    return (
        f"{said}: nobody works in time for {kept.without_a_minute:,} of them, and {kept.waited:,} "
        f"{'waits' if kept.waited == 1 else 'wait'} too long for their turn."
    )


def _of_training(team: TeamLoad, found: Untrained) -> str:
    whose = (
        f"so {listed(found.left_to, 'or')} would have to take {'it' if found.tickets == 1 else 'them'}"
        if found.left_to
        else f"nor is anybody else who could take {'it' if found.tickets == 1 else 'them'}, "
        f"so {'it stays' if found.tickets == 1 else 'they stay'} with nobody"
    )
    return (
        f"{count(found.tickets, 'ticket')} of {team.name} asked for somebody trained for {spaced(found.training)}: "
        f"none of those who take its tickets is, {whose}. Write trained: [{found.training}] for those who are to."
    )


def _of_groups(team: TeamLoad) -> str:
    return (
        f"Who is in {listed(team.unread)} only Slack knows: these people of {team.name} are not counted here, "
        "and what they can do is not either."
    )


def _full_days(team: TeamLoad) -> str:
    said = f"on {team.overfull:,} of {count(team.working_days, 'working day')}"
    most = team.most_waiting
    return f"{said}, and {number(most.waits)} were left over on {day(most.day)}" if most and most.waits >= 1 else said


def _when(team: TeamLoad) -> str:
    """The weekdays of targets that cannot be met."""
    often = sorted(team.without_a_minute_weekdays, key=lambda each: -each[1])[:2]
    days = " or a ".join(WEEKDAY_NAMES[weekday] for weekday, _ in often)
    counted = sum(how_many for _, how_many in often)
    if team.without_a_minute == 1:
        return f"That target fell on a {days}."
    if counted == team.without_a_minute:
        return f"All these targets fell on a {days}."
    if counted > team.without_a_minute / 2:
        return f"Most of these targets fell on a {days}."
    return f"These targets fell on all kinds of days, most often on a {days}."


def _of_what_none_caught(forecast: Forecast) -> Iterator[str]:
    unhappy = dict(forecast.shares.uncaught_bands).get(Band.DETRACTOR, 0)
    if unhappy:
        yield f"No workflow caught {count(unhappy, 'unhappy customer')}: is that meant?"


def _of_workflows(forecast: Forecast) -> Iterator[str]:
    for each in forecast.shares.workflows if forecast.shares.answers >= _ENOUGH else ():
        if each.answers == 0 and each.rollout is not Rollout.DRAFT:
            yield f"{each.name} caught nothing in all this time."
