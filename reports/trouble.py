"""What is wrong, in a few words: headings say the trouble, never the rule that is broken."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reports.words import counted
from schemas import Finding, RuleOutcome, Severity, Source

_LINE = "lines["


def stops(finding: Finding) -> bool:
    """Whether `finding` keeps its document from going straight through."""
    return finding.outcome is not RuleOutcome.NOT_APPLICABLE and finding.severity is not Severity.INFORMATION


def trouble(findings: Sequence[Finding]) -> str:
    """The one thing that `findings` of one rule in one document say, or how much there is to look at."""
    undecided = findings[0].outcome is RuleOutcome.NOT_RUN
    # Official rules say in their own words what must be; ours of the same id say what is.
    own = {finding.message for finding in findings if finding.source is not Source.OFFICIAL or undecided}
    official = {finding.message for finding in findings} - own
    if len(own) == 1:
        return own.pop()
    if not own and len(official) == 1:
        return f"The e-invoice breaks an official rule: {official.pop()}"
    if undecided:
        return f"{counted(len(findings), 'check')} could not be made"
    terms = {term for finding in findings for term in finding.terms}
    if not terms or not all(finding.terms for finding in findings):
        return f"{counted(len(findings), 'thing needs', 'things need')} your eye"
    return look_at(terms)


def look_at(terms: Collection[str]) -> str:
    """How many values, or line items, need a look: "5 values need your eye"."""
    if all(term.startswith(_LINE) for term in terms):
        lines = {term.partition("]")[0] for term in terms}
        return f"{counted(len(lines), 'line item needs', 'line items need')} your eye"
    return f"{counted(len(terms), 'value needs', 'values need')} your eye"


@dataclass
class Trouble:
    """What one rule found wrong in a run: findings about one value that was seen each, and others."""

    said: str = ""
    official: bool = True
    varied: bool = False
    values: int = 0
    others: int = 0

    def add(self, finding: Finding) -> None:
        """Take in one finding; official words count only where we have none of our own."""
        official = finding.source is Source.OFFICIAL
        if not self.said or (self.official and not official):
            self.said, self.official, self.varied = finding.message, official, False
        elif official == self.official:
            self.varied = self.varied or finding.message != self.said
        if finding.seen is not None and len(finding.terms) == 1:
            self.values += 1
        else:
            self.others += 1

    @property
    def words(self) -> str:
        """The trouble in a sentence; an example of it where it differs from document to document."""
        one = f"The e-invoice breaks an official rule: {self.said}" if self.official else self.said
        if not self.varied:
            return one
        many = "" if self.others else f"{counted(self.values, 'value')} needed a look. "
        return f"{many}For example: {one}"
