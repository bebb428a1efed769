"""Time zones: the offset at an instant, and what follows from it (values.md, Zones; limits.md, `until`)."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Callable, Optional
from zoneinfo import ZoneInfo

from .instants import DAY_MS, month_number, month_start

MINUTE_MS = 60_000
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_WITH_SLASH = re.compile(r"[A-Z][A-Za-z0-9_+-]*(?:/[A-Z][A-Za-z0-9_+-]*)+")
_WITHOUT = frozenset(
    "CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland Iran "
    "Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK "
    "Singapore Turkey UCT UTC Universal W-SU WET Zulu".split()
)
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
_400_YEARS = 146_097 * 86_400


class Zone:
    def __init__(self, info: ZoneInfo) -> None:
        self.info = info

    def offset(self, instant: float) -> int:
        """Milliseconds that the wall clock is ahead of UTC."""
        seconds = int(instant // 1000)
        if seconds > 10 * _400_YEARS:
            # Far from now only yearly rules are left; Python's calendar ends with 9999.
            seconds -= _400_YEARS
        offset = (_EPOCH + datetime.timedelta(seconds=seconds)).astimezone(self.info).utcoffset()
        return 0 if offset is None else round(offset.total_seconds() * 1000)

    def local(self, instant: float) -> int:
        """The wall clock as milliseconds, as if it were UTC."""
        return int(instant // 1) + self.offset(instant)

    def first_after(self, t: int, boundary: Callable[[int], int], allows: Callable[[int], bool]) -> int:
        """The first instant after t whose local time `allows`; while the offset stays, not before the next `boundary`."""
        at = t
        while True:
            end = boundary(self.local(at)) - self.offset(at)
            at = self._change(at, end) or end
            if allows(self.local(at)):
                return at

    def _change(self, start: int, end: int) -> Optional[int]:
        """The first instant in (start, end] with another offset than at `start`; no zone changes twice within a day."""
        before, offset = start, self.offset(start)
        while before < end:
            after = min(before + DAY_MS, end)
            if self.offset(after) != offset:
                while after - before > 1:
                    middle = (before + after) // 2
                    before, after = (middle, after) if self.offset(middle) == offset else (before, middle)
                return after
            before = after
        return None


@lru_cache(maxsize=None)
def zone_named(name: str) -> Optional[Zone]:
    """None where there is no such zone. `zoneinfo` reads files by name, so names are looked at first."""
    if name not in _WITHOUT and not _WITH_SLASH.fullmatch(name):
        return None
    try:
        return Zone(ZoneInfo(name))
    except (ValueError, OSError, LookupError):
        return None


def minute_of(local: int) -> int:
    """Minutes since midnight, seconds cut off."""
    return local % DAY_MS // MINUTE_MS


def weekday_of(local: int) -> str:
    return WEEKDAYS[(local // DAY_MS + 3) % 7]


def window_of(unit: str, local: int) -> int:
    """The number of the calendar window: two local times share one when these are equal."""
    day = local // DAY_MS
    return day if unit == "day" else (day + 3) // 7 if unit == "week" else month_number(day)


def window_end(unit: str, local: int) -> int:
    """The local time at which the next calendar window begins."""
    window = window_of(unit, local) + 1
    day = window if unit == "day" else window * 7 - 3 if unit == "week" else month_start(window)
    return day * DAY_MS
