"""What a payload says beyond the words we know: kept, harmless and bounded."""

from collections.abc import Mapping

import orjson

from bot.errors import FeedbackError
from bot.program import Kind
from bot.words import harmless
from handlers.sources import values
from handlers.sources.format import UNDECLARED, Kinds

KEYS, LEVELS, BYTES = 50, 8, 64 * 1024


def bounded(said: Mapping[str, object], field: str, kinds: Kinds = UNDECLARED) -> dict[str, object]:
    """
    *said*, harmless throughout, and small enough to be kept with every copy of the feedback.

    Words become what the program declares: a link and a CSV file can only bring
    words, and a condition such as `attributes.seats > 10` would never hold.
    """
    if not said:
        return {}
    if len(said) > KEYS:
        raise values.refused(field, f"at most {KEYS} keys")
    kept = {harmless(key): _harmless_value(value, field, LEVELS) for key, value in said.items()}
    if len(orjson.dumps(kept)) > BYTES:
        raise values.refused(field, f"at most {BYTES // 1024} KB")
    for name, kind in kinds.items():
        if name in kept:
            kept[name] = _as_declared(kept[name], kind)
    return kept


def bounded_or_left_out(said: Mapping[str, object], field: str, kinds: Kinds = UNDECLARED) -> dict[str, object]:
    """As `bounded`, for tools whose payload nobody can change: what is too much is left out and said so."""
    try:
        return bounded(said, field, kinds)
    except FeedbackError as error:
        return {"left_out": error.remedy}


def _harmless_value(value: object, field: str, levels: int) -> object:
    if isinstance(value, str):
        return harmless(value)
    if not isinstance(value, dict | list):
        return value
    if levels == 0:
        raise values.refused(field, f"at most {LEVELS} levels")
    if isinstance(value, list):
        return [_harmless_value(item, field, levels - 1) for item in value]
    return {harmless(key): _harmless_value(item, field, levels - 1) for key, item in value.items()}


def _as_declared(value: object, kind: Kind) -> object:
    if not isinstance(value, str):
        return value
    match kind:
        case Kind.NUMBER if values.is_decimal(value):
            return float(value)
        case Kind.YES_NO:
            return values.YES_NO.get(value.strip().lower(), value)
        case _:
            return value
