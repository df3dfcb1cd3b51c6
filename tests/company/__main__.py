"""`make month`: lives through the month with the real answers, and puts its tables into the page about it."""

import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from datetime import time as wall
from pathlib import Path

from handlers import logs
from tests import databases
from tests.company.answers import REAL, ROOT, real_answers
from tests.company.life import Life
from tests.company.page import by_day, by_hour, by_kind, in_all, kinds_of, of_tickets
from tests.company.people import FIRST, LAST, THE_MONTH, moment, the_program
from tests.company.seen import direct_messages, too_close
from tests.mailbox import Mailbox
from tests.world import World

PAGE = ROOT / "docs" / "a-month-of-messages.md"
_BEGIN, _END = "<!-- the month -->", "<!-- end of the month -->"
_DAY = timedelta(days=1)
#: A disk of memory where there is one: a month has some fifty thousand commits.
_MEMORY = Path("/dev/shm")  # a folder of its own is made in it


def main() -> int:
    if not REAL.exists():
        sys.stdout.write(f"The real answers are optional, and not here: {REAL}\n")
        return 1
    logs.set_up("text")
    memory = str(_MEMORY) if _MEMORY.exists() else None
    with tempfile.TemporaryDirectory(prefix="rb-month-", dir=memory) as folder, Mailbox() as mailbox:
        url = databases.sqlite_url(databases.sqlite_template(Path(folder)), Path(folder))
        world = World(url, mailbox, program=the_program())
        world.clock.now = world.machine_clock.now = moment(FIRST, wall()).astimezone(UTC)
        with world:
            written(lived_through(world), world)
    return 0


def lived_through(world: World) -> datetime:
    """Until the month's end, which is the answer."""
    began = time.perf_counter()
    answers = real_answers(FIRST, LAST)
    life = Life(world, answers, THE_MONTH)
    for n in range((LAST - FIRST).days + 1):
        day = FIRST + n * _DAY
        life.until(moment(day + _DAY, wall()))
        sys.stdout.write(f"{day}: {len(world.bot.views.live())} tickets, {time.perf_counter() - began:.0f} s\n")
        sys.stdout.flush()
    return world.clock()


def written(end: datetime, world: World) -> None:
    messages = direct_messages(world)
    close = too_close(messages)
    tables = "\n\n".join(
        (
            f"{len(messages):,} direct messages; {len(close)} came within ten minutes of another one that they could "
            f"have been part of{f': {kinds_of(close)}' if close else ''}.",
            "### Each person\n\n" + in_all(messages),
            "### By day\n\n" + by_day(messages, FIRST, LAST),
            "### By hour of their own clock\n\n" + by_hour(messages),
            "### By kind\n\n" + by_kind(messages),
            "### The customers\n\n" + of_tickets(world, end),
        )
    )
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(_BEGIN)
    PAGE.write_text(f"{before}{_BEGIN}\n\n{tables}\n\n{_END}{rest.partition(_END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
