"""The part of JSON Schema 2020-12 that the schema of bundles uses (loading.md, Order, step 4)."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import Any, Iterator, Optional

from .refusal import Path, Refused, below
from .strict_json import is_finite

Schema = dict[str, Any]

_TYPES: dict[str, Any] = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def load_schema() -> Schema:
    """grammar/bundle.schema.json, of which the package carries a copy."""
    text = resources.files("kairos_engine").joinpath("bundle.schema.json").read_text(encoding="utf-8")
    schema: Schema = json.loads(text)
    return schema


class Validator:
    """Finds the first misfit of a document."""

    def __init__(self, root: Schema) -> None:
        self.root = root

    def check(self, value: Any) -> None:
        """Raises Refused."""
        fault = self.fault(value, self.root, ())
        if fault is not None:
            raise fault

    def fault(self, value: Any, schema: Schema, path: Path) -> Optional[Refused]:
        return next(self.faults(value, schema, path), None)

    def faults(self, value: Any, schema: Schema, path: Path) -> Iterator[Refused]:
        """Lazily: only the first is ever asked for."""
        if "$ref" in schema:
            yield from self.faults(value, self.resolve(schema), path)
        if "type" in schema:
            types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
            if not any(_is_a(value, each) for each in types):
                yield _refused(path, f"must be {' or '.join(types)}")
                return
        if "const" in schema and not _same(value, schema["const"]):
            yield _refused(path, f"must be {schema['const']!r}")
        if "enum" in schema and not any(_same(value, each) for each in schema["enum"]):
            yield _refused(path, f"must be one of {schema['enum']!r}")
        if isinstance(value, str):
            yield from self.of_string(value, schema, path)
        elif isinstance(value, list):
            yield from self.of_list(value, schema, path)
        elif isinstance(value, dict):
            yield from self.of_object(value, schema, path)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            if value < schema.get("minimum", value) or value > schema.get("maximum", value):
                yield _refused(path, "is out of range")
        if "oneOf" in schema:
            yield from self.one_of(value, schema, path)
        if "not" in schema and self.fault(value, schema["not"], path) is None:
            yield _refused(path, "is always there")
        for part in schema.get("allOf", ()):
            yield from self.faults(value, part, path)
        if "if" in schema:
            branch = "then" if self.fault(value, schema["if"], path) is None else "else"
            yield from self.faults(value, schema.get(branch, {}), path)

    def of_string(self, value: str, schema: Schema, path: Path) -> Iterator[Refused]:
        yield from _size(len(value), schema, "Length", path)
        # Every pattern of the schema is ^…$; `$` of Python would let a last line feed pass.
        if "pattern" in schema and not re.fullmatch(schema["pattern"][1:-1], value):
            yield _refused(path, f"does not fit the pattern {schema['pattern']}")

    def of_list(self, value: list[Any], schema: Schema, path: Path) -> Iterator[Refused]:
        yield from _size(len(value), schema, "Items", path)
        first: list[Schema] = schema.get("prefixItems", [])
        rest = schema.get("items")
        for at, item in enumerate(value):
            of_item = first[at] if at < len(first) else rest
            if isinstance(of_item, dict):
                yield from self.faults(item, of_item, (*path, at))
            if schema.get("uniqueItems") and item in value[:at]:
                yield _refused((*path, at), "stands twice")

    def of_object(self, value: dict[str, Any], schema: Schema, path: Path) -> Iterator[Refused]:
        yield from _size(len(value), schema, "Properties", path)
        for name in schema.get("required", ()):
            if name not in value:
                yield _refused(path, f"the member `{name}` is missing")
        properties: dict[str, Schema] = schema.get("properties", {})
        others = schema.get("additionalProperties")
        for name, member in value.items():
            here = (*path, name)
            if "propertyNames" in schema and self.fault(name, schema["propertyNames"], here) is not None:
                yield _refused(here, "can not be a name here")
            if name in properties:
                yield from self.faults(member, properties[name], here)
            elif others is False:
                yield _refused(here, "this member is not known here")
            elif isinstance(others, dict):
                yield from self.faults(member, others, here)

    def one_of(self, value: Any, schema: Schema, path: Path) -> Iterator[Refused]:
        """The branch that a tag names; else the fault of the branch that got furthest down."""
        branches = [self.resolve(branch) for branch in schema["oneOf"]]
        if "discriminator" in schema:
            tag = schema["discriminator"]["propertyName"]
            if isinstance(value, dict) and tag in value:
                for branch in branches:
                    if self.fault(value[tag], branch["properties"][tag], ()) is None:
                        yield from self.faults(value, branch, path)
                        return
                yield _refused((*path, tag), "is not known here")
            return
        found: list[Refused] = []
        for branch in branches:
            fault = self.fault(value, branch, path)
            if fault is None:
                return
            found.append(fault)
        yield max(found, key=lambda fault: len(fault.pointer))

    def resolve(self, schema: Schema) -> Schema:
        reference = schema.get("$ref")
        found: Schema = schema if reference is None else self.root["$defs"][reference.rpartition("/")[2]]
        return found


def _refused(path: Path, reason: str) -> Refused:
    return Refused(below("", *path), reason)


def _is_a(value: Any, name: str) -> bool:
    if name in ("integer", "number"):
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool) and is_finite(value)
        return is_number and (name == "number" or value == int(value))
    return isinstance(value, _TYPES[name])


def _same(value: Any, constant: Any) -> bool:
    return isinstance(value, bool) == isinstance(constant, bool) and bool(value == constant)


def _size(size: int, schema: Schema, what: str, path: Path) -> Iterator[Refused]:
    if size < schema.get(f"min{what}", 0) or size > schema.get(f"max{what}", size):
        yield _refused(path, "is too short or too long")
