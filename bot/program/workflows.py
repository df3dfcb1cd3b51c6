"""Which feedback is followed up, by whom, and how fast."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StrictBool, model_validator

from bot.program.part import Duration, Name, Part, Sentence, wrong
from bot.program.places import BY_LOCATION, Scope


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


class PlaybookFor(Part):
    """A playbook for some of a workflow's feedback."""

    when: Sentence
    """a condition, as in `when`"""
    use: str
    """a name, as in `playbook`"""


class TemplatesFor(Part):
    """Templates that come first for some of a workflow's feedback."""

    when: Sentence
    """a condition, as in `when`"""
    use: Annotated[tuple[str, ...], Field(min_length=1)]
    """names from `templates`"""


class Workflow(Part):
    name: Name
    """a name of its own"""
    when: Sentence
    """a condition, see below"""
    rollout: Rollout = Rollout.DRAFT
    """`draft` (default: being written), `shadow` (counted, nobody is told), `pilot`, `live`. Only the last two
    open tickets
    """
    scope: Scope | None = None
    """where it is in use, `{teams, locations, segments}`: each a list, of which one must fit; everywhere if left
    out. What lies outside goes on to the next workflow, and is counted as if this one were in `shadow`
    """
    team: str
    """whose ticket it is: a name from `teams`, or `by_location` for the team that looks after the place where the
    customer was
    """
    fallback_team: str | None = None
    """whose it is where no team looks after that place; only with `team: by_location`, and needed there"""
    owner: str | None = None
    """who gets the ticket at once, where the customer's data names somebody who is there:
    `customer.attributes.account_manager`
    """
    cap: Annotated[int, Field(ge=1, le=100_000)] | None = None
    """so many tickets a day are posted as cards; what comes after them stands in one list a day, is counted, and
    can be claimed from there
    """
    training: Name | None = None
    """only whoever has it under `trained` may have such a ticket: `vulnerable`"""
    ask_customer: StrictBool = True
    """`false`: the customer is not asked afterwards whether it is solved *(kept; acted upon in a later version: today
    nobody is asked)*
    """
    quiet_for: Duration | None = None
    """a customer who has a ticket gets no second one for so long: what they say joins the open one, or is noted
    on the one that was settled
    """
    notify: tuple[str, ...] = ()
    """who is told besides: addresses, or `customer.attributes.<name>` where the customer's data holds one"""
    sla: str
    """a name from `sla`"""
    escalation: str | None = None
    """a name from `escalations`"""
    playbook: str | None = None
    """`detractor` is `playbooks/detractor.md` beside this file"""
    playbook_for: tuple[PlaybookFor, ...] = ()
    """others in its place, `[{when: 'mentions("engineer")', use: visit}]`; the first whose condition holds"""
    templates: tuple[str, ...] = ()
    """which templates the form offers; all if left out"""
    templates_for: tuple[TemplatesFor, ...] = ()
    """which of them come first, `[{when: 'mentions("bill")', use: [bill]}]`; of the first whose condition holds"""
    if_this_fails: Sentence
    """what happens to the company when nobody follows up: one sentence, printed in the map"""
    close_after: Duration | None = None
    """in place of the program's"""

    @model_validator(mode="after")
    def _has_a_team(self) -> "Workflow":
        if (self.team == BY_LOCATION) is (self.fallback_team is None):
            raise wrong(
                "`team: by_location` and `fallback_team` belong together",
                "Add `fallback_team:` for places that no team looks after; leave it out where a team is named.",
            )
        return self


class Defaults(Part):
    """What a workflow leaves out: any of its keys but `name` and `when`; each means what it means there."""

    rollout: Rollout | None = None
    scope: Scope | None = None
    team: str | None = None
    fallback_team: str | None = None
    owner: str | None = None
    cap: Annotated[int, Field(ge=1, le=100_000)] | None = None
    training: Name | None = None
    ask_customer: StrictBool | None = None
    quiet_for: Duration | None = None
    notify: tuple[str, ...] | None = None
    sla: str | None = None
    escalation: str | None = None
    playbook: str | None = None
    playbook_for: tuple[PlaybookFor, ...] | None = None
    templates: tuple[str, ...] | None = None
    templates_for: tuple[TemplatesFor, ...] | None = None
    if_this_fails: Sentence | None = None
    close_after: Duration | None = None
