"""What the command line is given by `app.py`: it may not build any of this itself."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from starlette.applications import Starlette

from bot.backlog import Backlog
from bot.ports import Work
from handlers.cli.sandboxed import OpenWorkspace
from handlers.program_in_use import ProgramInUse
from handlers.settings import Settings


class Records(Protocol):
    """The database of one installation, and its program."""

    @property
    def program(self) -> ProgramInUse: ...

    @property
    def backlog(self) -> Backlog: ...

    def run(self, works: list[Work[object]]) -> list[object]:
        """The answers to *works*, in one commit."""

    def close(self) -> None: ...


class Bot(Protocol):
    """The whole bot, built inside a running event loop."""

    @property
    def web(self) -> Starlette: ...

    @property
    def backlog(self) -> Backlog: ...

    async def start(self, *, by_itself: bool = True) -> None: ...

    async def stop(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    #: Both are given the settings, and the environment that the program's `${…}` are taken from.
    open_records: Callable[[Settings, Mapping[str, str]], Records]
    open_bot: Callable[[Settings, Mapping[str, str]], Bot]
    #: Held while a bot serves the database of this URL.
    one_serve: Callable[[str], AbstractContextManager[object]]
    #: Brings the database of this URL to the newest schema.
    upgrade: Callable[[str], None]
    open_workspace: OpenWorkspace
