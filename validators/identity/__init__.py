"""Who a document is from and to, by what is known besides it: the user's companies and vendors."""

from validators.identity.known import Known, known, with_known

__all__ = ["Known", "known", "with_known"]
