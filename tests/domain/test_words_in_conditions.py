"""A condition asks for the same words, whether they are handed over one by one or together."""

import pytest

from bot.condition_facts import Vocabulary
from bot.condition_words import SEPARATOR, with_words_in_one
from bot.conditions import BadCondition, Condition
from tests.domain.test_conditions import answer, verdict

_COMMENT = "I'm leaving (again), and I take my 2 dogs"


def together(*words):
    return f'mentions("{SEPARATOR.join(words)}")'


@pytest.mark.parametrize(
    ("condition", "asked"),
    [
        ('mentions("cancel", "leave")', together("cancel", "leave")),
        ("mentions('cancel', \"I'm leaving\")", together("cancel", "I'm leaving")),
        ('mentions("a)", "b, c") || !mentions("d","e")', f"{together('a)', 'b, c')} || !{together('d', 'e')}"),
        ('mentions("a", // the first\n "b")', together("a", "b")),
    ],
)
def test_plain_words_are_handed_over_together(condition, asked):
    assert with_words_in_one(condition) == asked


@pytest.mark.parametrize(
    "condition",
    [
        'mentions("cancel")',
        'mentions("a", "b\\n")',
        "mentions('say \"no\"', 'b')",
        'mentions("a", r"b")',
        'mentions("a", touchpoint)',
        'mentions("a", string(score))',
        'tags.mentions("a", "b")',
        'context.mentions == "a"',
        f'mentions("a{SEPARATOR}b", "c")',
        'touchpoint == "mentions(a, b)"',
    ],
)
def test_whatever_else_is_written_stays(condition):
    assert with_words_in_one(condition) == condition


@pytest.mark.parametrize(
    "condition",
    [
        'mentions("cancel", "leaving")',
        'mentions("cancel", "dogs", "cats")',
        'mentions("cancel", "stay") || mentions("take  my", "nothing")',
        "mentions('cancel', \"i'm leaving\")",
    ],
)
def test_one_of_several_words_is_enough(condition):
    assert verdict(condition, answer(comment=_COMMENT)) == "matched"


@pytest.mark.parametrize("condition", ['mentions("cancel", "leav", "dog")', '!mentions("stay", "dogs")'])
def test_none_of_several_words_is_none(condition):
    assert verdict(condition, answer(comment=_COMMENT)) == "no match"


def test_an_empty_word_among_others_is_refused():
    with pytest.raises(BadCondition, match="what the function does not take"):
        Condition.compile('mentions("cancel", "")', Vocabulary())
