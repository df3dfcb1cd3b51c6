"""What the page draws: every block and element, harmless, and marked where it is not known."""

import json
import re
from pathlib import Path

import pytest
from sandbox_cards import button, card, field, menu, modal, option, plain, section, text_input
from sandbox_visits import look, part, words

from sandbox import markdown
from sandbox.block_kit.blocks import IN_INPUT
from sandbox.block_kit.stored import as_stored
from sandbox.model import File

pytestmark = pytest.mark.anyio

GALLERY = Path(__file__).parent.parent / "cards" / "gallery" / "slack"
MESSAGES = sorted(GALLERY.glob("*.json"))
FIRST = option("One", "1")


async def post(house, *blocks, **more):
    await house.client.chat_postMessage(channel="C0CARE", text="new", blocks=list(blocks), **more)
    return house.workspace.messages("#care")[-1]


def rich(*parts):
    return {"type": "rich_text", "elements": list(parts)}


def line(*elements, kind="rich_text_section", **more):
    return {"type": kind, "elements": list(elements), **more}


async def test_every_block_is_drawn(house, browser):
    bold = {"type": "text", "text": "Three visits", "style": {"bold": True}}
    cell = {"type": "raw_text", "text": "61"}
    await post(
        house,
        {"type": "header", "text": plain("Answer Grace")},
        section("*Waiting* for <@U0ANA>", fields=[plain("Due"), plain("14:00")]),
        {"type": "context", "elements": [plain("asked for a call")]},
        {"type": "divider"},
        rich(line(bold, kind="rich_text_quote")),
        rich(line(line(bold), kind="rich_text_list", style="ordered", offset=2, indent=1)),
        {"type": "table", "rows": [[cell], [cell]], "column_settings": [{"align": "right"}]},
        {"type": "image", "image_url": "https://x.example/a.png", "alt_text": "a chart", "title": plain("Week")},
        {"type": "markdown", "text": "# Week\n**as** [is](https://x.example)\n- one"},
        *card("More", "Claim", "Close"),
        menu("Snooze")[0],
        {"type": "actions", "elements": [{"type": "static_select", "action_id": "pick", "options": [FIRST]}]},
    )
    page = await look(browser)

    for drawn in (
        "<h3>Answer Grace</h3>",
        '<strong>Waiting</strong> for <span class="mention me">@Ana Ruiz</span>',
        ">14:00</div>",
        "asked for a call",
        "<hr>",
        "<blockquote><strong>Three visits</strong></blockquote>",
        '<ol class="indent1" start="3"><li><strong>Three visits</strong></li></ol>',
        '<th class="right">61</th>',
        '<td class="right">61</td>',
        'alt="a chart"',
        "<figcaption>Week</figcaption>",
        "<h3>Week</h3>",
        "<p><strong>as</strong> <a ",
        "<ul><li>one</li></ul>",
        ">Claim</button>",
        ">Snooze</button>",
        ">One</option>",
    ):
        assert drawn in page


async def test_what_stands_in_rich_text(house, browser):
    await post(
        house,
        rich(
            line(
                {"type": "user", "user_id": "U0BEN"},
                {"type": "channel", "channel_id": "C0CARE"},
                {"type": "broadcast", "range": "here"},
                {"type": "link", "url": "https://x.example", "text": "the order", "style": {"italic": True}},
                {"type": "emoji", "name": "tada"},
                {"type": "emoji", "name": "ours", "unicode": "1f44b-1f3fb"},
                {"type": "emoji", "name": "unheard_of"},
                {"type": "date", "timestamp": 1700000000, "format": "{time}", "fallback": "later"},
                {"type": "text", "text": "old", "style": {"strike": True, "underline": True}},
            ),
            line({"type": "text", "text": "a  b"}, kind="rich_text_preformatted"),
        ),
    )
    page = await look(browser)

    for drawn in (
        '<span class="mention">@Ben Okoye</span><span class="mention">#care</span>',
        '<span class="mention me">@here</span>',
        '<em><a href="https://x.example"',
        'aria-label="tada">🎉</span>',
        "👋🏻",
        ":unheard_of:",
        "<time>22:13</time>",
        "<u><s>old</s></u>",
        "<pre>a  b</pre>",
    ):
        assert drawn in page


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("*a* _b_ ~c~ `d`", "<strong>a</strong> <em>b</em> <s>c</s> <code>d</code>"),
        ("```x\ny```", "<pre>x\ny</pre>"),
        ("&gt; said\n&gt; *twice*\nafter", "<blockquote>said\n<strong>twice</strong></blockquote>after"),
        ("a &gt; b", "a &gt; b"),
        (
            "at 10:30:45 :tada: :no_such:",
            'at 10:30:45 <span class="emoji" role="img" aria-label="tada">🎉</span> :no_such:',
        ),
        ("<!date^1700000000^{time}|later>", "<time>22:13</time>"),
        ("&lt;b&gt; <javascript:alert(1)|here>", '&lt;b&gt; <a href="#"'),
    ],
)
async def test_marks_in_a_message(house, browser, written, drawn):
    await house.client.chat_postMessage(channel="C0CARE", text=written)
    assert re.sub(r"\s*\n\s*", "\n", drawn) in re.sub(r"\s*\n\s*", "\n", await look(browser))


