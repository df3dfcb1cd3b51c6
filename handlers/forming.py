"""Filling in forms before anybody sees them: from what is on file to form data."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from blocks.wording import candidate, fill
from bot import actions, forms
from bot.consent import consents
from bot.decisions.escalating import who_would_hear
from bot.dossier import Dossier
from bot.errors import Reason, Refusal
from bot.kept import KeptMessage
from bot.moment import Moment
from bot.notifications import TicketShown
from bot.opening import require_open, require_reachable
from bot.people import Person
from bot.ports import Views
from bot.rights import may_read
from bot.telling import reached_at, ticket_shown, who, zone_of
from bot.ticket import Channel, Contact, Ticket
from handlers.forming_answers import carry_on, hand_to
from handlers.forming_issues import join_issue
from handlers.forming_people import colleagues, teams
from handlers.forming_templates import call_form, offered_for, values_of
from handlers.playbook_pages import page_of

#: When a snooze that only says "tomorrow" ends.
_MORNING = time(9)


class Forming:
    """Builds the data of every form; one bounded read each."""

    def __init__(self, views: Views, moment: Callable[[], Moment], *, mail: bool = True) -> None:
        self._mail = mail
        self._views = views
        self._moment = moment
        self._forms: dict[str, Callable[[Dossier, TicketShown, Person, Moment], forms.FormData]] = {
            actions.RESPOND: self._respond,
            actions.CALL: call_form,
            actions.ESCALATE: _escalate,
            actions.ROOT_CAUSE: _root_cause,
            actions.CLOSE: _close,
            actions.SNOOZE: _snooze,
            actions.ASSIGN: _assign,
            actions.HAND_OVER: _hand_over,
            actions.NOT_TODAY: _not_today,
            actions.MERGE: self._merge,
            actions.JOIN_ISSUE: join_issue,
            actions.CARRY_ON: carry_on,
            actions.HAND_TO: hand_to,
            actions.NOTE: _note,
            actions.ADVISE: _advise,
        }

    @property
    def sends_mail(self) -> bool:
        return self._mail

    def form(self, action: str, dossier: Dossier, by: Person) -> forms.FormData:
        """The form that *action* opens; raises `Refusal` where it could only be refused later."""
        moment = self._moment()
        require_open(action, dossier.ticket, by, moment)
        return self._forms[action](dossier, ticket_shown(dossier, moment), by, moment)

    def _respond(self, dossier: Dossier, about: TicketShown, by: Person, moment: Moment) -> forms.RespondForm:
        if not self._mail:
            raise Refusal(Reason.NO_MAIL)
        agreed = consents(dossier.feedback, Channel.EMAIL, dossier.ticket, moment)
        require_reachable(bool(dossier.email), about.do_not_contact, agreed=agreed)
        draft = self._views.draft(dossier.ticket.number, by.email)
        offered = _templates(dossier, by, moment)
        form = forms.RespondForm(
            about=about,
            shown=dossier.ticket.version,
            channels=_channels(dossier, moment),
            templates=offered,
            page=page_of(dossier, moment),
            zone=about.zone,
        )
        return _with_draft(form, draft) if draft else _with_template(form, offered)

    def afresh(
        self, action: str, dossier: Dossier, by: Person, values: dict[str, str], drawn: int
    ) -> forms.RespondForm | forms.CloseForm:
        """The same form after something was chosen that changes the rest of it."""
        if action == actions.CLOSE:
            moment = self._moment()
            form = _close(dossier, ticket_shown(dossier, moment), by, moment)
            return replace(form, outcome=values.get("outcome", ""))
        return self.respond_afresh(dossier, by, values, drawn)

    def respond_afresh(self, dossier: Dossier, by: Person, values: dict[str, str], drawn: int) -> forms.RespondForm:
        """The same form after another template was chosen; what was promised stays."""
        moment = self._moment()
        about = ticket_shown(dossier, moment)
        offered = _templates(dossier, by, moment)
        chosen = next((t for t in offered if t.name == values.get("template")), None)
        return forms.RespondForm(
            about=about,
            shown=forms.version_in(drawn),
            channels=_channels(dossier, moment),
            templates=offered,
            channel=values.get("channel", ""),
            template=chosen.name if chosen else "",
            subject=chosen.subject if chosen else values.get("subject", ""),
            message=chosen.message if chosen else values.get("message", ""),
            promise=values.get("promise", ""),
            promise_due=parse_moment(values.get("promise_due", "")),
            afresh=forms.times_drawn(drawn) + 1,
            page=page_of(dossier, moment),
            zone=about.zone,
        )

    def preview(self, dossier: Dossier, draft: KeptMessage, meanwhile: Contact | None) -> forms.RespondPreview:
        """What the customer would get, and what happened since its author last looked."""
        moment = self._moment()
        return forms.RespondPreview(
            about=ticket_shown(dossier, moment),
            draft=draft.id,
            to=draft.address,
            subject=draft.subject,
            text=draft.text,
            promise=draft.promise,
            promise_due=draft.promise_due,
            undo_seconds=int(moment.program.program.undo.total_seconds()),
            meanwhile=reached_at(meanwhile, moment.program) if meanwhile else None,
            meanwhile_said=_said(dossier, meanwhile) if meanwhile else "",
            zone=zone_of(dossier.ticket.team, moment.program),
        )

    def _merge(self, dossier: Dossier, about: TicketShown, by: Person, moment: Moment) -> forms.MergeForm:
        return forms.MergeForm(about=about, candidates=self._candidates(dossier, by, moment))

    def _candidates(self, dossier: Dossier, by: Person, moment: Moment) -> tuple[tuple[int, str], ...]:
        """
        Open tickets that may be the same matter: the customer's own, then the team's that nobody can say whose.

        What they say stands there, too: only what *by* may read.
        """
        own = dossier.ticket.customer
        team = [
            t for t in self._views.live(teams=(dossier.ticket.team,)) if own in (None, t.customer) or not t.customer
        ]
        own_too = [ticket for ticket in dossier.others if may_read(by, ticket, moment.program)]
        tickets = {t.number: t for t in (*own_too, *team) if t.number != dossier.ticket.number}
        return self.choices(list(tickets.values())[:100])

    def choices(self, tickets: list[Ticket]) -> tuple[tuple[int, str], ...]:
        """Tickets as something to choose from: number, customer, what they said."""
        files = self._views.on_file(tickets)
        known = (files[ticket.number] for ticket in tickets if ticket.number in files)
        return tuple((d.ticket.number, candidate(d.ticket.number, d.customer_name, d.feedback.comment)) for d in known)


def parse_moment(value: str) -> datetime | None:
    """A form's moment (ISO 8601); None where nothing was chosen."""
    return datetime.fromisoformat(value).astimezone(UTC) if value else None


