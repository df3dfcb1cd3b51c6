"""What the chat changes from one day to the next: how many tickets a day of a workflow are posted as cards."""

from blocks.card import Card, Facts, Sentence, Text
from blocks.cards.pieces import aloud
from blocks.days import day
from blocks.wording import capital, listed, plural
from bot.notifications.daily import CapAsBefore, CapChanged, CapRow, Caps

_REST = "What comes after them stands in one list a day, is counted, and can be claimed from there."
_FROM_NOW_ON = "It holds from the next customer on: cards that stand there stay, and so does today's list."


def cap_changed_card(said: CapChanged) -> Card:
    title = f"{capital(said.workflow)} posts {_posts(said.a_day)}{_by(said)}."
    rest = (Text(_REST),) if said.a_day is not None else ()
    goes_back = f"“/loop cap {said.workflow} file” goes back to what the program file says."
    ends = Text(_FROM_NOW_ON if said.file else f"{_FROM_NOW_ON} {goes_back}", quiet=True)
    return Card(title=title, parts=(*rest, ends), spoken=aloud(title))


def _by(said: CapChanged) -> str:
    if said.file:
        return ", as its file says" if said.own else f", as its file says: {said.by.first_name} went back to that"
    return "" if said.own else f": {said.by.first_name} set that"


def _posts(a_day: int | None) -> str:
    return "all its tickets as cards" if a_day is None else f"{plural(a_day, 'card')} a day"


def cap_as_before_card(said: CapAsBefore) -> Card:
    return Card(title=f"{capital(said.workflow)} posts {_posts(said.a_day)} already.")


def caps_card(said: Caps) -> Card:
    title = "So many a day are posted as cards:" if said.rows else "No workflow has a cap: every ticket is a card."
    rows: dict[str, str | Sentence] = {row.workflow: _line(row, said) for row in said.rows}
    # The last in the file: careful cases stand first, and nobody is to try it on them.
    name = next(reversed(said.theirs), "")
    forms: dict[str, str | Sentence] = {
        f"/loop cap {name} 20": "twenty a day; the rest in the day's list",
        f"/loop cap {name} none": "all of them",
        f"/loop cap {name} file": "what the program file says",
    }
    which = Text(f"You can set {listed(said.theirs, 'or')}.", quiet=True)
    parts = (*((Facts(rows),) if rows else ()), *((Facts(forms), which) if name else ()))
    return Card(title=title, parts=parts, spoken=aloud(title))


def _line(row: CapRow, said: Caps) -> str:
    how_many = "all" if row.a_day is None else str(row.a_day)
    if row.by is None or row.since is None:
        return how_many
    written = "none" if row.file is None else str(row.file)
    return f"{how_many}; by {row.by.first_name} since {day(row.since, said.zone, said.now)}; the file says {written}"
