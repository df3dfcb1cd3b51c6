"""Escalating: somebody says why, and the lead knows at once."""

import pytest


def ask(world, name, ticket, reason="out_of_scope", note="May I offer her three months?"):
    world.press(name, "Ask for help", on=world.card(ticket))
    return world.submit(name, reason=reason, note=note)


@pytest.mark.everywhere
def test_a_call_for_help_reaches_the_lead(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))

    ask(world, "ana", ticket)

    [told] = world.dms("maria")
    assert told.startswith("Help Ana with Grace Okafor by Tue 3 Mar, 09:14 GMT")
    assert "Ana asks for your help: it needs a lead's decision." in told
    assert "May I offer her three months?" in told
    assert "Charged twice, again." in told
    assert "Ana asked Maria for help: it needs a lead's decision." in world.timeline(ticket)[-1]
    assert "Ana asked for help: it needs a lead's decision." in world.card(ticket).shown
    assert world.owner(ticket) == "ana"


def test_a_line_is_needed(world):
    ticket = world.feedback(score=2)

    ask(world, "ana", ticket, note=" ")

    assert world.errors("ana") == {"note": "One line is enough."}
    assert world.dms("maria") == []


def test_a_lead_who_asks_reaches_the_executive(world):
    ticket = world.feedback(score=2)

    ask(world, "maria", ticket, "public_risk", "She wrote to the newspaper.")

    introduced, asked = world.dms("dana")
    assert introduced.startswith("Good to meet you, Dana")
    assert asked.startswith("Please decide on Grace Okafor by")
    assert "Maria asks for help: it may become public." in asked


def test_an_executive_whom_a_call_reaches_beside_the_lead_reads_what_concerns_them(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))

    ask(world, "ana", ticket, "public_risk", "She wrote to the newspaper.")

    asked = world.dms("dana")[-1]
    assert asked.startswith("Please decide on Grace Okafor by Mon 2 Mar, 10:14 GMT")
    assert "goodwill credit up to £1,000" in asked


def test_whoever_was_asked_may_act_on_it(world):
    ticket = world.feedback(score=2)
    ask(world, "maria", ticket, "public_risk", "She wrote to the newspaper.")
    world.press("dana", "I'll call", on=world.messages("@dana")[-1])
    assert world.owner(ticket) == "dana"

    world.press("dana", "Call", on=world.card(ticket))
    world.submit("dana", outcome="reached", note="We spoke for an hour.")

    assert "Dana spoke with Grace.\nWe spoke for an hour." in world.timeline(ticket)
    assert world.ticket(ticket).answered


def test_the_lead_answers_from_the_message(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))
    ask(world, "ana", ticket)

    world.press("maria", "Advise Ana", on=world.messages("@maria")[0])
    world.submit("maria", note="Yes, three months.")

    assert "Maria advised Ana.\nYes, three months." in world.timeline(ticket)
    [advice] = world.dms("ana")
    assert advice.startswith("Maria has advice on Grace Okafor\nYes, three months.")
    assert world.owner(ticket) == "ana"
    world.press("ana", "Close", on=world.messages("@ana")[0])
    assert "Close" in world.modal("ana").title


def test_advice_reaches_whoever_has_the_ticket_by_then(world):
    ticket = world.feedback(score=2)
    ask(world, "ana", ticket)
    world.press("ben", "Claim", on=world.card(ticket))

    world.press("maria", "ticket.advise", on=world.messages("@maria")[0])
    world.submit("maria", note="Yes, three months.")

    assert "Yes, three months." in world.dms("ben")[-1]
    assert world.dms("ana") == []


def test_a_lead_who_was_asked_about_a_ticket_that_is_over_is_not_sent_to_it(world):
    ticket = world.feedback(score=2)
    world.slack.limits("@maria", retry_after=600)
    ask(world, "ana", ticket, "other", "Never mind.")
    world.close("ana", ticket)

    world.pass_(minutes=11)

    assert world.dms("maria") == []


@pytest.mark.everywhere
def test_whoever_is_waited_for_is_told_so_first(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))
    ask(world, "ana", ticket)

    mine = world.loop("maria")

    assert mine.startswith("Ana waits for your help with Grace Okafor by")
    assert list(world.person("maria").ephemerals()[-1].buttons)[:3] == ["Grace's ticket", "Advise Ana", "Assign"]
    assert "waits for your help" not in world.loop("ana")
    assert "waits for your help" not in world.loop("dana")


@pytest.mark.parametrize("how", ["advised", "assigned", "answered", "closed", "handed_over"])
def test_once_help_was_given_nobody_waits(world, how):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))
    ask(world, "ana", ticket)
    world.loop("maria")
    asked = world.person("maria").ephemerals()[-1]

    match how:
        case "advised":
            world.press("maria", "Advise Ana", on=asked)
            world.submit("maria", note="Yes, three months.")
        case "assigned":
            world.press("maria", "Assign", on=asked)
            world.submit("maria", person="ben@contoso.example")
        case "answered":
            world.call("maria", ticket)
        case "closed":
            world.close("ana", ticket)
        case "handed_over":
            world.press("maria", "Hand over", on=world.card(ticket))
            world.submit("maria")

    assert world.loop("maria").startswith("You're clear, Maria.")


def test_who_asked_and_soothes_the_customer_meanwhile_still_waits(world):
    ticket = world.feedback(score=2)
    world.call("ana", ticket)
    ask(world, "ana", ticket)
    world.call("ana", ticket)

    assert world.loop("maria").startswith("Ana waits for your help with Grace Okafor")


def test_the_executive_whom_a_lead_asked_sees_it_first(world):
    ticket = world.feedback(score=2)
    ask(world, "maria", ticket, "public_risk", "She wrote to the newspaper.")

    assert world.loop("dana").startswith("Maria waits for your help with Grace Okafor")
