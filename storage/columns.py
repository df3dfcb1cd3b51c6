"""How our tables declare what several of them have: moments, long texts, counted keys."""

from typing import Any

from sqlalchemy import BigInteger, Integer, Text
from sqlmodel import Field

from storage.types import Utc

#: SQLite counts by itself only in a column that is exactly INTEGER.
COUNT = BigInteger().with_variant(Integer, "sqlite")


#: On SQLite, small rows lie in their primary key itself: half the pages to write for each.
COMPACT = {"sqlite_with_rowid": False}


def moment() -> Any:
    return Field(sa_type=Utc)


def maybe_moment() -> Any:
    return Field(default=None, sa_type=Utc)


def long_text() -> Any:
    return Field(default="", sa_type=Text)
