"""I-Regexp, RFC 9485 (expressions.md, `matches`): read into a tree, run as sets of states, in time linear in the text.

Python's own `re` backtracks, so a pattern from elsewhere could keep it busy for ever.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Callable, NoReturn, Optional, Union

MOST_REPEATS = 1000
MOST_ITEMS = 10_000
DEEPEST = 100

Test = Callable[[str], bool]


class NotIRegexp(ValueError):
    pass


# The tree. `Item` takes one code point; `Anchor` none.


@dataclass(frozen=True)
class Item:
    test: Test


@dataclass(frozen=True)
class Anchor:
    at_start: bool


@dataclass(frozen=True)
class Sequence:
    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Choice:
    branches: tuple[Node, ...]


@dataclass(frozen=True)
class Repeat:
    part: Node
    least: int
    most: Optional[int]
    #: Of a counted quantifier: to what it counts.
    counts_to: int = 1


Node = Union[Item, Anchor, Sequence, Choice, Repeat]

_BRACES = re.compile(r"\{([0-9]{1,60})(?:(,)([0-9]{0,60}))?\}")
_CATEGORY = re.compile(
    r"([pP])\{(L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|Z[lps]?|S[ckmo]?|C[cfno]?)\}",
)


class _Reader:
    """By recursive descent over the grammar of the RFC."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.depth = 0

    def whole(self) -> Node:
        tree = self.choice()
        if self.at < len(self.pattern):
            self.fail("a `)` that closes nothing")
        return tree

    def peek(self, ahead: int = 0) -> str:
        return self.pattern[self.at + ahead : self.at + ahead + 1]

    def take(self) -> str:
        self.at += 1
        return self.pattern[self.at - 1 : self.at]

    def fail(self, reason: str) -> NoReturn:
        raise NotIRegexp(f"at {self.at}: {reason}")

    def choice(self) -> Node:
        branches = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            branches.append(self.sequence())
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def sequence(self) -> Node:
        parts: list[Node] = []
        while self.peek() not in ("", "|", ")"):
            parts.append(self.quantified(self.atom()))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def atom(self) -> Node:
        character = self.take()
        if character == "(":
            self.depth += 1
            if self.depth > DEEPEST:
                self.fail("brackets nested too deep")
            inner = self.choice()
            if self.take() != ")":
                self.fail("a `(` that is never closed")
            self.depth -= 1
            return inner
        if character in "^$":
            return Anchor(character == "^")
        if character in "*+?{}]":
            self.fail(f"`{character}` stands for nothing here")
        if character == ".":
            return Item(lambda c: c not in "\n\r")
        if character == "[":
            return Item(self.brackets())
        if character == "\\":
            return Item(self.category() if self.peek() in ("p", "P") else _is(self.escaped()))
        return Item(_is(character))

    def quantified(self, part: Node) -> Node:
        next_one = self.peek()
        if next_one in ("*", "+", "?"):
            self.at += 1
            part = Repeat(part, 1 if next_one == "+" else 0, 1 if next_one == "?" else None)
        elif next_one == "{":
            braces = _BRACES.match(self.pattern, self.at)
            if braces is None:
                self.fail("a quantifier in braces is `{2}`, `{2,}` or `{2,5}`")
            least = int(braces[1])
            most = None if braces[3] == "" else int(braces[3] or braces[1])
            if max(least, most or 0) > MOST_REPEATS or (most is not None and most < least):
                self.fail("a quantifier that counts too far or backwards")
            self.at = braces.end()
            part = Repeat(part, least, most, least if most is None else most)
        else:
            return part
        if self.peek() in ("*", "+", "?", "{"):
            self.fail("a second quantifier")
        return part

    def escaped(self) -> str:
        """The character after a backslash."""
        character = self.take()
        if character in ("n", "r", "t"):
            return {"n": "\n", "r": "\r", "t": "\t"}[character]
        if character == "" or character not in "()*+-.?[\\]^{|}":
            self.fail(f"there is no `\\{character}`")
        return character

    def category(self) -> Test:
        found = _CATEGORY.match(self.pattern, self.at)
        if found is None:
            self.fail("no category of Unicode")
        self.at = found.end()
        name, within = found[2], found[1] == "p"
        return lambda c: unicodedata.category(c).startswith(name) == within

    def brackets(self) -> Test:
        """After the `[`."""
        negated = self.peek() == "^"
        self.at += negated
        tests: list[Test] = []
        if self.peek() == "-":
            tests.append(_is(self.take()))
        while self.peek() != "]":
            if self.peek() == "-" and tests and self.peek(1) == "]":
                tests.append(_is(self.take()))
            elif self.peek() == "\\" and self.peek(1) in ("p", "P"):
                self.at += 1
                tests.append(self.category())
            else:
                start = end = self.bracket_character()
                if self.peek() == "-" and self.peek(1) != "]":
                    self.at += 1
                    end = self.bracket_character()
                if end < start:
                    self.fail("a range that ends before it starts")
                tests.append(_between(start, end))
        if not tests:
            self.fail("brackets with nothing in them")
        self.at += 1
        return lambda c: any(test(c) for test in tests) != negated

    def bracket_character(self) -> str:
        character = self.take()
        if character == "\\":
            return self.escaped()
        if character == "" or character in "[]-":
            self.fail(f"`{character}` is escaped inside brackets")
        return character


