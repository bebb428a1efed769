"""Replays logs of any size through Kairos policies on Apache Spark: the report and the decisions of one machine, to the byte."""

from .errors import KairosError
from .options import Options
from .replay import Replayed, replay

__all__ = ["KairosError", "Options", "Replayed", "replay"]
