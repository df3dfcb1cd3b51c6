"""What a simulation reckons is what the whole bot says about the same tickets, with its database and a chat."""

from datetime import UTC, datetime, timedelta

from bot.simulation import fates, whole
from bot.simulation.forecast import tickets_of
from bot.simulation.life import life
from bot.who_is_away import who_is_away
from tests.simulation.past import answer
from tests.world import World, program, program_with

ABOVE = ("maria", "dana", "priya")
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
Heard = set[tuple[str, datetime]]


def marked(at: datetime) -> datetime:
    """Within ten minutes it is one message."""
    return at - (at - _EPOCH) % timedelta(minutes=10)


def in_life(world: World) -> Heard:
    """Who was told when; mornings apart, which greet."""
    return {
        (name, marked(datetime.fromtimestamp(int(float(message.ts)), UTC)))
        for name in ABOVE
        for message in world.messages(f"@{name}")
        if message.metadata and not message.metadata["event_payload"]["key"].startswith("morning")
    }


def reckoned(told, past) -> Heard:
    seen = tickets_of(told, list(fates(told, whole(past))))
    found = (each for ticket in seen for each in life(told, who_is_away(told, ()), ticket))
    return {(person.partition("@")[0], marked(at)) for person, at in found}


def test_what_nobody_takes_is_told_to_the_same_people_in_the_same_minutes(world):
    told = program_with(
        people={email: entry.model_copy(update={"takes_a_day": 0}) for email, entry in program().people.items()}
    )
    past = []
    for number, wait in enumerate((0, 2, 9, 30, 1), 1):
        world.pass_(hours=wait)
        world.feedback(score=2, comment="Nobody came.", customer={"id": f"C-{number}", "name": "Grace Okafor"})
        past.append(answer(number, world.clock()))
    world.pass_(days=4)
    until = world.clock()

    assert {each for each in reckoned(told, past) if each[1] < until} == in_life(world)
    assert {name for name, _ in in_life(world)} == set(ABOVE)
