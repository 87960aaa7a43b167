"""Rules over one invoice, the policy that weighs them, and the gate over a batch."""

from validators.judge import judge
from validators.policy import with_findings
from validators.reference import EMPTY, Reference, Sighting
from validators.rulebook import RULEBOOK_VERSION

__all__ = ["EMPTY", "RULEBOOK_VERSION", "Reference", "Sighting", "judge", "with_findings"]
