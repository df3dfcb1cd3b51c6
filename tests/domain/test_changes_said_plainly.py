"""What a colleague who never read the file is told of a change: names, not addresses; words, not signs."""

import re

import pytest

from blocks.program_words import facts
from bot.revising.compare import compare
from handlers.program_file import read_kept, text_to_keep
from tests.world import program

ADDRESS = re.compile(r"\S+@\S+")
SIGNS = re.compile(r"&&|\|\||==|<=|>=|\w_\w|\w\.\w+ ")


def told(*changes):
    text = program().text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    kept = [text_to_keep(program().model_copy(update={"text": each})) for each in (program().text, text)]
    before, now = (read_kept(name, each) for name, each in zip(("old", "new"), kept, strict=True))
    return [f"{whose}: {what}" for whose, what in facts(compare(before, now)).items()]


CHANGES = [
    (
        "target: 100%, per: month, agreed_by: dana@contoso.example",
        "target: 95%, per: month, agreed_by: dana@contoso.example",
        "The program: objectives: now with “Heard from us” 95% per month (the file says that Dana Whitfield agreed to "
        "it), and no longer with “Heard from us” 100% per month (the file says that Dana Whitfield agreed to it)",
    ),
    (
        "when: score <= 6",
        "when: score <= 5",
        "Workflow detractor: it starts when the score is 5 or lower instead of when the score is 6 or lower",
    ),
    (
        "    rollout: shadow  ",
        "    rollout: pilot  ",
        "Workflow praise: it is on trial instead of counted only",
    ),
    (
        "  - name: praise\n",
        "  - name: good-news\n",
        "Workflow good-news: new, counted only, for Customer Care, when the score is 9 or higher, and the customer "
        "wrote a comment",
    ),
    (
        "    playbook: detractor\n",
        "    playbook: detractor\n    notify: [dana@contoso.example]\n",
        "Workflow detractor: who is told besides: now with Dana Whitfield",
    ),
    (
        "    playbook: detractor\n",
        "    playbook: detractor\n    notify: [customer.attributes.account_manager]\n",
        "Workflow detractor: who is told besides: now with the customer's account manager",
    ),
    (
        "    - {after: unclaimed 4h, notify: team}\n",
        "    - {after: unclaimed 2h, notify: [team, dana@contoso.example]}\n",
        "Escalation care: its steps: now with “nobody has taken it for 2 working hours: the team, Dana "
        "Whitfield”, and no longer with “nobody has taken it for 4 working hours: the team”",
    ),
    (
        "lead: tom@contoso.example\n",
        "lead: maria@contoso.example\n",
        "Team Field Ops: lead Maria Chen instead of Tom Hughes",
    ),
    ("  sam@contoso.example: {name: Sam Doyle, team: field-ops, role: frontline}\n", "", "Sam Doyle: gone"),
    (
        "  sam@contoso.example: {name: Sam Doyle, team: field-ops, role: frontline}\n",
        "  cora@contoso.example: {name: Cora Lind, team: field-ops, role: frontline}\n",
        "Cora Lind: new",
    ),
    (
        "  sam@contoso.example: {name: Sam Doyle, team: field-ops,",
        "  sam@contoso.example: {name: Sam Doyle, team: care,",
        "Sam Doyle: team Customer Care instead of Field Ops",
    ),
    (
        'open: {mon-fri: ["09:00-18:00"]}',
        'open: {mon-thu: ["09:00-18:00"]}',
        "Calendar head-office: Fridays no longer with 09:00-18:00",
    ),
    (
        "secret: ${STANDARD_SECRET}",
        "secret: ${OTHER}",
        "Source relationship-nps: the secret that it signs with: OTHER instead of STANDARD_SECRET",
    ),
    (
        "  close_after: 7d",
        "  approval: {by: dana@contoso.example}\n  close_after: 7d",
        "The program: who has to agree to a change: now with Dana Whitfield",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), CHANGES)
def test_a_change_is_said_as_a_colleague_says_it(old, new, said):
    assert said in told((old, new))


@pytest.mark.parametrize(("old", "new", "said"), CHANGES)
def test_no_address_and_no_sign_of_the_file_is_read(old, new, said):
    lines = [line for line in told((old, new)) if "secret" not in line]

    assert [line for line in lines if ADDRESS.search(line) or SIGNS.search(line)] == []
