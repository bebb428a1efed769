"""The same log on Spark and on one machine: the same report and the same decisions, to the byte."""

from __future__ import annotations

import gzip
import json
import re
import sys
import unittest
from datetime import datetime, timedelta, timezone

from .support import COMMAND, ROOT, compiled, folder, on_spark, one_machine, session, shuffled

from kairos_spark import KairosError, Options, replay
from kairos_spark.lines import read_files

PEOPLE = str(ROOT / "policies" / "people.csv")


def sample_log() -> list[bytes]:
    """Some of the people of the example, whole departments among them, and lines that are hard to split by."""
    text = gzip.decompress((ROOT / "policies" / "logs" / "thirty-days.ndjson.gz").read_bytes())
    lines = [line for line in text.split(b"\n") if not re.search(rb'"subject":"p-\d*[1-46-9]"', line)]
    return [*lines, *odd_lines()]


def odd_lines() -> list[bytes]:
    def event(name: str, time: str = "2026-10-01T09:00:00Z", **more: object) -> bytes:
        known = {"specversion": "1.0", "id": name, "source": "/odd", "type": "mail.link_clicked", "time": time}
        data = {"url": "https://acme-login.example", "sender": "a@b.example", "cues": ["urgency"]}
        return json.dumps({**known, "subject": "p-0010", "data": data, **more}, ensure_ascii=False).encode()

    usual = event("twice")
    return [
        # Of members that stand twice the last one counts, also by another spelling.
        usual.replace(b'{"spec', b'{"subject":"p-0025","time":"1999-01-01T00:00:00Z","spec'),
        usual.replace(b'"id"', b'"\\u0069d"').replace(b"twice", b"escaped"),
        # Orders that a text does not show.
        *(event(f"time-{at}", time) for at, time in enumerate(ODD_TIMES)),
        *(event(name, "2026-10-02T09:00:00Z") for name in ("z", "é", "\U0001f600", "\uffff", "a\u0301", "")),
        # What a parser of JSON may think too much.
        event("deep", deep=json.loads("[" * 900 + "]" * 900)),
        event("long").replace(b'"specversion"', b'"n":' + b"1" * 3000 + b',"specversion"'),
        # No events, each in its own way.
        b"",
        b"\r",
        b"{",
        b"\xff\xfe",
        b'{"id":"\xff"}',
        b"[1]",
        b'{"type":"mail.opened"}',
        b'{"type":"mail.opened","subject":7,"time":"2026-10-01T09:00:00Z"}',
        b'{"type":"mail.link_clicked","subject":{"a":1}}',
        event("nobody", subject=None),
        event("lone", subject="\\ud800").replace(b"\\\\ud800", b"\\ud800"),
        event("windows") + b"\r",
    ]


ODD_TIMES = (
    "2026-10-01T10:00:00.1239999+02:00",
    "2026-10-01T08:00:00.123Z",
    "2026-10-01t08:00:00.1z",
    "2026-10-01T08:00:00.12-00:00",
    "2026-10-02T07:30:00.122+23:30",
    "2026-09-30T08:30:00.121-23:30",
    "2026-10-01T08:00:60Z",
    "2026-10-01T08:00:00",
    "2026-02-30T08:00:00Z",
    "noon",
)


