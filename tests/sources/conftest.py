"""A door for each test."""

import pytest

from .door import Door


@pytest.fixture
def door() -> Door:
    return Door()
