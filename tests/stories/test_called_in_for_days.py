"""A call-in stands for days over which only time passes: what it says of the time has to hold on each of them."""


def calls(world, name):
    return [said for said in world.dms(name) if said.startswith("Please") and "\nWaiting" in said]


def test_it_says_how_long_the_customer_has_waited_and_since_when(world):
    world.feedback(score=2)
    world.pass_(hours=25)
    assert "Waiting 24 hours, since Mon 2 Mar, 09:14 GMT; nobody has it yet." in calls(world, "maria")[-1]


def test_drawn_anew_days_later_it_still_holds(world):
    world.feedback(score=2)
    world.pass_(hours=25)
    world.pass_(hours=24)

    world.press("ana", "Claim", on=world.card(1))
    world.pass_(minutes=1)

    (drawn,) = calls(world, "maria")
    assert "Waiting two days, since Mon 2 Mar, 09:14 GMT; Ana has it." in drawn


def test_what_came_to_be_so_later_is_said_once(world):
    world.feedback(score=2)
    world.call("ana", 1, promise="news about the engineer", promise_due=world.in_(hours=3))
    world.pass_(hours=24)

    said = next(said for said in world.dms("maria") if "it hasn't come" in said)
    assert "\nWaiting six minutes; Ana rang.\n" in said
