"""
What each method refuses, in Slack's words and with when it says so.

The words of a method stand on its own page, Slack: Reference / Methods / <name>,
"Errors"; where they come from elsewhere, the row says so. Tests keep what the
methods say within this table.
"""

from typing import Final

Words = dict[str, str]

#: Slack: APIs / Web API, and at the end of every method's page.
EVERYWHERE: Final[Words] = {
    "account_inactive": "the app was removed, or the workspace closed",
    "invalid_arguments": "an argument is missing, or is not what it should be",
    "invalid_auth": "nobody knows the token",
    "invalid_json": "the body is not JSON",
    "invalid_post_type": "the body is of a type that no method reads",
    "json_not_object": "the body is JSON, and not an object",
    "missing_post_type": "there is a body, and no type",
    "missing_scope": "the app has not been granted any of `needed`",
    "not_allowed_token_type": "an app-level token where the bot's is wanted, or the other way round",
    "not_authed": "no token came with it",
    "ratelimited": "more calls than its tier allows (HTTP 429 and Retry-After)",
    "token_revoked": "somebody took the token away",
    "unknown_method": "there is none of this name",
}
#: Nothing here goes wrong by itself in this workspace, but any method's page names it: `faults.fail` says it.
TROUBLE: Final[Words] = {
    "access_denied": "the workspace's rules forbid it",
    "fatal_error": "something broke, and some of the work may have been done",
    "internal_error": "the same, for a moment",
    "no_permission": "the token's owner may not do this",
    "request_timeout": "the request did not arrive whole",
    "service_unavailable": "for a moment",
    "team_added_to_org": "the workspace is moving into an organization, for a while",
    "token_expired": "a token that was to be renewed was not",
}
#: The same, of a few methods only.
TROUBLE_OF: Final[dict[str, Words]] = {
    "chat.postMessage": {
        "ekm_access_denied": "the workspace's admins have stopped all posting",
        "message_limit_exceeded": "the whole workspace sends too much",
        "rate_limited": "this app sends too much; an older word for it",
        "restricted_action": "the workspace's rules let only some people post there",
    },
}
_CONTENT: Final[Words] = {
    "invalid_attachments": "attachments that are not JSON",
    "invalid_blocks": "blocks that break a rule; `response_metadata.messages` says which, and where",
    "invalid_blocks_format": "blocks that are not a JSON array",
    "markdown_text_conflict": "`markdown_text` beside `text` or `blocks`",
    "msg_blocks_too_long": "all text of all blocks together (undocumented: slackapi/bolt-js#2509)",
    "msg_too_long": "`markdown_text`, or `text` of an update, beyond its limit",
    "no_text": "neither words nor blocks",
    "too_many_attachments": "more than a hundred",
}
_WHERE: Final[Words] = {
    "channel_not_found": "no such channel, or a private one that the app is not in",
    "is_archived": "the channel is archived",
    "messages_tab_disabled": "a direct message, and the app's messages tab is switched off",
    "not_in_channel": "the app has not been invited",
    "user_disabled": "a direct message, and their account is closed (our own guess at the word)",
    "thread_not_found": "no message to answer under (our own guess at the word)",
}
_METADATA: Final[Words] = {
    "invalid_metadata_format": "not `event_type` and `event_payload`, or more than one level deep",
    "metadata_too_large": "more than Slack keeps with a message",
}
_VIEW: Final[Words] = {
    "duplicate_external_id": "another open view has this name",
    "view_too_large": "more than 250 kB",
}
_TRIGGER: Final[Words] = {
    "exchanged_trigger_id": "the trigger has opened a form already",
    "expired_trigger_id": "the trigger is older than three seconds",
    "invalid_trigger_id": "nobody was given this trigger, or not in a form",
}
_PAGED: Final[Words] = {"invalid_cursor": "a page that was never named"}
_PLAN: Final[Words] = {"plan_upgrade_required": "the workspace's plan has no user groups"}
_CHANNEL: Final[Words] = {"channel_not_found": _WHERE["channel_not_found"]}

