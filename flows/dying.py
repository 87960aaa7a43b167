"""A child process that ends with its parent, however that ends."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from threading import Thread

_PR_SET_PDEATHSIG = 1
_LOOK_SECONDS = 0.5


def die_with(parent: int) -> None:
    """Have the kernel end this process when its parent, process `parent`, ends (on Linux; elsewhere nothing does)."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit()  # it had ended before


def end_with(parent: int) -> None:
    """End this process within a second of its parent, process `parent`.

    For one that a thread of the parent may have started: the kernel would take that thread's end for the parent's.
    """
    Thread(target=_outlive, args=(parent,), daemon=True).start()


def _outlive(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    os._exit(1)
