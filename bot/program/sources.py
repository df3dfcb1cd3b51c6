"""Where feedback comes from, and what each source tells about a customer."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, StrictBool, WithJsonSchema

from bot.condition_facts import Kind
from bot.feedback import Scale
from bot.program.mapping import FieldMapping, Signature
from bot.program.part import Duration, Name, Part, Secret

__all__ = ["Consent", "Declared", "Kind", "Source"]


class Consent(Part):
    """
    What a customer who did not say agrees to, by channel.

    Nobody is called unasked; a survey that was sent by e-mail may be answered by
    e-mail. A company that sees it otherwise writes it down here.
    """

    email: StrictBool = True
    """whether they may be written to; yes, if left out"""
    phone: StrictBool = False
    """whether they may be called; no, if left out"""


def _kinds(value: object) -> object:
    """`[plan, seats]` as declarations whose kind is not known."""
    return dict.fromkeys(value, Kind.ANY) if isinstance(value, list | tuple) else value


_NAMES_SCHEMA = {"type": "array", "items": {"type": "string"}}
_KINDS_SCHEMA = {"type": "object", "additionalProperties": {"enum": [kind.value for kind in Kind]}}
Declared = Annotated[
    dict[str, Kind], BeforeValidator(_kinds), WithJsonSchema({"anyOf": [_NAMES_SCHEMA, _KINDS_SCHEMA]})
]


class SourceKind(StrEnum):
    """How feedback comes about."""

    RELATIONSHIP = "relationship"
    TRANSACTIONAL = "transactional"
    JOURNEY = "journey"
    REVIEW = "review"
    SOCIAL = "social"
    CONTACT_CENTRE = "contact_centre"
    #: Nobody was asked: a churn score, a drop in use. It needs neither a score nor words.
    SIGNAL = "signal"


class Source(Part):
    format: Name
    """`standard`, `typeform`, `delighted`, or `mapped` for whatever sends JSON of another shape"""
    kind: SourceKind = SourceKind.RELATIONSHIP
    """how it comes about: `relationship` (default), `transactional`, `journey`, `review`, `social`, `contact_centre`,
    or `signal` for what nobody was asked (a churn score, a drop in use), which needs neither a score nor words
    """
    location: str = ""
    """where the place stands that an answer is about: `context.branch` or `customer.attributes.branch`; if left out,
    `location` in either of them
    """
    secret: Secret | None = Field(default=None, repr=False)
    """what the sender signs with, as `${NAME}`; in production every source needs one"""
    secret_next: Secret | None = Field(default=None, repr=False)
    """the one that is about to replace it; both are taken"""
    scale: Scale = Scale.NPS
    """how a score is read when a payload does not say: `nps` (default), `csat5`, `stars5`, `ces7`, `good_bad`;
    [which scores are low](#scales)
    """
    consent: Consent = Consent()
    """what counts when customers did not say: `{email: true, phone: false}`"""
    attributes: Declared = Field(default_factory=dict)
    """what it tells about customers besides name and address: `{plan: text, seats: number}`, or a list of
    names. Kinds: `text`, `number`, `yes_no`, `list`, `any`. Numbers and yes-or-no sent as text are read as what
    they are declared to be
    """
    context: Declared = Field(default_factory=dict)
    """the same for what surrounds the answer"""
    mapping: FieldMapping | None = None
    """where things stand in payloads (`mapped`) and files of another shape, [see below](#mapping-of-a-source)"""
    signature: Signature | None = None
    """for `mapped`: how the tool signs, if not by Standard Webhooks, [see below](#signature-of-a-source)"""
    expect_every: Duration | None = None
    """silence for longer than this is reported to the program's owner, once, and so is its end. It counts from the
    last answer or, before there is one, from when the program first had the source. Imported history does not count
    """
