"""A change of the program: what is different comes first, then who has to agree."""

from collections.abc import Iterator

from blocks.card import Buttons, Card, Facts, Part, Sentence, Strong, Style, Text
from blocks.cards.pieces import aloud, button
from blocks.labels import METRICS
from blocks.program_words import facts
from blocks.wording import and_more, capital, listed, number, plural, share, whose
from bot.actions import APPROVE_PROGRAM, DECLINE_PROGRAM
from bot.notifications import Who
from bot.notifications.revising import (
    ApprovalAsked,
    Beside,
    CauseGone,
    Overload,
    ProgramChanged,
    ProgramDecided,
    ProgramDeclined,
    ProgramNotTaken,
    ProgramWaits,
)
from bot.program.remedies import label_of
from bot.revising.difference import Differences

_OLD_TICKETS = "Tickets that are open keep what they were promised; new ones go by this."
#: Of fewer tickets than this nobody should conclude anything.
_FEW = 30
_AS_BEFORE = "Until then everything goes on as before."


def changed_card(said: ProgramChanged) -> Card:
    by = f"{said.by.first_name} agreed: " if said.by else ""
    title = f"{by}{'y' if by else 'Y'}our program has changed."
    return _card(title, *what_changes(said.differences), *_told(said), Text(_OLD_TICKETS, quiet=True))


def asked_card(said: ApprovalAsked) -> Card:
    """For whoever decides: what would be different, and two buttons."""
    title = f"Please look at a change of the program: {_count(said.differences)}."
    asks = f"It comes from {whose(said.owner.first_name)} program file. Until you agree, everything goes on as before."
    buttons = Buttons(
        (
            button("Approve", APPROVE_PROGRAM, said.revision, Style.PRIMARY),
            button("Not now", DECLINE_PROGRAM, said.revision),
        )
    )
    brings = (Text(_brings(each)) for each in said.too_much)
    return _card(title, *brings, *what_changes(said.differences), *_told(said), Text(asks), buttons)


def _brings(load: Overload) -> str:
    return (
        f"It would bring {load.team_name} about {load.a_day:.0f} tickets a working day, going by the last four weeks; "
        f"its people can do {load.can_do:.0f}."
    )


def waits_card(said: ProgramWaits) -> Card:
    title = f"Your change of the program waits for {_names(said.approvers)}."
    return _card(title, *what_changes(said.differences), *_told(said), Text(_AS_BEFORE, quiet=True))


def decided_card(said: ProgramDecided) -> Card:
    if said.approved:
        return _card("Thank you: it is in force.", Text(_OLD_TICKETS, quiet=True))
    return _card("Thank you: everything stays as it is.", Text("Whoever wrote it hears of it.", quiet=True))


def declined_card(said: ProgramDeclined) -> Card:
    title = f"Talk to {said.by.first_name} about your change of the program: not now, they say."
    rest = "Everything stays as it is. Another version of the file is asked about anew."
    return _card(title, *what_changes(said.differences), Text(rest, quiet=True))


def not_taken_card(said: ProgramNotTaken) -> Card:
    title = "Look at the program file again: it has a mistake and changes nothing."
    if len(said.mistakes) + said.more > 1:
        title = f"Look at the program file again: it has {_mistakes(said)} and changes nothing."
    more = [Text(f"{and_more(said.more)}: “ringback program check” lists them all.")]
    rest = Text("What was in force still is. The file is read again as soon as it changes.", quiet=True)
    return _card(title, *(Text(mistake) for mistake in said.mistakes), *(more if said.more else []), rest)


def _card(title: str, *parts: Part) -> Card:
    return Card(title=title, parts=parts, spoken=aloud(title))


def what_changes(differences: Differences) -> Iterator[Part]:
    """A line each, and not `Facts`: an address beside a sentence leaves the sentence no room on a phone."""
    if not differences:
        yield Text("Nothing that the bot goes by is different: comments, or the order of entries.")
    for name, what in facts(differences).items():
        yield Text((Strong(name), f": {what}"))


def _told(said: ProgramChanged | ApprovalAsked | ProgramWaits) -> Iterator[Part]:
    """What is to be known beside the change itself."""
    yield from (Text(_gone(each)) for each in said.gone)
    yield from _growing(said.growing)


def _gone(cause: CauseGone) -> Sentence:
    old = cause.cause.rpartition("/")[2]
    was = f"{plural(cause.tickets, 'ticket')} of the last year {'was' if cause.tickets == 1 else 'were'} closed with it"
    return (
        Strong(f"{cause.label or label_of(old)}"),
        f" is no cause any more, and {was}: the figures keep them under the old name. If it is only called otherwise "
        f"now, write “formerly: [{old}]” at its new name.",
    )


def _growing(several: tuple[Beside, ...]) -> Iterator[Part]:
    """Figures for whoever decides whether more customers shall be treated so."""
    for each in several:
        yield Text(f"{capital(each.workflow)} is to reach more customers. In the last {number(each.weeks)} weeks:")
        yield Facts({"Tickets": f"{each.tickets:,}; the others {each.rest:,}", **_side_by_side(each)})
        if each.tickets < _FEW:
            yield Text(f"With {plural(each.tickets, 'ticket')}, its figures say little yet.", quiet=True)


def _side_by_side(beside: Beside) -> dict[str, str]:
    """Metrics that have anything to say about the workflow."""
    return {
        METRICS[name]: f"{share(theirs.part, theirs.whole)}; the others {share(rest.part, rest.whole)}"
        for name, theirs, rest in beside.figures
        if theirs.whole
    }


def _count(differences: Differences) -> str:
    about = len(facts(differences, len(differences)))
    return plural(about, "thing") + (" is different" if about == 1 else " are different")


def _names(people: tuple[Who, ...]) -> str:
    return listed([each.first_name for each in people], "or")


def _mistakes(said: ProgramNotTaken) -> str:
    return plural(len(said.mistakes) + said.more, "mistake")
