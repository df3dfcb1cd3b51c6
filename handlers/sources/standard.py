"""Feedback in our own words (format `standard`)."""

from collections.abc import Mapping, Set
from datetime import datetime, tzinfo

from bot.feedback import ContactWish, Customer, Feedback, Scale
from handlers.sources import extras, values
from handlers.sources.body import fingerprint, read_object
from handlers.sources.format import Delivery, Kinds, SourceSettings
from handlers.sources.money import left_out_of, money_in
from handlers.sources.standard_webhooks import ID, sign, verify

__all__ = ["feedback_from", "parse", "sign", "verify"]

#: The keys we know; every other one is kept beside them.
_FEEDBACK = {"submitted_at", "updated_at", "comment", "touchpoint", "tags"}
_FEEDBACK |= {"id", "score", "scale", "customer", "contact", "context", "opted_out", "withdrawn"}
_CUSTOMER = {"id", "name", "email", "phone", "locale", "zone", "value", "attributes"}
_CONTACT = {"wanted", "preferred", "consent"}
_SCALES = {scale.value: scale for scale in Scale}


def parse(body: bytes, headers: Mapping[str, str], settings: SourceSettings, now: datetime) -> tuple[Delivery, ...]:
    """One feedback; the delivery's key is `webhook-id`, or the bytes themselves where a test sends none."""
    delivery = values.line(headers.get(ID), ID) or fingerprint(body)
    said = read_object(body)
    return (Delivery(f"{settings.name}/{delivery}", feedback_from(said, settings, now), left_out_of(said)),)


def feedback_from(
    said: Mapping[str, object], settings: SourceSettings, now: datetime, zone: tzinfo | None = None
) -> Feedback:
    """
    The feedback that *said* holds in our own words.

    What was not sent stays unknown; the source's defaults are for whoever
    decides. *zone* is for times that name none; without it they are refused.
    """
    scale = _scale(said.get("scale"), settings.scale)
    score = values.score(said.get("score"), scale)
    contact = values.mapping(said.get("contact"), "contact")
    feedback = Feedback(
        source=settings.name,
        external_id=_id(said.get("id")),
        submitted_at=values.moment(said.get("submitted_at"), "submitted_at", now, zone) or now,
        updated_at=values.moment(said.get("updated_at"), "updated_at", now, zone),
        score=score,
        scale=None if score is None else scale,
        comment=values.text(said.get("comment"), "comment"),
        customer=_customer(values.mapping(said.get("customer"), "customer"), settings),
        contact=_contact(contact),
        touchpoint=values.line(said.get("touchpoint"), "touchpoint"),
        tags=_tags(said.get("tags")),
        context=_kept(said, _FEEDBACK, "context", _unknown(contact, _CONTACT), settings.context),
        opted_out=values.flag(said.get("opted_out"), "opted_out") or False,
        withdrawn=values.flag(said.get("withdrawn"), "withdrawn") or False,
    )
    if score is None and not (feedback.comment or feedback.opted_out or feedback.withdrawn):
        _require_signal(feedback, settings)
    return feedback


def _require_signal(feedback: Feedback, settings: SourceSettings) -> None:
    """Refuse what says nothing at all."""
    if not settings.signal:
        raise values.refused("score", "a score, a comment or both")
    declared = (*settings.context, *settings.attributes)
    said = feedback.context.keys() | feedback.customer.attributes.keys()
    if said.isdisjoint(declared):
        raise values.refused("context", f"one of what the program declares of it: {', '.join(declared)}")


def _id(value: object) -> str:
    found = values.line(value, "id")
    if not found:
        raise values.refused("id", "the answer's own id, the same each time the answer is sent")
    return found


def _scale(value: object, default: Scale) -> Scale:
    if value is None or value == "":
        return default
    if not isinstance(value, str) or value not in _SCALES:
        raise values.refused("scale", f"one of {', '.join(Scale)}")
    return _SCALES[value]


def _customer(said: dict[str, object], settings: SourceSettings) -> Customer:
    if not said:
        return Customer()
    email = values.address(said.get("email"), "customer.email")
    zone = values.line(said.get("zone"), "customer.zone")
    known = values.is_zone(zone) if zone else True
    return Customer(
        external_id=values.line(said.get("id"), "customer.id"),
        name=values.line(said.get("name"), "customer.name"),
        email=email,
        phone=values.line(said.get("phone"), "customer.phone"),
        locale=values.line(said.get("locale"), "customer.locale"),
        zone=zone if known else "",
        value=money_in(said)[0],
        attributes=_kept(said, _CUSTOMER, "customer.attributes", _unusable(said, email, known), settings.attributes),
    )


def _unusable(said: Mapping[str, object], email: str, zone_is_known: bool) -> dict[str, object]:
    """Details nobody can act on; a slip in them never costs the feedback, so people may still see them."""
    slips: dict[str, object] = {}
    if said.get("email") and not email:
        slips["email"] = said["email"]
    if not zone_is_known:
        slips["zone"] = said["zone"]
    return slips


def _contact(said: dict[str, object]) -> ContactWish:
    if not said:
        return ContactWish()
    stated = extras.bounded(values.mapping(said.get("consent"), "contact.consent"), "contact.consent")
    consent = {channel: values.flag(answer, "contact.consent") for channel, answer in stated.items()}
    return ContactWish(
        wanted=values.flag(said.get("wanted"), "contact.wanted"),
        preferred=values.line(said.get("preferred"), "contact.preferred"),
        consent={channel: answer for channel, answer in consent.items() if answer is not None},
    )


def _tags(value: object) -> tuple[str, ...]:
    return tuple(values.line(tag, "tags") for tag in values.listing(value, "tags"))


def _unknown(said: Mapping[str, object], known: Set[str]) -> dict[str, object]:
    return {key: value for key, value in said.items() if key not in known}


def _kept(
    said: Mapping[str, object], known: Set[str], field: str, rest: Mapping[str, object], kinds: Kinds
) -> dict[str, object]:
    """What *said* holds under *field*, and every key that is not *known*: unknown keys are never an error."""
    stated = values.mapping(said.get(field.rpartition(".")[2]), field)
    return extras.bounded({**rest, **_unknown(said, known), **stated}, field, kinds)