def _channels(dossier: Dossier, moment: Moment) -> tuple[str, ...]:
    """The channels this customer agreed to; e-mail stays on offer so that the refusal can say why."""
    agreed = [c for c in (Channel.EMAIL,) if consents(dossier.feedback, c, dossier.ticket, moment)]
    return tuple(agreed) or (Channel.EMAIL,)


def _templates(dossier: Dossier, by: Person, moment: Moment) -> tuple[forms.TemplateOffered, ...]:
    values = values_of(dossier, by, moment)
    return tuple(
        forms.TemplateOffered(
            name=name,
            label=template.name,
            subject=fill(template.subject, values),
            message=fill(template.message, values),
        )
        for name, template in offered_for("email", dossier, moment)
    )


def _with_template(form: forms.RespondForm, offered: tuple[forms.TemplateOffered, ...]) -> forms.RespondForm:
    if not offered:
        return form
    first = offered[0]
    return _replace(form, template=first.name, subject=first.subject, message=first.message)


def _with_draft(form: forms.RespondForm, draft: KeptMessage) -> forms.RespondForm:
    return _replace(
        form,
        channel=draft.channel,
        template=draft.template,
        subject=draft.subject,
        message=draft.text,
        promise=draft.promise,
        promise_due=draft.promise_due,
        handed_back=True,
    )


