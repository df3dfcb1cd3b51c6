"""The formats feedback arrives in, by the name the program file gives them."""

from collections.abc import Mapping
from types import MappingProxyType

from handlers.mapping import MAPPED
from handlers.sources import delighted, standard, typeform
from handlers.sources.format import Delivery, Format, SourceSettings, settings_of
from handlers.sources.mapped import Mapped
from handlers.sources.shape import shape_of

#: Each module is a `Format`; adding one here is all that makes it known.
FORMATS: Mapping[str, Format] = MappingProxyType(
    {"standard": standard, "typeform": typeform, "delighted": delighted},
)
#: All that a source may have: those, and the one that the program itself describes.
NAMES = (*FORMATS, MAPPED)

__all__ = ["FORMATS", "NAMES", "Delivery", "Format", "SourceSettings", "format_of", "settings_of"]


def format_of(source: SourceSettings) -> Format:
    """How payloads of *source* are proved and read."""
    if source.format == MAPPED and source.mapping is not None:
        return Mapped(shape_of(source.mapping), source.signature)
    return FORMATS[source.format]
