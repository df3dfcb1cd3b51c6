"""Every limit of a block or a form, with what builds one of that size."""

from collections.abc import Callable
from typing import Any

from sandbox_cards import button, field, modal, option, plain, section, text_input

from sandbox.block_kit import limits
from sandbox.block_kit.limits import Limit

Json = dict[str, Any]


def words(size: int) -> str:
    return "x" * size


def address(size: int) -> str:
    return "https://x.example/".ljust(size, "x")


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def options(count: int) -> list[Json]:
    return [option(f"{n}", f"{n}") for n in range(count)]


def select(**more: Any) -> Json:
    return {"type": "static_select", "options": options(1), **more}


def confirm(**more: str) -> Json:
    texts = {"title": "t", "text": "t", "confirm": "c", "deny": "d", **more}
    return {key: plain(text) for key, text in texts.items()}


def image(**more: str) -> Json:
    return {"type": "image", "image_url": "https://x", "alt_text": "a", **more}


def table(rows: int = 1, columns: int = 1) -> Json:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * columns] * rows}


def data_table(rows: int = 2, columns: int = 1, text: str = "x", **more: Any) -> Json:
    cells = [[{"type": "raw_text", "text": text}] * columns] * rows
    return {"type": "data_table", "caption": "Causes", "rows": cells, **more}


def chart(series: int = 1, points: int = 1, name: str = "A", title: str = "Causes") -> Json:
    categories = [f"{n}" for n in range(points)]
    data = [{"label": label, "value": 1} for label in categories]
    drawn = {
        "type": "line",
        "series": [{"name": name, "data": data}] * series,
        "axis_config": {"categories": categories},
    }
    return {"type": "data_visualization", "title": title, "chart": drawn}


def video(**more: Any) -> Json:
    addresses = {"video_url": "https://x.example/v", "thumbnail_url": "https://x.example/t"}
    return {"type": "video", "alt_text": "a", "title": plain("t"), **addresses, **more}


def panel(**more: Any) -> Json:
    return {"type": "card", "title": plain("t"), **more}


def container(blocks: int = 1, title: str = "t") -> Json:
    return {"type": "container", "title": plain(title), "child_blocks": [{"type": "divider"}] * blocks}


def icons(count: int) -> Json:
    icon = {"type": "icon_button", "icon": "trash", "text": plain("Away")}
    return {"type": "context_actions", "elements": [icon] * count}


def group(count: int, label: str = "g") -> list[Json]:
    return [{"label": plain(label), "options": options(1)}] * count


def overflow(**more: Any) -> Json:
    return {"type": "overflow", "options": [{**option("o", "v"), **more}]}