def _replace(form: forms.RespondForm, **values: object) -> forms.RespondForm:
    return forms.RespondForm(**{**form.__dict__, **values})


def _said(dossier: Dossier, contact: Contact) -> str:
    if contact.message and contact.message in dossier.messages:
        return dossier.messages[contact.message].text
    event = next((r.event for r in dossier.history if r.version == contact.version), None)
    return dossier.text(getattr(event, "note", None))


def _escalate(dossier: Dossier, about: TicketShown, by: Person, moment: Moment) -> forms.EscalateForm:
    helpers = tuple(who(p, moment.program) for p in who_would_hear(dossier.ticket, by.email, moment))
    return forms.EscalateForm(about=about, helpers=helpers)


def _root_cause(dossier: Dossier, about: TicketShown, by: Person, moment: Moment) -> forms.RootCauseForm:
    cause, suggested = _cause(dossier, moment)
    causes = moment.causes_of(dossier.ticket)
    return forms.RootCauseForm(about=about, causes=causes, cause=cause, suggested=suggested)


def _cause(dossier: Dossier, moment: Moment) -> tuple[str, bool]:
    """What somebody named, else what the survey's tags speak of; and whether it is the latter."""
    named = dossier.ticket.record.cause
    suggested = "" if named else moment.program_of(dossier.ticket).suggested_cause(dossier.feedback.tags)
    known = moment.cause_of(dossier.ticket, named or suggested)
    return known.id if known else named or suggested, bool(suggested)


def _close(dossier: Dossier, about: TicketShown, by: Person, moment: Moment) -> forms.CloseForm:
    cause, suggested = _cause(dossier, moment)
    return forms.CloseForm(
        about=about,
        causes=moment.causes_of(dossier.ticket),
        cause=cause,
        suggested=suggested,
        contacts=about.contacts,
        zone=about.zone,
    )


def _snooze(dossier: Dossier, about: TicketShown, by: Person, moment: Moment) -> forms.SnoozeForm:
    zone = ZoneInfo(about.zone)
    tomorrow = moment.now.astimezone(zone).date() + timedelta(days=1)
    suggested = datetime.combine(tomorrow, _MORNING, zone).astimezone(UTC)
    opens = moment.program.calendar_of(dossier.ticket.team).next_open(suggested)
    return forms.SnoozeForm(about=about, suggested=opens, zone=about.zone)


def _assign(dossier: Dossier, about: TicketShown, by: Person, moment: Moment) -> forms.AssignForm:
    return forms.AssignForm(about=about, colleagues=colleagues(dossier.ticket, about.zone, moment))


def _hand_over(dossier: Dossier, about: TicketShown, by: Person, moment: Moment) -> forms.HandOverForm:
    others = [team for team in moment.program.teams if team != dossier.ticket.team]
    return forms.HandOverForm(about=about, teams=teams(others, moment), zone=about.zone, now=moment.now)


def _not_today(dossier: Dossier, about: TicketShown, by: Person, moment: Moment) -> forms.NotTodayForm:
    own = dossier.ticket.team
    others = [team for team in moment.program.teams if team != own]
    offered = (*teams([own], moment), *teams(others, moment))
    return forms.NotTodayForm(about=about, teams=offered, zone=about.zone, now=moment.now)


def _note(dossier: Dossier, about: TicketShown, by: Person, moment: Moment) -> forms.NoteForm:
    return forms.NoteForm(about=about)


def _advise(dossier: Dossier, about: TicketShown, by: Person, moment: Moment) -> forms.NoteForm:
    """A note like any other where nobody is left to be advised."""
    advised = about.owner or about.help_by
    return forms.NoteForm(about=about, to=advised if advised and advised.email != by.email else None)
