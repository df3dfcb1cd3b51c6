"""Nobody answers: the team hears of it, then its lead, then an executive, each in their hours, until somebody does."""

import pytest

from bot.program.steps import EscalationStep
from tests.world import program, program_with

IMPATIENT = (
    {"after": "unclaimed 4h", "notify": "team"},
    {"after": "first_contact missed", "notify": "lead", "acknowledge": "1h"},
    {"after": "first_contact missed + 4h", "notify": "dana@contoso.example", "acknowledge": "60m"},
)


def going_by(*steps):
    return program_with(escalations={"care": tuple(EscalationStep.model_validate(step) for step in steps)})


@pytest.fixture
def late(world):
    """Grace's ticket, which Ana has and nobody has answered; Dana has been called in."""
    world.feedback(score=2, comment="Three visits and still no broadband.")
    world.press("ana", "Claim", on=world.card(1))
    world.call("ana", 1, "voicemail")
    world.pass_(hours=24)
    world.press("ana", "Still mine", on=world.messages("@ana")[-1])
    world.pass_(hours=5)
    return world


@pytest.mark.everywhere
def test_the_team_its_lead_and_the_executive_are_told_one_after_the_other(world):
    world.feedback(score=2)

    world.pass_(hours=5)
    assert world.messages("#care")[-1].text.startswith("Answer Grace Okafor")
    assert "nobody has taken this one since" in world.messages("#care")[-1].text.lower()

    world.pass_(hours=20)
    assert world.dms("maria")[-1].startswith("Please see to Grace Okafor")
    assert world.dms("dana") == []

    world.pass_(hours=4)
    introduced, asked = world.dms("dana")
    assert introduced.startswith("Good to meet you, Dana")
    assert asked.startswith("Please decide on Grace Okafor by Tue 3 Mar, 15:10 GMT")


def test_the_executive_reads_what_to_decide_why_what_was_tried_and_the_customers_words(late):
    asked = late.dms("dana")[-1]

    for line in (
        "Please decide on Grace Okafor by",
        "A first answer was due",
        "Maria was told before you.",
        "Waiting 29 hours, since Mon 2 Mar, 09:14 GMT; Ana rang.",
        "You can approve: goodwill credit up to £1,000 and exit fee waived up to £500.",
        "Three visits and still no broadband.",
    ):
        assert line in asked, line


def test_of_whoever_was_told_and_is_away_by_now_it_is_said_that_they_are_away(world):
    world.feedback(score=2)
    world.pass_(hours=25)
    assert world.dms("maria")[-1].startswith("Please see to Grace Okafor")

    world.loop("maria", "away until Friday")
    world.pass_(hours=4)

    assert "Maria is away." in world.dms("dana")[-1]
    assert "Maria was told" not in world.dms("dana")[-1]


def test_an_introduction_comes_once(late):
    late.feedback(score=1, id="second", customer={"id": "B-2", "name": "Tom Ward", "email": "tom@example.com"})
    late.pass_(days=3)

    assert sum("Good to meet you" in told for told in late.dms("dana")) == 1
    assert sum("Please decide" in told or "things to look at" in told for told in late.dms("dana")) >= 2


def test_loop_shows_whom_somebody_was_called_in_for(late):
    assert late.loop("maria").startswith("Please see to Grace Okafor now")
    assert late.loop("dana").startswith("Please decide on Grace Okafor by 15:10 GMT.")

    late.call("ana", 1)
    assert "Please" not in late.loop("maria")


def test_an_executive_who_calls_has_the_ticket_and_its_owner_knows(late):
    late.press("dana", "I'll call", on=late.messages("@dana")[-1])

    assert late.owner(1) == "dana"
    assert late.dms("ana")[-1].startswith("Dana sees to Grace Okafor now")
    assert "Dana will see to this" in "\n".join(late.timeline(1))
    late.call("dana", 1)
    late.pass_(days=6)
    assert sum("Please decide" in told for told in late.dms("dana")) == 1


def test_what_a_lead_took_on_and_did_not_do_is_due_now(late):
    late.press("maria", "I'll call", on=late.messages("@maria")[-1])
    late.pass_(days=1)

    back = next(told for told in reversed(late.dms("maria")) if "Your time for this one is over" in told)
    assert back.startswith("Answer Grace Okafor now; it was due Tue 3 Mar, 09:14 GMT")


