"""A known issue with a thousand tickets: nobody waits for the work, and a death in the middle counts nothing twice."""

import asyncio
from collections import Counter
from time import perf_counter

import pytest

from bot.errors import StaleTicket
from bot.feedback import Customer, Feedback, Scale
from bot.intake import Ingest
from bot.revising.issues import Draft, Ending
from bot.ticket import Status
from storage.writer import Writer
from tests.stories.test_known_issue import OUTAGE, declare, issue_card, open_form

MANY = 1000
#: More than one look of one process sees to.
SOME = 270
#: Slack gives up on a form after so many seconds.
PATIENCE = 3


def come_in(world, count=MANY, first=0, comment="No internet since Saturday."):
    """So many customers say the same at the same moment."""
    program = world.bot.records.program.current

    def answer(number):
        said = Feedback(
            source="relationship-nps",
            external_id=f"many-{number}",
            submitted_at=world.clock(),
            score=5,
            scale=Scale.NPS,
            comment=comment,
            customer=Customer(external_id=f"M-{number}", name=f"Mo {number}", email=f"mo{number}@example.com"),
        )
        return Ingest(said.id, said, program.workflow_for(said))

    async def all_of_them():
        await asyncio.gather(*(world.bot.writer.do(answer(first + number)) for number in range(count)))

    world.run(all_of_them())


def tickets(world):
    return world.bot.views.live(teams=("care",))


def inside(world):
    return [ticket for ticket in tickets(world) if ticket.in_issue]


def letters(world):
    """How many customers have so many answers."""
    return Counter(len(ticket.pending) for ticket in tickets(world))


def sends(world, name, **values):
    """A form is sent; so long its sender looks at it. Nothing else happens meanwhile."""
    before = perf_counter()
    world.run(world.person(name).fill_and_submit(values))
    waited = perf_counter() - before
    world.run(world.bot.slack.tasks.settle())  # what they are told comes behind the acknowledgement
    return waited


def ticks(world):
    """One look of one process."""
    return world.run(world.bot.program.tick())


class Dead(Exception):
    """The process is not there any more."""


class AlwaysLate:
    """A writer before whom somebody else has always saved the tickets."""

    async def do(self, work):
        raise StaleTicket(1)


async def never(work):
    raise Dead


def dies(world):
    world.stop_bot()
    world.start_bot()
    world.settle()


def test_nobody_waits_until_a_thousand_are_answered_and_each_hears_once(world):
    declare(world)
    come_in(world)
    world.settle()
    assert "1,000 customers who wait" in issue_card(world).shown
    world.press("maria", "issue.answer", on=issue_card(world))
    world.submit("maria", subject="The outage", message="Hello {name}, it is being repaired.")

    waited = sends(world, "maria")

    assert world.person("maria").modal is None
    assert "being written" in world.told("maria")[-1]
    assert letters(world) == {0: MANY}  # the form is taken, and nothing is done yet
    assert waited < PATIENCE
    ticks(world)
    assert 0 < letters(world)[1] < MANY  # others may press in between

    dies(world)

    assert letters(world) == {1: MANY}
    assert len([words for words in world.dms("maria") if "1,000 answers are on the way" in words]) == 1


def test_hundreds_that_waited_join_after_the_form_is_taken_and_are_seen_to_after_the_next(world):
    come_in(world, SOME)
    open_form(world, "maria")

    waited = sends(world, "maria", **OUTAGE)

    assert "I'll tell you how many" in world.told("maria")[-1]
    assert waited < PATIENCE
    assert inside(world) == []
    ticks(world)
    assert 0 < len(inside(world)) < SOME
    dies(world)
    assert len(inside(world)) == SOME
    assert len([words for words in world.dms("maria") if "270 open tickets joined" in words]) == 1

    world.press("maria", "It's over …", on=issue_card(world))
    waited = sends(world, "maria", cause="network/outage", actions="Repaired.")

    assert "being seen to" in world.told("maria")[-1]
    assert waited < PATIENCE
    assert len(inside(world)) == SOME
    ticks(world)
    assert 0 < len(inside(world)) < SOME
    dies(world)
    assert inside(world) == []
    assert len([words for words in world.dms("maria") if "270 tickets whose customer had heard nothing" in words]) == 1


