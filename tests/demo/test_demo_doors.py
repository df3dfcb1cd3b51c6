"""`/demo/*`: who may ask, what is refused, and what a customer does there."""

import asyncio
from pathlib import Path

import httpx
import pytest

import composition
from handlers.demo import routes
from handlers.demo.clock import Access, DemoClock
from handlers.settings import Environment, Settings
from sandbox import HttpBackstage, backstage
from tests.cli.process import ENVIRONMENT
from tests.clocks import MONDAY
from tests.demo.show import ANGRY, TOKEN, Show

ROUTES = [
    ("GET", "/demo/clock"),
    ("POST", "/demo/clock"),
    ("GET", "/demo/outbox"),
    ("GET", "/demo/sources"),
    ("POST", "/demo/feedback"),
    ("POST", "/demo/reply"),
]


async def asked(demo: Show, method: str, path: str, body: object = None, token: str = TOKEN) -> httpx.Response:
    headers = {"authorization": f"Bearer {token}"} if token else {}
    async with httpx.AsyncClient(base_url=demo.stage.address) as client:
        return await client.request(method, path, json=body, headers=headers)


def test_without_the_token_of_this_run_nobody_is_answered(play):
    async def strangers(demo: Show) -> None:
        for method, path in ROUTES:
            for token in ("", f"{TOKEN}x"):
                refused = await asked(demo, method, path, {"step": "1d"}, token)
                assert refused.status_code == 401
                assert refused.headers["content-type"] == "application/problem+json"
                assert refused.headers["www-authenticate"] == "Bearer"
                assert refused.json()["field"] == "authorization"
                assert TOKEN not in refused.text
        wrong = HttpBackstage(demo.stage.address, "guessed")
        answer = await wrong.move("1d")
        assert not answer.ok
        assert answer.said.startswith("This is for the demo's own page.")
        with pytest.raises(ConnectionError, match="for the demo's own page"):
            await wrong.clock()

    play(strangers)


@pytest.mark.parametrize("environment", [Environment.DEVELOPMENT, Environment.PRODUCTION])
def test_outside_a_demo_there_are_no_such_routes_whatever_it_is_given(tmp_path: Path, environment: Environment):
    settings = Settings(
        _env_file=None,
        database_url=f"sqlite:///{tmp_path / 'ringback.db'}",
        ringback_program=ENVIRONMENT["RINGBACK_PROGRAM"],
        ringback_env=environment,
        ringback_secret="long and random",
    )
    clock = DemoClock(start=MONDAY)

    async def ask() -> None:
        bot = composition.open_bot(settings, ENVIRONMENT, Access(clock, TOKEN))
        await bot.start(by_itself=False)
        try:
            assert bot.records.clock is not clock
            async with httpx.AsyncClient(transport=httpx.ASGITransport(bot.web), base_url="http://bot") as client:
                for method, path in ROUTES:
                    answer = await client.request(method, path, headers={"authorization": f"Bearer {TOKEN}"})
                    assert answer.status_code == 404
        finally:
            await bot.stop()

    asyncio.run(ask())


def test_what_cannot_be_understood_names_its_field_and_what_would_do(play):
    async def mistakes(demo: Show) -> None:
        wrong = [
            ("/demo/clock", {"step": "1w"}, "step"),
            ("/demo/clock", {}, "step"),
            ("/demo/clock", {"speed": "fast"}, "speed"),
            ("/demo/clock", {"speed": -1}, "speed"),
            ("/demo/clock", {"speed": 1e9}, "speed"),
            ("/demo/clock", [], "body"),
            ("/demo/feedback", {**ANGRY, "source": "nobody"}, "source"),
            ("/demo/feedback", {"source": demo.stage.source, "score": "11"}, "score"),
            ("/demo/feedback", {"source": demo.stage.source, "score": "many"}, "score"),
            ("/demo/feedback", {"source": demo.stage.source}, "score"),
            ("/demo/reply", {"mail": "<x@y>", "words": " "}, "words"),
            ("/demo/reply", {"mail": 7, "words": "Thank you"}, "mail"),
        ]
        for path, body, field in wrong:
            refused = await asked(demo, "POST", path, body)
            assert (refused.status_code, refused.json()["field"]) == (422, field), body
            assert refused.json()["remedy"]
        assert (await asked(demo, "POST", "/demo/reply", {"words": "x" * 200_000})).status_code == 413
        assert demo.workspace.messages("#care") == []

    play(mistakes)


def test_the_page_offers_the_steps_that_there_are():
    assert set(backstage.STEPS) == set(routes.STEPS)


def test_the_form_sends_what_any_survey_tool_would(play):
    async def customer(demo: Show) -> None:
        form = (await demo.backstage.sources())[0]
        assert (form.name, form.scale_low, form.scale_high) == (demo.stage.source, 0, 10)

        card = await demo.angry()
        assert "Grace Okafor" in card.shown
        assert f"{card.said_at:%a %H:%M}" == "Mon 09:14"

        words_only = await demo.backstage.send_feedback(form.name, {"comment": "Nobody comes to the door."})
        assert words_only.ok
        await demo.card("Nobody comes to the door.")

        refused = await demo.backstage.send_feedback(form.name, {"score": "11"})
        assert not refused.ok
        assert refused.said == "score cannot be read. Expected a number from 0 to 10 (scale nps)."

    play(customer)


def test_a_customer_answers_a_mail_and_its_owner_hears_of_it(play):
    async def answer(demo: Show) -> None:
        ana = demo.workspace.person("ana")
        await ana.press("Respond", on=await demo.pressed("ana", "Claim", await demo.angry()))
        await ana.fill_and_submit({"message": "The second payment is on its way back, Grace."})
        await ana.fill_and_submit({})
        [mail] = await demo.soon(lambda: demo.workspace.mails)
        assert mail.to == "grace@example.com"
        assert "on its way back" in mail.html

        taken = await demo.backstage.reply(mail.id, "It has not arrived.")
        assert (taken.ok, taken.said) == (True, "Sent. Ana will hear of it.")
        await demo.moved("10m")
        assert [words for _, words in demo.said_to("ana") if "Grace" in words]

        stop = await demo.backstage.reply(mail.id, "STOP")
        assert stop.said == "Sent. They will hear no more from us."
        await demo.card("Leave Grace Okafor in peace")

        unknown = await demo.backstage.reply("<nobody@contoso.example>", "Hello?")
        assert not unknown.ok
        assert unknown.said == "Nobody knows that mail. Answer one that the bot sent."

    play(answer)


def test_a_bot_that_is_gone_is_said_to_be_gone():
    async def ask() -> None:
        gone = HttpBackstage("http://127.0.0.1:9", TOKEN)
        answer = await gone.move("1d")
        assert (answer.ok, answer.said) == (False, "The bot does not answer. Is it still running?")
        with pytest.raises(ConnectionError):
            await gone.outbox()

    asyncio.run(ask())
