"""Passwords: hashed with argon2, and proved one at a time, so that no crowd of attempts takes the machine's memory."""

from __future__ import annotations

from functools import cache
from threading import Lock

_LONGEST = 1_024  # characters that are looked at: hashing more only costs
_ONE_AT_A_TIME = Lock()


def hashed(password: str) -> str:
    """`password` as it is kept."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(password)


def proves(stored: str | None, password: str) -> bool:
    """Whether `password` is the one behind `stored`. Takes as long where nothing is stored."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    with _ONE_AT_A_TIME:
        try:
            right = PasswordHasher().verify(stored or _nobodys(), password[:_LONGEST])
        except (VerificationError, InvalidHashError):
            return False
    return right and stored is not None


@cache
def _nobodys() -> str:
    return hashed("the password of nobody")
