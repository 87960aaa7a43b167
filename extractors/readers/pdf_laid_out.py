"""The text of a PDF as pdftotext lays it out, where that program is installed: vendor templates are written for it."""

from __future__ import annotations

import shutil
import subprocess

from extractors.media_types import PDF
from schemas import Document, Limits

PROGRAM = "pdftotext"
_LAYOUT = ("-layout", "-q", "-enc", "UTF-8")


def laid_out(document: Document, limits: Limits) -> tuple[str, ...]:
    """The text of each page; empty where the program is not there, the document is no PDF, or it gives up."""
    program = shutil.which(PROGRAM)
    if program is None or document.media_type != PDF:
        return ()
    # No shell, a fixed program, and a path that begins with a slash.
    command = (program, *_LAYOUT, str(document.path.absolute()), "-")
    try:
        ran = subprocess.run(command, capture_output=True, timeout=limits.seconds / 4, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(ran.stdout.decode("utf-8", errors="replace").split("\f")[:-1])
