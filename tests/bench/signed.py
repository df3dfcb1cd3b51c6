"""Signed requests, made before the clock starts."""

import json
from datetime import UTC, datetime
from urllib.parse import urlencode

from slack_sdk.signature import SignatureVerifier

from bot.ports import Member
from handlers.sources import FORMATS

SECRET = "whsec_YmVuY2htYXJrcyBzaWduIHdpdGggdGhpcyBzZWNyZXQ="
SIGNING_SECRET = "bench-signing-secret"


def matched() -> list[Member]:
    """The colleague who presses."""
    return [Member(platform="slack", user="U0ANA", email="ana@contoso.example", name="Ana Ruiz")]


def feedback(number: int) -> bytes:
    """One webhook of a survey tool: a detractor with a comment, each a customer of their own."""
    now = datetime.now(UTC)
    payload = {
        "id": f"resp-{number}",
        "submitted_at": now.isoformat(),
        "score": number % 7,
        "comment": "Three visits and still no broadband. Nobody could tell me when the next engineer comes.",
        "customer": {
            "id": f"A-{number}",
            "name": "Grace Okafor",
            "email": f"grace{number}@example.com",
            "locale": "en-GB",
            "value": {"amount": 1200, "currency": "GBP"},
        },
        "touchpoint": "first-payment",
        "contact": {"wanted": True, "preferred": "phone"},
    }
    body = json.dumps(payload).encode()
    headers = FORMATS["standard"].sign(body, SECRET, now, f"msg_{number}")
    return request("/feedback/relationship-nps", body, {**headers, "content-type": "application/json"})


def claim(ticket: int) -> bytes:
    """One press on Claim, as Slack sends it (about 2 kB)."""
    payload = {
        "type": "block_actions",
        "user": {"id": "U0ANA", "username": "ana", "name": "ana", "team_id": "T0CONTOSO"},
        "api_app_id": "A0RINGBACK",
        "token": "unused",
        "container": {"type": "message", "message_ts": "1772442845.000100", "channel_id": "C0CARE"},
        "trigger_id": f"1.2.{ticket}",
        "team": {"id": "T0CONTOSO", "domain": "contoso"},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": "C0CARE", "name": "care"},
        "message": {"type": "message", "ts": "1772442845.000100", "text": "Answer by 14:00", "blocks": _blocks()},
        "state": {"values": {}},
        "response_url": "http://127.0.0.1:9/response",
        "actions": [
            {"action_id": "ticket.claim", "block_id": "b1", "type": "button", "value": str(ticket), "action_ts": "1.2",
             "text": {"type": "plain_text", "text": "Claim"}}
        ],
    }  # fmt: skip
    body = urlencode({"payload": json.dumps(payload)})
    now = str(int(datetime.now(UTC).timestamp()))
    signature = SignatureVerifier(SIGNING_SECRET).generate_signature(timestamp=now, body=body) or ""
    headers = {
        "content-type": "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": now,
        "x-slack-signature": signature,
    }
    return request("/slack/events", body.encode(), headers)


def _blocks() -> list[dict[str, object]]:
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "Three visits and still no broadband."}}
    return [{**section, "block_id": f"s{n}"} for n in range(8)]


def request(path: str, body: bytes, headers: dict[str, str]) -> bytes:
    """The bytes on the wire."""
    said = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    head = f"POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: {len(body)}\r\n{said}\r\n"
    return head.encode("latin-1") + body
