"""What is read for cards, forms and lists; no lock, no write."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Connection, String, and_, cast, func, or_, select

from bot.dossier import Dossier
from bot.facts import Facts
from bot.feedback import Band
from bot.kept import FiledFeedback, KeptMessage, MessageKind
from bot.parts import SaidPart
from bot.people import PersonId
from bot.ports import MessageRef
from bot.revising.edition import Edition
from bot.ticket import LIVE, Status, Ticket
from bot.words import WordsId
from storage import codec, crowding, lines, rows
from storage.answers import Answers
from storage.dossiers import dossiers
from storage.parts import parts_of
from storage.returned import returned
from storage.settled import settled

_TICKETS = rows.table(rows.TicketRow)
_FEEDBACK = rows.table(rows.FeedbackRow)
_CUSTOMERS = rows.table(rows.CustomerRow)
_MESSAGES = rows.table(rows.MessageRow)
_FACTS = rows.table(rows.FactsRow)
_CARDS = rows.table(rows.MessageRefRow)
_OUTBOX = rows.table(rows.OutboxRow)
#: By ticket: whether the customer asked us to stop, and what they said about contact with this answer.


class Views(Answers):
    """Reads on connections of their own, beside the writer."""

    def dossier(self, number: int, *, history: bool = False) -> Dossier | None:
        return self.dossiers([number], history=history).get(number)

    def dossiers(self, numbers: Collection[int], *, history: bool = False) -> Mapping[int, Dossier]:
        with self._engine.connect() as connection:
            found = connection.execute(select(_TICKETS).where(_TICKETS.c.number.in_(numbers))).mappings().all()
            tickets = [codec.ticket(row) for row in found]
            return {each.ticket.number: each for each in dossiers(connection, tickets, history=history)}

    def ticket_at(self, ref: MessageRef) -> int | None:
        here = and_(
            _CARDS.c.platform == ref.platform,
            _CARDS.c.conversation == ref.conversation,
            _CARDS.c.message == ref.message,
        )
        with self._engine.connect() as connection:
            return connection.execute(select(_CARDS.c.ticket).where(here)).scalar() or None

    def card_ref(self, ticket: int, team: str) -> MessageRef | None:
        its_card = and_(_CARDS.c.ticket == ticket, _CARDS.c.notification == "ticket", _CARDS.c.team == team)
        newest = select(_CARDS).where(its_card).order_by(_CARDS.c.id.desc()).limit(1)
        with self._engine.connect() as connection:
            row = connection.execute(newest).mappings().first()
            return MessageRef(row["platform"], row["conversation"], row["message"]) if row else None

    def parts_of(self, ref: MessageRef) -> Sequence[SaidPart]:
        return parts_of(self._engine, ref)

    def change_settled(self, revision: str) -> Edition | None:
        with self._engine.connect() as connection:
            return settled(connection, revision)

    def message(self, message: WordsId) -> KeptMessage | None:
        with self._engine.connect() as connection:
            row = connection.execute(select(_MESSAGES).where(_MESSAGES.c.id == message)).mappings().first()
            return codec.message(row) if row else None

    def letter(self, message_id: str) -> KeptMessage | None:
        this = and_(_MESSAGES.c.kind == MessageKind.MAIL, _MESSAGES.c.message_id == message_id)
        with self._engine.connect() as connection:
            row = connection.execute(select(_MESSAGES).where(this).limit(1)).mappings().first()
            return codec.message(row) if row and message_id else None

    def draft(self, ticket: int, by: PersonId) -> KeptMessage | None:
        letters = _MESSAGES.c.kind.in_((MessageKind.DRAFT, MessageKind.MAIL))
        theirs = and_(_MESSAGES.c.ticket == ticket, _MESSAGES.c.by == by, letters)
        newest = select(_MESSAGES).where(theirs).order_by(_MESSAGES.c.at.desc(), _MESSAGES.c.kind.desc()).limit(1)
        with self._engine.connect() as connection:
            row = connection.execute(newest).mappings().first()
        # what they sent last makes every draft before it a thing of the past
        return codec.message(row) if row and row["kind"] == MessageKind.DRAFT else None

    def live(self, *, teams: Sequence[str] = (), owner: PersonId = "", unclaimed: bool = False) -> Sequence[Ticket]:
        wanted: list[Any] = [_TICKETS.c.status.in_(LIVE)]
        wanted += [_TICKETS.c.team.in_(teams)] if teams else []
        wanted += [_TICKETS.c.owner == owner] if owner else []
        wanted += [lines.is_free()] if unclaimed else []
        return self._tickets(select(_TICKETS).where(*wanted).order_by(_TICKETS.c.due, _TICKETS.c.number))

    def in_issue(self, issue: str) -> Sequence[Ticket]:
        return self._tickets(select(_TICKETS).where(_TICKETS.c.known_issue == issue).order_by(_TICKETS.c.number))

    def owed(self, owner: PersonId) -> Sequence[Ticket]:
        resolved = and_(_TICKETS.c.owner == owner, _TICKETS.c.status == Status.RESOLVED)
        found = self._tickets(select(_TICKETS).where(resolved).order_by(_TICKETS.c.due, _TICKETS.c.number))
        return [ticket for ticket in found if ticket.owes]

    def asked(self, person: PersonId) -> Sequence[Ticket]:
        # a call for help stands in the ticket's state alone; few are open at any time
        open_ = and_(_TICKETS.c.status.in_(LIVE), _TICKETS.c.state.like('%"help":{%'))
        found = self._tickets(select(_TICKETS).where(open_).order_by(_TICKETS.c.number))
        return [ticket for ticket in found if ticket.help and person in ticket.help.to]

    def numbers_going_on(self, after: int, limit: int) -> Sequence[int]:
        owed = and_(_TICKETS.c.status == Status.RESOLVED, _TICKETS.c.state.like('%"promise":{%'))
        going_on = and_(_TICKETS.c.number > after, or_(_TICKETS.c.status.in_(LIVE), owed))
        with self._engine.connect() as connection:
            found = select(_TICKETS.c.number).where(going_on).order_by(_TICKETS.c.number).limit(limit)
            return connection.execute(found).scalars().all()

    def escalated(self) -> Sequence[Ticket]:
        # as with calls for help: few are open at any time
        open_ = and_(_TICKETS.c.status != Status.CLOSED, _TICKETS.c.state.like('%"escalations":[%'))
        return self._tickets(select(_TICKETS).where(open_).order_by(_TICKETS.c.number))

    def settled(self, owner: PersonId, limit: int) -> Sequence[Ticket]:
        over = and_(_TICKETS.c.owner == owner, _TICKETS.c.status.not_in(LIVE))
        return self._tickets(select(_TICKETS).where(over).order_by(_TICKETS.c.number.desc()).limit(limit))

    def returned(self, owner: PersonId, teams: Sequence[str], since: datetime) -> Sequence[Ticket]:
        with self._engine.connect() as connection:
            return returned(connection, owner, teams, since)

    def revisions_in_use(self) -> frozenset[str]:
        with self._engine.connect() as connection:
            revision = _revision(connection.dialect.name)
            found = connection.execute(select(revision).where(_TICKETS.c.status != Status.CLOSED).distinct())
            return frozenset(found.scalars())

    def kept_back(self, team: str) -> tuple[int, Sequence[Ticket]]:
        with self._engine.connect() as connection:
            return crowding.kept_back(connection, team)

    def live_by_team(self) -> Mapping[str, int]:
        live = _TICKETS.c.status.in_([status.value for status in LIVE])
        counted = select(_TICKETS.c.team, func.count().label("live")).where(live).group_by(_TICKETS.c.team)
        with self._engine.connect() as connection:
            return {row.team: row.live for row in connection.execute(counted)}

    def facts(self, since: datetime, until: datetime, *, team: str = "", owner: PersonId = "") -> Sequence[Facts]:
        wanted: list[Any] = [_FACTS.c.submitted_at >= since, _FACTS.c.submitted_at < until]
        wanted += [_FACTS.c.team == team] if team else []
        wanted += [_FACTS.c.owner == owner] if owner else []
        with self._engine.connect() as connection:
            found = connection.execute(select(_FACTS).where(*wanted)).mappings()
            return [codec.facts(row) for row in found]

    def on_file(self, tickets: Sequence[Ticket]) -> Mapping[int, Dossier]:
        ids = [ticket.feedback for ticket in tickets]
        customers = [ticket.customer for ticket in tickets if ticket.customer]
        with self._engine.connect() as connection:
            answers = {f.feedback.id: f.feedback for f in _feedback(connection, _FEEDBACK.c.id.in_(ids))}
            known = connection.execute(select(_CUSTOMERS).where(_CUSTOMERS.c.id.in_(customers))).mappings()
            people = {row["id"]: codec.customer(row) for row in known}
        return {
            t.number: Dossier(ticket=t, feedback=answers[t.feedback], customer=people.get(t.customer or ""))
            for t in tickets
            if t.feedback in answers
        }

    def unwanted(self, tickets: Sequence[Ticket]) -> frozenset[int]:
        with self._engine.connect() as connection:
            return lines.unwanted(connection, [ticket.number for ticket in tickets])

    def search(self, words: str, teams: Sequence[str], limit: int) -> Sequence[Ticket]:
        like = f"%{_literal(words.lower())}%"
        said = or_(
            func.lower(_CUSTOMERS.c.name).like(like, escape="\\"),
            func.lower(_CUSTOMERS.c.email).like(like, escape="\\"),
            func.lower(_FEEDBACK.c.comment).like(like, escape="\\"),
            cast(_TICKETS.c.number, String) == words.lstrip("#"),
        )
        joined = _TICKETS.join(_FEEDBACK, _FEEDBACK.c.id == _TICKETS.c.feedback).outerjoin(
            _CUSTOMERS, _CUSTOMERS.c.id == _TICKETS.c.customer
        )
        found = select(_TICKETS).select_from(joined).where(_TICKETS.c.team.in_(teams), said)
        return self._tickets(found.order_by(_TICKETS.c.number.desc()).limit(limit))

    def recovered(self, tickets: Sequence[int]) -> tuple[int, int]:
        """Only answers after the ticket was resolved count: earlier ones were not changed by it."""
        better = again = 0
        with self._engine.connect() as connection:
            for chunk in lines.chunks(tickets):
                for scores in _scored_again(connection, chunk):
                    again += 1
                    better += scores
        return better, again

    def _tickets(self, statement: Any) -> Sequence[Ticket]:
        with self._engine.connect() as connection:
            return [codec.ticket(row) for row in connection.execute(statement).mappings()]


def _revision(dialect: str) -> Any:
    """It stands in the ticket's state alone; each database reads JSON in its own words."""
    if dialect == "sqlite":
        return func.json_extract(_TICKETS.c.state, "$.revision")
    return func.json_extract_path_text(cast(_TICKETS.c.state, JSON), "revision")


def _literal(words: str) -> str:
    """*words* for LIKE, meaning only themselves."""
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _feedback(connection: Connection, where: Any) -> list[FiledFeedback]:
    return [codec.feedback(row) for row in connection.execute(select(_FEEDBACK).where(where)).mappings()]


def _scored_again(connection: Connection, tickets: Sequence[int]) -> list[bool]:
    """For each ticket whose customer scored after it was resolved: whether the newest score is above the low band."""
    later = (
        select(_FACTS.c.ticket.label("about"), _FEEDBACK)
        .select_from(_FACTS.join(_FEEDBACK, _FEEDBACK.c.customer == _FACTS.c.customer))
        .where(
            _FACTS.c.ticket.in_(tickets),
            _FEEDBACK.c.submitted_at > _FACTS.c.resolved_at,
            _FEEDBACK.c.score.is_not(None),
        )
        .order_by(_FEEDBACK.c.submitted_at)
    )
    newest: dict[int, bool] = {}
    for row in connection.execute(later).mappings():
        newest[row["about"]] = codec.feedback(row).feedback.band is not Band.DETRACTOR
    return list(newest.values())
