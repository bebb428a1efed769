"""What a prompt says (messages.md)."""

from __future__ import annotations

import re
from typing import Any, Mapping

from .canonical import number_text
from .expressions import Expressions, Moment
from .instants import LAST_INSTANT, format_instant

Text = Mapping[str, Any]

_LONGEST = 100
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
_LINKING = re.compile(r"[.。．｡]|://|@")
_DURATIONS = (("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1))
_SIZES = (("GB", 10**9), ("MB", 10**6), ("kB", 10**3), ("B", 1))


def defang(text: str) -> str:
    """Text that an attacker may control: nothing hidden, not long, never a link."""
    shown = _HIDDEN.sub("", re.sub(r"[\t\n\r]", " ", text))
    if len(shown) > _LONGEST:
        shown = shown[: _LONGEST - 1] + "…"
    return _LINKING.sub(lambda found: "[.]" if found[0] in ".。．｡" else f"[{found[0]}]", shown)


class Messages:
    def __init__(self, bundle: Mapping[str, Any], enums: Mapping[str, Any], expressions: Expressions) -> None:
        self.texts = bundle["texts"]
        self.locales: list[str] = bundle["org"]["locales"]
        self.enums = enums
        self.expressions = expressions

    def render(self, message: Mapping[str, Any], moment: Moment, signals: list[Mapping[str, Any]]) -> dict[str, Any]:
        """`signals`: those that were there, as many as are shown."""
        found: dict[str, Any] = {
            "mode": message["mode"],
            "locale": self.locale(message["body"], moment),
            "body": self.text(message["body"], moment, signals),
        }
        if "title" in message:
            found["title"] = self.text(message["title"], moment, signals)
        if "action" in message:
            found["action"] = {part: self.text(message["action"][part], moment, signals) for part in ("label", "opens")}
        return found

    def locale(self, text: Text, moment: Moment) -> str:
        """The person's, that without its last part and so on, the organisation's, the least."""
        parts = moment.person["locale"].split("-")
        chain = ["-".join(parts[:n]) for n in range(len(parts), 0, -1)] + self.locales
        return next((locale for locale in chain if locale in text), min(text))

    def text(self, text: Text, moment: Moment, signals: list[Mapping[str, Any]]) -> str:
        locale = self.locale(text, moment)
        return "".join([self.part(part, locale, moment, signals) for part in text[locale]])

    def part(self, part: Any, locale: str, moment: Moment, signals: list[Mapping[str, Any]]) -> str:
        if isinstance(part, str):
            return part
        if "text" in part:
            return self.text(self.texts[part["text"]], moment, signals)
        if "signals" in part:
            return " ".join([self.text(signal[part["signals"]], moment, []) for signal in signals])
        shown = self.shown(part["value"]["type"], self.expressions.value(part["value"], moment), locale)
        return defang(shown) if "untrusted" in part else shown

    def shown(self, type_: Any, value: Any, locale: str) -> str:
        if value is None:
            return ""
        if isinstance(type_, dict) and "list" in type_:
            return ", ".join([self.shown(type_["list"], item, locale) for item in value])
        if isinstance(type_, dict):
            found = next(each for each in self.enums[type_["enum"]]["values"] if each["record"] == value)
            return str(found.get("words", {}).get(locale, found["name"]))
        if isinstance(value, bool):
            return "true" if value else "false"
        if type_ == "timestamp":
            return format_instant(value) if 0 <= value <= LAST_INSTANT else ""
        if type_ in ("duration", "bytes"):
            units = _DURATIONS if type_ == "duration" else _SIZES
            unit, size = next((each for each in units if value % each[1] == 0), units[-1])
            return number_text(value / size) + unit
        return value if isinstance(value, str) else number_text(value)
