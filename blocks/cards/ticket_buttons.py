"""What can be done with a ticket now: what helps next first, and nothing that would be refused."""

from dataclasses import replace

from blocks.card import Button, Buttons, Menu, Style
from blocks.cards.pieces import button
from blocks.cards.ticket_title import is_reachable, wants_answer, wants_call, was_answered
from bot import actions
from bot.notifications import NextStep, TicketShown
from bot.ticket import Status

MOST = 5
#: What moves the matter on; the others are never the loudest.
_HELPS = frozenset(
    {actions.CLAIM, actions.RESPOND, actions.CALL, actions.CLOSE, actions.ROOT_CAUSE, actions.WAKE, actions.SHOW}
)
_OVER = frozenset({Status.RESOLVED, Status.CLOSED})


def buttons(about: TicketShown) -> Buttons:
    """The row and the menu for the state *about* is in."""
    menu = _menu(about)
    row = _row(about)
    # While its owner's message is on its way, nothing helps more than to wait for it.
    row = at_most(row) if about.pending and about.owner else loudest_first(row)
    return Buttons(row, Menu(entries=menu[:MOST]) if menu else None)


def loudest_first(row: tuple[Button, ...]) -> tuple[Button, ...]:
    """At most five of *row* (`at_most`); the first stands out if it moves the matter on."""
    if row and row[0].action in _HELPS:
        row = (replace(row[0], style=Style.PRIMARY), *row[1:])
    return at_most(row)


def at_most(row: tuple[Button, ...]) -> tuple[Button, ...]:
    """The first five of *row*, *Close* among them wherever it stands: without it, a ticket could not end."""
    closing = [each for each in row if each.action == actions.CLOSE][:1]
    room = MOST - len(closing)
    kept = [*[each for each in row if each not in closing][:room], *closing]
    return tuple(each for each in row if each in kept)


def ways(about: TicketShown) -> tuple[Button, ...]:
    """How the customer can be reached, the way they prefer first; none if they want to be left alone."""
    if about.do_not_contact:
        return ()
    call = (button("Call", actions.CALL, about.ticket),) if about.masked_phone else ()
    respond = (button("Respond", actions.RESPOND, about.ticket),) if about.masked_email else ()
    return call + respond if wants_call(about) or about.next_step is NextStep.CALL else respond + call


def _row(about: TicketShown) -> tuple[Button, ...]:
    if about.merged_into is not None:
        return (button(f"Show ticket {about.merged_into}", actions.SHOW, about.merged_into),)
    if about.status in _OVER:
        return _row_when_over(about)
    if about.owner is None:
        return _row_when_free(about)
    return _row_when_owned(about)


def _row_when_over(about: TicketShown) -> tuple[Button, ...]:
    reopen = button("Reopen", actions.REOPEN, about.ticket)
    note = button("Note", actions.NOTE, about.ticket)
    if about.status is not Status.RESOLVED:
        return (*_undo(about), reopen, note)
    return (*_undo(about), *to_keep_it(about), reopen, note, _cause(about))


def to_keep_it(about: TicketShown) -> tuple[Button, ...]:
    """What a resolved ticket still owes can be kept; a letter would want the ticket open."""
    call = [each for each in ways(about) if each.action == actions.CALL and about.promise is not None]
    return (*call, *_kept(about))


def _row_when_free(about: TicketShown) -> tuple[Button, ...]:
    claim = button("Claim", actions.CLAIM, about.ticket)
    close = button("Close", actions.CLOSE, about.ticket)
    if about.do_not_contact:
        return (close, claim, *_undo(about), _cause(about), *_playbook(about))
    if not wants_answer(about):
        return (claim, *_undo(about), _cause(about), _help(about), close, *(ways(about) or _playbook(about)))
    return (claim, *_undo(about), *ways(about), _help(about), close)


