"""Answers to a Typeform."""

import base64
import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import chain

from bot.feedback import Customer, Feedback, Scale
from handlers.sources import extras, values
from handlers.sources.body import fingerprint, read_object
from handlers.sources.format import Delivery, SourceSettings
from handlers.sources.signature import verify_header

HEADER = "Typeform-Signature"

#: Field types that hold a score, the surest first; a field whose reference is `score` goes before.
_SCORES = ("nps", "opinion_scale", "rating")
#: Field types that hold words; short ones count where no long one was answered.
_WORDS = ("long_text", "short_text")
#: What a hidden field (or a field's reference) is called, by what it tells us about the customer.
_CUSTOMER = {
    "id": ("customer_id", "account_id", "user_id", "id"),
    "email": ("email",),
    "name": ("name", "customer_name"),
    "phone": ("phone", "phone_number"),
    "locale": ("locale", "language"),
    "zone": ("zone", "timezone"),
}

Answer = dict[str, object]


def verify(body: bytes, headers: Mapping[str, str], secrets: Sequence[str], now: datetime) -> None:
    """The signature has no time in it: what keeps a replay out is `event_id`, the delivery's key."""
    verify_header(HEADER, headers, secrets, lambda secret: _signature(body, secret))


def sign(body: bytes, secret: str, now: datetime, delivery: str) -> dict[str, str]:
    return {HEADER.lower(): _signature(body, secret)}


def parse(body: bytes, headers: Mapping[str, str], settings: SourceSettings, now: datetime) -> tuple[Delivery, ...]:
    """One feedback; nothing for another kind of event, or where every question was skipped."""
    event = read_object(body)
    if event.get("event_type") != "form_response":
        return ()
    response = values.mapping(event.get("form_response"), "form_response")
    feedback = _feedback(response, settings, now)
    if feedback.score is None and not feedback.comment:
        return ()
    key = values.line(event.get("event_id"), "event_id") or fingerprint(body)
    return (Delivery(f"{settings.name}/{key}", feedback),)


def _feedback(response: Mapping[str, object], settings: SourceSettings, now: datetime) -> Feedback:
    answers = _answers(response)
    hidden = values.mapping(response.get("hidden"), "form_response.hidden")
    scored, worded = _scored(answers), _worded(answers)
    score = _score(scored, settings.scale)
    told = [answer for answer in answers if answer is not scored and answer not in worded]
    return Feedback(
        source=settings.name,
        external_id=_token(response),
        submitted_at=values.moment(response.get("submitted_at"), "form_response.submitted_at", now) or now,
        score=score,
        scale=None if score is None else settings.scale,
        comment="\n\n".join(filter(None, (values.text(answer.get("text"), "text") for answer in worded))),
        customer=_customer(told, hidden, settings),
        touchpoint=values.line(hidden.get("touchpoint"), "form_response.hidden.touchpoint"),
        context=extras.bounded_or_left_out(_context(response, told), "form_response.answers", settings.context),
    )


def _token(response: Mapping[str, object]) -> str:
    token = values.line(response.get("token"), "form_response.token")
    if not token:
        raise values.refused("form_response.token", "the response's token")
    return token


def _answers(response: Mapping[str, object]) -> list[Answer]:
    said = response.get("answers")
    if said is None:
        return []
    if not isinstance(said, list):
        raise values.refused("form_response.answers", "a list")
    return [values.mapping(answer, "form_response.answers") for answer in said]


def _scored(answers: Sequence[Answer]) -> Answer | None:
    """The one number that is the score: forms may hold several."""
    numbers = [answer for answer in answers if answer.get("type") == "number" and _kind(answer) in _SCORES]
    return min(numbers, key=lambda answer: (_ref(answer) != "score", _SCORES.index(_kind(answer))), default=None)


def _score(answer: Answer | None, scale: Scale) -> float | None:
    return None if answer is None else values.score(answer.get("number"), scale, "form_response.answers.number")


def _worded(answers: Sequence[Answer]) -> list[Answer]:
    """The answers that are the comment: the one referred to as `comment`, else the long ones, else the short ones."""
    texts = [answer for answer in answers if answer.get("type") == "text" and _ref(answer) not in _ABOUT_CUSTOMER]
    named = [answer for answer in texts if _ref(answer) == "comment"]
    return named or next(filter(None, ([a for a in texts if _kind(a) == kind] for kind in _WORDS)), [])


def _customer(answers: Sequence[Answer], hidden: Mapping[str, object], settings: SourceSettings) -> Customer:
    """
    Who answered, as the form's link says (hidden fields) or the answers do.

    Hidden fields are part of the link, so whoever has it can change them.
    """
    told = {name: value for answer in answers if (name := _about_customer(answer)) and (value := _value(answer))}
    said = told | {name: value for name, value in hidden.items() if name != "touchpoint" and value not in (None, "")}
    known = {ours: next((name for name in names if name in said), None) for ours, names in _CUSTOMER.items()}
    lines = {ours: values.line(said[name], name) if name else "" for ours, name in known.items()}
    rest = {name: value for name, value in said.items() if name not in known.values()}
    return Customer(
        external_id=lines["id"],
        name=lines["name"],
        email=values.address(lines["email"], "email"),
        phone=lines["phone"],
        locale=lines["locale"],
        zone=lines["zone"] if values.is_zone(lines["zone"]) else "",
        attributes=extras.bounded_or_left_out(rest, "form_response.hidden", settings.attributes),
    )


_ABOUT_CUSTOMER = frozenset(chain.from_iterable(_CUSTOMER.values()))


def _about_customer(answer: Answer) -> str:
    """The name under which an answer tells who the customer is; empty if it does not."""
    if answer.get("type") in ("email", "phone_number"):
        return str(answer["type"])
    return _ref(answer) if _ref(answer) in _ABOUT_CUSTOMER else ""


def _context(response: Mapping[str, object], answers: Sequence[Answer]) -> dict[str, object]:
    """The form, and what was answered besides, by each field's reference."""
    besides = {_ref(answer): _value(answer) for answer in answers if not _about_customer(answer)}
    form = values.line(response.get("form_id"), "form_response.form_id")
    return ({"form_id": form} if form else {}) | besides


def _value(answer: Answer) -> object:
    """What was answered; for choices, their labels."""
    value = answer.get(str(answer.get("type")))
    if isinstance(value, dict):
        return value.get("label") or value.get("labels") or value.get("other") or value
    return value


def _field(answer: Answer) -> dict[str, object]:
    return values.mapping(answer.get("field"), "form_response.answers.field")


def _kind(answer: Answer) -> str:
    return str(_field(answer).get("type", ""))


def _ref(answer: Answer) -> str:
    field = _field(answer)
    return values.line(field.get("ref") or field.get("id"), "form_response.answers.field.ref")


def _signature(body: bytes, secret: str) -> str:
    return "sha256=" + base64.b64encode(hmac.digest(secret.encode(), body, "sha256")).decode()
