"""An answer is about to leave: until it has, nobody is told anew, and to nobody does the matter come back."""

from datetime import timedelta

from bot.calling_in import TakeOver
from tests.domain.life import ANA, DANA, EXECUTIVE, LEAD, MARIA, Life, going_by, person
from tests.domain.tickets import a_ticket, sent

A_MOMENT = timedelta(seconds=20)


def answered_just_before_the_next_step(life, by):
    """What comes before that, such as a missed target, has happened."""
    while not (life.coming and life.coming.name.startswith("step")):
        life.pass_(minutes=5)
    life.until(life.coming.due - A_MOMENT)
    life.do(sent(person(by)))
    return life


def test_whoever_was_told_is_not_told_again():
    step = {**LEAD, "repeat": {"every": "1h", "times": 3}, "acknowledge": "1d"}
    life = Life(going_by(step), a_ticket(owner=ANA)).pass_(hours=25)
    assert life.called == [MARIA]

    answered_just_before_the_next_step(life, by=ANA)

    assert life.pass_(minutes=1).called == [MARIA]


def test_what_somebody_took_on_does_not_come_back_to_them():
    life = Life(going_by(EXECUTIVE), a_ticket(owner=ANA)).pass_(hours=27)
    life.do(TakeOver(by=person(DANA)))
    assert life.called == [DANA]

    answered_just_before_the_next_step(life, by=DANA)

    assert life.pass_(minutes=1).called == [DANA]


def test_an_answer_that_does_not_arrive_keeps_nothing_from_coming_back():
    life = Life(going_by(EXECUTIVE), a_ticket(owner=ANA)).pass_(hours=27)
    life.do(TakeOver(by=person(DANA)))
    answered_just_before_the_next_step(life, by=DANA)

    assert life.pass_(hours=1, minutes=5).called == [DANA, DANA]
