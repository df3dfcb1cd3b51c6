"""A database that takes nothing any more: whoever looks after the bot is told, and it is ready once that is over."""

import httpx
from sqlalchemy import text


def alter(world, sql: str) -> None:
    with world.bot.records.engine.execution_options(writes=True).begin() as connection:
        connection.execute(text(sql))


def test_a_bot_that_cannot_write_is_not_ready_and_says_why(world):
    alter(world, "alter table customers rename column phone to telephone")
    assert world.deliver(id="resp-0", score=2, customer={"id": "A-17", "phone": "+44 20 7946 0018"}).status_code == 503

    ready, health = world.asked("/readyz"), world.asked("/healthz")

    assert ready.status_code == 503
    assert ready.headers["content-type"] == "application/problem+json"
    assert "phone" in ready.json()["remedy"]
    assert health.status_code == 503
    assert health.json()["reason"].startswith("the database cannot be written to: ")
    alter(world, "alter table customers rename column telephone to phone")
    world.feedback(score=2)
    assert world.asked("/readyz").status_code == 200


def test_feedback_without_a_source_is_a_problem_like_any_other(world):
    for path in ("/feedback", "/feedback/"):
        refused: httpx.Response = world.asked(path, method="POST")
        assert refused.status_code == 404
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.json()["field"] == "source"
