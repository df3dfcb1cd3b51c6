"""What is said where it was not meant to be, and to whoever runs the bot."""

from blocks.card import Buttons, Card, Sentence, Style, Text
from blocks.cards.pieces import aloud, button, moment, person
from blocks.cards.ticket_parts import parts
from blocks.cards.ticket_title import by_when
from blocks.wording import customer_name, number, plural, whose
from bot.actions import SHOW
from bot.notifications import CaughtUp, CouldNotTell, FallenBehind, NobodyWasTold, ToldAgain

#: What a message was, by the name that the outbox has for it; "about ticket 7" follows.
WHAT_IT_WAS = {
    "ticket": "a card",
    "crowd": "a count of who waits",
    "nudge": "a reminder",
    "owner_asked": "a question to the owner",
    "given_back": "word of its return",
    "help_asked": "a call for help",
    "approval_asked": "a change of the program to approve",
    "assigned": "an assignment",
    "given": "an assignment",
    "overflow": "the day's list",
    "nobody_to_give": "that it was nobody's turn",
    "told": "a customer's answer",
    "advised": "a colleague's advice",
    "cap_changed": "word of a change of a cap",
    "called_back": "word of being back",
    "called_in": "a call",
    "colleague_gone": "word of a closed account",
    "colleague_moved": "word of a change of team",
    "crowd_over": "word of a crowd that is over",
    "customer_wrote": "word of a customer's message",
    "group_lost": "word of a user group that nobody can read",
    "introduction": "this bot's introduction",
    "known_issue": "a known issue",
    "known_issue_answered": "word of an answer to everybody in a known issue",
    "known_issue_declared": "word of a known issue",
    "known_issue_due": "a reminder of a known issue",
    "known_issue_ended": "word of a known issue that is over",
    "known_issue_gathered": "word of who joined a known issue",
    "known_issue_late": "word of a known issue that waits too long",
    "known_issue_settled": "word of who was settled with a known issue",
    "known_issue_taken_back": "word of an answer that was taken back",
    "known_issue_until": "a question about a known issue",
    "mail_delayed": "word of a mail that is late",
    "mail_kept_back": "word of a mail kept back",
    "message_failed": "word of a mail that failed",
    "morning": "the morning's list",
    "nobody_answered": "word of an unanswered call",
    "nobody_there": "word of an empty team",
    "offered": "an offer",
    "overtaken_by_file": "word of a change that the program overtook",
    "pause_over": "word of a workflow that goes on",
    "program_changed": "word of a change of the program",
    "program_declined": "word of a change that was declined",
    "program_not_taken": "word of mistakes in the program",
    "program_waits": "word of a change that waits",
    "put_away": "word of being away",
    "silences": "word of a silent source",
    "so_far": "the story so far",
    "stayed_silent": "word of a silent customer",
    "taken_on": "word of an answered call",
    "team_called": "a call for the team",
    "team_changed": "word of a change in a team",
    "team_gone": "word of a team that is gone",
    "timeline": "a line of news",
    "uncaught": "what no workflow caught",
    "unreachable": "word of a colleague out of reach",
    "woken": "word of a pause that is over",
    "workflow_paused": "word of a paused workflow",
}
#: Said once to each, whatever ticket it comes with.
_ABOUT_NONE = frozenset({"introduction"})


def why_here(team_name: str) -> Text:
    return Text(f"This stands here because {whose(team_name)} own conversation cannot be posted to.", quiet=True)


def could_not_tell_card(could_not: CouldNotTell) -> Card:
    about = could_not.about
    title: Sentence = (f"Look after {customer_name(about.customer)}", *by_when(about))
    also = f", nor of {plural(could_not.more, 'other ticket')}" if could_not.more else ""
    why: Sentence = (person(could_not.person), f" could not be told of it{also}: no direct message reaches them.")
    shows = Buttons((button(f"Show ticket {about.ticket}", SHOW, about.ticket, Style.PRIMARY),))
    return Card(title=title, parts=(Text(why), *parts(about), shows), spoken=aloud(title))


def nobody_was_told_card(nobody: NobodyWasTold) -> Card:
    what = WHAT_IT_WAS.get(nobody.what, nobody.what.replace("_", " "))
    about = f" about ticket {nobody.ticket}" if nobody.ticket and nobody.what not in _ABOUT_NONE else ""
    more = f" and {plural(nobody.count - 1, 'more message')}" if nobody.count > 1 else ""
    title = f"Nobody was told: {what}{about}{more} did not reach {nobody.to}."
    remedy = f"{_sentence(nobody.why)} Then run ringback outbox revive --all."
    return Card(title=title, parts=(Text(remedy),), spoken=f"{title} {remedy}")


def _sentence(why: str) -> str:
    return (why[:1].upper() + why[1:]).rstrip(".") + "."


def told_again_card(told: ToldAgain) -> Card:
    return Card(title=f"Messages reach {told.to} again.", quiet=True)


def fallen_behind_card(behind: FallenBehind) -> Card:
    wait = "one message waits" if behind.count == 1 else f"{number(behind.count)} messages wait"
    first = "" if behind.count == 1 else "the first "
    title: Sentence = (
        f"Late, not lost: {wait} for {behind.to}, {first}since ",
        moment(behind.since, behind.zone, behind.now),
        ".",
    )
    why = "More came at once than a conversation takes, about one a second. There is nothing to put right: "
    goes_on = "they leave by themselves, the most urgent first, and I say when it is over."
    return Card(title=title, parts=(Text(why + goes_on),), spoken=aloud(title))


def caught_up_card(caught_up: CaughtUp) -> Card:
    return Card(title=f"Messages to {caught_up.to} leave in time again.", quiet=True)
