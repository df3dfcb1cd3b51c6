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
    when: Sentence
    rollout: Rollout = Rollout.DRAFT
    team: str
    #: Told besides the owner: e-mail addresses, or the attribute that holds one.
    notify: tuple[str, ...] = ()
    sla: str
    escalation: str | None = None
    playbook: str | None = None
    #: The templates its respond form offers; none named is all of them.
    templates: tuple[str, ...] = ()
    #: What happens to the company when nobody follows up: the map prints it.
    if_this_fails: Sentence
    close_after: Duration | None = None


class Defaults(Part):
    """What a workflow leaves out: any of its keys but `name` and `when`."""

    rollout: Rollout | None = None
    team: str | None = None
    notify: tuple[str, ...] | None = None
    sla: str | None = None
    escalation: str | None = None
    playbook: str | None = None
    templates: tuple[str, ...] | None = None
    if_this_fails: Sentence | None = None
    close_after: Duration | None = None
