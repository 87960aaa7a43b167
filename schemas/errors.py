"""Errors say who must act, carry an exit code, and name a way out. Findings are values, never errors."""

from __future__ import annotations

from typing import ClassVar


class VouchlineError(Exception):
    """Base of the errors a user may see: `message` says what is wrong, `way_out` what to do next."""

    exit_code: ClassVar[int] = 4

    def __init__(self, message: str, way_out: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.way_out = way_out

    def __str__(self) -> str:
        return f"{self.message} {self.way_out}".strip()

    def __reduce__(self) -> tuple[type[VouchlineError], tuple[str, str]]:
        # Exceptions cross process borders; the default reduction would lose way_out.
        return type(self), (self.message, self.way_out)


class RefusedDocument(VouchlineError):
    """The sender must act: this document cannot be taken in. `code` is the signal it becomes."""

    exit_code = 3

    def __init__(self, message: str, way_out: str = "", code: str = "unreadable") -> None:
        super().__init__(message, way_out)
        self.code = code

    def __reduce__(self) -> tuple[type[VouchlineError], tuple[str, ...]]:  # type: ignore[override]
        return type(self), (self.message, self.way_out, self.code)


class Misconfigured(VouchlineError):
    """The operator must act: wrong use or wrong configuration."""

    exit_code = 2


class Unavailable(VouchlineError):
    """Something needed is not there now; the same call may succeed later."""

    exit_code = 4


class Corrupted(VouchlineError):
    """The ledger or an original is damaged: stop, and restore it before going on."""

    exit_code = 5
