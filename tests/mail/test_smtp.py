"""The way out to a mail server: what arrives, and what becomes of what does not."""

import asyncio
import logging
import socket
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from bot.errors import Blocked, DeliveryError, MailFailure, PermanentFailure, TemporaryFailure, UnknownOutcome
from bot.kept import KeptMessage, MessageKind
from handlers.mail.compose import message
from handlers.mail.smtp import Mailer, MailServer, parse_url

from .servers import Mailbox, Told, mailbox

GRACE = "grace@example.com"
AT = datetime(2026, 3, 2, 9, 14, 5, tzinfo=UTC)
TOO_LONG_TO_WAIT, PATIENT = 0.1, 20


def letter(to: str = GRACE, text: str = "Grüße,\n.\n..und Punkt\n") -> EmailMessage:
    kept = KeptMessage(
        id="c0ffee",
        ticket=7,
        kind=MessageKind.MAIL,
        by="ana@contoso.example",
        at=AT,
        subject="Ihre Rückmeldung",
        text=text,
        html="<p>Grüße</p>\n",
        message_id="<c0ffee@contoso.example>",
    )
    return message(kept, to_name="Grace Okafor", to_email=to, from_address="Care <care@contoso.example>", at=AT)


def send_to(told: dict[str, str | None], to: str = GRACE, login: str = "") -> tuple[DeliveryError | None, list[str]]:
    """What sending to such a server raised, and what the server heard."""

    async def story() -> tuple[DeliveryError | None, list[str]]:
        async with Told(told) as server:
            mailer = Mailer(f"smtp://{login}127.0.0.1:{server.port}", before=PATIENT, after=PATIENT)
            try:
                await mailer.send(letter(to), to)
            except DeliveryError as trouble:
                return trouble, server.heard
            return None, server.heard

    return asyncio.run(story())


def send_to_mailbox(login: str = "") -> Mailbox:
    """What a whole server has after sending to it."""

    async def story() -> Mailbox:
        async with mailbox() as box:
            await Mailer(f"smtp://{login}127.0.0.1:{box.port}").send(letter(), GRACE)
            return box

    return asyncio.run(story())


# -- what arrives


def test_a_mail_arrives_to_the_byte():
    box = send_to_mailbox()

    [envelope] = box.letters
    assert envelope.mail_from == "care@contoso.example"
    assert envelope.rcpt_tos == [GRACE]
    assert envelope.content == letter().as_bytes()


def test_our_own_name_is_the_senders_domain_and_is_not_looked_up():
    assert send_to_mailbox().greeted_as == "contoso.example"


def test_the_password_of_the_url_is_read_as_it_was_meant():
    box = send_to_mailbox(login="care%40contoso:s3cr%3At%2F@")

    assert box.logins == [(b"care@contoso", b"s3cr:t/")]
    assert len(box.letters) == 1


def test_an_address_in_another_script_goes_where_the_server_knows_it():
    utf8 = {"EHLO": "250-mail.test\r\n250 SMTPUTF8"}

    assert send_to(utf8, to="grâce@exämple.com")[0] is None
    assert isinstance(send_to({}, to="grâce@example.com")[0], PermanentFailure)


def test_a_server_that_does_not_say_goodbye_has_taken_it_all_the_same():
    assert send_to({"QUIT": None}) == (None, ["connect", "EHLO", "MAIL", "RCPT", "DATA", ".", "QUIT"])
    assert send_to({"QUIT": "500 what?"})[0] is None


# -- what does not


@pytest.mark.parametrize("command", ["connect", "MAIL", "RCPT", "DATA", "."])
@pytest.mark.parametrize(
    ("said", "kind", "why"),
    [
        ("550 5.1.1 <grace@example.com> unknown", PermanentFailure, "550 5.1.1"),
        ("554 grace@example.com is blocked", PermanentFailure, "554"),
        ("451 4.7.1 grace@example.com, later", TemporaryFailure, "451 4.7.1"),
        ("421 going down", TemporaryFailure, "421"),
    ],
)
def test_a_refusal_is_known_by_its_code_alone(command, said, kind, why):
    trouble, _ = send_to({command: said})

    # what is said before a recipient is named is about us, not about this message
    refuses_us = kind is PermanentFailure and command in {"connect", "MAIL"}
    assert type(trouble) is (Blocked if refuses_us else kind)
    assert f"({why})" in str(trouble)
    assert "grace" not in str(trouble)
    if type(trouble) is PermanentFailure:
        assert (trouble.failure, trouble.code) == (MailFailure.REFUSED, why)


