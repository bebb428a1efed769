"""When a limit refuses, and until when (limits.md, When a limit refuses)."""

from __future__ import annotations

from typing import Any, Mapping, NamedTuple, Optional

from .expressions import Moment
from .instants import DAY_MS
from .plans import Logs, PolicyPlan, counts_in, group_key, whom
from .state import Record, State, push
from .zones import WEEKDAYS, Zone, minute_of, weekday_of, window_end, window_of


class Refusal(NamedTuple):
    #: The first instant at which the limit alone would allow; None where there is none.
    until: Optional[int]


class Prompts:
    """The prompts that were given, as far as limits ask for them."""

    def __init__(self, logs: Logs, policies: Mapping[str, PolicyPlan], attribute_types: Mapping[str, Any]) -> None:
        self.logs = logs
        self.policies = policies
        self.attribute_types = attribute_types

    def record(self, who: str, moment: Moment, state: State) -> Record:
        if who == "person":
            return moment.record
        return state.groups.setdefault(group_key(who, moment, self.attribute_types), {})

    def nth_latest(self, n: int, who: str, prompts: str, moment: Moment, state: State) -> Optional[int]:
        times = self.record(who, moment, state).get("prompts", {}).get(prompts, ())
        return times[-n] if len(times) >= n else None

    def add(self, policy: PolicyPlan, moment: Moment, state: State) -> None:
        moment.prompted.append(policy.id)
        for who, bounds in self.logs.bounds.items():
            for prompts, bound in bounds.items():
                if counts_in(prompts, policy):
                    push(self.record(who, moment, state), "prompts", prompts, moment.time, bound)

    def given_now(self, prompts: str, moment: Moment) -> int:
        return sum(counts_in(prompts, self.policies[id_]) for id_ in moment.prompted)


class Limits:
    def __init__(self, prompts: Prompts, home: Zone) -> None:
        self.prompts = prompts
        #: The organisation's zone.
        self.home = home

    def ask(self, limit: Mapping[str, Any], policy: PolicyPlan, moment: Moment, state: State) -> Optional[Refusal]:
        """None where the limit allows a prompt; its `when` is the caller's matter."""
        kind = limit["kind"]
        if kind in ("wait", "at_most"):
            return self.of_prompts(limit, moment, state)
        if kind == "quiet":
            return _quiet_days(limit, moment) if "days" in limit else _quiet_hours(limit, moment)
        if kind == "mute":
            until = moment.record.get("mute", {}).get(policy.id, {}).get(limit["text"], {}).get("until")
            return Refusal(until) if until is not None and moment.time < until else None
        k = moment.record.get("backOff", {}).get(policy.id, {}).get(limit["after"], 0)
        latest = self.prompts.nth_latest(1, "person", f"policy:{policy.id}", moment, state)
        if k < 1 or latest is None:
            return None
        until = latest + _backed_off(limit, k)
        return Refusal(until) if moment.time < until else None

    def of_prompts(self, limit: Mapping[str, Any], moment: Moment, state: State) -> Optional[Refusal]:
        n, prompts, who = limit.get("count", 1), limit["scope"]["prompts"], whom(limit["scope"])
        window = limit.get("window", limit)
        if window == "event":
            return Refusal(None) if self.prompts.given_now(prompts, moment) >= n else None
        nth = self.prompts.nth_latest(n, who, prompts, moment, state)
        if nth is None:
            return None
        if isinstance(window, dict):
            until = nth + window["withinMs"]
            return Refusal(until) if moment.time < until else None
        zone = moment.zone if who == "person" else self.home
        now = window_of(window, zone.local(moment.time))
        if window_of(window, zone.local(nth)) != now:
            return None
        return Refusal(
            zone.first_after(
                moment.time, lambda local: window_end(window, local), lambda local: window_of(window, local) != now
            )
        )


def _backed_off(limit: Mapping[str, Any], k: int) -> int:
    """min(M, W × F^k), multiplied out only until M is reached."""
    wait: int = limit["waitMs"]
    most: int = limit["upToMs"]
    while k > 0 and wait < most:
        wait *= limit["factor"]
        k -= 1
    return min(wait, most)


def _quiet_hours(limit: Mapping[str, Any], moment: Moment) -> Optional[Refusal]:
    start: int = limit["from"]
    end: int = limit["to"]

    def allows(local: int) -> bool:
        minute = minute_of(local)
        return not (start <= minute < end if start < end else minute >= start or minute < end)

    def boundary(local: int) -> int:
        midnight = local - local % DAY_MS
        today = midnight + end * 60_000
        return today if today > local else today + DAY_MS

    if allows(moment.zone.local(moment.time)):
        return None
    return Refusal(moment.zone.first_after(moment.time, boundary, allows))


def _quiet_days(limit: Mapping[str, Any], moment: Moment) -> Optional[Refusal]:
    def allows(local: int) -> bool:
        return weekday_of(local) not in limit["days"]

    if allows(moment.zone.local(moment.time)):
        return None
    if len(limit["days"]) == len(WEEKDAYS):
        return Refusal(None)
    return Refusal(moment.zone.first_after(moment.time, lambda local: local - local % DAY_MS + DAY_MS, allows))
