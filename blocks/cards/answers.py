"""One answer among others, for whoever looks after the program: what it was about in a line, then the words."""

from collections.abc import Iterator

from blocks.card import Part, Text, Verbatim
from blocks.days import day
from blocks.wording import asked_after, capital, score
from bot.notifications import AnswerShown


def answer_parts(answer: AnswerShown, zone: str) -> Iterator[Part]:
    yield Text(f"{capital(about(answer))} · {answer.source}, {day(answer.at, zone)}{_wordless(answer)}")
    yield from words(answer)


def last_answer(answer: AnswerShown) -> Iterator[Part]:
    """Where its source and its day have been said."""
    yield Text(f"Its last answer: {about(answer)}{_wordless(answer)}")
    yield from words(answer)


def about(answer: AnswerShown) -> str:
    """ "2 of 10 after first payment"."""
    given = "no score" if answer.score is None else score(answer.score, answer.score_of)
    return f"{given}{asked_after(answer.touchpoint)}"


def words(answer: AnswerShown) -> Iterator[Part]:
    if answer.verbatim:
        yield Verbatim(answer.verbatim)


def _wordless(answer: AnswerShown) -> str:
    return "" if answer.verbatim else " · no words"
