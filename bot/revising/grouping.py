"""Who is in a user group that a team is made of, as the chat says it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.effects import Send
from bot.moment import Moment
from bot.people import PersonId
from bot.program import user_groups
from bot.program.adjusting import adjusted
from bot.program.adjustments import GroupMember, GroupRead
from bot.revising.difference import Difference
from bot.revising.edition import Edition, What
from bot.revising.entry import Entry, after, tell

#: What it is called in the outbox.
TEAM_CHANGED = "team_changed"


def follow(latest: Edition | None, group: str, people: Iterable[GroupMember], moment: Moment) -> Entry | None:
    """From now on *people* are in *group*; None where that is known, or where no team names it any more."""
    teams = user_groups.named(moment.program.teams).get(group)
    if latest is None or teams is None:
        return None
    now = tuple(sorted(people, key=lambda each: each.email))
    before = latest.adjustments.groups.get(group)
    if before is not None and before.people == now:
        return None
    left = latest.adjustments.with_group(GroupRead(group=group, since=moment.now, people=now))
    came, went = _apart(now, before.people if before else ())
    differences = (Difference(section="teams", name=team, key="members", added=came, removed=went) for team in teams)
    entry = after(
        latest, What.GROUP_CHANGED, group, adjustments=left, differences=tuple(differences) if came or went else ()
    )
    return entry if before is None else _told(entry, latest, group, moment)


def _told(entry: Entry, latest: Edition, group: str, moment: Moment) -> Entry:
    """With a word to whoever leads a team that is now another one."""
    before, now = (adjusted(moment.program, each.adjustments) for each in (latest, entry))
    told: list[Send] = []
    for team in user_groups.named(now.teams)[group]:
        was, is_ = ({person.email: person.name for person in each.people_of(team)} for each in (before, now))
        joined = {email: name for email, name in is_.items() if email not in was}
        left = {email: name for email, name in was.items() if email not in is_}
        if joined or left:
            lead = now.teams[team].lead
            told.append(tell(latest, TEAM_CHANGED, lead, team=team, group=group, joined=joined, left=left, by=""))
    return replace(entry, tell=tuple(told))


def _apart(now: Sequence[GroupMember], before: Sequence[GroupMember]) -> tuple[tuple[PersonId, ...], ...]:
    """Who came, and who went."""
    return tuple(_only_in(now, before)), tuple(_only_in(before, now))


def _only_in(some: Sequence[GroupMember], others: Sequence[GroupMember]) -> Iterator[PersonId]:
    known = {each.email for each in others}
    return (each.email for each in some if each.email not in known)
