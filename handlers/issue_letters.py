"""An answer to everybody in a known issue, as each of them gets it."""

from collections.abc import Sequence
from dataclasses import dataclass

from blocks.issue_letters import by_name
from bot.answering_all import Addressed, has_heard_nothing, letter_of
from bot.dossier import Dossier
from bot.drafting import Letter
from bot.errors import Refusal
from bot.issue_forms import EVERYBODY
from bot.issue_works import IssueWork
from bot.kept import KeptMessage
from bot.ports import Views
from bot.ticket import Channel, Ticket
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
        return tuple(self._to(files[ticket.number], kept) for ticket in some if ticket.number in files)

    def _to(self, to: Dossier, kept: KeptMessage) -> Addressed:
        return Addressed(to.ticket.number, to.ticket.feedback, self._letter(to, kept))

    def _letter(self, to: Dossier, kept: KeptMessage) -> Letter | None:
        """None where there is no address, or none that mail can be sent to."""
        identity, locale = letter_of(kept.id, to.ticket.number), to.feedback.customer.locale
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
