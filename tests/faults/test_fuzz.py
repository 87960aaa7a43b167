"""A short run of each fuzz script: mutated files end in typed outcomes."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from types import ModuleType

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import fuzz_readers
import fuzz_xml
from fuzzing import fuzz

SCRIPTS = pytest.mark.parametrize("script", [fuzz_readers, fuzz_xml], ids=["readers", "xml"])


@SCRIPTS
def test_mutated_files_end_in_typed_outcomes(script: ModuleType, tmp_path: Path) -> None:
    found = fuzz(script.mutate, script.seeds([]), seconds=5, folder=tmp_path, seed=len(script.__name__))
    assert found.errors == {}
    assert found.files > 0


@SCRIPTS
def test_the_same_seed_makes_the_same_files(script: ModuleType) -> None:
    seeds = script.seeds([])[:20]
    one, other = random.Random(7), random.Random(7)
    assert [script.mutate(one, seeds) for _ in range(30)] == [script.mutate(other, seeds) for _ in range(30)]
