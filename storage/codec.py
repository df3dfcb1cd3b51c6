"""Our own types on paper and back: tickets, facts, answers, customers, kept messages."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import RowMapping

from bot.facts import Facts, PromiseFact
from bot.feedback import ContactWish, Customer, Feedback, Money, Scale
from bot.history import Recorded, from_json, to_json
from bot.kept import CustomerOnFile, FiledFeedback, KeptMessage, MessageKind
from bot.ticket import Outcome, Ticket

Row = dict[str, Any]

_TICKET = TypeAdapter(Ticket)
_PROMISES = TypeAdapter(tuple[PromiseFact, ...])
_CUSTOMER = TypeAdapter(Customer)
_WISH = TypeAdapter(ContactWish)
_MAPPING = TypeAdapter(dict[str, Any])
_TAGS = TypeAdapter(tuple[str, ...])


def ticket_row(ticket: Ticket) -> Row:
    return {
        "number": ticket.number,
        "version": ticket.version,
        "status": ticket.status.value,
        "team": ticket.team,
        "workflow": ticket.workflow,
        "owner": ticket.owner,
        "customer": ticket.customer,
        "feedback": ticket.feedback,
        "submitted_at": ticket.submitted_at,
        "due": ticket.due,
        "snoozed_until": ticket.snoozed_until,
        "state": _TICKET.dump_json(ticket, exclude_defaults=True).decode(),
        "known_issue": ticket.known_issue if ticket.in_issue else None,
    }


def ticket(row: Mapping[str, Any] | RowMapping) -> Ticket:
    return _TICKET.validate_json(row["state"])


def event_row(recorded: Recorded) -> Row:
    return {
        "ticket": recorded.ticket,
        "version": recorded.version,
        "at": recorded.at,
        "kind": type(recorded.event).__name__,
        "by": getattr(recorded.event, "by", None) or "",
        "data": to_json(recorded.event),
    }


def event(row: Mapping[str, Any] | RowMapping) -> Recorded:
    return Recorded(row["ticket"], row["version"], row["at"], from_json(row["kind"], row["data"]))


_SAME_IN_FACTS = (
    "ticket", "team", "workflow", "customer", "owner", "submitted_at", "first_contact_due", "resolve_due",
    "claimed_at", "first_contact_at", "resolved_at", "closed_at", "live", "due", "reopened",
    "asked_for_help", "escalated", "confirmed", "cause", "in_issue",
)  # fmt: skip


def facts_row(facts: Facts) -> Row:
    same: Row = {name: getattr(facts, name) for name in _SAME_IN_FACTS}
    promises = _PROMISES.dump_json(facts.promises).decode() if facts.promises else ""
    return {
        **same,
        "outcome": facts.outcome.value if facts.outcome else "",
        "counts": facts.counts,
        "promises": promises,
    }


def facts(row: Mapping[str, Any] | RowMapping) -> Facts:
    return Facts(
        **{name: row[name] for name in _SAME_IN_FACTS},
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        promises=_PROMISES.validate_json(row["promises"]) if row["promises"] else (),
    )


def customer_row(on_file: CustomerOnFile) -> Row:
    who = on_file.customer
    return {
        "id": on_file.id,
        "external_id": who.external_id,
        "email": who.email,
        "name": who.name,
        "phone": who.phone,
        "locale": who.locale,
        "zone": who.zone,
        "value_amount": who.value.amount if who.value else None,
        "value_currency": who.value.currency if who.value else "",
        "attributes": _MAPPING.dump_json(dict(who.attributes)).decode() if who.attributes else "",
        "do_not_contact": on_file.do_not_contact,
    }


def customer(row: Mapping[str, Any] | RowMapping) -> CustomerOnFile:
    value = Money(row["value_amount"], row["value_currency"]) if row["value_amount"] is not None else None
    who = Customer(
        external_id=row["external_id"],
        email=row["email"],
        name=row["name"],
        phone=row["phone"],
        locale=row["locale"],
        zone=row["zone"],
        value=value,
        attributes=_MAPPING.validate_json(row["attributes"]) if row["attributes"] else {},
    )
    return CustomerOnFile(id=row["id"], customer=who, do_not_contact=row["do_not_contact"])


_SAME_IN_FEEDBACK = (
    "source", "external_id", "submitted_at", "updated_at", "score", "comment", "touchpoint", "opted_out", "withdrawn",
)  # fmt: skip


def feedback_row(filed: FiledFeedback) -> Row:
    answer = filed.feedback
    same: Row = {name: getattr(answer, name) for name in _SAME_IN_FEEDBACK}
    return {
        **same,
        "id": answer.id,
        "customer": filed.customer,
        "received_at": filed.received_at,
        "scale": answer.scale.value if answer.scale else "",
        "tags": _TAGS.dump_json(answer.tags).decode() if answer.tags else "",
        "contact": _WISH.dump_json(answer.contact).decode() if answer.contact != ContactWish() else "",
        "context": _MAPPING.dump_json(dict(answer.context)).decode() if answer.context else "",
        "said": _CUSTOMER.dump_json(answer.customer, exclude_defaults=True).decode(),
        "ticket": filed.ticket,
        "history": filed.history,
        "held_by": filed.held_by,
    }


def feedback(row: Mapping[str, Any] | RowMapping) -> FiledFeedback:
    answer = Feedback(
        **{name: row[name] for name in _SAME_IN_FEEDBACK},
        scale=Scale(row["scale"]) if row["scale"] else None,
        tags=_TAGS.validate_json(row["tags"]) if row["tags"] else (),
        contact=wish(row["contact"]),
        context=_MAPPING.validate_json(row["context"]) if row["context"] else {},
        customer=_CUSTOMER.validate_json(row["said"]),
    )
    return FiledFeedback(
        feedback=answer,
        customer=row["customer"],
        received_at=row["received_at"],
        ticket=row["ticket"],
        history=row["history"],
        held_by=row["held_by"],
    )


def wish(kept: str) -> ContactWish:
    return _WISH.validate_json(kept) if kept else ContactWish()


_SAME_IN_MESSAGE = (
    "id", "ticket", "customer", "by", "at", "text", "channel", "address", "template", "subject", "html", "message_id",
    "promise", "promise_due", "seen",
)  # fmt: skip


def message_row(message: KeptMessage) -> Row:
    same: Row = {name: getattr(message, name) for name in _SAME_IN_MESSAGE}
    return {**same, "kind": message.kind.value}


def message(row: Mapping[str, Any] | RowMapping) -> KeptMessage:
    return KeptMessage(**{name: row[name] for name in _SAME_IN_MESSAGE}, kind=MessageKind(row["kind"]))
