"""What each policy of a bundle leaves in the state (state.md): its logs of prompts, counters, mutes and steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterator, Mapping, Optional

from .canonical import canonical
from .expressions import Moment
from .values import encode

#: What is counted for: "person", "everyone", or the name of an attribute (marked, as an attribute may have any name).
Whom = str


@dataclass(frozen=True)
class Step:
    #: In the state: `P/0`, or `P/V/0` of a variant with a ladder of its own.
    name: str
    #: In its ladder.
    position: int
    count: int
    what: str
    within: int
    action: Any


@dataclass(frozen=True)
class PolicyPlan:
    id: str
    json: Mapping[str, Any]
    holdout_below: int
    #: Kinds of answers that a `back_off` names.
    counters: frozenset[str]
    #: By text.
    mutes: Mapping[str, Mapping[str, Any]]
    #: Of the base (None) and, by name, of all variants.
    ladders: Mapping[Optional[str], list[Step]]
    #: Of all ladders, each step once.
    steps: list[Step]


def whom(scope: Mapping[str, Any]) -> Whom:
    for_ = scope["for"]
    return f"each {for_['attribute']}" if isinstance(for_, dict) else str(for_)


def plan_policy(id_: str, policy: Mapping[str, Any]) -> PolicyPlan:
    limits = list(limits_of(policy))
    base = _ladder(id_, policy["escalate"])
    ladders: dict[Optional[str], list[Step]] = {None: base}
    steps = list(base)
    for variant in policy["variants"]:
        own = _ladder(f"{id_}/{variant['name']}", variant["escalate"]) if "escalate" in variant else None
        ladders[variant["name"]] = base if own is None else own
        steps += own or []
    return PolicyPlan(
        id=id_,
        json=policy,
        holdout_below=(policy["holdoutPerMillion"] << 32) // 1_000_000,
        counters=frozenset(limit["after"] for limit in limits if limit["kind"] == "back_off"),
        mutes={limit["text"]: limit for limit in limits if limit["kind"] == "mute"},
        ladders=ladders,
        steps=steps,
    )


def _ladder(prefix: str, steps: list[Any]) -> list[Step]:
    return [
        Step(f"{prefix}/{at}", at, step["count"], step["what"], step["withinMs"], step["action"])
        for at, step in enumerate(steps)
    ]


def limits_of(policy: Mapping[str, Any]) -> Iterator[Any]:
    yield from policy["fatigue"]
    for variant in policy["variants"]:
        yield from variant.get("fatigue", ())


class Logs:
    """Which logs of prompts there are, by whom and what they count, each with the greatest number asked for."""

    def __init__(self, bundle: Mapping[str, Any]) -> None:
        self.bounds: dict[Whom, dict[str, int]] = {"person": {}}
        for id_, policy in bundle["policies"].items():
            for limit in limits_of(policy):
                self._ask(limit, id_)
        for limit in bundle["limits"]:
            self._ask(limit, None)

    def _ask(self, limit: Mapping[str, Any], policy: Optional[str]) -> None:
        kind = limit["kind"]
        if kind == "back_off":
            self._raise("person", f"policy:{policy}", 1)
        elif kind == "wait" or (kind == "at_most" and limit["window"] != "event"):
            self._raise(whom(limit["scope"]), limit["scope"]["prompts"], limit.get("count", 1))

    def _raise(self, who: Whom, prompts: str, count: int) -> None:
        bounds = self.bounds.setdefault(who, {})
        bounds[prompts] = max(bounds.get(prompts, 0), count)


def counts_in(prompts: str, policy: PolicyPlan) -> bool:
    """Whether a prompt of the policy is in the scope `policy:P`, `tag:T` or `all`."""
    kind, _, name = prompts.partition(":")
    return kind == "all" or (name in policy.json["tags"] if kind == "tag" else name == policy.id)


def group_key(who: Whom, moment: Moment, attribute_types: Mapping[str, Any]) -> str:
    if who == "everyone":
        return who
    attribute = who[len("each ") :]
    return f"{attribute}:{canonical(encode(attribute_types[attribute], moment.person.get(attribute)))}"
