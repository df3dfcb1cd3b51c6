"""The pictures of a simulation: what is drawn is what was found."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from blocks.simulation import markdown, page, report
from blocks.simulation.figures import number, share
from blocks.simulation.findings import more_than_can_be_done
from blocks.simulation.pictures import HEIGHT, WIDTH, days_pictures, hours_picture, shares_picture
from bot.simulation import TooMuch, forecast, whole
from tests.simulation.past import answer, at, program, several


def test_a_day_too_full_is_seen():
    found = forecast(program(), whole([*several(20, 0), *several(4, 1)]))

    (picture,) = days_pictures(found)

    assert [bar.is_over for bar in picture.bars] == [True, False]
    assert picture.bars[0].height == HEIGHT
    assert [y for y, _ in picture.lines] == [HEIGHT / 2, 0]
    assert [said for _, said in picture.lines] == ["10", "20"]
    assert picture.bars[0].y == 0
    assert picture.bars[1].limit == round(HEIGHT - HEIGHT * 16 / 20, 2)
    assert picture.bars[0].says == "Mon 2 Mar 2026: 20 to do, 16 can be done"


def test_a_year_is_drawn_by_the_week_and_its_months_have_room():
    past = [answer(n, at(0, 10) - timedelta(days=n)) for n in range(365)]

    (picture,) = days_pictures(forecast(program(), whole(past)))

    assert len(picture.bars) == 53
    assert all(bar.x + bar.width <= WIDTH and 0 <= bar.y <= HEIGHT for bar in picture.bars)
    places = [x for x, _ in picture.months]
    assert all(later - sooner >= 60 for sooner, later in pairwise(places))
    assert picture.months[0][1] == "Mar 2025" or picture.months[0][1] == "Feb 2025"


def test_what_is_in_use_is_told_from_what_would_be_and_from_nothing():
    past = [answer(1, at(0, 10)), answer(2, at(0, 10), 10, "Lovely."), answer(3, at(0, 10), 8), answer(4, at(0, 10), 8)]

    drawn = {each.name: (each.kind, each.width) for each in shares_picture(forecast(program(), whole(past)))}

    assert drawn["detractor"] == ("used", 25)
    assert drawn["praise"] == ("unused", 25)
    assert drawn["none of them"] == ("none", 75)


def test_the_fullest_hour_is_the_darkest():
    found = forecast(program(), whole(several(30, 0, 19)))

    darkest = [dark for each in hours_picture(found) for _, dark in each.hours]

    assert max(darkest) == 1
    assert len(darkest) % 24 == 0


def test_nothing_caught_is_a_report_all_the_same():
    found = forecast(program(), whole([answer(1, at(0, 10), 8)]))
    said = report(found)

    assert said.stands_out == ("Nothing stands out: it fits the people there are.",)
    assert [section.title for section in said.sections] == ["What each workflow caught"]
    assert "<svg" not in page(said, found)
    assert markdown(said).count("\n## ") == 2


def test_what_stands_out_is_said_the_gravest_first():
    every_day = [each for day in range(5) for each in several(40, day)]
    late = [answer(900 + n, at(5, 14)) for n in range(3)]
    found = forecast(program(), whole([*every_day, *late]))

    said = report(found).stands_out

    assert said[0].startswith("Customer Care gets ")
    assert said[0].endswith("it would never catch up.")
    assert said[1].startswith("3 customers of Customer Care (1%) cannot hear in time")
    assert said[1].endswith("All these targets fell on a Sunday.")
    assert said[2] == (
        "detractor would miss its target for 167 of 203 customers (82%): nobody works in time for 3 of them, "
        "and 164 wait too long for their turn."
    )
    assert said[3:] == tuple(f"{name} caught nothing in all this time." for name in ("leaving", "no-score", "praise"))
    assert not any("more than it can do:" in line for line in said), "once is enough"


def test_nobody_unhappy_is_passed_over_in_silence():
    strict = tuple(each for each in program().workflows if each.name != "detractor")
    told = program().model_copy(update={"workflows": strict})
    told.__dict__.pop("_router", None)

    found = forecast(told, whole(several(2, 0)))

    assert "No workflow caught 2 unhappy customers: is that meant?" in report(found).stands_out


def test_a_table_in_markdown_survives_a_bar():
    said = report(forecast(program(), whole(several(1, 0))))
    barred = replace(said, sections=tuple(replace(each, rows=(("a|b",),), head=("x",)) for each in said.sections[:1]))

    assert "| a\\|b |" in markdown(barred)


@pytest.mark.parametrize(
    ("weekdays", "says"),
    [
        (((6, 1),), "That target fell on a Sunday."),
        (((0, 3), (6, 2)), "All these targets fell on a Monday or a Sunday."),
        (((0, 3), (1, 1), (6, 2)), "Most of these targets fell on a Monday or a Sunday."),
        (
            tuple((weekday, 3 + (weekday == 3)) for weekday in range(7)),
            "These targets fell on all kinds of days, most often on a Thursday or a Monday.",
        ),
    ],
)
def test_the_days_of_targets_that_nobody_can_keep_are_said_as_they_are(weekdays, says):
    found = forecast(program(), whole(several(30, 5, 14)))
    (team,) = found.teams
    counted = replace(team, without_a_minute=sum(n for _, n in weekdays), without_a_minute_weekdays=weekdays)

    (said,) = [line for line in report(replace(found, teams=(counted,))).stands_out if "cannot hear in time" in line]

    assert said.endswith(f"nobody works between their answer and its target. {says}")


def test_a_team_of_which_nobody_takes_tickets_is_told_how_to_say_who_does():
    found = TooMuch(team="night", name="Night line", a_day=0.02, can_do=0)

    assert more_than_can_be_done(found) == (
        "Tickets come to Night line (< 0.1 a day), and by the program nobody in it takes any: only who is frontline "
        "does, unless it says otherwise. Write how many for whoever is to answer them, such as takes_a_day: 4."
    )


def test_messages_are_counted_by_the_days_that_brought_any_and_the_column_says_so():
    said = report(forecast(program(), whole([*several(1, 0), *several(1, 4)])))

    (table,) = [section for section in said.sections if section.title == "Direct messages from the bot"]
    assert table.head[2] == "a day with any"
    assert [row[:3] for row in table.rows] == [("Ana Ruiz", "1", "1"), ("Ben Okoro", "1", "1")]


def test_on_a_small_screen_names_of_rows_are_wrapped():
    found = forecast(program(), whole(several(1, 0)))

    (small,) = [
        line for line in page(report(found), found).splitlines() if line.startswith("@media (max-width: 40rem)")
    ]
    assert "tbody th { white-space: normal; }" in small


def test_figures_are_short():
    assert [number(each) for each in (0, 3, 3.44, 9.96, 10.2, 1234.5)] == ["0", "3", "3.4", "10.0", "10", "1,234"]
    assert [number(each) for each in (0.01, 0.05)] == ["< 0.1", "0.1"]
    assert [share(*each) for each in ((0, 5), (1, 1000), (999, 1000), (1, 2), (0, 0))] == [
        "0%", "< 1%", "> 99%", "50%", "",
    ]  # fmt: skip
