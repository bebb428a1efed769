"""What `spark.ts` measures of Spark, as JSON. Arguments: bundle, log, people, parts, and the command with its program."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "runtimes" / "spark"))
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")

from kairos_spark import Options, replay, worker  # noqa: E402
from kairos_spark.lines import lines_of_text, read_files  # noqa: E402
from kairos_spark.parts import in_parts  # noqa: E402
from kairos_spark.replay import _Driver, _rows_of  # noqa: E402
from pyspark.sql import DataFrame, SparkSession  # noqa: E402

bundle, log, people, parts, *command = sys.argv[1:]
peaks = Path(log).with_suffix(".peaks")
peaks.unlink(missing_ok=True)
# A shell between the two would hide the peak of the one below, so a small Python notes it.
noting = (
    "import resource,subprocess,sys\n"
    "s=subprocess.run(sys.argv[1:]).returncode\n"
    f"open({str(peaks)!r},'a').write(f'{{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}}\\n')\n"
    "sys.exit(s)"
)
options = Options(kairos=command, logs=[log], partitions=int(parts))

spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
spark = spark.config("spark.ui.showConsoleProgress", "false").config("spark.driver.memory", "4g").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")
stages: list[dict[str, object]] = []


def timed(name: str, work: Callable[[], object]) -> object:
    started = time.monotonic()
    result = work()
    stages.append({"name": name, "seconds": time.monotonic() - started})
    return result


def drained(table: DataFrame) -> None:
    table.write.format("noop").mode("overwrite").save()


driver = _Driver(spark, options, bundle, "")
events = read_files(spark, [log], "ndjson")
rows = _rows_of(events, Path(bundle).read_text(), options)
split, count = driver.split(people)
drained(events.limit(1000))
timed("Spark: read lines", lambda: drained(lines_of_text(events)))
timed("  + keys, shuffle, sort", lambda: drained(in_parts(rows, split, count)))


def discarded(batches: worker.Batches) -> worker.Batches:
    for _ in batches:
        yield from ()


timed("  + Arrow to Python", lambda: drained(in_parts(rows, split, count).mapInArrow(discarded, "x int")))
replayed = timed("  + kairos worker and merge", lambda: replay(spark, bundle, events, people, options))
noted = Options(kairos=(sys.executable, "-c", noting, *command), logs=[log], partitions=int(parts))
replay(spark, bundle, events, people, noted)
peak = max(int(line) for line in peaks.read_text().split()) * 1024
print(json.dumps({"stages": stages, "workerBytes": peak, "report": replayed.report_json}))  # type: ignore[attr-defined]
