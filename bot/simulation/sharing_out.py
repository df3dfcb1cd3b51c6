"""What falls to each of a team on one day, if it is shared out fairly."""

from collections.abc import Collection, Mapping

from bot.people import PersonId


def shared_out(
    falls: Mapping[str | None, int], able: Mapping[str | None, Collection[PersonId]], can_do: Mapping[PersonId, float]
) -> dict[PersonId, float]:
    """
    The share of each of those who are there, whose keys are those of *can_do*.

    Both others go by the training that tickets ask for. What the fewest are
    trained for is shared out first, and the rest so that all are as full as can
    be.
    """
    shares = dict.fromkeys(can_do, 0.0)
    for training in sorted(falls, key=lambda each: (len(able[each]), each or "")):
        _pour(falls[training], shares, {person: can_do[person] for person in able[training] if person in can_do})
    return shares


def _pour(tickets: float, shares: dict[PersonId, float], can_do: Mapping[PersonId, float]) -> None:
    """Give *tickets* to those who are the least full, so that they become equally full."""
    emptiest = sorted(can_do, key=lambda person: shares[person] / can_do[person])
    for several in range(1, len(emptiest) + 1):
        those, others = emptiest[:several], emptiest[several:]
        full = (tickets + sum(shares[each] for each in those)) / sum(can_do[each] for each in those)
        if not others or full <= shares[others[0]] / can_do[others[0]]:
            shares.update({each: full * can_do[each] for each in those})
            return
