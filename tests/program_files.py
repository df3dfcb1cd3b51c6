"""A company's own copy of the starter program, which its owner edits while the bot runs."""

from pathlib import Path

from tests.world import ROOT, World

STARTER = ROOT / "programs" / "broadband"
_ZONE = "  zone: Europe/London          "
NEEDS_DANA = (_ZONE, f"  approval: {{by: dana@contoso.example}}\n{_ZONE}")
RUN_BY_FIELD_OPS = (_ZONE, f"  operator: {{slack: C0FIELD}}\n{_ZONE}")


class ProgramFile:
    """The file in *folder*, with what was changed in it; nobody reads it until the bot looks."""

    def __init__(self, folder: Path, *changes: tuple[str, str]) -> None:
        self.path = folder / "program.yaml"
        (folder / "playbooks").symlink_to(STARTER / "playbooks")
        self.path.write_text((STARTER / "program.yaml").read_text("utf-8"), "utf-8")
        self.change(*changes)

    def change(self, *changes: tuple[str, str]) -> str:
        """Write other words in place of some; the text as it was."""
        before = text = self.path.read_text("utf-8")
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        self.path.write_text(text, "utf-8")
        return before

    def edit(self, world: World, *changes: tuple[str, str]) -> None:
        """The same, and the bot has had the time to notice."""
        self.change(*changes)
        noticed(world)


def noticed(world: World) -> None:
    """Two looks at the file: the first finds it changed, the second that nobody is still writing it."""
    world.settle()
    world.settle()
