"""One event in eleven steps (deciding.md)."""

from __future__ import annotations

from typing import Any, Mapping, Optional

from .answers import Decision, climb, decision, take_answer, time_out
from .events import RESPONSE, SetAside, Vocabulary
from .expressions import Expressions, Moment
from .limits import Limits, Prompts
from .loading import Bundle
from .messages import Messages
from .murmur3 import murmur3
from .plans import Logs, PolicyPlan, group_key, plan_policy
from .state import Loader, State, push
from .values import built_in_enums, decoder, encode
from .zones import zone_named

Outcome = dict[str, Any]


class Occurrence:
    """A policy that matched, on its way through the steps."""

    def __init__(self, policy: PolicyPlan, signals: list[str]) -> None:
        self.policy = policy
        #: Names of those that were there.
        self.signals = signals
        self.variant: Mapping[str, Any] = {}
        self.decision: Decision = {}

    def in_force(self, member: str) -> Any:
        """What the variant replaces, else the base's."""
        return self.variant.get(member, self.policy.json.get(member))

    @property
    def name(self) -> Optional[str]:
        return self.variant.get("name")

    @property
    def outcome(self) -> Any:
        return self.decision.get("outcome")


class Engine:
    """Decides any number of events of one bundle, over any number of states."""

    def __init__(self, bundle: Bundle) -> None:
        json = bundle.json
        self.bundle = bundle
        self.json = json
        home = zone_named(json["org"]["timezone"])
        assert home is not None, "the bundle was checked"
        enums = {**built_in_enums(), **json["enums"]}
        self.vocabulary = Vocabulary(json, enums)
        self.expressions = Expressions(json, enums)
        self.messages = Messages(json, enums, self.expressions)
        #: By id, in the order of ids.
        self.policies = {id_: plan_policy(id_, json["policies"][id_]) for id_ in sorted(json["policies"])}
        logs = Logs(json)
        self.prompts = Prompts(logs, self.policies, self.vocabulary.attribute_types)
        self.limits = Limits(self.prompts, home)
        partition = json["partition"]
        self.keeps_last = "everyone" if partition is None else str(partition)
        if isinstance(partition, dict):
            self.keeps_last = f"each {partition['attribute']}"
        self.history_types = [self._history_type(entry) for entry in json["history"]]
        decoders = [(type_, decoder(type_, enums)) for type_ in self.history_types]
        self.loader = Loader(json["history"], decoders, logs, self.policies, self.keeps_last)

    def _history_type(self, entry: Mapping[str, Any]) -> Any:
        fields = self.json["events"][entry["on"]]["fields"]
        built_in = {"id": {"type": "string"}, "time": {"type": "timestamp"}}
        return {**fields, **built_in}[entry.get("field", "time")]["type"]

    def load_state(self, json: Any) -> State:
        """What this bundle has a place for is kept, the rest dropped."""
        return self.loader.load(json)

    def decide(self, state: State, event: Any, person: Optional[Any]) -> Outcome:
        """Changes the state. `person`: attributes, or None for somebody whom the table lacks. Never raises on input."""
        type_ = event.get("type") if isinstance(event, dict) else None
        if not isinstance(type_, str) or type_ == "":
            return _set_aside("invalid_event")
        if type_ not in self.vocabulary.types:
            return {"kind": "out_of_vocabulary"}
        if type_ not in self.vocabulary.asked_for:
            return {"kind": "by_type_alone"}
        try:
            moment = self.vocabulary.moment(event, person)
        except SetAside as found:
            return _set_aside(found.reason)
        moment.record = state.people.setdefault(moment.person_id, {})
        return self._refused_key(moment, state) or self._take(moment, state)

    def _refused_key(self, moment: Moment, state: State) -> Optional[Outcome]:
        """Step 1, the key; where it is fine it is the last one from here on."""
        record = moment.record
        if self.keeps_last != "person":
            record = state.groups.setdefault(
                group_key(self.keeps_last, moment, self.vocabulary.attribute_types), {}
            )
        key, last = [moment.time, moment.id, moment.source], record.get("last")
        if last is not None and key <= last:
            return {"kind": "duplicate"} if key == last else _set_aside("out_of_order")
        record["last"] = key
        return None

    def _take(self, moment: Moment, state: State) -> Outcome:
        decisions = time_out(moment, self.policies)
        if moment.type == RESPONSE:
            return self._answer(moment, decisions)
        self._remember(moment)
        occurrences = [found for policy in self.policies.values() if (found := self._match(policy, moment))]
        in_line = [each for each in occurrences if not self._let_off(each, moment)]
        for each in in_line:
            each.variant = self._variant(each.policy, moment)
        for each in sorted(in_line, key=lambda each: (-each.in_force("priority"), each.policy.id)):
            self._compete(each, moment, state)
        decisions += [each.decision for each in occurrences]
        for each in in_line:
            if each.outcome == "prompt":
                decisions += self._close(each, moment)
        for each in in_line:
            what = {"occurrences", "prompts"} if each.outcome == "prompt" else {"occurrences"}
            decisions += climb(each.policy, what, moment.time, each.name, moment)
        return {"kind": "taken", "decisions": decisions}

    def _answer(self, moment: Moment, decisions: list[Decision]) -> Outcome:
        """Step 3."""
        policy = self.policies.get(moment.fields["policy"])
        waiting = moment.record.get("waiting", {}).get(moment.fields["policy"])
        if policy is None or waiting is None or waiting[0] != moment.fields["event"]:
            return {**_set_aside("no_such_prompt"), "decisions": decisions}
        decisions += take_answer(policy, moment.fields["answer"], moment.time, moment)
        return {"kind": "taken", "decisions": decisions}

    def _remember(self, moment: Moment) -> None:
        """Step 4."""
        for rule in self.json["events"][moment.type].get("risk", ()):
            if self.expressions.holds(rule.get("when"), moment):
                moment.risk = rule["level"]
                break
        for position, entry in enumerate(self.json["history"]):
            if entry["on"] == moment.type:
                self._take_down(str(position), entry, self.history_types[position], moment)

    def _take_down(self, position: str, entry: Mapping[str, Any], type_: Any, moment: Moment) -> None:
        """expressions.md, History."""
        if not self.expressions.holds(entry.get("when"), moment):
            return
        if entry["kind"] != "distinct":
            push(moment.record, "history", position, moment.time, entry["keep"])
            return
        built_in = {"id": moment.id, "time": moment.time}
        value = {**moment.fields, **built_in}.get(entry["field"])
        if value is None:
            return
        shown = encode(type_, value)
        pairs = moment.record.get("history", {}).get(position, [])
        pairs[:] = [pair for pair in pairs if pair[0] != shown]
        push(moment.record, "history", position, [shown, moment.time], entry["keep"])

    def _match(self, policy: PolicyPlan, moment: Moment) -> Optional[Occurrence]:
        """Step 5."""
        if not any(
            moment.type in trigger["on"] and self.expressions.holds(trigger.get("when"), moment)
            for trigger in policy.json["triggers"]
        ):
            return None
        demand = policy.json.get("signals")
        if demand is None:
            return Occurrence(policy, [])
        there = [name for name in demand["names"] if self._is_there(self.json["signals"][name], moment)]
        needed = 1 if demand["need"] == "any" else len(demand["names"])
        return Occurrence(policy, there) if len(there) >= needed else None

    def _is_there(self, signal: Mapping[str, Any], moment: Moment) -> bool:
        return moment.type in signal["on"] and self.expressions.holds(signal.get("when"), moment)

    def _let_off(self, occurrence: Occurrence, moment: Moment) -> bool:
        """Steps 6 and 7."""
        policy = occurrence.policy
        for exemption in self.json["exemptions"]:
            if policy.id not in exemption["policies"] or moment.time >= exemption.get("untilMs", moment.time + 1):
                continue
            if self.expressions.holds(exemption.get("when"), moment):
                self._decide(occurrence, "exempt", moment, exemption=exemption["name"])
                return True
        if policy.holdout_below > 0 and murmur3(f"{policy.id}:{moment.person_id}") < policy.holdout_below:
            self._decide(occurrence, "held_out", moment)
            return True
        return False

    def _variant(self, policy: PolicyPlan, moment: Moment) -> Mapping[str, Any]:
        """Step 8."""
        variants = policy.json["variants"]
        return next((each for each in variants if self.expressions.holds(each["when"], moment)), {})

    def _compete(self, occurrence: Occurrence, moment: Moment, state: State) -> None:
        """Step 9."""
        policy = occurrence.policy
        for place, limits in (("policy", occurrence.in_force("fatigue")), ("limits", self.json["limits"])):
            for limit in limits:
                if not self.expressions.holds(limit.get("when"), moment):
                    continue
                refusal = self.limits.ask(limit, policy, moment, state)
                if refusal is not None:
                    reason = {"in": place, "limit": limit["text"], "kind": limit["kind"]}
                    if refusal.until is not None:
                        reason["until"] = refusal.until
                    self._decide(occurrence, "suppressed", moment, reason=reason)
                    return
        self.prompts.add(policy, moment, state)
        shown = occurrence.signals[: policy.json.get("signals", {}).get("showAtMost")]
        texts = [self.json["signals"][name] for name in shown]
        message = self.messages.render(occurrence.in_force("message"), moment, texts)
        self._decide(occurrence, "prompt", moment, message=message)

    def _close(self, occurrence: Occurrence, moment: Moment) -> list[Decision]:
        """Step 10."""
        policy = occurrence.policy
        decisions: list[Decision] = []
        if policy.id in moment.record.get("waiting", {}):
            decisions = take_answer(policy, "none", moment.time, moment)
        deadline = moment.time + policy.json["answerWithinMs"]
        moment.record.setdefault("waiting", {})[policy.id] = [moment.id, deadline, occurrence.name]
        return decisions

    def _decide(self, occurrence: Occurrence, outcome: str, moment: Moment, **rest: Any) -> None:
        occurrence.decision = decision(
            occurrence.policy, outcome, occurrence.name, moment, risk=moment.risk, signals=occurrence.signals, **rest
        )


def _set_aside(reason: str) -> Outcome:
    return {"kind": "set_aside", "reason": reason, "decisions": []}


def decide(bundle: Bundle, state: Any, event: Any, person: Optional[Any]) -> tuple[Outcome, Any]:
    """The pure function of deciding.md, over states in their JSON form. An `Engine` is quicker for many events."""
    engine = Engine(bundle)
    after = engine.load_state(state)
    outcome = engine.decide(after, event, person)
    return outcome, after.json()
