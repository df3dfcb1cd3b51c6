"""What one can ask for."""

from blocks.card import Card, Facts, Sentence
from blocks.cutting import cut
from blocks.literals import one_line
from bot.notifications import Help

_EVERYBODY = {
    "/loop": "where to start, and what is yours",
    "/loop next": "the one to take now",
    "/loop queue": "who waits in your team",
    "/loop queue 2": "the next ten of them",
    "/loop ticket 7": "one ticket, by its number",
    "/loop find visit": "tickets with that name or word",
    "/loop team": "how your team stands",
    "/loop causes": "what makes customers unhappy, and who can mend it",
    "/loop sla": "by when customers hear from us, and how that is counted",
    "/loop map": "the whole program: what starts what, and who is told when",
    "/loop known": "what many customers wait for at once; “/loop known leeds” shows one of them",
    "/loop program": "which program is in force, and what the chat has changed of it",
    "/loop away": "who is away",
    "/loop away until Monday": "you are away, and back on Monday",
    "/loop back": "you are here again",
    "/loop help": "this list",
}
_LEADS = {
    "/loop team NAME": "how another team of yours stands",
    "/loop shadow": "what workflows in shadow would have opened",
    "/loop away Ana until Monday": "somebody in your team is away; “/loop back Ana” ends it",
    "/loop pause": "what is paused; “/loop pause NAME until Monday” pauses a workflow",
    "/loop resume NAME": "a paused workflow goes on",
    "/loop cap": "how many a day are posted; “/loop cap NAME 20” sets it, “/loop cap NAME file” goes back to the file",
    "/loop people": "who is in your team; its buttons take somebody in, or out",
}


def help_card(help_: Help) -> Card:
    pairs: dict[str, str | Sentence] = {**_EVERYBODY, **(_LEADS if help_.lead else {})}
    unknown = cut(one_line(help_.unknown), 40)
    title = f"I don't know “{unknown}” yet. Try one of these:" if unknown else "Ask me for one of these:"
    return Card(
        title=title,
        parts=(Facts(pairs),),
        spoken=title,
    )


def in_short() -> dict[str, str]:
    """
    What each word behind the command does, in the few words that stand here first about it.

    For whoever completes a line: `/loop queue`.
    """
    found: dict[str, str] = {}
    for line, words in {**_EVERYBODY, **_LEADS}.items():
        found.setdefault(" ".join(line.split()[:2]), words.partition(";")[0])
    return {**found, "/loop me": found["/loop"]}
