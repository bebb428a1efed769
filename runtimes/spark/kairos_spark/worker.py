"""Runs the steps of `kairos worker` on the machines that hold the data; every function here travels to them by value.

What a step writes goes to a file of the task, not to a pipe: it is handed on once the step has ended well, so a step that
dies leaves nothing behind, and neither side ever waits for the other.
"""

from __future__ import annotations

import os
import struct
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import IO, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

# What a row of a part is. Within a part they come in this order.
PERSON, EVENT, LEDGER = 0, 1, 2

ROWS_SCHEMA = "kind tinyint, line binary"
OUTPUT_SCHEMA = "decision string, tally string"

Batches: TypeAlias = Iterator[pa.RecordBatch]
Step: TypeAlias = Callable[[Batches], Batches]

_SHOWN = 4000


def replaying(command: Sequence[str], bundle: str, arguments: Sequence[str], has_people: bool) -> Step:
    """A part in: people, then events in order, then ledgers. Out: decisions, then what is to be merged."""

    def run(batches: Batches) -> Batches:
        with tempfile.TemporaryDirectory(prefix="kairos-") as folder, ExitStack() as stack:
            people = os.path.join(folder, "people.ndjson")
            step: _Step | None = None
            ledgers: list[bytes] = []
            with open(people, "wb") as table:
                for batch in batches:
                    table.write(_text(batch, PERSON))
                    events = _text(batch, EVENT)
                    ledgers += [line for line in bytes(_text(batch, LEDGER)).split(b"\n") if line]
                    if len(events) == 0:
                        continue
                    if step is None:
                        table.flush()
                        options = [*arguments, *(("--people", people) if has_people else ())]
                        step = stack.enter_context(_Step([*command, "worker", "replay"], bundle, options, folder))
                    step.write(events)
            if step is not None:
                for lines in step.lines():
                    yield _output(lines)
            yield _output(ledgers)

    return run


def mapping(command: Sequence[str], bundle: str, arguments: Sequence[str]) -> Step:
    """Lines of records in. Out: rows of events, and the ledger of what became none."""

    def run(batches: Batches) -> Batches:
        with tempfile.TemporaryDirectory(prefix="kairos-") as folder, ExitStack() as stack:
            step: _Step | None = None
            for batch in batches:
                if step is None:
                    step = stack.enter_context(_Step([*command, "worker", "events"], bundle, arguments, folder))
                step.write(_joined(batch.column("line")))
            if step is not None:
                yield from _rows(step)

    return run


def mapping_files(command: Sequence[str], bundle: str, arguments: Sequence[str]) -> Step:
    """The same for whole files, a row each, in a column `content`."""

    def run(batches: Batches) -> Batches:
        for batch in batches:
            for content in batch.column("content"):
                with (
                    tempfile.TemporaryDirectory(prefix="kairos-") as folder,
                    _Step([*command, "worker", "events"], bundle, arguments, folder, begins_with_line=False) as step,
                ):
                    step.write(content.as_buffer())
                    yield from _rows(step)

    return run


def starting(command: Sequence[str], bundle: str) -> Step:
    """A part in. Out, in the place of a tally: the instant of its first record, where it has one."""

    def run(batches: Batches) -> Batches:
        with tempfile.TemporaryDirectory(prefix="kairos-") as folder, ExitStack() as stack:
            step: _Step | None = None
            for batch in batches:
                if step is None:
                    step = stack.enter_context(_Step([*command, "worker", "start"], bundle, (), folder))
                # It stops to read once it has seen a first record.
                if not step.write(_text(batch, EVENT)):
                    break
            if step is not None:
                for lines in step.lines():
                    instants = pa.array(lines, pa.binary()).cast(pa.string())
                    yield pa.record_batch([pa.nulls(len(lines), pa.string()), instants], ["decision", "tally"])

    return run


