"""`ringback` as a process of its own, read line by line."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
APP = str(ROOT / "app.py")
PROGRAM = ROOT / "programs" / "broadband" / "program.yaml"
SECRET = "whsec_c3RvcmllcyBzaWduIHdpdGggdGhpcyBzZWNyZXQ="
ENVIRONMENT = {
    "RINGBACK_PROGRAM": str(PROGRAM),
    "DATABASE_URL": "sqlite:///ringback.db",
    "STANDARD_SECRET": SECRET,
    "TYPEFORM_SECRET": "tests-typeform-0123456789abcdef",
    "DELIGHTED_SECRET": "tests-delighted-0123456789abcdef",
}
_DEADLINE = 60


class Ringback:
    """One process. The test's own time limit bounds every wait for a line."""

    def __init__(
        self, folder: Path, arguments: list[str], environ: dict[str, str], *, program: Sequence[str] = (APP,)
    ) -> None:
        self._process = subprocess.Popen(
            [sys.executable, *program, *arguments],
            cwd=folder,
            env={"PATH": os.environ["PATH"], **ENVIRONMENT, **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def line_with(self, words: str) -> str:
        """The next line that has *words* in it; what came before is in the error if none does."""
        assert self._process.stdout is not None
        seen = []
        for line in self._process.stdout:
            seen.append(line)
            if words in line:
                return line
        raise AssertionError(f"no line with {words!r} in: {''.join(seen)}")

    def address(self) -> str:
        """Where it says it listens."""
        found = re.search(r"http://[\d.:]+", self.line_with("listens on"))
        assert found
        return found[0]

    def tell(self, number: signal.Signals = signal.SIGTERM) -> None:
        self._process.send_signal(number)

    def end(self) -> tuple[int, str]:
        """The exit code and what it said last."""
        said, _ = self._process.communicate(timeout=_DEADLINE)
        return self._process.returncode, said

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            self._process.kill()
        self._process.communicate()


def until(holds: Callable[[], bool], what: str) -> None:
    """Polls; the deadline is far beyond what it takes."""
    deadline = time.monotonic() + _DEADLINE
    while not holds():
        assert time.monotonic() < deadline, f"still waiting: {what}"
        time.sleep(0.05)


def refuses_connections(address: tuple[str, int]) -> bool:
    try:
        socket.create_connection(address, timeout=1).close()
    except OSError:
        return True
    return False