async def test_short_names_mean_something_only_where_the_app_wants_it(house, browser):
    await post(house, {"type": "header", "text": plain("Well done :tada:")})
    await post(house, {"type": "header", "text": {**plain("As written :tada:"), "emoji": False}})
    await post(house, rich(line({"type": "text", "text": "a customer's :tada:"})))

    said = words(await look(browser))

    assert said.count("🎉") == 1
    assert "As written :tada:" in said
    assert "a customer's :tada:" in said


async def test_what_customers_write_stays_text(house, browser):
    evil = "<script>alert(1)</script>"
    quote = line({"type": "text", "text": evil}, {"type": "link", "url": "javascript:alert(1)"}, kind="rich_text_quote")
    await post(
        house, section(evil), rich(quote), {"type": "header", "text": plain(evil)}, {"type": "markdown", "text": evil}
    )
    await house.ana.say(evil, channel="#care")
    house.workspace.add_user("U0EVIL", "evil", evil, title=evil)

    page = await look(browser)

    assert "<script>alert" not in page
    assert 'href="javascript:' not in page


async def test_what_is_not_known_is_marked(house, browser):
    care = house.workspace.channel("#care")
    unheard = {"type": "workflow_button", "action_id": "w", "text": plain("Run")}
    house.workspace.write(
        care,
        user="U0RINGBACK",
        blocks=[{"type": "video", "block_id": "v"}, {"type": "actions", "block_id": "a", "elements": [unheard]}],
    )
    said = words(await look(browser))

    assert "not drawn: video" in said
    assert "not drawn: workflow_button" in said


@pytest.mark.parametrize("file", MESSAGES, ids=lambda file: file.stem)
async def test_everything_the_bot_says_is_drawn(house, browser, file):
    drawn = json.loads(file.read_text(encoding="utf-8"))
    workspace = house.workspace
    if drawn.get("type") in {"modal", "home"}:
        blocks = drawn["blocks"]
        (workspace.views.open if drawn["type"] == "modal" else workspace.views.publish)("U0ANA", drawn)
        page = await look(browser, where="C0CARE" if drawn["type"] == "modal" else "home")
    else:
        blocks = as_stored(drawn["blocks"], workspace.ids)
        workspace.write(workspace.channel("#care"), user="U0RINGBACK", blocks=blocks)
        page = await look(browser)

    assert "not drawn" not in page
    for label in re.findall(
        r'"style": "primary", "text": {"type": "plain_text", "text": "([^"]+)"', json.dumps(blocks)
    ):
        assert label in words(page)


def elements_of_every_kind():
    for kind in IN_INPUT:
        element = {"type": kind, "action_id": f"{kind}-it"}
        if kind in {"static_select", "multi_static_select", "radio_buttons", "checkboxes"}:
            element["options"] = [FIRST, option("Two", "2")]
        if kind == "number_input":
            element["is_decimal_allowed"] = True
        yield element


async def test_every_field_has_its_label_hint_and_error(house, browser):
    blocks = [
        {**field(f"{element['type']}-block", element), "hint": plain(f"how {element['type']} works")}
        for element in elements_of_every_kind()
    ]
    view = house.workspace.views.open("U0ANA", modal(*blocks))
    await house.ana.fill_and_submit()
    page = part(await look(browser), "dialog")

    for block in blocks:
        kind = block["element"]["type"]
        name = f"{view.id}-{block['block_id']}/{kind}-it"
        assert f'id="{name}-hint">how {kind} works' in page
        assert f'aria-describedby="{name}-hint {name}-error"' in page
        assert f'for="{name}"' in page or f'aria-label="{block["label"]["text"]}"' in page
    assert page.count('role="alert"') == len(blocks)
    assert "not drawn" not in page


