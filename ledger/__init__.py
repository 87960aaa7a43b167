"""The ledger: originals by hash, runs, verdicts and outcomes, and a history that cannot be changed unseen."""

from ledger.look import is_kept, look
from ledger.records import Appearance, Arrival
from ledger.store import Ledger
from ledger.verify import VerifyReport, verify

__all__ = ["Appearance", "Arrival", "Ledger", "VerifyReport", "is_kept", "look", "verify"]
