"""What is said where it was not meant to be, and to whoever runs the bot."""

from blocks.card import Buttons, Card, Sentence, Style, Text
from blocks.cards.pieces import aloud, button, moment, person
from blocks.cards.ticket_parts import parts
from blocks.cards.ticket_title import by_when
from blocks.wording import customer_name, number, plural
from bot.actions import SHOW
from bot.notifications import CaughtUp, CouldNotTell, FallenBehind, NobodyWasTold, ToldAgain

#: What a message was, by the name that the outbox has for it.
WHAT_IT_WAS = {
    "ticket": "a ticket's card",
    "crowd": "how many customers wait",
    "nudge": "a reminder",
    "owner_asked": "a question to the owner",
    "given_back": "that a ticket was given back",
    "help_asked": "a call for help",
    "assigned": "a ticket that was given to them",
    "told": "a customer's answer",
    "advised": "a colleague's advice",
    "called_back": "that they count as back",
    "called_in": "that they are called in",
    "colleague_gone": "that a colleague's account is closed",
    "crowd_over": "that the crowd is over",
    "customer_wrote": "that a customer wrote",
    "introduction": "what this bot is",
    "mail_delayed": "that a mail has not left yet",
    "mail_kept_back": "that a mail was kept back",
    "message_failed": "that a mail did not arrive",
    "morning": "the morning's list",
    "nobody_answered": "that nobody answered a call",
    "nobody_there": "that nobody of a team is there",
    "offered": "a ticket that was offered to them",
    "put_away": "that they count as away",
    "so_far": "what was said before",
    "stayed_silent": "that a customer stayed silent",
    "taken_on": "that somebody took a ticket on",
    "team_called": "a call for the team",
    "team_gone": "that a ticket's team is gone",
    "timeline": "what happened",
    "unreachable": "that no direct message reaches a colleague",
    "woken": "that a pause is over",
}


def why_here(team_name: str) -> Text:
    return Text(f"This stands here because {team_name}'s own conversation cannot be posted to.", quiet=True)


def could_not_tell_card(could_not: CouldNotTell) -> Card:
    about = could_not.about
    title: Sentence = (f"Look after {customer_name(about.customer)}", *by_when(about))
    also = f", nor of {plural(could_not.more, 'other ticket')}" if could_not.more else ""
    why: Sentence = (person(could_not.person), f" could not be told of it{also}: no direct message reaches them.")
    shows = Buttons((button(f"Show ticket {about.ticket}", SHOW, about.ticket, Style.PRIMARY),))
    return Card(title=title, parts=(Text(why), *parts(about), shows), spoken=aloud(title))


def nobody_was_told_card(nobody: NobodyWasTold) -> Card:
    what = WHAT_IT_WAS.get(nobody.what, nobody.what.replace("_", " "))
    of = f" of ticket {nobody.ticket}" if nobody.ticket else ""
    more = f", and {nobody.count - 1} more" if nobody.count > 1 else ""
    title = f"Nobody was told: {what}{of}{more} did not reach {nobody.to}."
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
