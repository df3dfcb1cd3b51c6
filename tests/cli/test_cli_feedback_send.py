"""`ringback feedback send`: one payload, signed as its source would."""

import json

import pytest

FEEDBACK = {"id": "mine-1", "score": 3, "comment": "Only in the kitchen."}
TYPEFORM = {
    "event_id": "e-1",
    "event_type": "form_response",
    "form_response": {
        "token": "t-1",
        "answers": [{"type": "number", "number": 9, "field": {"type": "nps", "ref": "score"}}],
    },
}


def test_what_is_sent_is_taken_once_and_a_bad_one_is_explained(start, ringback):
    url = start("serve", "--port", 0, "--hold").address()

    def send(source, feedback, url=url):
        return ringback("feedback", "send", source, "--url", url, "--json", json.dumps(feedback))

    taken = send("relationship-nps", FEEDBACK)
    assert (taken.exit_code, taken.stdout.split()[0]) == (0, "202")
    assert json.loads(taken.stdout.partition(" ")[2])["status"] == "accepted"
    assert '"duplicate"' in send("relationship-nps", FEEDBACK, f"{url}/feedback/relationship-nps").stdout
    assert send("typeform-nps", TYPEFORM).exit_code == 0

    bad = send("relationship-nps", {**FEEDBACK, "score": 11})
    assert (bad.exit_code, bad.stdout.split()[0]) == (1, "422")
    assert "remedy" in bad.stdout


@pytest.mark.parametrize(
    ("arguments", "exit_code", "words"),
    [
        (("relationship-npx", "--json", "{}"), 2, "relationship-nps"),
        (("relationship-nps", "--json", "@nowhere.json"), 2, "nowhere.json"),
        (("relationship-nps", "--json", "{}", "--url", "http://127.0.0.1:9"), 1, "cannot be reached"),
    ],
)
def test_what_cannot_be_sent_says_why(ringback, arguments, exit_code, words):
    refused = ringback("feedback", "send", *arguments)

    assert refused.exit_code == exit_code
    assert words in refused.output.replace("\n", " ")


def test_a_source_without_its_secret_is_named(ringback, monkeypatch):
    monkeypatch.delenv("STANDARD_SECRET")

    refused = ringback("feedback", "send", "relationship-nps", "--json", json.dumps(FEEDBACK))

    assert refused.exit_code == 2
    assert refused.stderr.startswith("STANDARD_SECRET: ")
