"""From what users have (files, tables, records) to lines of JSON, in the forms that `kairos simulate` reads from files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import BinaryType, StringType, StructType

from .errors import KairosError

CLOUD_EVENTS = "cloudevents"
FORMATS = ("ndjson", "csv", "parquet")

_ENVELOPE = ("id", "source", "type", "subject", "time")
_NEEDED = ("id", "type", "time")
_RESPONSE = ("policy", "event", "answer")
# Instants as the vocabulary takes them; what has no zone is in UTC.
_JSON = {
    "timestampFormat": "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
    "timestampNTZFormat": "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'",
    "timeZone": "UTC",
}


def read_files(spark: SparkSession, paths: Sequence[str], format: str) -> DataFrame:
    """A log on any file system that Hadoop knows: lines as they stand, whole CSV files, or the rows of Parquet files."""
    if format == "ndjson":
        return spark.read.text(list(paths), lineSep="\n")
    if format == "csv":
        return spark.read.format("binaryFile").load(list(paths)).select("content")
    if format == "parquet":
        return spark.read.parquet(*paths)
    raise KairosError(f"`{format}` is no format of logs: name one of {', '.join(FORMATS)}")


def is_text(events: DataFrame) -> bool:
    """Lines, as `spark.read.text` gives them."""
    return _has_only(events, "value", StringType())


def is_files(events: DataFrame) -> bool:
    """Whole files, as `spark.read.format("binaryFile")` gives them."""
    return _has_only(events, "content", BinaryType())


def is_table_of_events(events: DataFrame) -> bool:
    return all(name in events.columns for name in _NEEDED)


def lines_of_text(events: DataFrame) -> DataFrame:
    return events.select(_ended(F.col("value")))


def lines_of_events(events: DataFrame, bundle: dict[str, Any]) -> DataFrame:
    """Rows of CloudEvents: the fields in a column `data`, a struct or JSON as text, or in columns of their own."""
    missing = [name for name in _NEEDED if name not in events.columns]
    if missing:
        raise KairosError(
            f"a table of CloudEvents has the columns id, type and time, and this one lacks {' and '.join(missing)}: "
            "name the `source` that turns its rows into events"
        )
    envelope = [_column(name) for name in _ENVELOPE if name in events.columns]
    envelope.append(F.lit("1.0").alias("specversion"))

    def line(data: Column | None) -> Column:
        return F.to_json(F.struct(*envelope, *([] if data is None else [data.alias("data")])), _JSON)

    if "data" not in events.columns:
        declared = {name for type in bundle["events"].values() for name in type["fields"]} | set(_RESPONSE)
        fields = [_column(name) for name in events.columns if name in declared and name not in _ENVELOPE]
        return events.select(_ended(line(F.struct(*fields) if fields else None)))
    data = _column("data")
    if not isinstance(events.schema["data"].dataType, StringType):
        return events.select(_ended(line(data)))
    parsed = F.try_parse_json(data)
    return events.select(_ended(F.when(parsed.isNotNull(), line(parsed)).otherwise(line(data))))


def lines_of_records(records: DataFrame, bundle: dict[str, Any], source: str | None) -> DataFrame:
    """Rows as objects, with the columns that the source looks at and no others."""
    looked_at = _columns_looked_at(bundle, source)
    columns = [_column(name) for name in records.columns if looked_at is None or name in looked_at]
    if not columns:
        raise KairosError(
            f"the `source` looks at {', '.join(sorted(looked_at or ()))}, and the table has none of these columns"
        )
    return records.select(_ended(F.to_json(F.struct(*columns), _JSON)))


def people_as_json(people: DataFrame) -> DataFrame:
    return people.select(F.to_json(F.struct(*(_column(name) for name in people.columns)), _JSON).alias("line"))


def _ended(line: Column) -> Column:
    """Each with its line feed, so that those of a batch lie in memory as they would in a file."""
    return F.concat(line.cast("binary"), F.lit(b"\n")).alias("line")


def _column(name: str) -> Column:
    """By its whole name, dots included."""
    return F.col(f"`{name.replace('`', '``')}`").alias(name)


def _has_only(events: DataFrame, name: str, type: object) -> bool:
    fields = events.schema.fields
    return len(fields) == 1 and fields[0].name == name and fields[0].dataType == type


def _columns_looked_at(bundle: dict[str, Any], source: str | None) -> set[str] | None:
    """The first step of every path into a record; None where the bundle does not say which source it is."""
    sources = bundle["sources"]
    if source is None and len(sources) == 1:
        (source,) = sources
    if source is None or source not in sources:
        return None
    found: set[str] = set()

    def look(value: Any) -> None:
        if isinstance(value, list):
            for each in value:
                look(each)
        elif isinstance(value, dict):
            if value.get("op") == "record":
                found.add(str(value["path"][0]))
            else:
                look(list(value.values()))

    mapping = sources[source]
    look([mapping["id"], mapping["time"], mapping.get("person"), mapping["maps"]])
    if mapping.get("each"):
        found.add(str(mapping["each"][0]))
    return found