def _is(character: str) -> Test:
    return lambda c: c == character


def _between(start: str, end: str) -> Test:
    return lambda c: start <= c <= end


def _measure(node: Node) -> tuple[int, int]:
    """Items when written out, and the greatest product of counts inside each other."""
    if isinstance(node, (Item, Anchor)):
        return 1, 1
    if isinstance(node, Repeat):
        items, product = _measure(node.part)
        return items * max(node.counts_to, 1), product * node.counts_to
    measures = [_measure(part) for part in (node.parts if isinstance(node, Sequence) else node.branches)]
    return sum(items for items, _ in measures), max((product for _, product in measures), default=1)


class Pattern:
    """A machine of states: each takes one code point by its test, or steps on without taking any."""

    def __init__(self, pattern: str) -> None:
        """Raises NotIRegexp."""
        tree = _Reader(pattern).whole()
        #: Written out, with all counted quantifiers.
        self.items, product = _measure(tree)
        if self.items > MOST_ITEMS or product > MOST_REPEATS:
            raise NotIRegexp("the pattern is too large")
        # By state: what a code point must pass, and where that leads; or where it leads by itself, perhaps at an anchor.
        self.tests: list[Optional[Test]] = []
        self.anchors: list[Optional[bool]] = []
        self.exits: list[list[int]] = []
        self.end = self.state([])
        self.start = self.build(tree, self.end)

    def state(self, exits: list[int], test: Optional[Test] = None, anchor: Optional[bool] = None) -> int:
        self.tests.append(test)
        self.anchors.append(anchor)
        self.exits.append(exits)
        return len(self.exits) - 1

    def build(self, node: Node, after: int) -> int:
        """The state that begins the node, where `after` follows it."""
        if isinstance(node, Item):
            return self.state([after], node.test)
        if isinstance(node, Anchor):
            return self.state([after], None, node.at_start)
        if isinstance(node, Choice):
            return self.state([self.build(branch, after) for branch in node.branches])
        if isinstance(node, Sequence):
            for part in reversed(node.parts):
                after = self.build(part, after)
            return after
        if node.most is None:
            loop = self.state([after])
            self.exits[loop].append(self.build(node.part, loop))
            after = loop
        else:
            last = after
            for _ in range(node.most - node.least):
                after = self.state([last, self.build(node.part, after)])
        for _ in range(node.least):
            after = self.build(node.part, after)
        return after

    def matches(self, text: str) -> bool:
        """The whole text, by code point."""
        now = self.reached([self.start], 0, len(text))
        for at, character in enumerate(text):
            if not now:
                return False
            onward: list[int] = []
            for state in now:
                test = self.tests[state]
                if test is not None and test(character):
                    onward += self.exits[state]
            now = self.reached(onward, at + 1, len(text))
        return self.end in now

    def reached(self, states: list[int], at: int, length: int) -> set[int]:
        """These states and all that they lead to without taking anything."""
        seen: set[int] = set()
        stack = list(states)
        while stack:
            state = stack.pop()
            if state in seen:
                continue
            seen.add(state)
            anchor = self.anchors[state]
            if self.tests[state] is None and (anchor is None or at == (0 if anchor else length)):
                stack += self.exits[state]
        return seen


@lru_cache(maxsize=1000)
def compiled(pattern: str) -> Pattern:
    return Pattern(pattern)
