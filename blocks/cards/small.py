"""Short answers to whoever asked: contact details, a note taken, words handed back."""

from blocks.card import Button, Buttons, Card, Facts, Part, Text, Verbatim
from blocks.cards.pieces import button
from blocks.cards.ticket_buttons import loudest_first
from blocks.wording import capital, customer_first, customer_name, spaced, whose
from bot.actions import CALL, NOTE, RESPOND, SHOW
from bot.notifications import ContactDetails, Noted, OpenAgain, TextHandedBack

#: Fields that were chosen and not written: quickly chosen again.
_CHOSEN = frozenset(
    {"channel", "template", "promise_due", "outcome", "cause", "reason", "until", "person", "team", "ticket"}
)


def contact_card(details: ContactDetails) -> Card:
    """To one person, who asked for it; never said aloud."""
    title = f"How to reach {customer_name(details.customer)}"
    known = {"E-mail": details.email, "Phone": details.phone}
    facts = {name: value for name, value in known.items() if value}
    row = _ways(details)
    return Card(
        title=title,
        parts=(
            Facts(facts) if facts else Text("Nothing on file."),
            Text("Only you see this; that you looked is kept on record.", quiet=True),
            *([Buttons(row)] if row else []),
        ),
        spoken=title,
    )


def _ways(details: ContactDetails) -> tuple[Button, ...]:
    call = (button("Call", CALL, details.ticket),) if details.phone else ()
    respond = (button("Respond", RESPOND, details.ticket),) if details.email else ()
    return loudest_first(call + respond)


def open_again_card(reopened: OpenAgain) -> Card:
    """Why is asked at once, while whoever knows is here; the customer does not wait for the answer."""
    title = f"{capital(whose(customer_first(reopened.customer)))} ticket is open again. What isn't solved yet?"
    return Card(
        title=title,
        parts=(Text("One line is enough, for whoever goes on."), Buttons((button("Say why", NOTE, reopened.ticket),))),
        spoken=title,
    )


def noted_card(noted: Noted) -> Card:
    return Card(title=f"Noted on {whose(customer_first(noted.customer))} ticket.")


def handed_back_card(handed: TextHandedBack) -> Card:
    """Why is said beside it (`blocks.refusals`)."""
    title = "Nothing is lost: here is what you wrote."
    texts = {name: text for name, text in handed.texts.items() if text.strip() and name not in _CHOSEN}
    parts: list[Part] = []
    for name, text in texts.items():
        parts += [Text(f"{capital(spaced(name))}:"), Verbatim(text)] if len(texts) > 1 else [Verbatim(text)]
    parts.append(Buttons((button("Show the ticket", SHOW, handed.ticket),)))
    return Card(title=title, parts=tuple(parts), spoken=title)
