"""Somebody at the page, as a browser without eyes: what it shows, and what its forms do."""

import re
from html import unescape

import httpx


async def look(browser: httpx.AsyncClient, who: str = "U0ANA", where: str = "C0CARE", **more: str) -> str:
    """*more* as the address has it: `thread`, `tab`, `mail`."""
    answer = await browser.get("/", params={"as": who, "in": where, **more})
    assert answer.status_code == 200
    return answer.text


async def do(
    browser: httpx.AsyncClient, act: str, who: str = "U0ANA", where: str = "C0CARE", **form: str | list[str]
) -> str:
    """What the page shows after the act."""
    answer = await browser.post(f"/do/{act}", data={"as": who, "in": where, **form})
    assert answer.status_code == 200
    return answer.text


def words(page: str) -> str:
    """What stands on it, without its tags; each piece on a line of its own."""
    pieces = (unescape(piece).strip() for piece in re.split(r"<[^>]*>", page))
    return "\n".join(piece for piece in pieces if piece)


def part(page: str, name: str) -> str:
    """What is between the beginning and the end of the first such element."""
    tag = name.partition(" ")[0]
    return page.split(f"<{name}", 1)[1].split(f"</{tag}>", 1)[0]
