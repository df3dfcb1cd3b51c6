"""What a person reads: markup is gone, names and dates are theirs."""

from zoneinfo import ZoneInfo

import pytest
from sandbox_cards import plain

from sandbox.shown import shown_text
from sandbox.viewer import Viewer

ANA = Viewer({"U0ANA": "Ana Ruiz", "C0CARE": "care"}, ZoneInfo("Europe/London"))


@pytest.mark.parametrize(
    ("mrkdwn", "shown"),
    [
        ("*Ana* has _this_", "Ana has this"),
        ("<@U0ANA> in <#C0CARE>", "@Ana Ruiz in #care"),
        ("<https://x.example|the order>", "the order"),
        ("<https://x.example>", "https://x.example"),
        ("&lt;!channel&gt; &amp; co", "<!channel> & co"),
        ("<!channel> wake up", "@channel wake up"),
        ("by <!date^1700000000^{date_short_pretty} {time}|14 Nov>", "by Nov 14 22:13"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("`*code*` ~gone~", "*code* gone"),
        ("*<@U0ANA>* now", "@Ana Ruiz now"),
    ],
)
def test_mrkdwn_as_it_reads(mrkdwn, shown):
    assert shown_text([], mrkdwn, ANA) == shown


def test_without_a_zone_a_date_is_its_fallback():
    assert shown_text([], "<!date^1700000000^{time}|ten past>", Viewer()) == "ten past"


def test_blocks_as_they_read():
    quote = {"type": "rich_text_quote", "elements": [{"type": "text", "text": "*not bold* <!channel>"}]}
    blocks = [
        {"type": "header", "text": plain("Answer Grace by 14:00")},
        {"type": "rich_text", "elements": [quote]},
        {"type": "section", "fields": [plain("Waiting"), plain("13 h")]},
        {"type": "context", "elements": [plain("asked for a call"), plain("second low score")]},
        {"type": "table", "rows": [[{"type": "raw_text", "text": "Ana"}, {"type": "raw_text", "text": "3"}]]},
        {"type": "divider"},
    ]
    assert shown_text(blocks, "unseen", ANA).splitlines() == [
        "Answer Grace by 14:00",
        "*not bold* <!channel>",
        "Waiting",
        "13 h",
        "asked for a call second low score",
        "Ana | 3",
    ]
