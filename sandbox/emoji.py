"""Pictures for the short names that apps and people write; a name that is not here is shown as it is written."""

from typing import Any, Final

EMOJI: Final[dict[str, str]] = {
    "+1": "👍", "-1": "👎", "alarm_clock": "⏰", "arrow_right": "➡️", "art": "🎨", "bar_chart": "📊", "bell": "🔔",
    "blue_heart": "💙", "book": "📖", "bulb": "💡", "calendar": "📆", "chart_with_downwards_trend": "📉",
    "chart_with_upwards_trend": "📈", "clap": "👏", "clipboard": "📋", "clock1": "🕐", "coffee": "☕",
    "confused": "😕", "cry": "😢", "e-mail": "📧", "email": "📧", "envelope": "✉️", "exclamation": "❗", "eyes": "👀",
    "fire": "🔥", "green_heart": "💚", "grin": "😁", "hand": "✋", "heart": "❤️", "heavy_check_mark": "✔️",
    "hourglass": "⌛", "hourglass_flowing_sand": "⏳", "house": "🏠", "inbox_tray": "📥", "joy": "😂",
    "large_blue_circle": "🔵", "large_green_circle": "🟢", "large_red_circle": "🔴", "large_yellow_circle": "🟡",
    "link": "🔗", "lock": "🔒", "mag": "🔍", "mega": "📣", "memo": "📝", "moneybag": "💰", "muscle": "💪",
    "neutral_face": "😐", "no_entry": "⛔", "ok": "🆗", "ok_hand": "👌", "outbox_tray": "📤", "package": "📦",
    "page_facing_up": "📄", "partying_face": "🥳", "pencil": "📝", "phone": "☎️", "point_right": "👉", "pray": "🙏",
    "pushpin": "📌", "question": "❓", "rage": "😡", "raised_hands": "🙌", "red_circle": "🔴", "rocket": "🚀",
    "rotating_light": "🚨", "seedling": "🌱", "skull": "💀", "slightly_smiling_face": "🙂", "smile": "😄",
    "smiley": "😃", "snowflake": "❄️", "sob": "😭", "sos": "🆘", "sparkles": "✨", "speech_balloon": "💬", "star": "⭐",
    "stopwatch": "⏱️", "sunny": "☀️", "sweat_smile": "😅", "tada": "🎉", "telephone_receiver": "📞",
    "thinking_face": "🤔", "thumbsdown": "👎", "thumbsup": "👍", "ticket": "🎫", "trophy": "🏆",
    "umbrella": "☔", "unamused": "😒",
    "warning": "⚠️", "wave": "👋", "white_check_mark": "✅", "wrench": "🔧", "x": "❌", "zap": "⚡", "zzz": "💤",
}  # fmt: skip


def picture(name: str) -> str:
    """`:name:` where there is no picture; a skin tone is left out."""
    return EMOJI.get(name.partition("::")[0], f":{name}:")


def of_element(element: dict[str, Any]) -> str:
    """Of a rich text element: apps may say the code points, `1f44b-1f3fb`."""
    points = str(element.get("unicode", "")).split("-")
    if all(_is_a_point(point) for point in points):
        return "".join(chr(int(point, 16)) for point in points)
    return picture(str(element["name"]))


def _is_a_point(words: str) -> bool:
    digits = all(letter in "0123456789abcdefABCDEF" for letter in words)
    return bool(words) and digits and len(words) <= 6 and int(words, 16) <= 0x10FFFF
