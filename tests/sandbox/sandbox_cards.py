"""Blocks and forms the tests post."""

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def section(text: str, **more: Any) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(label: str, action: str, value: str = "7") -> Json:
    return {"type": "button", "text": plain(label), "action_id": action, "value": value}


def card(text: str, *labels: str, value: str = "7") -> list[Json]:
    """A sentence, and buttons whose actions are called after their labels."""
    return [
        section(text),
        {"type": "actions", "elements": [button(label, f"ticket.{label.lower()}", value) for label in labels]},
    ]


def option(label: str, value: str) -> Json:
    return {"text": plain(label), "value": value}


def menu(*labels: str) -> list[Json]:
    entries = [option(label, f"ticket.{label.lower()} 7") for label in labels]
    return [section("More", accessory={"type": "overflow", "action_id": "ticket.more", "options": entries})]


def text_input(name: str, **more: Any) -> Json:
    return {"type": "plain_text_input", "action_id": name, **more}


def field(name: str, element: Json | None = None, **more: Any) -> Json:
    """An input block, named as its element is."""
    return {
        "type": "input",
        "block_id": name,
        "label": plain(name.title()),
        "element": element or text_input(name),
        **more,
    }


def modal(*blocks: Json, callback_id: str = "ticket.respond", **more: Any) -> Json:
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain("Respond"),
        "submit": plain("Send"),
        "blocks": list(blocks),
        "private_metadata": "7",
        **more,
    }
