"""The panel behind the scenes: the bot's clock, its customers, and trouble on purpose."""

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sandbox_visits import do, look, part, words
from slack_sdk.errors import SlackApiError

from sandbox.backstage import Answer, BotClock, SourceForm, Waiting
from sandbox.faults import APART, LOST, MOODS, SLOW

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 7, 1, 13, 5, tzinfo=UTC)
MAIL = "<ticket-7@contoso.example>"


class Scenes:
    """A bot that remembers what it was asked."""

    def __init__(self):
        self.shown = BotClock(
            now=NOW,
            zone="Europe/London",
            speed=1,
            next_due=NOW + timedelta(hours=26, minutes=5),
            next_name="remind Ana",
            moving=False,
        )
        self.waits = []
        self.asked = []
        self.answer = Answer(ok=True, said="So be it.")

    async def clock(self):
        return self.shown

    async def move(self, step):
        return self._ask("move", step)

    async def play(self, speed):
        return self._ask("play", speed)

    async def outbox(self):
        return self.waits

    async def sources(self):
        return [
            SourceForm(name="nps", scale_low=0, scale_high=10),
            SourceForm(name="visits", scale_low=1, scale_high=5),
        ]

    async def send_feedback(self, source, fields):
        return self._ask("feedback", source, fields)

    async def reply(self, mail_id, words):
        return self._ask("reply", mail_id, words)

    def _ask(self, *what):
        self.asked.append(what)
        return self.answer


class GoneScenes(Scenes):
    async def clock(self):
        raise ConnectionError("The bot does not answer.")

    sources = outbox = clock


@pytest.fixture
def scenes(house):
    house.workspace.backstage = Scenes()
    return house.workspace.backstage


@pytest.fixture
def mail(house):
    return house.workspace.receive_mail(
        id=MAIL,
        to="grace@example.com",
        subject="Your line",
        text="Hello",
        sender="care@contoso.example",
        html="<b>Hello</b>",
    )


async def panel(browser, **more):
    return part(await look(browser, **more), 'aside id="backstage"')


async def test_it_is_hidden_where_no_bot_offers_it(house, browser):
    page = await look(browser, tab="clock")
    assert "backstage" not in page.lower()
    assert (await browser.get("/backstage", params={"tab": "clock"})).status_code == 404
    assert "That is no longer there." in await do(browser, "move", step="1h")
    assert "That is no longer there." in await do(browser, "fault", mood="down")


async def test_the_clock_is_the_programs(scenes, browser):
    said = words(await panel(browser))

    for shown in ("Wednesday, 1 July", "14:05", "Europe/London", "Remind Ana", "Thu 16:10, in 1 d 2 h"):
        assert shown in said
    scenes.shown = replace(scenes.shown, next_due=None, next_name="")
    assert "Nothing is due." in words(await panel(browser))


async def test_while_it_moves_the_clock_is_asked_often_and_not_pushed(scenes, browser):
    assert 'data-every="5000"' in await panel(browser)
    scenes.shown = replace(scenes.shown, moving=True)
    moving = await panel(browser)

    assert 'data-every="1000"' in moving
    assert 'aria-busy="true"' in moving
    assert "disabled" not in moving  # pressed again, it goes further


async def test_the_clock_is_turned(scenes, browser):
    steps = re.findall(r'name="step" value="([^"]+)"', await panel(browser))
    for step in steps:
        assert "So be it." not in await do(browser, "move", step=step)  # the clock itself shows it
    await do(browser, "play", fast="1")
    await do(browser, "play")

    assert scenes.asked == [*(("move", step) for step in ("10m", "1h", "morning", "1d")), ("play", 60.0), ("play", 1.0)]


async def test_what_the_bot_refuses_is_said_as_trouble(scenes, browser):
    scenes.answer = Answer(ok=False, said="It is on its way already.")
    assert '<p class="trouble" role="alert">It is on its way already.</p>' in await do(browser, "move", step="1h")


async def test_a_bot_that_is_gone_is_said_and_faults_can_still_end(house, browser):
    house.workspace.backstage = GoneScenes()
    for tab in ("clock", "customer", "faults"):
        assert "The bot does not answer." in await panel(browser, tab=tab)
    assert 'name="mood" value="fine"' in await panel(browser, tab="faults")


async def test_it_folds_away(scenes, browser):
    assert 'id="backstage"' not in await look(browser, tab="none")
    assert 'class="asked"' in await look(browser, tab="customer")
    assert 'class="asked"' not in await look(browser)


