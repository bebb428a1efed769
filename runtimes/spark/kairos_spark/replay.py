"""A replay on Spark: split by the bundle's partition, put in order, decided part by part, merged into one report."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
from pyspark import cloudpickle
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.storagelevel import StorageLevel

from . import worker
from .errors import KairosError
from .lines import (
    CLOUD_EVENTS,
    is_files,
    is_table_of_events,
    is_text,
    lines_of_events,
    lines_of_records,
    lines_of_text,
    people_as_json,
)
from .options import Options
from .parts import Split, in_parts
from .worker import EVENT, OUTPUT_SCHEMA, ROWS_SCHEMA

# So that nothing of this package needs to be installed on the workers.
cloudpickle.register_pickle_by_value(worker)

_DECISION = (
    "time long, person string, policy string, outcome string, risk string, event string, source string, variant string, "
    "signals array<string>, exemption string, step int, action string, "
    "reason struct<`in`: string, limit: string, kind: string, until: long>, "
    "message struct<mode: string, locale: string, title: string, body: string, "
    "action: struct<label: string, opens: string>>"
)


@dataclass(frozen=True)
class Replayed:
    report_json: str
    """What `kairos simulate --json` writes."""
    budgets_kept: bool
    messages: str
    """What `kairos merge` said beside the report: budgets that are broken, records that came too late."""
    decisions: DataFrame | None
    """A row each: its members as columns, and `json`, the decision as RFC 8785 text. In no order."""
    _kept: DataFrame | None = field(default=None, repr=False)

    @property
    def report(self) -> dict[str, Any]:
        report: dict[str, Any] = json.loads(self.report_json)
        return report

    def close(self) -> None:
        """Lets go of what Spark keeps for `decisions`."""
        if self._kept is not None:
            self._kept.unpersist()


def replay(
    spark: SparkSession,
    bundle: str | os.PathLike[str],
    events: DataFrame,
    people: str | os.PathLike[str] | DataFrame | None = None,
    options: Options | None = None,
) -> Replayed:
    """
    Replays events through policies.

    `bundle` is a file on the driver that `kairos compile` wrote. `events` are lines of JSON (one column `value`), a table
    of CloudEvents (`id`, `type`, `time`, and more), or raw records for a `source`. `people` is a file on the driver or a table.

    Raises `KairosError` where the input does not allow a replay, and what Spark raises where a task failed for good.
    """
    options = options or Options()
    text = _text_of(bundle)
    with tempfile.TemporaryDirectory(prefix="kairos-") as folder:
        driver = _Driver(spark, options, str(Path(folder, "bundle.kairos.json")), folder)
        Path(driver.bundle).write_text(text, encoding="utf-8")
        table = driver.table_of(people)
        split, count = driver.split(table)
        rows = _rows_of(events, text, options)
        parts = in_parts(rows, split, count)
        arguments = [*options.figures(), *(("--decisions",) if options.decisions else ())]
        if options.warm_up is not None:
            start = parts.mapInArrow(worker.starting(options.kairos, text), OUTPUT_SCHEMA).agg(F.min("tally")).first()
            if start is not None and start[0] is not None:
                arguments += ["--start", start[0]]
        step = worker.replaying(options.kairos, text, arguments, table is not None)
        output = parts.mapInArrow(step, OUTPUT_SCHEMA)
        if options.decisions:
            output = output.persist(StorageLevel.DISK_ONLY)
        tallies = output.where("tally IS NOT NULL").select("tally")
        merged = driver.merge((row[0] for row in tallies.toLocalIterator()), table)
        if not options.decisions:
            return Replayed(*merged, None)
        return Replayed(*merged, _decisions_in(output), output)


class _Driver:
    """What runs `kairos` where the program runs."""

    def __init__(self, spark: SparkSession, options: Options, bundle: str, folder: str) -> None:
        self.spark = spark
        self.options = options
        self.bundle = bundle
        self.folder = folder

    def table_of(self, people: str | os.PathLike[str] | DataFrame | None) -> str | None:
        """A file with the table of people."""
        if not isinstance(people, DataFrame):
            return None if people is None else os.fspath(people)
        path = Path(self.folder, "people.ndjson")
        with path.open("w", encoding="utf-8") as file:
            for row in people_as_json(people).toLocalIterator():
                file.write(f"{row[0]}\n")
        return str(path)

    def split(self, table: str | None) -> tuple[Split, int]:
        arguments = ["parts", self.bundle, *(("--people", table) if table else ())]
        if self.options.one_part:
            arguments.append("--one-part")
        lines = self._output_of("worker", *arguments)
        header = json.loads(next(lines))
        people = None if table is None else self._people(lines)
        count = self.options.partitions or int(self.spark.conf.get("spark.sql.shuffle.partitions") or 200)
        by_person = header["partition"] == "person"
        return Split(by_person, header.get("others", ""), people), 1 if self.options.one_part else count

    def merge(self, tallies: Iterator[str], table: str | None) -> tuple[str, bool, str]:
        """The report, whether budgets are kept, and what was said."""
        arguments = ["merge", self.bundle, "--json", "-", *(("--people", table) if table else ())]
        # A tally without events first, so that there is one of an empty log, too.
        empty = self._output_of("worker", "replay", self.bundle, *self.options.figures(), *arguments[4:], input=b"")
        with (
            tempfile.TemporaryFile() as report,
            tempfile.TemporaryFile() as said,
            self._started([*arguments, *self.options.report()], subprocess.PIPE, report, said) as process,
        ):
            assert process.stdin is not None
            try:
                for line in chain(empty, tallies):
                    process.stdin.write(f"{line}\n".encode())
                process.stdin.close()
            except BrokenPipeError:
                pass
            status = process.wait()
            report.seek(0)
            said.seek(0)
            text, messages = report.read().decode(), said.read().decode()
        if status > 1 or text == "":
            raise KairosError(messages.strip() or f"`kairos merge` ended with status {status}")
        return text, status == 0, messages

    def _people(self, lines: Iterator[str]) -> DataFrame:
        columns: dict[str, list[str]] = {"person": [], "part": [], "line": []}
        for line in lines:
            each = json.loads(line)
            columns["person"].append(each["person"])
            columns["part"].append(each["part"])
            columns["line"].append(json.dumps(each["attributes"], ensure_ascii=False))
        strings = {name: pa.array(values, pa.string()) for name, values in columns.items()}
        return self.spark.createDataFrame(pa.table(strings))

    def _output_of(self, *arguments: str, input: bytes | None = None) -> Iterator[str]:
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as said:
            with self._started(arguments, subprocess.PIPE, output, said) as process:
                process.communicate(input)
            said.seek(0)
            if process.returncode != 0:
                raise KairosError(said.read().decode().strip())
            output.seek(0)
            for line in output:
                yield line.decode().rstrip("\n")

    def _started(
        self, arguments: Sequence[str], stdin: int, stdout: IO[bytes], stderr: IO[bytes]
    ) -> subprocess.Popen[bytes]:
        command = self.options.kairos
        try:
            return subprocess.Popen([*command, *arguments], stdin=stdin, stdout=stdout, stderr=stderr)
        except OSError as error:
            raise KairosError(
                f"`{command[0]}` cannot be run ({error.strerror}): install kairos-lang, or name the command in `Options.kairos`"
            ) from error


def _rows_of(events: DataFrame, bundle: str, options: Options) -> DataFrame:
    """Rows of `kind` and `line`: events, and ledgers of records that became none."""
    parsed: dict[str, Any] = json.loads(bundle)
    source = options.source
    named = ["--source", source] if source is not None else []
    if is_files(events):
        step = worker.mapping_files(options.kairos, bundle, [*named, "--format", "csv"])
        return events.mapInArrow(step, ROWS_SCHEMA)
    if is_text(events):
        lines = lines_of_text(events)
        is_mapped = len(parsed["sources"]) == 1 if source is None else source != CLOUD_EVENTS
    elif source == CLOUD_EVENTS or (source is None and is_table_of_events(events)):
        lines, is_mapped = lines_of_events(events, parsed), False
    else:
        lines, is_mapped = lines_of_records(events, parsed, source), True
    if is_mapped:
        return lines.mapInArrow(worker.mapping(options.kairos, bundle, named), ROWS_SCHEMA)
    return lines.select(F.lit(EVENT).cast("tinyint").alias("kind"), "line")


def _decisions_in(output: DataFrame) -> DataFrame:
    decisions = output.where("decision IS NOT NULL").select(F.col("decision").alias("json"))
    return decisions.select(F.from_json("json", _DECISION).alias("members"), "json").select("members.*", "json")


def _text_of(bundle: str | os.PathLike[str]) -> str:
    try:
        return Path(bundle).read_text(encoding="utf-8")
    except OSError as error:
        raise KairosError(
            f"{os.fspath(bundle)} cannot be read ({error.strerror}): name a bundle that `kairos compile POLICIES -o FILE` wrote"
        ) from error
