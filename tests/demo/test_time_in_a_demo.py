"""The demo's clock: a day passes in seconds, and everything is said when it would have been."""

from datetime import timedelta

from handlers.demo.words import LATER
from tests.clocks import MONDAY
from tests.demo.show import Show

LEAVING = {"score": "1", "comment": "I am leaving.", "name": "Tom Ward", "email": "tom.ward@example.com"}


def test_a_reminder_the_morning_the_lead_and_the_executive_come_in_order(play):
    async def a_day_and_a_half(demo: Show) -> None:
        assert (await demo.backstage.send_feedback(demo.stage.source, LEAVING)).ok
        await demo.pressed("ana", "Claim", await demo.card("I am leaving."))
        for step in ("1d", "1h", "1h", "1h"):
            await demo.moved(step)

        said = [(each, name) for name in ("ana", "maria", "dana") for each in demo.workspace.dms(name)]
        in_order = sorted(said, key=lambda each: float(each[0].ts))
        told = [(f"{each.said_at:%a %H:%M}", name, each.plain_text.partition(" Tom")[0]) for each, name in in_order]
        # the reminder says by now what became of it
        assert told[0] == (
            "Mon 17:20",
            "ana",
            "This is free again: nothing has happened since Ana claimed it, Mon 2 Mar, 09:14 GMT.",
        )
        # and so does Ana's morning, since nobody has the ticket any more
        assert set(told[1:3]) == {
            ("Tue 08:00", "ana", "Good morning, Ana. Nobody has"),
            ("Tue 08:00", "maria", "Good morning, Maria. Please see to"),
        }
        assert ("Tue 12:00", "dana", "Please decide on") in told[3:]
        assert [at for at, _, _ in told] == sorted(at for at, _, _ in told)

    play(a_day_and_a_half)


def test_two_days_of_silence_reach_one_person_after_the_other(play):
    async def silence(demo: Show) -> None:
        await demo.pressed("ana", "Claim", await demo.angry())

        await demo.moved("1d")
        assert demo.said_to("ana") == [
            ("Tue 08:00", "Good morning, Ana. Start with Grace Okafor: answer them by 09:14 GMT.")
        ]
        assert demo.said_to("maria") == []

        await demo.moved("1d")
        assert ("Tue 09:20", "Please see to Grace Okafor") in demo.said_to("maria")
        assert ("Tue 14:10", "Please decide on Grace Okafor by Tue 3 Mar, 15:10 GMT") in demo.said_to("dana")
        assert [at for at, _ in demo.said_to("ana")] == ["Tue 08:00", "Tue 12:00", "Wed 08:00"]

    play(silence)


def test_a_reminder_comes_on_the_way_and_the_customer_has_the_mail_at_that_time(play):
    async def reminded(demo: Show) -> None:
        card = await demo.pressed("ana", "Claim", await demo.angry())
        await demo.workspace.person("ana").press("Respond", on=card)
        await demo.workspace.person("ana").fill_and_submit({"message": "The second payment is on its way back."})
        await demo.workspace.person("ana").fill_and_submit({})

        await demo.moved("10m")
        [mail] = demo.workspace.mails
        assert mail.at - MONDAY < timedelta(minutes=1), "it left when it could not be called back any more"

    play(reminded)


def test_the_next_morning_is_the_teams_and_not_the_end_of_lunch(play):
    async def morning(demo: Show) -> None:
        await demo.moved("1h")
        await demo.moved("morning")
        clock = await demo.backstage.clock()
        assert f"{clock.now:%a %H:%M}" == "Tue 08:00"
        assert clock.zone == "Europe/London"
        assert not clock.moving

    play(morning)


def test_what_waits_for_somebodys_hours_is_said_when_they_begin(play):
    async def kept_over_night(demo: Show) -> None:
        assert (await demo.backstage.send_feedback(demo.stage.source, LEAVING)).ok
        await demo.pressed("ana", "Claim", await demo.card("I am leaving."))
        demo.workspace.faults.down()
        for _ in range(11):
            await demo.moved("1h")
        demo.workspace.faults.clear()
        await demo.until(lambda: _nothing_is_wrong(demo))
        assert [(each.to, each.why) for each in await demo.backstage.outbox()] == [("@Ana Ruiz", LATER)]
        assert demo.said_to("ana") == [], "it is evening"

        await demo.moved("10m")
        clock = await demo.backstage.clock()
        assert clock.next_due is not None

        await demo.moved("morning")
        assert {at for at, _ in demo.said_to("ana")} == {"Tue 08:00"}
        await demo.until(lambda: _nothing_waits(demo))

    play(kept_over_night)


def test_it_plays_and_stops_wherever_something_is_due(play):
    async def fast(demo: Show) -> None:
        await demo.pressed("ana", "Claim", await demo.angry())
        for _ in range(22):
            await demo.moved("1h")
        assert (await demo.backstage.play(600)).ok
        assert (await demo.backstage.clock()).speed == 600

        await demo.soon(lambda: demo.said_to("ana"))
        assert (await demo.backstage.play(1)).said == "The clock runs as it is."
        assert demo.said_to("ana")[0][0] == "Tue 08:00"
        before = (await demo.backstage.clock()).now
        assert (await demo.backstage.clock()).now - before < timedelta(seconds=30)

    play(fast)


def test_somebody_who_presses_again_while_it_walks_goes_further(play):
    async def impatient(demo: Show) -> None:
        await demo.angry()
        first = await demo.backstage.move("1d")
        assert first.ok
        assert first.said == "On the way to Tuesday 09:14."

        second = await demo.backstage.move("1h")
        assert second.said == "On the way to Tuesday 10:14."
        await demo.arrived()
        assert (await demo.backstage.clock()).now >= MONDAY + timedelta(days=1, hours=1)

    play(impatient)


async def _nothing_is_wrong(demo: Show) -> bool:
    return all(waiting.why in {"", LATER} for waiting in await demo.backstage.outbox())


async def _nothing_waits(demo: Show) -> bool:
    return await demo.backstage.outbox() == []


def test_a_workspace_that_is_down_holds_no_clock_up(play):
    async def outage(demo: Show) -> None:
        await demo.pressed("ana", "Claim", await demo.angry())
        demo.workspace.faults.down()
        await demo.moved("1d")
        waiting = {(each.to, each.what): each for each in await demo.backstage.outbox()}
        assert waiting["@Ana Ruiz", "a good morning"].why == "slack answered 503"
        assert f"{waiting['@Ana Ruiz', 'a good morning'].since:%a %H:%M}" == "Tue 08:00"
        assert ("#care", "a line under ticket 1") in waiting

        demo.workspace.faults.clear()
        await demo.soon(lambda: demo.said_to("ana"))
        await demo.until(lambda: _nothing_waits(demo))

    play(outage)
