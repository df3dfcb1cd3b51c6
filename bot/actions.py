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
#: What was promised to the customer has happened.
PROMISE_KEPT = "ticket.promise_kept"
#: Whoever has it gives it back, or to another team.
NOT_TODAY = "ticket.not_today"
#: Whoever was asked still has it.
STILL_MINE = "ticket.still_mine"
#: Whoever stands in for its owner takes it over.
STAND_IN = "ticket.stand_in"
#: No more reminders of it.
QUIET = "ticket.quiet"
NOTE = "ticket.note"
#: A note that reaches whoever has the ticket.
ADVISE = "ticket.advise"
#: Whoever was called in sees to the customer themselves, lets somebody go on, or gives it to somebody; about `7/2`.
TAKE_OVER = "escalation.take_over"
CARRY_ON = "escalation.carry_on"
HAND_TO = "escalation.hand_to"
CALL = "ticket.call"
REVEAL = "ticket.reveal"
#: The page that helps with it.
PLAYBOOK = "ticket.playbook"
#: The ticket's card, to whoever asks for it.
SHOW = "ticket.show"
MORE = "ticket.more"
#: Somebody who is away, or will be, is here again; about them and that absence, and no ticket.
BACK = "away.back"
#: Another page of what waits in a team; about `care/2`, and no ticket.
QUEUE = "queue.page"
#: The most urgent ticket that somebody can take; about a team, and no ticket.
NEXT = "queue.next"
#: Another revision of the program takes effect, or does not; about its name, and no ticket.
APPROVE_PROGRAM = "program.approve"
DECLINE_PROGRAM = "program.decline"
#: What a pause held back gets its tickets; about a workflow.
FOLLOW_UP = "program.follow_up"

#: A known issue: about the team for which it is declared, or about the issue, and no ticket.
ISSUE_DECLARE = "issue.declare"
ISSUE_ANSWER = "issue.answer"
ISSUE_END = "issue.end"
#: About a ticket: it is part of an issue; it is to be looked at alone.
JOIN_ISSUE = "ticket.join_issue"
LEAVE_ISSUE = "ticket.leave_issue"
#: Its card, and who waits in it; an answer to all of them is taken back.
ISSUE_SHOW = "issue.show"
ISSUE_QUEUE = "issue.queue"
ISSUE_UNDO = "issue.undo"
ISSUE_FORMS = frozenset({ISSUE_DECLARE, ISSUE_ANSWER, ISSUE_END})
ISSUE_ACTIONS = frozenset({ISSUE_SHOW, ISSUE_QUEUE, ISSUE_UNDO}) | ISSUE_FORMS

#: Who is in a team: about the team, `*` for whichever is chosen, or somebody's address, and no ticket.
PEOPLE_ADD = "people.add"
PEOPLE_CHANGE = "people.change"
PEOPLE_REMOVE = "people.remove"
PEOPLE_FORMS = frozenset({PEOPLE_ADD, PEOPLE_CHANGE, PEOPLE_REMOVE})

#: What makes a free ticket somebody's, besides Claim itself.
CLAIMING = frozenset({RESPOND, CALL})
#: Forms about a ticket.
TICKET_FORMS = frozenset(
    {
        RESPOND,
        ESCALATE,
        ROOT_CAUSE,
        CLOSE,
        ASSIGN,
        HAND_OVER,
        NOT_TODAY,
        MERGE,
        JOIN_ISSUE,
        SNOOZE,
        NOTE,
        ADVISE,
        CALL,
        CARRY_ON,
        HAND_TO,
    }
)
#: Those that open a form; known when a card is built, because some platforms must know.
OPEN_FORMS = TICKET_FORMS | ISSUE_FORMS | PEOPLE_FORMS
#: What a press can ask for.
ACTIONS = (
    frozenset(
        {
            CLAIM,
            RELEASE,
            UNDO,
            REOPEN,
            WAKE,
            PROMISE_KEPT,
            STILL_MINE,
            STAND_IN,
            QUIET,
            REVEAL,
            PLAYBOOK,
            LEAVE_ISSUE,
            SHOW,
            QUEUE,
            NEXT,
            BACK,
            TAKE_OVER,
            APPROVE_PROGRAM,
            DECLINE_PROGRAM,
            FOLLOW_UP,
        }
    )
    | OPEN_FORMS
    | ISSUE_ACTIONS
)
