"""User groups: who is called by one handle, and what the app hears of them."""

import pytest
from slack_sdk.errors import SlackApiError

pytestmark = pytest.mark.anyio


@pytest.fixture
async def grouped(house):
    """A group of Ana and Ben; the app may read it and hears of it."""
    house.workspace.app.scopes.add("usergroups:read")
    house.workspace.app.events |= {"subteam_members_changed", "subteam_updated"}
    house.workspace.user_groups.add("S0CARE", "care-team", ["U0ANA", "U0BEN"], name="Customer Care")
    house.heard = []

    @house.app.event("subteam_members_changed")
    async def members_changed(event):
        house.heard.append(event)

    @house.app.event("subteam_updated")
    async def updated(event):
        house.heard.append(event)

    return house


async def test_groups_are_listed_and_so_are_those_in_one(grouped):
    [group] = (await grouped.client.usergroups_list())["usergroups"]

    assert (group["id"], group["handle"], group["name"], group["date_delete"]) == (
        "S0CARE",
        "care-team",
        "Customer Care",
        0,
    )
    assert not {"users", "user_count"} & group.keys()
    assert (await grouped.client.usergroups_users_list(usergroup="S0CARE"))["users"] == ["U0ANA", "U0BEN"]


async def test_users_and_their_number_come_where_they_are_asked_for(grouped):
    [group] = (await grouped.client.usergroups_list(include_users=True, include_count=True))["usergroups"]

    assert (group["users"], group["user_count"]) == (["U0ANA", "U0BEN"], 2)


async def test_a_disabled_group_is_listed_only_where_it_is_asked_for(grouped):
    await grouped.workspace.user_groups.disable("S0CARE")

    assert (await grouped.client.usergroups_list())["usergroups"] == []
    [group] = (await grouped.client.usergroups_list(include_disabled=True))["usergroups"]
    assert group["date_delete"] > 0
    told = await grouped.client.usergroups_users_list(usergroup="S0CARE", include_disabled=True)
    assert told["users"] == ["U0ANA", "U0BEN"]


async def test_whoever_is_deactivated_is_in_no_group(grouped):
    grouped.workspace.deactivate("U0BEN")

    assert (await grouped.client.usergroups_users_list(usergroup="S0CARE"))["users"] == ["U0ANA"]


async def test_the_app_hears_who_came_and_who_went(grouped):
    await grouped.workspace.user_groups.change("S0CARE", ["U0BEN"])
    await grouped.workspace.user_groups.rename("S0CARE", "carers")

    changed, updated, renamed = grouped.heard
    assert (changed["subteam_id"], changed["added_users"], changed["removed_users"]) == ("S0CARE", [], ["U0ANA"])
    assert updated["subteam"]["users"] == ["U0BEN"]
    assert renamed["subteam"]["handle"] == "carers"


async def test_without_the_right_nothing_is_read_or_heard(grouped):
    grouped.workspace.app.scopes.discard("usergroups:read")

    await grouped.workspace.user_groups.change("S0CARE", ["U0BEN"])

    assert grouped.heard == []
    with pytest.raises(SlackApiError) as refused:
        await grouped.client.usergroups_list()
    assert (refused.value.response["error"], refused.value.response["needed"]) == ("missing_scope", "usergroups:read")


@pytest.mark.parametrize("method", ["usergroups_list", "usergroups_users_list"])
async def test_a_plan_without_groups(grouped, method):
    grouped.workspace.user_groups.available = False

    with pytest.raises(SlackApiError) as refused:
        await getattr(grouped.client, method)(**({"usergroup": "S0CARE"} if "users" in method else {}))
    assert refused.value.response["error"] == "plan_upgrade_required"
