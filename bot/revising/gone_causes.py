"""A root cause that a change takes away without a successor, although tickets have it: nobody finds its history."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from bot.moment import Moment
from bot.notifications.revising import CauseGone
from bot.ports import Views
from bot.revising.difference import Difference, How

#: So far back tickets are looked for: whoever compares figures compares them with last year's.
PERIOD = timedelta(days=366)
_A_DAY = timedelta(days=1)
_SUBCATEGORY = "subcategories."


def causes_gone(differences: Sequence[Difference], views: Views, moment: Moment) -> tuple[CauseGone, ...]:
    """Of what *differences* take away, what tickets were closed with; without any, nothing is read."""
    gone = dict(_gone(differences))
    if not gone:
        return ()
    counted = Counter(each.cause for each in views.facts(moment.now - PERIOD, moment.now + _A_DAY) if each.cause)
    found = {id: sum(n for cause, n in counted.items() if f"{cause}/".startswith(f"{id}/")) for id in gone}
    return tuple(CauseGone(cause=id, label=gone[id], tickets=n) for id, n in found.items() if n)


def _gone(differences: Sequence[Difference]) -> Iterator[tuple[str, str]]:
    for each in differences:
        if each.section != "root_causes":
            continue
        sub = each.key.removeprefix(_SUBCATEGORY)
        if each.how is How.REMOVED:
            yield each.name, each.before
        elif sub != each.key and "." not in sub and not each.after:
            yield f"{each.name}/{sub}", each.before
