"""`/loop away`: who is away, until when, and who stands in."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot import notifications as n
from bot.being_away import PutAway, require_right
from bot.errors import Reason, Refusal
from bot.moment import Moment
from bot.people import Person, Role
from bot.ports import Members
from bot.program import Program
from bot.sayings.away import away_set, who_is_away
from bot.who_is_away import day_begins, zone_of_person
from handlers.away_words import Asked, is_day, parse
from handlers.interactions import Interactions

#: A platform writes somebody whom one picked from its list as an id: `<@U0BEN|ben>`.
_MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")
_WAYS_TO_CALL = 4
_ADDRESS = re.compile(r"<mailto:([^|>]+)(?:\|[^>]*)?>")


@dataclass(frozen=True, kw_only=True)
class AwayCommand:
    """Answers the words after `/loop away`."""

    interactions: Interactions

    async def ask(self, by: Person, words: str) -> n.Notification:
        if by.role is Role.NOBODY:
            raise Refusal(Reason.NOT_ALLOWED)
        moment = self.interactions.moment()
        asked, whom = _asked(words, by, moment)
        if asked.what == "show":
            return who_is_away(by, moment)
        require_right(by, whom.email, moment.program)
        if asked.what == "back":
            return await self.interactions.back_again.said(whom, by)
        left = await self.interactions.writer.do(_put_away(asked, whom, by, moment))
        views = self.interactions.views
        return await asyncio.to_thread(away_set, left, by.email, whom == by, views, moment)

    async def back(self, by: Person, words: str) -> n.Notification:
        """`/loop back`, `/loop back Ana`; whoever is back on a day is away until then."""
        day = " ".join(word for word in words.split() if word.lower() != "on")
        until = f"until {day}"
        return await self.ask(by, until if is_day(day, _today(by, self.interactions.moment())) else f"{words} back")


def mentioned(words: str) -> list[str]:
    """The ids of those whom *words* mention."""
    return _MENTION.findall(words)


def named_by_address(words: str, platform: str, members: Members) -> str:
    """*words* with the addresses of those who are mentioned in it."""

    def address(mention: re.Match[str]) -> str:
        member = members.by_user(platform, mention[1])
        return member.email if member else mention[0]

    return _ADDRESS.sub(r"\1", _MENTION.sub(address, words))


def _asked(words: str, by: Person, moment: Moment) -> tuple[Asked, Person]:
    """Days are those where that person is, so whom it is about is found out first."""
    asked = parse(words, _today(by, moment))
    if not asked.whom:
        return asked, by
    whom = person_called(asked.whom, moment.program, by)
    return parse(words, _today(whom, moment)), whom


def _put_away(asked: Asked, whom: Person, by: Person, moment: Moment) -> PutAway:
    zone = zone_of_person(whom.email, moment.program)
    if asked.first is None or asked.until is None:
        raise Refusal(Reason.NO_DAY)
    today = _today(whom, moment)
    if asked.first < today or asked.until <= today:
        raise Refusal(Reason.IN_THE_PAST, field="away")
    return PutAway(
        person=whom.email,
        since=_beginning(asked.first, zone, moment),
        until=day_begins(asked.until, zone),
        delegate=person_called(asked.delegate, moment.program, whom).email if asked.delegate else None,
        by=by,
    )


def _beginning(day: date, zone: str, moment: Moment) -> datetime:
    """What somebody took this morning, they took while they were here: today begins now."""
    return max(day_begins(day, zone), moment.now)


def _today(person: Person, moment: Moment) -> date:
    return moment.now.astimezone(ZoneInfo(zone_of_person(person.email, moment.program))).date()


def person_called(words: str, program: Program, near: Person) -> Person:
    """
    Whom *words* name: an address, what stands before its @, a name, or a first name.

    Of several, the one in the team of *near*; refuses where that leaves none or
    several.
    """
    wanted = words.strip().lstrip("@").casefold()
    people = [person for email in program.people if (person := program.person(email)) is not None]
    for way in range(_WAYS_TO_CALL):
        found = [person for person in people if _called(person)[way].casefold() == wanted]
        if len(found) > 1:
            found = [person for person in found if person.team and person.team == near.team] or found
        if found:
            return _only(found, words)
    raise Refusal(Reason.NOBODY_CALLED, words=words.strip())


def _called(person: Person) -> tuple[str, ...]:
    """What they may be called, the surest first."""
    return (person.email, person.name, person.email.partition("@")[0], person.first_name)


def _only(found: Sequence[Person], words: str) -> Person:
    if len(found) > 1:
        raise Refusal(Reason.NOBODY_CALLED, words=words.strip(), found=tuple(person.name for person in found))
    return found[0]
