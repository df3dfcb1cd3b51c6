"""Whoever types /loop in the demo is told what each word behind it does, in the words of /loop help."""

from blocks.cards.help import help_card
from bot.notifications import Help
from handlers.cli.sandboxed import furnish
from sandbox.usage import suggestions
from sandbox.workspace import Workspace
from tests.clocks import MONDAY, Clock
from tests.world import program


def test_every_word_of_the_manifest_is_explained_as_the_help_does():
    workspace = Workspace(Clock(MONDAY))
    furnish(workspace, program())
    app = workspace.app

    offered = suggestions(app.usage, app.explained)

    assert [each.line for each in offered if not each.about] == []
    helped = " ".join(help_card(Help(lead=True)).parts[0].pairs.values())
    assert [each.line for each in offered if each.about not in helped] == []
