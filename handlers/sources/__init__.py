"""The formats feedback arrives in, by the name the program file gives them."""

from collections.abc import Mapping
from types import MappingProxyType

from handlers.sources import delighted, standard, typeform
from handlers.sources.format import Delivery, Format, SourceSettings, settings_of

#: Each module is a `Format`; adding one here is all that makes it known.
FORMATS: Mapping[str, Format] = MappingProxyType(
    {"standard": standard, "typeform": typeform, "delighted": delighted},
)

__all__ = ["FORMATS", "Delivery", "Format", "SourceSettings", "settings_of"]
