"""Patterns, domains, distances and untrusted text."""

import time
import unittest

from kairos_engine.iregexp import NotIRegexp, Pattern
from kairos_engine.messages import defang
from kairos_engine.strings import domain_by, edit_distance, like, lower


class Patterns(unittest.TestCase):
    def test_matches(self) -> None:
        for pattern, text, expected in (
            ("a.c", "a\U0001f600c", True), ("a.c", "a\nc", False), ("b", "abc", False), ("", "", True),
            ("(a|b)*c", "ababc", True), ("a{2,3}", "a", False), ("a{2,3}", "aaa", True), ("a{2,3}", "aaaa", False),
            ("a{2,}", "aaaaa", True), ("a{0}", "", True), ("[^a-c]", "d", True), ("[^a-c]", "b", False),
            ("[-a]+", "-a-", True), (r"\p{Lu}\p{Ll}", "Äö", True), (r"\P{L}", "a", False), (r"[\p{Nd}.]+", "1.2", True),
            ("^a$", "a", True), ("a^b", "ab", False), (r"\.\*\n", ".*\n", True), ("(|a)b", "b", True), ("[0-9]{2}", "٣٤", False),
        ):
            self.assertEqual(Pattern(pattern).matches(text), expected, (pattern, text))

    def test_what_is_none(self) -> None:
        for pattern in (r"\d", "(?i)a", "a**", r"\$", "a{3,2}", "a{1001}", "(a{10}){101}", "[b-a]", "[]", "[^]", "(", ")",
                        "*a", "]", "}", "a{,2}", "[a", "\\", r"\p{Latin}", "(" * 101 + ")" * 101, "[a--b]"):
            with self.assertRaises(NotIRegexp, msg=pattern):
                Pattern(pattern)
        Pattern("(a{10}){100}")
        Pattern("(" * 100 + ")" * 100)

    def test_time_is_linear(self) -> None:
        began = time.process_time()
        self.assertFalse(Pattern("(a*)*(a|aa)*b").matches("a" * 2000))
        self.assertLess(time.process_time() - began, 2)


class Strings(unittest.TestCase):
    def test_domain(self) -> None:
        domain = domain_by(["com", "co.uk", "*.ck", "!www.ck"])
        for text, expected in (
            ("https://user@Mail.Shop.Example.co.uk:443/x?y", "example.co.uk"), ("a.b.ck", "a.b.ck"), ("a.www.ck", "www.ck"),
            ("ck", "ck"), ("10.0.0.1:80", "10.0.0.1"), ("http://[::1]:8/x", "[::1]"), ("localhost", "localhost"), ("", ""),
            ("a@b@c.example.com.", "example.com"), ("x.example.com:", "example.com:"), ("evil.com\\@good.com", "evil.com"),
            ("EXAMPLE.unknown", "example.unknown"),
        ):
            self.assertEqual(domain(text), expected, text)

    def test_distance_by_code_point(self) -> None:
        for a, b, expected in (("kitten", "sitting", 3), ("ab", "ba", 2), ("", "abc", 3), ("a\U0001f600", "a", 1), ("x", "x", 0)):
            self.assertEqual(edit_distance(a, b), expected)

    def test_lower_is_ascii_alone(self) -> None:
        self.assertEqual(lower("ÄBİK"), "Äbİk")

    def test_like(self) -> None:
        for pattern, text, expected in (("*.a", "x.a", True), ("a*a", "a", False), ("a*b*c", "a--b-bc", True),
                                        ("a?", "ab", False), ("**", "", True), ("*ab*ba*", "abba", True), ("*ab*ba*", "aba", False)):
            self.assertEqual(like(pattern)(text), expected, (pattern, text))

    def test_untrusted(self) -> None:
        self.assertEqual(defang("http://evil.example/\na@b"), "http[://]evil[.]example/ a[@]b")
        self.assertEqual(defang("a\u202eb\U000e0041\x00。"), "ab[.]")
        self.assertEqual(defang("x" * 101), "x" * 99 + "…")
        self.assertEqual(defang("\U0001f600" * 100), "\U0001f600" * 100)
        self.assertEqual(len(defang("." * 100)), 300)


if __name__ == "__main__":
    unittest.main()
