"""Answers to prompts, and the ladders that they and prompts climb (limits.md, Answers and Escalation)."""

from __future__ import annotations

from typing import Any, Mapping, Optional

from .expressions import Moment
from .plans import PolicyPlan
from .state import forget, push

Decision = dict[str, Any]


def time_out(moment: Moment, policies: Mapping[str, PolicyPlan]) -> list[Decision]:
    """Step 2: `none` for each prompt whose deadline is at or before t."""
    waiting = moment.record.get("waiting", {})
    due = sorted((deadline, id_) for id_, (_, deadline, _) in waiting.items() if deadline <= moment.time)
    decisions: list[Decision] = []
    for deadline, id_ in due:
        decisions += take_answer(policies[id_], "none", deadline, moment)
    return decisions


def take_answer(policy: PolicyPlan, answer: str, at: int, moment: Moment) -> list[Decision]:
    """To the prompt of the policy that waits."""
    record = moment.record
    _, _, variant = record["waiting"][policy.id]
    forget(record, "waiting", policy.id)
    if answer == "accepted":
        for kind in policy.counters:
            forget(record, "backOff", policy.id, kind)
        return []
    kinds = {"ignored"} if answer == "none" else {answer, "ignored"}
    for kind in policy.counters & kinds:
        counters = record.setdefault("backOff", {}).setdefault(policy.id, {})
        counters[kind] = counters.get(kind, 0) + 1
    for text, limit in policy.mutes.items():
        if limit["answer"] in kinds:
            mutes = record.setdefault("mute", {}).setdefault(policy.id, {})
            times = push(mutes, text, "times", at, limit["count"])
            if sum(time > at - limit["withinMs"] for time in times) >= limit["count"]:
                mutes[text] = {"until": at + limit["forMs"]}
    return climb(policy, kinds, at, variant, moment)


def climb(policy: PolicyPlan, what: set[str], at: int, variant: Optional[str], moment: Moment) -> list[Decision]:
    """What came about is taken down by every step that counts it, then the ladder in force is gone through."""
    record = moment.record
    for step in policy.steps:
        if step.what in what:
            push(record, "steps", step.name, at, step.count)
    decisions: list[Decision] = []
    for step in policy.ladders[variant]:
        if step.what not in what:
            continue
        times = record["steps"][step.name]
        if len(times) >= step.count and times[-step.count] > at - step.within:
            forget(record, "steps", step.name)
            decisions.append(decision(policy, "escalate", variant, moment, step=step.position, action=step.action))
    return decisions


def decision(policy: PolicyPlan, outcome: str, variant: Optional[str], moment: Moment, **rest: Any) -> Decision:
    """Members that do not apply are left out (deciding.md, Decisions)."""
    found = {
        "event": moment.id,
        "source": moment.source,
        "time": moment.time,
        "person": moment.person_id,
        "policy": policy.id,
        "outcome": outcome,
        **rest,
    }
    if variant is not None:
        found["variant"] = variant
    return found
