"""What each operator takes and gives (expressions.md, Families and Operators)."""

from __future__ import annotations

from typing import Any, Mapping, Optional

Type = Any

_ORDERED = {"number", "percentage", "bytes", "duration", "timestamp", "date", "time"}
_ONE = {"not", "exists", "minus", "lower", "length", "domain", "local_time", "weekday"}


def family(type_: Type) -> Any:
    """Two types agree when these are equal."""
    if isinstance(type_, dict):
        return ("list", family(type_["list"])) if "list" in type_ else ("enum", type_["enum"])
    return {"int": "number", "timezone": "string", "locale": "string"}.get(type_, type_)


def arity_fits(op: str, count: int) -> bool:
    if op == "list":
        return True
    return count >= 2 if op in ("and", "or") else count == (1 if op in _ONE else 2)


def result(op: str, operands: list[Type], stated: Type, enums: Mapping[str, Any]) -> Optional[Type]:
    """The type of the result, None where the operands do not suit. `stated`: what the expression says it is."""
    families = [family(each) for each in operands]
    first = families[0] if families else None
    second = families[1] if len(families) > 1 else None
    text, agree = first == "string", first == second

    def if_(suits: bool, type_: Type = "bool") -> Optional[Type]:
        return type_ if suits else None

    if op in ("and", "or", "not"):
        return if_(all(each == "bool" for each in families))
    if op == "exists":
        return "bool"
    if op == "minus":
        return if_(first in ("number", "duration", "bytes", "percentage"), operands[0])
    if op in ("lower", "domain"):
        return if_(text, "string")
    if op == "length":
        return if_(text or _is_list(first), "int")
    if op in ("local_time", "weekday"):
        return if_(first == "timestamp", "time" if op == "local_time" else {"enum": "Weekday"})
    if op in ("is", "is_not"):
        return if_(agree and not _is_list(first))
    if op in ("less", "less_or_equal", "greater", "greater_or_equal"):
        if isinstance(first, tuple):
            return if_(agree and first[0] == "enum" and enums[first[1]]["ordered"])
        return if_(agree and first in _ORDERED)
    if op in ("in", "not_in"):
        return if_(second == ("list", first))
    if op == "contains":
        return if_(first == ("list", second) or (text and agree))
    if op in ("contains_any", "contains_all"):
        return if_(agree and _is_list(first))
    if op in ("starts_with", "ends_with"):
        return if_(text and agree)
    if op == "edit_distance":
        return if_(text and agree, "int")
    if op == "otherwise":
        return if_(agree, operands[1] if operands[0] == "int" else operands[0])
    if op == "list":
        return if_(_is_list(family(stated)) and all(("list", each) == family(stated) for each in families), stated)
    return _arithmetic(op, operands[0], operands[1], first, second)


def _arithmetic(op: str, a: Type, b: Type, first: Any, second: Any) -> Optional[Type]:
    numeric = first == second == "number"
    if op in ("add", "subtract"):
        if first == "timestamp" and second == "duration":
            return "timestamp"
        if first == second == "timestamp":
            return "duration" if op == "subtract" else None
        if first == second == "duration":
            return "duration"
    elif (first, second) == ("duration", "number") or (op == "multiply" and (first, second) == ("number", "duration")):
        return "duration"
    if not numeric:
        return None
    return "int" if a == b == "int" and op != "divide" else "number"


def _is_list(family_: Any) -> bool:
    return isinstance(family_, tuple) and family_[0] == "list"


def kept_for(op: str, k: int, count_is_left: bool) -> Optional[int]:
    """How many must be kept to compare a count with k; None where the comparison bounds nothing."""
    at_k, beyond_k = ("less", "greater_or_equal"), ("less_or_equal", "greater")
    if not count_is_left:
        at_k, beyond_k = ("greater", "less_or_equal"), ("greater_or_equal", "less")
    if op in at_k:
        return max(1, k)
    return max(1, k + 1) if op in (*beyond_k, "is", "is_not") else None
