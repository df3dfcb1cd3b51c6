"""`ringback demo --program …`: every starter program comes to life with its own people, houses and customers."""

import asyncio
import signal
from pathlib import Path

import pytest

import app
from handlers import samples
from handlers.cli.demo import Stage, source_of_samples
from handlers.cli.demo_words import welcome
from handlers.cli.house import House
from handlers.cli.program_secrets import with_stand_ins
from handlers.cli.web_server import listen
from handlers.program_file import load
from sandbox import Workspace
from tests.cli.process import ROOT
from tests.cli.test_demo import soon

HOUSE = House(app.composition)


def shown_in(workspace: Workspace, channel: str, words: str) -> bool:
    there = workspace.messages(channel) if workspace.channels else []
    return any(words in message.shown for message in there)


@pytest.mark.parametrize(
    ("name", "company", "cards"),
    [
        (
            "hotels",
            "Fabrikam Hotels",
            {
                "#dublin": "Lovely building, indifferent people.",
                "#munich": "wird seit 21 Uhr eine Hochzeit abgebaut",
                "#guest-relations": "This is a formal complaint.",
            },
        ),
        (
            "software",
            "Northwind Software",
            {
                "#support": "eleven ambulances",
                "#success-europe": "Depot Leeds has not planned a tour",
                "#success-americas": "Andre has this.",
            },
        ),
    ],
)
def test_customers_answer_by_every_source_and_cards_stand_where_they_belong(name, company, cards, home: Path, capsys):
    file = ROOT / "programs" / name / "program.yaml"
    secrets = with_stand_ins(file, {})
    program = load(file, secrets)
    heard: list[str] = []

    def said() -> str:
        heard.extend(capsys.readouterr())
        return "".join(heard)

    async def a_minute(stage: Stage) -> None:
        server = HOUSE.open_workspace(0)
        playing = asyncio.create_task(stage.play(server, samples.beside(file), pace=0))
        for channel, words in cards.items():
            await soon(lambda channel=channel, words=words: shown_in(server.workspace, channel, words), playing)
        await soon(lambda: "customers have answered" in said(), playing)
        assert server.workspace.app.team_name == company
        signal.raise_signal(signal.SIGTERM)
        await playing

    with listen("127.0.0.1", 0) as listener:
        asyncio.run(a_minute(Stage(HOUSE, file, program, source_of_samples(program), secrets, home, listener)))

    assert "was not taken" not in said()


@pytest.mark.parametrize(
    ("first", "begin"),
    [
        ("selin@fabrikam.example", "you are Selin; each card says whose turn it is."),
        ("rosa@fabrikam.example", "you are Rosa; press Claim."),
        ("noor@fabrikam.example", "you are Noor; press Claim."),
    ],
)
def test_nobody_is_told_to_claim_where_the_team_takes_turns(first, begin):
    file = ROOT / "programs" / "hotels" / "program.yaml"
    program = load(file, with_stand_ins(file, {}))
    people = {first: program.people[first], **program.people}

    said = welcome(program.model_copy(update={"people": people}), page="page", bot="bot", source="stay", secrets={})

    assert f"Open page in a browser: {begin}" in said
