"""Since what nothing has happened with a ticket, as the end of a sentence."""

from collections.abc import Mapping

from blocks.card import Sentence, When
from blocks.wording import customer_first
from bot.notifications import TimelineEntry

#: {by} did it, {owner} had it then, {customer} is whom it is about.
DID: Mapping[str, str] = {
    "Claimed": "{by} claimed it",
    "Assigned": "{by} gave it to {owner}",
    "Given": "it was given to {owner}",
    "StoodIn": "{by} took it over",
    "Reopened": "{by} opened it again",
    "NotReached": "{by} tried to call {customer}",
    "CauseNamed": "{by} named the cause",
    "AskedForHelp": "{by} asked for help",
    "Woken": "it came back from its pause",
    "Noted": "{by} wrote a note",
    "Revealed": "{by} looked up how to reach {customer}",
    "MessageWithdrawn": "{by} took a message back",
    "StillOn": "{by} said that it's theirs",
    "CustomerWrote": "{customer} wrote again",
}


def since_last_done(entry: TimelineEntry) -> Sentence:
    """ "since Ben opened it again, Tue 3 Mar, 10:02"; the owner's name stands in the entry."""
    last = entry.last
    if last is None:
        return (f"since {entry.other} claimed it",)
    by = last.by.first_name if last.by else "somebody"
    did = DID[last.what].format(by=by, owner=entry.other, customer=customer_first(entry.customer))
    return (f"since {did}, ", When(last.at, "day_time", entry.zone))
