"""Comparisons with what nobody ever says are warned of, and those with what somebody may say are not."""

import pytest

from bot.feedback import Scale
from bot.program import Program, Template
from bot.program.warnings.comparisons import comparisons, locales
from tests.domain.test_routing import branches


def said(when: str, format_: str = "mapped", **more: object) -> list[str]:
    program = branches(when=when)
    source = next(iter(program.sources.values()))
    source = source.model_copy(update={"format": format_, "scale": Scale.STARS5, **more})
    parts = {name: getattr(program, name) for name in Program.model_fields}
    changed = Program(**{**parts, "sources": {"stars": source}, "segments": {}})
    return [each.found for each in comparisons(changed)]


@pytest.mark.parametrize(
    "when",
    [
        "score <= 4",
        "score > 1",
        "score < 5",
        "score != 5",
        "score in [1, 5]",
        "score == 4.5",
        "0 < history.previous_score",
    ],
)
def test_what_a_score_may_be_is_no_warning(when):
    assert said(when) == []


@pytest.mark.parametrize("when", ["score <= 20", "9 >= score", "score > 5.5", "score in [4, 6]"])
def test_a_score_beyond_the_scale_of_the_only_source(when):
    [found] = said(when)

    assert found.endswith("they go from 1 to 5")


@pytest.mark.parametrize("when", ["score <= 5", "score >= 1", "1 <= score", "5.0 >= score"])
def test_a_comparison_that_is_true_of_every_score(when):
    [found] = said(when)

    assert found.endswith(" is true of every score: they go from 1 to 5")


@pytest.mark.parametrize("when", ["score > 5", "score < 1", "5 < score"])
def test_a_comparison_that_is_true_of_no_score(when):
    [found] = said(when)

    assert found.endswith(" is true of no score: they go from 1 to 5")


def test_what_is_true_of_every_score_depends_on_the_scale():
    assert said("score <= 5", scale=Scale.NPS) == []
    assert said("score <= 5", "standard") == [], "a payload may say another scale"


def test_a_payload_may_say_another_scale():
    assert said("score <= 6", "standard") == []
    assert said("score <= 20", "standard") == ["no score is 20: they go from 0 to 10"]


@pytest.mark.parametrize("code", ["de", "gsw", ""])
def test_the_code_of_a_language_is_no_warning(code):
    assert said(f'language == "{code}"') == []


@pytest.mark.parametrize("written", ["German", "Deutsch", "DE", "de-CH"])
def test_any_other_word_for_a_language_is_never_seen(written):
    assert said(f'language in ["{written}"]') == [f'"language" is never "{written}"']


@pytest.mark.parametrize(
    ("locale", "warned"),
    [
        ("de", []),
        ("en-GB", []),
        ("gsw", []),
        ("", []),
        ("Deutsch", ["de"]),
        ("de_CH", ["de"]),
        ("Elvish", ["the code of"]),
    ],
)
def test_a_template_for_a_language_that_nobody_has(locale, warned):
    template = Template(name="Sorry", subject="Hello", message="Hello", locale=locale)
    program = branches(when="score <= 6").model_copy(update={"templates": {"sorry": template}})

    remedies = [each.remedy for each in locales(program)]

    assert len(remedies) == len(warned)
    assert all(what in remedy for what, remedy in zip(warned, remedies, strict=True))


@pytest.mark.parametrize("place", ["leeds", "London  Bridge", ""])
def test_a_place_that_some_team_has_is_no_warning(place):
    assert said(f'location == "{place}"') == []


def test_a_place_is_looked_for_in_every_condition():
    program = branches(
        when='"York" == location',
        playbook_for=[{"when": 'location == "Hull"', "use": "detractor"}],
        templates_for=[{"when": 'location in ["Leeds", "Bath"]', "use": ["apology"]}],
    )
    places = program.model_copy(update={"segments": {"far": 'location == "Wick"'}})

    assert [(each.place[-1], each.found) for each in comparisons(places)] == [
        ("far", 'no team looks after "Wick"'),
        ("when", 'no team looks after "York"'),
        ("when", 'no team looks after "Hull"'),
        ("when", 'no team looks after "Bath"'),
    ]