@pytest.mark.parametrize("command", ["connect", "EHLO", "MAIL", "RCPT"])
def test_a_connection_lost_before_the_message_has_sent_nothing(command):
    trouble, _ = send_to({command: None})

    assert type(trouble) is TemporaryFailure


@pytest.mark.parametrize("answer", [None, "what?", "399 hm"])
def test_without_a_clear_answer_nobody_knows_whether_it_arrived(answer):
    trouble, heard = send_to({".": answer})

    assert type(trouble) is UnknownOutcome
    assert heard[-1] == "."


def test_a_server_that_is_not_there_may_be_back_later():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    with pytest.raises(TemporaryFailure, match="ConnectionRefusedError"):
        asyncio.run(Mailer(f"smtp://127.0.0.1:{port}").send(letter(), GRACE))


@pytest.mark.parametrize(
    ("silent", "before", "after", "kind"),
    [
        ("connect", TOO_LONG_TO_WAIT, PATIENT, TemporaryFailure),
        ("RCPT", TOO_LONG_TO_WAIT, PATIENT, TemporaryFailure),
        ("DATA", PATIENT, TOO_LONG_TO_WAIT, UnknownOutcome),
        (".", PATIENT, TOO_LONG_TO_WAIT, UnknownOutcome),
    ],
)
def test_a_server_that_says_nothing_is_given_up(silent, before, after, kind):
    async def story() -> None:
        async with Told({silent: ""}) as server:
            mailer = Mailer(f"smtp://127.0.0.1:{server.port}", before=before, after=after)
            with pytest.raises(kind):
                await mailer.send(letter(), GRACE)

    asyncio.run(story())


def test_a_server_that_is_no_secure_one_is_no_way_out():
    async def story() -> None:
        async with Told({}) as server:
            with pytest.raises(TemporaryFailure, match="SSL"):
                await Mailer(f"smtps://127.0.0.1:{server.port}").send(letter(), GRACE)

    asyncio.run(story())


def test_a_refused_password_is_told_to_nobody(caplog):
    caplog.set_level(logging.DEBUG)
    knows_auth = {"EHLO": "250-mail.test\r\n250 AUTH PLAIN", "AUTH": "535 5.7.8 hunter2 is wrong"}
    trouble, _ = send_to(knows_auth, login="care:hunter2@")

    assert type(trouble) is Blocked
    assert trouble.__suppress_context__
    assert "(535 5.7.8)" in str(trouble)
    assert "hunter2" not in f"{trouble!r} {caplog.text}"


def test_a_server_that_cannot_take_a_password_is_not_used_without():
    assert type(send_to({}, login="care:hunter2@")[0]) is Blocked


def test_a_server_that_wants_a_login_first_waits_for_whoever_set_it_up():
    assert type(send_to({"RCPT": "530 5.7.0 log in first"})[0]) is Blocked


# -- SMTP_URL


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://localhost", MailServer(host="localhost", port=25, tls=False)),
        ("smtp://mail.example:2525", MailServer(host="mail.example", port=2525, tls=False)),
        ("smtps://mail.example", MailServer(host="mail.example", port=465, tls=True)),
        ("smtp://u:p%40@mail.example", MailServer(host="mail.example", port=587, tls=False, user="u", password="p@")),
        ("smtp://[::1]:25/", MailServer(host="::1", port=25, tls=False)),
    ],
)
def test_a_url_names_a_server(url, server):
    assert parse_url(url) == server


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mail.example:25",
        "http://mail.example",
        "smtp://",
        "smtp://u:hunter2/x@mail.example:25",
        "smtp://u:hunter2#@mail.example",
        "smtp://u@mail.example:hunter2",
        "smtp://:hunter2@mail.example",
        "smtp://mail..example",
        "smtp://mail.example:99999",
        "smtp://[::1",
    ],
)
def test_a_url_that_cannot_be_used_is_named_and_not_repeated(url):
    with pytest.raises(ValueError, match=r"^SMTP_URL: ") as wrong:
        Mailer(url)

    assert "hunter2" not in str(wrong.value)
    assert wrong.value.__suppress_context__ or wrong.value.__context__ is None


@pytest.mark.parametrize(
    ("url", "start_tls"),
    [
        ("smtp://mail.example", None),
        ("smtp://u:p@mail.example", True),
        ("smtps://u:p@mail.example", False),
        ("smtp://u:p@127.0.0.1", False),
        ("smtp://[::1]", False),
    ],
)
def test_what_leaves_this_machine_is_encrypted_when_it_can_be_and_a_password_always(url, start_tls):
    assert parse_url(url).start_tls is start_tls


def test_a_server_does_not_print_its_password():
    assert "hunter2" not in repr(parse_url("smtp://care:hunter2@mail.example"))
