"""Everything on file about one ticket, read in one go."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.feedback import Feedback
from bot.history import Recorded
from bot.kept import CustomerOnFile, KeptMessage
from bot.leaving_in_peace import wants_peace
from bot.ticket import Ticket
from bot.words import Words, WordsId


@dataclass(frozen=True, slots=True)
class Joined:
    """An answer whose ticket goes on as another one."""

    ticket: int
    feedback: Feedback


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A ticket with its answer, its customer and what was written about it."""

    ticket: Ticket
    feedback: Feedback
    customer: CustomerOnFile | None
    messages: Mapping[WordsId, KeptMessage] = field(default_factory=dict)
    #: The same customer's other open tickets.
    others: tuple[Ticket, ...] = ()
    #: What else was said about the same matter.
    joined: tuple[Joined, ...] = ()
    #: What they answered besides, without a ticket of its own.
    further: tuple[Feedback, ...] = ()
    #: How many answers in the detractor band the same customer gave before.
    low_scores_before: int = 0
    #: When the ticket's history was asked for: all of it.
    history: tuple[Recorded, ...] = ()

    def text(self, words: Words | None) -> str:
        """What those words say; empty where there are none, or where the customer was forgotten."""
        if words is None:
            return ""
        kept = self.messages.get(words.id)
        return words.said or (kept.text if kept else "")

    @property
    def customer_name(self) -> str:
        """The customer's name, or what to call somebody who did not give one."""
        name = self.customer.customer.name if self.customer else ""
        return name or self.feedback.customer.name or "this customer"

    @property
    def answers(self) -> tuple[Feedback, ...]:
        """Everything that they answered about it."""
        return (self.feedback, *self.further, *(each.feedback for each in self.joined))

    @property
    def do_not_contact(self) -> bool:
        """Whether they asked us to leave them alone, and not since then to be contacted about this."""
        return wants_peace(self.customer, self.answers)

    @property
    def wants_no_contact(self) -> bool:
        """Whether they said so, for good or with this answer: then the cause is what we can do something about."""
        return self.do_not_contact or self.feedback.contact.wanted is False

    @property
    def email(self) -> str:
        return (self.customer.customer.email if self.customer else "") or self.feedback.customer.email

    @property
    def phone(self) -> str:
        return (self.customer.customer.phone if self.customer else "") or self.feedback.customer.phone
