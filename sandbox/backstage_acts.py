"""What the panel behind the scenes can do: turn the clock, be a customer, make trouble."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from sandbox.backstage import SPEEDS, Answer, Backstage
from sandbox.errors import NotShown
from sandbox.faults import MOODS
from sandbox.page_acts import Act, Form
from sandbox.place import Place
from sandbox.workspace import Workspace

#: What a customer can say in the form.
_FIELDS: Final = ("score", "comment", "name", "email")

Ask = Callable[[Backstage, Form], Awaitable[Answer]]


def _asking(ask: Ask) -> Act:
    async def asked(workspace: Workspace, place: Place, form: Form) -> Place:
        if workspace.backstage is None:
            raise NotShown("no bot offers this")
        answer = await ask(workspace.backstage, form)
        return replace(place, said=answer.said) if answer.ok else replace(place, trouble=answer.said)

    return asked


async def _move(backstage: Backstage, form: Form) -> Answer:
    """Pressed again while it is on its way it goes further. The clock shows it; no words are needed."""
    answer = await backstage.move(form.one("step"))
    return replace(answer, said="") if answer.ok else answer


async def _play(backstage: Backstage, form: Form) -> Answer:
    return await backstage.play(SPEEDS[-1] if form.one("fast") else SPEEDS[0])


async def _feedback(backstage: Backstage, form: Form) -> Answer:
    return await backstage.send_feedback(form.one("source"), {name: form.one(name).strip() for name in _FIELDS})


async def _reply(backstage: Backstage, form: Form) -> Answer:
    return await backstage.reply(form.one("mail"), form.one("words").replace("\r\n", "\n").strip())


async def reply(workspace: Workspace, place: Place, form: Form) -> Place:
    """What the bot took stands under the mail, too."""
    after = await _asking(_reply)(workspace, place, form)
    mail = workspace.mail(form.one("mail"))
    if mail is not None and not after.trouble:
        workspace.answered(mail, form.one("words").replace("\r\n", "\n").strip())
    return after


async def fault(workspace: Workspace, place: Place, form: Form) -> Place:
    """Slack itself has this trouble, so no bot is asked."""
    if workspace.backstage is None or form.one("mood") not in MOODS:
        raise NotShown(f"no such trouble: {form.one('mood')}")
    workspace.faults.become(form.one("mood"))
    workspace.feed.changed()
    return place


BACKSTAGE_ACTS: Final[dict[str, Act]] = {
    "move": _asking(_move),
    "play": _asking(_play),
    "feedback": _asking(_feedback),
    "reply": reply,
    "fault": fault,
}
