"""A wrong DATABASE_URL is one line that names the remedy, and never the password."""

import pytest

from storage.engine import DatabaseError, check, open_engine
from storage.lock import AlreadyServed, OneServe


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://root:hunter2@localhost/x", "mysql is not supported"),
        ("no address at all", "no address"),
        ("sqlite://", "name a file"),
        ("sqlite:///:memory:", "name a file"),
        ("oracle+odd://x", "oracle is not supported"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(url, said):
    with pytest.raises(DatabaseError, match=said) as told:
        open_engine(url)

    assert "\n" not in str(told.value)
    assert "hunter2" not in str(told.value)


def test_a_server_that_does_not_answer_is_said_in_one_line():
    engine = open_engine("postgresql://ringback:hunter2@127.0.0.1:9/ringback?connect_timeout=2")
    with pytest.raises(DatabaseError, match="does not answer") as told:
        check(engine)
    engine.dispose()

    assert "hunter2" not in str(told.value)


def test_only_one_bot_serves_a_file(tmp_path):
    url = f"sqlite:///{tmp_path}/ringback.db"
    with OneServe(url), pytest.raises(AlreadyServed, match=r"another bot serves .*ringback\.db"), OneServe(url):
        pass
    with OneServe(url):
        pass
