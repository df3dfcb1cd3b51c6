"""The page around the messages: who looks, where, what is unread, which day it is, and the thread beside it."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sandbox_cards import card
from sandbox_visits import do, look, part, words

from sandbox.page import SCRIPTED
from sandbox.screen import SHOWN
from sandbox.usage import Suggestion, suggestions

pytestmark = pytest.mark.anyio

MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def today(house):
    """What people take for now; a list, so that a test can move it."""
    now = [MONDAY]
    house.workspace.shown_now = lambda: now[0]
    return now


async def test_what_is_unread_is_marked_until_somebody_looks(house, browser):
    workspace = house.workspace
    workspace.add_channel("C0LEADS", "leads", members=["U0ANA"])
    await look(browser)
    await house.ben.say("one", channel="#care")
    await house.ben.say("two", channel="#care")

    elsewhere = part(await look(browser, where="C0LEADS"), "nav ")
    assert re.search(r'class="unread".*?care.*?aria-label="2 unread"', elsewhere, re.DOTALL)
    await look(browser)
    assert "unread" not in part(await look(browser, where="C0LEADS"), "nav ")


async def test_own_words_are_never_unread(house, browser):
    await house.ana.say("mine", channel="#care")
    assert "unread" not in part(await look(browser, where="home"), "nav ")


async def test_the_switch_says_who_one_is_and_who_has_news(house, browser):
    workspace = house.workspace
    workspace.add_user("U0DANA", "dana", "Dana Whitfield", title="executive")
    workspace.write(workspace.dm_with("U0DANA"), user="U0RINGBACK", text="Please decide.")
    page = await look(browser)

    switch = part(page, 'details class="menu who"')
    assert 'aria-label="You are Ana Ruiz. Be somebody else"' in page
    assert [name for name in ("Ana Ruiz", "Ben Okoye", "Dana Whitfield", "Gone Away") if name in switch][
        -1
    ] == "Dana Whitfield"
    assert "executive" in switch
    assert 'aria-label="1 unread"' in switch
    assert "You are Dana Whitfield, executive" in await look(browser, who="U0DANA")


async def test_whoever_is_where_it_begins_comes_first(house, browser):
    house.workspace.add_user("U0SAM", "sam", "Sam Doyle")
    house.workspace.add_user("U0DANA", "dana", "Dana Whitfield")
    house.workspace.channel("#care").members.add("U0DANA")

    switch = part(await look(browser), 'details class="menu who"')

    assert switch.index("Dana Whitfield") < switch.index("Sam Doyle")


async def test_days_are_the_viewers_own(house, browser, today):
    house.workspace.add_user("U0TOKYO", "tokyo", "Aiko Mori", tz="Asia/Tokyo")
    house.workspace.channel("#care").members.add("U0TOKYO")
    for moved in (timedelta(days=-40), timedelta(days=-1), timedelta(hours=-14), timedelta(0)):
        today[0] = MONDAY + moved
        await house.ben.say("hello", channel="#care")

    assert days(await look(browser)) == ["Wednesday, 21 January", "Yesterday", "Today"]
    assert "19:30" in words(await look(browser))
    assert days(await look(browser, who="U0TOKYO")) == ["Wednesday, 21 January", "Yesterday", "Today"]
    assert "04:30" in words(await look(browser, who="U0TOKYO"))
    today[0] = MONDAY + timedelta(days=400)
    assert days(await look(browser))[0] == "Wednesday, 21 January 2026"


def days(page):
    return re.findall(r'<li class="day"[^>]*><span>([^<]+)', page)


async def test_words_of_one_person_stand_under_one_name(house, browser, today):
    await house.ben.say("one", channel="#care")
    await house.ben.say("two", channel="#care")
    today[0] += timedelta(minutes=6)
    await house.ben.say("three", channel="#care")
    await house.client.chat_postMessage(channel="C0CARE", text="x", blocks=card("Grace", "Claim"))
    await house.client.chat_postMessage(channel="C0CARE", text="x", blocks=card("Tom", "Claim"))

    assert (await look(browser)).count("goes-on") == 1


async def test_a_long_channel_shows_its_end_and_the_rest_on_request(house, browser):
    for number in range(SHOWN + 3):
        await house.ben.say(f"word {number}.", channel="#care")
    page = await look(browser)

    assert "3 earlier messages" in page
    assert "word 2." not in page
    assert f"word {SHOWN + 2}." in page
    assert "word 2." in await look(browser, earlier="1")


async def test_the_thread_stands_beside_the_channel(house, browser):
    await house.ben.say("Grace rang", channel="#care")
    [top] = house.workspace.messages("#care")
    await house.ana.say("when?", thread=top)
    house.workspace.write(
        house.workspace.channel("#care"), user="U0RINGBACK", text="for Ana", thread_ts=top.ts, visible_to="U0ANA"
    )
    page = await look(browser, thread=top.ts)
    beside = words(part(page, 'aside id="thread"'))

    assert "1 reply" in words(page.split("<aside", 1)[0])
    assert "when?" not in words(part(page, "main "))
    assert "1 reply" in beside
    for said in ("Grace rang", "when?", "for Ana", "Only visible to you"):
        assert said in beside
    assert "for Ana" not in await look(browser, who="U0BEN", thread=top.ts)
    assert '<aside id="thread"' not in await look(browser, thread="1.2")


async def test_a_reply_stays_in_the_thread(house, browser):
    await house.ben.say("Grace rang", channel="#care")
    [top] = house.workspace.messages("#care")
    action = re.search(
        r'aside id="thread".*?class="composer" method="post" action="([^"]+)"',
        await look(browser, thread=top.ts),
        re.DOTALL,
    )
    answer = await browser.post(action[1].replace("&amp;", "&"), data={"words": "when?"})

    assert answer.url.params["thread"] == top.ts
    assert [reply.text for reply in house.workspace.thread(top)] == ["when?"]


async def test_what_only_one_sees_can_be_dismissed_by_them_alone(house, browser):
    care = house.workspace.channel("#care")
    private = house.workspace.write(care, user="U0RINGBACK", text="between us", visible_to="U0ANA")
    public = await house.ben.say("for all", channel="#care")
    where = {"channel": care.id}

    assert "That is no longer there." in await do(browser, "dismiss", ts=public.ts, **where)
    assert "That is no longer there." in await do(browser, "dismiss", who="U0BEN", ts=private.ts, **where)
    assert "between us" in await look(browser)
    assert "between us" not in await do(browser, "dismiss", ts=private.ts, **where)


async def test_the_composer_completes_what_the_manifest_says(house, browser):
    house.workspace.app.usage = {"/loop": "me | ticket N"}
    page = await look(browser)

    assert 'data-line="/loop me" hidden><b>/loop me</b>' in page
    assert 'data-line="/loop ticket " hidden><b>/loop ticket </b> <span>N</span>' in page


def test_usage_hints_as_they_are_read():
    hint = "me | team [NAME] | find WORDS | away [until DAY] | [nothing] | so far"
    assert suggestions({"/loop": hint, "/bare": ""}) == [
        Suggestion("/loop me"),
        Suggestion("/loop team ", "[NAME]"),
        Suggestion("/loop find ", "WORDS"),
        Suggestion("/loop away ", "[until DAY]"),
        Suggestion("/loop ", "[nothing]"),
        Suggestion("/loop so far"),
        Suggestion("/bare"),
    ]
    assert suggestions({"/loop": "me | team [NAME]"}, {"/loop team": "how it stands", "/loop x": "none"}) == [
        Suggestion("/loop me"),
        Suggestion("/loop team ", "[NAME]", "how it stands"),
    ]


async def test_the_composer_offers_people_after_at_and_channels_after_a_hash(house, browser):
    house.workspace.add_channel("C0THEIRS", "board", members=["U0BEN"], private=True)
    house.workspace.add_user("U0OKOYE", "b.okoye", "Ben Okoye", title="team lead")
    house.workspace.user_groups.add("S0CARE", "care-team", ["U0ANA"], name="Customer Care")
    await house.ben.say("Grace rang", channel="#care")
    page = await look(browser, thread=house.workspace.messages("#care")[0].ts)

    offered = re.findall(r'data-line="([@#][^"]+)" data-found-by="([^"]+)"', page)
    assert len(offered) == 2 * len(dict(offered))  # beside the thread, too
    assert dict(offered) == {
        "@Ana Ruiz": "ana ruiz|ruiz|ana",
        "@ben": "ben okoye|okoye|ben",
        "@b.okoye": "ben okoye|okoye|b.okoye",
        "@Ringback": "ringback",
        "@care-team": "care-team",
        "@here": "here",
        "@channel": "channel",
        "@everyone": "everyone",
        "#care": "care",
        "#other": "other",
    }
    assert "Customer Care · 1 person" in page
    assert "Ben Okoye · b.okoye · team lead" in words(page)


async def test_home_and_messages_are_two_tabs_of_the_app(house, browser):
    dm = house.workspace.dm_with("U0ANA").id
    for where in ("home", dm):
        page = await look(browser, where=where)
        tabs = part(page, 'nav aria-label="App"')
        assert words(tabs).splitlines() == ['aria-label="App">', "Home", "Messages"] or "Messages" in words(tabs)
        assert tabs.count("aria-current") == 1


async def test_nothing_on_the_page_runs_or_paints_by_itself(house, browser):
    await house.client.chat_postMessage(channel="C0CARE", text="x", blocks=card("Grace", "Claim"))
    answer = await browser.get("/")
    policy = answer.headers["content-security-policy"]

    assert "unsafe" not in policy
    assert "default-src 'self'" in policy
    assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=", answer.text)


async def test_ids_are_there_once(house, browser):
    message = await house.client.chat_postMessage(channel="C0CARE", text="x", blocks=card("Grace", "Claim", "Close"))
    await house.ben.say("when?", thread=house.workspace.messages("#care")[0])
    ids = re.findall(r'\sid="([^"]+)"', await look(browser, thread=message["ts"]))

    assert len(ids) == len(set(ids))


async def test_without_the_script_a_thread_and_a_menu_open_too(house, browser):
    await house.ben.say("Grace rang", channel="#care")
    del browser.headers[SCRIPTED]
    page = await look(browser)
    link = re.search(r'href="(/\?[^"]*thread=[^"]+)"', page)[1].replace("&amp;", "&")

    assert '<aside id="thread"' in (await browser.get(link)).text
    assert "<details" in page
