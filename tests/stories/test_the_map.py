"""`/loop map` and `/loop sla`: what the program says about itself, to whoever is in it."""

import re
from datetime import timedelta

import pytest

from bot.metrics import METRICS
from tests.world import program, program_with

PUBLIC = {"public_url": "https://ringback.contoso.example/", "ringback_secret": "a long random text for stories"}


@pytest.fixture
def linking(open_world):
    return open_world(settings=PUBLIC)


def link_in(world, name):
    """Where the link leads that they were shown."""
    world.loop(name, "map")
    [url] = re.findall(r"https://ringback\.contoso\.example(/map/[\w.-]+)", str(world.person(name).ephemerals()[-1]))
    return url


@pytest.mark.parametrize("name", ["ana", "maria", "dana", "priya"])
def test_a_link_leads_to_the_whole_map(linking, name):
    shown = linking.asked(link_in(linking, name))

    assert shown.status_code == 200
    assert shown.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1>How Contoso Broadband answers its customers</h1>" in shown.text
    assert "If the first answer is late, Maria Chen is told." in shown.text
    assert program().revision in shown.text


def test_nobody_keeps_passes_on_or_frames_the_page(linking):
    headers = linking.asked(link_in(linking, "ana")).headers

    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_the_answer_says_for_whom_it_is_and_until_when(linking):
    said = linking.loop("ana", "map")

    assert said.startswith("How Contoso Broadband answers its customers")
    assert "Customer Care: first answer within 24 hours, solved within 30 days" in said
    assert "counted only: nobody is told" in said
    assert "The link is for you alone, and good until" in said


def test_a_link_ends_after_a_day(linking):
    link = link_in(linking, "ana")

    linking.machine_clock.pass_(hours=23, minutes=59)
    assert linking.asked(link).status_code == 200

    linking.machine_clock.pass_(minutes=1)
    ended = linking.asked(link)
    assert ended.status_code == 410
    assert "/loop map" in ended.text
    assert "Contoso" not in ended.text


def test_the_clock_of_tickets_does_not_end_it(linking):
    link = link_in(linking, "ana")

    linking.clock.pass_(days=3)

    assert linking.asked(link).status_code == 200


def test_moving_the_clock_of_tickets_back_gives_no_old_link_a_new_life(linking):
    link = link_in(linking, "ana")
    linking.machine_clock.pass_(days=2)

    linking.clock.now -= timedelta(days=5)

    assert linking.asked(link).status_code == 410


def test_what_is_told_of_its_end_is_in_the_time_that_people_read(linking):
    linking.clock.now += timedelta(days=30)

    said = linking.loop("ana", "map")

    assert (
        f"good until {(linking.clock.now + timedelta(days=1)):%a} {(linking.clock.now + timedelta(days=1)).day}" in said
    )
    assert linking.asked(link_in(linking, "ana")).status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        lambda end, signature: f"{int(end, 16) + 3600:x}.{signature}",
        lambda end, signature: f"{end}.{signature[:-1]}",
        lambda end, signature: f"{end}.",
        lambda end, signature: end,
        lambda end, signature: f"never.{signature}",
        lambda end, signature: f"{'f' * 40}.{signature}",
        lambda end, signature: f"{end}.%C3%A9%00",
    ],
    ids=["longer", "shorter signature", "no signature", "only an end", "no end", "no year", "no letters"],
)
def test_a_link_that_was_tampered_with_opens_nothing(linking, change):
    end, _, signature = link_in(linking, "ana").removeprefix("/map/").partition(".")

    shown = linking.asked(f"/map/{change(end, signature)}")

    assert shown.status_code == 404
    assert "Contoso" not in shown.text


def test_whoever_left_the_program_opens_nothing(linking):
    link = link_in(linking, "ana")
    others = {email: person for email, person in program().people.items() if not email.startswith("ana@")}

    linking.change_program(program().model_copy(update={"people": others}))

    assert linking.asked(link).status_code == 404


def test_with_another_secret_no_link_is_good_any_more(linking, open_world):
    link = link_in(linking, "ana")
    other = open_world(settings={**PUBLIC, "ringback_secret": "another one"})

    assert other.asked(link).status_code == 404


def test_the_link_names_nobody(linking):
    assert "ana" not in link_in(linking, "ana")
    assert link_in(linking, "ana") != link_in(linking, "ben")


def test_the_page_is_that_of_the_program_in_force(linking):
    link = link_in(linking, "ana")
    info = program().program.model_copy(update={"name": "Contoso Fibre"})

    linking.change_program(program().model_copy(update={"program": info}))

    assert "How Contoso Fibre answers its customers" in linking.asked(link).text


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        ({}, "PUBLIC_URL and RINGBACK_SECRET"),
        ({"ringback_secret": "a long random text"}, "PUBLIC_URL"),
        ({"public_url": "https://ringback.contoso.example"}, "RINGBACK_SECRET"),
    ],
)
def test_without_an_address_or_a_secret_it_says_what_to_set(open_world, settings, missing):
    world = open_world(settings=settings)
    said = world.loop("ana", "map")

    assert f"whoever runs me has to set {missing}." in said
    assert "ringback program map FILE --out map.html" in said
    assert "first answer within 24 hours" in said
    assert "/map/" not in str(world.person("ana").ephemerals()[-1])


def test_without_a_secret_nothing_opens_the_page(world):
    soon = int((world.machine_clock() + timedelta(hours=1)).timestamp())
    links = world.bot.maps
    assert links.secret == b""

    assert world.asked(f"/map/{links.token('ana@contoso.example', world.machine_clock())}").status_code == 404
    assert world.asked(f"/map/{soon:x}.x").status_code == 404


def test_sla_prints_the_targets_and_what_the_figures_mean(world):
    said = world.loop("ben", "sla")

    assert said.startswith("By when customers hear from Contoso Broadband")
    assert "Customer Care: first answer within 16 hours, solved within 7 days" in said
    assert "Praise" not in said
    assert "…" not in said
    for metric in METRICS:
        assert metric.definition.replace("in response_rate", "in “Heard from us”") in said


def test_sla_begins_with_the_targets_of_ones_own_team(open_world):
    starter = program()
    visits = starter.workflow("no-score").model_copy(update={"name": "visits", "team": "field-ops"})
    world = open_world(program=program_with(workflows=(visits, *starter.workflows)))

    def asked(name):
        return [
            line for line in world.loop(name, "sla").splitlines() if "first answer within" in line or "teams" in line
        ]

    detractor = "Detractor and No score  Customer Care: first answer within 24 hours, solved within 30 days"
    visit = "Visits  Field Ops: first answer within 24 hours, solved within 30 days"
    ana, sam, dana = asked("ana"), asked("sam"), asked("dana")
    assert (ana[3], ana[-2:]) == (detractor, ["In other teams:", visit])
    assert sam[:2] == [visit, "In other teams:"]
    assert detractor in sam
    assert dana[0] == visit
    assert "In other teams:" not in dana, "whoever works in none has all of them"


def test_a_stranger_is_told_neither(linking):
    linking.slack.add_user("U0EVE", "eve", "Eve Stranger", "eve@elsewhere.example", "Europe/London")
    linking.slack.add_channel("C0HALL", "hall", members=list(linking.slack.users))

    for words in ("map", "sla"):
        said = linking.loop("eve", words, channel="#hall")
        assert "Contoso" not in said
        assert "hours" not in said
