"""Which policy a command works under: as in flows."""

from flows.policy_file import policy_of

__all__ = ["policy_of"]
