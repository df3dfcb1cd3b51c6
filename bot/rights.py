"""Who may do what with a ticket (DESIGN section 5 has the table)."""

from bot.errors import Reason, Refusal
from bot.people import Person, Role
from bot.program import Program
from bot.ticket import Ticket


def owns_program(person: Person, program: Program) -> bool:
    """Whether *person* is the program's owner: the one it names, whatever else they are, or anybody of that role."""
    return person.role is Role.PROGRAM_OWNER or person.email == program.program.owner.lower()


def is_lead(person: Person, team: str, program: Program) -> bool:
    """Whether *person* leads *team*."""
    return person.role is Role.LEAD and team in program.leads(person.email)


def in_team(person: Person, ticket: Ticket, program: Program) -> bool:
    """
    Whether *person* works in the ticket's team, leads it, owns it, or is an executive whom it reached.

    A ticket whose team left the program is the program owner's.
    """
    if _is_left_to(person, ticket, program):
        return True
    if person.role is Role.FRONTLINE:
        return person.team == ticket.team or ticket.owner == person.email
    if person.role is Role.EXECUTIVE:
        return person.email in ticket.reached
    return is_lead(person, ticket.team, program) or (person.role is Role.LEAD and ticket.owner == person.email)


def _is_left_to(person: Person, ticket: Ticket, program: Program) -> bool:
    return ticket.team not in program.teams and owns_program(person, program)


def may_decide(person: Person, ticket: Ticket, program: Program) -> bool:
    """Whether *person* may act on somebody else's ticket: its lead, an executive whom it reached, or who is left."""
    if person.role is Role.FRONTLINE:
        return _is_left_to(person, ticket, program)
    return in_team(person, ticket, program)


def require_team(person: Person, ticket: Ticket, program: Program) -> None:
    """Refuse whoever has nothing to do with the ticket's team."""
    if not in_team(person, ticket, program):
        raise Refusal(Reason.NOT_ALLOWED, team=ticket.team)


def require_hold(person: Person, ticket: Ticket, program: Program) -> None:
    """Refuse whoever neither owns the ticket nor may act on another's; a free ticket is everybody's in the team."""
    require_team(person, ticket, program)
    if ticket.owner not in (None, person.email) and not may_decide(person, ticket, program):
        raise Refusal(Reason.NOT_YOURS, owner=ticket.owner)


def require_lead(person: Person, ticket: Ticket, program: Program) -> None:
    """Refuse whoever neither leads the ticket's team nor owns the program."""
    if not owns_program(person, program) and not is_lead(person, ticket.team, program):
        raise Refusal(Reason.NOT_ALLOWED, team=ticket.team)


def require_note(person: Person, ticket: Ticket, program: Program) -> None:
    """Refuse whoever may not even write a note: the team, and the program owner, may."""
    if not owns_program(person, program):
        require_team(person, ticket, program)


def may_see_team(person: Person, team: str, program: Program) -> bool:
    """Whether *person* may see a team's figures and tickets."""
    if person.role is Role.EXECUTIVE or owns_program(person, program):
        return True
    return person.team == team or is_lead(person, team, program)


def may_read_team(person: Person, team: str, program: Program) -> bool:
    """Whether *person* may read what customers say to a team: of a restricted one, figures are all that others see."""
    if team not in program.teams or not program.teams[team].restricted:
        return may_see_team(person, team, program)
    return person.team == team or is_lead(person, team, program)


def is_restricted(team: str, program: Program) -> bool:
    return team in program.teams and program.teams[team].restricted


def may_share(one: str, other: str, program: Program) -> bool:
    """Whether what is said to one team may become part of the other's ticket: what is restricted stays where it is."""
    return one == other or not (is_restricted(one, program) or is_restricted(other, program))


def may_read(person: Person, ticket: Ticket, program: Program) -> bool:
    """
    Whether *person* may read a ticket.

    Whatever team it is in, its owner may, and whoever was called in or has a
    message on its way: it can still be taken back.
    """
    writing = (pending.by for pending in ticket.pending)
    is_theirs = person.email in (ticket.owner, *ticket.reached, *writing)
    return is_theirs or may_read_team(person, ticket.team, program)
