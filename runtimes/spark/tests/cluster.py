"""
Replays a log on a cluster of two workers, in processes of their own, one of whose Python processes is killed in the middle.

Arguments: bundle, log, people, where to write the report, a marker. The decisions go to a Parquet table beside the report.
"""

from __future__ import annotations

import sys

from .support import COMMAND, ROOT

from pyspark.sql import SparkSession

from kairos_spark import Options, replay
from kairos_spark.lines import read_files

if __name__ == "__main__":
    bundle, log, people, report, marker = sys.argv[1:]
    spark = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.executor.memory", "768m")
        .config("spark.driver.memory", "768m")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("OFF")
    killing = (sys.executable, str(ROOT / "runtimes/spark/tests/dying.py"), f"{marker}:parent", *COMMAND)
    options = Options(kairos=killing, logs=[log], partitions=7, decisions=True)
    replayed = replay(spark, bundle, read_files(spark, [log], "ndjson"), people, options)
    assert replayed.decisions is not None
    replayed.decisions.write.parquet(f"{report}.decisions")
    with open(report, "w", encoding="utf-8") as file:
        file.write(replayed.report_json)
