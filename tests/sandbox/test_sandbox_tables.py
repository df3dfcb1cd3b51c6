"""What the sandbox refuses stands in tables, a row with its source each; code adds nothing to them."""

import ast
from pathlib import Path

import pytest

import sandbox
from sandbox import manifest, rates, scopes, timing, writings
from sandbox.block_kit import limits
from sandbox.block_kit.blocks import BLOCKS, ONLY_IN
from sandbox.block_kit.limits import Limit
from sandbox.methods import METHODS, TAKES_JSON
from sandbox.methods.refusals import EVERYWHERE, REFUSALS, RESPONSE_URL, TROUBLE

HOME = Path(sandbox.__file__).parent
FILES = sorted(HOME.rglob("*.py"))
#: What is said to people and to whoever writes an app, and never by a method of the Web API.
SAID_ELSEWHERE = {"invalid_errors", "invalid_response_action", "invalid_manifest"}
#: A source is a page of Slack's by its title, an issue of its own, or the admission that there is none.
SOURCES = ("Slack: ", "undocumented", "our own guess", "ids", "both", "all kinds", "IANA names")


def words_in_code():
    """Every error that the code can raise: `SlackError("...")`, and what is handed over as a word."""
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            called = getattr(node, "func", None)
            if isinstance(node, ast.Call) and getattr(called, "id", "") in {"SlackError", "refusal"}:
                yield from (c.value for c in ast.walk(node.args[0]) if isinstance(c, ast.Constant))
            if isinstance(node, ast.keyword) and node.arg in {"malformed", "not_own"}:
                yield node.value.value


def test_every_word_the_code_says_stands_in_the_table():
    listed = {*EVERYWHERE, *TROUBLE, *RESPONSE_URL, *(word for words in REFUSALS.values() for word in words)}
    assert set(words_in_code()) - listed == SAID_ELSEWHERE


def test_every_word_in_the_table_is_said_by_the_code():
    listed = {*EVERYWHERE, *RESPONSE_URL, *(word for words in REFUSALS.values() for word in words)}
    assert listed - set(words_in_code()) == {"ratelimited"}  # an exception of its own: it is a 429


@pytest.mark.parametrize("table", [REFUSALS, rates.TIERS, scopes.NEEDS], ids=["refusals", "tiers", "scopes"])
def test_every_method_has_its_row(table):
    assert table.keys() == METHODS.keys()


def test_only_methods_take_json_and_only_blocks_have_surfaces():
    assert METHODS.keys() >= TAKES_JSON
    assert ONLY_IN.keys() <= BLOCKS.keys()


def rows():
    for module in (limits, manifest, rates, timing, writings):
        for name, value in vars(module).items():
            for row in value if isinstance(value, tuple) and not hasattr(value, "source") else (value,):
                if isinstance(row, Limit | rates.Tier | timing.Span | timing.Count | writings.Writing):
                    yield f"{module.__name__}.{name}", row


@pytest.mark.parametrize(("name", "row"), list(rows()), ids=[name for name, _ in rows()])
def test_every_number_says_where_it_comes_from(name, row):
    assert row.source.startswith(SOURCES)


@pytest.mark.parametrize("file", FILES, ids=[str(file.relative_to(HOME)) for file in FILES])
def test_sources_are_pages_by_their_title(file):
    assert "docs.slack.dev" not in file.read_text(encoding="utf-8")
