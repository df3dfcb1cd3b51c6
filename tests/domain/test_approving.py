"""Who has to agree before another revision of the program takes effect."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.absences import Absence, Absences
from bot.errors import Reason, Refusal
from bot.moment import Moment
from bot.program.approval import Approval
from bot.revising.approving import Candidate, approve, approvers, consider, decline
from bot.revising.difference import Difference
from bot.revising.edition import Edition, Waiting, What
from tests.clocks import MONDAY
from tests.world import program, program_with

FASTER = (Difference(section="sla", name="standard", key="first_contact.within", before="24h", after="12h"),)
DANA, MARIA, PRIYA = "dana@contoso.example", "maria@contoso.example", "priya@contoso.example"


def guarded(*by):
    info = program().program.model_copy(update={"approval": Approval(by=by or (DANA,))})
    return program_with(program=info, revision="old")


IN_FORCE = guarded()
MOMENT = Moment(MONDAY, IN_FORCE)
OLD = Edition(number=1, at=MONDAY, what=What.TOOK_EFFECT, about="old", revision="old")
WAITS = replace(OLD, number=2, waiting=Waiting(revision="new", differences=FASTER))
NEW = Candidate(revision="new", text="…", in_force=IN_FORCE, differences=FASTER)


def person(email):
    return IN_FORCE.person(email)


def told(entry):
    return [(send.notification, send.to.name) for send in entry.tell]


def refused(decide, *args):
    with pytest.raises(Refusal) as refusal:
        decide(*args)
    return refusal.value.reason


def test_the_first_program_asks_nobody():
    entry = consider(None, NEW, MOMENT)

    assert (entry.what, entry.revision, entry.tell) == (What.TOOK_EFFECT, "new", ())


def test_without_an_approver_a_file_takes_effect():
    entry = consider(OLD, replace(NEW, in_force=program_with(revision="old")), MOMENT)

    assert (entry.what, entry.revision) == (What.TOOK_EFFECT, "new")
    assert told(entry) == [("program_changed", PRIYA)]


def test_with_one_it_waits_and_what_is_in_force_stays():
    entry = consider(OLD, NEW, MOMENT)

    assert (entry.what, entry.revision, entry.waiting.revision) == (What.PROPOSED, "old", "new")
    assert told(entry) == [("approval_asked", DANA), ("program_waits", PRIYA)]
    assert entry.keep.revision == "new"


def test_who_agrees_to_their_own_file_is_asked_and_not_told_as_well():
    entry = consider(OLD, replace(NEW, in_force=guarded(PRIYA)), MOMENT)

    assert told(entry) == [("approval_asked", PRIYA)]


@pytest.mark.parametrize(
    ("latest", "candidate"),
    [
        (WAITS, NEW),
        (OLD, replace(NEW, revision="old")),
        (OLD, replace(NEW, last=What.DECLINED)),
        (OLD, replace(NEW, in_force=program_with(revision="another"))),
    ],
    ids=["it waits already", "it is in force", "it was declined", "it was compared with another"],
)
def test_nothing_new_comes_of(latest, candidate):
    assert consider(latest, candidate, MOMENT) is None


def test_a_file_that_was_in_force_once_may_be_proposed_again():
    assert consider(OLD, replace(NEW, last=What.TOOK_EFFECT), MOMENT).what is What.PROPOSED


@pytest.mark.parametrize("decide", [approve, decline])
@pytest.mark.parametrize("by", [PRIYA, MARIA, "ana@contoso.example"])
def test_only_the_named_approver_decides(decide, by):
    assert refused(decide, WAITS, "new", person(by), MOMENT) is Reason.NOT_THE_APPROVER


def test_of_several_the_word_of_one_is_enough():
    moment = replace(MOMENT, program=guarded(DANA, MARIA))

    assert approve(WAITS, "new", person(MARIA), moment).revision == "new"


def test_what_was_approved_is_in_force_and_its_author_hears_from_whom():
    entry = approve(WAITS, "new", person(DANA), MOMENT)

    assert (entry.what, entry.revision, entry.waiting, entry.by) == (What.APPROVED, "new", None, DANA)
    assert entry.differences == FASTER
    assert told(entry) == [("program_changed", PRIYA)]


def test_what_was_declined_is_not():
    entry = decline(WAITS, "new", person(DANA), MOMENT)

    assert (entry.what, entry.revision, entry.waiting) == (What.DECLINED, "old", None)
    assert told(entry) == [("program_declined", PRIYA)]


@pytest.mark.parametrize("decide", [approve, decline])
def test_what_no_longer_waits_is_not_decided(decide):
    assert refused(decide, OLD, "new", person(DANA), MOMENT) is Reason.NOTHING_WAITS
    assert refused(decide, WAITS, "older", person(DANA), MOMENT) is Reason.A_NEWER_ONE_WAITS


def test_whoever_left_holds_up_nothing():
    gone = Absence(person=DANA, since=MONDAY, until=None)
    away = Absence(person=DANA, since=MONDAY, until=MONDAY + timedelta(days=1))

    assert approvers(replace(MOMENT, absences=Absences({DANA: (gone,)}))) == (PRIYA,)
    assert approvers(replace(MOMENT, absences=Absences({DANA: (away,)}))) == (DANA,)
