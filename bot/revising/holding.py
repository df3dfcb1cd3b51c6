"""What a change of the program means for an answer that is just coming in."""

from bot.feedback import Feedback
from bot.moment import Moment
from bot.program import Program, Workflow


def is_held(workflow: Workflow | None, moment: Moment) -> bool:
    """
    Whether its workflow is paused: then the answer is kept, and nobody else gets it.

    Going on to the next workflow that matches would send customers to people
    who were never meant to answer them.
    """
    return workflow is not None and moment.program.adjustments.pause(workflow.name, moment.now) is not None


def as_today(workflow: Workflow | None, asked: str, feedback: Feedback, program: Program) -> Workflow | None:
    """
    Conditions are asked before the answer's turn has come: by then another program may be in force.

    *asked* is the revision whose conditions found *workflow*; empty where whoever
    brings the answer has chosen it.
    """
    return workflow if asked in ("", program.revision) else program.workflow_for(feedback)
