"""Why a bundle is refused: one place, one reason (loading.md)."""

from __future__ import annotations

from typing import Union

#: The steps of a pointer.
Path = tuple[Union[str, int], ...]


class Refused(ValueError):
    """`pointer` is a JSON pointer into the document (RFC 6901)."""

    def __init__(self, pointer: str, reason: str) -> None:
        super().__init__(f"{pointer or 'the document'}: {reason}")
        self.pointer = pointer
        self.reason = reason


def below(pointer: str, *members: Union[str, int]) -> str:
    """The pointer to something further down."""
    steps = (str(member).replace("~", "~0").replace("/", "~1") for member in members)
    return "".join([pointer, *("/" + step for step in steps)])
