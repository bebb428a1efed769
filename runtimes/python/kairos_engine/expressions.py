"""Expressions as closures over a moment (expressions.md). None is missing; no expression can fail."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any, Callable, Mapping, Optional

from .instants import LAST_INSTANT
from .iregexp import compiled
from .strings import domain_by, edit_distance, like, lower
from .values import decoder
from .zones import Zone, minute_of, weekday_of

Expr = Mapping[str, Any]


@dataclass
class Moment:
    """What is looked at while one event is decided."""

    type: str
    id: str
    source: str
    time: int
    person_id: str
    fields: Mapping[str, Any]
    person: Mapping[str, Any]
    zone: Zone
    #: Of the person, in the form that the state has.
    record: dict[str, Any]
    risk: str = "low"
    #: Policies that prompted on this event.
    prompted: list[str] = field(default_factory=list)


Evaluate = Callable[[Moment], Any]


class Expressions:
    """All expressions of one bundle, each compiled when it is first asked for."""

    def __init__(self, bundle: Mapping[str, Any], enums: Mapping[str, Any]) -> None:
        self.history = bundle["history"]
        self.enums = enums
        self.domain = domain_by(bundle.get("suffixRules", ()))
        self.compiled: dict[int, Evaluate] = {}

    def holds(self, when: Optional[Expr], moment: Moment) -> bool:
        """A condition; none holds always, and what is missing does not."""
        return when is None or self.value(when, moment) is True

    def value(self, expr: Expr, moment: Moment) -> Any:
        evaluate = self.compiled.get(id(expr))
        if evaluate is None:
            evaluate = self.compiled[id(expr)] = self.compile(expr)
        return evaluate(moment)

    def compile(self, expr: Expr) -> Evaluate:
        op = expr["op"]
        if op == "literal":
            constant = decoder(expr["type"], self.enums)(expr["value"])
            return lambda moment: constant
        if op in ("event", "person"):
            return _member(op, expr["name"])
        if op == "risk":
            return lambda moment: moment.risk
        if op in ("count", "distinct", "first_time"):
            return self.past(op, expr["history"])
        args = [self.compile(arg) for arg in expr["args"]]
        if op in ("like", "matches"):
            test = like(expr["pattern"]) if op == "like" else compiled(expr["pattern"]).matches
            return lambda moment: _false_if_missing(test, [args[0](moment)])
        if op in _ORDERS:
            return self.order(op, args, expr["args"][0]["type"])
        if op in _CONDITIONS:
            condition = _CONDITIONS[op]
            return lambda moment: condition(args, moment)
        if op in _PREDICATES:
            predicate = _PREDICATES[op]
            return lambda moment: _false_if_missing(predicate, [arg(moment) for arg in args])
        function = _FUNCTIONS.get(op) or self.domain
        if op in ("local_time", "weekday"):
            clock = _local_time if op == "local_time" else _weekday
            return lambda moment: _missing_if_missing(lambda t: clock(moment.zone, t), [args[0](moment)])
        return lambda moment: _missing_if_missing(function, [arg(moment) for arg in args])

    def order(self, op: str, args: list[Evaluate], type_: Any) -> Evaluate:
        """Enums are compared by position; dates and times of day as text, which sorts like they do."""
        compare = _ORDERS[op]
        rank: Callable[[Any], Any] = lambda value: value
        if isinstance(type_, dict):
            values = self.enums[type_["enum"]]["values"]
            rank = {value["record"]: position for position, value in enumerate(values)}.__getitem__
        return lambda moment: _false_if_missing(
            lambda a, b: compare(rank(a), rank(b)), [args[0](moment), args[1](moment)]
        )

    def past(self, op: str, history: Any) -> Evaluate:
        """How many kept times lie in the window (expressions.md, History)."""

        def evaluate(moment: Moment) -> Any:
            position = history if op == "count" else history.get(moment.type)
            kept = moment.record.get("history", {}).get(str(position), ())
            if position is None:
                return op == "first_time" or 0
            since = moment.time - self.history[position]["withinMs"]
            times = (entry[1] for entry in kept) if op == "distinct" else kept
            found = sum(time > since for time in times)
            return found <= 1 if op == "first_time" else found

        return evaluate


def _member(root: str, name: str) -> Evaluate:
    if root == "person":
        return lambda moment: moment.person.get(name)
    if name == "id":
        return lambda moment: moment.id
    if name == "time":
        return lambda moment: moment.time
    return lambda moment: moment.fields.get(name)


def _false_if_missing(test: Callable[..., bool], operands: list[Any]) -> bool:
    return None not in operands and test(*operands)


def _missing_if_missing(function: Callable[..., Any], operands: list[Any]) -> Any:
    return None if None in operands else function(*operands)


def _in(value: Any, elements: list[Any]) -> bool:
    # Not `in`, for which a NaN is itself.
    return any(value == element for element in elements)


def _divide(a: float, b: float) -> float:
    if b != 0:
        return a / b
    return math.nan if a == 0 or a != a else math.copysign(math.inf, a) * math.copysign(1.0, b)


def _in_calendar(t: float) -> bool:
    return 0 <= t <= LAST_INSTANT


def _local_time(zone: Zone, t: float) -> Optional[str]:
    if not _in_calendar(t):
        return None
    minute = minute_of(zone.local(t))
    return f"{minute // 60:02}:{minute % 60:02}"


def _weekday(zone: Zone, t: float) -> Optional[str]:
    return weekday_of(zone.local(t)) if _in_calendar(t) else None


def _otherwise(args: list[Evaluate], moment: Moment) -> Any:
    value = args[0](moment)
    return args[1](moment) if value is None else value


_CONDITIONS: Mapping[str, Callable[[list[Evaluate], Moment], Any]] = {
    "and": lambda args, moment: all(arg(moment) is True for arg in args),
    "or": lambda args, moment: any(arg(moment) is True for arg in args),
    "not": lambda args, moment: args[0](moment) is not True,
    "exists": lambda args, moment: args[0](moment) is not None,
    "otherwise": _otherwise,
    "list": lambda args, moment: [arg(moment) for arg in args],
}

_ORDERS: Mapping[str, Callable[[Any, Any], bool]] = {
    "less": lambda a, b: a < b,
    "less_or_equal": lambda a, b: a <= b,
    "greater": lambda a, b: a > b,
    "greater_or_equal": lambda a, b: a >= b,
}

_PREDICATES: Mapping[str, Callable[..., bool]] = {
    "is": lambda a, b: a == b,
    "is_not": lambda a, b: a != b,
    "in": _in,
    "not_in": lambda value, elements: not _in(value, elements),
    "contains": lambda whole, part: part in whole if isinstance(whole, str) else _in(part, whole),
    "contains_any": lambda whole, parts: any(part is not None and _in(part, whole) for part in parts),
    "contains_all": lambda whole, parts: all(part is not None and _in(part, whole) for part in parts),
    "starts_with": lambda whole, part: whole.startswith(part),
    "ends_with": lambda whole, part: whole.endswith(part),
}

# On doubles, between ints too.
_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "minus": lambda a: -float(a),
    "add": lambda a, b: float(a) + float(b),
    "subtract": lambda a, b: float(a) - float(b),
    "multiply": lambda a, b: float(a) * float(b),
    "divide": lambda a, b: _divide(float(a), float(b)),
    "lower": lower,
    "length": len,
    "edit_distance": edit_distance,
}
