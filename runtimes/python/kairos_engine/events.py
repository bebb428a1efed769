"""From CloudEvents and rows of the table of people to a moment (values.md, Events; deciding.md, step 1)."""

from __future__ import annotations

from typing import Any, Mapping, Optional

from .expressions import Moment
from .instants import parse_instant
from .values import ANSWERS, Decoder, Misfit, field_decoder, is_text
from .zones import zone_named

RESPONSE = "kairos.response"


class SetAside(Exception):
    """The event ends here, with this reason."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Vocabulary:
    """What events and people of one bundle must look like."""

    def __init__(self, bundle: Mapping[str, Any], enums: Mapping[str, Any]) -> None:
        org = bundle["org"]
        self.types: dict[str, dict[str, Decoder]] = {
            name: {field: field_decoder(spec, enums) for field, spec in event["fields"].items()}
            for name, event in bundle["events"].items()
        }
        answers = {"answer": {"values": [{"record": answer} for answer in ANSWERS]}}
        self.types[RESPONSE] = {
            "policy": field_decoder({"type": "string"}, {}),
            "event": field_decoder({"type": "string"}, {}),
            "answer": field_decoder({"type": {"enum": "answer"}}, answers),
        }
        self.attribute_types: dict[str, Any] = {
            "id": "string",
            **{name: field["type"] for name, field in bundle["person"].items()},
        }
        built_in = {
            "timezone": {"type": "timezone", "default": org["timezone"]},
            "locale": {"type": "locale", "default": org["locales"][0]},
        }
        self.attribute_types.update({name: field["type"] for name, field in built_in.items()})
        self.attributes = {
            name: field_decoder(field, enums) for name, field in {**bundle["person"], **built_in}.items()
        }
        self.asked_for = {RESPONSE, *(entry["on"] for entry in bundle["history"])}
        self.asked_for.update(name for name, event in bundle["events"].items() if "risk" in event)
        for policy in bundle["policies"].values():
            for trigger in policy["triggers"]:
                self.asked_for.update(trigger["on"])

    def read_event(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """The parts of a moment that the event gives; its type is asked for. Raises SetAside."""
        source, data = event.get("source"), event.get("data")
        if event.get("specversion") not in (None, "1.0"):
            raise SetAside("invalid_event")
        if not (_is_id(event.get("id")) and _is_id(event.get("subject")) and (source is None or is_text(source))):
            raise SetAside("invalid_event")
        time = event.get("time")
        instant = parse_instant(time) if isinstance(time, str) else None
        if instant is None or not (data is None or isinstance(data, dict)):
            raise SetAside("invalid_event")
        return {
            "type": event["type"],
            "id": event["id"],
            "source": source or "",
            "time": instant,
            "person_id": event["subject"],
            "fields": _decode(self.types[event["type"]], data or {}, "invalid_event"),
        }

    def read_person(self, id_: str, row: Optional[Any]) -> dict[str, Any]:
        """Attributes by name. Raises SetAside."""
        reason = "unknown_person" if row is None else "invalid_person"
        if row is not None and not isinstance(row, dict):
            raise SetAside(reason)
        if row is not None and row.get("id") not in (None, id_):
            raise SetAside(reason)
        return {"id": id_, **_decode(self.attributes, row or {}, reason)}

    def moment(self, event: Mapping[str, Any], row: Optional[Any]) -> Moment:
        """Of an event whose type is asked for. Raises SetAside."""
        parts = self.read_event(event)
        person = self.read_person(parts["person_id"], row)
        zone = zone_named(person["timezone"])
        if zone is None:
            raise SetAside("invalid_person")
        return Moment(**parts, person=person, zone=zone, record={})


def _decode(decoders: Mapping[str, Decoder], members: Mapping[str, Any], reason: str) -> dict[str, Any]:
    try:
        return {name: decode(members.get(name)) for name, decode in decoders.items()}
    except Misfit:
        raise SetAside(reason) from None


def _is_id(json: Any) -> bool:
    return is_text(json) and json != ""
