"""One claim a term: the best of its candidates, with the next ones kept as rejected alternatives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from extractors.page.claims import doubted, place_of
from extractors.page.orders import is_order
from extractors.parsing.folding import compact
from schemas import Claim, Layer, rejected_of
from schemas.grades import DOUBTED, FIRM
from schemas.terms import REFERENCES

# Order of evidence: a template of the user's beats the rules, whatever the rules' own numbers say.
_PRECEDENCE = {Layer.EINVOICE: 3, Layer.TEMPLATE: 2, Layer.MODEL: 1}
_KEPT = 3
_CLOSE = 0.06  # two different values this close in score cannot be told apart
_LEAST = 0.2
_LIKELIER = 0.5  # the model claims what an invoice may lack only where it is likelier there than not
_LACKED = {"due_date": _LIKELIER} | dict.fromkeys(
    ("purchase_order_reference", "preceding_invoice", "payment.reference", "buyer.vat_id", "payment.iban"), 0.4
)
_OPTIONAL = REFERENCES - {"invoice_number"}


def choose(claims: Iterable[Claim]) -> dict[str, Claim]:
    """The best claim of each term. Where another value is as good, the best is kept in doubt."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        least = _LACKED.get(claim.term, _LEAST) if claim.layer is Layer.MODEL else _LEAST
        if claim.score >= least:
            groups[claim.term].append(claim)
    chosen = {term: _best(group) for term, group in groups.items()}
    return _in_order(_without_echoes(_apart(chosen, groups)))


def _best(group: Sequence[Claim]) -> Claim:
    ranked = sorted(group, key=lambda c: (-_PRECEDENCE.get(c.layer, 0), -c.score, *place_of(c)))
    best = ranked[0]
    others: list[Claim] = []
    for claim in ranked[1:]:
        if claim.value != best.value and all(claim.value != other.value for other in others):
            others.append(claim)
    rejected = (*best.rejected, *map(rejected_of, others[:_KEPT]))
    rival = others[0] if others else None
    if rival is not None and rival.layer is best.layer and rival.score > best.score - _CLOSE and best.doubt is None:
        doubt = f"{best.raw} and {rival.raw} are both named so."
        return best.model_copy(update={"rejected": rejected, "doubt": doubt, "score": min(best.score, DOUBTED)})
    return best.model_copy(update={"rejected": rejected})


def _apart(chosen: Mapping[str, Claim], groups: Mapping[str, Sequence[Claim]]) -> dict[str, Claim]:
    """Seller and buyer are two: where both got one value, the weaker side takes its next value or none."""
    result = dict(chosen)
    for field in ("vat_id", "name"):
        seller, buyer = result.get(f"seller.{field}"), result.get(f"buyer.{field}")
        if seller is None or buyer is None or not _one(seller, buyer):
            continue
        weaker = f"buyer.{field}" if buyer.score <= seller.score else f"seller.{field}"
        kept = seller if weaker.startswith("buyer") else buyer
        rest = [claim for claim in groups[weaker] if not _one(claim, kept)]
        if rest:
            result[weaker] = _best(rest)
        else:
            del result[weaker]
    if "preceding_invoice" in result and "invoice_number" in result:
        own, earlier = result["invoice_number"], result["preceding_invoice"]
        if own.value == earlier.value:
            del result["preceding_invoice"]
    return result


def _one(claim: Claim, other: Claim) -> bool:
    """Whether two claims tell of one thing: the same value, or names that share words on the page."""
    if compact(str(claim.value)) == compact(str(other.value)):
        return True
    named = claim.term.endswith(".name") and claim.page == other.page
    return named and not set(claim.boxes).isdisjoint(other.boxes)


def _without_echoes(chosen: Mapping[str, Claim]) -> dict[str, Claim]:
    """Without the weak claims of optional references that only repeat another term's value; that of an order by its
    own letters repeats none."""
    values = {term: claim.value for term, claim in chosen.items() if term not in _OPTIONAL or claim.score >= FIRM}
    echoes = {
        term
        for term in _OPTIONAL & chosen.keys()
        if any(value == chosen[term].value for other, value in values.items() if other != term)
        and (chosen[term].score < FIRM or chosen[term].doubt)
        and not (term == "purchase_order_reference" and is_order(str(chosen[term].value)))
    }
    return {term: claim for term, claim in chosen.items() if term not in echoes}


def _in_order(chosen: dict[str, Claim]) -> dict[str, Claim]:
    """A due date before the issue date cannot be: both become doubtful."""
    issue, due = chosen.get("issue_date"), chosen.get("due_date")
    if issue is None or due is None or not isinstance(issue.value, date) or not isinstance(due.value, date):
        return chosen
    if due.value < issue.value:
        doubt = f"The due date {due.value.isoformat()} is before the issue date {issue.value.isoformat()}."
        for claim in (issue, due):
            chosen[claim.term] = doubted(claim, doubt, DOUBTED)
    return chosen
