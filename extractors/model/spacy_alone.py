"""spaCy without its command line, which brings a web client and a project runner: half of what importing it takes."""

from __future__ import annotations

import sys
from types import ModuleType

_COMMANDS = ("spacy.cli", "spacy.cli.info")  # of these spaCy itself only wants the function `info`, to offer it


def import_spacy() -> ModuleType:
    """The module spaCy; its commands can still be imported afterwards."""
    if "spacy" not in sys.modules:
        for name in _COMMANDS:
            sys.modules[name] = ModuleType(name)
        vars(sys.modules[_COMMANDS[-1]])["info"] = None
    try:
        import spacy
    finally:
        for name in _COMMANDS:
            if getattr(sys.modules.get(name), "__spec__", None) is None:
                sys.modules.pop(name, None)
    module: ModuleType = spacy
    return module
