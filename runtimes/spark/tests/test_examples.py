"""The example for data lakes: a table of OCSF events through the source of `std/ocsf`, as on one machine."""

from __future__ import annotations

import json
import unittest

from .support import COMMAND, ROOT, compiled, decisions_of, folder, one_machine, session, without_samples

from examples.ocsf import replay_table

SCHEMA = (
    "class_uid int, activity_id int, status_id int, is_mfa boolean, time bigint, severity_id int, raw string, "
    "metadata struct<uid: string, product: struct<name: string>>, "
    "actor struct<user: struct<email_addr: string, name: string, uid: string>>, file struct<name: string>"
)


def records() -> list[dict[str, object]]:
    return [
        {
            "class_uid": (3002, 6006, 4001)[at % 3],
            "activity_id": (1, 12, 6)[at % 3],
            "status_id": 1,
            "is_mfa": (None, False, True)[at % 7 % 3],
            "time": 1_772_442_000_000 + at * 601_000 if at != 77 else None,
            "severity_id": 1,
            "raw": "x" * 50,
            "metadata": {"uid": f"r{at:04}", "product": {"name": "drive"}},
            "actor": {"user": {"email_addr": f"p{at % 11}@acme.example" if at % 13 else None, "name": "u"}},
            "file": {"name": "plan.xlsx"},
        }
        for at in range(900)
    ]


class Ocsf(unittest.TestCase):
    def test_a_table_of_events_gives_the_report_of_one_machine(self) -> None:
        bundle = compiled(ROOT / "runtimes/spark/examples/ocsf.kairos", "ocsf")
        log = folder / "ocsf.ndjson"
        log.write_text("\n".join(json.dumps(record) for record in records()))
        whole = one_machine(bundle, [str(log)], "--sort")
        self.assertGreater(len(whole[1]), 50)
        session().createDataFrame(records(), SCHEMA).createOrReplaceTempView("ocsf_events")
        page = folder / "report.html"
        replayed = replay_table(session(), bundle, "ocsf_events", page, list(COMMAND))
        report = without_samples(replayed.report_json).replace('["ocsf_events"]', json.dumps([str(log)]))
        self.assertEqual((report, decisions_of(replayed)), whole)
        self.assertIn("<html", page.read_text())
        replayed.close()
