"""A bot that knew of an issue before it kept what is done about its tickets is replaced by this one."""

import pytest
from sqlalchemy import text

from storage import migrate
from storage.engine import open_engine
from tests.stories.test_known_issue import answer_all, declare, end, no_internet
from tests.world import World

#: What 0011 brought, the other way round.
_BEFORE = (
    "drop table issue_works",
    "alter table facts drop column in_issue",
    "update alembic_version set version_num = '0010'",
)


@pytest.mark.everywhere
def test_who_waits_is_counted_as_waiting_answered_and_settled_as_ever(world: World, database_url: str) -> None:
    declare(world)
    waits, out, alone = no_internet(world), no_internet(world, 1), world.feedback(score=2)
    world.loop("ana", f"ticket {out}")
    world.press("ana", "Take it out", on=world.person("ana").ephemerals()[-1])

    world.stop_bot()
    engine = open_engine(database_url)
    with engine.execution_options(writes=True).begin() as connection:
        for statement in _BEFORE:
            connection.execute(text(statement))
    migrate.upgrade(engine)
    engine.dispose()
    world.start_bot()

    assert [world.facts(number).in_issue for number in (waits, out, alone)] == [True, False, False]
    answer_all(world)
    assert len(world.mailbox.mails) == 1
    end(world)
    assert [world.ticket(number).is_live for number in (waits, out, alone)] == [False, True, True]
