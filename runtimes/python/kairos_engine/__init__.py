"""Kairos bundles, decided: a second engine, written from docs/bundle.md with Python's standard library alone.

>>> from kairos_engine import Engine, load_bundle
>>> engine = Engine(load_bundle(text))          # raises Refused
>>> state = engine.load_state({})
>>> engine.decide(state, event, person)         # {"kind": "taken", "decisions": [...]}
>>> state.json()                                # the same bytes, once canonical, in every runtime
"""

from .canonical import canonical
from .engine import Engine, decide
from .loading import Bundle, load_bundle
from .refusal import Refused
from .state import State

__all__ = ["Bundle", "Engine", "Refused", "State", "canonical", "decide", "load_bundle"]
__version__ = "0.1.0"