REFUSALS: Final[dict[str, Words]] = {
    "apps.connections.open": {"internal_error": "nothing listens (the workspace is not served)"},
    "auth.test": {},
    "chat.delete": {
        **_CHANNEL,
        "cant_delete_message": "somebody else's",
        "message_not_found": "no message of this `ts`, or an ephemeral one",
    },
    "chat.getPermalink": {**_CHANNEL, "message_not_found": "no message of this `ts`"},
    "chat.postEphemeral": {**_CONTENT, **_WHERE, "user_not_in_channel": "they would not see it"},
    "chat.postMessage": {**_CONTENT, **_WHERE, **_METADATA},
    "chat.update": {
        **_CONTENT,
        **_METADATA,
        **_CHANNEL,
        "cant_update_message": "somebody else's",
        "edit_window_closed": "the workspace lets nobody edit what is so old",
        "is_inactive": "the channel is archived",
        "message_not_found": "no message of this `ts`, or an ephemeral one",
    },
    "conversations.history": {**_CHANNEL, **_PAGED, "not_in_channel": _WHERE["not_in_channel"]},
    "conversations.info": _CHANNEL,
    "conversations.join": {
        **_CHANNEL,
        "is_archived": _WHERE["is_archived"],
        "method_not_supported_for_channel_type": "only public channels can be joined",
    },
    "conversations.list": _PAGED,
    "conversations.members": {**_CHANNEL, **_PAGED},
    "conversations.open": {
        "user_disabled": "their account is closed",
        "user_not_found": "nobody of this id",
        "users_list_not_supplied": "nobody was named",
    },
    "conversations.replies": {
        **_CHANNEL,
        **_PAGED,
        "not_in_channel": _WHERE["not_in_channel"],
        "thread_not_found": "no message of this `ts`",
    },
    "files.completeUploadExternal": {
        **_CHANNEL,
        "file_not_found": "never asked for, or nothing was uploaded",
        "not_in_channel": _WHERE["not_in_channel"],
        "thread_not_found": _WHERE["thread_not_found"],
    },
    "files.getUploadURLExternal": {},
    "files.info": {"file_not_found": "no file of this id"},
    "usergroups.list": _PLAN,
    "usergroups.users.list": {**_PLAN, "no_such_subteam": "no user group of this id"},
    "users.info": {"user_not_found": "nobody of this id"},
    "users.list": _PAGED,
    "users.lookupByEmail": {"users_not_found": "nobody of this address, or their account is closed"},
    "views.open": {**_VIEW, **_TRIGGER},
    "views.publish": {
        **_VIEW,
        "hash_conflict": "the Home tab has been drawn anew since",
        "not_enabled": "the app's Home tab is switched off",
        "user_not_found": "nobody of this id",
    },
    "views.push": {
        **_VIEW,
        **_TRIGGER,
        "not_found": "their form is no longer open",
        "push_limit_reached": "three forms stand on each other",
    },
    "views.update": {
        **_VIEW,
        "hash_conflict": "the view has been drawn anew since",
        "not_found": "no view of this name is open",
    },
}

#: Slack: Interactivity / Handling user interaction, and what its addresses were seen to answer.
RESPONSE_URL: Final[Words] = {
    **_CONTENT,
    "expired_url": "half an hour has passed",
    "invalid_json": EVERYWHERE["invalid_json"],
    "invalid_post_type": EVERYWHERE["invalid_post_type"],
    "json_not_object": EVERYWHERE["json_not_object"],
    "missing_post_type": EVERYWHERE["missing_post_type"],
    "no_such_url": "nobody was given this address (our own word)",
    "used_url": "it has been used five times",
}


def words_of(method: str) -> frozenset[str]:
    """Every word that *method* may answer."""
    if method == "response_url":
        return frozenset(RESPONSE_URL)
    return frozenset().union(EVERYWHERE, TROUBLE, TROUBLE_OF.get(method, {}), REFUSALS.get(method, {}))
