"""Who may do what, decided on the pure `decide`: DESIGN's table, line by line."""

from datetime import timedelta

import pytest

from bot import commands as c
from bot.decide import decide
from bot.errors import Reason, Refusal
from bot.moment import Moment
from bot.people import Person, stranger
from bot.rights import may_see_team
from bot.ticket import CallOutcome, HelpReason, Outcome, Status, Ticket
from bot.words import Words, write
from tests.domain.tickets import NOW, REACH, a_ticket, after
from tests.world import program, program_with

TOMORROW = NOW + timedelta(days=1)

#: What somebody asks for, by what it is called in the table below.
ASKED = {
    "claim": lambda by: c.Claim(by=by),
    "release": lambda by: c.Release(by=by),
    "assign": lambda by: c.Assign(by=by, to="ben@contoso.example"),
    "hand over": lambda by: c.HandOver(by=by, to="field-ops"),
    "snooze": lambda by: c.Snooze(by=by, until=TOMORROW),
    "respond": lambda by: c.Send(by=by, message=Words("letter"), reach=REACH),
    "call": lambda by: c.LogCall(by=by, outcome=CallOutcome.REACHED),
    "ask for help": lambda by: c.Escalate(by=by, reason=HelpReason.OTHER, note=write("Please look.")),
    "root cause": lambda by: c.NameCause(by=by, cause="billing/double-charge"),
    "close": lambda by: c.Close(by=by, cause="other", outcome=Outcome.SOLVED, actions=write("Refunded.")),
    "note": lambda by: c.Note(by=by, note=write("She rang.")),
    "same as": lambda by: c.Merge(by=by, into=a_ticket(number=2)),
    "reveal": lambda by: c.Reveal(by=by),
}
EVERYTHING = frozenset(ASKED)
#: "Another's ticket: note, contact, same as"; looking at the address is part of contacting.
OF_A_COLLEAGUE = frozenset({"note", "respond", "call", "same as", "reveal"})

MAY_ON_A_FREE_TICKET = {
    "ana": EVERYTHING - {"assign"},
    "maria": EVERYTHING,
    "dana": frozenset(),
    "priya": frozenset({"note", "assign"}),
    "sam": frozenset(),
    "tom": frozenset(),
    "eve": frozenset(),
}
MAY_ON_ANAS_TICKET = {
    "ana": EVERYTHING - {"assign"},
    "ben": OF_A_COLLEAGUE,
    "maria": EVERYTHING - {"claim"},
    "dana": frozenset(),
    "priya": frozenset({"note", "assign"}),
    "sam": frozenset(),
    "tom": frozenset(),
    "eve": frozenset(),
}


def person(name: str) -> Person:
    return program().person(f"{name}@contoso.example") or stranger(f"{name}@contoso.example")


def refused(ticket: Ticket, command: c.Command) -> Reason | None:
    """Why *command* is refused; None where it is granted."""
    try:
        decide(ticket, command, Moment(NOW, program()))
    except Refusal as refusal:
        return refusal.reason
    return None


def granted(ticket: Ticket, what: str, name: str) -> bool:
    reason = refused(ticket, ASKED[what](person(name)))
    assert reason in {None, Reason.NOT_ALLOWED, Reason.NOT_YOURS, Reason.ALREADY_CLAIMED}
    return reason is None


@pytest.mark.parametrize("what", ASKED)
@pytest.mark.parametrize("name", MAY_ON_A_FREE_TICKET)
def test_on_a_ticket_that_nobody_has(name, what):
    assert granted(a_ticket(), what, name) == (what in MAY_ON_A_FREE_TICKET[name])


@pytest.mark.parametrize("what", ASKED)
@pytest.mark.parametrize("name", MAY_ON_ANAS_TICKET)
def test_on_anas_ticket(name, what):
    anas = a_ticket(owner="ana@contoso.example")

    assert granted(anas, what, name) == (what in MAY_ON_ANAS_TICKET[name])


@pytest.mark.parametrize("what", ASKED)
def test_an_executive_acts_on_what_reached_them(what):
    reached = a_ticket(owner="ana@contoso.example", reached=("dana@contoso.example",))

    assert granted(reached, what, "dana") == (what not in {"claim", "assign"})


@pytest.mark.parametrize("what", sorted(EVERYTHING - {"hand over"}))
def test_a_ticket_that_was_handed_to_another_team_is_theirs(what):
    theirs = a_ticket(team="field-ops")

    assert not granted(theirs, what, "ana")
    assert granted(theirs, what, "sam") == (what != "assign")


@pytest.mark.parametrize("name", ["sam", "dana", "priya", "eve"])
def test_only_the_team_opens_a_ticket_again(name):
    over = a_ticket(status=Status.RESOLVED, resolved_at=NOW)

    assert refused(over, c.Reopen(by=person(name))) is Reason.NOT_ALLOWED
    assert refused(over, c.Reopen(by=person("ben"))) is None


@pytest.mark.parametrize(
    ("name", "reason"), [("ana", None), ("maria", None), ("ben", Reason.NOT_YOURS), ("sam", Reason.NOT_ALLOWED)]
)
def test_a_message_is_taken_back_by_its_author_or_the_lead(name, reason):
    ana = person("ana")
    ticket = a_ticket(owner=ana.email)
    [queued] = decide(ticket, c.Send(by=ana, message=Words("letter"), reach=REACH), Moment(NOW, program()))

    assert refused(after(ticket, queued), c.Withdraw(by=person(name), message="letter")) is reason


@pytest.mark.parametrize(
    ("name", "care", "field_ops"),
    [
        ("ana", True, False),
        ("maria", True, False),
        ("sam", False, True),
        ("tom", False, True),
        ("dana", True, True),
        ("priya", True, True),
        ("eve", False, False),
    ],
)
def test_who_sees_which_teams_figures(name, care, field_ops):
    assert may_see_team(person(name), "care", program()) is care
    assert may_see_team(person(name), "field-ops", program()) is field_ops


@pytest.mark.parametrize("name", ["ana", "dana", "priya"])
def test_a_ticket_without_a_team_is_in_the_hands_of_the_programs_owner(name):
    info = program().program.model_copy(update={"owner": f"{name.title()}@contoso.example"})
    moment = Moment(NOW, program_with(program=info))
    left = a_ticket(team="gone", owner="ben@contoso.example")

    assert decide(left, c.Release(by=person(name)), moment)
    assert decide(left, ASKED["hand over"](person(name)), moment)
    with pytest.raises(Refusal):
        decide(left, c.Release(by=person("maria")), moment)
    assert may_see_team(person(name), "field-ops", moment.program)
