"""Instants, dates and times of day (values.md, Types and Instants). An instant is milliseconds since the epoch."""

from __future__ import annotations

import datetime
import re
from typing import Optional

DAY_MS = 86_400_000
LAST_INSTANT = 253_402_300_799_999
_EPOCH_ORDINAL = 719_163

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_INSTANT = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt](?P<h>[01][0-9]|2[0-3]):(?P<m>[0-5][0-9]):(?P<s>[0-5][0-9])"
    r"(?:\.(?P<f>[0-9]+))?(?:[Zz]|(?P<sign>[+-])(?P<oh>[01][0-9]|2[0-3]):(?P<om>[0-5][0-9]))"
)


def is_time_of_day(text: str) -> bool:
    return _TIME.fullmatch(text) is not None


def is_date(text: str) -> bool:
    found = _DATE.fullmatch(text)
    if found is None:
        return False
    try:
        # The Gregorian calendar repeats every 400 years, and Python has no year 0.
        datetime.date(2000 + int(found[1]) % 400, int(found[2]), int(found[3]))
    except ValueError:
        return False
    return True


def parse_instant(text: str) -> Optional[int]:
    found = _INSTANT.fullmatch(text)
    if found is None or not is_date(found["date"]) or found["date"] < "1970":
        return None
    day = datetime.date(*map(int, found["date"].split("-"))).toordinal() - _EPOCH_ORDINAL
    minutes = int(found["h"]) * 60 + int(found["m"])
    if found["sign"]:
        offset = int(found["oh"]) * 60 + int(found["om"])
        minutes += offset if found["sign"] == "-" else -offset
    milliseconds = int((found["f"] or "")[:3].ljust(3, "0"))
    instant = day * DAY_MS + minutes * 60_000 + int(found["s"]) * 1000 + milliseconds
    return instant if 0 <= instant <= LAST_INSTANT else None


def format_instant(instant: float) -> str:
    """`2027-03-31T07:00:00.000Z`; the instant lies within 1970 to 9999."""
    day, in_day = divmod(int(instant), DAY_MS)
    seconds, milliseconds = divmod(in_day, 1000)
    date = datetime.date.fromordinal(_EPOCH_ORDINAL + day)
    clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{date.isoformat()}T{clock}.{milliseconds:03}Z"


def month_number(day: int) -> int:
    """Months since January 2000 of a day counted from 1970-01-01, also beyond the year 9999."""
    cycles, date = _in_cycle(day)
    return cycles * 4800 + (date.year - 2000) * 12 + date.month - 1


def month_start(month: int) -> int:
    """The first day of a month that `month_number` named."""
    cycles, rest = divmod(month, 4800)
    return cycles * 146_097 + datetime.date(2000 + rest // 12, rest % 12 + 1, 1).toordinal() - _EPOCH_ORDINAL


def _in_cycle(day: int) -> tuple[int, datetime.date]:
    """The cycle of 400 years since 2000, and the same date in the one that begins with 2000."""
    ordinal_2000 = datetime.date(2000, 1, 1).toordinal()
    cycles, rest = divmod(day + _EPOCH_ORDINAL - ordinal_2000, 146_097)
    return cycles, datetime.date.fromordinal(ordinal_2000 + rest)
