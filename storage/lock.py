"""One `serve` for each SQLite file: two writers would wait for each other instead of committing in groups."""

import os
from pathlib import Path
from types import TracebackType

from bot.errors import RingbackError
from storage.engine import WrongAddress, parse_url

if os.name == "posix":
    import fcntl


class AlreadyServed(RingbackError):
    """Another process serves this database."""


def _opened(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as trouble:
        raise WrongAddress(f"DATABASE_URL: {path} cannot be written ({trouble.strerror}); name another file") from None


class OneServe:
    """Held while a bot serves a SQLite file; PostgreSQL takes any number of replicas."""

    def __init__(self, database_url: str) -> None:
        url = parse_url(database_url)
        self._path = Path(f"{url.database}.serve") if url.get_backend_name() == "sqlite" else None
        self._file: int | None = None

    def __enter__(self) -> "OneServe":
        if self._path is not None and os.name == "posix":
            self._file = _opened(self._path)
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(self._file)
                raise AlreadyServed(
                    f"another bot serves {self._path.with_suffix('')}; stop it, or use PostgreSQL for several"
                ) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            os.close(self._file)
