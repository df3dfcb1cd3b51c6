"""Which playbook fits a ticket."""

from bot.dossier import Dossier
from bot.moment import Moment


def playbook_of(dossier: Dossier, moment: Moment) -> str:
    """The name of the page that fits a ticket, by the program it was opened under; empty where there is none."""
    program = moment.program_of(dossier.ticket)
    workflow = program.workflow(dossier.ticket.workflow)
    name = program.playbook_of(workflow, dossier.feedback) if workflow else None
    return name if name and name in program.playbooks else ""
