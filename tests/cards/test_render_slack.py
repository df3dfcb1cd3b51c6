"""What Slack is sent for a card."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from blocks import slack
from blocks.card import (
    Button,
    Buttons,
    Card,
    Chart,
    Divider,
    Facts,
    Link,
    Mention,
    Menu,
    Person,
    Picture,
    Strong,
    Style,
    Table,
    Text,
    Verbatim,
    When,
)
from sandbox.block_kit import check_message_blocks, check_view

TWO = When(datetime(2026, 7, 3, 13, 0, tzinfo=UTC), "time", "Europe/London")
NASTY = "<!channel> *bold* _it_ `code` ~no~ <https://evil.example|x> {{DATE(2026-01-01)}} & שלום 👩‍👩‍👧 "


def blocks_of(*parts, title="Do this", mentions={}):  # noqa: B006 (never changed)
    drawn = slack.render(Card(title=title, parts=parts), mentions)["blocks"]
    check_message_blocks(drawn)
    return drawn[1:]


def inline(block):
    return block["elements"][0]["elements"]


def test_a_plain_title_is_a_header():
    card = slack.render(Card(title="Call Grace", parts=(Verbatim("Nobody came."),)))

    assert card["blocks"][0] == {
        "type": "header",
        "text": {"type": "plain_text", "text": "Call Grace", "emoji": True},
    }
    assert card["text"] == "Call Grace"


@pytest.mark.parametrize("card", [Card(title="Ana claimed this."), Card(title="Hm.", parts=(Text("So."),), quiet=True)])
def test_a_line_among_others_is_no_header(card):
    assert [block["type"] for block in slack.render(card)["blocks"]] == ["rich_text"] * (1 + len(card.parts))


def test_a_moment_in_a_title_is_told_in_the_readers_own_zone():
    card = slack.render(Card(title=("Answer Grace by ", TWO), parts=(Verbatim("Nobody came."),)))

    assert card["blocks"][0]["elements"][0]["elements"] == [
        {"type": "text", "text": "Answer Grace by ", "style": {"bold": True}},
        {
            "type": "date",
            "timestamp": 1783083600,
            "format": "{time}",
            "fallback": "14:00 BST",
            "style": {"bold": True},
        },
    ]
    assert card["text"] == "Answer Grace by 14:00 BST"


@pytest.mark.parametrize(("length", "shown"), [(150, "x" * 150), (151, "x" * 149 + "…")])
def test_a_title_is_cut_at_its_limit_and_shows_it(length, shown):
    card = slack.render(Card(title="x" * length, parts=(Verbatim("Nobody came."),)))

    assert card["blocks"][0]["text"]["text"] == shown


def test_push_notifications_say_our_words_and_never_the_customers():
    card = Card(title="Call Grace", parts=(Verbatim("I hate you"), Text("2 of 10 & <b>"), Facts({"Phone": "0800"})))

    assert slack.render(card)["text"] == "Call Grace\n2 of 10 &amp; &lt;b&gt;"
    assert slack.render(replace(card, spoken="Call Grace by two"))["text"] == "Call Grace by two"


def test_a_push_notification_wakes_no_channel():
    assert "<!" not in slack.render(Card(title="Hello <!channel>"))["text"]


def test_text_is_rich_text_in_which_every_piece_keeps_its_meaning():
    words = (
        "Ask ",
        Person("Ben"),
        " or ",
        Mention("ana@x.example", "Ana"),
        " or ",
        Mention("who@x.example", "Who"),
        Strong(" now"),
        Link("here", "https://x.example/a"),
    )
    (text,) = blocks_of(Text(words), mentions={"ana@x.example": "U1"})

    assert inline(text) == [
        {"type": "text", "text": "Ask "},
        {"type": "text", "text": "Ben"},
        {"type": "text", "text": " or "},
        {"type": "user", "user_id": "U1"},
        {"type": "text", "text": " or "},
        {"type": "text", "text": "Who"},
        {"type": "text", "text": " now", "style": {"bold": True}},
        {"type": "link", "url": "https://x.example/a", "text": "here"},
    ]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://x.example", "https://", "https://x.example/a|b", "http:/x"]
)
def test_a_link_that_leads_nowhere_good_is_just_words(url):
    (text,) = blocks_of(Text((Link("here", url),)))

    assert inline(text) == [{"type": "text", "text": "here"}]


def test_customer_words_stay_letter_by_letter_and_dead():
    (quote,) = blocks_of(Verbatim(NASTY))

    assert quote["elements"] == [{"type": "rich_text_quote", "elements": [{"type": "text", "text": NASTY.strip()}]}]


def test_long_customer_words_are_cut_and_show_it():
    (quote,) = blocks_of(Verbatim("word " * 4000))

    shown = inline(quote)[0]["text"]
    assert shown.endswith("word…")
    assert 2000 < len(shown) <= 2500


def test_overrides_that_disguise_a_sentence_are_dropped():
    (quote,) = blocks_of(Verbatim("pay \u202e001£ \x00\ud800 me"))

    assert inline(quote)[0]["text"] == "pay 001£ \N{REPLACEMENT CHARACTER} me"


def test_small_print_is_a_context_without_markup_where_letters_do():
    (small,) = blocks_of(Text("*Not bold* <!here>", quiet=True))

    assert small["type"] == "context"
    assert small["elements"] == [{"type": "plain_text", "text": "*Not bold* <!here>", "emoji": True}]


def test_small_print_with_a_moment_neutralises_the_words_around_it():
    (small,) = blocks_of(Text((NASTY + "\n> due ", TWO, Link("a|b>", "https://x.example/?a&b")), quiet=True))

    said = small["elements"][0]
    assert said["verbatim"]
    assert said["text"].endswith("<!date^1783083600^{time}|14:00 BST><https://x.example/?a&amp;b|a∣b&gt;>")
    assert "&lt;!channel&gt; ∗bold∗ ˍitˍ ˋcodeˋ ∼no∼" in said["text"]
    assert not any(line.startswith("&gt;") for line in said["text"].split("\n")[1:2])


def test_small_print_keeps_mentions_and_emphasis_alive():
    (small,) = blocks_of(
        Text((Mention("a@x.example", "Ana"), Strong(" now "), TWO), quiet=True), mentions={"a@x.example": "U1"}
    )

    assert small["elements"][0]["text"].startswith("<@U1> *now* <!date^")


def test_facts_are_lines_whose_values_can_be_copied():
    (facts,) = blocks_of(Facts({"E-mail": "grace_o@x.example", "Due": (TWO,)}))

    assert "".join(e.get("text", "@") for e in inline(facts)) == "E-mail  grace_o@x.example\nDue  @"
    assert inline(facts)[0]["style"] == {"bold": True}


def test_many_facts_are_counted_in_the_last_line():
    (facts,) = blocks_of(Facts({f"Fact {n}": "x" for n in range(40)}))

    assert "".join(e["text"] for e in inline(facts)).endswith("\n…  and ten more")


def test_a_table_is_monospaced_and_aligned():
    (table,) = blocks_of(Table(("Customer", "Open"), (("Grace", "9"), ("Tom Ward", "12"), ("李小龙", "3"))))

    assert table["elements"][0]["type"] == "rich_text_preformatted"
    assert inline(table)[0]["text"] == (
        "Customer  Open\n"  # figures stand at the right
        "Grace        9\n"
        "Tom Ward    12\n"
        "李小龙       3"
    )


def test_a_wide_table_fits_a_phone_and_a_long_one_says_how_much_is_missing():
    (table,) = blocks_of(Table(("Who", "What"), tuple((f"Customer {n} " * 9, "waits " * 20) for n in range(32))))

    lines = inline(table)[0]["text"].split("\n")
    assert max(map(len, lines)) <= 46
    assert len(lines) == 22
    assert lines[-1] == "And twelve more"


def test_an_empty_table_says_so():
    (nothing,) = blocks_of(Table(("A",), (), empty="You're clear."))

    assert nothing["elements"][0]["text"] == "You're clear."


def test_a_chart_is_bars_with_their_figures():
    (chart,) = blocks_of(Chart("Causes", (("Visits", 12), ("Billing", 6.5), ("NPS", -6), ("None", 0)), unit="%"))

    assert chart["elements"][0]["elements"] == [{"type": "text", "text": "Causes", "style": {"bold": True}}]
    assert chart["elements"][1]["elements"][0]["text"] == (
        "Visits  ████████████ 12%\nBilling ██████       6.5%\nNPS     ░░░░░░       -6%\nNone                 0%"
    )


def test_a_chart_without_figures_is_its_title():
    (chart,) = blocks_of(Chart("Causes", (("Visits", float("nan")),)))

    assert inline(chart) == [{"type": "text", "text": "Causes"}]


def test_a_picture_is_shown_from_https_only():
    shown, told = blocks_of(Picture("https://x.example/a.png", "A chart"), Picture("http://x.example/a.png", "A map"))

    assert shown == {"type": "image", "image_url": "https://x.example/a.png", "alt_text": "A chart"}
    assert inline(told) == [{"type": "text", "text": "A map"}]


def test_a_divider_divides():
    assert blocks_of(Divider()) == [{"type": "divider"}]


def test_buttons_carry_action_ticket_and_style():
    row = (
        Button(label="Claim", action="ticket.claim", about="7", style=Style.PRIMARY),
        Button(label="Close " * 20, action="ticket.close", about="7", style=Style.DANGER, opens_form=True),
        Button(label="Call", action="ticket.call", about="7"),
    )
    (actions,) = blocks_of(Buttons(row))

    assert [(e["action_id"], e["value"], e.get("style")) for e in actions["elements"]] == [
        ("ticket.claim", "7", "primary"),
        ("ticket.close", "7", "danger"),
        ("ticket.call", "7", None),
    ]
    assert actions["elements"][1]["text"]["text"].endswith("Close…")


def test_a_menu_says_which_action_on_which_ticket():
    entry = Button(label="Snooze", action="ticket.snooze", about="7")
    (actions,) = blocks_of(Buttons((), Menu(entries=(entry,))))

    (menu,) = actions["elements"]
    assert (menu["type"], menu["action_id"]) == ("overflow", "ticket.more")
    assert menu["options"] == [
        {"text": {"type": "plain_text", "text": "Snooze", "emoji": True}, "value": "ticket.snooze 7"}
    ]


def test_an_action_that_comes_twice_in_a_row_gets_a_row_of_its_own():
    approve = [Button(label=f"Approve {n}", action="recovery.approve", about=f"7/{n}") for n in (1, 2)]

    assert [[e["value"] for e in block["elements"]] for block in blocks_of(Buttons(tuple(approve)))] == [
        ["7/1"],
        ["7/2"],
    ]


def test_a_message_keeps_fifty_blocks_with_its_buttons_last():
    row = Buttons((Button(label="Claim", action="ticket.claim", about="7"),))
    drawn = blocks_of(*[Text(f"Line {n}") for n in range(80)], row)

    assert len(drawn) == 49
    assert drawn[-2]["elements"][0]["text"] == "And 33 more."
    assert drawn[-1]["type"] == "actions"


def test_the_longest_parts_are_cut_first():
    drawn = blocks_of(Text("Short and important."), *[Text("word " * 1000)] * 9)

    assert inline(drawn[0])[0]["text"] == "Short and important."
    assert all(inline(block)[0]["text"].endswith("word…") for block in drawn[1:])


def test_nothing_to_say_is_still_a_message():
    card = slack.render(Card(title=" ", parts=(Text(""), Verbatim(" \n"), Facts({}), Buttons(()), Text((" ", "")))))

    assert card["blocks"] == [{"type": "header", "text": {"type": "plain_text", "text": "…", "emoji": True}}]
    assert card["text"] == "…"


def test_the_home_page_is_several_cards_and_counts_what_it_leaves_out():
    page = slack.render_home([Card(title=f"Card {n}", parts=tuple(Text("x") for _ in range(30))) for n in range(5)])

    check_view(page, "home")
    assert [block["text"]["text"] for block in page["blocks"] if block["type"] == "header"] == [
        "Card 0",
        "Card 1",
        "Card 2",
    ]
    assert page["blocks"][-1]["elements"][0]["text"] == "And two more."
