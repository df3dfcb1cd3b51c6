"""Answers for one person's eyes, and forms over what they look at."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from blocks import refusals
from blocks.card import Card
from blocks.registry import build, build_form
from blocks.slack import field_errors, render, render_form
from bot import actions
from bot.forms import FormData
from bot.notifications import Notification
from bot.ports import Members
from handlers.answers import Done, FieldErrors, FormAgain, FormAnswer, NextForm, OpenForm, Refused, Say, Tell
from handlers.slack.chat import Mentions
from handlers.slack.payloads import tag
from handlers.slack.responding import Respond

Json = dict[str, Any]
#: The origin of a form that was opened in Home.
NOWHERE = ""
_BOT = "Ringback"


class Replies:
    """How Slack shows an answer."""

    def __init__(self, client: AsyncWebClient, members: Members) -> None:
        self._client = client
        self._mentions = Mentions(members)

    async def answer(self, answer: Tell | Say, respond: Respond) -> None:
        """Through the response URL: seen only by whoever pressed, and the message stays as it is."""
        await respond(**self._drawn(answer), response_type="ephemeral", replace_original=False)

    async def tell(self, user: str, conversation: str, notification: Notification) -> None:
        """Where there is no response URL: after a form."""
        await self._client.chat_postEphemeral(channel=conversation, user=user, **self._drawn(Tell(notification)))

    async def open(self, trigger: str, form: FormData, origin: str) -> None:
        await self._client.views_open(trigger_id=trigger, view=view(form, origin))

    async def show(self, view: Mapping[str, Any], trigger: str, answer: Tell | Say | OpenForm) -> None:
        """Where there is no message to answer under: over Home, or in place of the answer that was pressed in."""
        over = view["type"] == "modal"
        if isinstance(answer, OpenForm):
            opening = self._client.views_push if over else self._client.views_open
            await opening(trigger_id=trigger, view=_form(answer.form))
        elif over:
            await self._client.views_update(view_id=view["id"], view=self._over(answer))
        else:
            await self._client.views_open(trigger_id=trigger, view=self._over(answer))

    def _over(self, answer: Tell | Say) -> Json:
        return answer_view(answer, self._mentions)

    async def draw_again(self, view_id: str, hash_: str, form: FormData, origin: str) -> None:
        """The hash keeps a slower drawing from replacing a newer one."""
        await self._client.views_update(view_id=view_id, hash=hash_, view=view(form, origin))

    def _drawn(self, answer: Tell | Say) -> Json:
        return drawn(answer, self._mentions)


def drawn(answer: Tell | Say, mentions: Mapping[str, str] = {}) -> Json:
    card = build(answer.notification) if isinstance(answer, Tell) else Card(title=answer.sentence)
    return render(card, mentions)


def answer_view(answer: Tell | Say, mentions: Mapping[str, str] = {}) -> Json:
    """An answer over Home, where there is no conversation that it could stand in."""
    return {
        "type": "modal",
        "callback_id": actions.SHOW,
        "title": {"type": "plain_text", "text": _BOT},
        "close": {"type": "plain_text", "text": "Back"},
        "blocks": drawn(answer, mentions)["blocks"],
    }


def _form(form: FormData) -> Json:
    return view(form, NOWHERE)


def view(form: FormData, origin: str) -> Json:
    return render_form(build_form(form)) | {"external_id": tag(origin)}


def acknowledgement(answer: FormAnswer, origin: str, values: Mapping[str, Any]) -> Json:
    """What `ack` says to a sent form."""
    match answer:
        case NextForm(form=form):
            return {"response_action": "push", "view": view(form, origin)}
        case FormAgain(form=form):
            return {"response_action": "update", "view": view(form, origin)}
        case FieldErrors(errors=errors):
            return {"response_action": "errors", "errors": field_errors(errors, values)}
        case Refused(sentence=sentence, texts=texts):
            return {"response_action": "update", "view": refused(sentence, texts)}
        case Done(notification=notification) if notification is not None and not origin:
            return {"response_action": "update", "view": answer_view(Tell(notification))}
        case Done():
            return {"response_action": "clear"}


def refused(sentence: str, texts: Mapping[str, str]) -> Json:
    """A form that could not be taken, with what was written in it, ready to be copied."""
    blocks = render(Card(title=sentence))["blocks"]
    for text in texts.values():
        element = {"type": "text", "text": text}
        blocks.append({"type": "rich_text", "elements": [{"type": "rich_text_preformatted", "elements": [element]}]})
    title = {"type": "plain_text", "text": refusals.NOT_THIS_TIME}
    return {"type": "modal", "callback_id": actions.SHOW, "title": title, "blocks": blocks}
