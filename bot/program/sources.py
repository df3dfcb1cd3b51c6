"""Where feedback comes from, and what each source tells about a customer."""

from typing import Annotated

from pydantic import BeforeValidator, Field, StrictBool

from bot.condition_facts import Kind
from bot.feedback import Scale
from bot.program.part import Duration, Name, Part, Sentence

__all__ = ["Consent", "Declared", "Kind", "Source"]


class Consent(Part):
    """
    What a customer who did not say agrees to, by channel.

    Nobody is called unasked; a survey that was sent by e-mail may be answered by
    e-mail. A company that sees it otherwise writes it down here.
    """

    email: StrictBool = True
    phone: StrictBool = False


def _kinds(value: object) -> object:
    """`[plan, seats]` as declarations whose kind is not known."""
    return dict.fromkeys(value, Kind.ANY) if isinstance(value, list | tuple) else value


Declared = Annotated[dict[str, Kind], BeforeValidator(_kinds)]


class Source(Part):
    #: How its payloads are to be read: `standard`, `typeform`, `delighted`, …
    format: Name
    #: None only while trying things out: production takes nothing unsigned.
    secret: Sentence | None = Field(default=None, repr=False)
    #: The secret that is about to replace `secret`; both are taken meanwhile.
    secret_next: Sentence | None = Field(default=None, repr=False)
    #: How a score is read when a payload does not say.
    scale: Scale = Scale.NPS
    consent: Consent = Consent()
    #: What it may say under `customer.attributes` and `context`; conditions may use what is declared.
    attributes: Declared = Field(default_factory=dict)
    context: Declared = Field(default_factory=dict)
    #: Silence for longer than this is reported.
    expect_every: Duration | None = None
