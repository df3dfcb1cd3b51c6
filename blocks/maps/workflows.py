"""
What the map says of a workflow, a row for each thing one should know.

A new key of the program file is one more entry in `ROWS`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from blocks.maps.conditions import in_words
from blocks.maps.owners import owned
from blocks.maps.page import Code, Entry, Words
from blocks.maps.spans import day, share, span, within
from blocks.wording import listed, spaced
from bot.maps import ToldBesides, WorkflowMap
from bot.maps.expressions import in_one_line
from bot.program import Rollout
from bot.program.remedies import label_of

ROLLOUTS: Final[Mapping[Rollout, str]] = {
    Rollout.DRAFT: "being written: does nothing yet",
    Rollout.SHADOW: "counted only: nobody is told",
    Rollout.PILOT: "in use, on trial",
    Rollout.LIVE: "in use",
}


def _starts(map_: WorkflowMap) -> Words:
    """In words, and the condition itself beside them."""
    condition = in_one_line(map_.workflow.when)
    words = in_words(condition)
    if words is None:
        return ("this holds: ", Code(condition))
    return (*words, ". ", Code(condition))


def _told(map_: WorkflowMap) -> Words | None:
    return (f"{listed([_name(each) for each in map_.told])}, once, when it is opened",) if map_.told else None


def _name(told: ToldBesides) -> str:
    return told.name or f"the customer's {spaced(told.attribute)}"


def _fast(map_: WorkflowMap) -> Words:
    sla = map_.sla
    shares = listed([share(part) for part in sla.nudge])
    reminded = f"reminders after {shares} of it" if shares else "no reminders"
    return (f"first answer {within(sla.first_contact)}, solved {within(sla.resolve)}; {reminded}",)


def _late(map_: WorkflowMap) -> Words:
    policy = map_.workflow.escalation
    if policy is None:
        return ("nobody else hears of it by the clock",)
    return (f"the steps “{label_of(policy)}” below",)


def _helped(map_: WorkflowMap) -> Words | None:
    playbook = map_.workflow.playbook
    some = [f"“{label_of(each.use)}” if {_said(each.when)}" for each in map_.workflow.playbook_for]
    fits = [
        f"{listed([map_.template_names[name] for name in each.use])} first if {_said(each.when)}"
        for each in map_.workflow.templates_for
    ]
    help_ = [
        *([f"the playbook “{label_of(playbook)}”"] if playbook else []),
        *(f"the playbook {each}" for each in some),
        *(f"the message {each}" for each in fits),
        *(f"the message “{template.name}”" for template in map_.templates),
    ]
    return (listed(help_),) if help_ else None


def _said(condition: str) -> str:
    """A condition in the middle of a sentence."""
    written = in_one_line(condition)
    words = in_words(written)
    return "".join(each.written if isinstance(each, Code) else each for each in words or (written,))


def only_for(map_: WorkflowMap) -> str:
    """Where it is in use, in the middle of a sentence; empty where that is everywhere."""
    scope = map_.workflow.scope
    if scope is None:
        return ""
    counts_as = [f"“{spaced(name)}”" for name in scope.segments]
    only = [
        *([f"tickets of {listed(map_.scope_teams, 'or')}"] if scope.teams else []),
        *([f"answers from {listed(scope.locations, 'or')}"] if scope.locations else []),
        *([f"what counts as {listed(counts_as, 'or')}"] if scope.segments else []),
    ]
    return f"only for {listed(only)}"


def _where(map_: WorkflowMap) -> Words | None:
    only = only_for(map_)
    return (f"{only}; everything else goes on to the next one",) if only else None


def _many(map_: WorkflowMap) -> Words | None:
    workflow = map_.workflow
    set_ = f" (set in the chat by {map_.capped_by})" if map_.capped_by else ""
    said = [
        *([f"{workflow.cap} a day are posted{set_}; the others stand in one list a day"] if workflow.cap else []),
        *([f"every ticket is posted{set_}"] if set_ and not workflow.cap else []),
        *(
            [f"a customer has one ticket within {span(workflow.quiet_for)}; what else they say joins it"]
            if workflow.quiet_for
            else []
        ),
    ]
    return ("; ".join(said),) if said else None


def _ends(map_: WorkflowMap) -> Words | None:
    if map_.workflow.close_after is None:
        return None
    return (f"solved, and {span(map_.close_after)} without a word from the customer",)


def _afterwards(map_: WorkflowMap) -> Words | None:
    return None if map_.workflow.ask_customer else ("the customer is not asked whether it is solved",)


def _paused(map_: WorkflowMap) -> Words | None:
    pause = map_.pause
    if pause is None:
        return None
    until = f" until {day(pause.until.date())}" if pause.until else ""
    return (f"by {map_.paused_by} since {day(pause.since.date())}{until}: it opens no tickets",)


def _fails(map_: WorkflowMap) -> Words:
    return (map_.workflow.if_this_fails,)


#: A row that has nothing to say is left out.
ROWS: Final[tuple[tuple[str, Callable[[WorkflowMap], Words | None]], ...]] = (
    ("Paused", _paused),
    ("Starts when", _starts),
    ("In use", _where),
    ("Not too many", _many),
    ("How fast", _fast),
    ("Who answers", owned),
    ("Told besides", _told),
    ("If it is late", _late),
    ("Help at hand", _helped),
    ("Is over when", _ends),
    ("Afterwards", _afterwards),
    ("If this fails", _fails),
)


def entries(maps: Sequence[WorkflowMap]) -> Iterator[Entry]:
    """Each workflow; what is the same in all of them is said once."""
    said = [_rows(each) for each in maps]
    shared = [label for label, _ in ROWS if len({rows.get(label) for rows in said}) == 1] if len(maps) > 1 else []
    for each, rows in zip(maps, said, strict=True):
        rollout = each.workflow.rollout
        yield Entry(
            title=f"{each.place}. {label_of(each.workflow.name)}",
            mark=ROLLOUTS[rollout],
            pairs=tuple(pair for pair in rows.items() if pair[0] not in shared),
            faint=not rollout.opens_tickets,
        )
    if pairs := tuple((label, said[0][label]) for label in shared if label in said[0]):
        yield Entry(title="In all of them", mark="", pairs=pairs)


def _rows(map_: WorkflowMap) -> dict[str, Words]:
    return {label: words for label, row in ROWS if (words := row(map_))}
