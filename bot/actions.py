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
#: A note that reaches whoever has the ticket.
ADVISE = "ticket.advise"
CALL = "ticket.call"
REVEAL = "ticket.reveal"
#: The ticket's card, to whoever asks for it.
SHOW = "ticket.show"
MORE = "ticket.more"
#: Another page of what waits in a team; about `2/care`.
QUEUE = "queue.page"

#: Those that open a form; known when a card is built, because some platforms must know.
OPEN_FORMS = frozenset({RESPOND, ESCALATE, ROOT_CAUSE, CLOSE, ASSIGN, HAND_OVER, MERGE, SNOOZE, NOTE, ADVISE, CALL})
ACTIONS = frozenset({CLAIM, RELEASE, UNDO, REOPEN, WAKE, REVEAL, SHOW, QUEUE} | OPEN_FORMS)  # what a press can ask for
