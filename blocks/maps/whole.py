"""The map of a program as one page: what starts, who answers, how fast, and what happens if not."""

from datetime import date

from blocks.maps import reference
from blocks.maps.glance import glance
from blocks.maps.page import Page, Signer, Steps, section
from blocks.maps.spans import day
from blocks.maps.steps import sentences
from blocks.maps.workflows import entries
from blocks.wording import listed
from bot.maps import PolicyMap, ProgramMap
from bot.program.remedies import label_of

_LEAD = (
    "Each answer of a customer goes to the first of these workflows that is in use and fits it. "
    "What fits none is kept and counted, and nobody is disturbed. "
    "Times run day and night from the moment the customer presses send, unless they are said to be working hours."
)


def page(map_: ProgramMap, on: date) -> Page:
    """The map as it stands *on* that day."""
    program = map_.program
    front = (reference.objectives(map_), glance(map_))
    in_full = (
        section("What is followed up", *entries(map_.workflows)),
        section("If nobody answers in time", *(_policy(each, map_.owner) for each in map_.policies)),
        reference.causes(map_),
    )
    below = (
        reference.people(map_),
        reference.recovery(map_),
        reference.sources(map_),
        reference.definitions(map_),
        reference.small_print(map_),
    )
    return Page(
        title=f"How {program.program.name} answers its customers",
        about=(f"Workflow map of {day(on)}, revision {program.revision}. {map_.owner} owns it.",),
        lead=(_LEAD,),
        front=tuple(each for each in front if each is not None),
        sections=tuple(each for each in in_full if each is not None),
        signers=tuple(Signer(each.name, reference.ROLES[each.role].capitalize()) for each in map_.signers),
        appendix=tuple(each for each in below if each is not None),
    )


def _policy(policy: PolicyMap, owner: str) -> Steps:
    name = label_of(policy.name) if policy.name else "Without an escalation"
    used = listed([label_of(each) for each in policy.workflows])
    return Steps(title=f"{name}, in {policy.team.name} ({used})", sentences=tuple(sentences(policy, owner)))
