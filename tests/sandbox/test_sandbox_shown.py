"""What a person reads: markup is gone, names and dates are theirs."""

from datetime import UTC, datetime
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
        ("by <!date^1700000000^{date_short_pretty} {time}|14 Nov>", "by 14 Nov 22:13"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("`*code*` ~gone~", "*code* gone"),
        ("*<@U0ANA>* now", "@Ana Ruiz now"),
    ],
)
def test_mrkdwn_as_it_reads(mrkdwn, shown):
    assert shown_text([], mrkdwn, ANA) == shown


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2023-11-13T12:00Z", "yesterday at 12:00"),
        ("2023-11-14T23:59Z", "today at 23:59"),
        ("2023-11-15T00:00Z", "tomorrow at 00:00"),
        ("2023-11-16T00:00Z", "16 Nov at 00:00"),
        ("2024-11-14T12:00Z", "14 Nov 2024 at 12:00"),
    ],
)
def test_a_day_that_is_near_is_called_so(moment, shown):
    looking = Viewer({}, ZoneInfo("Europe/London"), datetime(2023, 11, 14, 22, 13, tzinfo=UTC))
    at = int(datetime.fromisoformat(moment).timestamp())
    assert shown_text([], f"<!date^{at}^{{date_short_pretty}} at {{time}}|then>", looking) == shown


@pytest.mark.parametrize(
    ("zone", "token", "shown"),
    [
        ("Europe/London", "date_long", "Tuesday, 14 November 2023"),
        ("America/New_York", "date_long", "Tuesday, November 14, 2023"),
        ("Asia/Tokyo", "date_short_pretty", "15 Nov"),
        ("America/New_York", "date_short_pretty", "Nov 14"),
        ("America/New_York", "date_num", "2023-11-14"),
    ],
)
def test_a_date_is_written_as_where_its_reader_lives(zone, token, shown):
    assert shown_text([], f"<!date^1700000000^{{{token}}}|then>", Viewer({}, ZoneInfo(zone))) == shown


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
