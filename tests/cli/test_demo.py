"""`ringback demo`: a minute with Ana, from an answer to a mail, with nothing but this machine."""

import asyncio
import re
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

import app
from handlers import samples
from handlers.cli.demo import AT_ONCE, Stage, in_memory, source_of_samples
from handlers.cli.house import House
from handlers.cli.program_secrets import with_stand_ins
from handlers.cli.web_server import listen
from handlers.program_file import load
from sandbox import Message, Workspace
from tests.cli.process import PROGRAM, Ringback, until

HOUSE = House(app.composition)


async def soon(find: Callable[[], Any], playing: asyncio.Task[None]) -> Any:
    """What *find* finds, once it finds something."""
    deadline = time.monotonic() + 60
    while not (found := find()):
        assert time.monotonic() < deadline, "still waiting"
        await asyncio.wait([playing], timeout=0.02)
        assert not playing.done(), playing.exception()
    return found


@pytest.fixture
def stage(home: Path) -> Iterator[Stage]:
    """The starter program, but a message to a customer can be called back for a second only."""
    folder = home / "broadband"
    shutil.copytree(PROGRAM.parent, folder)
    file = folder / "program.yaml"
    file.write_text(file.read_text("utf-8").replace("undo: 60s", "undo: 1s"), "utf-8")
    secrets = with_stand_ins(file, {})
    with listen("127.0.0.1", 0) as listener:
        program = load(file, secrets)
        yield Stage(HOUSE, file, program, source_of_samples(program), secrets, home, listener)


def card_of(workspace: Workspace, words: str) -> Message | None:
    cards = workspace.messages("#care") if workspace.channels else []
    return next((card for card in cards if words in card.shown), None)


def test_ana_claims_answers_and_the_customer_has_mail(stage):
    async def a_minute_with_ana() -> None:
        server = HOUSE.open_workspace(0)
        workspace = server.workspace
        playing = asyncio.create_task(stage.play(server, samples.beside(stage.file)[:AT_ONCE], pace=0))
        card = await soon(lambda: card_of(workspace, "Charged twice"), playing)
        ana = workspace.person("ana")

        assert (await ana.press("Claim", on=card)).ok
        await soon(lambda: "Ana" in workspace.current(card).shown, playing)
        assert (await ana.press("Respond", on=workspace.current(card))).ok
        assert (await ana.fill_and_submit({"message": "Both payments are on their way back, Tom."})).ok
        assert ana.modal is not None  # what will leave, to be looked at once more
        assert (await ana.fill_and_submit({})).ok
        [mail] = await soon(lambda: workspace.mails, playing)
        assert mail.to == "tom.ward@example.com"
        assert "Both payments are on their way back, Tom." in mail.text

        signal.raise_signal(signal.SIGTERM)
        await playing

    asyncio.run(a_minute_with_ana())


def test_one_command_and_there_is_something_to_see(start: Callable[..., Ringback]):
    demo = start("demo", "--port", 0, "--workspace-port", 0, "--pace", 0)
    line = demo.line_with("Open http://")
    page = re.findall(r"http://127\.0\.0\.1:\d+", line)[0]
    assert "you are Ana; press Claim." in line

    until(lambda: "Three visits and still no broadband." in httpx.get(page).text, "the first card")
    assert "Claim" in httpx.get(page).text
    send = demo.line_with("feedback send")
    assert "STANDARD_SECRET=whsec_" in send
    demo.line_with("All 40 customers have answered")

    demo.tell(signal.SIGINT)
    assert demo.end() == (0, "")


def test_empty_it_waits_for_answers_of_ones_own(start: Callable[..., Ringback]):
    demo = start("demo", "--empty", "--port", 0, "--workspace-port", 0)
    page = re.findall(r"http://127\.0\.0\.1:\d+", demo.line_with("Open http://"))[0]
    demo.line_with("feedback send")

    assert "Nothing here yet." in httpx.get(page).text

    demo.tell(signal.SIGINT)
    assert demo.end() == (0, "")


def test_it_stops_quietly_while_customers_are_still_answering(stage, capsys):
    """They answer faster than the door closes, so one of them stands before it."""
    many = samples.beside(stage.file) * 20

    async def stopped_at_once() -> None:
        server = HOUSE.open_workspace(0)
        playing = asyncio.create_task(stage.play(server, many, pace=0))
        await soon(lambda: card_of(server.workspace, "Charged twice"), playing)
        signal.raise_signal(signal.SIGTERM)
        await playing

    asyncio.run(stopped_at_once())

    said = capsys.readouterr()
    assert said.err == ""
    assert "customers have answered" not in said.out


def test_a_port_that_somebody_asked_for_must_be_free(ringback):
    with listen("127.0.0.1", 0) as taken:
        refused = ringback("demo", "--empty", "--port", taken.getsockname()[1])

    assert refused.exit_code == 2
    assert refused.stderr.startswith("PORT: 127.0.0.1:")


def test_its_files_lie_in_memory_where_there_is_room(tmp_path, monkeypatch):
    assert in_memory(tmp_path) == tmp_path
    assert in_memory(tmp_path / "nowhere") is None
    file = tmp_path / "a file"
    file.touch()
    assert in_memory(file) is None

    full = shutil.disk_usage(tmp_path)._replace(free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    assert in_memory(tmp_path) is None
