"""The line protocol of the conformance runner: a JSON request a line in, an answer a line out."""

from __future__ import annotations

from typing import Any, Iterable, Iterator, Optional

from .canonical import canonical
from .engine import Engine
from .loading import load_bundle
from .refusal import Refused
from .strict_json import parse_event


class Session:
    """Keeps nothing between requests but the bundle loaded last."""

    def __init__(self) -> None:
        self.engine: Optional[Engine] = None

    def answers(self, lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            try:
                yield canonical(self.answer(parse_event(line)))
            except Exception as problem:  # whatever goes wrong, the next request has its answer
                yield canonical({"error": f"{type(problem).__name__}: {problem!a}"})

    def answer(self, request: Any) -> Any:
        if request["do"] == "load":
            try:
                bundle = load_bundle(request["bundle"])
            except Refused as refused:
                return {"refused": {"pointer": refused.pointer, "reason": refused.reason}}
            self.engine = Engine(bundle)
            return {"loaded": bundle.sha256}
        if request["do"] != "run" or self.engine is None:
            return {"error": "no bundle is loaded" if self.engine is None else "load and run are what can be done"}
        return self.run(self.engine, request)

    def run(self, engine: Engine, request: Any) -> Any:
        state = engine.load_state(request.get("state"))
        events = request.get("events")
        if events is None:
            events = [parse_event(text) for text in request["eventTexts"]]
        outcomes: list[Any] = []
        for event in events:
            subject = event.get("subject") if isinstance(event, dict) else None
            person = request["people"].get(subject) if isinstance(subject, str) else None
            outcomes.append(engine.decide(state, event, person))
        return {"outcomes": outcomes, "state": state.json()}
