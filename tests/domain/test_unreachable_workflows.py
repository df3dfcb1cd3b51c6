"""What can be told about workflows by trying answers on their conditions, and what cannot."""

import pytest

from bot.program.warnings.asking import CannotTell, asked_by
from bot.program.warnings.unreachable import unreachable
from tests.world import program, program_with


def workflows(*whens, rollout="live"):
    first = program().workflows[0]
    made = [{"name": f"w{number}", "when": when, "rollout": rollout} for number, when in enumerate(whens)]
    return program_with(workflows=tuple(first.model_validate({**dict(first), **each}) for each in made))


def nothing_for(*whens, **more):
    return [warning.path for warning in unreachable(workflows(*whens, **more))]


@pytest.mark.parametrize(
    "never",
    [
        "score <= 6 && score >= 9",
        "score > 10",
        "score > 8 && score < 9",
        'band == "promoter" && score == 3',
        'scale == "nps" && band == "passive" && score == 6',
        "has_score && !has_score",
        '!has_comment && mentions("cancel")',
        'customer.attributes.plan == "business" && customer.attributes.plan == "home"',
        "customer.attributes.tenure_months < 3 && customer.attributes.tenure_months > 3",
        "segment.newcomer && customer.attributes.tenure_months >= 12",
        '!has(customer.attributes.plan) && customer.attributes.plan != "home"',
        "contact.wanted && !contact.wanted",
        "false",
        # what calculates holds less often with the rest than without
        'tags.exists(t, t == "x") && !has_score && has_score',
        "score > customer.attributes.tenure_months && score > 10",
        # each thing that is asked for is tried apart from the others
        f'score > 10 && {" && ".join(f"""mentions("word{n}")""" for n in range(12))}',
        'score < 3 && has_score && language in ["de", "fr"] && contact.wanted && customer.value > 9 && score > 5',
    ],
)
def test_a_condition_that_no_answer_fulfils_is_found(never):
    assert nothing_for(never) == ["workflows[0].when"]


@pytest.mark.parametrize(
    "some",
    [
        "score <= 6 || score >= 9",
        "score == 4.5",
        "score < 4.5 && score > 4",
        'band == "promoter" && score < 6',
        "!has_score",
        '!(touchpoint == "visit") && touchpoint != ""',
        'mentions("cancel") && !mentions("leave")',
        '"vip" in tags && !("late" in tags)',
        'language in ["de", "fr"] && language != "de"',
        "customer.value > 1000 && customer.value < 1001",
        "!has(customer.attributes.plan)",
        "true",
    ],
)
def test_a_condition_that_some_answer_fulfils_is_left_alone(some):
    assert nothing_for(some) == []


@pytest.mark.parametrize(
    "calculates",
    [
        "size(comment) > 5 && size(comment) < 3",
        "score % 2 == 0 && score % 2 == 1",
        'comment.contains("x") && !comment.contains("x")',
        "has_score ? false : false",
        "score > customer.attributes.tenure_months && score < customer.attributes.tenure_months",
        'comment == "x" && comment == "y"',
        'customer.attributes["plan"] == "a" && customer.attributes["plan"] == "b"',
    ],
)
def test_of_conditions_that_calculate_nothing_is_said(calculates):
    assert nothing_for(calculates, "true") == []


def test_of_what_would_take_too_many_answers_to_try_nothing_is_said():
    words = " && ".join(f'mentions("word{number}")' for number in range(12))

    assert nothing_for(f"!has_comment && {words}") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["score <= 6"], "score <= 3"),
        (["score <= 6"], 'score == 0 && touchpoint == "visit"'),
        (["score <= 6 || has_comment"], 'mentions("cancel") && score == 10'),
        (['mentions("cancel", "leave")'], 'mentions("leave us")'),
        (["score <= 6", "score > 6"], "has_score"),
        (["segment.business"], 'customer.attributes.plan == "business"'),
        (['band == "detractor"'], 'scale == "nps" && score <= 6'),
        (['"a" in tags'], '"b" in tags && "a" in tags'),
        (["size(comment) > 3", "score <= 6"], "score < 2"),
        (["score <= 6"], "score < 2 && size(comment) > 3"),
        (["segment.newcomer"], 'score < 2 && language in ["de", "fr"] && customer.attributes.tenure_months < 1'),
        (["score <= 6 || contact.wanted"], 'contact.wanted && mentions("a") && mentions("b") && touchpoint != "x"'),
    ],
)
def test_what_is_left_by_nobody_before_is_found(before, after):
    assert nothing_for(*before, after) == [f"workflows[{len(before)}].when"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["score <= 6"], "score <= 7"),
        (["score <= 6"], "score <= 3 || !has_score"),
        (['band == "detractor"'], "score <= 3"),  # one to three of five stars are none
        (['mentions("leave us")'], 'mentions("leave")'),
        (["score < 6", "score > 6"], "has_score"),
        (["customer.attributes.tenure_months < 3"], "!segment.newcomer"),
        (["segment.newcomer"], "!has(customer.attributes.tenure_months)"),
        (["!segment.newcomer"], "!has(customer.attributes.tenure_months)"),  # nobody knows whether they are new
    ],
)
def test_what_somebody_is_left_is_not(before, after):
    assert nothing_for(*before, after) == []


@pytest.mark.parametrize("rollout", ["draft", "shadow", "pilot"])
def test_only_what_is_live_takes_anything_for_good(rollout):
    assert nothing_for("score <= 6", "score <= 3", rollout=rollout) == []


@pytest.mark.parametrize("odd", ["mentions(comment)", "score <= 0x1F", r"touchpoint == 'a\'b'", "score ==", "score 3"])
def test_what_cannot_be_read_as_comparisons_is_not_guessed_at(odd):
    with pytest.raises(CannotTell):
        asked_by(odd)
