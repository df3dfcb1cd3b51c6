"""What the map says of where feedback comes from."""

from pathlib import Path

from blocks.maps import markdown, page
from bot.maps import program_map
from handlers.program_file import load
from tests.cards.test_map_page import TODAY

SOFTWARE = Path(__file__).parents[2] / "programs" / "software" / "program.yaml"
SECRET = "whsec_c3RvcmllcyBzaWduIHdpdGggdGhpcyBzZWNyZXQ="
ENVIRON = {f"{name}_SECRET": SECRET for name in ("RELATIONSHIP", "CASE", "HEALTH")}


def source(name):
    drawn = markdown(page(program_map(load(SOFTWARE, ENVIRON)), TODAY))
    [line] = [each for each in drawn.splitlines() if each.startswith(f"| {name} (")]
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_signal_is_no_score():
    assert source("Health")[1] == "none: nobody was asked"
    assert source("Relationship NPS")[1] == "0 to 10"


def test_the_place_is_named_in_words():
    assert source("Health")[-1].endswith("the place: the customer's region")
