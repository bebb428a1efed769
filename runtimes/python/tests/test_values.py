"""Instants, days, zones, and `until` over a change of clocks."""

import unittest
from typing import Optional

from kairos_engine.instants import format_instant, is_date, month_number, month_start, parse_instant
from kairos_engine.limits import _quiet_hours
from kairos_engine.zones import DAY_MS, window_end, window_of, zone_named
from kairos_engine.expressions import Moment


def instant(text: str) -> int:
    found = parse_instant(text)
    assert found is not None, text
    return found


class Instants(unittest.TestCase):
    def test_what_is_one(self) -> None:
        self.assertEqual(instant("1970-01-01T00:00:00Z"), 0)
        self.assertEqual(instant("2026-01-05t09:00:00.9999+01:00"), instant("2026-01-05T08:00:00.999Z"))
        self.assertEqual(format_instant(instant("9999-12-31T23:59:59.999Z")), "9999-12-31T23:59:59.999Z")

    def test_what_is_none(self) -> None:
        for text in (
            "1969-12-31T23:30:00-01:00", "1970-01-01T00:30:00+01:00", "2026-01-05 09:00:00Z", "2026-01-05T09:00Z",
            "2026-01-05T09:00:00", "2026-01-05T09:00:60Z", "2026-02-29T09:00:00Z", "2026-01-05T24:00:00Z",
            "2026-01-05T09:00:00.Z", "2026-01-05T09:00:00Z\n", "9999-12-31T23:59:59-00:01", "２026-01-05T09:00:00Z",
        ):
            self.assertIsNone(parse_instant(text), text)

    def test_dates(self) -> None:
        self.assertTrue(is_date("0000-02-29"))
        self.assertFalse(is_date("1900-02-29"))

    def test_months_go_on_after_the_last_year(self) -> None:
        last = instant("9999-12-31T00:00:00Z") // DAY_MS
        self.assertEqual(month_start(month_number(last) + 1), last + 1)
        self.assertEqual(month_number(last + 1), month_number(last) + 1)
        self.assertEqual(month_start(month_number(0)), 0)


class Zones(unittest.TestCase):
    def test_names(self) -> None:
        for name in ("UTC", "Europe/Berlin", "America/Argentina/Ushuaia", "Etc/GMT+5"):
            self.assertIsNotNone(zone_named(name), name)
        for name in ("", "utc", "europe/berlin", "Europe", "IST", "Factory", "../Europe/Berlin", "Mars/Olympus", "posix/UTC"):
            self.assertIsNone(zone_named(name), name)

    def test_offsets_far_away(self) -> None:
        berlin = zone_named("Europe/Berlin")
        assert berlin is not None
        self.assertEqual(berlin.offset(instant("9999-07-01T00:00:00Z")), 2 * 3_600_000)
        self.assertEqual(berlin.local(instant("9999-12-31T23:59:59.999Z")) // DAY_MS, 2_932_897)

    def until(self, zone: str, start: str, end: str, t: str) -> Optional[str]:
        found = zone_named(zone)
        assert found is not None
        minutes = [int(clock[:2]) * 60 + int(clock[3:]) for clock in (start, end)]
        moment = Moment("", "", "", instant(t), "", {}, {}, found, {})
        refusal = _quiet_hours({"from": minutes[0], "to": minutes[1]}, moment)
        return None if refusal is None or refusal.until is None else format_instant(refusal.until)

    def test_quiet_hours_that_end_in_a_gap_or_come_twice(self) -> None:
        self.assertEqual(
            self.until("Europe/Berlin", "22:00", "02:30", "2026-03-28T23:00:00Z"), "2026-03-29T01:00:00.000Z"
        )
        # 02:00 to 03:00 comes twice; at the first 02:30 the quiet ends, and at the second 02:00 it has begun again.
        self.assertEqual(
            self.until("Europe/Berlin", "02:00", "02:30", "2026-10-25T00:00:00Z"), "2026-10-25T00:30:00.000Z"
        )
        self.assertEqual(
            self.until("Europe/Berlin", "02:00", "02:30", "2026-10-25T01:29:59.999Z"), "2026-10-25T01:30:00.000Z"
        )
        self.assertIsNone(self.until("Europe/Berlin", "02:00", "02:30", "2026-10-25T01:30:00Z"))

    def test_calendar_windows(self) -> None:
        monday = instant("2026-01-05T00:00:00Z")
        self.assertNotEqual(window_of("week", monday), window_of("week", monday - 1))
        self.assertEqual(window_end("week", monday), monday + 7 * DAY_MS)
        self.assertEqual(window_end("month", monday), instant("2026-02-01T00:00:00Z"))


if __name__ == "__main__":
    unittest.main()
