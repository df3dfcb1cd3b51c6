"""Forms about a known issue that somebody sent: declared, answered, ended."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from blocks.wording import placeholders_left
from bot import actions
from bot.answering_all import KeepDraft
from bot.consent import can_be_mailed
from bot.dossier import Dossier
from bot.errors import Incomplete, Reason, Refusal
from bot.issue_forms import UNHEARD, IssuePreview, OwnText
from bot.issue_languages import language_of, languages_of
from bot.issue_works import Doing
from bot.known_issues import issue_of
from bot.notifications import issues as i
from bot.people import Person
from bot.revising.issues import Draft, Ending, require_open
from bot.sayings.issues import answered, counted, declared, ended
from bot.ticket import Ticket
from handlers.answers import Done, FormAnswer, NextForm
from handlers.forming import parse_moment
from handlers.interactions import Interactions
from handlers.issue_letters import meant, named
from handlers.letters import check_letter


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueSubmissions:
    """Decided first and acknowledged after, as every form."""

    interactions: Interactions

    async def submit(self, action: str, about: str, values: dict[str, str], by: Person) -> FormAnswer:
        if action == actions.ISSUE_DECLARE:
            return await self._declare(about, values, by)
        if action == actions.ISSUE_END:
            return await self._end(about, values, by)
        issue, _, rest = about.partition("/")
        draft, _, to = rest.partition("/")
        return await (self._send(issue, draft, to, by) if draft else self._preview(issue, values, by))

    async def _declare(self, team: str, values: dict[str, str], by: Person) -> FormAnswer:
        watch = self.interactions.require_program().issues
        issue, work = await watch.declare(_draft(team, values), by)
        views, moment = self.interactions.views, self.interactions.moment()
        return Done(await asyncio.to_thread(declared, issue, replace(work, by=by.email), views, moment))

    async def _end(self, id: str, values: dict[str, str], by: Person) -> FormAnswer:
        watch = self.interactions.require_program().issues
        unheard = counted(await self._tickets(id)).unheard
        ending = Ending(cause=values.get("cause", ""), actions=values.get("actions", "").strip())
        edition, seen_to = await watch.end(id, ending, unheard, by)
        moment = self.interactions.moment()
        issue = issue_of(id, moment.program)
        if issue is None:
            raise Refusal(Reason.NO_SUCH_ISSUE)
        if edition and not seen_to:
            return Done(i.IssueUnderWay(issue=id, name=issue.name, doing=Doing.SETTLE))
        ended_by = by.email if edition else issue.ended_by
        views = self.interactions.views
        told: i.IssueEnded = await asyncio.to_thread(ended, issue, ended_by, True, unheard, views, moment)
        # their own form once more is no news to them
        return Done(replace(told, already=edition is None and issue.ended_by != by.email))

    # -- an answer to all of them

    async def _preview(self, id: str, values: dict[str, str], by: Person) -> FormAnswer:
        check_letter(values)
        texts = _own_texts(values)
        issue = require_open(id, by, self.interactions.moment().program)
        to = values.get("to") or UNHEARD
        letters = await asyncio.to_thread(self._files, await self._tickets(id), to)
        subject, text, draft = values["subject"].strip(), values["message"], uuid4().hex
        await self.interactions.writer.do(KeepDraft(id, draft, subject, text, by, values.get("template", ""), texts))
        moment = self.interactions.moment()
        get_it = [each for each in letters if can_be_mailed(each, moment)]
        plain = [each for each in get_it if language_of(each) not in texts]
        first = (plain or get_it or letters)[0]
        return NextForm(
            IssuePreview(
                issue=issue.id,
                draft=draft,
                to=to,
                count=len(get_it),
                first=first.customer_name,
                subject=subject,
                text=named(text, first),
                own=tuple(_own(each, texts[each], get_it) for each in texts if _read(each, get_it)),
                rest=languages_of(plain) if texts or len(languages_of(get_it)) > 1 else (),
                undo_seconds=int(moment.program.program.undo.total_seconds()),
            )
        )

    async def _send(self, id: str, draft: str, to: str, by: Person) -> FormAnswer:
        """Whoever joined since the preview gets it, too: they wait for the same."""
        interactions = self.interactions
        issue = require_open(id, by, interactions.moment().program)
        kept = await asyncio.to_thread(interactions.views.message, draft)
        if kept is None or kept.by != by.email or kept.customer is not None:
            raise Refusal(Reason.NO_SUCH_ISSUE)
        watch = interactions.require_program().issues
        if not await watch.is_answered(id, draft) and not meant(await self._tickets(id), to):
            raise Refusal(Reason.NOBODY_WAITS)
        work = await watch.answer(id, draft, to, by)
        if not work.finished:
            return Done(i.IssueUnderWay(issue=id, name=issue.name, doing=work.doing))
        moment = interactions.moment()
        return Done(answered(issue, work.came, moment.now + moment.program.program.undo, moment))

    def _files(self, tickets: Sequence[Ticket], to: str) -> list[Dossier]:
        """Who gets it, the oldest first; refuses where nobody is left."""
        live = meant(tickets, to)
        files = self.interactions.views.on_file(live) if live else {}
        if not files:
            raise Refusal(Reason.NOBODY_WAITS)
        return [files[ticket.number] for ticket in live if ticket.number in files]

    async def _tickets(self, id: str) -> Sequence[Ticket]:
        return await asyncio.to_thread(self.interactions.views.in_issue, id)


def _draft(team: str, values: dict[str, str]) -> Draft:
    said = {name: values.get(name, "").strip() for name in ("told", "place", "touchpoint", "condition")}
    said["name"] = values.get("issue", "").strip()
    words = (word.strip().strip("“”\"'").strip() for word in values.get("words", "").split(","))
    until = _moment(values.get("until", ""))
    return Draft(
        team=team, words=tuple(word for word in words if word), lead=values.get("lead", ""), until=until, **said
    )


def _moment(value: str) -> datetime | None:
    try:
        return parse_moment(value)
    except ValueError:
        raise Refusal(Reason.UNKNOWN_CHOICE, field="until") from None


def _own_texts(values: dict[str, str]) -> dict[str, tuple[str, str]]:
    """By language; each needs what the text for everybody needs, whose subject it may share."""
    texts: dict[str, tuple[str, str]] = {}
    missing: dict[str, Reason] = {}
    for name, text in values.items():
        language = name.removeprefix("message_")
        if language == name or not text.strip():
            continue
        subject = values.get(f"subject_{language}", "").strip() or values["subject"].strip()
        texts[language] = (subject, text)
        gaps = {f"subject_{language}": subject, name: text}
        missing |= {field: Reason.PLACEHOLDERS_LEFT for field, words in gaps.items() if placeholders_left(words)}
    if missing:
        raise Incomplete(missing)
    return texts


def _read(language: str, files: Sequence[Dossier]) -> list[Dossier]:
    return [each for each in files if language_of(each) == language]


def _own(language: str, text: tuple[str, str], files: Sequence[Dossier]) -> OwnText:
    """As the first of them will get it."""
    read = _read(language, files)
    return OwnText(language=language, count=len(read), subject=text[0], text=named(text[1], read[0]))
