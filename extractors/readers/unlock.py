"""Encrypted PDFs: opened with a password that is kept for their sender, a copy without one is a document of its own.

A password is never part of what is said, kept or sent on.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator

import pikepdf

from schemas import Document, Enclosed, Passwords, Reading, RefusedDocument, Signal, SignalCode

OPENED = "opened.pdf"
_TODO = "Ask the sender for it without one, or name the variable that holds it under passwords.senders."


def unlock(document: Document, data: bytes, passwords: Passwords) -> Reading:
    """The PDF without its password as `enclosed`. Raises RefusedDocument where no password opens it."""
    variables = passwords.variables(document.sender)
    sender = document.sender or "anyone"
    for password in _kept(variables):
        if (opened := _opened(data, password)) is not None:
            message = f"It was opened with a password that is kept for {sender}, and taken in as {OPENED}."
            signal = Signal(code=SignalCode.UNPACKED, message=message)
            enclosed = (Enclosed(OPENED, opened),)
            return Reading(sha256=document.sha256, reader="unlock", enclosed=enclosed, signals=(signal,))
    unset = [variable for variable in variables if not os.environ.get(variable)]
    why = "."
    if unset:
        why = f", and the variable {', '.join(unset)} that should hold it is not set here."
    elif variables:
        why = f", and none that is kept for {sender} opens it."
    raise RefusedDocument(f"The PDF is protected by a password{why}", _TODO, SignalCode.ENCRYPTED)


def _kept(variables: tuple[str, ...]) -> Iterator[str]:
    for variable in variables:
        yield from filter(None, os.environ.get(variable, "").splitlines())


def _opened(data: bytes, password: str) -> bytes | None:
    """The whole PDF without encryption, the same bytes each time; None where the password is another."""
    try:
        with pikepdf.open(io.BytesIO(data), password=password) as pdf:
            buffer = io.BytesIO()
            pdf.save(buffer, deterministic_id=True, encryption=False)
            return buffer.getvalue()
    except (pikepdf.PasswordError, pikepdf.PdfError, ValueError):
        return None
