"""Starting a process of our own code, as the workers and what they are forked from are."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_PICTURE = 32 * 1_048_576  # bytes: more than the pictures of most pages


def begin(start: str, descriptor: int) -> subprocess.Popen[bytes]:
    """Start a process that runs the code `start`, to which it says our process and a socket to serve us over.

    A plain child, not multiprocessing's own: that would run the program's main module again.
    """
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
        [sys.executable, "-P", "-W", "ignore", "-c", start.format(descriptor, os.getpid())],
        pass_fds=[descriptor],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )


def environment() -> dict[str, str]:
    """Ours, with our import path, and one thread for each numeric library: the workers are the parallelism.

    The pictures of a page are given back to the next page, not to the system, which would clear their memory anew.
    """
    path = os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path)
    ours = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    kept = {"MALLOC_MMAP_THRESHOLD_": str(_PICTURE), "MALLOC_TRIM_THRESHOLD_": str(2 * _PICTURE)}
    return {**os.environ, "PYTHONPATH": path, **ours, **kept}
