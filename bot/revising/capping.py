"""What the chat changes from one day to the next: how many tickets a day of a workflow are posted as cards."""

from bot.errors import Reason, Refusal
from bot.moment import Moment
from bot.people import Person
from bot.program import Workflow
from bot.program.adjusting import adjusted
from bot.program.adjustments import Adjustments, CapSet
from bot.revising.difference import Difference
from bot.revising.edition import Edition, What
from bot.revising.entry import Entry, after, tell
from bot.revising.pausing import answering, require_pauser, required

#: As many as a program file may name.
MOST = 100_000


def cap(latest: Edition | None, workflow: str, a_day: int | None, by: Person, moment: Moment) -> Entry | None:
    """From now on so many a day are posted; None: all of them. Nothing comes of it where that is so already."""
    edition, capped = _found(latest, workflow, by, moment)
    if a_day is not None and not 1 <= a_day <= MOST:
        raise Refusal(Reason.NO_CAP, words=str(a_day), workflow=capped.name)
    if a_day == capped.cap:
        return None
    over = _written(capped, moment)
    if a_day == over:
        return uncap(latest, workflow, by, moment)
    set_ = CapSet(workflow=capped.name, a_day=a_day, since=moment.now, by=by.email, over=over)
    return _entered(edition, What.CAPPED, capped, edition.adjustments.with_cap(set_), a_day, by, moment)


def uncap(latest: Edition | None, workflow: str, by: Person, moment: Moment) -> Entry | None:
    """The file's word counts again; None where it does already."""
    edition, capped = _found(latest, workflow, by, moment)
    if capped.name not in edition.adjustments.caps:
        return None
    left = edition.adjustments.without_cap(capped.name)
    return _entered(edition, What.UNCAPPED, capped, left, _written(capped, moment), by, moment)


def _found(latest: Edition | None, workflow: str, by: Person, moment: Moment) -> tuple[Edition, Workflow]:
    """The workflow as the newest edition has it, which this process may not have heard of."""
    edition = required(latest)
    return edition, require_pauser(by, workflow, adjusted(moment.program, edition.adjustments))


def _entered(
    edition: Edition, what: What, capped: Workflow, left: Adjustments, a_day: int | None, by: Person, moment: Moment
) -> Entry:
    was, now = _said(capped.cap), _said(a_day)
    difference = Difference(section="workflows", name=capped.name, key="cap", before=was, after=now)
    told = (
        tell(edition, "cap_changed", to, workflow=capped.name, by=by.email, a_day=a_day, file=what is What.UNCAPPED)
        for to in answering(capped, by, moment)
    )
    return after(edition, what, capped.name, by=by.email, adjustments=left, differences=(difference,), tell=tuple(told))


def _written(workflow: Workflow, moment: Moment) -> int | None:
    """What the file says."""
    written = moment.program.as_written.workflow(workflow.name)
    return written.cap if written else None


def _said(a_day: int | None) -> str:
    return "" if a_day is None else str(a_day)