class SameBytes(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.bundle = compiled(ROOT / "policies", "policies")
        cls.log = shuffled(sample_log(), "shuffled.ndjson")
        cls.whole = one_machine(cls.bundle, [cls.log], "--people", PEOPLE, "--sort")
        assert len(cls.whole[1]) > 100

    def test_in_any_number_of_parts(self) -> None:
        events = read_files(session(), [self.log], "ndjson")
        for partitions in (1, 2, 7, 64):
            with self.subTest(partitions=partitions):
                found = on_spark(self.bundle, events, PEOPLE, logs=[self.log], partitions=partitions)
                self.assertEqual(found, self.whole)

    def test_when_a_worker_dies_in_the_middle(self) -> None:
        marker = folder / "died"
        dying = (sys.executable, str(ROOT / "runtimes/spark/tests/dying.py"), str(marker), *COMMAND)
        events = read_files(session(), [self.log], "ndjson")
        found = on_spark(self.bundle, events, PEOPLE, logs=[self.log], partitions=2, kairos=dying)
        self.assertEqual(marker.read_text(), "killed")
        self.assertEqual(found, self.whole)

    def test_with_a_warm_up_that_begins_with_the_first_record_of_all_parts(self) -> None:
        events = read_files(session(), [self.log], "ndjson")
        found = on_spark(self.bundle, events, PEOPLE, logs=["log"], partitions=5, warm_up="7d")
        ordered = folder / "log"
        ordered.write_bytes(b"\n".join(sorted(open(self.log, "rb").read().split(b"\n"), key=_time_of)))
        # The log in order: without the sort the first line begins the warm-up, and nothing is out of order.
        whole = one_machine(self.bundle, [str(ordered)], "--people", PEOPLE, "--warm-up", "7d", "--sort")
        self.assertEqual(found, (whole[0].replace(json.dumps([str(ordered)]), '["log"]'), whole[1]))


def _time_of(line: bytes) -> float:
    """Of the usual lines; others come last."""
    found = re.search(rb'"time":"(2026-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)Z"', line)
    if found is None:
        return float("inf")
    try:
        return datetime.fromisoformat(found[1].decode()).timestamp()
    except ValueError:
        return float("inf")


DOORS = """org { locales en }
person { team: string? level: int = 1 }
event door.opened { late: bool moment before at: timestamp? size: number? names: list of string = []
  risk { high when event.late low otherwise } }
policy opened {
  trigger on door.opened when event.late
  message inline { body "Who is behind you, {person.id}?" action "Ask" opens "https://acme.example" }
  fatigue { wait 1h at most 3 per day }
}
"""

SOURCE = """source badges {
  id record.key time record.when person record.who
  map when record.kind is "door" to door.opened { late: record.late, size: record.size }
}
"""


def doors() -> list[dict[str, object]]:
    """A fifth of all events is of one person."""
    start = datetime(2026, 3, 2, 8, tzinfo=timezone.utc)
    return [
        {
            "id": f"e{at:05}",
            "source": "gate",
            "type": "door.opened",
            "subject": "ana" if at % 5 == 0 else f"p{at % 37}",
            "time": start + timedelta(seconds=7 * at),
            "data": {"late": at % 3 == 0, "at": start, "size": at / 4, "names": ["a", "b"][: at % 3]},
        }
        for at in range(4000)
    ]


class Shapes(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        (folder / "doors.kairos").write_text(DOORS)
        (folder / "badges.kairos").write_text(DOORS + SOURCE)
        cls.bundle = compiled(folder / "doors.kairos", "doors")
        cls.badges = compiled(folder / "badges.kairos", "badges")
        cls.people = folder / "doors.csv"
        cls.people.write_text("id,team,level\nana,sales,3\np1,,2\np2,legal,\nidle,sales,1\n")

    def test_a_table_of_events_and_a_table_of_people_with_one_person_who_has_a_fifth(self) -> None:
        spark = session()
        schema = (
            "id string, source string, type string, subject string, time timestamp, "
            "data struct<late: boolean, at: timestamp, size: double, names: array<string>>"
        )
        table = str(folder / "doors.parquet")
        spark.createDataFrame(doors(), schema).coalesce(1).write.parquet(table)
        (file,) = [str(path) for path in (folder / "doors.parquet").glob("*.parquet")]
        whole = one_machine(self.bundle, [file], "--people", str(self.people), "--sort")
        self.assertGreater(len(whole[1]), 500)
        people = spark.createDataFrame(
            [("ana", "sales", 3), ("p1", None, 2), ("p2", "legal", None), ("idle", "sales", 1)],
            "id string, team string, level int",
        )
        # Little memory is enough for a part of any size.
        small = ("env", "NODE_OPTIONS=--max-old-space-size=48", *COMMAND)
        events = read_files(spark, [table], "parquet")
        self.assertEqual(on_spark(self.bundle, events, people, logs=[file], kairos=small), whole)
        as_text = events.selectExpr("id", "source", "type", "subject", "time", "to_json(data) AS data")
        self.assertEqual(on_spark(self.bundle, as_text, people, logs=[file]), whole)
        flat = events.select("id", "source", "type", "subject", "time", "data.*")
        self.assertEqual(on_spark(self.bundle, flat, people, logs=[file]), whole)

    def test_records_through_a_source_from_lines_tables_and_csv(self) -> None:
        spark = session()
        header = "key,when,who,kind,late,size"
        rows = [
            f"{e['id']},{e['time'].isoformat()},{e['subject']},{'door' if at % 9 else 'window'},{str(at % 2 == 0).lower()},{at}"  # type: ignore[attr-defined]
            for at, e in enumerate(doors()[:600])
        ]
        rows += ["r1,noon,ana,door,true,1", 'r2,"2026-03-02T09:00:00Z,ana', "r3,1,2", 'r4,2026-03-02T08:00:00Z,"a ""b""\nc",door,true,']
        records = folder / "badges.csv"
        records.write_text("\n".join([header, *rows]) + "\n")
        whole = one_machine(self.badges, [str(records)], "--sort")
        self.assertGreater(len(whole[1]), 50)
        events = read_files(spark, [str(records)], "csv")
        self.assertEqual(on_spark(self.badges, events, None, logs=[str(records)]), whole)

        lines = [dict(zip(header.split(","), row.split(","))) for row in rows[:600]]
        text = folder / "badges.ndjson"
        text.write_text("\n".join([json.dumps(line) for line in lines] + ["{", '{"key":"x"}', '{"specversion":"1.0"}']))
        whole = one_machine(self.badges, [str(text)], "--sort")
        events = read_files(spark, [str(text)], "ndjson")
        self.assertEqual(on_spark(self.badges, events, None, logs=[str(text)]), whole)

        text.write_text("\n".join(json.dumps(line) for line in lines))
        whole = one_machine(self.badges, [str(text)], "--sort")
        table = spark.createDataFrame([{**line, "unused": "x"} for line in lines])
        self.assertEqual(on_spark(self.badges, table, None, logs=[str(text)]), whole)

    def test_an_empty_log(self) -> None:
        empty = folder / "empty.ndjson"
        empty.write_text("")
        whole = one_machine(self.bundle, [str(empty)])
        events = read_files(session(), [str(empty)], "ndjson")
        self.assertEqual(on_spark(self.bundle, events, None, logs=[str(empty)]), whole)


class Refused(unittest.TestCase):
    def test_a_limit_for_everyone_is_named_and_one_part_replays_it(self) -> None:
        (folder / "all.kairos").write_text(DOORS.replace("wait 1h", "at most 9 per day for everyone"))
        bundle = compiled(folder / "all.kairos", "all")
        log = folder / "doors.ndjson"
        lines = [json.dumps({**e, "time": e["time"].isoformat(), "data": {"late": True}}) for e in doors()[:400]]  # type: ignore[attr-defined]
        log.write_text("\n".join(lines))
        events = read_files(session(), [str(log)], "ndjson")
        with self.assertRaisesRegex(KairosError, "the limit `at most 9 per day for everyone` counts prompts to everyone"):
            on_spark(bundle, events, None)
        whole = one_machine(bundle, [str(log)])
        self.assertEqual(on_spark(bundle, events, None, logs=[str(log)], one_part=True), whole)

    def test_a_bundle_that_is_not_there_a_command_that_is_not_there_and_people_that_are_none(self) -> None:
        spark = session()
        events = spark.createDataFrame([("{}",)], "value string")
        with self.assertRaisesRegex(KairosError, "nowhere.json cannot be read .* `kairos compile"):
            replay(spark, folder / "nowhere.json", events, None)
        (folder / "doors.kairos").write_text(DOORS)
        bundle = compiled(folder / "doors.kairos", "doors")
        with self.assertRaisesRegex(KairosError, "`kairos-is-nowhere` cannot be run .* name the command"):
            replay(spark, bundle, events, None, Options(kairos=["kairos-is-nowhere"]))
        with self.assertRaisesRegex(KairosError, "nobody.csv: there is no such file"):
            replay(spark, bundle, events, str(folder / "nobody.csv"), Options(kairos=COMMAND))
        with self.assertRaisesRegex(KairosError, "this one lacks type and time"):
            replay(spark, bundle, events.selectExpr("value AS id", "1 AS x"), None, Options(kairos=COMMAND, source="cloudevents"))


if __name__ == "__main__":
    unittest.main()
