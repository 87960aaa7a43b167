"""A short run of each fuzz script: mutated files end in typed outcomes."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

from extractors.media_types import SIGNED
from extractors.readers import READERS
from tests.faults import fuzz_readers, fuzz_xml
from tests.faults.fuzzing import fuzz, mutated

pytestmark = pytest.mark.anew

SCRIPTS = pytest.mark.parametrize(("script", "count"), [(fuzz_readers, 60), (fuzz_xml, 2_400)], ids=["readers", "xml"])


def test_every_type_that_is_read_is_damaged() -> None:
    """Types that differ from one here by their container alone are read by its reader."""
    damaged = {READERS[one] for one in (*fuzz_readers.TYPES, *fuzz_xml.TYPES)}
    assert {kind for kind, reader in READERS.items() if reader not in damaged} == {SIGNED}


@SCRIPTS
def test_mutated_files_end_in_typed_outcomes(script: ModuleType, count: int, tmp_path: Path) -> None:
    found = fuzz(islice(mutated(script.mutate, script.seeds([])), count), tmp_path)
    assert found.errors == {}
    assert found.files == count


@SCRIPTS
def test_the_files_are_the_same_each_time_and_seldom_alike(script: ModuleType, count: int) -> None:
    one, other = (islice(mutated(script.mutate, script.seeds([])), count) for _ in range(2))
    files = list(one)
    assert files == list(other)
    assert len(set(files)) > count / 2
