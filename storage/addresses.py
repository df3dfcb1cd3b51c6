"""Where a DATABASE_URL leads, as far as that can be told without a database library."""

from pathlib import Path


def is_there(url: str) -> bool:
    """Whether there is a database to open: SQLite would make one. Of any other, opening it will tell."""
    kind, _, rest = url.partition("://")
    if kind.partition("+")[0] != "sqlite":
        return True
    return Path(rest.partition("/")[2].partition("?")[0]).expanduser().is_file()
