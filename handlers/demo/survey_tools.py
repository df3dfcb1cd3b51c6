"""What survey tools send when somebody answers, each in its own shape: the demo's form speaks as any of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from uuid import uuid4
from zlib import crc32

import orjson

from bot.feedback import Scale
from handlers.sources import values

Json = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a customer entered, as they did; empty where they left something out."""

    score: str
    comment: str
    name: str
    email: str
    at: datetime
    scale: Scale

    @property
    def number(self) -> object:
        """What is none is sent as it is, and refused like any tool's."""
        return float(self.score) if values.is_decimal(self.score) else self.score


def payloads(format: str, said: Said) -> tuple[bytes, ...]:
    """What a tool of this format posts, one after the other."""
    return tuple(orjson.dumps(payload) for payload in WRITTEN[format](said))


def _standard(said: Said) -> tuple[Json, ...]:
    return (
        {
            "id": f"form-{uuid4().hex}",
            "submitted_at": said.at.isoformat(),
            "comment": said.comment,
            "customer": _filled(name=said.name, email=said.email),
            **_filled(score=said.number),
        },
    )


#: The kind of question that Typeform asks for a score of this scale; of any other, a plain scale.
_QUESTIONS = {Scale.NPS: "nps", Scale.STARS5: "rating"}


def _typeform(said: Said) -> tuple[Json, ...]:
    """The questions were a score, a few words and an address; the link named the customer in a hidden field."""
    scored = ("likely", _QUESTIONS.get(said.scale, "opinion_scale"), "How are we doing?", "number", said.number)
    worded = ("why", "long_text", "What should we know?", "text", said.comment)
    mailed = ("address", "email", "Your e-mail", "email", said.email)
    questions = (scored, worded, mailed)
    fields = [{"id": ref, "ref": ref, "type": kind, "title": title} for ref, kind, title, _, _ in questions]
    answers = [
        {"type": type_, type_: answer, "field": {"id": ref, "ref": ref, "type": kind}}
        for ref, kind, _, type_, answer in questions
        if answer != ""
    ]
    response = {
        "form_id": "nps01",
        "token": uuid4().hex,
        "landed_at": said.at.isoformat(),
        "submitted_at": said.at.isoformat(),
        "hidden": _filled(name=said.name),
        "definition": {"id": "nps01", "title": "How are we doing?", "fields": fields},
        "answers": answers,
    }
    return ({"event_id": uuid4().hex, "event_type": "form_response", "form_response": response},)


#: Delighted's names for surveys whose scale its name tells; of any other the program says how it is read.
_SURVEYS = {Scale.NPS: "nps", Scale.CSAT5: "csat", Scale.CES7: "ces7"}


def _delighted(said: Said) -> tuple[Json, ...]:
    """A response is created with its score, and updated once the customer has written why."""
    seconds = int(said.at.timestamp())
    created: Json = {
        "id": str(uuid4().int % 10**9),
        "person": {"id": _number_of(said.email or said.name), "email": said.email or None, "name": said.name or None},
        "survey_type": _SURVEYS.get(said.scale, said.scale.value),
        "score": said.number if said.score else None,
        "comment": None if said.score else said.comment,
        "permalink": "https://app.delighted.com/r/x",
        "created_at": seconds,
        "updated_at": seconds,
        "person_properties": {},
        "notes": [],
        "tags": [],
        "additional_answers": [],
    }
    first = _event("survey_response.created", created)
    if not (said.score and said.comment):
        return (first,)
    return first, _event("survey_response.updated", {**created, "comment": said.comment, "updated_at": seconds + 1})


def _event(kind: str, data: Json) -> Json:
    return {"event_type": kind, "event_id": uuid4().hex, "event_data": data}


def _number_of(customer: str) -> str:
    """Delighted knows people by their address: the same one is the same person."""
    return str(crc32(customer.encode()) if customer else uuid4().int % 10**9)


def _filled(**fields: object) -> Json:
    return {name: value for name, value in fields.items() if value != ""}


#: By the name that the program file gives a format.
WRITTEN: Mapping[str, Callable[[Said], tuple[Json, ...]]] = MappingProxyType(
    {"standard": _standard, "typeform": _typeform, "delighted": _delighted}
)
