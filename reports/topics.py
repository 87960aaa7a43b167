"""What keeps a document from going through: findings of one rule as one thing to look at, the trouble first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reports.trouble import stops, trouble
from reports.words import wanted
from schemas import Claim, Finding, RuleOutcome, Severity, Verdict

_WORST = list(Severity)
_POSITION = re.compile(r"\[\d+\]")
_NAMED = 3  # elements whose names stand before all places are unfolded


class Place(NamedTuple):
    """Where something is wrong: the finding that says so, and the keys of the marks that show it."""

    finding: Finding
    keys: tuple[str, ...]


class Said(NamedTuple):
    """One thing that is wrong, in a sentence, and every place where it is."""

    message: str
    places: tuple[Place, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all its marks."""
        return tuple(dict.fromkeys(key for place in self.places for key in place.keys))

    @property
    def elements(self) -> str:
        """The names of the elements where it is, the first few of them."""
        paths = [place.finding.path for place in self.places if place.finding.path is not None]
        names = list(dict.fromkeys(_POSITION.sub("", _local(path)) for path in paths))
        return ", ".join(names[:_NAMED]) + (", ..." if len(names) > _NAMED else "")


class Topic(NamedTuple):
    """Findings of one rule, as one thing to look at. `title` says the trouble, `sentence` what the rule wants."""

    number: int
    rule: str
    title: str
    sentence: str
    severity: Severity
    undecided: bool
    todo: str
    said: tuple[Said, ...]

    @property
    def lead(self) -> Said | None:
        """What the title says, with its places."""
        return self.said[0] if len(self.said) == 1 else next((s for s in self.said if s.message == self.title), None)

    @property
    def rest(self) -> tuple[Said, ...]:
        """What stands below the title."""
        return tuple(said for said in self.said if said is not self.lead)

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place it speaks of."""
        return tuple(place for said in self.said for place in said.places)


def topics_of(verdict: Verdict, keys: Mapping[str, str], rules: Mapping[str, str], *, drawn: bool) -> list[Topic]:
    """The topics of a document, the worst first; `keys` are those of its values, by their paths.

    Where its pages are not `drawn`, nothing has a mark.
    """
    together: dict[tuple[int, bool, str, str], list[Finding]] = {}
    for finding in filter(stops, verdict.findings):
        undecided = finding.outcome is RuleOutcome.NOT_RUN
        kind = (_WORST.index(finding.severity), undecided, finding.rule, finding.todo)
        together.setdefault(kind, []).append(finding)
    # The order of the rulebook is kept among equals.
    ordered = sorted(together.items(), key=lambda item: item[0][:2])
    return [
        Topic(
            number,
            rule,
            trouble(own),
            wanted(own[0], rules),
            _WORST[severity],
            undecided,
            todo,
            _said(
                Place(_compared(each, rules), _keys_of(each, keys, verdict, f"n{number}-{place}") if drawn else ())
                for place, each in enumerate(own, 1)
            ),
        )
        for number, ((severity, undecided, rule, todo), own) in enumerate(ordered, 1)
    ]


def _said(places: Iterable[Place]) -> tuple[Said, ...]:
    """The places under what is said of them, each sentence once."""
    together: dict[str, list[Place]] = {}
    for place in places:
        together.setdefault(place.finding.message, []).append(place)
    return tuple(Said(message, tuple(own)) for message, own in together.items())


def _compared(finding: Finding, rules: Mapping[str, str]) -> Finding:
    """`finding` without what it expects where that is no value, but the rule's own sentence."""
    told = finding.expected is not None and finding.expected == wanted(finding, rules)
    return finding.model_copy(update={"expected": None}) if told else finding


def _keys_of(finding: Finding, keys: Mapping[str, str], verdict: Verdict, own: str) -> tuple[str, ...]:
    """The keys of the values a finding speaks of that have a place; else its own key if it has a place itself."""
    values = tuple(keys[term] for term in finding.terms if term in keys and placed(verdict.claims[term]))
    return values or ((own,) if finding.page and finding.boxes else ())


def _local(path: str) -> str:
    """The name of an element, or of its attribute, without its prefix: "TaxAmount", "TaxAmount/@currencyID"."""
    element, at, attribute = path.partition("/@")
    return element.rpartition("/")[2].rpartition(":")[2] + at + attribute


def placed(claim: Claim) -> bool:
    """Whether a value has a place on a page."""
    return bool(claim.page and claim.boxes)
