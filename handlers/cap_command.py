"""`/loop cap`: how many tickets a day of a workflow are posted as cards."""

from dataclasses import dataclass

from bot.errors import Reason, Refusal
from bot.notifications import Notification
from bot.notifications import daily as d
from bot.people import Person, Role
from bot.program import Program
from bot.revising import capping
from bot.revising.edition import What
from bot.revising.pausing import may_pause, workflow_called
from bot.sayings.daily import cap_changed, cap_rows
from handlers.interactions import Interactions

_NONE = ("none", "off", "all")
_FILE = "file"
_A_DAY = ("a day", "per day", "/day")


@dataclass(frozen=True, kw_only=True)
class CapCommand:
    """Answers the words after `/loop cap`."""

    interactions: Interactions

    async def ask(self, by: Person, words: str) -> Notification:
        if by.role is Role.NOBODY:
            raise Refusal(Reason.NOT_ALLOWED)
        name, said = _split(words, self._program)
        if not said:
            return self._shown(by, name)
        workflow = workflow_called(name, self._program).name
        change = self.interactions.require_program().change
        if said == _FILE:
            edition = await change(lambda latest, moment: capping.uncap(latest, workflow, by, moment))
        else:
            a_day = _number(said, workflow)
            edition = await change(lambda latest, moment: capping.cap(latest, workflow, a_day, by, moment))
        now = workflow_called(workflow, self._program).cap
        if edition is None:
            return d.CapAsBefore(workflow=workflow, a_day=now)
        of_file = edition.what is What.UNCAPPED
        return cap_changed(workflow, by.email, now, of_file, True, self.interactions.moment())

    @property
    def _program(self) -> Program:
        return self.interactions.moment().program

    def _shown(self, by: Person, name: str) -> d.Caps:
        """Of one workflow, or of all."""
        moment = self.interactions.moment()
        program = moment.program
        asked = [workflow_called(name, program)] if name else program.workflows
        in_use = [each for each in program.workflows if each.rollout.opens_tickets]
        return d.Caps(
            rows=tuple(row for row in cap_rows(program) if any(row.workflow == each.name for each in asked)),
            theirs=tuple(each.name for each in in_use if may_pause(by, each, program)),
            zone=program.program.zone,
            now=moment.now,
        )


def _split(words: str, program: Program) -> tuple[str, str]:
    """`detractor 20 a day` as the workflow's name, and what is said about its cap."""
    text = words.strip()
    text = next((text[: -len(end)].rstrip() for end in _A_DAY if text.lower().endswith(end)), text)
    if program.workflow(text.replace(" ", "-").casefold()) is not None:
        return text, ""
    name, _, said = text.rpartition(" ")
    return (name, said.lower()) if name else (text, "")


def _number(said: str, workflow: str) -> int | None:
    if said in _NONE:
        return None
    digits = said.replace(",", "")
    if not digits.lstrip("-").isascii() or not digits.lstrip("-").isdigit():
        raise Refusal(Reason.NO_CAP, words=said, workflow=workflow)
    return int(digits)
