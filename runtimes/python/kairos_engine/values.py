"""Types and the values that fit them (values.md, Types).

Inside the engine a value has its JSON form, but that a timestamp is an instant in milliseconds; None is missing.
"""

from __future__ import annotations

from typing import Any, Callable, Mapping

from .instants import format_instant, is_date, is_time_of_day, parse_instant
from .strict_json import GREATEST_INT, is_finite, is_well_formed
from .zones import WEEKDAYS, zone_named

RISK_LEVELS = ("low", "medium", "high", "critical")
ANSWERS = ("accepted", "dismissed", "overridden", "not_useful")

Decoder = Callable[[Any], Any]


class Misfit(ValueError):
    """A value that does not fit its type."""


def built_in_enums() -> dict[str, Any]:
    def plain(ordered: bool, names: tuple[str, ...]) -> dict[str, Any]:
        return {"ordered": ordered, "values": [{"name": name, "record": name} for name in names]}

    return {"Risk": plain(True, RISK_LEVELS), "Weekday": plain(False, WEEKDAYS)}


def is_number(json: Any) -> bool:
    return isinstance(json, (int, float)) and not isinstance(json, bool) and is_finite(json)


def is_whole(json: Any) -> bool:
    return is_number(json) and abs(json) <= GREATEST_INT and json == int(json)


def is_text(json: Any) -> bool:
    return isinstance(json, str) and is_well_formed(json)


_FITS: Mapping[str, Callable[[Any], bool]] = {
    "bool": lambda json: isinstance(json, bool),
    "int": is_whole,
    "bytes": is_whole,
    "duration": is_whole,
    "number": is_number,
    "percentage": is_number,
    "string": is_text,
    "locale": is_text,
    "timezone": lambda json: isinstance(json, str) and zone_named(json) is not None,
    "date": lambda json: isinstance(json, str) and is_date(json),
    "time": lambda json: isinstance(json, str) and is_time_of_day(json),
}


def decoder(type_: Any, enums: Mapping[str, Any]) -> Decoder:
    """From JSON that is not null to a value; raises Misfit."""
    if isinstance(type_, dict) and "list" in type_:
        element = decoder(type_["list"], enums)

        def decode_list(json: Any) -> Any:
            if not isinstance(json, list):
                raise Misfit("a list is expected")
            return [element(item) for item in json]

        return decode_list
    if isinstance(type_, dict):
        records = frozenset(value["record"] for value in enums[type_["enum"]]["values"])
        return _checked(lambda json: isinstance(json, str) and json in records, "a value of the enum")
    if type_ == "timestamp":
        return _decode_timestamp
    return _checked(_FITS[type_], type_)


def _checked(fits: Callable[[Any], bool], expected: str) -> Decoder:
    def decode(json: Any) -> Any:
        if not fits(json):
            raise Misfit(f"{expected} is expected")
        return json

    return decode


def _decode_timestamp(json: Any) -> Any:
    instant = parse_instant(json) if isinstance(json, str) else None
    if instant is None:
        raise Misfit("an RFC 3339 time with an offset is expected")
    return instant


def encode(type_: Any, value: Any) -> Any:
    """Back to JSON, as an event would hold it."""
    if value is None:
        return None
    if isinstance(type_, dict) and "list" in type_:
        return [encode(type_["list"], item) for item in value]
    return format_instant(value) if type_ == "timestamp" else value


def field_decoder(field: Mapping[str, Any], enums: Mapping[str, Any]) -> Decoder:
    """Of a member that may be missing (None): its default stands in, else it must be optional."""
    decode = decoder(field["type"], enums)
    stand_in = decode(field["default"]) if "default" in field else None
    required = stand_in is None and "optional" not in field

    def decode_field(json: Any) -> Any:
        if json is not None:
            return decode(json)
        if required:
            raise Misfit("a value is required")
        return stand_in

    return decode_field
