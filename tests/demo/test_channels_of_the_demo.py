"""The workspace of a demo has every channel that its program names, so that nothing fails to arrive there."""

from handlers.cli.program_secrets import with_stand_ins
from handlers.cli.sandboxed import furnish
from handlers.program_file import load
from sandbox.workspace import Workspace
from tests.cli.process import PROGRAM
from tests.clocks import MONDAY, Clock


def channels_of(text, tmp_path):
    file = tmp_path / "program.yaml"
    file.write_text(text, "utf-8")
    (tmp_path / "playbooks").symlink_to(PROGRAM.parent / "playbooks")
    workspace = Workspace(Clock(MONDAY))
    furnish(workspace, load(file, with_stand_ins(file, {})))
    return workspace.channels


def test_whoever_runs_the_bot_is_told_in_a_channel_that_is_there(tmp_path):
    named = PROGRAM.read_text("utf-8").replace("\nprogram:\n", "\nprogram:\n  operator: {slack: C0OPS}\n", 1)

    assert "C0OPS" in channels_of(named, tmp_path)


def test_so_is_where_tickets_go_instead(tmp_path):
    text = PROGRAM.read_text("utf-8")
    first = text.index("    conversation:", text.index("\nteams:"))

    found = channels_of(f"{text[:first]}    fallback: {{slack: C0SPARE}}\n{text[first:]}", tmp_path)

    assert "C0SPARE" in found
    assert "C0CARE" in found
