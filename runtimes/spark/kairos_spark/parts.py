"""Which part an event belongs to, and the order within a part, both as `docs/bundle/deciding.md` has them."""

from __future__ import annotations

from dataclasses import dataclass

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F

from .worker import EVENT, PERSON

# Limits of the parser that Kairos does not have.
_ANY_JSON = {"maxNestingDepth": "2147483647", "maxNumLen": "2147483647", "maxStringLen": "2147483647"}
_KEY = "subject string, time string, id string, source string"
_FALLBACKS = 64


@dataclass(frozen=True)
class Split:
    """What `kairos worker parts` says."""

    by_person: bool
    others: str
    """The part of those whom the table lacks, where the split is not by person."""
    people: DataFrame | None
    """Columns `person`, `part`, and `line`, their attributes as JSON."""


def in_parts(rows: DataFrame, split: Split, count: int) -> DataFrame:
    """
    Rows of `kind` and `line`, people before their events and events in order, in `count` partitions.

    What names nobody touches no state and can be anywhere, so it is spread.
    """
    key = F.from_json(F.col("line").cast("string"), _KEY, _ANY_JSON)
    events = rows.select("kind", "line", F.when(F.col("kind") == EVENT, key).alias("key"))
    events = events.select(
        "kind",
        "line",
        F.col("key.subject").alias("person"),
        _instant(F.col("key.time")).alias("time"),
        F.col("key.id").alias("id"),
        F.coalesce("key.source", F.lit("")).alias("source"),
    )
    part: Column = F.col("person")
    if not split.by_person:
        part = F.lit(split.others)
        if split.people is not None:
            part = F.coalesce("part", part)
            events = events.join(split.people.select("person", "part"), "person", "left")
    nobody = F.concat(F.lit("nobody "), F.pmod(F.xxhash64("line"), F.lit(_FALLBACKS)).cast("string"))
    if split.by_person or split.people is not None:
        part = F.when(F.col("person").isNull(), nobody).otherwise(part)
    events = events.select("kind", "line", part.alias("part"), "time", "id", "source")
    if split.people is not None:
        events = events.unionByName(
            split.people.select(
                F.lit(PERSON).cast("tinyint").alias("kind"),
                F.concat(F.col("line").cast("binary"), F.lit(b"\n")).alias("line"),
                "part",
            ),
            allowMissingColumns=True,
        )
    return (
        events.repartition(count, "part")
        .sortWithinPartitions("kind", F.asc_nulls_last("time"), "id", "source")
        .select("kind", "line")
    )


def _instant(text: Column) -> Column:
    """
    Milliseconds of an RFC 3339 text; whatever else there is may come out as anything, for no such event is taken.

    Spark's own cast reads the usual ones. It knows no small letters, and no offsets beyond 18 hours.
    """
    upper = F.upper(text)
    offset = F.substring(upper, -6, 6)
    minutes = F.substring(offset, 2, 2).try_cast("long") * 60 + F.substring(offset, 5, 2).try_cast("long")
    is_utc = upper.endswith("Z")
    at_zero = F.concat(F.substring(upper, F.lit(1), F.length(upper) - 6), F.lit("Z"))
    away = F.when(offset.startswith("-"), minutes).otherwise(-minutes)
    wall = F.when(is_utc, upper).otherwise(at_zero).try_cast("timestamp")
    odd = F.unix_millis(wall) + F.when(is_utc, F.lit(0)).otherwise(away) * 60_000
    return F.coalesce(F.unix_millis(text.try_cast("timestamp")), odd)
