"""The answers of a month: real ones where they are at hand, or made up with times like theirs."""

import csv
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

ROOT = Path(__file__).parents[2]
#: Optional: real answers that are no part of this project, and that nothing of it may depend on.
REAL = ROOT.parent / "shared" / "data" / "nps-verbatims.csv"
LONDON = ZoneInfo("Europe/London")
_HIGHEST = 6
_DAY = timedelta(days=1)
#: Monday to Sunday: a survey that is sent on working days, most of all on Mondays, and answered at once.
_WEEKDAYS = (30, 15, 13, 15, 14, 12, 1)
#: By hour: it leaves at seven in the evening.
_HOURS = {8: 1, 9: 1, 11: 1, 12: 1, 17: 1, 19: 64, 20: 17, 21: 5, 22: 3, 23: 1}


class Answer(NamedTuple):
    """One customer's answer to the survey, by when they pressed send."""

    at: datetime
    number: int
    score: int
    comment: str
    touchpoint: str

    @property
    def payload(self) -> dict[str, Any]:
        """As the survey tool sends it. Nobody's name is known: each is a customer of their own."""
        return {
            "id": f"resp-{self.number}",
            "submitted_at": self.at.isoformat(),
            "score": self.score,
            "comment": self.comment,
            "touchpoint": self.touchpoint,
            "customer": {
                "id": f"C-{self.number}",
                "name": f"Customer {self.number}",
                "email": f"customer{self.number}@example.com",
                "phone": f"+44 20 7946 {self.number:04}",
            },
        }


def real_answers(first: date, last: date) -> list[Answer]:
    """
    Every real detractor's answer, in the days from *first* to *last*.

    Each keeps its time of day and its weekday, and of those of one weekday the
    earlier come on the earlier day.
    """
    with REAL.open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["score"] and int(row["score"]) <= _HIGHEST]
    rows.sort(key=lambda row: row["submitted_at"])
    found: list[Answer] = []
    for weekday in range(7):
        theirs = [row for row in rows if datetime.fromisoformat(row["submitted_at"]).weekday() == weekday]
        days = list(_days(first, last, weekday))
        for place, row in enumerate(theirs):
            day = days[place * len(days) // len(theirs)]
            at = _at(day, datetime.fromisoformat(row["submitted_at"]).time(), place)
            found.append(Answer(at, int(row["id"].lstrip("v")), int(row["score"]), row["comment"], row["touchpoint"]))
    return sorted(found)


def made_up_answers(first: date, last: date, per_week: int, seed: int = 1) -> list[Answer]:
    """So many a week, at times like the real ones."""
    chance = Random(seed)
    days = [first + _DAY * n for n in range((last - first).days + 1)]
    many = per_week * len(days) // 7
    chosen = chance.choices(days, [_WEEKDAYS[day.weekday()] for day in days], k=many)
    hours = chance.choices(list(_HOURS), list(_HOURS.values()), k=many)
    comments = ("Three visits and still no broadband.", "Charged twice, again.", "I am leaving for another provider.")
    return sorted(
        Answer(
            _at(day, time(hour, chance.randrange(60), chance.randrange(60)), number),
            number,
            chance.randrange(_HIGHEST + 1),
            chance.choices(comments, (5, 4, 1))[0],
            "first-payment",
        )
        for number, (day, hour) in enumerate(zip(chosen, hours, strict=True), 1)
    )


def _days(first: date, last: date, weekday: int) -> Iterator[date]:
    for n in range((last - first).days + 1):
        if (day := first + _DAY * n).weekday() == weekday:
            yield day


def _at(day: date, wall: time, place: int) -> datetime:
    """Real times are whole minutes: no two in the same instant."""
    return datetime.combine(day, wall, LONDON).astimezone(ZoneInfo("UTC")) + timedelta(milliseconds=place)
