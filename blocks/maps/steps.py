"""Each escalation step as a sentence: when it comes, who hears of it, how long they have."""

from collections.abc import Iterator
from datetime import timedelta

from blocks.maps.page import Words
from blocks.maps.spans import on, share, span, working
from blocks.wording import listed, plural
from bot.maps import PolicyMap, StepMap
from bot.program import Clock
from bot.program.escalations import (
    After,
    AskedForHelp,
    CustomerWrote,
    Goal,
    Missed,
    PromiseMissed,
    PublicRisk,
    Reopened,
    Unclaimed,
    Used,
)

_GOALS = {Goal.FIRST_CONTACT: "first answer", Goal.RESOLVE: "solution"}


def sentences(policy: PolicyMap, owner: str) -> Iterator[Words]:
    """Its steps in the order of the file, and who hears of it where nobody answers."""
    for step in policy.steps:
        yield (f"If {when(step.step.after, step.step.clock)}, {_told(step, policy)}.",)
    yield (f"If the last of them does not answer in time, {owner}, who owns this program, is told.",)


def when(after: After, clock: Clock) -> str:
    """When a step comes, in the middle of a sentence."""
    match after:
        case Unclaimed(delay=delay):
            return f"nobody has taken it for {on(clock, delay)}"
        case Used(target=goal, share=part):
            return f"{share(part)} of the time for a {_GOALS[goal]} has passed"
        case Missed(target=goal, delay=delay):
            return f"the {_GOALS[goal]} is {f'{on(clock, delay)} ' if delay else ''}late"
        case PromiseMissed(delay=delay):
            return f"a promise to the customer is {f'{on(clock, delay)} ' if delay else ''}late"
        case Reopened(delay=delay):
            return f"the customer says that it is not solved{_unheard(delay, clock)}"
        case AskedForHelp(delay=delay):
            waited = f"has waited for help for {on(clock, delay)}"
            return f"whoever has it {waited if delay else 'asks for help'}"
        case CustomerWrote(delay=delay):
            since = f" for {on(clock, delay)}" if delay else ""
            return f"the customer has written again and was not reached{since}"
        case PublicRisk():
            return "help is asked for because it may become public"


def _unheard(delay: timedelta, clock: Clock) -> str:
    return f" and has heard nothing for {on(clock, delay)}" if delay else ""


def _told(step: StepMap, policy: PolicyMap) -> str:
    said, whom = step.step, list(_whom(step, policy))
    are, have = ("are", "have") if len(whom) > 1 else ("is", "has")
    # whoever is told at any hour is awaited by the clock on the wall, and told again by it
    time = span if said.any_hour else working
    told = [f"{are} told", *(["at any hour"] if said.any_hour else [])]
    answers = f" and {have} {time(said.acknowledge)} to answer" if said.acknowledge else ""
    again = f", and again every {time(said.repeat.every)}, {_at_most(said.repeat.times)}" if said.repeat else ""
    return f"{listed(whom)} {', '.join(told)}{',' if said.any_hour and answers else ''}{answers}{again}"


def _whom(step: StepMap, policy: PolicyMap) -> Iterator[str]:
    if step.tells_team:
        yield policy.team.name
    if step.tells_owner:
        yield "whoever has it"
    yield from step.people


def _at_most(times: int) -> str:
    return "once" if times == 1 else f"at most {plural(times, 'time')}"
