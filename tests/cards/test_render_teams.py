"""What Teams is sent for a card."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from blocks import teams
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

TWO = When(datetime(2026, 7, 3, 13, 0, tzinfo=UTC), "time", "Europe/London")
NASTY = "![i](https://evil.example/x.png) **b** {{{DATE(2026-01-01T00:00:00Z)}} <at>everyone</at> `c` שלום 👩‍👩‍👧"


def body_of(*parts, mentions={}):  # noqa: B006 (never changed)
    return teams.render(Card(title="Do this", parts=parts), mentions)["body"][1:]


def runs(block):
    return [run["text"] for run in block["inlines"]]


def test_a_title_is_a_heading_with_its_time_written_out():
    card = teams.render(Card(title=("Answer Grace by ", TWO), parts=(Verbatim("Nobody came."),)))

    assert (card["type"], card["version"]) == ("AdaptiveCard", "1.5")
    assert card["body"][:1] == [
        {
            "type": "TextBlock",
            "text": "Answer Grace by 14:00 BST",
            "style": "heading",
            "weight": "Bolder",
            "size": "Medium",
            "wrap": True,
        }
    ]
    assert card["fallbackText"] == "Answer Grace by 14:00 BST"
    assert "msteams" not in card


def test_markdown_in_a_title_is_dead():
    card = Card(title="1. *Call* [Grace](https://x) {{TIME(x)}} # 5 < 7 & 2.5", parts=(Verbatim("Nobody came."),))
    title = teams.render(card)["body"][0]["text"]

    assert title == r"1\. \*Call\* \[Grace\](https://x) \{\{TIME(x)\}\} \# 5 \< 7 \& 2.5"


@pytest.mark.parametrize("words", ["- a", "+ a", "--- a", "=== a", "12) a", "3. a"])
def test_nothing_becomes_a_list_or_a_heading(words):
    (facts,) = body_of(Facts({"Note": words}))

    assert facts["facts"][0]["value"].replace("\\", "") == words
    assert "\\" in facts["facts"][0]["value"]


@pytest.mark.parametrize("words", ["-4 points", "2.5 of 10", "+44 20 7946 0018", "13:00 (London)", "a - b. c"])
def test_harmless_signs_are_left_alone(words):
    (facts,) = body_of(Facts({"Note": words}))

    assert facts["facts"][0]["value"] == words


def test_text_is_runs_which_are_literal():
    words = ("Ask ", Person("Ben"), Strong(" now"), " at ", TWO, Link("here", "https://x.example/a"), NASTY)
    (text,) = body_of(Text(words))

    assert text["type"] == "RichTextBlock"
    assert runs(text)[:6] == ["Ask ", "Ben", " now", " at ", "14:00 BST", "here"]
    assert text["inlines"][2]["weight"] == "Bolder"
    assert text["inlines"][5]["selectAction"] == {"type": "Action.OpenUrl", "url": "https://x.example/a"}
    assert "{{" not in runs(text)[6]
    assert runs(text)[6].replace("\N{ZERO WIDTH SPACE}", "") == NASTY


def test_a_link_that_leads_nowhere_good_is_just_words():
    (text,) = body_of(Text((Link("here", "javascript:alert(1)"),)))

    assert text["inlines"] == [{"type": "TextRun", "text": "here"}]


def test_small_print_stands_back():
    (text,) = body_of(Text("Small", quiet=True))

    assert text["inlines"] == [{"type": "TextRun", "text": "Small", "isSubtle": True, "size": "Small"}]


def test_whoever_is_mentioned_is_notified_once():
    ana = Mention("ana@x.example", "Ana *<R>*")
    card = teams.render(
        Card(
            title=("Ask ", ana),
            parts=(
                Text(
                    (
                        ana,
                        " or ",
                        Mention("who@x.example", "Who"),
                        "*",
                        Strong("now"),
                        Link("h_", "https://x.example/(a)"),
                    )
                ),
                Facts({"Owner": (ana,)}),
            ),
        ),
        {"ana@x.example": "29:ana"},
    )

    assert card["body"][0]["text"] == "Ask <at>Ana R</at>"
    assert card["body"][1] == {
        "type": "TextBlock",
        "text": r"<at>Ana R</at> or Who\***now**[h\_](https://x.example/%28a%29)",
        "wrap": True,
    }
    assert card["msteams"]["entities"] == [
        {"type": "mention", "text": "<at>Ana R</at>", "mentioned": {"id": "29:ana", "name": "Ana *<R>*"}}
    ]


def test_customer_words_stand_apart_line_by_line_and_dead():
    (quote,) = body_of(Verbatim(f"First.\n\n{NASTY}\nLast."))

    assert (quote["type"], quote["style"]) == ("Container", "emphasis")
    assert [item["type"] for item in quote["items"]] == ["RichTextBlock"] * 3
    assert "".join(runs(quote["items"][1])).replace("\N{ZERO WIDTH SPACE}", "") == NASTY


def test_endless_lines_run_on_at_the_end():
    (quote,) = body_of(Verbatim("\n".join(map(str, range(100)))))

    assert len(quote["items"]) == 40
    assert runs(quote["items"][-1])[0].endswith("98 99")


def test_facts_are_escaped_and_never_empty():
    (facts,) = body_of(Facts({"E_mail": "grace_o@x.example", "Due": (TWO,), "Note": ""}))

    assert facts["facts"] == [
        {"title": r"E\_mail", "value": r"grace\_o@x.example"},
        {"title": "Due", "value": "14:00 BST"},
        {"title": "Note", "value": "–"},
    ]


def test_a_table_has_a_heading_and_takes_the_width():
    card = teams.render(Card(title="Queue", parts=(Table(("Who", "Open"), (("Grace *", "9"), ("Tom",))),)))

    (_, table) = card["body"]
    cells = [[cell["items"][0]["text"] for cell in row["cells"]] for row in table["rows"]]
    assert cells == [["Who", "Open"], [r"Grace \*", "9"], ["Tom", " "]]
    assert (table["firstRowAsHeaders"], len(table["columns"])) == (True, 2)
    assert card["msteams"] == {"width": "Full"}


def test_a_long_table_says_how_much_is_missing():
    (table,) = body_of(Table(("N",), tuple((str(n),) for n in range(50))))

    assert table["rows"][-1]["cells"][0]["items"][0]["text"] == "And 30 more"


@pytest.mark.parametrize(
    ("form", "kind", "data"),
    [
        ("bar", "Chart.HorizontalBar", [{"x": "Mon", "y": 3}, {"x": "Tue", "y": 4.5}]),
        ("line", "Chart.Line", [{"legend": "Week", "values": [{"x": "Mon", "y": 3}, {"x": "Tue", "y": 4.5}]}]),
    ],
)
def test_a_chart_falls_back_to_its_figures(form, kind, data):
    (chart,) = body_of(Chart("Week", (("Mon", 3), ("Tue", 4.5)), form=form, unit="h"))

    assert (chart["type"], chart["title"], chart["data"]) == (kind, "Week", data)
    assert chart["fallback"]["type"] == "Table"
    assert "4.5 h" in json.dumps(chart["fallback"])


def test_of_a_long_line_the_latest_points_are_shown():
    (chart,) = body_of(Chart("Year", tuple((str(n), n) for n in range(52)), form="line"))

    assert chart["title"] == "Year (last 20 of 52)"
    assert chart["data"][0]["values"][-1] == {"x": "51", "y": 51}


def test_a_picture_is_shown_from_https_only():
    shown, told = body_of(Picture("https://x.example/a.png", "A chart"), Picture("data:image/png;base64,x", "A map"))

    assert shown == {"type": "Image", "url": "https://x.example/a.png", "altText": "A chart"}
    assert runs(told) == ["A map"]


def test_a_divider_is_a_line_above_what_follows():
    first, second = body_of(Text("a"), Divider(), Text("b"), Divider())

    assert "separator" not in first
    assert second["separator"] is True


def test_a_button_says_verb_and_ticket_to_old_clients_too():
    claim = Button(label="Claim", action="ticket.claim", about="7", style=Style.PRIMARY)
    (row,) = body_of(Buttons((claim,)))

    assert row["actions"] == [
        {
            "type": "Action.Execute",
            "title": "Claim",
            "style": "positive",
            "verb": "ticket.claim",
            "data": {"verb": "ticket.claim", "about": "7"},
            "fallback": {
                "type": "Action.Submit",
                "title": "Claim",
                "style": "positive",
                "data": {"verb": "ticket.claim", "about": "7"},
            },
        }
    ]


def test_a_button_that_opens_a_form_fetches_a_dialog():
    (row,) = body_of(Buttons((Button(label="Respond {{x", action="ticket.respond", about="7", opens_form=True),)))

    assert row["actions"] == [
        {
            "type": "Action.Submit",
            "title": "Respond {\N{ZERO WIDTH SPACE}{x",
            "data": {"verb": "ticket.respond", "about": "7", "msteams": {"type": "task/fetch"}},
        }
    ]


def test_a_menu_is_what_teams_hides_by_itself():
    entry = Button(label="Escalate", action="ticket.escalate", about="7", style=Style.DANGER)
    (row,) = body_of(Buttons((replace(entry, label="Claim"),), Menu(entries=(entry, entry))))

    assert [action.get("mode") for action in row["actions"]] == [None, "secondary", "secondary"]


def test_a_card_too_large_is_cut_where_it_is_longest():
    card = teams.render(Card(title="Do", parts=(Text("Short."), *[Verbatim("👩‍👩‍👧 " * 900)] * 4)))

    assert len(json.dumps(card)) <= 25_000
    assert runs(card["body"][1]) == ["Short."]
    assert all(runs(quote["items"][-1])[0].endswith("…") for quote in card["body"][2:])
