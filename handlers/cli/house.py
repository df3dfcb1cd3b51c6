"""What the verbs are given by `app.py`: they may not build any of this themselves."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:  # half of the verbs need no bot, and do not wait for its libraries
    from pathlib import Path

    from starlette.applications import Starlette

    from bot.backlog import Backlog
    from bot.ports import Views, Work
    from handlers.cli.sandboxed import WorkspaceServer
    from handlers.demo.clock import Access
    from handlers.program_in_use import ProgramInUse
    from handlers.program_watch import Editions
    from handlers.settings import Settings


class Records(Protocol):
    """The database of one installation, and its program."""

    @property
    def program(self) -> "ProgramInUse": ...

    @property
    def backlog(self) -> "Backlog": ...

    @property
    def views(self) -> "Views": ...

    @property
    def editions(self) -> "Editions": ...

    def run(self, works: "list[Work[object]]") -> list[object]:
        """The answers to *works*, in one commit."""

    def rehearse(self, works: "list[Work[object]]") -> list[object]:
        """What `run` would answer; nothing is written."""

    def close(self) -> None: ...


class ReadAgain(Protocol):
    """What follows the program file."""

    def reload(self) -> None:
        """Have the file read again, whether it changed or not."""


class Bot(Protocol):
    """The whole bot, built inside a running event loop."""

    @property
    def web(self) -> "Starlette": ...

    @property
    def backlog(self) -> "Backlog": ...

    @property
    def program(self) -> ReadAgain: ...

    async def start(self, *, by_itself: bool = True) -> None: ...

    async def stop(self) -> None: ...


@dataclass(frozen=True, slots=True)
class House:
    """The composition root, which is loaded when somebody asks for what only it has; and parts of it that are light."""

    #: By its name, one of the modules that it is made of.
    _composition: Callable[..., Any]

    def settings_for(self, program: "Path") -> "Settings":
        """What the environment says, about this program file."""
        settings: Settings = self._composition("handlers.settings").settings_with(ringback_program=str(program))
        return settings

    def has_database(self, settings: "Settings") -> bool:
        """Whether opening it would not make a new one."""
        return bool(self._composition("storage.addresses").is_there(settings.database_url))

    def require_database(self, settings: "Settings") -> None:
        """For whoever only reads: an empty database made on the way would say that nothing is waiting."""
        self._composition().require_database(settings.database_url)

    def editions(self) -> AbstractContextManager["Editions"]:
        """How the program of this installation changed, to be read; who asks for it need not know the settings."""
        composition = self._composition()
        url = composition.this_installation().database_url
        composition.require_database(url)
        held: AbstractContextManager[Editions] = composition.kept_editions(url)
        return held

    def open_records(self, settings: "Settings", environ: Mapping[str, str]) -> Records:
        """*environ* is where the program's `${…}` are taken from."""
        records: Records = self._composition().open_records(settings, environ)
        return records

    def open_bot(self, settings: "Settings", environ: Mapping[str, str], access: "Access | None" = None) -> Bot:
        """In a demo, *access* lets its page ask more of the bot than Slack could."""
        bot: Bot = self._composition().open_bot(settings, environ, access)
        return bot

    def one_serve(self, database_url: str) -> AbstractContextManager[object]:
        """Held while a bot serves the database of this URL."""
        held: AbstractContextManager[object] = self._composition().one_serve(database_url)
        return held

    def upgrade(self, database_url: str) -> None:
        """Brings the database of this URL to the newest schema."""
        self._composition().upgrade(database_url)

    def open_workspace(self, port: int) -> "WorkspaceServer":
        """A sandbox workspace on this port; 0 takes a free one."""
        workspace: WorkspaceServer = self._composition().open_workspace(port)
        return workspace
