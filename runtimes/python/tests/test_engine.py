"""The worked example of the specification, and the line protocol. All else is the conformance vectors' matter."""

import json
import unittest
from typing import Any

from kairos_engine import Engine, canonical, decide, load_bundle
from kairos_engine.murmur3 import murmur3
from kairos_engine.protocol import Session

from .test_loading import blocks, example


class Deciding(unittest.TestCase):
    def test_the_example_of_the_specification(self) -> None:
        engine = Engine(load_bundle(example()))
        state = engine.load_state({})
        events, decisions = blocks("event"), blocks("decisions")
        self.assertEqual(len(events), 2)
        for event, expected in zip(events, decisions):
            outcome = engine.decide(state, event, None)
            self.assertEqual(canonical(outcome), canonical({"kind": "taken", "decisions": expected}))
            if event is events[0]:
                self.assertEqual(canonical(state.json()), canonical(blocks("state")[0]))

    def test_the_pure_function_changes_nothing(self) -> None:
        bundle, event = load_bundle(example()), blocks("event")[0]
        before: Any = {}
        outcome, after = decide(bundle, before, event, None)
        self.assertEqual(before, {})
        self.assertEqual(decide(bundle, after, event, None), ({"kind": "duplicate"}, after))
        self.assertEqual(len(outcome["decisions"]), 1)

    def test_whatever_it_is_handed_it_does_not_raise(self) -> None:
        engine = Engine(load_bundle(example()))
        event = blocks("event")[0]
        for broken in (None, 1, [], {}, {"type": 1}, {**event, "id": ""}, {**event, "time": 5}, {**event, "data": []},
                       {**event, "subject": "\ud800"}, {**event, "data": {"sender_domain": True}}, {**event, "specversion": "2"}):
            self.assertEqual(engine.decide(engine.load_state(broken), broken, None)["reason"], "invalid_event")
        for person in (1, [], {"id": "ben"}, {"timezone": "x"}, {"department": 1}):
            self.assertEqual(engine.decide(engine.load_state({}), event, person)["reason"], "invalid_person")

    def test_murmur3(self) -> None:
        for text, expected in (("", 0), ("test", 0xBA6BD213), ("hello, world", 0x149BBB7F), ("hello", 0x248BFA47)):
            self.assertEqual(murmur3(text), expected)


class Protocol(unittest.TestCase):
    def ask(self, *requests: Any) -> list[Any]:
        lines = [request if isinstance(request, str) else json.dumps(request) for request in requests]
        return [json.loads(answer) for answer in Session().answers(lines)]

    def test_requests(self) -> None:
        event = blocks("event")[0]
        run = {"do": "run", "people": {}, "events": [event]}
        first, loaded, whole, texts, refused, still, nonsense = self.ask(
            run, {"do": "load", "bundle": example()}, run, {"do": "run", "people": {}, "eventTexts": [json.dumps(event)]},
            {"do": "load", "bundle": "{}"}, run, "nonsense",
        )
        self.assertIn("error", first)
        self.assertRegex(loaded["loaded"], "^[0-9a-f]{64}$")
        self.assertEqual(whole["outcomes"][0]["decisions"], blocks("decisions")[0])
        self.assertEqual(texts, whole)
        self.assertEqual(refused["refused"]["pointer"], "/kairos")
        self.assertEqual(still, whole)
        self.assertIn("error", nonsense)


if __name__ == "__main__":
    unittest.main()
