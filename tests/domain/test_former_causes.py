"""What root causes were called: groups, what is in them, several that became one, and what the past says is missing."""

import pytest

from bot.program import RootCause
from bot.program.former_causes import FormerCauses

CAUSES = FormerCauses(
    {
        "money": RootCause.model_validate(
            {
                "formerly": ["billing", "invoices"],
                "subcategories": {
                    "twice": {"formerly": ["double-charge", "visits/paid-twice"]},
                    "tone": {"name": "How we wrote", "formerly": "staff"},
                    "late": "Paid back late",
                },
            }
        ),
        "other": RootCause(formerly=("misc", "network/weather")),
    }
)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("money/late", "money/late"),
        ("billing", "money"),
        ("billing/late", "money/late"),
        ("invoices/double-charge", "money/twice"),
        ("money/double-charge", "money/twice"),
        ("visits/paid-twice", "money/twice"),
        ("misc", "other"),
        ("network/weather", "other"),
        ("staff", "money/tone"),
        ("billing/forgotten", "money/forgotten"),
        ("never/heard", "never/heard"),
        ("", ""),
    ],
)
def test_an_old_name_leads_to_the_one_of_today(then, now):
    assert CAUSES.now(then) == now


def test_what_two_were_called_in_their_groups_is_no_cause_of_its_own():
    late = {"formerly": ["late"]}
    causes = {
        "visits": RootCause.model_validate({"subcategories": {"late-visit": late}}),
        "billing": RootCause.model_validate({"subcategories": {"late-refund": late}}),
    }

    assert [FormerCauses(causes).now(f"{each}late") for each in ("visits/", "billing/", "")] == [
        "visits/late-visit",
        "billing/late-refund",
        "late",
    ]
