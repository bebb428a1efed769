"""What a schema cannot say (loading.md, the table at its end)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Iterable, Mapping, Optional

from .events import RESPONSE
from .iregexp import NotIRegexp, compiled
from .plans import limits_of
from .refusal import Refused, below
from .typing_rules import arity_fits, family, kept_for, result
from .values import Misfit, built_in_enums, decoder, is_whole
from .zones import zone_named

MOST_STEPS = 40_000_000
MOST_PATTERN_ITEMS = 200_000
DEEPEST_EXPRESSION = 100

_ATTRIBUTES = {"id": "string", "timezone": "timezone", "locale": "locale"}
_FIELDS = {"id": "string", "time": "timestamp"}
_FUNCTIONS = {"domain", "edit_distance", "length", "local_time", "lower", "weekday"}
_COUNTS = ("count", "distinct")


@dataclass(frozen=True)
class Place:
    """What an expression may reach where it stands."""

    #: Types that the event may have; None where there is no event.
    events: Optional[tuple[str, ...]] = None
    person: bool = True
    risk: bool = False
    history: bool = False
    record: bool = False
    signals: bool = False


def check_bundle(json: dict[str, Any]) -> None:
    """The document fits the schema. Raises Refused at the first fault."""
    _Checks(json).run()


def refuse_unless(holds: bool, pointer: str, reason: str) -> None:
    if not holds:
        raise Refused(pointer, reason)


def none_twice(names: Iterable[Any], pointer: str) -> None:
    seen: set[Any] = set()
    for at, name in enumerate(names):
        refuse_unless(name not in seen, below(pointer, at), f"`{name}` stands twice")
        seen.add(name)


class _Checks:
    def __init__(self, json: dict[str, Any]) -> None:
        self.json = json
        self.enums = {**built_in_enums(), **json["enums"]}
        self.functions: set[str] = set()
        self.steps = 0
        self.pattern_items = 0

    def run(self) -> None:
        self.vocabulary()
        for at, entry in enumerate(self.json["history"]):
            self.history(entry, below("/history", at))
        for name, signal in self.json["signals"].items():
            self.signal(signal, below("/signals", name))
        for name, policy in self.json["policies"].items():
            self.policy(name, policy, below("/policies", name))
        everywhere = Place(self.triggered_by(self.json["policies"]), risk=True)
        self.limits(self.json["limits"], None, everywhere, "/limits")
        refuse_unless(self.json["partition"] == self.partition(), "/partition", "is not what the limits can be split by")
        self.declarations()
        for name in self.functions - set(self.json["functions"]):
            raise Refused("/functions", f"`{name}` is called and not listed")
        refuse_unless(
            "domain" not in self.functions or "suffixRules" in self.json, "", "`domain` is called, and no suffix rules"
        )

    # ── vocabulary ──

    def vocabulary(self) -> None:
        org = self.json["org"]
        refuse_unless(zone_named(org["timezone"]) is not None, "/org/timezone", "there is no such time zone")
        for name, enum in self.json["enums"].items():
            pointer = below("/enums", name)
            none_twice((value["name"] for value in enum["values"]), below(pointer, "values"))
            none_twice((value["record"] for value in enum["values"]), below(pointer, "values"))
        self.fields(self.json["person"], "/person")
        for name, event in self.json["events"].items():
            pointer = below("/events", name)
            self.fields(event["fields"], below(pointer, "fields"))
            for at, rule in enumerate(event.get("risk", ())):
                self.condition(rule, "when", Place((name,)), below(pointer, "risk", at))
        for name, segment in self.json["segments"].items():
            self.condition(segment, "when", Place(), below("/segments", name))
        for name, text in self.json["texts"].items():
            for locale, parts in text.items():
                for at, part in enumerate(parts):
                    nested = isinstance(part, dict) and "text" in part
                    refuse_unless(not nested, below("/texts", name, locale, at), "a named text shows no other")

    def fields(self, fields: Mapping[str, Any], pointer: str) -> None:
        for name, field in fields.items():
            here = below(pointer, name)
            self.type(field["type"], below(here, "type"))
            if "default" in field:
                self.literal(field["default"], field["type"], below(here, "default"))

    def type(self, type_: Any, pointer: str) -> None:
        inner = type_["list"] if isinstance(type_, dict) and "list" in type_ else type_
        known = not isinstance(inner, dict) or inner["enum"] in self.enums
        refuse_unless(known, pointer, "there is no such enum")

    def literal(self, value: Any, type_: Any, pointer: str) -> None:
        if isinstance(type_, dict) and "list" in type_ and isinstance(value, list):
            for at, item in enumerate(value):
                self.literal(item, type_["list"], below(pointer, at))
            return
        try:
            decoder(type_, self.enums)(value)
        except Misfit as misfit:
            raise Refused(pointer, str(misfit)) from None

    def refer(self, kind: str, names: Iterable[str], pointer: str) -> None:
        names = list(names)
        for at, name in enumerate(names):
            refuse_unless(name in self.json[kind], below(pointer, at), f"`{name}` is not there")
        none_twice(names, pointer)

    def triggered_by(self, policies: Iterable[str]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for name in policies:
            for trigger in self.json["policies"][name]["triggers"]:
                found.update(dict.fromkeys(trigger["on"]))
        return tuple(found)

    # ── expressions ──

    def condition(self, owner: Mapping[str, Any], member: str, place: Place, pointer: str) -> None:
        if member in owner:
            self.expression(owner[member], place, below(pointer, member), "bool")

    def expression(self, expr: Any, place: Place, pointer: str, expected: Any = None) -> None:
        self.visit(expr, place, pointer, 1)
        suits = expected is None or family(expr["type"]) == family(expected)
        refuse_unless(suits, below(pointer, "type"), f"must be {expected} here")

    def step(self) -> None:
        self.steps += 1
        refuse_unless(self.steps < MOST_STEPS, "", "checking this bundle takes too much work")

    def visit(self, expr: Any, place: Place, pointer: str, depth: int) -> None:
        self.step()
        refuse_unless(depth <= DEEPEST_EXPRESSION, pointer, "an expression too deep")
        self.type(expr["type"], below(pointer, "type"))
        op = expr["op"]
        if op == "literal":
            self.literal(expr["value"], expr["type"], below(pointer, "value"))
        elif op == "event":
            refuse_unless(place.events is not None, pointer, "there is no event here")
            for event in place.events or ():
                self.step()
                self.reach(self.field_type(event, expr["name"]), expr, pointer)
        elif op == "person":
            refuse_unless(place.person, pointer, "there is no person here")
            self.reach(self.attribute_type(expr["name"]), expr, pointer)
        elif op == "risk":
            refuse_unless(place.risk, pointer, "there is no risk here")
            self.reach({"enum": "Risk"}, expr, pointer)
        elif op in ("record", "item"):
            refuse_unless(place.record, pointer, "raw records are there in sources only")
        elif op == "first_time":
            self.entries(expr, place, pointer)
        elif op in _COUNTS:
            raise Refused(pointer, "a count stands only in a comparison with a whole literal")
        elif op in ("like", "matches"):
            self.visit(expr["args"][0], place, below(pointer, "args", 0), depth + 1)
            refuse_unless(family(expr["args"][0]["type"]) == "string", pointer, f"`{op}` takes a string")
            if op == "matches":
                self.pattern(expr["pattern"], below(pointer, "pattern"))
        else:
            self.operator(op, expr, place, pointer, depth)

    def pattern(self, pattern: str, pointer: str) -> None:
        try:
            self.pattern_items += compiled(pattern).items
        except NotIRegexp as problem:
            raise Refused(pointer, f"no I-Regexp {problem}") from None
        refuse_unless(self.pattern_items <= MOST_PATTERN_ITEMS, pointer, "the patterns are too large together")

    def operator(self, op: str, expr: Any, place: Place, pointer: str, depth: int) -> None:
        args = expr["args"]
        refuse_unless(arity_fits(op, len(args)), below(pointer, "args"), f"`{op}` takes another number of operands")
        if op in _FUNCTIONS:
            self.functions.add(op)
        counted = self.compared_count(op, args, place, pointer)
        for at, arg in enumerate(args):
            if at != counted:
                self.visit(arg, place, below(pointer, "args", at), depth + 1)
        found = result(op, [arg["type"] for arg in args], expr["type"], self.enums)
        refuse_unless(found is not None, pointer, f"`{op}` does not take these operands")
        refuse_unless(family(found) == family(expr["type"]), below(pointer, "type"), f"`{op}` gives {found}")

    def compared_count(self, op: str, args: list[Any], place: Place, pointer: str) -> Optional[int]:
        """The position of an operand that is a count, where the other one is a number and enough is kept."""
        if len(args) != 2:
            return None
        at = 0 if args[0]["op"] in _COUNTS else 1
        count, other = args[at], args[1 - at]
        if count["op"] not in _COUNTS or other["op"] != "literal" or not is_whole(other["value"]):
            return None
        keep = kept_for(op, int(other["value"]), at == 0)
        if keep is None:
            return None
        here = below(pointer, "args", at)
        for entry in self.entries(count, place, here):
            refuse_unless(entry["keep"] >= keep, here, f"{keep} must be kept")
        return at

    def entries(self, expr: Any, place: Place, pointer: str) -> list[Any]:
        """Of `history`, those that the expression names."""
        refuse_unless(place.history, pointer, "there is no history here")
        here = below(pointer, "history")
        if expr["op"] == "count":
            return [self.entry(expr["history"], "count", None, here)]
        for event in place.events or ():
            refuse_unless(event in expr["history"], here, f"has no position for `{event}`")
        return [self.entry(at, expr["op"], on, below(here, on)) for on, at in expr["history"].items()]

    def entry(self, position: int, kind: str, on: Optional[str], pointer: str) -> Any:
        refuse_unless(position < len(self.json["history"]), pointer, "there is no such entry of `history`")
        entry = self.json["history"][position]
        suits = entry["kind"] == kind and on in (None, entry["on"])
        refuse_unless(suits, pointer, "this entry of `history` is another one")
        return entry

    def field_type(self, event: str, name: str) -> Any:
        fields = self.json["events"].get(event, {}).get("fields", {})
        return _FIELDS.get(name) or fields.get(name, {}).get("type")

    def attribute_type(self, name: str) -> Any:
        return _ATTRIBUTES.get(name) or self.json["person"].get(name, {}).get("type")

    def reach(self, declared: Any, expr: Any, pointer: str) -> None:
        refuse_unless(declared is not None, pointer, "there is nothing of this name")
        refuse_unless(declared == expr["type"], below(pointer, "type"), f"is declared as {declared}")

    # ── texts, policies ──

    def text(self, text: Optional[Mapping[str, Any]], place: Place, pointer: str) -> None:
        for locale, parts in (text or {}).items():
            for at, part in enumerate(parts):
                self.part(part, place, below(pointer, locale, at))

    def part(self, part: Any, place: Place, pointer: str, shown_at: Optional[str] = None) -> None:
        self.step()
        if isinstance(part, str):
            return
        if "value" in part:
            if shown_at is None:
                self.expression(part["value"], place, below(pointer, "value"))
                return
            try:
                self.expression(part["value"], place, pointer)
            except Refused as refused:
                raise Refused(shown_at, refused.reason) from None
        elif "signals" in part:
            refuse_unless(place.signals, shown_at or pointer, "signals are shown in messages of policies only")
        else:
            refuse_unless(part["text"] in self.json["texts"], pointer, "there is no such text")
            for locale, parts in self.json["texts"][part["text"]].items():
                for at, inner in enumerate(parts):
                    self.part(inner, place, below("/texts", part["text"], locale, at), pointer)

    def history(self, entry: Any, pointer: str) -> None:
        refuse_unless(entry["on"] in self.json["events"], below(pointer, "on"), "there is no such event type")
        self.condition(entry, "when", Place((entry["on"],), risk=True), pointer)
        if "field" in entry:
            known = self.field_type(entry["on"], entry["field"]) is not None
            refuse_unless(known, below(pointer, "field"), "there is no such field")

    def signal(self, signal: Any, pointer: str) -> None:
        self.refer("events", signal["on"], below(pointer, "on"))
        place = Place(tuple(signal["on"]), risk=True, history=True)
        self.condition(signal, "when", place, pointer)
        for member in ("missed", "check"):
            self.text(signal[member], place, below(pointer, member))

    def trigger(self, trigger: Any, history: bool, pointer: str) -> None:
        self.refer("events", trigger["on"], below(pointer, "on"))
        self.condition(trigger, "when", Place(tuple(trigger["on"]), risk=True, history=history), pointer)

    def policy(self, name: str, policy: Any, pointer: str) -> None:
        for at, trigger in enumerate(policy["triggers"]):
            self.trigger(trigger, True, below(pointer, "triggers", at))
        none_twice(policy["tags"], below(pointer, "tags"))
        if "signals" in policy:
            self.refer("signals", policy["signals"]["names"], below(pointer, "signals", "names"))
        place = Place(self.triggered_by([name]), risk=True)
        self.parts(name, policy, place, pointer)
        none_twice((variant["name"] for variant in policy["variants"]), below(pointer, "variants"))
        for at, variant in enumerate(policy["variants"]):
            here = below(pointer, "variants", at)
            self.condition(variant, "when", replace(place, history=True), here)
            self.parts(name, variant, place, here)
        mutes: dict[str, Any] = {}
        for limit in limits_of(policy):
            if limit["kind"] == "mute":
                said = {member: value for member, value in limit.items() if member != "when"}
                same = mutes.setdefault(limit["text"], said) == said
                refuse_unless(same, self.pointer_of(policy, limit, pointer), "another mute has the same text")

    def pointer_of(self, policy: Any, limit: Any, pointer: str) -> str:
        lists = [(policy, pointer)]
        lists += [(variant, below(pointer, "variants", at)) for at, variant in enumerate(policy["variants"])]
        for owner, here in lists:
            for at, each in enumerate(owner.get("fatigue", ())):
                if each is limit:
                    return below(here, "fatigue", at, "text")
        return pointer

    def parts(self, name: str, owner: Any, place: Place, pointer: str) -> None:
        """What a policy and its variants both have."""
        message = owner.get("message", {})
        here = below(pointer, "message")
        with_signals = replace(place, signals=True)
        for member in ("title", "body"):
            self.text(message.get(member), with_signals, below(here, member))
        for member, text in message.get("action", {}).items():
            self.text(text, with_signals, below(here, "action", member))
        self.limits(owner.get("fatigue", ()), name, place, below(pointer, "fatigue"))
        for at, step in enumerate(owner.get("escalate", ())):
            self.action(step["action"], place, below(pointer, "escalate", at, "action"))

    def action(self, action: Any, place: Place, pointer: str) -> None:
        if action["kind"] == "follow_up":
            known = action["name"] in self.json["followUps"]
            refuse_unless(known, below(pointer, "name"), "there is no such follow up")
        self.text(action.get("question"), place, below(pointer, "question"))
        for member in ("to", "by"):
            if member in action:
                self.expression(action[member], place, below(pointer, member), "string")

    def limits(self, limits: Iterable[Any], policy: Optional[str], place: Place, pointer: str) -> None:
        for at, limit in enumerate(limits):
            here = below(pointer, at)
            self.condition(limit, "when", place, here)
            if "scope" in limit:
                prompts, whom = limit["scope"]["prompts"], limit["scope"]["for"]
                suits = not prompts.startswith("policy:") or prompts == f"policy:{policy}"
                refuse_unless(suits, below(here, "scope", "prompts"), "is another policy")
                if isinstance(whom, dict):
                    known = self.attribute_type(whom["attribute"]) is not None
                    refuse_unless(known, below(here, "scope", "for", "attribute"), "there is no such attribute")
            elif limit["kind"] == "quiet":
                refuse_unless("from" not in limit or limit["from"] != limit["to"], below(here, "to"), "is no stretch")
            else:
                refuse_unless(policy is not None, here, f"`{limit['kind']}` stands in policies only")

    def partition(self) -> Any:
        """deciding.md, Partition."""
        limits = [limit for policy in self.json["policies"].values() for limit in limits_of(policy)]
        whom = [limit["scope"]["for"] for limit in [*limits, *self.json["limits"]] if "scope" in limit]
        attributes = {each["attribute"] for each in whom if isinstance(each, dict)}
        if "everyone" in whom or len(attributes) > 1:
            return None
        return {"attribute": attributes.pop()} if attributes else "person"

    # ── the rest ──

    def declarations(self) -> None:
        for kind in ("followUps", "baselines"):
            for name, layer in self.json[kind].items():
                pointer = below("", kind, name)
                for member in ("title", "content"):
                    self.text(layer.get(member), Place(), below(pointer, member))
                if layer.get("for") != "everyone":
                    self.condition(layer, "for", Place(), pointer)
                for at, cover in enumerate(layer["covers"]):
                    self.trigger(cover, False, below(pointer, "covers", at))
        none_twice((exemption["name"] for exemption in self.json["exemptions"]), "/exemptions")
        in_order([(each["name"] != "not_coached", each["name"]) for each in self.json["exemptions"]], "/exemptions")
        for at, exemption in enumerate(self.json["exemptions"]):
            pointer = below("/exemptions", at)
            self.refer("policies", exemption["policies"], below(pointer, "policies"))
            in_order(exemption["policies"], below(pointer, "policies"))
            self.condition(exemption, "when", Place(self.triggered_by(exemption["policies"]), risk=True), pointer)
        for at, goal in enumerate(self.json["budgets"]):
            for member, kind in (("of", "policies"), ("for", "segments")):
                known = member not in goal or goal[member] in self.json[kind]
                refuse_unless(known, below("/budgets", at, member), "is not there")
        for name, source in self.json["sources"].items():
            self.source(source, below("/sources", name))

    def source(self, source: Any, pointer: str) -> None:
        place = Place(person=False, record=True)
        id_type = {"list": "string"} if isinstance(family(source["id"]["type"]), tuple) else "string"
        zone = source.get("timezone", "UTC")
        refuse_unless(zone_named(zone) is not None, below(pointer, "timezone"), "there is no such time zone")
        for member, expected in (("id", id_type), ("time", "timestamp"), ("person", "string")):
            if member in source:
                self.expression(source[member], place, below(pointer, member), expected)
        for at, mapping in enumerate(source["maps"]):
            here = below(pointer, "maps", at)
            self.condition(mapping, "when", place, here)
            to = mapping["to"]
            refuse_unless(to in self.json["events"] or to == RESPONSE, below(here, "to"), "there is no such event type")
            for name, value in mapping["fields"].items():
                declared = self.json["events"].get(to, {}).get("fields", {}).get(name, {}).get("type")
                expected = value["type"] if to == RESPONSE else declared
                refuse_unless(expected is not None, below(here, "fields", name), "there is no such field")
                self.expression(value, place, below(here, "fields", name), expected)


def in_order(keys: list[Any], pointer: str) -> None:
    for at in range(1, len(keys)):
        refuse_unless(keys[at - 1] <= keys[at], below(pointer, at), "stands out of order")
