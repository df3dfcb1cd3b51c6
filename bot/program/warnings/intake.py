"""Sources that may fall silent unseen, or that somebody else could speak for."""

from base64 import b64decode
from binascii import Error
from collections.abc import Iterator

from bot.mistakes import Mistake
from bot.program.model import Program

#: What Standard Webhooks asks for, and others recommend: less can be guessed with patience.
_ENOUGH = 24
_STANDARD = "whsec_"


def intake(program: Program) -> Iterator[Mistake]:
    for name, source in program.sources.items():
        if source.expect_every is None:
            found = "nobody hears of it when it falls silent"
            remedy = "Write `expect_every:` with the longest pause that is usual, such as 1d."
            yield Mistake(("sources", name), found, remedy)
        for key, secret in (("secret", source.secret), ("secret_next", source.secret_next)):
            if secret is not None and not _is_open(secret) and _length(secret) < _ENOUGH:
                found = f"this secret is short: {_length(secret)} bytes"
                remedy = f"Let a machine choose one of {_ENOUGH} bytes or more: `openssl rand -base64 32`."
                yield Mistake(("sources", name, key), found, remedy)


def _is_open(secret: str) -> bool:
    """Whether the environment is still to say it."""
    return "${" in secret


def _length(secret: str) -> int:
    """In bytes; of what Standard Webhooks writes in base64, of what that stands for."""
    if not secret.startswith(_STANDARD):
        return len(secret.encode())
    try:
        return len(b64decode(f"{secret.removeprefix(_STANDARD)}=="))
    except Error:
        return len(secret)
