"""Operators over strings, by code point (expressions.md: `like`, `domain`, `edit_distance`, `lower`)."""

from __future__ import annotations

import re
from typing import Callable, Iterable

_UPPER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_IPV4 = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+")
_PORT = re.compile(r":[0-9]+\Z")


def lower(text: str) -> str:
    """A–Z alone."""
    return text.translate(_UPPER)


def edit_distance(first: str, second: str) -> int:
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(second, 1):
            diagonal, row[j] = row[j], min(diagonal + (a != b), row[j] + 1, row[j - 1] + 1)
    return row[-1]


def like(pattern: str) -> Callable[[str], bool]:
    head, *rest = pattern.split("*")
    if not rest:
        return lambda text: text == pattern
    tail = rest.pop()

    def test(text: str) -> bool:
        end = len(text) - len(tail)
        if end < len(head) or not text.startswith(head) or not text.endswith(tail):
            return False
        at = len(head)
        # Each part at its first place leaves the most room for those after it.
        for part in rest:
            found = text.find(part, at, end)
            if found < 0:
                return False
            at = found + len(part)
        return True

    return test


def domain_by(suffix_rules: Iterable[str]) -> Callable[[str], str]:
    """The registrable domain of an address, URL or host, by these public suffix rules."""
    rules = frozenset(suffix_rules)
    longest = max((rule.count(".") + 1 for rule in rules), default=1)

    def domain(text: str) -> str:
        host = _host(text)
        if _IPV4.fullmatch(host) or (host.startswith("[") and host.endswith("]")):
            return host
        labels = host.split(".")
        return ".".join(labels[-suffix_length(labels) - 1 :])

    def suffix_length(labels: list[str]) -> int:
        counts = range(min(len(labels), longest), 0, -1)
        tails = {n: ".".join(labels[-n:]) for n in counts}
        for n in counts:
            if "!" + tails[n] in rules:
                return n - 1
        for n in counts:
            if tails[n] in rules or (n > 1 and "*." + tails[n - 1] in rules):
                return n
        return 1

    return domain


def _host(text: str) -> str:
    before, scheme, after = text.partition("://")
    host = re.split(r"[/\\?#]", after if scheme else before, maxsplit=1)[0]
    host = _PORT.sub("", host.rpartition("@")[2])
    return lower(host[:-1] if host.endswith(".") else host)
