"""What a program says of who gets what, checked: places, people who are trained for it, tags and what they mean."""

from collections.abc import Iterator

from bot.mistakes import Mistake, nearest
from bot.people import Person
from bot.place_names import folded
from bot.program.model import Program
from bot.program.places import BY_LOCATION

_SECTIONS = ("context", "customer.attributes")


def who_gets_it(program: Program) -> Iterator[Mistake]:
    """All that does not fit about places and training, in the file's order."""
    yield from _teams(program)
    yield from _sources(program)
    yield from _workflows(program)
    yield from _trained(program)
    yield from _tags(program)


def _teams(program: Program) -> Iterator[Mistake]:
    looks_after: dict[str, str] = {}
    for name, team in program.teams.items():
        if name == BY_LOCATION:
            yield Mistake(("teams", name), f'"{BY_LOCATION}" has a meaning of its own', "Give the team another name.")
        for number, place in enumerate(team.locations):
            first = looks_after.setdefault(folded(place), name)
            if first != name:
                found = f'"{place}" is looked after by "{first}" already'
                yield Mistake(("teams", name, "locations", number), found, "Name each place in one team.")


def _sources(program: Program) -> Iterator[Mistake]:
    for name, source in program.sources.items():
        section, _, key = source.location.rpartition(".")
        if source.location and (section not in _SECTIONS or not key):
            remedy = "Write context.<name> or customer.attributes.<name>."
            yield Mistake(("sources", name, "location"), f'"{source.location}" leads nowhere', remedy)


def _workflows(program: Program) -> Iterator[Mistake]:
    known = {folded(place): place for team in program.teams.values() for place in team.locations}
    for number, workflow in enumerate(program.workflows):
        place = ("workflows", number)
        if workflow.team == BY_LOCATION and not known:
            remedy = "Write `locations:` in the teams, or name a team here."
            yield Mistake((*place, "team"), "no team says which places it looks after", remedy)
        for at, wanted in enumerate(workflow.scope.locations if workflow.scope else ()):
            if known and folded(wanted) not in known:
                found = f'no team looks after "{wanted}"'
                yield Mistake((*place, "scope", "locations", at), found, nearest(wanted, known.values()))


def _trained(program: Program) -> Iterator[Mistake]:
    """A workflow that asks for training has somebody who has it, in each of its teams."""
    for number, workflow in enumerate(program.workflows):
        for team in program.teams_of(workflow) if workflow.training else ():
            able = [p.email for p in may_be_in(team, program) if workflow.training in program.people[p.email].trained]
            if team in program.teams and not able:
                remedy = f"Write `trained: [{workflow.training}]` for those of its people who are."
                found = f'nobody in "{team}" is trained for it'
                yield Mistake(("workflows", number, "training"), found, remedy)


def may_be_in(team: str, program: Program) -> tuple[Person, ...]:
    """Who is in *team*; where it takes people from a user group, everybody whom the file puts into none may be."""
    by_group = program.people_of("") if team in program.teams and program.teams[team].members else ()
    return (*program.people_of(team), *by_group)


def _tags(program: Program) -> Iterator[Mistake]:
    """A tag suggests one cause, and one that can be chosen."""
    taken: dict[str, str] = {}
    for key, root in program.root_causes.items():
        for tag, sub in root.tags.items():
            place, cause = ("root_causes", key, "tags", tag), f"{key}/{sub}" if sub else key
            if program.cause(cause) is None:
                found = f'there is no cause "{cause}"'
                yield Mistake(place, found, nearest(sub, root.subcategories))
            if taken.setdefault(folded(tag), cause) != cause:
                yield Mistake(place, f'the tag suggests "{taken[folded(tag)]}" already', "Let it suggest one cause.")
