"""An answer to everybody in a known issue, as each of them gets it."""

from collections.abc import Sequence
from dataclasses import dataclass

from blocks.issue_letters import by_name
from bot.answering_all import Addressed, has_heard_nothing, letter_of
from bot.dossier import Dossier
from bot.drafting import Letter
from bot.errors import Refusal
from bot.issue_forms import EVERYBODY
from bot.issue_languages import language_of, text_of
from bot.issue_works import IssueWork
from bot.kept import KeptMessage
from bot.ports import Views
from bot.ticket import Channel, Ticket
from bot.words import WordsId
from handlers.mail.office import Composer


def meant(tickets: Sequence[Ticket], to: str) -> list[Ticket]:
    """Those of *tickets* to whom it goes, the oldest first."""
    return [each for each in tickets if each.is_live and (to == EVERYBODY or has_heard_nothing(each))]


def named(text: str, to: Dossier) -> str:
    return by_name(text, (to.customer.customer.name if to.customer else "") or to.feedback.customer.name)


@dataclass(frozen=True, slots=True)
class IssueLetters:
    """Read and put together beside the writer; called from a worker thread."""

    views: Views
    composer: Composer

    def of(self, work: IssueWork, tickets: Sequence[Ticket]) -> tuple[Addressed, ...]:
        """The letters to those of *tickets* who get it; none where its text is not kept any more."""
        kept, some = self.views.message(work.draft), meant(tickets, work.to)
        if kept is None or not some:
            return ()
        files = self.views.on_file(some)
        own = {each: self.views.message(text_of(kept.id, each)) for each in set(map(language_of, files.values()))}
        found = (files[ticket.number] for ticket in some if ticket.number in files)
        return tuple(self._to(each, work.draft, own[language_of(each)] or kept) for each in found)

    def _to(self, to: Dossier, draft: WordsId, kept: KeptMessage) -> Addressed:
        return Addressed(to.ticket.number, to.ticket.feedback, self._letter(to, draft, kept))

    def _letter(self, to: Dossier, draft: WordsId, kept: KeptMessage) -> Letter | None:
        """None where there is no address, or none that mail can be sent to."""
        identity, locale = letter_of(draft, to.ticket.number), to.feedback.customer.locale
        subject, text = kept.subject, named(kept.text, to)
        try:
            composed = self.composer.compose(to.customer_name, to.email, subject, text, identity, locale)
        except Refusal:
            return None
        return Letter(
            id=identity,
            channel=Channel.EMAIL,
            address=to.email,
            template=kept.template,
            subject=subject,
            text=composed.text,
            html=composed.html,
            message_id=composed.message_id,
            promise="",
            promise_due=None,
        )
