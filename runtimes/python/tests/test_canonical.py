"""RFC 8785: its own examples, and what goes wrong first."""

import struct
import unittest

from kairos_engine.canonical import canonical, number_text


class Canonical(unittest.TestCase):
    def test_numbers_of_the_rfc(self) -> None:
        for bits, text in (
            ("0000000000000000", "0"),
            ("8000000000000000", "0"),
            ("0000000000000001", "5e-324"),
            ("7fefffffffffffff", "1.7976931348623157e+308"),
            ("4340000000000000", "9007199254740992"),
            ("4430000000000000", "295147905179352830000"),
            ("44b52d02c7e14af5", "9.999999999999997e+22"),
            ("44b52d02c7e14af6", "1e+23"),
            ("444b1ae4d6e2ef4f", "999999999999999900000"),
            ("444b1ae4d6e2ef50", "1e+21"),
            ("3eb0c6f7a0b5ed8c", "9.999999999999997e-7"),
            ("3eb0c6f7a0b5ed8d", "0.000001"),
            ("41b3de4355555553", "333333333.3333332"),
            ("becbf647612f3696", "-0.0000033333333333333333"),
        ):
            self.assertEqual(number_text(struct.unpack(">d", bytes.fromhex(bits))[0]), text)

    def test_what_is_whole_is_written_so(self) -> None:
        for value, text in ((3, "3"), (3.0, "3"), (1e20, "100000000000000000000"), (0.1, "0.1"), (-1.5e-7, "-1.5e-7")):
            self.assertEqual(number_text(value), text)

    def test_keys_sort_by_utf_16(self) -> None:
        self.assertEqual(canonical({"\ufb01": 1, "\U0001f600": 2, "a": [True, None, "\x0f\n€"]}),
                         '{"a":[true,null,"\\u000f\\n€"],"\U0001f600":2,"\ufb01":1}')


if __name__ == "__main__":
    unittest.main()
