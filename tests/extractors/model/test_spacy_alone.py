"""A worker that uses the model does not import spaCy's command line, which can be had all the same."""

from __future__ import annotations

import subprocess
import sys

_CODE = """
import sys
from extractors.model import load
load()._pipeline
print(sorted({"spacy.cli", "weasel", "requests", "typer"} & sys.modules.keys()))
import spacy.cli
print(hasattr(spacy.cli, "app"))
"""


def test_the_model_is_loaded_without_spacys_command_line() -> None:
    done = subprocess.run([sys.executable, "-c", _CODE], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["[]", "True"]
