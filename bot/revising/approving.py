"""Whether another revision takes effect: at once, or once whoever the program names has agreed."""

from dataclasses import asdict, dataclass, replace

from bot.errors import Reason, Refusal
from bot.moment import Moment
from bot.people import Person, PersonId
from bot.program import Program
from bot.revising.difference import Differences
from bot.revising.edition import Edition, Waiting, What
from bot.revising.entry import APPROVAL_ASKED, PROGRAM_WAITS, Entry, Text, after, first, tell
from bot.simulation import TooMuch


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A program file that was read and is fine."""

    revision: str
    #: As it is kept: with `${NAME}` in place of every secret.
    text: str
    #: The program in force, as far as it can be read, and what is different from that.
    in_force: Program | None = None
    differences: Differences = ()
    #: What was last decided about this very text, if it was ever looked at.
    last: What | None = None
    #: Teams to which it brings more than they can do, and the one in force does not.
    too_much: tuple[TooMuch, ...] = ()


def consider(latest: Edition | None, candidate: Candidate, moment: Moment) -> Entry | None:
    """
    What comes of a file that is there; None where nothing is new.

    Whether somebody has to agree, the program in force says, so that no file
    can excuse itself; a file that brings a team more than it can do waits in
    any case (G1: do not start what cannot be staffed). A file that its approver declined is not asked about
    again, until it is another one.
    """
    keep = Text(candidate.revision, candidate.text)
    if latest is None:
        return first(keep)
    if candidate.revision == latest.revision:
        return _withdraw(latest, moment)
    in_force = candidate.in_force
    if in_force is not None and in_force.revision != latest.revision:
        return None  # another one took effect meanwhile: whoever looked looks again
    if in_force is None or (in_force.program.approval is None and not candidate.too_much):
        return _take_effect(latest, candidate, keep, moment)
    if latest.waiting is not None and latest.waiting.revision == candidate.revision:
        return None
    if candidate.last is What.DECLINED:
        return None
    return _propose(latest, candidate, keep, replace(moment, program=in_force))


def approve(latest: Edition | None, revision: str, by: Person, moment: Moment) -> Entry:
    """The waiting *revision* takes effect, because *by* says so."""
    edition, waiting = _required(latest, revision, by, moment)
    told = tell(edition, "program_changed", _owner(moment), waiting.differences, by=by.email)
    return after(
        edition,
        What.APPROVED,
        revision,
        by=by.email,
        revision=revision,
        waiting=None,
        differences=waiting.differences,
        tell=(told,) if by.email != _owner(moment) else (),
    )


def decline(latest: Edition | None, revision: str, by: Person, moment: Moment) -> Entry:
    """It does not; what was in force still is."""
    edition, waiting = _required(latest, revision, by, moment)
    told = tell(edition, "program_declined", _owner(moment), waiting.differences, by=by.email)
    tell_owner = (told,) if by.email != _owner(moment) else ()
    return after(edition, What.DECLINED, revision, by=by.email, waiting=None, tell=tell_owner)


def approvers(moment: Moment) -> tuple[PersonId, ...]:
    """
    Whose word lets another revision take effect.

    Where it names nobody, or nobody of them is left because the chat has closed
    their accounts, the program's owner, so that no program is locked for good.
    """
    approval = moment.program.program.approval
    named = approval.by if approval else ()
    return tuple(each for each in named if not _is_gone(each, moment)) or (_owner(moment),)


def _is_gone(person: PersonId, moment: Moment) -> bool:
    absence = moment.absences.at(person, moment.now)
    return moment.program.person(person) is None or (absence is not None and absence.until is None)


def _owner(moment: Moment) -> PersonId:
    return moment.program.program.owner


def _withdraw(latest: Edition, moment: Moment) -> Entry | None:
    """The file is again what is in force: nothing waits any more."""
    if latest.waiting is None:
        return None
    return after(latest, What.WITHDRAWN, latest.waiting.revision, waiting=None)


def _take_effect(latest: Edition, candidate: Candidate, keep: Text, moment: Moment) -> Entry:
    return after(
        latest,
        What.TOOK_EFFECT,
        candidate.revision,
        revision=candidate.revision,
        waiting=None,
        differences=candidate.differences,
        keep=keep,
        tell=(tell(latest, "program_changed", _owner(moment), candidate.differences, by=""),),
    )


def _propose(latest: Edition, candidate: Candidate, keep: Text, moment: Moment) -> Entry:
    """It replaces whatever waited before."""
    asked, owner = approvers(moment), _owner(moment)
    too_much = [asdict(each) for each in candidate.too_much]
    told = {"revision": candidate.revision, "too_much": too_much}
    asks = [tell(latest, APPROVAL_ASKED, each, candidate.differences, **told) for each in asked]
    awaited = {"revision": candidate.revision, "approvers": list(asked)}
    waits = tell(latest, PROGRAM_WAITS, owner, candidate.differences, **awaited)
    return after(
        latest,
        What.PROPOSED,
        candidate.revision,
        waiting=Waiting(revision=candidate.revision, differences=candidate.differences),
        keep=keep,
        tell=tuple(asks) if owner in asked else (*asks, waits),
    )


def _required(latest: Edition | None, revision: str, by: Person, moment: Moment) -> tuple[Edition, Waiting]:
    """What waits, where it is this one and *by* may decide about it."""
    if by.email not in approvers(moment):
        raise Refusal(Reason.NOT_THE_APPROVER, approvers=approvers(moment))
    waiting = latest.waiting if latest else None
    if latest is None or waiting is None:
        raise Refusal(Reason.NOTHING_WAITS)
    if waiting.revision != revision:
        raise Refusal(Reason.A_NEWER_ONE_WAITS)
    return latest, waiting
