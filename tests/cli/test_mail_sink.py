"""The demo's mail server: what our own mailer sends arrives whole."""

import asyncio
from email.message import EmailMessage

from handlers.cli.mail_sink import mail_sink
from handlers.mail.smtp import Mailer


def mail(words: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "care@contoso.example", "grace@example.com", "Ihre Rückmeldung"
    message.set_content(words)
    return message


def test_a_mail_arrives_as_it_was_sent():
    words = "Guten Tag,\n\n.hidden dot\n..two\nעברית und Ü\n"
    arrived: list[tuple[EmailMessage, str]] = []

    async def send_two() -> None:
        async with mail_sink(lambda mail, to: arrived.append((mail, to))) as url:
            await Mailer(url).send(mail(words), "grace@example.com")
            await Mailer(url).send(mail("again"), "jürgen@example.net")

    asyncio.run(send_two())

    assert [to for _, to in arrived] == ["grace@example.com", "jürgen@example.net"]
    assert arrived[0][0]["Subject"] == "Ihre Rückmeldung"
    assert arrived[0][0].get_content() == words
