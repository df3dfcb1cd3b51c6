"""What the documentation names is there: words, links, files, commands and settings."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from blocks.registry import build_form
from bot.actions import ACTIONS
from bot.examples import FORM_DATA
from handlers.cli import House
from handlers.cli.verbs import VERBS, loaded
from handlers.settings import Settings

ROOT = Path(__file__).parent.parent
#: What people read: everything in the root, and `docs/`.
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "programs").rglob("*.md")])
PARTS = ("bot", "blocks", "handlers", "storage", "sandbox", "programs", "tests", "docs", "requirements")

#: The words of this product; code, tables, cards and documentation use them alike.
WORDS = """
feedback, source, customer, verbatim, segment, touchpoint, workflow, rollout, ticket, status, owner, team, person,
role, SLA target, SLA clock, calendar, nudge, escalation policy, step, contact, channel, promise, template, playbook,
recovery action, root cause, improvement, command, event, effect, notification, card, form, conversation,
message reference, inbox, outbox, delivery, idempotency key, timer, program, revision, metric
"""

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^[ ]*```.*?^[ ]*```", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
VERB = re.compile(r"^(?:\w+=\S+ )*(?:\.venv/bin/)?ringback ((?:[a-z]+ ?)+)")
NAMED_FORM = r"^\| `([a-z_.]+)` \| ((?:`[a-z_]+`(?:, )?)+) \|$"
TARGET = re.compile(r"\bmake ([a-z][a-z-]*)")


def read(page: Path) -> str:
    return page.read_text("utf-8")


def broken_links(page: Path, text: str) -> list[str]:
    """Relative links in *text* that lead nowhere, whether to a file or to a heading in one."""
    return [link for link in LINK.findall(FENCE.sub("", text)) if not leads_somewhere(page, link)]


def leads_somewhere(page: Path, link: str) -> bool:
    if re.match(r"[a-z]+:", link):
        return True
    path, _, anchor = link.partition("#")
    file = page.parent / path if path else page
    return file.exists() and (not anchor or anchor in headings(read(file)))


def headings(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def missing_files(text: str) -> list[str]:
    """Files and folders of ours that *text* names in backticks and that are not there."""
    named = (word for word in CODE.findall(text) if word.startswith(tuple(f"{part}/" for part in PARTS)))
    return [word for word in named if "<" not in word and not list(ROOT.glob(word.rstrip("/")))]


def commands_in(text: str) -> Iterator[str]:
    """What is said to be typed: lines of code blocks, and whatever stands in backticks."""
    for block in FENCE.findall(text):
        yield from block.splitlines()[1:-1]
    yield from CODE.findall(FENCE.sub("", text))


def unknown_targets(text: str, makefile: str) -> set[str]:
    said = {target for line in commands_in(text) for target in TARGET.findall(line)}
    return said - set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


def unknown_verbs(text: str) -> set[str]:
    said = {words for line in commands_in(text) for words in VERB.findall(line)}
    return {words for words in said if not is_verb(words.split())}


def is_verb(words: list[str]) -> bool:
    """Whether *words* begin with a command of ours; a group alone is none, but may be spoken of."""
    if words[0] not in VERBS:
        return False
    here = loaded(words[0], HOUSE)
    for word in words[1:]:
        below = getattr(here, "commands", None)
        if below is None:
            return True
        if word not in below:
            return False
        here = below[word]
    return True


def never() -> None:
    raise AssertionError("documentation runs nothing")


HOUSE = House(never)
SETTINGS = {name.upper() for name in Settings.model_fields}
SETTING = re.compile(r"(SLACK|TEAMS|RINGBACK|MAIL|SMTP|PUBLIC|LOG)_[A-Z_]+|[A-Z_]+_(URL|SECRET|TOKEN|PASSWORD)")
#: What looks like a setting of ours, and is one of the program's secrets, of a test's or of a container's.
OTHERS = {
    "STANDARD_SECRET", "TYPEFORM_SECRET", "DELIGHTED_SECRET", "TEST_DATABASE_URL", "POSTGRES_PASSWORD",
    "RINGBACK_CHROMIUM",
}  # fmt: skip


def unknown_settings(text: str) -> set[str]:
    words = {word.partition("=")[0] for word in CODE.findall(FENCE.sub("", text))}
    return {word for word in words if SETTING.fullmatch(word)} - SETTINGS - OTHERS


@pytest.fixture(params=PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def page(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_a_page_names_only_what_is_there(page):
    text = read(page)

    assert broken_links(page, text) == []
    assert missing_files(text) == []
    assert unknown_targets(text, read(ROOT / "Makefile")) == set()
    assert unknown_verbs(text) == set()
    assert unknown_settings(text) == set()


def test_every_word_has_a_sentence():
    rows = dict(ROW.findall(read(ROOT / "docs" / "glossary.md")))
    words = {word.strip() for word in WORDS.replace("\n", " ").split(",")}

    assert words - set(rows) == set()
    assert [word for word in words if len(rows[word].split()) < 5] == []


def test_every_button_and_every_form_with_its_fields_is_named():
    text = read(ROOT / "docs" / "names-in-the-chat.md")
    buttons = dict(re.findall(r"^\| `([a-z_.]+)` \| `([^`]+)` \| [^|]+ \|$", text, re.MULTILINE))
    forms = {form: set(CODE.findall(fields)) for form, fields in re.findall(NAMED_FORM, text, re.MULTILINE)}
    drawn: dict[str, set[str]] = {}
    for example in FORM_DATA:
        form = build_form(example.data)
        drawn.setdefault(form.action, set()).update(field.name for field in form.fields)

    assert set(buttons) == ACTIONS
    assert forms == drawn


def test_every_setting_is_in_the_example_and_nothing_else():
    named = re.findall(r"^#?([A-Z_]+)=", read(ROOT / ".env.example"), re.MULTILINE)

    assert sorted(set(named) - OTHERS) == sorted(SETTINGS)


def test_every_target_of_make_that_people_call_is_offered_by_help():
    makefile = read(ROOT / "Makefile")
    offered = set(re.findall(r'@echo "make ([a-z]+)', makefile))

    assert offered == {"run", "test", "check", "format", "gallery", "pictures", "bench", "month", "lock"}
    assert offered <= set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


@pytest.mark.parametrize("page", [ROOT / "README.md"], ids=["README"])
def test_what_is_not_there_is_noticed(page):
    assert broken_links(page, "[a](docs/nowhere.md) [b](LICENSE#nothing) [c](https://example.com)") == [
        "docs/nowhere.md",
        "LICENSE#nothing",
    ]
    assert missing_files("`bot/nowhere.py` `bot/ticket.py` `handlers/` `tests/sources/<source>/`") == ["bot/nowhere.py"]
    assert unknown_targets("`make sense` and make no sense; `make test`", "test:\n") == {"sense"}
    assert unknown_verbs("`ringback serve --hold` `ringback program check F` `ringback sing`") == {"sing"}
    assert unknown_settings("`SLACK_BOT_TOKEN` `SLACK_NO_SUCH_THING=1` `GET`") == {"SLACK_NO_SUCH_THING"}
