"""A tool that nobody taught our words sends what it always sends, and the program says where things stand in it."""

from bot.program import Source
from tests.world import SECRETS, program, program_with

REVIEWS = Source.model_validate(
    {
        "format": "mapped",
        "secret": SECRETS["TYPEFORM_SECRET"],
        "scale": "stars5",
        "signature": {"header": "X-Signature", "prefix": "sha256=", "timestamp": "X-Signed-At"},
        "mapping": {
            "only_if": "event == 'review.created'",
            "id": "review.number",
            "submitted_at": "review.left_at",
            "score": "review.stars",
            "comment": "[review.title, review.text]",
            "touchpoint": "review.about",
            "customer": {"id": "author.id", "name": "author.name", "email": "author.mail"},
            "contact": {"wanted": "author.call_me", "preferred": "'phone'"},
        },
    }
)
UNHAPPY = program().workflows[1].model_copy(update={"when": 'band == "detractor"'})
MAPPED = program_with(sources=program().sources | {"reviews": REVIEWS}, workflows=(UNHAPPY,))


def review(world, number: int, stars: float | None, **more: object) -> dict[str, object]:
    said = {"number": number, "stars": stars, "left_at": int(world.clock().timestamp()), **more}
    author = {"id": "C-77", "name": "Grace Okafor", "mail": "grace@example.com", "call_me": "yes"}
    return {"event": "review.created", "review": said, "author": author}


def test_a_review_in_stars_becomes_a_card_like_any_other(open_world):
    world = open_world(program=MAPPED)

    taken = world.deliver(
        "reviews", **review(world, 7, 2, title="Waited all day", text="Nobody came.", about="engineer visit")
    )
    world.settle()

    assert (taken.status_code, taken.json()["status"]) == (202, "accepted")
    card = world.card(1)
    assert card.shown.splitlines()[0].startswith("Answer Grace Okafor by ")
    assert "Waited all day" in card.shown
    assert "Nobody came." in card.shown
    assert "2 of 5 after engineer visit · asked for a call" in card.shown


def test_a_happy_one_and_another_event_open_nothing(open_world):
    world = open_world(program=MAPPED)

    happy = world.deliver("reviews", **review(world, 8, 5))
    other = world.deliver("reviews", **{**review(world, 9, 1), "event": "review.read"})
    world.settle()

    assert happy.json()["status"] == "accepted"
    assert other.json() == {"feedback": None, "status": "ignored"}
    assert world.messages("#care") == []


def test_what_the_mapping_does_not_find_is_told_to_the_sender_in_one_answer(open_world):
    world = open_world(program=MAPPED)

    refused = world.deliver("reviews", **{**review(world, 10, None), "author": {}})

    problem = refused.json()
    assert (refused.status_code, problem["field"]) == (422, "score")
    assert problem["title"] == "There is no score and comment in it"
    assert "review.stars or at [review.title, review.text]" in problem["remedy"]