def _row_when_owned(about: TicketShown) -> tuple[Button, ...]:
    close = button("Close", actions.CLOSE, about.ticket)
    wake = (button("Take up again", actions.WAKE, about.ticket),) if about.snoozed_until else ()
    if about.do_not_contact or not is_reachable(about) or not (wants_answer(about) or was_answered(about)):
        rest = ways(about) or _playbook(about)
        return (*_undo(about), *wake, *_kept(about), close, _cause(about), _help(about), *rest)
    if about.pending or wake:
        return (*_undo(about), *wake, *ways(about), *_kept(about), _cause(about), close)
    if about.next_step is NextStep.WAIT:
        take_up = button("Take up again", actions.WAKE, about.ticket)
        return (close, *ways(about), take_up, _cause(about), _help(about))
    if about.next_step is NextStep.CLOSE:
        return (close, *ways(about), _cause(about), _help(about))
    return (*ways(about), *_kept(about), _help(about), _cause(about), close)


def _kept(about: TicketShown) -> tuple[Button, ...]:
    return (button("Promise kept", actions.PROMISE_KEPT, about.ticket),) if about.promise else ()


def _undo(about: TicketShown) -> tuple[Button, ...]:
    held = [message for message in about.pending if message.delayed or not message.released][:2]
    labels = ("Undo", "Undo the other")
    abouts = [f"{about.ticket}/{message.message}" for message in held]
    return tuple(button(label, actions.UNDO, each) for label, each in zip(labels, abouts, strict=False))


def _cause(about: TicketShown) -> Button:
    return button("Root cause", actions.ROOT_CAUSE, about.ticket)


def _help(about: TicketShown) -> Button:
    """Ask for help; once somebody has, it is the lead who reads this, and may give the ticket to somebody."""
    if about.help_by is not None:
        return button("Assign", actions.ASSIGN, about.ticket)
    return button("Ask for help", actions.ESCALATE, about.ticket)


def _menu(about: TicketShown) -> tuple[Button, ...]:
    if about.merged_into is not None or about.status in _OVER:
        return ()
    free = about.owner is None
    third = button("Assign", actions.ASSIGN, about.ticket) if free else _third(about)
    # of an owned ticket only where there is something to join
    joins = (free or about.others) and not about.pending
    same = (button("Same as …", actions.MERGE, about.ticket),) if joins else ()
    release = () if free else (button("Put back", actions.RELEASE, about.ticket),)
    issue = _issue(about)
    log = () if issue else _log_a_call(about)
    return (
        button("Note", actions.NOTE, about.ticket),
        *log,
        # where there is no room for all, Call and Respond show how the customer is reached
        *(() if issue or log or (same and not free) else _reveal(about)),
        third,
        *issue,
        button("Hand over", actions.HAND_OVER, about.ticket),
        *same,
        *release,
        # last, where there is room: the forms in which it helps show it, too; where there are none, it is in the row
        *(_playbook(about) if ways(about) else ()),
    )


def _third(about: TicketShown) -> Button:
    """Of an owned ticket: no sleep for what is late."""
    if about.overdue or about.snoozed_until is not None:
        return button("Assign", actions.ASSIGN, about.ticket)
    return button("Snooze", actions.SNOOZE, about.ticket)


def _issue(about: TicketShown) -> tuple[Button, ...]:
    """Only while its team knows of one."""
    if about.known_issue:
        return (button("Take it out", actions.LEAVE_ISSUE, about.ticket),)
    # of an owned ticket that may be the same as another, that comes first: there is no room for both
    room = about.owner is None or not about.others
    return (button("Part of a known issue …", actions.JOIN_ISSUE, about.ticket),) if about.could_join and room else ()


def _playbook(about: TicketShown) -> tuple[Button, ...]:
    return (button("Playbook", actions.PLAYBOOK, about.ticket),) if about.has_playbook else ()


def _log_a_call(about: TicketShown) -> tuple[Button, ...]:
    """Whom we do not call may ring us."""
    called = any(each.action == actions.CALL for each in ways(about))
    return () if called else (button("Log a call", actions.CALL, about.ticket),)


def _reveal(about: TicketShown) -> tuple[Button, ...]:
    if about.do_not_contact or not is_reachable(about):
        return ()
    return (button("Contact details", actions.REVEAL, about.ticket),)