def test_what_is_taken_back_while_it_is_written_goes_to_nobody(world):
    declare(world)
    come_in(world, SOME)
    world.settle()
    world.press("maria", "issue.answer", on=issue_card(world))
    world.submit("maria", subject="The outage", message="Hello {name}, it is being repaired.")
    sends(world, "maria")
    ticks(world)
    written = letters(world)[1]
    assert 0 < written < SOME

    world.run(world.person("maria").press("Take it back", on=world.person("maria").ephemerals()[-1]))
    world.run(world.bot.slack.tasks.settle())
    assert "Stopped" in world.told("maria")[-1]
    world.settle()
    world.pass_(minutes=5)

    assert letters(world) == {0: SOME}
    assert world.mailbox.mails == []
    assert any(f"{written} customers will not get it" in words for words in world.dms("maria"))


@pytest.mark.everywhere
def test_two_processes_answer_all_at_the_same_time_and_each_hears_once(world, database_url):
    declare(world)
    come_in(world, 300)
    world.settle()
    world.press("maria", "issue.answer", on=issue_card(world))
    world.submit("maria", subject="The outage", message="Hello {name}, it is being repaired.")
    sends(world, "maria")
    steps = world.bot.program.issues.steps
    other = Writer(world.bot.records.ledger)

    async def both():
        other.start()
        twin = type(steps)(steps.kept, other, world.bot.records.moment)
        twin.letters = steps.letters
        await asyncio.gather(*(each.tick() for each in (steps, twin, steps, twin)))
        await asyncio.to_thread(other.stop)

    world.run(both())
    world.settle()

    assert letters(world) == {1: 300}
    assert len([words for words in world.dms("maria") if "300 answers are on the way" in words]) == 1


def test_whoever_is_at_the_same_tickets_keeps_nothing_else_waiting(world):
    declare(world)
    come_in(world, 60)
    world.settle()
    world.press("maria", "issue.answer", on=issue_card(world))
    world.submit("maria", subject="The outage", message="Hello {name}, it is being repaired.")
    sends(world, "maria")
    steps = world.bot.program.issues.steps
    late = type(steps)(steps.kept, AlwaysLate(), world.bot.records.moment)
    late.letters = steps.letters

    assert world.run(late.tick())
    assert letters(world) == {0: 60}
    assert ticks(world)

    assert letters(world) == {1: 60}


@pytest.mark.parametrize("count", [3, 120])
def test_a_death_between_the_declaration_and_its_tickets_leaves_none_behind(world, count):
    come_in(world, count)
    world.settle()
    draft = Draft(team="care", name="Outage in Leeds", told="It is being repaired.", words=("no internet",))
    issues = world.bot.program.issues
    issues.steps.begin = never

    with pytest.raises(Dead):
        world.run(issues.declare(draft, world.program.person("maria@contoso.example")))
    assert inside(world) == []
    dies(world)

    assert len(inside(world)) == count


@pytest.mark.parametrize("heard", [False, True])
def test_a_death_behind_the_end_leaves_nobody_in_it(world, heard):
    declare(world)
    come_in(world, 3)
    world.settle()
    if heard:
        world.press("maria", "issue.answer", on=issue_card(world))
        world.submit("maria", subject="The outage", message="Hello {name}, it is being repaired.")
        world.submit("maria")
        world.pass_(seconds=61)
    numbers = [ticket.number for ticket in inside(world)]
    issue = inside(world)[0].known_issue
    issues = world.bot.program.issues
    issues.steps.begin = never

    ending = Ending(cause="network/outage", actions="Repaired.")
    with pytest.raises(Dead):
        world.run(issues.end(issue, ending, 3, world.program.person("maria@contoso.example")))
    assert len(inside(world)) == 3
    dies(world)

    settled = [world.ticket(number).status is Status.RESOLVED for number in numbers]
    assert settled == [heard] * 3
    assert inside(world) == []
