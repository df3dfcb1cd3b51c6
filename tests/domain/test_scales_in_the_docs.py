"""What the documentation says of scales and of STOP is what the code does."""

import re
from pathlib import Path

import pytest

from bot.feedback import Band, Scale, is_only_stop

PAGE = (Path(__file__).parents[2] / "docs" / "program-file.md").read_text("utf-8")
ROWS = re.findall(
    r"^\| `(\w+)` \| [^|]+ \| (\d+) (?:to|and) (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE
)
STOP = PAGE.partition("## STOP\n")[2].partition("\n## ")[0]


def numbers(said: str) -> set[int]:
    """`0 to 6`, `7 and 8`, `3`, `none`."""
    found = [int(each) for each in re.findall(r"\d+", said)]
    return set(range(found[0], found[-1] + 1)) if found else set()


def test_every_scale_is_said():
    assert [row[0] for row in ROWS] == [scale.value for scale in Scale]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_scale_is_as_the_page_says(row):
    name, lowest, highest, *bands = row
    scale = Scale(name)
    scores = range(int(lowest), int(highest) + 1)

    assert scale.limits == (int(lowest), int(highest))
    for band, said in zip(Band, bands, strict=True):
        assert {score for score in scores if scale.band(score) is band} == numbers(said)


def test_the_words_that_stop_are_those_that_the_page_names():
    words = [word for word in re.findall(r"`(\w+)`", STOP) if word != "opted_out"]

    assert {word.lower() for word in words} == {"stop", "stopp", "unsubscribe", "arrêt", "arret", "alto", "baja"}
    assert all(is_only_stop(f" {word}! ") and is_only_stop(word.lower()) for word in words)
    assert not is_only_stop("please stop")
