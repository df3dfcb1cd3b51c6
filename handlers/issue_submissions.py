"""Forms about a known issue that somebody sent: declared, answered, ended."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from blocks.issue_letters import by_name
from bot import actions
from bot.answering_all import Addressed, AnsweredAll, AnswerThem, KeepDraft, letter_of
from bot.consent import can_be_mailed
from bot.dossier import Dossier
from bot.drafting import Letter
from bot.errors import Reason, Refusal
from bot.issue_forms import EVERYBODY, UNHEARD, IssuePreview
from bot.known_issues import issue_of
from bot.notifications import issues as i
from bot.people import Person
from bot.revising.issues import Draft, Ending, require_open
from bot.sayings.issues import counted, declared, ended
from bot.telling import zone_of
from bot.ticket import Channel, Ticket
from handlers.answers import Done, FormAnswer, NextForm
from handlers.forming import parse_moment
from handlers.interactions import Interactions
from handlers.letters import check_letter
from handlers.mail.office import Composer

#: Letters that are kept in one commit, so that nobody waits for it.
_AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueSubmissions:
    """Decided first and acknowledged after, as every form."""

    interactions: Interactions
    composer: Composer

    async def submit(self, action: str, about: str, values: dict[str, str], by: Person) -> FormAnswer:
        if action == actions.ISSUE_DECLARE:
            return await self._declare(about, values, by)
        if action == actions.ISSUE_END:
            return await self._end(about, values, by)
        issue, _, rest = about.partition("/")
        draft, _, to = rest.partition("/")
        return await (self._send(issue, draft, to, by) if draft else self._preview(issue, values, by))

    async def _declare(self, team: str, values: dict[str, str], by: Person) -> FormAnswer:
        watch = self.interactions.require_program().issues
        issue, joined = await watch.declare(_draft(team, values), by)
        views, moment = self.interactions.views, self.interactions.moment()
        return Done(await asyncio.to_thread(declared, issue, by.email, True, joined, views, moment))

    async def _end(self, id: str, values: dict[str, str], by: Person) -> FormAnswer:
        watch = self.interactions.require_program().issues
        unheard = counted(await self._tickets(id)).unheard
        ending = Ending(cause=values.get("cause", ""), actions=values.get("actions", "").strip())
        edition = await watch.end(id, ending, unheard, by)
        moment = self.interactions.moment()
        issue = issue_of(id, moment.program)
        if issue is None:
            raise Refusal(Reason.NO_SUCH_ISSUE)
        ended_by = by.email if edition else issue.ended_by
        views = self.interactions.views
        told: i.IssueEnded = await asyncio.to_thread(ended, issue, ended_by, True, unheard, views, moment)
        # their own form once more is no news to them
        return Done(replace(told, already=edition is None and issue.ended_by != by.email))

    # -- an answer to all of them

    async def _preview(self, id: str, values: dict[str, str], by: Person) -> FormAnswer:
        check_letter(values)
        issue = require_open(id, by, self.interactions.moment().program)
        to = values.get("to") or UNHEARD
        letters = await asyncio.to_thread(self._targets, await self._tickets(id), to)
        subject, text, draft = values["subject"].strip(), values["message"], uuid4().hex
        await self.interactions.writer.do(KeepDraft(id, draft, subject, text, by))
        moment = self.interactions.moment()
        get_it = [each for each in letters if can_be_mailed(each, moment)]
        first = (get_it or letters)[0]
        return NextForm(
            IssuePreview(
                issue=issue.id,
                draft=draft,
                to=to,
                count=len(get_it),
                first=first.customer_name,
                subject=subject,
                text=_named(text, first),
                undo_seconds=int(moment.program.program.undo.total_seconds()),
            )
        )

    async def _send(self, id: str, draft: str, to: str, by: Person) -> FormAnswer:
        """Whoever joined since the preview gets it, too: they wait for the same."""
        interactions = self.interactions
        issue = require_open(id, by, interactions.moment().program)
        kept = await asyncio.to_thread(interactions.views.message, draft)
        if kept is None or kept.by != by.email or kept.customer is not None:
            raise Refusal(Reason.NO_SUCH_ISSUE)
        files = await asyncio.to_thread(self._targets, await self._tickets(id), to, draft)
        letters = await asyncio.to_thread(self._letters, files, draft, kept.subject, kept.text)
        answered = AnsweredAll()
        for first in range(0, len(letters), _AT_ONCE):
            answered += await interactions.writer.do(AnswerThem(id, letters[first : first + _AT_ONCE], by))
        moment = interactions.moment()
        return Done(
            i.IssueAnswered(
                issue=id,
                name=issue.name,
                sent=answered.sent,
                apart=answered.apart,
                send_at=moment.now + moment.program.program.undo,
                zone=zone_of(issue.team, moment.program),
            )
        )

    def _targets(self, tickets: Sequence[Ticket], to: str, draft: str = "") -> list[Dossier]:
        """
        Who gets it, the oldest first; refuses where nobody is left.

        Of a form that arrives twice, whoever has its letter on the way is among them: they get no other.
        """
        live = [each for each in tickets if each.is_live and (to == EVERYBODY or _has_heard_nothing(each, draft))]
        files = self.interactions.views.on_file(live) if live else {}
        if not files:
            raise Refusal(Reason.NOBODY_WAITS)
        return [files[ticket.number] for ticket in live if ticket.number in files]

    def _letters(self, files: Sequence[Dossier], draft: str, subject: str, text: str) -> tuple[Addressed, ...]:
        return tuple(
            Addressed(each.ticket.number, each.ticket.feedback, self._letter(each, draft, subject, text))
            for each in files
        )

    def _letter(self, to: Dossier, draft: str, subject: str, text: str) -> Letter | None:
        """None where there is no address, or none that mail can be sent to."""
        identity, locale = letter_of(draft, to.ticket.number), to.feedback.customer.locale
        try:
            composed = self.composer.compose(to.customer_name, to.email, subject, _named(text, to), identity, locale)
        except Refusal:
            return None
        return Letter(
            id=identity,
            channel=Channel.EMAIL,
            address=to.email,
            template="",
            subject=subject,
            text=composed.text,
            html=composed.html,
            message_id=composed.message_id,
            promise="",
            promise_due=None,
        )

    async def _tickets(self, id: str) -> Sequence[Ticket]:
        return await asyncio.to_thread(self.interactions.views.in_issue, id)


def _draft(team: str, values: dict[str, str]) -> Draft:
    said = {name: values.get(name, "").strip() for name in ("told", "place", "touchpoint", "condition")}
    said["name"] = values.get("issue", "").strip()
    words = (word.strip().strip("“”\"'").strip() for word in values.get("words", "").split(","))
    until = _moment(values.get("until", ""))
    return Draft(
        team=team, words=tuple(word for word in words if word), lead=values.get("lead", ""), until=until, **said
    )


def _moment(value: str) -> datetime | None:
    try:
        return parse_moment(value)
    except ValueError:
        raise Refusal(Reason.UNKNOWN_CHOICE, field="until") from None


def _has_heard_nothing(ticket: Ticket, draft: str) -> bool:
    same = ticket.pending_message(letter_of(draft, ticket.number)) is not None
    return not ticket.answered and (same or not ticket.pending)


def _named(text: str, to: Dossier) -> str:
    return by_name(text, (to.customer.customer.name if to.customer else "") or to.feedback.customer.name)
