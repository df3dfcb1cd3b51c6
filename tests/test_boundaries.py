"""Who may import whom: the layout says it, this keeps it."""

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "blocks", "handlers", "storage", "sandbox")
LONGEST = 300

#: What of ours each part may import besides itself. Storage and handlers never meet.
OURS = {
    "bot": set(),
    "blocks": {"bot"},
    "handlers": {"bot", "blocks"},
    "storage": {"bot"},
    "sandbox": set(),
    "app": {"handlers"},
    "composition": {"bot", "blocks", "handlers", "storage", "sandbox"},
}

#: What takes decisions. How things look, and how they are kept, is decided elsewhere.
DECIDES = (
    "bot.case",
    "bot.decide",
    "bot.decisions",
    "bot.drafting",
    "bot.escalating",
    "bot.intake",
    "bot.policies",
    "bot.react",
    "bot.service",
    "bot.telling",
    "bot.unheard",
)

#: Where each library lives, as the beginning of a module's name.
LIVES_IN = {
    "aiohttp": ("handlers.slack", "handlers.cli", "handlers.demo", "handlers.posting", "sandbox"),
    "aiosmtplib": ("handlers.mail",),
    "alembic": ("storage",),
    "apscheduler": ("handlers.schedule",),
    "cel": ("bot.conditions", "bot.condition_facts"),
    "dotenv": ("handlers.cli",),
    "holidays": ("bot.calendars",),
    "jmespath": ("handlers.mapping",),
    "jinja2": (
        "blocks.maps.templating",
        "blocks.simulation.page",
        "blocks.template_faults",
        "blocks.wording",
        "sandbox",
    ),
    "markdown_it": ("handlers.playbook_pages",),
    "microsoft_teams": ("handlers.teams",),
    "orjson": ("handlers", "storage"),
    "prometheus_client": ("handlers", "composition"),
    "pydantic": ("bot", "handlers.settings", "storage.codec"),
    "pydantic_core": ("bot.program", "handlers.settings"),
    "pydantic_settings": ("handlers.settings",),
    "rich": ("handlers.cli",),
    "ruamel": ("handlers.program_file",),
    "slack_bolt": ("handlers.slack",),
    "slack_sdk": ("handlers.slack",),
    "sqlalchemy": ("storage",),
    "sqlmodel": ("storage",),
    "standardwebhooks": ("handlers.sources.standard_webhooks",),
    "starlette": ("handlers", "sandbox", "composition"),
    "structlog": ("handlers", "storage"),
    "typer": ("handlers.cli",),
    "uvicorn": ("handlers", "sandbox"),
}

#: What runs without being imported by name.
RUNS_UNSEEN = {
    "httptools": "uvicorn's HTTP parser, named in handlers.cli.web_server",
    "psycopg": "SQLAlchemy's driver for PostgreSQL",
    "tzdata": "time zones where the system has none",
    "uvloop": "uvicorn's event loop",
}

#: Functions that may import, each with its reason.
MAY_IMPORT_LATE = {
    ("tests.databases", "embedded_postgres"): "costs half a second, and only some tests need PostgreSQL",
}

#: Files that may be longer, each with its reason.
LONGER: dict[str, str] = {}

#: What may load modules by their names, each with its reason (docs/decisions/0006-what-a-command-loads.md).
MAY_LOAD_BY_NAME = {
    "app": "the composition root costs seconds, and half of the verbs need no bot",
    "handlers.cli.verbs": "a verb's module is loaded when the verb is typed: `program check` waits for no web server",
}


@dataclass(frozen=True)
class Import:
    """`from bot.ticket import Status` in `blocks.labels`: by, what, and whether inside a function."""

    by: str
    what: str
    late: bool = False

    @property
    def top(self) -> str:
        return self.what.partition(".")[0]


def modules(*packages: str, app: bool = True) -> list[Path]:
    found = [file for package in packages for file in sorted((ROOT / package).rglob("*.py"))]
    return [*found, *([ROOT / "app.py", ROOT / "composition.py"] if app else [])]


def name_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(by: str, text: str) -> Iterator[Import]:
    """Every import in *text*; `from bot import ticket` counts as `bot.ticket`."""
    yield from _imports(by, ast.parse(text), late=False)


def _imports(by: str, node: ast.AST, *, late: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(by, alias.name, late) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield from (Import(by, f"{child.module or ''}.{alias.name}", late) for alias in child.names)
        inside = late or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from _imports(by, child, late=inside)


def within(name: str, place: str) -> bool:
    return name == place or name.startswith(f"{place}.")


def trespasses(found: Import) -> str:
    """What is wrong with an import of our own code or of a library; empty if nothing is."""
    home = found.by.partition(".")[0]
    if found.top in sys.stdlib_module_names or found.top == home:
        return ""
    if found.top in {*PACKAGES, "app", "composition", "tests"}:
        return "" if found.top in OURS[home] else f"{found.by} imports {found.what}: {home} may not"
    if found.top not in LIVES_IN:
        return f"{found.by} imports {found.top}: give it a home in LIVES_IN"
    if not any(within(found.by, place) for place in LIVES_IN[found.top]):
        return f"{found.by} imports {found.top}, which lives in {', '.join(LIVES_IN[found.top])}"
    return ""


def decides(found: Import) -> bool:
    return found.by.startswith(("blocks", "storage")) and any(within(found.what, place) for place in DECIDES)


def loads_by_name(text: str) -> bool:
    """Whether *text* imports what no import statement shows."""
    named = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
    called = {node.attr for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Attribute)}
    return bool({"import_module", "__import__"} & (named | called))


