"""The text of a PDF as pdftotext lays it out, where that program is installed: vendor templates are written for it."""

from __future__ import annotations

import shutil
import subprocess
from resource import RLIMIT_CPU, prlimit

from extractors.media_types import PDF
from schemas import Document, Limits

PROGRAM = "pdftotext"
_LAYOUT = ("-layout", "-q", "-enc", "UTF-8")
_BUSY = 5  # times what it may compute, by the clock: on a busy machine it waits for others


def laid_out(document: Document, limits: Limits) -> tuple[str, ...]:
    """The text of each page; empty where the program is not there, the document is no PDF, or it gives up."""
    program = shutil.which(PROGRAM)
    if program is None or document.media_type != PDF:
        return ()
    # No shell, a fixed program, and a path that begins with a slash.
    command = (program, *_LAYOUT, str(document.path.absolute()), "-")
    seconds = max(1, limits.seconds // 4)
    try:
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:  # noqa: S603
            printed = _printed(process, seconds)
    except OSError:
        return ()
    return tuple(printed.decode("utf-8", errors="replace").split("\f")[:-1])


def _printed(process: subprocess.Popen[bytes], seconds: int) -> bytes:
    """What a program prints within its time; nothing where it fails."""
    # Should this process be killed meanwhile, the kernel still ends the program when its time is up.
    prlimit(process.pid, RLIMIT_CPU, (seconds, seconds))
    try:
        printed, _ = process.communicate(timeout=_BUSY * seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        return b""
    return b"" if process.returncode else printed
