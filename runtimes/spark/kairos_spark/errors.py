"""What keeps a replay from being done: a message with its remedy, as the command `kairos` says it."""

from __future__ import annotations


class KairosError(Exception):
    """The input, the options or the machine are to blame; the text says what is wrong and what to do."""
