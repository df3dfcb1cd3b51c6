"""What every format of feedback can do, whatever tool it belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Protocol

from bot.feedback import Feedback, Scale
from bot.program import Kind, Source, SourceKind
from bot.program.mapping import FieldMapping, Signature
from handlers.sources.money import LeftOut

#: What the program declares of a source's attributes, or of its context.
Kinds = Mapping[str, Kind]
UNDECLARED: Kinds = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What the program file says about one source, as far as reading it goes."""

    name: str
    format: str = "standard"
    scale: Scale = Scale.NPS
    #: The secret in use, then the one that replaces it. None at all: the source does not sign.
    secrets: tuple[str, ...] = ()
    #: The zone of times that name none (files only: a webhook has to say).
    zone: str = "UTC"
    attributes: Kinds = field(default_factory=dict)
    context: Kinds = field(default_factory=dict)
    #: Nobody was asked: neither a score nor words are needed where a declared value says something.
    signal: bool = False
    #: Where things stand in payloads and files of another shape.
    mapping: FieldMapping | None = None
    #: How a mapped source signs; None: by Standard Webhooks.
    signature: Signature | None = None


def settings_of(name: str, source: Source, zone: str) -> SourceSettings:
    """What the program says about the source *name*; *zone* is the program's."""
    return SourceSettings(
        name=name,
        format=source.format,
        scale=source.scale,
        secrets=tuple(filter(None, (source.secret, source.secret_next))),
        zone=zone,
        attributes=source.attributes,
        context=source.context,
        signal=source.kind is SourceKind.SIGNAL,
        mapping=source.mapping,
        signature=source.signature,
    )


@dataclass(frozen=True, slots=True)
class Delivery:
    """One piece of feedback as it was delivered; the same *key* again is the same delivery."""

    key: str
    feedback: Feedback
    #: What of it could not be read, and was left out.
    left_out: tuple[LeftOut, ...] = ()


class Format(Protocol):
    """A tool's payload, and how it proves who sent it. Header names are in lower case."""

    def verify(self, body: bytes, headers: Mapping[str, str], secrets: Sequence[str], now: datetime) -> None:
        """Raises `FeedbackError` 401 unless one of *secrets* signed *body*; *now* is the machine's clock."""

    def parse(
        self, body: bytes, headers: Mapping[str, str], settings: SourceSettings, now: datetime
    ) -> tuple[Delivery, ...]:
        """
        What *body* says; nothing if it is an event that tells us nothing.

        *now* is when it was received, on the domain's clock. Raises
        `FeedbackError` 400 if it is not JSON, 422 if it cannot be understood.
        """

    def sign(self, body: bytes, secret: str, now: datetime, delivery: str) -> dict[str, str]:
        """The headers the tool itself would send with *body*; *delivery* is the id of the delivery."""
