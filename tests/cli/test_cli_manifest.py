"""`ringback manifest slack`: what Slack documents, and nothing that the bot does not do."""

import json
from pathlib import Path
from typing import cast

import pytest
from jsonschema import Draft202012Validator

from bot import actions
from bot.ports import Views
from handlers.interactions import Interactions
from handlers.loop_command import LoopCommand
from handlers.map_links import MapLinks
from handlers.slack.manifest import EVENTS, OPTIONAL_SCOPES, SCOPES, USAGE, manifest
from sandbox import Workspace
from tests.cli.process import ROOT

SCHEMA = json.loads((Path(__file__).parent / "manifest.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("url", ["", "https://bot.example", "https://bot.example/"])
def test_it_is_what_slack_documents(url):
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(manifest(url))] == []


def test_over_http_slack_knows_where(ringback):
    made = json.loads(ringback("manifest", "slack", "--url", "https://bot.example").stdout)

    assert made["settings"]["interactivity"]["request_url"] == "https://bot.example/slack/events"
    assert made["features"]["slash_commands"][0]["url"] == "https://bot.example/slack/events"
    assert made["settings"]["socket_mode_enabled"] is False


@pytest.mark.parametrize("url", ["http://bot.example", "bot.example", "ftp://bot.example"])
def test_slack_is_not_told_an_address_it_would_not_call(ringback, url):
    refused = ringback("manifest", "slack", "--url", url)

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith("PUBLIC_URL: Slack calls https addresses only")


def test_a_sandbox_on_this_machine_needs_no_https(ringback):
    assert ringback("manifest", "slack", "--url", "http://127.0.0.1:8000").exit_code == 0


def test_in_socket_mode_no_address_is_named(ringback):
    made = ringback("manifest", "slack", "--socket-mode").stdout

    assert json.loads(made)["settings"]["socket_mode_enabled"] is True
    assert "url" not in made


def test_an_address_is_needed_for_http(ringback):
    refused = ringback("manifest", "slack")

    assert refused.exit_code == 2
    assert refused.stderr.startswith("PUBLIC_URL: ")


def test_every_right_has_its_reason():
    made = manifest()
    scopes = made["oauth_config"]["scopes"]

    assert set(scopes["bot_optional"]) == set(OPTIONAL_SCOPES) < set(scopes["bot"])
    assert set(scopes["bot"]) - set(scopes["bot_optional"]) == set(SCOPES)
    assert all(scope in made["display_information"]["long_description"] for scope in scopes["bot"])


def test_the_sandbox_grants_what_the_manifest_asks_for():
    assert Workspace().app.scopes == set(SCOPES)


def test_only_what_has_a_handler_is_named():
    made = manifest()
    loop = LoopCommand(interactions=cast(Interactions, None), views=cast(Views, None), maps=cast(MapLinks, None))

    assert {word.split()[0] for word in USAGE.split(" | ")} == set(loop._words) - {""}
    assert [each["callback_id"] for each in made["features"]["shortcuts"]] == [actions.NOTE]
    assert made["settings"]["event_subscriptions"]["bot_events"] == list(EVENTS)
    assert made["features"]["app_home"]["home_tab_enabled"]


def test_the_docs_give_the_same_reasons():
    docs = (ROOT / "docs" / "command-line.md").read_text("utf-8").replace("`", "").replace("*", "")

    for scope, reason in {**SCOPES, **OPTIONAL_SCOPES}.items():
        assert any(scope in line and reason.replace('"', "") in line for line in docs.splitlines()), scope
