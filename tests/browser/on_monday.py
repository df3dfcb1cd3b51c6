"""`ringback demo` on a Monday morning in March, whenever it is run: `python -m tests.browser.on_monday [ANSWERS]`."""

import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import app
from handlers import logs, samples
from handlers.cli.demo import Stage, source_of_samples
from handlers.cli.house import House
from handlers.cli.program_secrets import with_stand_ins
from handlers.cli.web_server import listen, run
from handlers.demo.clock import Access, DemoClock
from handlers.program_file import load
from tests.cli.process import PROGRAM
from tests.clocks import MONDAY

_TOKEN = "the-token-of-this-run"
#: Nobody else writes while somebody reads.
_LATER = 3600.0


def play(answers: int) -> None:
    """Until a signal comes."""
    logs.set_up("text", level=logging.WARNING)
    secrets = with_stand_ins(PROGRAM, {})
    rules = load(PROGRAM, secrets)
    house = House(app.composition)
    with TemporaryDirectory(prefix="ringback-") as folder, listen("127.0.0.1", 0) as listener:
        access = Access(DemoClock(start=MONDAY), _TOKEN)
        stage = Stage(house, PROGRAM, rules, source_of_samples(rules), secrets, Path(folder), listener, access)
        run(stage.play(house.open_workspace(0), samples.beside(PROGRAM)[:answers], _LATER))


if __name__ == "__main__":
    play(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
