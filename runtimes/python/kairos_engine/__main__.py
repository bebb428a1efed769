"""`python -m kairos_engine`: the line protocol on standard input and output."""

from __future__ import annotations

import io
import sys

from .protocol import Session


def main() -> None:
    lines = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="\n")
    for answer in Session().answers(lines):
        sys.stdout.buffer.write(answer.encode("utf-8", "backslashreplace") + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
