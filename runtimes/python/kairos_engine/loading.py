"""A bundle, taken whole or refused whole (loading.md)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Any, Optional

from .canonical import canonical
from .checks import check_bundle
from .refusal import Refused
from .schema import Validator, load_schema
from .strict_json import parse_strictly

KNOWN_MAJOR = "1"
_VALIDATOR = Validator(load_schema())


@dataclass(frozen=True)
class Bundle:
    """A bundle that was checked; its JSON is not to be changed."""

    json: dict[str, Any]
    #: SHA-256 of the canonical form without `sourceMap`, in lower-case hexadecimal.
    sha256: str


def load_bundle(text: str, sha256: Optional[str] = None) -> Bundle:
    """`sha256`: the identity that the bundle must have. Raises Refused."""
    json = parse_strictly(text)
    if not isinstance(json, dict):
        raise Refused("", "a bundle is a JSON object")
    _check_version(json.get("kairos"))
    _VALIDATOR.check(json)
    check_bundle(json)
    identity = _identity(json)
    if sha256 is not None and sha256 != identity:
        raise Refused("", f"this is the bundle {identity}, not {sha256}")
    return Bundle(json, identity)


def _check_version(version: Any) -> None:
    """This runtime has no migrations (versions.md)."""
    found = re.fullmatch(r"([0-9]{1,4})\.[0-9]{1,4}", version) if isinstance(version, str) else None
    if found is None:
        raise Refused("/kairos", "a format version is text like 1.0")
    if found[1] != KNOWN_MAJOR:
        raise Refused("/kairos", f"format version {version} is unknown; this runtime knows {KNOWN_MAJOR}.x")


def _identity(json: dict[str, Any]) -> str:
    hashed = {name: member for name, member in json.items() if name != "sourceMap"}
    return hashlib.sha256(canonical(hashed).encode("utf-8")).hexdigest()
