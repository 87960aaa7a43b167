"""Rules over one invoice, the policy that weighs them, and the gate over a batch."""

from validators.catalogue import sentences, unknown_rules
from validators.door import not_exportable
from validators.judge import judge, uncredited
from validators.policy import leads_to, with_findings
from validators.reference import EMPTY, Reference
from validators.release import by_people
from validators.rulebook import RULEBOOK_VERSION

__all__ = [
    "EMPTY",
    "RULEBOOK_VERSION",
    "Reference",
    "by_people",
    "judge",
    "leads_to",
    "not_exportable",
    "sentences",
    "uncredited",
    "unknown_rules",
    "with_findings",
]
