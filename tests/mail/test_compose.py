"""What a customer gets: kept when it is previewed, and the same when it is sent."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import PermanentFailure, Reason, Refusal
from bot.kept import KeptMessage, MessageKind
from handlers.mail.compose import Composed, address, compose, message

AT = datetime(2026, 3, 2, 9, 14, 5, tzinfo=UTC)
CARE = "Contoso Care <care@contoso.example>"


def composed(text: str, **said: str) -> Composed:
    given = {"to_name": "Grace Okafor", "to_email": "grace@example.com", "from_address": CARE, "subject": "Your bill"}
    return compose(**{**given, "message_id": "c0ffee", **said}, text=text)


def kept(text: str = "Hello Grace,\n\nthe engineer comes on Thursday.\n", subject: str = "Your bill") -> KeptMessage:
    what = composed(text, subject=subject)
    return KeptMessage(
        id="c0ffee",
        ticket=7,
        kind=MessageKind.MAIL,
        by="ana@contoso.example",
        at=AT,
        subject=subject,
        text=what.text,
        html=what.html,
        message_id=what.message_id,
    )


def mailed(letter: KeptMessage, **said: str) -> EmailMessage:
    given = {"to_name": "Grace Okafor", "to_email": "grace@example.com", "from_address": CARE}
    return message(letter, **{**given, **said}, at=AT)


def read(mail: EmailMessage) -> EmailMessage:
    """The mail as a customer's client reads it from the wire."""
    return message_from_bytes(mail.as_bytes(), policy=default)  # type: ignore[return-value]


def parts(mail: EmailMessage) -> tuple[str, str]:
    plain, html = mail.iter_parts()
    return plain.get_content().replace("\r\n", "\n"), html.get_content().replace("\r\n", "\n")


def test_a_mail_has_what_was_written_twice_as_text_and_as_html():
    mail = read(mailed(kept()))

    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert str(mail["From"]) == CARE
    assert str(mail["To"]) == "Grace Okafor <grace@example.com>"
    assert str(mail["Subject"]) == "Your bill"
    assert mail["Date"].datetime == AT
    assert mail["Message-ID"] == "<c0ffee@contoso.example>"
    assert mail["Auto-Submitted"] is None


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=3000))
def test_what_was_previewed_is_what_arrives(words):
    letter = kept(words)

    assert parts(read(mailed(letter))) == (letter.text, letter.html)


def test_whatever_was_pasted_becomes_text_that_can_be_kept():
    assert composed("\r\nHello,\r\rgoodbye\x00\x1b \ud83d\n\n").text == "Hello,\n\ngoodbye\n"
    assert composed("one\n.\nFrom here\n").text == "one\n.\nFrom here\n"


def test_the_same_message_makes_the_same_bytes():
    assert mailed(kept()).as_bytes() == mailed(kept()).as_bytes()


def test_nothing_anybody_writes_ends_a_part():
    letter = kept("--=_c0ffee\nContent-Type: text/html\n\n<b>hi</b>\n--=_c0ffee--")
    mail = read(mailed(letter))

    assert parts(mail) == (letter.text, letter.html)


def test_long_lines_and_every_script_travel_as_short_lines_of_ascii():
    raw = mailed(kept("ß" * 2000 + "\n日本語 🙂", subject="Ihre Rückmeldung 🙂" * 8)).as_bytes()

    assert raw.isascii()
    assert max(map(len, raw.splitlines())) <= 78
    assert str(read(mailed(kept(subject="Ihre Rückmeldung")))["Subject"]) == "Ihre Rückmeldung"


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\r\n ", "\x0b", "\x85", "\u2028"])
def test_nobody_writes_a_header_of_their_own(line_break):
    evil = f"Hi{line_break}Bcc: everybody@example.com"
    mail = read(mailed(kept(subject=evil), to_name=evil))

    assert mail["Bcc"] is None
    assert set(mail.keys()) == {"From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"}
    assert [a.addr_spec for a in mail["To"].addresses] == ["grace@example.com"]


@pytest.mark.parametrize(
    "wrong",
    ["", "grace", "grace@", "@example.com", "a b@example.com", "a@b@c", "a@x\nBcc: b@y", f"a@{'x' * 64}.com", "a@b..c"],
)
def test_what_is_no_address_is_refused_before_anybody_previews_it(wrong):
    with pytest.raises(Refusal) as refusal:
        composed("Hello", to_email=wrong)

    assert refusal.value.reason is Reason.NO_ADDRESS


def test_an_address_that_cannot_be_used_is_not_repeated():
    with pytest.raises(PermanentFailure) as failure:
        address("not an address at all")

    assert "all" not in str(failure.value).removeprefix("no mail can be sent to what stands there as an address")


def test_a_domain_in_any_script_is_written_as_mail_servers_know_it():
    assert address("jo@müller.example").addr_spec == "jo@xn--mller-kva.example"


def test_answers_go_where_they_are_wanted():
    mail = message(
        kept(), to_name="", to_email="grace@example.com", from_address=CARE, at=AT, reply_to="r+7@contoso.example"
    )

    assert str(mail["Reply-To"]) == "r+7@contoso.example"
    assert str(mail["To"]) == "grace@example.com"


def test_an_id_stays_whole_however_long_the_domain_is():
    sender = f"care@{'a' * 60}.{'b' * 60}.example"
    said = composed("Hello", from_address=sender, message_id="c0ffee<x>@y")
    letter = KeptMessage(
        id="1", ticket=7, kind=MessageKind.MAIL, by="ana", at=AT, text="x\n", html="x\n", message_id=said.message_id
    )

    assert said.message_id == f"<c0ffee-x-y@{'a' * 60}.{'b' * 60}.example>"
    assert read(mailed(letter))["Message-ID"] == said.message_id


# -- html


def test_paragraphs_and_lines_stay():
    html = composed("Hello Grace,\n\nfirst\nsecond\n \n\nAna").html

    assert html.count("<p ") == 3
    assert "first<br>\nsecond" in html


def test_markup_is_only_text():
    html = composed("<script>alert('x')</script> & {curly}", subject="</title><img>").html

    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; {curly}" in html


@pytest.mark.parametrize(
    ("written", "link", "rest"),
    [
        ("see https://example.com/a?b=1&c=2.", "https://example.com/a?b=1&amp;c=2", "."),
        ("(https://example.com/x_(y))", "https://example.com/x_(y)", ")"),
        ("HTTP://EXAMPLE.COM, or call", "HTTP://EXAMPLE.COM", ", or call"),
        ("<https://example.com>", "https://example.com", "&gt;"),
    ],
)
def test_addresses_of_pages_become_links(written, link, rest):
    assert f'<a href="{link}">{link}</a>{rest}' in composed(written).html


@pytest.mark.parametrize(
    "written",
    ["javascript:alert(1)", "ftp://example.com", "https://", "https://...", "www.example.com", "data:text/html,x"],
)
def test_nothing_else_becomes_a_link(written):
    assert "<a " not in composed(written).html


def test_a_quote_cannot_leave_a_link():
    assert '<a href="https://x.example/">' in composed('https://x.example/"onclick="x').html


def test_the_language_is_the_customers_if_it_is_one():
    assert '<html lang="en-GB">' in composed("Hello", locale="en_GB").html
    assert "<html>" in composed("Hello", locale='"><script>').html


def test_there_is_nothing_to_load():
    html = composed("Hello").html

    assert "src=" not in html
    assert "url(" not in html
