"""MurmurHash3_x86_32 with seed 0 over UTF-8 (deciding.md, step 7). It draws lots; it hides nothing."""

from __future__ import annotations

_MASK = 0xFFFFFFFF


def _rotate(word: int, by: int) -> int:
    return (word << by | word >> (32 - by)) & _MASK


def _scramble(word: int) -> int:
    return _rotate(word * 0xCC9E2D51 & _MASK, 15) * 0x1B873593 & _MASK


def murmur3(text: str) -> int:
    """Unsigned, 0 to 2^32 − 1."""
    data = text.encode("utf-8")
    whole = len(data) & ~3
    found = 0
    for at in range(0, whole, 4):
        found ^= _scramble(int.from_bytes(data[at : at + 4], "little"))
        found = (_rotate(found, 13) * 5 + 0xE6546B64) & _MASK
    found ^= _scramble(int.from_bytes(data[whole:], "little")) ^ len(data)
    found = (found ^ found >> 16) * 0x85EBCA6B & _MASK
    found = (found ^ found >> 13) * 0xC2B2AE35 & _MASK
    return found ^ found >> 16
