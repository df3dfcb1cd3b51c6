"""`ringback program revisions` and `diff`: how the program changed, and what a file would change."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from blocks.program_words import words
from bot.errors import Misconfigured, ProgramError
from bot.program import Program
from bot.revising.compare import compare
from bot.revising.edition import Edition, What
from handlers.cli.chat_words import beside, in_the_chat
from handlers.cli.house import House
from handlers.cli.program_secrets import with_stand_ins
from handlers.cli.surroundings import environ
from handlers.cli.trouble import stop
from handlers.program_file import load, read_kept, text_to_keep

if TYPE_CHECKING:
    from handlers.program_watch import Editions

File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="The program file.")]
Against = Annotated[
    str, typer.Option(metavar="REVISION|FILE", help="What to compare it with; what is in force if left out.")
]
_WHAT = {
    What.TOOK_EFFECT: "took effect",
    What.PROPOSED: "waits for its approver",
    What.APPROVED: "was approved",
    What.DECLINED: "was declined",
    What.WITHDRAWN: "was taken back",
    What.PAUSED: "paused",
    What.RESUMED: "resumed",
    What.PAUSE_OVER: "goes on: its pause is over",
    What.CAPPED: "has a cap set in the chat",
    What.UNCAPPED: "has the cap of its file again",
    What.GROUP_CHANGED: "has other people in it",
    What.TAKEN_IN: "was taken into a team",
    What.TAKEN_OUT: "was taken out of a team",
    What.AS_IN_FILE: "is where the file says again",
    What.OVERTAKEN: "has overtaken what the chat had changed",
    What.ISSUE_DECLARED: "was declared a known issue",
    What.ISSUE_FULL: "takes no more: its time has passed",
    What.ISSUE_ENDED: "ended as a known issue",
}
_FILES = (".yaml", ".yml")
_AGAINST = "To compare it with a file instead, name that one: --against other.yaml"
_NONE = "There is none yet: the program is first written down when the bot starts."


def add_revisions(group: typer.Typer, house: House) -> None:
    @group.command()
    def revisions() -> None:
        """Every change of the program, the newest first: when, by whom, and what was different."""
        with house.editions() as editions:
            every = editions.all() if editions.are_there() else ()
        for line in _history(every) if every else [_NONE]:
            typer.echo(line)

    @group.command()
    def diff(file: File, against: Against = "") -> None:
        """What *file* would change, in words."""
        before, now = _other(against, house), _read(file)
        differences = compare(before, now)
        for difference in differences:
            typer.echo(words(difference))
        if not differences:
            typer.echo("Nothing is different.")
        if not against:
            for line in beside(now, in_the_chat(house), before):
                typer.echo(line)


def _history(every: Sequence[Edition]) -> Iterator[str]:
    in_force = every[0].revision
    for edition in every:
        by = f" by {edition.by}" if edition.by else ""
        now = " (in force)" if edition.about == in_force and edition.what in (What.TOOK_EFFECT, What.APPROVED) else ""
        yield f"{_time(edition.at)}  {edition.about}  {_WHAT[edition.what]}{by}{now}"
        waiting = edition.waiting.differences if edition.waiting and edition.what is What.PROPOSED else ()
        for difference in (*edition.differences, *waiting):
            yield f"    {words(difference)}"


def _time(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


def _other(against: str, house: House) -> Program:
    """A file, a revision that is kept, or what is in force."""
    if against and Path(against).is_file():
        return _read(Path(against))
    if against.endswith(_FILES):
        raise stop(f"There is no file {against}.")
    try:
        held = house.editions()
    except Misconfigured as nowhere:
        raise Misconfigured(f"{nowhere}. {_AGAINST}") from None
    with held as editions:
        return _kept(against, editions)


def _kept(revision: str, editions: "Editions") -> Program:
    latest = editions.latest() if not revision and editions.are_there() else None
    name = revision or (latest.revision if latest else "")
    text = editions.text_of(name) if name else None
    kept = read_kept(name, text) if text else None
    if kept is None:
        unknown = f"There is no revision {name}: “ringback program revisions” lists them."
        raise stop(unknown if name else f"{_NONE} {_AGAINST}")
    return kept


def _read(file: Path) -> Program:
    """As it would be kept: with the names of its secrets, so that none is compared or shown."""
    program = load(file, with_stand_ins(file, environ()))
    kept = read_kept(program.revision, text_to_keep(program))
    if kept is None:
        raise ProgramError(f"{file} cannot be read as it would be kept")
    return kept
