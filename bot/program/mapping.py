"""Where feedback stands in a payload of another shape, and how such a payload proves who sent it."""

import re
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from bot.program.part import Part, Zone, written, wrong

#: Long enough for whatever a form builder does; JMESPath is bounded by the length of its text.
_LONGEST = 500
_HEADER = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")
#: What every request has: whoever signs does not write their signature there.
_TAKEN = frozenset({"content-type", "content-length", "content-encoding", "host", "cookie", "connection", "user-agent"})
_PLACES = re.compile(r"\{[^{}]*\}")


def _expression(text: str) -> str:
    if not text.strip():
        raise wrong("it is empty", "Write where it stands, such as answers.score, or leave the key out.")
    if len(text) > _LONGEST:
        raise wrong(f"it is longer than {_LONGEST} characters", "Let the tool send a simpler payload.")
    return text.strip()


def _header(text: str) -> str:
    if not _HEADER.fullmatch(text):
        raise wrong(f'"{text}" is not the name of a header', "Write letters, digits and hyphens: X-Signature.")
    if text.lower() in _TAKEN:
        raise wrong(f"{text} is there for something else", "Name the header that the tool writes its signature into.")
    return text.lower()


def _pattern(text: str) -> str:
    day = datetime(2026, 3, 2, 9, 14, 5, tzinfo=UTC)
    try:
        read_back = datetime.strptime(day.strftime(text), text)  # noqa: DTZ007  # only its day is looked at
    except ValueError:
        read_back = None
    if read_back is None or read_back.date() != day.date():
        raise wrong(f'"{text}" is not how times are written', "Write %d/%m/%Y %H:%M, for 02/03/2026 09:14.")
    return text


#: JMESPath as text: it is read at the edge that reads payloads.
Expression = Annotated[str, AfterValidator(_expression), WithJsonSchema({"type": "string", "pattern": r"\S"})]
Header = Annotated[str, AfterValidator(_header), written(_HEADER.pattern, examples=["X-Signature"])]
Pattern = Annotated[str, AfterValidator(_pattern), WithJsonSchema({"type": "string", "examples": ["%d/%m/%Y %H:%M"]})]


class CustomerMapping(Part):
    id: Expression | None = None
    """the number or name under which your other systems know them"""
    name: Expression | None = None
    """how they are called"""
    email: Expression | None = None
    """their e-mail address"""
    phone: Expression | None = None
    """their telephone number"""
    locale: Expression | None = None
    """their language, `en-GB`"""
    zone: Expression | None = None
    """their time zone, `Europe/London`"""
    value: Expression | None = None
    """what they are worth to you, a number"""
    currency: Expression | None = None
    """its currency; where it is always the same, `"'GBP'"`"""
    attributes: dict[str, Expression] = Field(default_factory=dict)
    """what conditions may ask about, by the names that `attributes` declares"""


class ContactMapping(Part):
    wanted: Expression | None = None
    """whether they want to hear from you"""
    preferred: Expression | None = None
    """how: `phone`, `email`"""
    consent: dict[str, Expression] = Field(default_factory=dict)
    """by channel, what they agreed to: `{email: answers.may_write}`"""


class FieldMapping(Part):
    """Each value is an expression over one payload, or over one row of a file."""

    id: Expression
    """the answer's own id, the same each time it is sent"""
    submitted_at: Expression | None = None
    """when the customer pressed send; a webhook without it counts from its arrival, a row of a file needs it"""
    updated_at: Expression | None = None
    """which of two payloads about one answer is newer"""
    score: Expression | None = None
    """the number given; this or `comment` has to be there"""
    scale: Expression | None = None
    """how the score is read, `nps`, `stars5`, …; where it is always the same, the source's own `scale` says so"""
    comment: Expression | None = None
    """the customer's words; of a list, its texts one below the other"""
    touchpoint: Expression | None = None
    """where or about what they were asked"""
    tags: Expression | None = None
    """a list, or a text with commas"""
    customer: CustomerMapping = CustomerMapping()
    """who answered: `{id, name, email, phone, locale, zone, value, currency, attributes}`"""
    contact: ContactMapping = ContactMapping()
    """whether and how they want to hear from you: `{wanted, preferred, consent}`"""
    context: dict[str, Expression] = Field(default_factory=dict)
    """what surrounds the answer, by the names that the source's `context` declares"""
    opted_out: Expression | None = None
    """true where they no longer want to hear from you"""
    withdrawn: Expression | None = None
    """true where the answer was taken back"""
    each: Expression | None = None
    """where the answers stand, if one payload holds several: `events`; everything else is looked for in each"""
    only_if: Expression | None = None
    """what does not say yes here is no answer and is left alone: `event == 'review.created'`"""
    times: Pattern | None = None
    """how times are written, if not as `2026-03-02T09:14:05Z` or in seconds since 1970: `%d/%m/%Y %H:%M`"""
    zone: Zone | None = None
    """where times that name no zone were written down; the program's, if left out"""

    @model_validator(mode="after")
    def _says_something(self) -> "FieldMapping":
        if self.score is None and self.comment is None:
            raise wrong("it finds neither a score nor a comment", "Add `score:`, `comment:` or both.")
        return self


class Signature(Part):
    """An HMAC of the body in a header, made with the source's secret."""

    header: Header
    """the header that the signature stands in: `X-Signature`"""
    algorithm: Literal["sha256", "sha512", "sha1"] = "sha256"
    """`sha256` (default), `sha512`, or `sha1` for a tool that knows no other"""
    encoding: Literal["hex", "base64"] = "hex"
    """how it is written: `hex` (default) or `base64`"""
    prefix: str = ""
    """what stands before it: `"sha256="`"""
    timestamp: Header | None = None
    """the header with the time of signing, in seconds or milliseconds since 1970 or as `2026-03-02T09:14:05Z`;
    more than five minutes off are refused
    """
    signed: str | None = None
    """what is signed, if it is not the body alone: `"{timestamp}.{body}"`, which it is where `timestamp` is named"""

    @property
    def message(self) -> str:
        """What is signed, with `{body}` and perhaps `{timestamp}` in it."""
        return self.signed or ("{timestamp}.{body}" if self.timestamp else "{body}")

    @model_validator(mode="after")
    def _covers_what_counts(self) -> "Signature":
        places = sorted(_PLACES.findall(self.message))
        if places != (["{body}", "{timestamp}"] if self.timestamp else ["{body}"]):
            remedy = "Write {body} once, and {timestamp} once where `timestamp` names its header, and no other braces."
            raise wrong(f'"{self.message}" does not sign what has to be signed', remedy)
        return self
