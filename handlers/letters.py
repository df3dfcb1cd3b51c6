"""What a letter to a customer must have before anybody previews it."""

from blocks.wording import placeholders_left
from bot.errors import Incomplete, Reason


def check_letter(values: dict[str, str]) -> None:
    """Refuse what has no subject or no words, or still a gap that only its author can fill."""
    missing = {name: Reason.EMPTY for name in ("subject", "message") if not values.get(name, "").strip()}
    for name in ("subject", "message"):
        if placeholders_left(values.get(name, "")):
            missing[name] = Reason.PLACEHOLDERS_LEFT
    if missing:
        raise Incomplete(missing)
