"""Windows on a demo that all stories of a worker share; nobody may rely on what others left there."""

from collections.abc import Iterator

import pytest

from tests.browser.running import demo_on_monday, open_browser
from tests.browser.windows import Windows


@pytest.fixture(scope="session")
def page_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with demo_on_monday(tmp_path_factory.mktemp("demo"), answers=2) as address:
        yield address


@pytest.fixture
def windows(page_address: str) -> Iterator[Windows]:
    with open_browser() as browser:
        windows = Windows(browser, page_address)
        yield windows
        assert windows.troubles == []
