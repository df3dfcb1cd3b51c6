"""Conditions compare places as everything else does: without case and without spaces too many."""

import pytest

from bot.condition_facts import Situation, Vocabulary
from bot.conditions import Condition, Verdict
from bot.place_names import comparing_places

VOCABULARY = Vocabulary()


def situation(location: str) -> Situation:
    return Situation({**VOCABULARY.sample().facts, "location": location, "tags": ["Leeds"]})


def said(condition: str, location: str) -> bool:
    return Condition.compile(condition, VOCABULARY).verdict(situation(location)).verdict is Verdict.MATCHED


@pytest.mark.parametrize("location", ["Fribourg", "fribourg", "FRIBOURG", " Fribourg "])
@pytest.mark.parametrize(
    "condition",
    [
        'location == "Fribourg"',
        "'fribourg' == location",
        'location in ["Freiburg", "Fribourg"]',
        '!(location != "Fribourg")',
        '!(location in ["Freiburg"]) && location in ["FRIBOURG"]',
        'score == 3 ? location == "Fribourg" : location == "Leeds"',
    ],
)
def test_a_place_is_the_same_in_any_case(condition, location):
    assert said(condition, location)
    assert not said(condition, "Leeds" if "Leeds" not in condition else "York")


def test_words_with_a_space_are_the_same_with_two():
    assert said('location == "london  Euston"', "London Euston")


def test_no_place_is_none_in_any_case():
    assert said('location == ""', "")
    assert said('location != "Leeds"', "")


def test_parts_of_a_place_are_looked_for_as_they_were_written():
    assert said('location.startsWith("Lee")', "Leeds")
    assert not said('location.startsWith("lee")', "Leeds")


@pytest.mark.parametrize(
    "condition",
    [
        'context.location == "Leeds"',
        'location.contains("Leeds")',
        'location + "s" == "Leeds"',
        '"s" + location == "Leeds"',
        'location == "Lee" + "ds"',
        '"Lee" + "ds" == location',
        'location in ["Leeds", touchpoint]',
        'location in ["Leeds"] + tags',
        r'location == "Lee\"ds"',
        'location == r"Leeds"',
        "location in tags",
        'touchpoint == "location"',
        'location < "Leeds"',
    ],
)
def test_any_other_question_is_asked_as_it_is_written(condition):
    assert comparing_places(condition) == condition


def test_elements_of_a_list_that_are_called_location_are_none():
    assert said('tags.exists(location, location == "Leeds")', "York")
    assert not said('tags.exists(location, location == "leeds")', "York")
