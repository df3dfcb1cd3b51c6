"""What the chat changes from one day to the next: a workflow that is paused, and goes on."""

from blocks.card import Buttons, Card, Facts, Sentence, Style, Text
from blocks.cards.pieces import aloud, button
from blocks.days import day
from blocks.wording import capital, listed, plural
from bot.actions import FOLLOW_UP
from bot.notifications.revising import FollowedUp, NotPaused, PauseOver, PauseRow, Pauses, WorkflowPaused

_KEPT = (
    "What comes for it meanwhile is kept and counted, opens no ticket, and goes to no other workflow. "
    "Tickets that are open go on."
)


def paused_card(said: WorkflowPaused) -> Card:
    who = "is paused" if said.own else f"is paused by {said.by.first_name}"
    until = f" until {day(said.until, said.zone, said.now)}" if said.until else ""
    title = f"{capital(said.workflow)} {who}{until}."
    by_itself = "It goes on by itself then; " if said.until else "It stays so until somebody resumes it: "
    ends = f"{by_itself}“/loop resume {said.workflow}” ends it{' before' if said.until else ''}."
    return Card(title=title, parts=(Text(_KEPT), Text(ends, quiet=True)), spoken=aloud(title))


def pause_over_card(said: PauseOver) -> Card:
    why = "" if said.own else f": {said.by.first_name} resumed it" if said.by else ": its pause is over"
    title = f"{capital(said.workflow)} opens tickets again{why}."
    if not said.held:
        return Card(title=title, parts=(Text("Nothing came for it meanwhile."),), spoken=aloud(title))
    one = said.held == 1
    meanwhile = f"{capital(plural(said.held, 'answer'))} came meanwhile and {'has' if one else 'have'} no ticket."
    label = "Open its ticket" if one else "Open their tickets"
    buttons = Buttons((button(label, FOLLOW_UP, said.workflow, Style.PRIMARY),))
    return Card(title=title, parts=(Text(meanwhile), buttons), spoken=aloud(title))


def followed_up_card(said: FollowedUp) -> Card:
    if said.paused:
        title = f"Resume {said.workflow} first: it is paused again."
        return Card(title=title, parts=(Text(f"“/loop resume {said.workflow}” ends it.", quiet=True),), spoken=title)
    if not said.tickets:
        title = "They have their tickets already: somebody was a moment quicker."
        return Card(title=title, spoken=title)
    title = f"{capital(plural(said.tickets, 'ticket'))} opened: their customers have waited since they wrote."
    return Card(title=title, spoken=aloud(title))


def not_paused_card(said: NotPaused) -> Card:
    if said.paused:
        title = f"{capital(said.workflow)} is paused already, just so."
        return Card(title=title, parts=(Text(f"“/loop resume {said.workflow}” ends it.", quiet=True),), spoken=title)
    return Card(title=f"{capital(said.workflow)} is not paused: it opens tickets.")


def pauses_card(said: Pauses) -> Card:
    title = f"{capital(plural(len(said.rows), 'workflow'))} paused:" if said.rows else "No workflow is paused."
    rows: dict[str, str | Sentence] = {row.workflow: _line(row, said) for row in said.rows}
    # The last in the file: careful cases stand first, and nobody is to try it on them.
    name = next(reversed(said.theirs), "")
    forms: dict[str, str | Sentence] = {
        f"/loop pause {name} until Monday": "opens no ticket till then",
        f"/loop resume {name}": "opens them again",
    }
    which = Text(f"You can pause {listed(said.theirs, 'or')}.", quiet=True)
    parts = (*((Facts(rows),) if rows else ()), *((Facts(forms), which) if name else ()))
    return Card(title=title, parts=parts, spoken=aloud(title))


def _line(row: PauseRow, said: Pauses) -> str:
    until = f"until {day(row.until, said.zone, said.now)}" if row.until else "until somebody resumes it"
    since = day(row.since, said.zone, said.now)
    return f"{until}; by {row.by.first_name} since {since}; {plural(row.held, 'answer')} kept so far"
