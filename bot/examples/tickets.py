"""The ticket's card in every state it can be in."""

from dataclasses import replace
from datetime import timedelta

from bot.examples.example import ANA, CARE, SAM, Example, at
from bot.examples.shown import (
    ANSWERED,
    CLAIMED,
    CLOSED,
    ENGINEER,
    LEAVING,
    PLAIN,
    RANG,
    RESOLVED,
    SIGNAL,
    UNCLAIMED,
    WAITING,
    WROTE,
)
from bot.feedback import Money
from bot.notifications import (
    AlsoSaid,
    NextStep,
    Notification,
    Other,
    PassedOn,
    TicketShown,
)
from bot.program.targets import Clock
from bot.ticket import HelpReason, Outcome, Status

_PROMISED = replace(ANSWERED, next_step=NextStep.KEEP_PROMISE, promise=ENGINEER, due=ENGINEER.due)
_LONG = " ".join(["The engineer came, looked at the box, shook his head and left again."] * 300)
_HEBREW = "שלושה ביקורים ועדיין אין אינטרנט. <!channel> <@U1> *bold* [x](https://x.example)"


def _ticket(name: str, sent: str, about: TicketShown) -> Example[Notification]:
    return Example(f"ticket-{name}", sent, about)


TICKETS: tuple[Example[Notification], ...] = (
    _ticket("unclaimed", "Feedback calls for a follow-up; nobody has it yet.", UNCLAIMED),
    _ticket(
        "unclaimed-write",
        "The customer did not say how they would like to be reached.",
        replace(UNCLAIMED, asked_for_contact=None, preferred="", due=at(4, 9)),
    ),
    _ticket(
        "signal",
        "Nobody was asked: a signal came in.",
        replace(UNCLAIMED, verbatim="", score=None, score_of=None, band=None, touchpoint="", signal=SIGNAL, tags=()),
    ),
    _ticket(
        "with-playbook",
        "Nobody can be reached, and a page helps.",
        replace(UNCLAIMED, masked_email="", masked_phone="", next_step=NextStep.CLAIM, has_playbook=True),
    ),
    _ticket(
        "unwanted",
        "The customer does not want to be contacted: the cause is what can be done something about.",
        replace(UNCLAIMED, asked_for_contact=False, preferred="", due=at(4, 9)),
    ),
    _ticket(
        "unwanted-claimed",
        "The same, and Ana has it.",
        replace(CLAIMED, asked_for_contact=False, preferred="", next_step=NextStep.FIND_OUT, due=at(4, 9)),
    ),
    _ticket(
        "unclaimed-overdue",
        "The first answer is late, and nobody has the ticket.",
        replace(UNCLAIMED, overdue=True, due=at(3, 9), waiting=timedelta(hours=36)),
    ),
    _ticket(
        "handed-over",
        "Ana handed it to another team, with a note.",
        replace(
            UNCLAIMED,
            team="field-ops",
            team_name="Field Ops",
            passed_on=PassedOn(by=ANA, note="The line itself is broken; I asked her for photos of the box."),
        ),
    ),
    _ticket(
        "not-today",
        "Ana could not get to it.",
        replace(UNCLAIMED, passed_on=PassedOn(by=ANA, note="", handed_over=False)),
    ),
    _ticket("claimed", "Ana pressed Claim; the customer wants a call.", CLAIMED),
    _ticket("claimed-write", "Ana has it; the customer wants an e-mail.", PLAIN),
    _ticket(
        "claimed-overdue",
        "Ana has it, and the first answer is late.",
        replace(CLAIMED, overdue=True, due=at(3, 9), clock=Clock.STAFF),
    ),
    _ticket("tried", "Ana rang and reached a voicemail.", replace(CLAIMED, contacts=(RANG,))),
    _ticket("leaving", "Ana's answer leaves in a minute; it can be taken back.", replace(CLAIMED, pending=(LEAVING,))),
    _ticket(
        "leaving-free",
        "It was handed over while Ana's answer was on its way: there is somebody to take it on.",
        replace(CLAIMED, owner=None, next_step=NextStep.CLAIM, pending=(LEAVING,)),
    ),
    _ticket(
        "on-its-way", "The mail server has Ana's answer.", replace(CLAIMED, pending=(replace(LEAVING, released=True),))
    ),
    _ticket(
        "not-left-yet",
        "The mail server has not taken Ana's answer for an hour; it can be taken back.",
        replace(CLAIMED, pending=(replace(LEAVING, send_at=at(3, 9, 20), released=True, delayed=True),)),
    ),
    _ticket(
        "two-leaving",
        "Ana wrote twice within a minute.",
        replace(CLAIMED, pending=(LEAVING, replace(LEAVING, message="m-2", send_at=at(3, 10, 32)))),
    ),
    _ticket(
        "promised",
        "Ana promised the customer something.",
        _PROMISED,
    ),
    _ticket(
        "promise-late",
        "The time of a promise has passed.",
        replace(_PROMISED, promise=replace(ENGINEER, past=True), overdue=True, now=at(6, 9)),
    ),
    _ticket(
        "due-at-night",
        "Its time ends while nobody of the team works.",
        replace(UNCLAIMED, due=at(4, 5, 44), work_by=at(3, 18)),
    ),
    _ticket("answered", "The customer was reached; it is not solved yet.", ANSWERED),
    _ticket("waiting", "Ana wrote and promised nothing: it is the customer's turn.", WAITING),
    _ticket(
        "released",
        "Ana put an answered ticket back.",
        replace(WAITING, status=Status.OPEN, owner=None, next_step=NextStep.CLAIM),
    ),
    _ticket("snoozed", "Ana snoozed it until Thursday.", replace(CLAIMED, snoozed_until=at(5, 9), due=at(6, 14))),
    _ticket(
        "help-asked",
        "Ana asked Maria for help.",
        replace(
            CLAIMED,
            help_by=ANA,
            help_reason=HelpReason.NEEDS_RESEARCH,
            help_note="Field Ops say the line is fine. Who can look at it with me?",
        ),
    ),
    _ticket(
        "other-tickets",
        "The customer has two more tickets open.",
        replace(
            CLAIMED, others=(Other(number=9, team="Field Ops", owner=SAM), Other(number=12, team=CARE, owner=None))
        ),
    ),
    _ticket(
        "joined",
        "Two more answers of the customer go on in this ticket.",
        replace(
            CLAIMED,
            also_said=(
                AlsoSaid(ticket=5, verbatim="The box blinks red.", score=3, score_of=10),
                AlsoSaid(ticket=6, verbatim="", score=1, score_of=10),
            ),
        ),
    ),
    _ticket(
        "do-not-contact",
        "The customer does not want to hear from us.",
        replace(UNCLAIMED, do_not_contact=True, asked_for_contact=None, preferred=""),
    ),
    _ticket(
        "do-not-contact-claimed",
        "The same, and Ana has it.",
        replace(CLAIMED, do_not_contact=True, asked_for_contact=None, preferred=""),
    ),
    _ticket("resolved", "Ana closed it; it may still be reopened.", RESOLVED),
    _ticket(
        "resolved-leaving",
        "Ana closed it right after answering: her answer can still be taken back.",
        replace(RESOLVED, pending=(LEAVING,)),
    ),
    _ticket(
        "resolved-unkept",
        "It was closed before a promise was kept.",
        replace(RESOLVED, outcome=Outcome.PARTLY, promise=ENGINEER),
    ),
    _ticket("resolved-partly", "It was solved in part.", replace(RESOLVED, outcome=Outcome.PARTLY)),
    _ticket("resolved-not-possible", "It could not be solved.", replace(RESOLVED, outcome=Outcome.NOT_POSSIBLE)),
    _ticket(
        "resolved-spam", "It was spam: counted apart.", replace(RESOLVED, outcome=Outcome.SPAM, cause="", contacts=())
    ),
    _ticket(
        "resolved-opted-out",
        "The customer wants no contact: counted apart.",
        replace(RESOLVED, outcome=Outcome.OPTED_OUT, cause="", contacts=(), do_not_contact=True),
    ),
    _ticket("closed", "Nobody reopened it in time.", CLOSED),
    _ticket("closed-confirmed", "The customer said it is solved.", replace(CLOSED, confirmed=True)),
    _ticket("reopened", "It was not solved after all.", replace(CLAIMED, reopened=1, contacts=(WROTE,), due=at(4, 12))),
    _ticket(
        "merged",
        "It was the same matter as ticket 9.",
        replace(CLOSED, merged_into=9, outcome=Outcome.DUPLICATE, owner=ANA, contacts=()),
    ),
    _ticket("withdrawn", "The customer deleted their review.", replace(UNCLAIMED, withdrawn=True, verbatim="")),
    _ticket("no-comment", "The customer gave a score and no words.", replace(UNCLAIMED, verbatim="")),
    _ticket(
        "no-score",
        "The customer wrote, and gave no score.",
        replace(UNCLAIMED, score=None, score_of=None, band=None, touchpoint="", asked_for_contact=None),
    ),
    _ticket(
        "only-number",
        "A phone number is all we have.",
        replace(CLAIMED, customer="", masked_email="", value=None, tags=(), told=()),
    ),
    _ticket(
        "only-address",
        "The customer would rather be called, and left no number.",
        replace(CLAIMED, masked_phone="", next_step=NextStep.ANSWER),
    ),
    _ticket(
        "nobody-to-answer",
        "An anonymous answer: a score and a sentence.",
        replace(UNCLAIMED, customer="", masked_email="", masked_phone="", preferred="", asked_for_contact=None),
    ),
    _ticket(
        "nobody-to-answer-claimed",
        "The same, and Ana has it.",
        replace(PLAIN, customer="", masked_email="", masked_phone="", preferred="", asked_for_contact=None),
    ),
    _ticket(
        "thumbs-down",
        "A scale of good and bad.",
        replace(UNCLAIMED, score=0, score_of=1, value=Money(80.5, "CHF"), low_scores_before=11),
    ),
    _ticket(
        "very-long",
        "Twenty thousand characters of feedback, and a name without end.",
        replace(
            CLAIMED,
            verbatim=_LONG,
            customer="Wolfeschlegelsteinhausenbergerdorff " * 8,
            tags=("tag",) * 40,
            others=(Other(number=9, team="x" * 300, owner=None),) * 30,
        ),
    ),
    _ticket(
        "right-to-left",
        "Another script, and signs that would come alive as markup.",
        replace(UNCLAIMED, verbatim=_HEBREW, customer="גרייס *אוקאפור* <!here>", touchpoint="<script>"),
    ),
)