async def test_mail_as_the_customer_sees_it(scenes, mail, browser):
    listed = await panel(browser, tab="customer")
    assert "Your line" in listed
    opened = await panel(browser, tab="customer", mail=MAIL)
    address = re.search(r'<iframe src="([^"]+)" sandbox="([^"]+)"', opened)

    assert "allow-scripts" not in address[2]
    assert "allow-same-origin" not in address[2]
    sent = await browser.get(address[1])
    assert "<b>Hello</b>" in sent.text
    assert "default-src 'none'" in sent.headers["content-security-policy"]
    assert " sandbox " in sent.headers["content-security-policy"]
    assert (await browser.get("/mail", params={"id": "<other>"})).status_code == 404


async def test_mail_of_plain_words_is_drawn_as_words(house, scenes, browser):
    house.workspace.receive_mail(
        id="<p>", to="t@example.com", subject="S", text="<b>as is</b>", sender="care@contoso.example"
    )
    opened = await panel(browser, tab="customer", mail="<p>")
    assert "<iframe" not in opened
    assert "&lt;b&gt;as is" in opened


async def test_the_customer_answers(house, scenes, mail, browser):
    house.workspace.answered(mail, "Not yet!")
    assert "Not yet!" in await panel(browser, tab="customer", mail=MAIL)

    await do(browser, "reply", tab="customer", mail=MAIL, words="It\r\nworks. ")

    assert scenes.asked == [("reply", MAIL, "It\nworks.")]
    [mail] = house.workspace.mails
    assert [each.words for each in mail.replies] == ["Not yet!", "It\nworks."]


async def test_feedback_is_sent_as_a_source(scenes, browser):
    form = await panel(browser, tab="customer")
    assert ">visits (1–5)</option>" in form
    await do(browser, "feedback", source="nps", score=" 3 ", comment="Slow.", name="Grace", email="")

    assert scenes.asked == [("feedback", "nps", {"score": "3", "comment": "Slow.", "name": "Grace", "email": ""})]


async def test_what_waits_is_shown_with_its_reason(scenes, browser):
    assert "Nothing waits" in await panel(browser, tab="faults")
    scenes.waits = [Waiting(to="#care", what="a new ticket", since=NOW, why="Slack is down")]
    shown = await panel(browser, tab="faults")

    assert "#care a new ticket since 14:05 · Slack is down" in " ".join(words(shown).split())
    assert 'data-every="1000"' in shown


async def test_the_panel_alone_can_be_asked_for(scenes, browser):
    await look(browser)
    alone = await browser.get("/backstage", params={"as": "U0ANA", "in": "C0CARE", "tab": "faults"})
    assert alone.text.strip().startswith('<aside id="backstage"')


@pytest.mark.parametrize("mood", MOODS)
async def test_trouble_is_made_and_ends(house, scenes, browser, mood):
    await do(browser, "fault", mood=mood)
    assert house.workspace.faults.mood == mood
    assert re.search(rf'value="{mood}" aria-pressed="true"', await panel(browser, tab="faults"))

    await do(browser, "fault", mood="fine")
    assert house.workspace.faults.mood == "fine"
    assert (await house.client.chat_postMessage(channel="C0CARE", text="x"))["ok"]


async def test_no_other_trouble_than_there_is(house, scenes, browser):
    assert "That is no longer there." in await do(browser, "fault", mood="haunted")


async def test_lost_answers_are_counted_down(house, scenes, browser):
    await do(browser, "fault", mood="dropping")
    assert f"{LOST} left." in await panel(browser, tab="faults")
    for _ in range(LOST):
        house.workspace.faults.takes_a_drop()
    assert house.workspace.faults.mood == "fine"


async def test_a_busy_slack_takes_one_message_in_a_while(house, scenes, browser):
    await do(browser, "fault", mood="busy")
    await house.client.chat_postMessage(channel="C0CARE", text="one")
    with pytest.raises(SlackApiError) as limited:
        await house.client.chat_postMessage(channel="C0CARE", text="two")
    assert limited.value.response.headers["Retry-After"] == str(int(APART))
    assert (await house.client.chat_postMessage(channel="U0ANA", text="elsewhere"))["ok"]

    house.clock.pass_(APART)
    assert (await house.client.chat_postMessage(channel="C0CARE", text="two"))["ok"]


async def test_a_slow_slack_is_as_slow_as_it_says(house, scenes, browser):
    await do(browser, "fault", mood="slow")
    assert house.workspace.faults.delay == SLOW


async def test_a_change_of_trouble_reaches_other_windows(house, scenes, browser):
    version = house.workspace.feed.version
    await do(browser, "fault", mood="down")
    assert await asyncio.wait_for(house.workspace.feed.after(version), 1) > version
