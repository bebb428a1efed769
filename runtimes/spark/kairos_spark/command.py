"""The command `kairos-spark`, for `spark-submit`: files in, a report out."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from pyspark.sql import SparkSession

from .errors import KairosError
from .lines import FORMATS, read_files
from .options import Options
from .replay import replay


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 fine, 1 a broken budget, 2 wrong use or an input that allows no replay."""
    asked = _parser().parse_args(arguments)
    spark = SparkSession.builder.appName("kairos").getOrCreate()
    options = Options(
        kairos=shlex.split(asked.kairos),
        logs=asked.events,
        source=asked.source,
        partitions=asked.partitions,
        one_part=asked.one_part,
        decisions=asked.decisions is not None,
        warm_up=asked.warm_up,
        risk=asked.risk,
        overhead=asked.overhead,
        labels=asked.label,
        population=asked.population,
        ramp=asked.ramp,
        backtest_weeks=asked.backtest_weeks,
        small_groups=asked.small_groups,
        pseudonymize=asked.pseudonymize,
        html=asked.html,
        markdown=asked.markdown,
        csv=asked.csv,
    )
    try:
        events = read_files(spark, asked.events, asked.format or _format_of(asked.events[0]))
        replayed = replay(spark, asked.bundle, events, asked.people, options)
    except KairosError as error:
        print(f"kairos-spark: {error}", file=sys.stderr)
        return 2
    if replayed.decisions is not None:
        replayed.decisions.write.mode("errorifexists").parquet(asked.decisions)
        replayed.close()
    if asked.json is None:
        print(replayed.report_json, end="")
    else:
        asked.json.write_text(replayed.report_json, encoding="utf-8")
    print(replayed.messages, end="", file=sys.stderr)
    return 0 if replayed.budgets_kept else 1


def _format_of(path: str) -> str:
    name = path.lower().removesuffix(".gz").removesuffix(".zst").rstrip("*/")
    if name.endswith((".parquet", ".pq")):
        return "parquet"
    return "csv" if name.endswith((".csv", ".tsv")) else "ndjson"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kairos-spark", description="Replay a log through Kairos policies on Apache Spark."
    )
    add = parser.add_argument
    add("bundle", help="what `kairos compile POLICIES -o FILE` wrote, on the driver")
    add("--events", nargs="+", required=True, metavar="PATH", help="files, folders or patterns that Hadoop knows")
    add("--format", choices=FORMATS, help="of the log (default: by the name of the first path, else ndjson)")
    add("--people", metavar="FILE", help="people and their attributes, on the driver: CSV, JSON, NDJSON or Parquet")
    add("--source", metavar="NAME", help="the `source` that raw records go through")
    add("--partitions", type=int, metavar="N", help="parts of the replay (default: spark.sql.shuffle.partitions)")
    add("--one-part", action="store_true", help="replay in one part what cannot be split")
    add("--kairos", default="kairos", metavar="COMMAND", help="the command, on driver and workers (default: kairos)")
    add("--warm-up", metavar="SPAN", help="as in 30d")
    add("--risk", default="high", choices=("low", "medium", "high", "critical"))
    add("--overhead", default="5s", metavar="SPAN", help="what a prompt costs beside the reading")
    add("--label", action="append", default=[], metavar="TYPE.FIELD", help="whether the moment was truly risky")
    add("--population", type=int, metavar="N", help="predict for this many people")
    add("--ramp", metavar="STAGES", help="as in 10%%,50%%,100%%")
    add("--backtest-weeks", type=int, metavar="N")
    add("--small-groups", action="store_true", help="show figures about fewer than five people too")
    add("--pseudonymize", metavar="KEY", help="replace ids of people in the report by keyed hashes")
    add("--json", type=Path, metavar="FILE", help="write the report here, on the driver (default: standard output)")
    add("--html", type=Path, metavar="FILE")
    add("--markdown", type=Path, metavar="FILE")
    add("--csv", type=Path, metavar="FOLDER")
    add("--decisions", metavar="PATH", help="write every decision to a new Parquet table")
    return parser


if __name__ == "__main__":
    sys.exit(main())
