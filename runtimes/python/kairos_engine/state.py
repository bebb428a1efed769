"""The state, held in memory as it is saved (state.md). Empty members never stay, so saving copies and nothing more."""

from __future__ import annotations

from typing import Any, Callable, Mapping, Optional

from .instants import LAST_INSTANT
from .plans import Logs, PolicyPlan
from .strict_json import GREATEST_INT
from .values import Decoder, Misfit, encode, is_number

Record = dict[str, Any]


class State:
    """Records of people by id, and of groups by key."""

    def __init__(self) -> None:
        self.people: dict[str, Record] = {}
        self.groups: dict[str, Record] = {}

    def json(self) -> dict[str, Any]:
        parts = {"people": self.people, "groups": self.groups}
        found = {name: {key: _copy(record) for key, record in part.items() if record} for name, part in parts.items()}
        return {name: part for name, part in found.items() if part}


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(member) for key, member in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value


def push(record: Record, member: str, name: str, entry: Any, bound: int) -> list[Any]:
    """Adds the latest to a list and cuts it at its front."""
    entries: list[Any] = record.setdefault(member, {}).setdefault(name, [])
    entries.append(entry)
    del entries[:-bound]
    return entries


def forget(record: Record, name: str, *deeper: str) -> None:
    """Takes out what lies at the path, and what is empty without it."""
    inner = record.get(name)
    if deeper and inner is not None:
        forget(inner, *deeper)
    if not deeper or not inner:
        record.pop(name, None)


class Loader:
    """From the saved form: what this bundle has a place for is kept, the rest dropped (state.md, Loading a state)."""

    def __init__(
        self,
        history: list[Any],
        history_types: list[tuple[Any, Decoder]],
        logs: Logs,
        policies: Mapping[str, PolicyPlan],
        keeps_last: str,
    ) -> None:
        self.history = history
        #: By position: of `distinct`, the type of the field and its decoder.
        self.history_types = history_types
        self.logs = logs
        self.policies = policies
        #: Whose state holds the key of the last event.
        self.keeps_last = keeps_last
        self.steps = {step.name for policy in policies.values() for step in policy.steps}

    def load(self, json: Any) -> State:
        state = State()
        for id_, record in _members(json, "people"):
            if id_ != "" and isinstance(record, dict):
                state.people[id_] = self.person(record)
        for key, record in _members(json, "groups"):
            who = "everyone" if key == "everyone" else "each " + key.partition(":")[0]
            if (who in self.logs.bounds or who == self.keeps_last) and isinstance(record, dict):
                if who == "everyone" or ":" in key:
                    state.groups[key] = self.keeper(record, who)
        return state

    def keeper(self, json: Record, who: str) -> Record:
        """What people and groups have in common."""
        found: Record = {}
        last = json.get("last")
        if who == self.keeps_last and isinstance(last, list) and len(last) == 3:
            if _time(last[0]) is not None and isinstance(last[1], str) and isinstance(last[2], str):
                found["last"] = [_time(last[0]), last[1], last[2]]
        bounds = self.logs.bounds.get(who, {})
        _keep(found, "prompts", json, lambda name, entry: _times(entry) if name in bounds else None)
        return found

    def person(self, json: Record) -> Record:
        found = self.keeper(json, "person")
        _keep(found, "history", json, self.kept)
        _keep(found, "waiting", json, self.waits)
        _keep(found, "backOff", json, self.counters)
        _keep(found, "mute", json, self.mutes)
        _keep(found, "steps", json, lambda name, entry: _times(entry) if name in self.steps else None)
        return found

    def kept(self, name: str, entry: Any) -> Optional[list[Any]]:
        position = int(name) if name.isascii() and name.isdigit() and str(int(name[:9])) == name else -1
        if not 0 <= position < len(self.history):
            return None
        if self.history[position]["kind"] != "distinct":
            return _times(entry)
        if not isinstance(entry, list) or not entry:
            return None
        type_, decode = self.history_types[position]
        pairs: list[Any] = []
        for pair in entry:
            if not isinstance(pair, list) or len(pair) != 2 or _time(pair[1]) is None or pair[0] is None:
                return None
            try:
                pairs.append([encode(type_, decode(pair[0])), _time(pair[1])])
            except Misfit:
                return None
        return pairs

    def waits(self, name: str, entry: Any) -> Optional[list[Any]]:
        if name not in self.policies or not isinstance(entry, list) or len(entry) != 3:
            return None
        event, deadline, variant = entry
        if not isinstance(event, str) or event == "" or _end(deadline) is None:
            return None
        known = isinstance(variant, str) and variant in self.policies[name].ladders
        return [event, _end(deadline), variant if known else None]

    def counters(self, name: str, entry: Any) -> Optional[Record]:
        kinds = self.policies[name].counters if name in self.policies else ()
        return _kept(entry, lambda kind, k: (_whole(k, GREATEST_INT) or None) if kind in kinds else None)

    def mutes(self, name: str, entry: Any) -> Optional[Record]:
        texts = self.policies[name].mutes if name in self.policies else ()

        def mute(text: str, json: Any) -> Optional[Record]:
            if text not in texts or not isinstance(json, dict):
                return None
            parts = {"times": _times(json.get("times")), "until": _end(json.get("until"))}
            return {part: value for part, value in parts.items() if value is not None} or None

        return _kept(entry, mute)


def _members(json: Any, name: str) -> list[tuple[str, Any]]:
    member = json.get(name) if isinstance(json, dict) else None
    return list(member.items()) if isinstance(member, dict) else []


def _kept(json: Any, read: Callable[[str, Any], Any]) -> Optional[Record]:
    members = {name: read(name, member) for name, member in json.items()} if isinstance(json, dict) else {}
    return {name: member for name, member in members.items() if member is not None} or None


def _keep(found: Record, member: str, json: Record, read: Callable[[str, Any], Any]) -> None:
    kept = _kept(json.get(member), read)
    if kept is not None:
        found[member] = kept


def _whole(json: Any, most: int) -> Optional[int]:
    return int(json) if is_number(json) and json == int(json) and 0 <= json <= most else None


def _time(json: Any) -> Optional[int]:
    return _whole(json, LAST_INSTANT)


def _end(json: Any) -> Optional[int]:
    """Of a deadline or a mute: as far after a time as a bundle can say."""
    return _whole(json, LAST_INSTANT + 3_155_760_000_000)


def _times(json: Any) -> Optional[list[int]]:
    times = [_time(item) for item in json] if isinstance(json, list) else []
    found = [time for time in times if time is not None]
    return found if found and len(found) == len(times) else None
