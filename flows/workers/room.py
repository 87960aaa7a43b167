"""How the memory of a worker is limited, beside the policy's own limit."""

from __future__ import annotations

from typing import NamedTuple


class Room(NamedTuple):
    """What a worker may keep between two documents, in bytes, before it is replaced; and what the system limits.

    Without `limit_space` the system limits what is written to, not what is reserved: for programs that reserve far more
    address space than they will use.
    """

    kept: int = 256 * 1_048_576
    limit_space: bool = True
