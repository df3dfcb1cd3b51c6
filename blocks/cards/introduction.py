"""To somebody above the teams, once: when the bot comes to them, how long they have, and who helps."""

from blocks.card import Card, Text
from blocks.cards.nudge import in_words
from blocks.cards.pieces import aloud
from blocks.labels import after
from blocks.wording import listed, whose
from bot.notifications import Introduction


def introduction_card(introduction: Introduction) -> Card:
    to = introduction.to.first_name
    title = (f"Good to meet you, {to}: a customer needs you",)
    return Card(
        title=title,
        parts=tuple(Text(line) for line in _lines(introduction)),
        spoken=aloud(title),
    )


def _lines(introduction: Introduction) -> tuple[str, ...]:
    when = listed([after(each) for each in introduction.when], "or") or "a team asks for you"
    hours = "at any hour" if introduction.any_hour else "in your working hours"
    time = f"You then have {in_words(introduction.time)}. " if introduction.time else ""
    helps = listed([each.first_name for each in introduction.helps], "and")
    help_ = f" {helps} {'helps' if len(introduction.helps) == 1 else 'help'} with whatever you need." if helps else ""
    return (
        f"I'm the bot that watches over {whose(introduction.company)} answers to unhappy customers. "
        f"You hear from me {hours}, and only when {when}.",
        f"{time}See to it yourself, let its owner carry on, or hand it to somebody: any of them will do.{help_}",
    )
