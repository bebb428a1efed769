"""
A table of OCSF events, as a security data lake has it, replayed through policies that ship a `source` for OCSF.

    kairos compile runtimes/spark/examples/ocsf.kairos -o ocsf.kairos.json
    spark-submit runtimes/spark/examples/ocsf.py ocsf.kairos.json lake.ocsf_events report.html

The table is read as it is: the source of `std/ocsf` looks at `class_uid`, `time`, `actor` and a few more columns, and
no others are read. Records of classes that it has no `map` for are counted as out of the vocabulary.
"""

import os
import shlex
import sys
from pathlib import Path

from kairos_spark import Options, Replayed, replay
from pyspark.sql import SparkSession


def replay_table(spark: SparkSession, bundle: str, table: str, report: Path, kairos: list[str]) -> Replayed:
    options = Options(kairos=kairos, logs=[table], source="ocsf", html=report, decisions=True)
    return replay(spark, bundle, spark.table(table), options=options)


if __name__ == "__main__":
    bundle, table, report = sys.argv[1:]
    spark = SparkSession.builder.appName("kairos-ocsf").getOrCreate()
    command = shlex.split(os.environ.get("KAIROS", "kairos"))
    replayed = replay_table(spark, bundle, table, Path(report), command)
    assert replayed.decisions is not None
    replayed.decisions.groupBy("policy", "outcome").count().orderBy("policy", "outcome").show(truncate=False)
    replayed.close()
