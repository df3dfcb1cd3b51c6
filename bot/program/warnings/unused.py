"""What was written for the program, and is used by no workflow."""

from collections.abc import Iterator

from bot.mistakes import Mistake
from bot.program.model import Program


def unused(program: Program) -> Iterator[Mistake]:
    yield from _playbooks(program)
    yield from _templates(program)


def _playbooks(program: Program) -> Iterator[Mistake]:
    used = {workflow.playbook for workflow in program.workflows}
    used |= {some.use for workflow in program.workflows for some in workflow.playbook_for}
    for name in sorted(program.playbooks.keys() - used):
        found = f"no workflow uses playbooks/{name}.md"
        yield Mistake(("workflows",), found, f"Write `playbook: {name}` in one, or take the file away.")


def _templates(program: Program) -> Iterator[Mistake]:
    """A workflow that names none offers them all."""
    if not all(workflow.templates for workflow in program.workflows):
        return
    used = {template for workflow in program.workflows for template in workflow.templates}
    used |= {name for workflow in program.workflows for some in workflow.templates_for for name in some.use}
    for name in program.templates:
        if name not in used:
            yield Mistake(
                ("templates", name), "no workflow offers it", "Name it under `templates` of one, or leave it out."
            )
