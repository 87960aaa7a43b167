"""What reading processes are to share is loaded before they are forked, and by one thread: with more, none may be."""

from __future__ import annotations

import subprocess
import sys

_PREPARED = """
import sys, threading
from flows.examine import prepare
from schemas import Policy
prepare(policy=Policy(), threads=1)
from extractors.model import encoder
from extractors.model.unclear import weights
print(encoder._encoder.cache_info().currsize, weights.cache_info().currsize, "spacy" in sys.modules)
from pathlib import Path
print(threading.active_count(), len(list(Path("/proc/self/task").iterdir())))
"""


def test_models_are_loaded_before_the_first_document_and_no_thread_is_begun() -> None:
    one = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, "-c", _PREPARED], capture_output=True, text=True, check=True, env=one)

    assert done.stdout.splitlines() == ["1 1 True", "1 1"]