IN_BLOCKS: list[tuple[str, Limit, Callable[[int], Json]]] = [
    ("section text", limits.SECTION_TEXT, lambda n: section(words(n))),
    ("section fields", limits.SECTION_FIELDS, lambda n: {"type": "section", "fields": [plain("f")] * n}),
    ("section field", limits.SECTION_FIELD, lambda n: {"type": "section", "fields": [plain(words(n))]}),
    ("header", limits.HEADER_TEXT, lambda n: {"type": "header", "text": plain(words(n))}),
    ("context elements", limits.CONTEXT_ELEMENTS, lambda n: {"type": "context", "elements": [plain("c")] * n}),
    ("context text", limits.CONTEXT_TEXT, lambda n: {"type": "context", "elements": [plain(words(n))]}),
    ("actions", limits.ACTIONS_ELEMENTS, lambda n: actions(*[button("b", f"a{i}") for i in range(n)])),
    ("block_id", limits.BLOCK_ID, lambda n: {"type": "divider", "block_id": words(n)}),
    ("action_id", limits.ACTION_ID, lambda n: actions(button("b", words(n)))),
    ("button text", limits.BUTTON_TEXT, lambda n: actions(button(words(n), "a"))),
    ("button value", limits.BUTTON_VALUE, lambda n: actions(button("b", "a", words(n)))),
    ("button url", limits.BUTTON_URL, lambda n: actions({**button("b", "a"), "url": address(n)})),
    ("overflow", limits.OVERFLOW_OPTIONS, lambda n: actions({"type": "overflow", "options": options(n)})),
    ("select options", limits.SELECT_OPTIONS, lambda n: actions(select(options=options(n)))),
    ("select groups", limits.SELECT_GROUPS, lambda n: actions({"type": "static_select", "option_groups": group(n)})),
    ("radio", limits.CHOICES, lambda n: actions({"type": "radio_buttons", "options": options(n)})),
    ("checkboxes", limits.CHOICES, lambda n: actions({"type": "checkboxes", "options": options(n)})),
    ("option text", limits.OPTION_TEXT, lambda n: actions(select(options=[option(words(n), "v")]))),
    ("option value", limits.OPTION_VALUE, lambda n: actions(select(options=[option("o", words(n))]))),
    ("placeholder", limits.PLACEHOLDER, lambda n: actions(select(placeholder=plain(words(n))))),
    ("confirm title", limits.CONFIRM_TITLE, lambda n: actions(select(confirm=confirm(title=words(n))))),
    ("confirm text", limits.CONFIRM_TEXT, lambda n: actions(select(confirm=confirm(text=words(n))))),
    ("confirm button", limits.CONFIRM_BUTTON, lambda n: actions(select(confirm=confirm(deny=words(n))))),
    ("image url", limits.IMAGE_URL, lambda n: image(image_url=address(n))),
    ("image alt", limits.IMAGE_ALT, lambda n: image(alt_text=words(n))),
    ("image title", limits.IMAGE_TITLE, lambda n: {**image(), "title": plain(words(n))}),
    ("input label", limits.INPUT_LABEL, lambda n: {**field("f"), "label": plain(words(n))}),
    ("input hint", limits.INPUT_HINT, lambda n: field("f", hint=plain(words(n)))),
    ("initial value", limits.INPUT_VALUE, lambda n: field("f", text_input("f", initial_value=words(n)))),
    ("max_length", limits.INPUT_VALUE, lambda n: field("f", text_input("f", max_length=n))),
    ("markdown", limits.MARKDOWN_CHARACTERS, lambda n: {"type": "markdown", "text": words(n)}),
    ("option url", limits.OPTION_URL, lambda n: actions(overflow(url=address(n)))),
    ("option description", limits.OPTION_TEXT, lambda n: actions(overflow(description=plain(words(n))))),
    (
        "group label",
        limits.GROUP_LABEL,
        lambda n: actions({"type": "static_select", "option_groups": group(1, words(n))}),
    ),
    (
        "accessibility label",
        limits.ACCESSIBILITY_LABEL,
        lambda n: actions({**button("b", "a"), "accessibility_label": words(n)}),
    ),
    ("context actions", limits.CONTEXT_ACTIONS, icons),
    ("video title", limits.VIDEO_TITLE, lambda n: video(title=plain(words(n)))),
    ("video author", limits.VIDEO_AUTHOR, lambda n: video(author_name=words(n))),
    ("card title", limits.CARD_TITLE, lambda n: panel(title=plain(words(n)))),
    ("card body", limits.CARD_BODY, lambda n: panel(body=plain(words(n)))),
    ("card actions", limits.CARD_ACTIONS, lambda n: panel(actions=[button("b", f"a{i}") for i in range(n)])),
    ("carousel", limits.CAROUSEL_CARDS, lambda n: {"type": "carousel", "elements": [panel()] * n}),
    ("container", limits.CONTAINER_BLOCKS, container),
    ("container title", limits.CONTAINER_TITLE, lambda n: container(title=words(n))),
    ("data table rows", limits.DATA_TABLE_ROWS, data_table),
    ("data table columns", limits.DATA_TABLE_COLUMNS, lambda n: data_table(columns=n)),
    ("data table page", limits.DATA_TABLE_PAGE, lambda n: data_table(page_size=n)),
    ("chart title", limits.CHART_TITLE, lambda n: chart(title=words(n))),
    ("chart series", limits.CHART_SERIES, lambda n: chart(series=n)),
    ("chart name", limits.CHART_NAME, lambda n: chart(name=words(n))),
    ("chart points", limits.CHART_POINTS, lambda n: chart(points=n)),
    ("table rows", limits.TABLE_ROWS, lambda n: table(rows=n)),
    ("table columns", limits.TABLE_COLUMNS, lambda n: table(columns=n)),
]
IN_MODALS: list[tuple[str, Limit, Callable[[int], Json]]] = [
    ("title", limits.VIEW_TITLE, lambda n: modal(field("f"), title=plain(words(n)))),
    ("submit", limits.VIEW_BUTTON, lambda n: modal(field("f"), submit=plain(words(n)))),
    ("close", limits.VIEW_BUTTON, lambda n: modal(field("f"), close=plain(words(n)))),
    ("private_metadata", limits.PRIVATE_METADATA, lambda n: modal(field("f"), private_metadata=words(n))),
    ("callback_id", limits.CALLBACK_ID, lambda n: modal(field("f"), callback_id=words(n))),
    ("external_id", limits.CALLBACK_ID, lambda n: modal(field("f"), external_id=words(n))),
    ("alert", limits.ALERT_TEXT, lambda n: modal({"type": "alert", "text": plain(words(n))})),
    ("blocks", limits.VIEW_BLOCKS, lambda n: modal(*[{"type": "divider"}] * n)),
]
