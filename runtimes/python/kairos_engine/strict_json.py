"""JSON read without trust (loading.md, Strict JSON), and JSON of events, where the last of two equal keys counts."""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn, Union

from .refusal import Path, Refused, below

MOST_CODE_UNITS = 2**26
MOST_VALUES = 4_000_000
DEEPEST = 250
GREATEST_INT = 2**53 - 1

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_STRING = re.compile(r'"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"')
_SURROGATE = re.compile("[\ud800-\udfff]")


def is_well_formed(text: str) -> bool:
    """Whether no half of a surrogate pair stands alone; whole pairs are one code point in Python."""
    return _SURROGATE.search(text) is None


def number(text: str) -> Union[int, float]:
    """A double; as an `int` where it is whole and within ±(2^53−1), so that 3.0 is 3 and −0 is 0."""
    value = float(text)
    return int(value) if abs(value) <= GREATEST_INT and value.is_integer() else value


def _is_held(text: str, value: Union[int, float]) -> bool:
    """Whether the number is that of the shortest text of the double it reads as (I-JSON)."""
    if len(text) <= 15 and text.isdigit():
        return True
    if not is_finite(value):
        return False
    return _decimal(text) == _decimal(repr(value))


def _decimal(text: str) -> tuple[str, int]:
    """Digits with their sign, without zeros at either end, and the exponent of ten: equal for equal numbers."""
    mantissa, _, exponent = text.lower().partition("e")
    whole, _, fraction = mantissa.lstrip("-").partition(".")
    digits = (whole + fraction).rstrip("0")
    power = _exponent(exponent) - len(fraction) + len(whole + fraction) - len(digits)
    digits = digits.lstrip("0")
    return ("-" * text.startswith("-") + digits, power) if digits else ("", 0)


def _exponent(text: str) -> int:
    # Far beyond any double; Python refuses to read very long integers.
    return int(text or 0) if len(text) < 1000 else 10**9


def parse_event(text: str) -> Any:
    """JSON as events come: what does not fit is found later, member by member. Raises ValueError on what is no JSON."""
    return json.loads(text, parse_int=number, parse_float=number, parse_constant=_no_constant)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def parse_strictly(text: str) -> Any:
    """Raises Refused with the pointer that the specification fixes."""
    if 2 * len(text) > MOST_CODE_UNITS and len(text) + sum(1 for c in text if c > "\uffff") > MOST_CODE_UNITS:
        raise Refused("", "the document is too long")
    if not is_well_formed(text):
        raise Refused("", "half of a character stands alone (a lone surrogate)")
    return _Parser(text).document()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.values = 0

    def document(self) -> Any:
        value = self.value(())
        if self.at < len(self.text):
            self.fail()
        return value

    def value(self, path: Path) -> Any:
        """The value that begins here, with the space around it."""
        self.values += 1
        if self.values > MOST_VALUES:
            raise Refused("", f"more than {MOST_VALUES} values")
        start = self.next()
        if start in ("{", "["):
            if len(path) == DEEPEST:
                raise Refused(below("", *path), f"deeper than {DEEPEST} objects and lists")
            value: Any = self.members(path) if start == "{" else self.elements(path)
        elif start == '"':
            value = self.string(path)
        elif found := _NUMBER.match(self.text, self.at):
            self.at = found.end()
            value = number(found.group())
            if not _is_held(found.group(), value):
                raise Refused(below("", *path), "no double holds this number as it is written")
        else:
            for word, value in (("true", True), ("false", False), ("null", None)):
                if self.text.startswith(word, self.at):
                    self.at += len(word)
                    break
            else:
                self.fail()
        self.next()
        return value

    def members(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        self.at += 1
        if self.next() == "}":
            self.at += 1
            return found
        while True:
            if self.next() != '"':
                self.fail()
            key = self.string(path)
            here = (*path, key)
            if key in found:
                raise Refused(below("", *here), "this key stands twice")
            if key == "__proto__":
                raise Refused(below("", *here), "the key `__proto__` is not allowed")
            if self.next() != ":":
                self.fail()
            self.at += 1
            found[key] = self.value(here)
            if self.one_of(",", "}") == "}":
                return found

    def elements(self, path: Path) -> list[Any]:
        found: list[Any] = []
        self.at += 1
        if self.next() == "]":
            self.at += 1
            return found
        while True:
            found.append(self.value((*path, len(found))))
            if self.one_of(",", "]") == "]":
                return found

    def string(self, path: Path) -> str:
        found = _STRING.match(self.text, self.at)
        if found is None:
            self.fail()
        self.at = found.end()
        string = found.group()[1:-1]
        # The text itself is well-formed; an escape may not be.
        if "\\" in string:
            string = json.loads(found.group())
        if not is_well_formed(string):
            raise Refused(below("", *path), "half of a character stands alone (a lone surrogate)")
        return string

    def next(self) -> str:
        """The next character that is no space, "" at the end."""
        space = _SPACE.match(self.text, self.at)
        self.at = space.end() if space else self.at
        return self.text[self.at : self.at + 1]

    def one_of(self, *characters: str) -> str:
        found = self.next()
        if found not in characters:
            self.fail()
        self.at += 1
        return found

    def fail(self) -> NoReturn:
        raise Refused("", f"not JSON at character {self.at}")


def is_finite(value: Union[int, float]) -> bool:
    """`1e400` reads as an endless number, which is none."""
    return math.isfinite(value)