def test_the_owner_may_carry_on_with_a_line(late):
    late.press("dana", "Ana carries on", on=late.messages("@dana")[-1])
    late.submit("dana", note="Offer her the credit.", due=late.in_(hours=2))

    assert late.owner(1) == "ana"
    assert late.dms("ana")[-1].startswith("Go on with Grace Okafor, and settle it by")
    assert "Offer her the credit." in late.dms("ana")[-1]
    before = len(late.dms("dana"))
    late.pass_(hours=1)
    assert len(late.dms("dana")) == before

    late.pass_(hours=2)
    assert "isn't settled yet" in late.dms("dana")[-1]


def test_it_can_be_handed_to_somebody_of_the_team(late):
    before = len(late.dms("ben"))
    late.press("dana", "Hand to …", on=late.messages("@dana")[-1])
    late.submit("dana", person="ben@contoso.example", note="You know her street.")

    assert late.owner(1) == "ben"
    (told,) = late.dms("ben")[before:]
    assert "Dana gave you this one. Settle it by Wed 4 Mar, 09:14 GMT." in told
    assert "You know her street." in told
    assert "Grace said:" in told


def test_whoever_is_given_it_by_the_leads_own_menu_is_told_once(late):
    before = len(late.dms("ben"))
    late.press("maria", "Assign", on=late.card(1))
    late.submit("maria", person="ben@contoso.example")

    (told,) = late.dms("ben")[before:]
    assert "Maria gave you this one. Settle it by" in told


def test_advice_on_a_call_for_help_is_one_message(late):
    late.press("ana", "ticket.escalate", on=late.card(1))
    late.submit("ana", reason="out_of_scope", note="What may I offer her?")
    before = len(late.dms("ana"))
    late.press("maria", "Advise Ana", on=late.messages("@maria")[-1])
    late.submit("maria", note="Offer her the credit.")

    (told,) = late.dms("ana")[before:]
    assert "Offer her the credit." in told


def test_the_second_who_answers_hears_who_was_first(late):
    maria = next(m for m in reversed(late.messages("@maria")) if "Please see to Grace" in m.text)
    late.press("dana", "I'll call", on=late.messages("@dana")[-1])
    late.press("maria", "I'll call", on=maria)

    assert late.told("maria")[-1] == "Dana has taken this on already; thank you for looking."


def test_nobody_answers_and_the_program_owner_hears_of_it_and_finds_it_on_a_list(late):
    late.pass_(days=1)

    message = next(m for m in late.messages("@priya") if m.shown.startswith("Find"))
    told = message.shown
    assert told.startswith("Find somebody for Grace Okafor: it isn't settled, and nobody is left to call in")
    assert "I told Maria and Dana, and it isn't settled." in told
    assert "Grace Okafor" in late.loop("priya")
    late.press("priya", "Hand to …", on=message)
    late.submit("priya", person="ben@contoso.example")
    assert late.owner(1) == "ben"


def test_each_matter_goes_on_from_its_own_step(late):
    """Ana asks for help with what is late as well: one answer is about both, and each comes back as itself."""
    late.press("ana", "ticket.escalate", on=late.card(1))
    late.submit("ana", reason="out_of_scope", note="What may I offer her?")
    asked = next(m for m in late.messages("@maria") if "Please see to" in m.text)
    late.press("maria", "Ana carries on", on=asked)
    late.submit("maria", note="Offer her the credit.", due=late.in_(hours=1))
    late.pass_(hours=2)

    told = {(each.matter.partition(" ")[0], told.step) for each in late.ticket(1).escalations for told in each.told}
    assert told == {("first_contact", 1), ("first_contact", 2), ("help", 6)}


def test_whom_it_comes_back_to_has_time_to_answer_before_anybody_says_that_nobody_did(late):
    late.pass_(hours=3)
    assert late.dms("priya")[-1].startswith("Decide about Grace Okafor: Ana has it")
    late.press("maria", "Ana carries on", on=late.messages("@maria")[-1])
    late.submit("maria", note="Ring her once more.", due=late.in_(minutes=20))
    before = len(late.dms("priya"))

    late.pass_(hours=1)
    assert "Your time for this one is over" in late.dms("maria")[-1]
    assert len(late.dms("priya")) == before

    late.pass_(hours=20)
    assert len(late.dms("priya")) == before + 1


@pytest.mark.everywhere
def test_an_answer_to_the_customer_stops_it_all(world):
    world.feedback(score=2)
    world.pass_(hours=25)
    assert len(world.dms("maria")) == 1

    world.press("ana", "Claim", on=world.card(1))
    world.call("ana", 1)
    world.pass_(days=6)

    assert len(world.dms("maria")) == 1
    assert world.dms("dana") == []


