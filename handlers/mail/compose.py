"""A message to a customer as a mail: what is previewed is kept, and what is kept is sent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from html import escape

from bot.errors import MailFailure, PermanentFailure, Reason, Refusal
from bot.kept import KeptMessage

# Line breaks and tabs stay; the rest no mail client shows, and a lone surrogate cannot be written as UTF-8.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_LINK = re.compile(r"https?://[^\s<>\"]*[^\W_][^\s<>\"]*", re.IGNORECASE)
#: At a link's end these belong to the sentence around it.
_AFTER_A_LINK = ".,;:!?'’”»…"
_NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9._-]+")
_ADDRESS = re.compile(r"""[^@\s<>()\[\],;:"\\\x00-\x1f\x7f]{1,64}@[^@\s<>()\[\],;:"\\\x00-\x1f\x7f]{1,189}""")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")

_PAGE = """\
<!doctype html>
<html{lang}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
</head>
<body style="margin:0;padding:0">
<div dir="auto" style="max-width:600px;padding:16px;font:16px/1.5 -apple-system,'Segoe UI',Roboto,Arial,sans-serif">
{paragraphs}
</div>
</body>
</html>
"""
_PARAGRAPH = '<p style="margin:0 0 16px;overflow-wrap:anywhere">{}</p>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """What a customer will get, to be previewed and kept to the byte."""

    text: str
    html: str
    message_id: str


def compose(
    *,
    to_name: str,
    to_email: str,
    from_address: str,
    subject: str,
    text: str,
    reply_to: str | None = None,
    message_id: str,
    locale: str = "",
) -> Composed:
    """
    The mail that *text* makes; *message_id* is the kept message's id.

    Headers are tried here, too: a mail that could not be addressed is refused
    before anybody previews it, not after they sent it.
    """
    if not _is_address(to_email):
        raise Refusal(Reason.NO_ADDRESS, field="channel", channel="email")
    sender = address(from_address)
    _headers(EmailMessage(SMTP), address(to_email, to_name), sender, subject, reply_to)
    seen = _body(text)
    return Composed(
        text=seen,
        html=_PAGE.format(lang=_lang(locale), title=escape(one_line(subject)), paragraphs=_paragraphs(seen)),
        message_id=f"<{_NOT_IN_AN_ID.sub('-', message_id)}@{sender.domain}>",
    )


def message(
    kept: KeptMessage, *, to_name: str, to_email: str, from_address: str, at: datetime, reply_to: str | None = None
) -> EmailMessage:
    """
    *kept* as it goes to the mail server; *at* is its date.

    But for its date, the same kept message makes the same bytes every time: a
    second try is recognisably the first one. A person wrote it, so it does not
    say Auto-Submitted. Raises `PermanentFailure` for what is no address.
    """
    mail = EmailMessage(SMTP)
    _headers(mail, address(to_email, to_name), address(from_address), kept.subject, reply_to)
    mail["Date"] = at
    mail["Message-ID"] = one_line(kept.message_id)
    # Quoted-printable is ASCII in short lines, whatever was written: no server on the way needs to change it.
    mail.set_content(kept.text, cte="quoted-printable")
    mail.add_alternative(kept.html, subtype="html", cte="quoted-printable")
    # `=_` cannot stand in quoted-printable text, so nothing anybody writes can end a part.
    mail.set_boundary(f"=_{_NOT_IN_AN_ID.sub('-', kept.id)[:60]}")
    return mail


def address(written: str, name: str = "") -> Address:
    """
    `Contoso Care <care@contoso.example>` or the bare address, with *name* if it has none of its own.

    The domain is written as mail servers know it (`xn--…`). Raises
    `PermanentFailure`, which does not repeat it, for what is no address.
    """
    said, mailbox = parseaddr(written)
    if not _is_address(mailbox):
        why = "no mail can be sent to what stands there as an address"
        raise PermanentFailure(why, failure=MailFailure.BAD_ADDRESS)
    local, _, domain = mailbox.rpartition("@")
    return Address(one_line(said or name), local, domain.encode("idna").decode())


def one_line(words: str) -> str:
    """*words* for a header: one line, so that nobody can write a header of their own."""
    return " ".join(_UNSEEN.sub("", words).split())


def _headers(mail: EmailMessage, to: Address, sender: Address, subject: str, reply_to: str | None) -> None:
    mail["From"] = sender
    mail["To"] = to
    if reply_to:
        mail["Reply-To"] = address(reply_to)
    mail["Subject"] = one_line(subject)


def _is_address(written: str) -> bool:
    if not _ADDRESS.fullmatch(written):
        return False
    try:
        written.rpartition("@")[2].encode("idna")
    except UnicodeError:  # an empty label, or one that is too long
        return False
    return True


def _body(text: str) -> str:
    """*text* with one kind of line break and an end: what a mail carries, so that both are the same."""
    lines = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def _lang(locale: str) -> str:
    language = locale.replace("_", "-")
    return f' lang="{language}"' if _LANGUAGE.fullmatch(language) else ""


def _paragraphs(text: str) -> str:
    paragraphs = _PARAGRAPHS.split(text.strip())
    return "\n".join(_PARAGRAPH.format("<br>\n".join(map(_linked, p.split("\n")))) for p in paragraphs if p)


def _linked(line: str) -> str:
    return "".join(_pieces(line))


def _pieces(line: str) -> Iterator[str]:
    end = 0
    for found in _LINK.finditer(line):
        link = _without_sentence(found[0])
        yield escape(line[end : found.start()])
        yield f'<a href="{escape(link)}">{escape(link)}</a>'
        end = found.start() + len(link)
    yield escape(line[end:])


def _without_sentence(link: str) -> str:
    """*link* without what ends the sentence, or the bracket, that it stands in."""
    while link[-1] in _AFTER_A_LINK or (link[-1] == ")" and link.count(")") > link.count("(")):
        link = link[:-1]
    return link
