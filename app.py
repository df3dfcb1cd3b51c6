"""The `ringback` command: what can be asked for, and the bot for whatever needs one."""

from importlib import import_module
from types import ModuleType

from handlers.cli import House, commands


def composition(part: str = "composition") -> ModuleType:
    """
    The composition root, loaded by its name once a verb needs it: that costs seconds, and most verbs do not.

    Whoever needs no more than one *part* of what it puts together has that alone.
    """
    return import_module(part)


def main() -> None:
    """The installed `ringback` command."""
    commands(House(composition))()


if __name__ == "__main__":
    main()
