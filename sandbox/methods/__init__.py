"""The API methods by name."""

from typing import Final

from sandbox.methods import auth, chat, conversations, files, usergroups, users, views
from sandbox.methods.method import Method

METHODS: Final[dict[str, Method]] = {
    "apps.connections.open": auth.open_connection,
    "auth.test": auth.test,
    "chat.delete": chat.delete,
    "chat.getPermalink": chat.permalink,
    "chat.postEphemeral": chat.post_ephemeral,
    "chat.postMessage": chat.post,
    "chat.update": chat.update,
    "conversations.history": conversations.history,
    "conversations.info": conversations.info,
    "conversations.join": conversations.join,
    "conversations.list": conversations.list_all,
    "conversations.members": conversations.members,
    "conversations.open": conversations.open_dm,
    "conversations.replies": conversations.replies,
    "files.completeUploadExternal": files.complete_upload,
    "files.getUploadURLExternal": files.upload_url,
    "files.info": files.info,
    "usergroups.list": usergroups.list_all,
    "usergroups.users.list": usergroups.users,
    "users.info": users.info,
    "users.list": users.list_all,
    "users.lookupByEmail": users.lookup_by_email,
    "views.open": views.open_modal,
    "views.publish": views.publish,
    "views.push": views.push,
    "views.update": views.update,
}

#: Slack: Reference / Methods / <name>, "Content types". To the others a JSON body says nothing.
TAKES_JSON: Final = frozenset(
    {
        "apps.connections.open",
        "auth.test",
        "chat.delete",
        "chat.postEphemeral",
        "chat.postMessage",
        "chat.update",
        "conversations.join",
        "conversations.open",
        "files.completeUploadExternal",
        "views.open",
        "views.publish",
        "views.push",
        "views.update",
    }
)
