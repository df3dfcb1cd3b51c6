"""Which feedback is followed up, by whom, and how fast."""

from enum import StrEnum

from bot.program.part import Duration, Name, Part, Sentence


class Rollout(StrEnum):
    """How far a workflow has come into use."""

    #: Being written: it is looked at and does nothing.
    DRAFT = "draft"
    #: Evaluated and counted; nobody is told.
    SHADOW = "shadow"
    #: In use, and watched.
    PILOT = "pilot"
    LIVE = "live"

    @property
    def opens_tickets(self) -> bool:
        return self in (Rollout.PILOT, Rollout.LIVE)


class Workflow(Part):
    name: Name
    """a name of its own"""
    when: Sentence
    """a condition, see below"""
    rollout: Rollout = Rollout.DRAFT
    """`draft` (default: being written), `shadow` (counted, nobody is told), `pilot`, `live`. Only the last two
    open tickets
    """
    team: str
    """whose ticket it is"""
    notify: tuple[str, ...] = ()
    """who is told besides: addresses, or `customer.attributes.<name>` where the customer's data holds one"""
    sla: str
    """a name from `sla`"""
    escalation: str | None = None
    """a name from `escalations`"""
    playbook: str | None = None
    """`detractor` is `playbooks/detractor.md` beside this file"""
    templates: tuple[str, ...] = ()
    """which templates the form offers; all if left out"""
    if_this_fails: Sentence
    """what happens to the company when nobody follows up: one sentence, printed in the map"""
    close_after: Duration | None = None
    """in place of the program's"""


class Defaults(Part):
    """What a workflow leaves out: any of its keys but `name` and `when`; each means what it means there."""

    rollout: Rollout | None = None
    team: str | None = None
    notify: tuple[str, ...] | None = None
    sla: str | None = None
    escalation: str | None = None
    playbook: str | None = None
    templates: tuple[str, ...] | None = None
    if_this_fails: Sentence | None = None
    close_after: Duration | None = None