class _Step:
    """One process of `kairos`, written to piece by piece."""

    def __init__(
        self, command: Sequence[str], bundle: str, arguments: Sequence[str], folder: str, begins_with_line: bool = True
    ) -> None:
        path = os.path.join(folder, "bundle.kairos.json")
        with open(path, "w", encoding="utf-8") as file:
            file.write(bundle)
        self._output: IO[bytes] = open(os.path.join(folder, "output"), "w+b")
        self._errors: IO[bytes] = open(os.path.join(folder, "errors"), "w+b")
        words = [*command, path, *arguments]
        try:
            self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=self._output, stderr=self._errors)
        except OSError as error:
            raise RuntimeError(
                f"`{command[0]}` cannot be run on this worker ({error.strerror}): name the command in `Options.kairos`, "
                "and see in docs/spark.md how it gets there"
            ) from error
        if begins_with_line:
            # An empty line is no record, and keeps the first bytes of a part from being taken for a format.
            self.write(b"\n")

    def __enter__(self) -> _Step:
        return self

    def __exit__(self, *_: object) -> None:
        # Also where Spark gives a task up: its process must not stay.
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._output.close()
        self._errors.close()

    def write(self, piece: object) -> bool:
        """False where the process reads no more."""
        try:
            assert self._process.stdin is not None
            self._process.stdin.write(piece)  # type: ignore[arg-type]
            return True
        except BrokenPipeError:
            return False

    def lines(self) -> Iterator[list[bytes]]:
        """What it wrote, once it has ended; raises where it did not end well."""
        try:
            assert self._process.stdin is not None
            self._process.stdin.close()
        except BrokenPipeError:
            pass
        status = self._process.wait()
        if status != 0:
            self._errors.seek(0)
            said = self._errors.read(_SHOWN).decode(errors="replace").strip()
            ended = f"was ended by signal {-status}" if status < 0 else f"ended with status {status}"
            raise RuntimeError(f"`kairos worker` {ended}{': ' if said else ''}{said}")
        self._output.seek(0)
        while lines := self._output.readlines(1 << 20):
            yield [line.rstrip(b"\n") for line in lines]


def _rows(step: _Step) -> Batches:
    for lines in step.lines():
        kinds = [LEDGER if line.startswith(b'{"ledger":') else EVENT for line in lines]
        yield pa.record_batch(
            [pa.array(kinds, pa.int8()), pa.array([line + b"\n" for line in lines], pa.binary())], ["kind", "line"]
        )


def _output(lines: Sequence[bytes]) -> pa.RecordBatch:
    """Decisions are written with their members in order, and none of these comes before `action`."""
    merged = [line.startswith((b'{"tally":', b'{"ledger":')) for line in lines]
    return pa.record_batch(
        [
            pa.array([None if m else line for line, m in zip(lines, merged)], pa.binary()).cast(pa.string()),
            pa.array([line if m else None for line, m in zip(lines, merged)], pa.binary()).cast(pa.string()),
        ],
        ["decision", "tally"],
    )


def _text(batch: pa.RecordBatch, kind: int) -> memoryview:
    """All lines of a kind, as they lie in memory: kinds come in order."""
    kinds = batch.column("kind")
    first = pc.sum(pc.less(kinds, kind)).as_py() or 0
    count = pc.sum(pc.equal(kinds, kind)).as_py() or 0
    return _joined(batch.column("line").slice(first, count))


def _joined(lines: pa.Array) -> memoryview:
    """The bytes of binary values that follow each other, without copying them."""
    if len(lines) == 0:
        return memoryview(b"")
    _, offsets, data = lines.buffers()
    width, form = (8, "<q") if pa.types.is_large_binary(lines.type) else (4, "<i")
    (start,) = struct.unpack_from(form, offsets, lines.offset * width)
    (end,) = struct.unpack_from(form, offsets, (lines.offset + len(lines)) * width)
    return memoryview(data)[start:end] if data is not None else memoryview(b"")

