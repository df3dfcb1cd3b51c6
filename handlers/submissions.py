"""What a sent form means: field errors, a preview, or a command."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import TypeVar
from uuid import uuid4

from bot import actions, forms
from bot import commands as c
from bot import notifications as n
from bot.calling_in import CarryOn, HandTo
from bot.dossier import Dossier
from bot.drafting import Letter, LookAgain, Previewed, SaveDraft, SendDraft
from bot.errors import Incomplete, Reason, Refusal
from bot.joining_issues import PutIn
from bot.notifications.issues import PutIntoIssue
from bot.people import Person
from bot.ports import Work, Writer
from bot.service import Handle, Handled, JoinTickets, Once
from bot.telling import ticket_shown, zone_of
from bot.ticket import CallOutcome, Channel, HelpReason, Outcome
from bot.words import harmless, maybe
from handlers.answers import Done, FieldErrors, FormAgain, FormAnswer, NextForm, Refused
from handlers.forming import parse_moment
from handlers.interactions import Interactions, parse_about
from handlers.issue_submissions import IssueSubmissions
from handlers.letters import check_letter
from handlers.mail.office import Composer
from handlers.people_submissions import PeopleSubmissions

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A form that somebody sent; `mark` says what its author had seen (`bot.forms.version_in`)."""

    platform: str
    user: str
    action: str
    about: str
    values: dict[str, str]
    mark: int | None = None
    #: The form's own id: the same form sent twice has the same. Empty where the platform has none.
    id: str = ""


