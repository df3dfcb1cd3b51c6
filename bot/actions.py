"""The names of what can be pressed: the same on every platform (CONTRACT, In the chat)."""

CLAIM = "ticket.claim"
RELEASE = "ticket.release"
RESPOND = "ticket.respond"
#: Take back a message that has not left; about `7/<message>`.
UNDO = "ticket.undo"
ESCALATE = "ticket.escalate"
ROOT_CAUSE = "ticket.root_cause"
CLOSE = "ticket.close"
REOPEN = "ticket.reopen"
ASSIGN = "ticket.assign"
HAND_OVER = "ticket.hand_over"
MERGE = "ticket.merge"
SNOOZE = "ticket.snooze"
WAKE = "ticket.wake"
NOTE = "ticket.note"
CALL = "ticket.call"
REVEAL = "ticket.reveal"
#: The ticket's card, to whoever asks for it.
SHOW = "ticket.show"
MORE = "ticket.more"

#: Those that open a form; known when a card is built, because some platforms must know.
OPEN_FORMS = frozenset({RESPOND, ESCALATE, ROOT_CAUSE, CLOSE, ASSIGN, HAND_OVER, MERGE, SNOOZE, NOTE, CALL})
ACTIONS = frozenset({CLAIM, RELEASE, UNDO, REOPEN, WAKE, REVEAL, SHOW} | OPEN_FORMS)  # what a press can ask for
