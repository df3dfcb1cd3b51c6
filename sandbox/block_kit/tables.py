"""Tables: the plain one, and the one with pages and charts beside it."""

from collections.abc import Iterator
from typing import Any, Final

from sandbox.block_kit import limits
from sandbox.block_kit.checks import Check, Report, Shape, array, boolean, by_type, one_of, string, typed, whole
from sandbox.block_kit.objects import BLOCK
from sandbox.block_kit.rich_text import RICH_TEXT


def _anything(value: Any, where: str, report: Report) -> None:
    pass


_TEXT: Final = string(limits.SECTION_TEXT)
_CELL: Final = by_type(
    {
        "raw_text": typed("raw_text", {"text": _TEXT}),
        "raw_number": typed("raw_number", {"value": _anything}, {"text": _TEXT}),
        "rich_text": RICH_TEXT,
    }
)
_COLUMN: Final = Shape({}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean})

TABLE: Final = typed(
    "table",
    {"rows": array(array(_CELL, limits.TABLE_COLUMNS), limits.TABLE_ROWS)},
    {"column_settings": array(_COLUMN, limits.TABLE_COLUMNS), **BLOCK},
)


def _even(value: Any, where: str, report: Report) -> None:
    widths = {len(row) for row in value["rows"]}
    if len(widths) > 1:
        report.refuse("rows must have the same number of columns", f"{where}/rows")
    if sum(len(text) for text in texts(value["rows"])) > limits.DATA_TABLE_CHARACTERS.most:
        report.refuse(f"must be less than {limits.DATA_TABLE_CHARACTERS.most + 1} characters", f"{where}/rows")


DATA_TABLE: Final = typed(
    "data_table",
    {
        "rows": array(array(_CELL, limits.DATA_TABLE_COLUMNS), limits.DATA_TABLE_ROWS, least=2),
        "caption": string(limits.SECTION_TEXT),
    },
    {
        "page_size": whole(1, limits.DATA_TABLE_PAGE.most),
        "row_header_column_index": whole(0, limits.DATA_TABLE_COLUMNS.most - 1),
        **BLOCK,
    },
    _even,
)

_POINT: Final = Shape({"label": string(limits.CHART_NAME), "value": _anything})
_SERIES: Final = Shape({"name": string(limits.CHART_NAME), "data": array(_POINT, limits.CHART_POINTS)})
_AXES: Final = Shape(
    {"categories": array(string(limits.CHART_NAME), limits.CHART_POINTS)},
    {"x_label": string(limits.CHART_TITLE), "y_label": string(limits.CHART_TITLE)},
)


def _a_point_for_each_category(value: Any, where: str, report: Report) -> None:
    for index, series in enumerate(value["series"]):
        if [point["label"] for point in series["data"]] != value["axis_config"]["categories"]:
            report.refuse("must have a point for each category", f"{where}/series/{index}/data")


def _chart(kind: str) -> Shape:
    series: dict[str, Check] = {"series": array(_SERIES, limits.CHART_SERIES), "axis_config": _AXES}
    return typed(kind, series, None, _a_point_for_each_category)


_CHART: Final[dict[str, Check]] = {
    **{kind: _chart(kind) for kind in ("line", "bar", "area")},
    "pie": typed("pie", {"segments": array(_POINT, limits.CHART_SERIES)}),
}
DATA_VISUALIZATION: Final = typed(
    "data_visualization", {"title": string(limits.CHART_TITLE), "chart": by_type(_CHART)}, BLOCK
)


def texts(part: Any) -> Iterator[str]:
    """All that is written in *part*, wherever it stands."""
    if isinstance(part, list):
        for each in part:
            yield from texts(each)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key == "text" and isinstance(value, str):
                yield value
            else:
                yield from texts(value)
