"""Cards as plain text, and what all renderers share: cutting, moments, grids."""

from datetime import UTC, datetime

import pytest

from blocks import plain
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
    Table,
    Text,
    Verbatim,
    When,
)
from blocks.cutting import cut, cut_sentence, size
from blocks.grids import figure
from blocks.literals import is_web
from blocks.moments import written

AT = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)


def test_a_whole_card_reads_as_mail():
    claim = Button(label="Claim", action="ticket.claim", about="7")
    card = Card(
        title=("Answer Grace Okafor by ", When(AT, "time", "Europe/London")),
        parts=(
            Verbatim("Three visits.\n\nStill nothing."),
            Text(("Ask ", Person("Ben"), ", ", Mention("a@x.example", "Ana"), Strong(" now"), ".")),
            Text(
                (Link("Playbook", "https://x.example"), " ", Link("https://y.example", "https://y.example")), quiet=True
            ),
            Facts({"Score": "2 of 10", "Due": (When(AT, "day"),)}),
            Divider(),
            Table(("Who", "Open"), (("Ana", "3"), ("Ben", "12"))),
            Chart("Causes", (("Visits", 2),)),
            Picture("https://x.example/a.png", "A map"),
            Buttons((claim,), Menu(entries=(claim, claim))),
        ),
    )

    assert plain.render(card) == (
        "Answer Grace Okafor by 14:00 GMT\n\n"
        "> Three visits.\n>\n> Still nothing.\n\n"
        "Ask Ben, Ana now.\n\n"
        "Playbook (https://x.example) https://y.example\n\n"
        "Score: 2 of 10\nDue: Tue 3 Mar\n\n"
        "---\n\n"
        "Who  Open\nAna     3\nBen    12\n\n"
        "Causes\nVisits ████████████ 2\n\n"
        "A map (https://x.example/a.png)\n\n"
        "[Claim] [More: Claim, Claim]"
    )


def test_what_is_said_aloud_is_ours():
    card = Card(title="Call Grace", parts=(Verbatim("Idiots!"), Text("Two hours left."), Facts({"Phone": "0800"})))

    assert plain.spoken(card) == "Call Grace\nTwo hours left."


@pytest.mark.parametrize(
    ("form", "zone", "said"),
    [
        ("time", "Europe/London", "14:00 GMT"),
        ("day", "Europe/London", "Tue 3 Mar"),
        ("day_time", "Europe/Berlin", "Tue 3 Mar, 15:00 CET"),
        ("day_time", "Asia/Dubai", "Tue 3 Mar, 18:00 UTC+4"),
        ("time", "Asia/Kathmandu", "19:45 UTC+5:45"),
        ("day_time", "Pacific/Kiritimati", "Wed 4 Mar, 04:00 UTC+14"),
        ("time", "Europe/Atlantis", "14:00 UTC"),
        ("time", "../../etc/passwd", "14:00 UTC"),
        ("time", "", "14:00 UTC"),
    ],
)
def test_a_moment_is_written_in_its_zone(form, zone, said):
    assert written(When(AT, form, zone)) == said


@pytest.mark.parametrize(
    ("words", "most", "shown"),
    [
        ("Grace", 5, "Grace"),
        ("Grace!", 5, "Grac…"),
        ("Three visits and nothing", 20, "Three visits and…"),
        ("&&&", 12, "&&…"),
        ("🎉🎉🎉", 5, "🎉🎉…"),
        ("ab👩‍👩‍👧", 7, "ab…"),
        ("cafe\u0301s", 5, "caf…"),
        ("", 0, ""),
    ],
)
def test_cutting_always_shows_and_tears_nothing_apart(words, most, shown):
    assert cut(words, most) == shown
    assert size(shown) <= most


def test_endless_marks_do_not_eat_the_words_before_them():
    assert cut("Grace" + "\u0301" * 5000, 100).startswith("Grace")


@pytest.mark.parametrize(
    ("most", "shown"),
    [
        (200, ("Due ", When(AT), Strong(" now"))),
        (124, ("Due ", "…")),
        (131, ("Due ", When(AT), "…")),
        (3, ("Du…",)),
    ],
)
def test_a_sentence_keeps_its_pieces_whole_or_drops_them(most, shown):
    assert cut_sentence(("Due ", When(AT), Strong(" now")), most) == shown


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [(3, "", "3"), (2.5, "h", "2.5 h"), (61.0, "%", "61%"), (12345, "GBP", "12,345 GBP"), (1e15, "", "1e+15")],
)
def test_figures_are_written_as_people_do(value, unit, said):
    assert figure(value, unit) == said


@pytest.mark.parametrize("url", ["https://x.example/a?b=c#d", "http://[::1]:8000/", "HTTPS://X.EXAMPLE"])
def test_web_addresses_are_taken(url):
    assert is_web(url)


@pytest.mark.parametrize("url", ["", "x.example", "http://[::1", "https://x y", "data:,x", "https://" + "x" * 2000])
def test_what_is_no_web_address_is_not(url):
    assert not is_web(url)