def test_what_was_answered_before_it_was_sent_is_not_said(world):
    world.feedback(score=2)
    world.bot.delivery.held = True
    world.pass_(hours=25)
    world.press("ana", "Claim", on=world.card(1))
    world.call("ana", 1)

    world.bot.delivery.held = False
    world.settle()

    assert world.dms("maria") == []


def test_several_at_one_mark_are_one_message(world):
    for number in range(4):
        world.feedback(score=2, id=f"r{number}", customer={"id": f"c{number}", "name": f"Customer {number}"})

    world.pass_(hours=25)

    [told] = world.dms("maria")
    assert told.startswith("Four things to look at")


def test_a_restart_in_the_middle_changes_nothing(world):
    world.feedback(score=2)
    for _ in range(30):
        world.pass_(hours=1)
        world.stop_bot()
        world.start_bot()

    assert len(world.dms("maria")) == 1
    assert len(world.dms("dana")) == 2


def test_seconds_in_the_program_are_seconds_in_the_chat(world):
    sla = {
        name: policy.model_validate(
            {
                "first_contact": {"within": "60s", "clock": "customer"},
                "resolve": {"within": "10m", "clock": "customer"},
                "nudge": ["50%"],
            }
        )
        for name, policy in program().sla.items()
    }
    steps = (
        {"after": "first_contact missed", "notify": "lead", "acknowledge": "20s"},
        {"after": "first_contact missed + 30s", "notify": "dana@contoso.example", "acknowledge": "20s"},
    )
    policy = {"care": tuple(EscalationStep.model_validate(step) for step in steps)}
    world.change_program(program_with(sla=sla, escalations=policy))
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))

    world.pass_(seconds=45)
    assert [len(world.dms(name)) for name in ("ana", "maria", "dana")] == [1, 0, 0]
    world.pass_(seconds=30)
    assert [len(world.dms(name)) for name in ("ana", "maria", "dana")] == [1, 1, 0]
    world.pass_(seconds=30)
    assert [len(world.dms(name)) for name in ("ana", "maria", "dana")] == [1, 1, 2]
    world.call("ana", 1)
    world.pass_(minutes=2)
    assert [len(world.dms(name)) for name in ("ana", "maria", "dana")] == [1, 1, 2]


# -- wrong and dead routes


def test_a_step_that_names_somebody_whom_slack_does_not_know_goes_on_to_the_next(open_world):
    world = open_world(program=going_by(*IMPATIENT))
    world.slack.deactivate(world.slack.user("maria").id)
    world.feedback(score=2)

    world.pass_(hours=25)

    # the bot has not heard that Maria is gone: it told her, waited as long as she had, and went on
    assert world.dms("maria") == []
    world.pass_(hours=5)
    assert "Please decide on Grace Okafor" in world.dms("dana")[-1]


def test_a_step_that_names_somebody_who_left_the_program_is_skipped_at_once(world):
    world.feedback(score=2)
    people = {email: entry for email, entry in program().people.items() if not email.startswith("maria")}
    teams = {name: team.model_copy(update={"lead": "gone@contoso.example"}) for name, team in program().teams.items()}
    world.change_program(program_with(people=people, teams=teams, escalations=going_by(*IMPATIENT).escalations))

    world.pass_(hours=25)

    assert "Please decide on Grace Okafor" in world.dms("dana")[-1]


def test_an_archived_channel_keeps_nobody_from_being_called_in(world):
    world.feedback(score=2)
    world.slack.archive("#care")

    world.pass_(hours=25)

    assert world.dms("maria")[-1].startswith("Please see to Grace Okafor")


def test_whoever_a_call_reaches_late_has_their_time_from_then_on(open_world):
    """Slack is down when the lead should be told: nobody above her hears of it before she had her hour."""
    world = open_world(program=going_by(*IMPATIENT))
    world.feedback(score=2)
    world.pass_(hours=24)
    world.slack.faults.down()
    world.pass_(minutes=50)
    assert world.dms("maria") == []

    world.slack.faults.clear()
    world.pass_(minutes=6)
    assert world.dms("maria")[-1].startswith("Please see to Grace Okafor")
    world.pass_(minutes=50)
    assert world.dms("dana") == []

    world.pass_(minutes=40)
    assert world.dms("dana")[-1].startswith("Please decide on Grace Okafor")