@dataclass(kw_only=True)
class Submissions:
    """Sent forms, on every platform alike. Decided first, acknowledged after."""

    writer: Writer
    interactions: Interactions
    composer: Composer
    _forms: dict[str, Callable[[Person, int, dict[str, str]], c.Command]] = field(init=False)

    def __post_init__(self) -> None:
        self._forms = {
            actions.CALL: _call,
            actions.ESCALATE: _escalate,
            actions.ROOT_CAUSE: _root_cause,
            actions.CLOSE: _close,
            actions.SNOOZE: _snooze,
            actions.ASSIGN: lambda by, number, v: c.Assign(by=by, to=v["person"]),
            actions.HAND_OVER: lambda by, number, v: c.HandOver(by=by, to=v["team"], note=maybe(v.get("note", ""))),
            actions.NOT_TODAY: lambda by, number, v: c.NotToday(by=by, team=v["team"], note=maybe(v.get("note", ""))),
            actions.CARRY_ON: _carry_on,
            actions.HAND_TO: _hand_to,
            actions.NOTE: lambda by, number, v: c.Note(by=by, note=maybe(v.get("note", ""))),
            actions.ADVISE: lambda by, number, v: c.Note(by=by, note=maybe(v.get("note", "")), advice=True),
        }

    @property
    def known_forms(self) -> frozenset[str]:
        others = actions.ISSUE_FORMS | actions.PEOPLE_FORMS
        return frozenset(self._forms) | {actions.RESPOND, actions.MERGE, actions.JOIN_ISSUE} | others

    async def submit(self, sent: Submission) -> FormAnswer:
        """What becomes of the form; what was written is never lost with it."""
        sent = _harmless(sent)
        by = self.interactions.person(sent.platform, sent.user)
        try:
            return await self._take(sent, by)
        except Incomplete as incomplete:
            return FieldErrors(self.interactions.beside(incomplete))
        except Refusal as refusal:
            if refusal.field in sent.values:
                return FieldErrors(self.interactions.beside(refusal))
            texts = await self._draft_of(sent) if _is_preview(sent) else texts_of(sent.values)
            return Refused(self.interactions.sentence(refusal), texts)

    async def _take(self, sent: Submission, by: Person) -> FormAnswer:
        if sent.action in actions.ISSUE_FORMS:
            issues = IssueSubmissions(interactions=self.interactions)
            return await issues.submit(sent.action, sent.about, sent.values, by)
        if sent.action in actions.PEOPLE_FORMS:
            people = PeopleSubmissions(interactions=self.interactions)
            return await people.submit(sent.platform, sent.action, sent.about, sent.values, by)
        about = sent.about or sent.values.get("ticket", "")
        number, part = parse_about(about)
        if sent.action == actions.RESPOND:
            return await (self._send(by, number, part) if part else self._preview(sent, by, number))
        if sent.action == actions.MERGE:
            return await self._merge(sent, by, number)
        if sent.action == actions.JOIN_ISSUE:
            return await self._put_in(sent, by, number)
        command = self._forms[sent.action](by, number, sent.values)
        handled = await self.writer.do(_once(sent, Handle(number, command)))
        return Done(await self._noted(number) if sent.action == actions.NOTE and handled else None)

    async def _noted(self, number: int) -> n.Noted:
        dossier = await self.interactions.dossier(number)
        return n.Noted(ticket=number, customer=dossier.customer_name)

    async def _merge(self, sent: Submission, by: Person, number: int) -> FormAnswer:
        into, _ = parse_about(sent.values.get("ticket", "").lstrip("#"))
        await self.writer.do(_once(sent, JoinTickets(number, into, by)))
        return Done()

    async def _put_in(self, sent: Submission, by: Person, number: int) -> FormAnswer:
        issue = sent.values.get("known_issue", "")
        handled: Handled = await self.writer.do(PutIn(number, issue, by))
        if not handled.events:
            return Done()
        dossier = await self.interactions.dossier(number)
        about = ticket_shown(dossier, self.interactions.moment())
        return Done(PutIntoIssue(ticket=number, customer=dossier.customer_name, name=about.known_issue))

    # -- writing to the customer

    async def _draft_of(self, sent: Submission) -> dict[str, str]:
        """What was written stands in the kept draft: a preview has no fields."""
        kept = await asyncio.to_thread(self.interactions.views.message, sent.about.partition("/")[2])
        return {"subject": kept.subject, "message": kept.text, "promise": kept.promise} if kept else {}

    async def _preview(self, sent: Submission, by: Person, number: int) -> FormAnswer:
        values = sent.values
        check_letter(values)
        dossier = await self.interactions.dossier(number)
        letter = self._letter(values, dossier)
        seen = forms.version_in(sent.mark) if sent.mark is not None else None
        previewed: Previewed = await self.writer.do(SaveDraft(number, by, letter, seen))
        return NextForm(await self._preview_form(previewed))

    async def _preview_form(self, previewed: Previewed) -> forms.RespondPreview:
        dossier = await self.interactions.dossier(previewed.ticket.number)
        return self.interactions.forming.preview(dossier, previewed.draft, previewed.meanwhile)

    def _letter(self, values: dict[str, str], dossier: Dossier) -> Letter:
        identity, locale = uuid4().hex, dossier.feedback.customer.locale
        said = values["subject"], values["message"]
        composed = self.composer.compose(dossier.customer_name, dossier.email, *said, identity, locale)
        return Letter(
            id=identity,
            channel=_choice(Channel, values.get("channel") or Channel.EMAIL, "channel"),
            address=dossier.email,
            template=values.get("template", ""),
            subject=values["subject"].strip(),
            text=composed.text,
            html=composed.html,
            message_id=composed.message_id,
            promise=values.get("promise", "").strip(),
            promise_due=_moment(values, "promise_due"),
        )

    async def _send(self, by: Person, number: int, draft: str) -> FormAnswer:
        try:
            handled = await self.writer.do(SendDraft(number, draft, by))
        except Refusal as refusal:
            if refusal.reason is not Reason.CONTACTED_MEANWHILE:
                raise
            previewed: Previewed = await self.writer.do(LookAgain(draft))
            return FormAgain(await self._preview_form(previewed))
        pending = handled.ticket.pending_message(draft)
        if pending is None:
            return Done()
        dossier, program = await self.interactions.dossier(number), self.interactions.moment().program
        zone = zone_of(handled.ticket.team, program)
        return Done(
            n.MessageWillLeave(
                ticket=number, customer=dossier.customer_name, message=draft, send_at=pending.send_at, zone=zone
            )
        )


