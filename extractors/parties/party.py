"""A party found on a page, and how several findings become one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from extractors.page import Span
from extractors.page.names import CONTACT, LEGAL_FORM, is_address, tokens
from extractors.parsing import find_ibans
from extractors.parsing.folding import compact
from extractors.parties.form_labels import part_named
from schemas.grades import VAGUE

_CLEAR = 0.6  # a letterhead with this score is one
_BEHIND = 0.05  # of the score of who sells, for who is only paid

SIGNATURE = "signature"
BY_PLACE = ("letterhead", "footer", SIGNATURE)  # labels of sellers whom their place alone names
WINDOW = "address window"  # that of buyers


@dataclass(frozen=True, slots=True, eq=False)
class Party:
    """A seller or buyer found on a page: its name, the words of the name, all its rows, how surely and why."""

    role: str
    name: str
    words: tuple[Span, ...]
    rows: tuple[Span, ...]
    score: float
    label: str

    @property
    def span(self) -> Span:
        """The words of the name's first line."""
        return self.words[0]


def addressed(buyers: Sequence[Party]) -> Sequence[Party]:
    """The labelled buyers that have an address, where one has: another may be an account holder."""
    having = [party for party in buyers if any(is_address(row.text) for row in party.rows)]
    return having or buyers


def merged(found: Sequence[Party]) -> list[Party]:
    """Letterheads of one name as one party, the surest first: the place with an address stands for it."""
    best: dict[str, Party] = {}
    for party in sorted(found, key=lambda p: -p.score):
        known = best.setdefault(compact(party.name), party)
        if known is not party and addressed([known, party]) == [party]:
            best[compact(party.name)] = replace(party, score=known.score)
    return sorted(best.values(), key=lambda p: -p.score)


def contacts_first(found: Sequence[Party]) -> list[Party]:
    """Letterheads, the surest first; of two with an address the one that prints its account sells to the other, and of
    two side by side the one that prints its contacts."""
    ranked = sorted(found, key=lambda p: -p.score)
    best = ranked[0] if ranked else None
    if best is None or _has_contacts(best) or _has_account(best):
        return ranked
    for place, party in enumerate(ranked):
        sells = _has_account(party) or (_beside(party, best) and _has_contacts(party))
        if party is not best and sells and _has_address(party) and _has_address(best):
            ranked[0], ranked[place] = replace(party, score=best.score), replace(best, score=party.score)
            return ranked
    return ranked


def _beside(party: Party, other: Party) -> bool:
    one, two = party.span.segment, other.span.segment
    return (one.page, one.line) == (two.page, two.line)


def _has_address(party: Party) -> bool:
    return any(is_address(row.text) for row in party.rows)


def _has_account(party: Party) -> bool:
    return any(find_ibans(row.text) for row in party.rows)


def _has_contacts(party: Party) -> bool:
    return any(CONTACT.search(row.text) for row in party.rows)


def identified_first(labelled: Sequence[Party], identified: Collection[Party]) -> list[Party]:
    """Labelled sellers; who prints no tax number comes behind another who does: a payee, or whose account it is."""
    best = max((party.score for party in labelled if party in identified), default=None)
    if best is None:
        return list(labelled)
    names = {compact(party.name) for party in identified}
    return [
        party
        if party in identified or compact(party.name) in names
        else replace(party, score=min(party.score, best - _BEHIND))
        for party in labelled
    ]


def reconciled(labelled: Sequence[Party], letterheads: Sequence[Party]) -> list[Party]:
    """Labelled sellers and letterheads. A payee is not always the seller: a clear letterhead with another name casts
    doubt on the label, and one that gives the same name with its legal form wins."""
    best = letterheads[0] if letterheads else None
    if best is None or best.score < _CLEAR:
        return [*labelled, *letterheads]
    kept = []
    for party in labelled:
        same = bool(tokens(party.name) & tokens(best.name))
        fuller = same and LEGAL_FORM.search(best.name) and not LEGAL_FORM.search(party.name)
        score = best.score - 0.02 if fuller else party.score if same else min(party.score, VAGUE)
        kept.append(replace(party, score=score))
    return [*kept, *letterheads]


def behind(party: Party) -> list[Span]:
    """The rows that may hold the party's address: what follows the name, and the rest of the name's own line."""
    if any(part_named(row.text) is not None for row in party.rows):  # a form: its rows stand in any order
        return [row for row in party.rows if row.segment is not party.span.segment]
    last = party.words[-1]
    own = last.segment
    rows = [row for row in party.rows if row.segment.line > own.line]
    rest = Span(own, last.stop, len(own.words))
    return [*([rest] if rest.start < rest.stop else []), *rows]
