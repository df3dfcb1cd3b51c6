"""What every test may ask for: a database, a mail server, a world."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import databases
from tests.browser import chromium
from tests.bugs import plants_a_bug, unsaid
from tests.mailbox import Mailbox
from tests.timers import coming, timers
from tests.world import World

#: What needs a browser.
_BROWSER = Path(__file__).parent / "browser"
#: Without one that is left out, and said so; where everything must run (CI=true), it is an error.
_HAS_CHROMIUM = chromium.executable() is not None

# how long an example takes says how busy the machine is, not whether it holds
settings.register_profile("ringback", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ringback")


def pytest_configure(config: pytest.Config) -> None:
    if not _HAS_CHROMIUM and os.environ.get("CI") == "true":
        raise pytest.UsageError(f"There is no Chromium. {chromium.REMEDY}")
    config.addinivalue_line("markers", "everywhere: run on SQLite and on PostgreSQL")
    config.addinivalue_line("markers", "postgres: run on PostgreSQL only")
    config.addinivalue_line("markers", "plants_a_bug: fails at something on purpose, in a way that looks like a bug")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not _HAS_CHROMIUM:
        for item in items:
            if item.path.is_relative_to(_BROWSER):
                item.add_marker(pytest.mark.skip(reason=f"There is no Chromium. {chromium.REMEDY}"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not _HAS_CHROMIUM:
        terminalreporter.write_line(f"There is no Chromium: tests/browser is left out. {chromium.REMEDY}")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database_kind" not in metafunc.fixturenames:
        return
    if metafunc.definition.get_closest_marker("everywhere"):
        kinds = ["sqlite", "postgresql"]
    elif metafunc.definition.get_closest_marker("postgres"):
        kinds = ["postgresql"]
    else:
        kinds = ["sqlite"]
    metafunc.parametrize("database_kind", kinds)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return databases.sqlite_template(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[databases.Postgres]:
    yield from databases.postgres()


@pytest.fixture
def database_url(database_kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    if database_kind == "sqlite":
        yield databases.sqlite_url(request.getfixturevalue("sqlite_template"), tmp_path)
        return
    server: databases.Postgres = request.getfixturevalue("postgres")
    url = server.fresh()
    yield url
    server.drop(url)


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with Mailbox() as box:
        yield box


@pytest.fixture
def world(database_url: str, mailbox: Mailbox, request: pytest.FixtureRequest) -> Iterator[World]:
    with World(database_url, mailbox) as world:
        yield world
        assert plants_a_bug(request.node) or unsaid(world) == []
        assert timers(world) == coming(world), "a ticket's timer is not for the first of what is to come"
