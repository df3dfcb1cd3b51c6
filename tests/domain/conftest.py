"""The people of the starter program, for the rules."""

import pytest

from bot.people import Person
from tests.world import program


def _person(name: str) -> Person:
    person = program().person(f"{name}@contoso.example")
    assert person is not None
    return person


@pytest.fixture
def ana() -> Person:
    return _person("ana")


@pytest.fixture
def ben() -> Person:
    return _person("ben")


@pytest.fixture
def maria() -> Person:
    return _person("maria")
