"""What the tests share: a session, the command under test, and what one machine makes of the same log."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import unittest
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
COMMAND = ("node", str(ROOT / "dist" / "cli" / "kairos.js"))


def missing() -> str | None:
    """What keeps the tests from being run, in one line."""
    lacks = [name for name in ("java", "node") if shutil.which(name) is None]
    try:
        import pyarrow  # noqa: F401
        import pyspark  # noqa: F401
    except ImportError as error:
        lacks.append(str(error.name))
    if not Path(COMMAND[1]).exists():
        lacks.append("dist/ (npm run build)")
    if not lacks:
        return None
    return (
        f"skipped, for there is no {' and no '.join(lacks)}: install Java 17 and `pip install -r runtimes/spark/requirements.txt`, "
        "then `cd runtimes/spark && python3 -m unittest discover -t . -s tests`"
    )


if (why := missing()) is not None:
    raise unittest.SkipTest(why)

from kairos_spark import Options, Replayed, replay  # noqa: E402
from pyspark.sql import DataFrame, SparkSession  # noqa: E402

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")

folder = Path(tempfile.mkdtemp(prefix="kairos-spark-tests-"))


def session() -> SparkSession:
    """Two threads; a task may fail three times before it counts."""
    spark = (
        SparkSession.builder.master("local[2,4]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", "3")
        .config("spark.driver.memory", "1g")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("OFF")
    return spark


def kairos(*arguments: str, statuses: Sequence[int] = (0, 1)) -> str:
    ended = subprocess.run([*COMMAND, *arguments], cwd=ROOT, capture_output=True, text=True)
    if ended.returncode not in statuses:
        raise AssertionError(f"kairos {' '.join(arguments)}: {ended.stderr}")
    return ended.stdout


def compiled(policies: str | Path, name: str) -> str:
    bundle = folder / f"{name}.kairos.json"
    kairos("compile", str(policies), "-o", str(bundle), statuses=(0,))
    return str(bundle)


def one_machine(bundle: str, logs: Sequence[str], *arguments: str) -> tuple[str, list[str]]:
    """The report, without samples, and the decisions in code point order."""
    decisions = folder / "decisions.ndjson"
    report = kairos(
        "simulate", bundle, "--events", *logs, "--json", "-", "--decisions", str(decisions), *arguments
    )
    return without_samples(report), sorted(decisions.read_text().splitlines())


def on_spark(bundle: str, events: DataFrame, people: Any, **options: Any) -> tuple[str, list[str]]:
    asked = Options(**{"kairos": COMMAND, "decisions": True, **options})
    replayed = replay(session(), bundle, events, people, asked)
    try:
        return without_samples(replayed.report_json), decisions_of(replayed)
    finally:
        replayed.close()


def decisions_of(replayed: Replayed) -> list[str]:
    assert replayed.decisions is not None
    return sorted(row[0] for row in replayed.decisions.select("json").collect())


def without_samples(report: str) -> str:
    """Samples name file and line, and parts know neither. All else is compared as text."""
    read = json.loads(report)
    del read["input"]["samples"]
    return json.dumps(read)


def shuffled(lines: Sequence[bytes], name: str, seed: int = 7) -> str:
    path = folder / name
    order = list(lines)
    random.Random(seed).shuffle(order)
    path.write_bytes(b"\n".join(order) + b"\n")
    return str(path)
