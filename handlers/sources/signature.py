"""Proofs of who sent a request, and what is said when they do not hold."""

from collections.abc import Callable, Mapping, Sequence
from hmac import compare_digest

from bot.errors import FeedbackError


def verify_header(
    header: str, headers: Mapping[str, str], secrets: Sequence[str], expected: Callable[[str], str]
) -> None:
    """Raises unless *header* holds what is *expected* of one of *secrets*."""
    given = headers.get(header.lower())
    if not given:
        raise unsigned(header)
    if not any(same(given, expected(secret)) for secret in secrets):
        raise mismatched(header)


def same(given: str, expected: str) -> bool:
    """Whether both are equal, in a time that does not tell how much of them is."""
    return compare_digest(given.encode(), expected.encode())


def unsigned(*headers: str) -> FeedbackError:
    """Names every one of *headers*, so that nobody has to find them out one by one."""
    named = ", ".join(headers)
    words = f"the header {named}" if len(headers) == 1 else f"the headers {named}"
    remedy = f"Send {words}, made with this source's secret."
    return FeedbackError(401, "The request is not signed", field=named, remedy=remedy)


def mismatched(header: str) -> FeedbackError:
    remedy = f"Make {header} from the exact bytes of the body and this source's secret."
    return FeedbackError(401, "The signature does not match", field=header, remedy=remedy)
