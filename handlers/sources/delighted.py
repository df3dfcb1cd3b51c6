"""Survey responses and unsubscriptions from Delighted."""

import hmac
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.feedback import Customer, Feedback, Scale
from handlers.sources import extras, values
from handlers.sources.body import fingerprint, read_object
from handlers.sources.format import Delivery, SourceSettings
from handlers.sources.signature import verify_header

HEADER = "X-Delighted-Webhook-Signature"

#: Surveys whose scale we know for sure; of the others the program file says how to read them.
_SCALES = {"nps": Scale.NPS, "csat": Scale.CSAT5, "ces7": Scale.CES7}
_CONTEXT = ("survey_type", "permalink", "additional_answers")

Said = dict[str, object]


def verify(body: bytes, headers: Mapping[str, str], secrets: Sequence[str], now: datetime) -> None:
    """The signature has no time in it: what keeps a replay out is `event_id`, the delivery's key."""
    verify_header(HEADER, headers, secrets, lambda secret: _signature(body, secret))


def sign(body: bytes, secret: str, now: datetime, delivery: str) -> dict[str, str]:
    return {HEADER.lower(): _signature(body, secret)}


def parse(body: bytes, headers: Mapping[str, str], settings: SourceSettings, now: datetime) -> tuple[Delivery, ...]:
    """
    One feedback; nothing for an event of another kind.

    A response is *created* with its score alone, and *updated* when the customer
    has written why: the same id, so one feedback.
    """
    event = read_object(body)
    kind = event.get("event_type")
    read = _EVENTS.get(kind) if isinstance(kind, str) else None
    if read is None:
        return ()
    feedback = read(values.mapping(event.get("event_data"), "event_data"), settings, now)
    key = values.line(event.get("event_id"), "event_id") or fingerprint(body)
    return (Delivery(f"{settings.name}/{key}", feedback),)


def _response(said: Said, settings: SourceSettings, now: datetime) -> Feedback:
    survey = said.get("survey_type")
    scale = _SCALES.get(survey, settings.scale) if isinstance(survey, str) else settings.scale
    score = values.score(said.get("score"), scale, "event_data.score")
    comment = values.text(said.get("comment"), "event_data.comment")
    if score is None and not comment:
        raise values.refused("event_data.score", "a score, a comment or both")
    return Feedback(
        source=settings.name,
        external_id=_id(said, "id"),
        submitted_at=values.unix(said.get("created_at"), "event_data.created_at", now) or now,
        updated_at=values.unix(said.get("updated_at"), "event_data.updated_at", now),
        score=score,
        scale=None if score is None else scale,
        comment=comment,
        customer=_customer(said, settings),
        tags=_tags(said),
        context=extras.bounded_or_left_out({name: said[name] for name in _CONTEXT if said.get(name)}, "event_data"),
    )


def _unsubscription(said: Said, settings: SourceSettings, now: datetime) -> Feedback:
    """Somebody no longer wants to hear from us. It has no id of its own; the person's stands for it."""
    person = _person(said)
    at = said.get("unsubscribed_at") or said.get("created_at")
    return Feedback(
        source=settings.name,
        external_id=f"unsubscribe-{_id(person, 'id')}",
        submitted_at=values.unix(at, "event_data.unsubscribed_at", now) or now,
        customer=_customer(said, settings),
        opted_out=True,
    )


_EVENTS: Mapping[str, Callable[[Said, SourceSettings, datetime], Feedback]] = {
    "survey_response.created": _response,
    "survey_response.updated": _response,
    "unsubscribe.created": _unsubscription,
}


def _id(said: Mapping[str, object], name: str) -> str:
    found = values.line(said.get(name), f"event_data.{name}")
    if not found:
        raise values.refused(f"event_data.{name}", "an id")
    return found


def _person(said: Said) -> Said:
    """Who answered; an unsubscription may name the person without a level of their own."""
    person = values.mapping(said.get("person"), "event_data.person")
    return person or {**said, "id": said.get("person_id") or said.get("id")}


def _customer(said: Said, settings: SourceSettings) -> Customer:
    person = _person(said)
    properties = values.mapping(said.get("person_properties"), "event_data.person_properties")
    return Customer(
        # Delighted's own number, and nobody else's: a company's customer 5975 is another person
        external_id=f"delighted-{_id(person, 'id')}",
        name=values.line(person.get("name"), "event_data.person.name"),
        email=values.address(person.get("email"), "event_data.person.email"),
        phone=values.line(person.get("phone_number"), "event_data.person.phone_number"),
        attributes=extras.bounded_or_left_out(properties, "event_data.person_properties", settings.attributes),
    )


def _tags(said: Said) -> tuple[str, ...]:
    """The response's tags, which come as words or as objects with a name."""
    tags = values.listing(said.get("tags"), "event_data.tags")
    names = (tag.get("name") if isinstance(tag, dict) else tag for tag in tags)
    return tuple(values.line(name, "event_data.tags") for name in names)


def _signature(body: bytes, secret: str) -> str:
    return "sha256=" + hmac.digest(secret.encode(), body, "sha256").hex()