async def test_a_choice_on_a_message_is_told_at_once(house, browser):
    chosen = []

    @house.app.action(re.compile("-it$"))
    async def any_choice(ack, action):
        chosen.append(next(value for key, value in action.items() if key.startswith("selected")))
        await ack()

    kinds = {"datepicker": "2026-07-01", "checkboxes": ["1", "2"], "users_select": "U0BEN", "static_select": "2"}
    elements = [element for element in elements_of_every_kind() if element["type"] in kinds]
    message = await post(house, {"type": "actions", "block_id": "all", "elements": elements})
    page = await look(browser)
    for element in elements:
        name = f"all/{element['action_id']}"
        assert f'data-choose="{name}"' in page
        form = {"choose": name, name: kinds[element["type"]], "channel": message.channel, "ts": message.ts}
        answer = await browser.post("/do/choose", data={"as": "U0ANA", "in": "C0CARE", **form})
        assert answer.status_code == 200

    read = [[o["value"] for o in each] if isinstance(each, list) else each for each in chosen]
    assert ["1", "2"] in read
    assert "2026-07-01" in read
    assert "U0BEN" in read
    assert any(isinstance(each, dict) and each["value"] == "2" for each in read)


async def test_what_wants_to_be_confirmed_asks_first(house, browser):
    confirm = {
        "title": plain("Really?"),
        "text": plain("It is gone then."),
        "confirm": plain("Yes"),
        "deny": plain("No"),
    }
    overflow = {"type": "overflow", "action_id": "more", "options": [option("Erase", "e")], "confirm": confirm}
    select = {"type": "static_select", "action_id": "pick", "options": [FIRST], "confirm": confirm}
    await post(
        house,
        {"type": "actions", "elements": [{**button("Close", "ticket.close"), "confirm": confirm}, overflow, select]},
    )
    page = await look(browser)

    assert page.count('role="alertdialog"') == 3
    for pressed in ('name="press" value="ticket.close|7"', 'name="press" value="more|e"'):
        assert page.index("Really?") < page.index(pressed)
        assert page.count(pressed) == 1
    assert "data-choose" not in page


async def test_files_and_pictures(house, browser):
    workspace = house.workspace
    workspace.files["F1"] = File(id="F1", name="week.png", length=3, alt_txt="the week", content=b"png", uploaded=True)
    workspace.files["F2"] = File(
        id="F2", name="list.csv", length=2048, title="All tickets", content=b"a,b", uploaded=True
    )
    workspace.write(workspace.channel("#care"), user="U0RINGBACK", text="here", files=("F1", "F2"))
    page = await look(browser)

    assert '<img src="/files/F1" alt="the week"' in page
    assert 'download="list.csv"' in page
    assert (await browser.get("/files/F1")).headers["content-type"] == "image/png"
    handed_over = await browser.get("/files/F2")
    assert handed_over.headers["content-type"] == "application/octet-stream"
    assert handed_over.headers["x-content-type-options"] == "nosniff"
    assert (await browser.get("/files/F3")).status_code == 404


def test_markdown_as_it_is_read():
    read = markdown.parse("## Two\nfirst **bold** and *soft* `code`\n\n1. one\n2. ~~two~~\n> said\n```py\nx = 1\n```")

    assert [passage.kind for passage in read] == ["h3", "p", "ol", "blockquote", "pre"]
    assert [span.kind for span in read[1].lines[0]] == ["text", "bold", "text", "italic", "text", "code"]
    assert len(read[2].lines) == 2
    assert read[4].lines[0][0].words == "x = 1\n"


async def test_a_text_input_keeps_its_first_empty_line(house, browser):
    house.workspace.views.open(
        "U0ANA", modal(field("message", text_input("message", multiline=True, initial_value="\nhi")))
    )
    assert ">\n\nhi</textarea>" in await look(browser)


async def test_a_very_long_quote_is_folded(house, browser):
    for text in ("Three visits.", "Three visits. " * 100):
        await post(house, rich(line({"type": "text", "text": text}, kind="rich_text_quote")))
    page = await look(browser)

    assert page.count("<blockquote>") == 2
    assert page.count('<div class="long"><blockquote>') == page.count("Show more") == 1
