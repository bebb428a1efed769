"""What is refused, and where."""

import json
import pathlib
import re
import unittest
from typing import Any, Callable

from kairos_engine import Refused, load_bundle

SPECIFICATION = pathlib.Path(__file__).parents[3] / "docs" / "bundle.md"


def blocks(kind: str) -> list[Any]:
    """The JSON examples of the specification that are marked so."""
    found = re.findall(rf"^```json {kind}\n(.*?)^```", SPECIFICATION.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [json.loads(block) for block in found]


def example(change: Callable[[Any], None] = lambda bundle: None) -> str:
    bundle = blocks("bundle")[0]
    change(bundle)
    return json.dumps(bundle)


class Loading(unittest.TestCase):
    def refused(self, text: str) -> str:
        with self.assertRaises(Refused) as found:
            load_bundle(text)
        return found.exception.pointer

    def test_text(self) -> None:
        for text, pointer in (
            ("", ""), ("{", ""), ("{}x", ""), ('{"a":NaN}', ""), ('{"a":01}', ""), ('{"a":"\n"}', ""), ("[1,]", ""),
            ('{"a":1,"\\u0061":2}', "/a"), ('[{"b":[0,{"d~/":1,"d~/":2}]}]', "/0/b/1/d~0~1"), ('{"a":{"__proto__":1}}', "/a/__proto__"),
            ('{"a":"\\ud800"}', "/a"), ('{"a":{"\\udc00":1}}', "/a"), ("[" * 100_000, "/0" * 250), ("[]", ""), ("null", ""),
            ('{"kairos":"2.0"}', "/kairos"), ('{"kairos":"0.9"}', "/kairos"), ('{"kairos":1}', "/kairos"), ("{}", "/kairos"),
            ("\ufeff{}", ""), ('{"a":"\ud800"}', ""),
        ):
            self.assertEqual(self.refused(text), pointer, text[:60])

    def test_numbers_that_a_double_holds(self) -> None:
        for text in ("0", "-0", "1e5", "0.1", "1.50", "100000000000000000000", "5e-324", "-0.0e7", "17976931348623157e292"):
            self.assertEqual(self.refused(f"[{text}]"), "", text)
        for text in ("1e400", "-1e-400", "0.10000000000000001", "9007199254740993", "123456789012345678e-2"):
            self.assertEqual(self.refused(f"[{text}]"), "/0", text)

    def test_members(self) -> None:
        policy = "/policies/phishing_click"
        click: Callable[[Any], Any] = lambda bundle: bundle["policies"]["phishing_click"]
        changes: list[tuple[Callable[[Any], Any], str]] = [
            (lambda b: b.pop("history"), ""),
            (lambda b: b.update(extra=1), "/extra"),
            (lambda b: b["org"].update(timezone="Mars/Olympus"), "/org/timezone"),
            (lambda b: b["org"].update(locales=["en", "de", "en"]), "/org/locales/2"),
            (lambda b: b["person"].update(id={"type": "string"}), "/person/id"),
            (lambda b: b.update(partition=None), "/partition"),
            (lambda b: b["enums"].update({"a\n": {}}), "/enums/a\n"),
            (lambda b: click(b).update(priority=2**53), policy + "/priority"),
            (lambda b: click(b).update(priority=1.5), policy + "/priority"),
            (lambda b: click(b)["triggers"][0]["when"].update(op="nope"), policy + "/triggers/0/when/op"),
            (lambda b: click(b)["triggers"][0].update(on=["mail.lost"]), policy + "/triggers/0/on/0"),
            (lambda b: click(b)["fatigue"][0]["scope"].update(prompts="policy:other"), policy + "/fatigue/0/scope/prompts"),
            (lambda b: click(b)["escalate"][0]["action"].update(name="other"), policy + "/escalate/0/action/name"),
        ]
        for change, pointer in changes:
            self.assertEqual(self.refused(example(change)), pointer)

    def test_depth(self) -> None:
        def nested(levels: int) -> Callable[[Any], None]:
            def change(bundle: Any) -> None:
                trigger = bundle["policies"]["phishing_click"]["triggers"][0]
                for _ in range(levels):
                    trigger["when"] = {"op": "not", "type": "bool", "args": [trigger["when"]]}

            return change

        load_bundle(example(nested(98)))
        self.assertTrue(self.refused(example(nested(99))).endswith("/args/0"))

    def test_hash(self) -> None:
        bundle = load_bundle(example())
        self.assertEqual(load_bundle(example(lambda b: b.update(sourceMap={}))).sha256, bundle.sha256)
        self.assertEqual(load_bundle(example().replace("14400000", "1.44e7"), bundle.sha256).sha256, bundle.sha256)
        with self.assertRaises(Refused):
            load_bundle(example(lambda b: b["org"].update(locales=["de"])), bundle.sha256)


if __name__ == "__main__":
    unittest.main()