def _once(sent: Submission, work: Work[Handled]) -> Work[Handled | None]:
    """Pressed again because the answer was slow, or repeated by the platform: it counts once."""
    return Once(f"form {sent.platform} {sent.id}", _mark_of(sent), work) if sent.id else work


def _mark_of(sent: Submission) -> str:
    """Another one as soon as a word is another one; the words cannot be read from it."""
    said = json.dumps([sent.id, sent.values], sort_keys=True)
    return sha256(said.encode()).hexdigest()[:16]


def _harmless(sent: Submission) -> Submission:
    values = {name: harmless(value) for name, value in sent.values.items()}
    return replace(sent, values=values, about=harmless(sent.about), id=harmless(sent.id))


def _is_preview(sent: Submission) -> bool:
    return sent.action == actions.RESPOND and "/" in sent.about


def texts_of(values: dict[str, str]) -> dict[str, str]:
    """What was written, as opposed to chosen: what nobody wants to write twice."""
    written = ("message", "note", "actions", "prevention", "expansion", "promise", "subject")
    return {name: values[name] for name in written if values.get(name, "").strip()}


def _choice(kind: type[E], value: str, name: str) -> E:
    try:
        return kind(value)
    except ValueError:
        raise Refusal(Reason.EMPTY if not value else Reason.UNKNOWN_CHOICE, field=name) from None


def _moment(values: dict[str, str], name: str) -> datetime | None:
    try:
        return parse_moment(values.get(name, ""))
    except ValueError:
        raise Refusal(Reason.UNKNOWN_CHOICE, field=name) from None


def _call(by: Person, number: int, values: dict[str, str]) -> c.Command:
    return c.LogCall(
        by=by,
        outcome=_choice(CallOutcome, values.get("outcome", ""), "outcome"),
        note=maybe(values.get("note", "")),
        promise=maybe(values.get("promise", "")),
        promise_due=_moment(values, "promise_due"),
    )


def _escalate(by: Person, number: int, values: dict[str, str]) -> c.Command:
    return c.Escalate(
        by=by,
        reason=_choice(HelpReason, values.get("reason", ""), "reason"),
        note=maybe(values.get("note", "")),
    )


def _root_cause(by: Person, number: int, values: dict[str, str]) -> c.Command:
    return c.NameCause(by=by, cause=values.get("cause", ""), note=maybe(values.get("note", "")))


def _close(by: Person, number: int, values: dict[str, str]) -> c.Command:
    outcome = values.get("outcome", "")
    return c.Close(
        by=by,
        cause=values.get("cause", ""),
        outcome=_choice(Outcome, outcome, "outcome") if outcome else None,
        actions=maybe(values.get("actions", "")),
        prevention=maybe(values.get("prevention", "")),
        expansion=maybe(values.get("expansion", "")),
        note=maybe(values.get("note", "")),
        promise_kept={"yes": True, "no": False}.get(values.get("promise_kept", "")),
    )


def _carry_on(by: Person, number: int, values: dict[str, str]) -> c.Command:
    return CarryOn(by=by, note=maybe(values.get("note", "")), due=_moment(values, "due"))


def _hand_to(by: Person, number: int, values: dict[str, str]) -> c.Command:
    note = maybe(values.get("note", ""))
    return HandTo(by=by, to=values.get("person", ""), note=note, due=_moment(values, "due"))


def _snooze(by: Person, number: int, values: dict[str, str]) -> c.Command:
    until = _moment(values, "until")
    if until is None:
        raise Refusal(Reason.EMPTY, field="until")
    return c.Snooze(by=by, until=until)