def waits(text: str) -> bool:
    return any(isinstance(node, ast.AsyncFunctionDef | ast.Await) for node in ast.walk(ast.parse(text)))


def begins_with_a_sentence(text: str) -> bool:
    first = (ast.get_docstring(ast.parse(text)) or "").partition("\n\n")[0]
    return first.endswith((".", ":", "?")) and len(first) < LONGEST


def plain(requirement: str) -> str:
    """The name of a distribution as package indexes compare it, without its version."""
    return re.split(r"[^\w.-]", requirement)[0].lower().replace("_", "-").replace(".", "-")


OUR_IMPORTS = [found for file in modules(*PACKAGES) for found in imports(name_of(file), file.read_text("utf-8"))]
EVERY_MODULE = modules(*PACKAGES, "tests")


def test_every_part_imports_only_what_it_may():
    assert [wrong for found in OUR_IMPORTS if (wrong := trespasses(found))] == []


def test_looks_and_storage_take_no_decisions():
    assert [found for found in OUR_IMPORTS if decides(found)] == []


def test_inside_nothing_waits():
    """No `await` in a unit of work: so no network call in a transaction, by construction."""
    assert [name_of(file) for file in modules("bot", "storage", app=False) if waits(file.read_text("utf-8"))] == []


def test_nothing_of_ours_is_mocked():
    found = [each for file in EVERY_MODULE for each in imports(name_of(file), file.read_text("utf-8"))]

    assert [each for each in found if each.top in {"unittest", "mock", "pytest_mock"}] == []


def test_imports_stand_at_the_top():
    found = [each for file in EVERY_MODULE for each in imports(name_of(file), file.read_text("utf-8")) if each.late]

    assert [late for late in found if (late.by, late.top) not in MAY_IMPORT_LATE] == []
    assert {(late.by, late.top) for late in found} == set(MAY_IMPORT_LATE), "an exception that nobody needs any more"


def test_nothing_is_imported_behind_our_back():
    loading = {name_of(file) for file in modules(*PACKAGES) if loads_by_name(file.read_text("utf-8"))}

    assert loading == set(MAY_LOAD_BY_NAME)


#: What checking a program does not wait for.
HEAVY = {"aiohttp", "alembic", "apscheduler", "composition", "slack_bolt", "sqlalchemy", "starlette", "uvicorn"}


@pytest.mark.parametrize(
    ("arguments", "left_out"),
    [
        (["--help"], HEAVY | {"pydantic", "cel", "rich", "structlog"}),
        (["program", "check", "programs/broadband/program.yaml"], HEAVY | {"pydantic_settings"}),
        (["program", "check", "tests/programs/unwise/too-many-live-at-the-start.yaml"], HEAVY),
    ],
    ids=["help", "check", "check-that-asks-for-a-database"],
)
def test_a_small_command_loads_little(arguments, left_out):
    code = f"import sys, app; sys.argv[1:] = {arguments}\ntry: app.main()\nfinally: print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert set(ran.stdout.splitlines()[-1].split()) & left_out == set()


def test_every_dependency_is_used():
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    brings = packages_distributions()
    used = {plain(name) for found in OUR_IMPORTS for name in brings.get(found.top, ())}

    assert {plain(requirement) for requirement in asked} - used == set(RUNS_UNSEEN)


def test_every_module_says_what_lives_in_it():
    texts = {name_of(file): file.read_text("utf-8") for file in EVERY_MODULE}

    assert [name for name, text in texts.items() if text and not begins_with_a_sentence(text)] == []


def test_test_files_have_names_of_their_own():
    """Of two with one name pytest collects only one."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name, times in names.items() if times > 1] == []


def test_files_stay_short():
    """A longer one hides a noun that wants to be born."""
    lines = {name_of(file): file.read_text("utf-8").count("\n") for file in modules(*PACKAGES)}

    assert {name: count for name, count in lines.items() if count > LONGEST and name not in LONGER} == {}
    assert [name for name in LONGER if lines.get(name, 0) <= LONGEST] == [], "an exception that nobody needs any more"


@pytest.mark.parametrize(
    ("by", "text"),
    [
        ("bot.ticket", "import storage.rows"),
        ("bot.ticket", "from handlers import server"),
        ("bot.ticket", "from slack_sdk.errors import SlackApiError"),
        ("blocks.labels", "from sqlmodel import SQLModel"),
        ("blocks.cards.me", "import jinja2"),
        ("handlers.server", "from storage.writer import Writer"),
        ("handlers.server", "import sandbox"),
        ("handlers.delivery", "from slack_sdk import WebClient"),
        ("handlers.teams.chat", "import slack_bolt"),
        ("storage.writer", "from handlers.delivery import Delivery"),
        ("storage.writer", "from blocks import slack"),
        ("sandbox.page", "from bot.ticket import Ticket"),
        ("bot.ticket", "if True:\n    import yaml"),
        ("handlers.clockwork", "def tick():\n    import apscheduler"),
        ("handlers.server", "from tests.world import World"),
    ],
)
def test_a_module_that_trespasses_is_noticed(by, text):
    assert all(trespasses(found) for found in imports(by, text))


def test_a_late_import_a_decision_and_a_silent_module_are_noticed():
    bad = '"""no sentence"""\nasync def f():\n    if True:\n        import json\n'

    assert [found.late for found in imports("bot.ticket", bad)] == [True]
    assert decides(Import("blocks.slack", "bot.service.Handle"))
    assert decides(Import("storage.rows", "bot.decide"))
    assert loads_by_name("import importlib\nimportlib.import_module('storage.rows')")
    assert waits(bad)
    assert not begins_with_a_sentence(bad)
    assert not begins_with_a_sentence("import json\n")
