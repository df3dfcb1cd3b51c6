"""`ringback serve`: it says where it listens, and ends without dropping anybody."""

import socket
from urllib.parse import urlsplit

import httpx
import pytest

from handlers.posting import signed
from handlers.sources import SourceSettings
from tests.cli.process import SECRET, refuses_connections, until

#: Praise: nobody has to be told, so a bot without a chat has nothing to complain about.
BODY = b'{"id": "resp-1", "score": 9}'


def test_it_says_where_it_listens_and_what_is_connected(start):
    bot = start("serve", "--port", 0)
    line = bot.line_with("listens on")

    assert "no chat: SLACK_BOT_TOKEN is not set, no mail: SMTP_URL is not set" in line


def test_it_serves_and_stops_when_told(start):
    bot = start("serve", "--port", 0)
    address = bot.address()

    assert httpx.get(f"{address}/readyz").status_code == 200
    assert httpx.get(f"{address}/healthz").status_code == 200
    bot.tell()
    assert bot.end() == (0, "")


def test_a_request_on_its_way_is_answered_before_it_stops(start):
    bot = start("serve", "--port", 0)
    where = urlsplit(bot.address())
    address = (str(where.hostname), int(where.port or 0))
    headers = signed(SourceSettings("relationship-nps", secrets=(SECRET,)), BODY)
    headers |= {"host": where.netloc, "content-type": "application/json", "content-length": str(len(BODY))}
    lines = "".join(f"{name}: {value}\r\n" for name, value in {**headers, "expect": "100-continue"}.items())

    with socket.create_connection(address, timeout=30) as line:
        line.sendall(f"POST /feedback/relationship-nps HTTP/1.1\r\n{lines}\r\n".encode())
        assert line.recv(1000).startswith(b"HTTP/1.1 100")  # the bot waits for the body now
        bot.tell()
        until(lambda: refuses_connections(address), "the bot takes no new connections")
        line.sendall(BODY)
        assert line.recv(1000).startswith(b"HTTP/1.1 202")

    assert bot.end() == (0, "")


def test_a_held_bot_takes_feedback_and_says_that_it_is_held(start, ringback):
    bot = start("serve", "--port", 0, "--hold")
    address = bot.address()
    assert "Held" in bot.line_with("Held")

    sent = ringback("feedback", "send", "relationship-nps", "--url", address, "--json", BODY.decode())

    assert sent.exit_code == 0
    bot.tell()
    assert bot.end()[0] == 0


def test_one_bot_for_one_file(start):
    start("serve", "--port", 0).address()
    second = start("serve", "--port", 0)

    code, said = second.end()

    assert code == 1
    assert said.startswith("another bot serves")
    assert said.count("\n") == 1


def test_a_port_that_is_taken_is_named(start):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, said = start("serve", "--port", taken.getsockname()[1]).end()

    assert code == 2
    assert said.startswith("PORT: 127.0.0.1:")
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_SIGNING_SECRET: "),
        ({"SMTP_URL": "smtp://127.0.0.1:25"}, "MAIL_FROM: "),
        ({"RINGBACK_ENV": "production"}, "RINGBACK_SECRET: "),
        ({"PORT": "eighty"}, "PORT: this is no whole number"),
        ({"PORT": "80000"}, "PORT: a port is a number from 0 to 65535"),
        ({"LOG_FORMAT": "xml"}, "LOG_FORMAT: choose from text or json"),
        ({"RINGBACK_ENV": "prod"}, "RINGBACK_ENV: choose from development, demo or production"),
        ({"HOST": "nowhere.invalid"}, "HOST: "),
        ({"HOST": "192.0.2.1"}, "HOST: "),
        ({"PUBLIC_URL": "care.example"}, "PUBLIC_URL: "),
        ({"SLACK_API_URL": "slack.com/api"}, "SLACK_API_URL: "),
        ({"STANDARD_SECRET": "secret", "PORT": "0"}, "STANDARD_SECRET: "),
        ({"RINGBACK_PROGRAM": "nowhere.yaml", "PORT": "0"}, "RINGBACK_PROGRAM: "),
        ({"DATABASE_URL": "mysql://db/ringback"}, "DATABASE_URL: "),
        ({"DATABASE_URL": "ringback.db"}, "DATABASE_URL: "),
        ({"DATABASE_URL": "sqlite:////proc/nowhere/ringback.db"}, "DATABASE_URL: "),
    ],
    ids=lambda value: "-".join(next(iter(value.items()))) if isinstance(value, dict) else None,
)
def test_a_setting_that_is_wrong_is_one_line_that_names_it(ringback, monkeypatch, environ, words):
    for name, value in environ.items():
        monkeypatch.setenv(name, value)

    refused = ringback("serve")

    assert refused.exit_code == 2
    assert refused.stderr.startswith(words)
    assert refused.stderr.count("\n") == 1


def test_without_a_program_the_bot_does_not_start(start):
    code, said = start("serve", "--port", 0, STANDARD_SECRET="").end()

    assert code == 1
    assert said.startswith("program.yaml:")
    assert said.count("\n") == 1


def test_secrets_may_stand_in_the_env_file(start, home):
    (home / ".env").write_text("STANDARD_SECRET=whsec_c2VjcmV0\n")

    assert start("serve", "--port", 0, STANDARD_SECRET="").address()
