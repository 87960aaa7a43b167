"""What a decision makes of a document: the record it approves. Pure: the same verdict and decision give the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from schemas.decision import Decided, Decision, Row, Who
from schemas.extraction import Claim, DocType, Layer, Value, assemble, rejected_of, text_of
from schemas.invoice import Invoice
from schemas.money import kept_exactly, plain
from schemas.terms import NUMBERS, term_of
from schemas.verdict import Finding, Verdict

_TYPE_CODES = {DocType.INVOICE: "380", DocType.CREDIT_NOTE: "381"}
_TYPE_CODE = "type_code"
_MOVED = ("totals.charges", "totals.allowances")
_LONGEST = 2_000
_LONGEST_PATH = 80  # characters: the longest path of a term in any row that a document may have is shorter
_MOST_ROWS = 5_000


class Unfit(ValueError):
    """Why a decision cannot be taken in, in a sentence without its point."""


def typed(path: str, text: str) -> Value:
    """`text` as a value of the term at `path`. Raises Unfit for a path that is no term, and a text that is no value."""
    try:
        kind = term_of(path[:_LONGEST_PATH]).kind
    except KeyError:
        raise Unfit(f'there is no term "{path[:_LONGEST_PATH]}"') from None
    if not text.strip() or len(text) > _LONGEST:
        raise Unfit(f"the value of {path} is empty or too long (null says that it is not on the document)")
    if kind in NUMBERS:
        return _number(path, text.strip())
    if kind == "date":
        try:
            return date.fromisoformat(text.strip())
        except ValueError:
            raise Unfit(f"the value of {path} is no date (write it as 2026-01-31)") from None
    return text.strip()


def _number(path: str, text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or not kept_exactly(value) or "_" in text:
        raise Unfit(f"the value of {path} is no number (write it as 1234.50)")
    return value


def fingerprint(doc_type: DocType, invoice: Invoice) -> str:
    """What tells a record from every other: two with the same are the same to the last digit."""
    body = json.dumps([doc_type.value, invoice.model_dump(mode="json")], sort_keys=True)
    return hashlib.sha256(body.encode()).hexdigest()


def key_of(finding: Finding) -> str:
    """By what a finding that a person saw is known again: the same rule in the same words."""
    return f"{finding.rule}: {finding.message}"


class _Said(NamedTuple):
    """The claims after a decision, and the paths that it changed or confirmed."""

    claims: dict[str, Claim]
    changed: list[str]
    confirmed: list[str]


def approve(verdict: Verdict, decision: Decision, who: Who) -> Decided:
    """What `decision` of `who` approves of the document that `verdict` is on. Raises Unfit for a value that is none."""
    said = _Said(dict(verdict.claims), [], [])
    _take_rows(said, "lines", decision.lines, who)
    _take_rows(said, "tax_breakdown", decision.tax_breakdown, who)
    for path, text in decision.values.items():
        _take(said, path, text, who)
    for path in decision.places:
        if path not in decision.values and path not in said.claims:
            raise Unfit(f"a place is given for {path}, which has no value")
    _refuse_gaps(said, decision)
    doc_type = decision.doc_type or verdict.doc_type
    if doc_type is not verdict.doc_type:
        said.changed.append("doc_type")
    code = _TYPE_CODES.get(doc_type) if _TYPE_CODE not in decision.values else None
    if code is not None and doc_type is not verdict.doc_type:
        _take(said, _TYPE_CODE, code, who)
    elif code is not None and _TYPE_CODE not in said.claims:  # who approves a kind says its code
        said.claims[_TYPE_CODE] = _human(_TYPE_CODE, code, None, who)
    _forget_sum(said, decision)
    _forget_moved(said, decision)
    _forget_derived(said, decision)
    _derive_tax(said, verdict, decision)
    _derive_gross(said, decision)
    _derive_net(said, decision)
    _derive_due(said, verdict, decision)
    _derive_paid(said, decision, who)
    left_out = {one.term for one in verdict.withheld} - set(said.changed) - set(said.confirmed)
    claims = {path: _vouched(claim, who) for path, claim in said.claims.items() if path not in left_out}
    return Decided(
        decision=decision,
        who=who,
        doc_type=doc_type,
        subtype=verdict.subtype if doc_type is verdict.doc_type else None,
        claims=claims,
        changed=tuple(dict.fromkeys(said.changed)),
        confirmed=tuple(dict.fromkeys(said.confirmed)),
        seen=tuple(key_of(finding) for finding in verdict.findings),
        upheld=tuple(key_of(finding) for finding in verdict.findings if _stands(finding, said)),
        approved=fingerprint(doc_type, assemble({path: claim.value for path, claim in claims.items()})),
    )


def _stands(finding: Finding, said: _Said) -> bool:
    """Whether a finding holds the document for values that the person left as they were."""
    return finding.holds and bool(finding.terms) and not set(finding.terms) & set(said.changed)


def _refuse_gaps(said: _Said, decision: Decision) -> None:
    """Raises Unfit where values were given of a row that is none, or taken from all of one that others follow."""
    groups = {path.partition("[")[0] for path in decision.values if "[" in path}
    for group in groups:
        numbers = sorted({int(path[len(group) + 1 :].partition("]")[0]) for path in said.claims if _is_in(path, group)})
        if numbers != list(range(len(numbers))):
            raise Unfit(f"a value of {group} is of no row that there is (give all its rows instead)")


def _is_in(path: str, group: str) -> bool:
    return path.startswith(f"{group}[")


def _vouched(claim: Claim, who: Who) -> Claim:
    """A claim as a person approved it: what was doubtful of it is settled."""
    return claim.model_copy(update={"person": claim.person or who.name, "doubt": None})


def _take(said: _Said, path: str, text: str | None, who: Who) -> None:
    """One value, as the person states it."""
    old = said.claims.get(path)
    if text is None:
        typed(path, "1970-01-01" if _kind(path) == "date" else "0")  # the path must be a term
        if old is not None:
            del said.claims[path]
        (said.changed if old is not None else said.confirmed).append(path)
        return
    value = typed(path, text)
    if old is not None and equal(old.value, value):
        said.confirmed.append(path)
        return
    said.claims[path] = _human(path, value, old, who)
    said.changed.append(path)


def _kind(path: str) -> str:
    try:
        return term_of(path).kind
    except KeyError:
        return ""


def _human(path: str, value: Value, old: Claim | None, who: Who) -> Claim:
    rejected = () if old is None else (rejected_of(old), *old.rejected)
    raw = text_of(value)
    return Claim(term=path, value=value, raw=raw, layer=Layer.HUMAN, score=1.0, person=who.name, rejected=rejected)


def equal(one: Value, other: Value) -> bool:
    """Whether two values are the same; texts however they are spaced."""
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()
    return type(one) is type(other) and one == other


def _take_rows(said: _Said, group: str, rows: Sequence[Row] | None, who: Who) -> None:
    """Rows as the person states them, in the place of those that were read."""
    if rows is None:
        return
    if len(rows) > _MOST_ROWS:
        raise Unfit(f"there are more than {_MOST_ROWS} rows of {group}")
    old = _rows(said.claims, group)
    for path in [path for path in said.claims if path.startswith(f"{group}[")]:
        del said.claims[path]
    if len(old) > len(rows):
        said.changed.append(group)
    for number, row in enumerate(rows):
        cells = {f"{group}[{number}].{name}": text for name, text in row.items()}
        like = _same_row(old, number, len(rows))
        # What a row says beside the cells that are given stays where the row does; what is doubtful of it does not.
        dropped = [path for path, claim in like.items() if path not in cells and claim.doubt is not None]
        gone = {*dropped, *(path for path, text in cells.items() if text is None)}
        said.claims.update({path: claim for path, claim in like.items() if path not in gone})
        said.changed.extend(dropped)
        for path, text in cells.items():
            if text is not None or path in like:
                _take(said, path, text, who)


def _rows(claims: Mapping[str, Claim], group: str) -> list[dict[str, Claim]]:
    """The claims of a group by row, in their order."""
    found: dict[int, dict[str, Claim]] = {}
    for path, claim in claims.items():
        if _is_in(path, group):
            number = int(path[len(group) + 1 :].partition("]")[0])
            found.setdefault(number, {})[path] = claim
    return [row for _, row in sorted(found.items())]


def _same_row(old: Sequence[dict[str, Claim]], number: int, count: int) -> dict[str, Claim]:
    """The row that stood in this place, numbered as it is now; none where rows were added or left out."""
    if len(old) != count:
        return {}
    return {_numbered(path, number): claim for path, claim in old[number].items()}


def _numbered(path: str, number: int) -> str:
    group, _, rest = path.partition("[")
    return f"{group}[{number}]{rest.partition(']')[2]}"


_LINE_SUM = "totals.line_net"


def _forget_sum(said: _Said, decision: Decision) -> None:
    """Take out the sum of the lines that were read, where a person gave others that do not add up to it."""
    if decision.lines is None or _LINE_SUM in decision.values or _LINE_SUM not in said.claims:
        return
    nets = [claim.value for path, claim in said.claims.items() if path.startswith("lines[") and path.endswith("].net")]
    if sum((net for net in nets if isinstance(net, Decimal)), Decimal(0)) != said.claims[_LINE_SUM].value:
        del said.claims[_LINE_SUM]
        said.changed.append(_LINE_SUM)


def _forget_moved(said: _Said, decision: Decision) -> None:
    """Take out charges and allowances that were read beside the lines, where a person gave lines that hold them: these
    alone make the net total."""
    net = said.claims.get("totals.net")
    if decision.lines is None or net is None or any(path in decision.values for path in _MOVED):
        return
    nets = [claim.value for path, claim in said.claims.items() if path.startswith("lines[") and path.endswith("].net")]
    if sum((one for one in nets if isinstance(one, Decimal)), Decimal(0)) == net.value:
        for path in _MOVED:
            if said.claims.pop(path, None) is not None:
                said.changed.append(path)


def _forget_derived(said: _Said, decision: Decision) -> None:
    """Take out what was only computed from values that are others now, unless the person named it."""
    changed = set(said.changed)
    named = set(decision.values)
    while stale := set(_stale(said.claims, changed) - named) & set(said.claims):
        for path in stale:
            del said.claims[path]
        changed |= stale


_NET, _TAX, _DUE, _GROSS, _PAID = "totals.net", "totals.tax", "totals.due", "totals.gross", "totals.paid"
TOTAL_ALONE = (_GROSS,)  # what a net total is made of where nobody said anything of tax
_AFTER_GROSS = ((_PAID, -1), ("totals.withheld", -1), ("totals.rounding", 1))
_MAKING = (_NET, _TAX)


def _derive_tax(said: _Said, verdict: Verdict, decision: Decision) -> None:
    """What the rows of taxes come to as they stand now, where it was only computed and a person gave others."""
    before = verdict.claims.get(_TAX)
    if not decision.tax_breakdown or before is None or before.layer is not Layer.DERIVED:
        return
    if _TAX in {*decision.values, *said.claims}:
        return
    paths = [f"tax_breakdown[{number}].amount" for number in range(len(decision.tax_breakdown))]
    if all(path in said.claims for path in paths):
        tax = sum((_amount(said.claims[path]) for path in paths), Decimal(0))
        said.claims[_TAX] = _derived(_TAX, tax, tuple(paths))


def _derive_gross(said: _Said, decision: Decision) -> None:
    """Take net total and tax together, where a person named both, and not the other total that was read: what they
    named as due is what is left of the sum."""
    named = all(decision.values.get(path) is not None for path in (*_MAKING, _DUE))
    if not named or _GROSS in decision.values or _GROSS not in said.claims:
        return
    gross = sum((_amount(said.claims[path]) for path in _MAKING), Decimal(0))
    if gross != said.claims[_GROSS].value and gross + sum(_between(said).values()) == said.claims[_DUE].value:
        said.claims[_GROSS] = _derived(_GROSS, gross, _MAKING)
        said.changed.append(_GROSS)


def _derive_net(said: _Said, decision: Decision) -> None:
    """The total as the net one too, where nobody names a net total and a person said that no tax is charged; or named
    the total and said nothing of tax, of which nothing was read: the operands tell which. The one total of a page may
    have been read as both."""
    untaxed = decision.values.get(_TAX) is not None and not said.claims[_TAX].value
    silent = decision.values.get(_GROSS) is not None and not any(map(_is_of_tax, {*said.claims, *decision.values}))
    if not (untaxed or silent) or _GROSS not in said.claims or _NET in decision.values:
        return
    read = said.claims.get(_NET)
    if read is not None and (untaxed or not equal(read.value, said.claims[_GROSS].value)):
        return
    said.claims[_NET] = _derived(_NET, _amount(said.claims[_GROSS]), (_GROSS, _TAX) if untaxed else TOTAL_ALONE)
    if not untaxed:
        said.claims[_TAX] = _derived(_TAX, Decimal(0), (_GROSS, _NET))


def _derived(term: str, value: Decimal, operands: tuple[str, ...]) -> Claim:
    return Claim(term=term, value=value, raw=plain(value), layer=Layer.DERIVED, score=1.0, operands=operands)


def _is_of_tax(path: str) -> bool:
    return path == _TAX or path.startswith("tax_breakdown[") or ("].tax_" in path and path.startswith("lines["))


def _derive_paid(said: _Said, decision: Decision, who: Who) -> None:
    """What was paid, where a person named the total, and what is due as it was read, and nothing that lies between: it
    is theirs, and is looked for on the page. Less than nothing is what earlier bills left open. Nothing was paid where
    they named the same amount as both, whatever was read: one mistyped would not be the other."""
    if any(path not in said.claims for path in (_GROSS, _DUE)):
        return
    if _DUE not in said.confirmed and not _all_is_due(said, decision):
        return
    if decision.values.get(_GROSS) is None or any(path in decision.values for path, _ in _AFTER_GROSS):
        return
    if said.claims[_DUE].layer is Layer.DERIVED:  # nobody read it: it says nothing of a payment
        return
    beside = {path: amount for path, amount in _between(said).items() if path != _PAID}
    paid = _amount(said.claims[_GROSS]) + sum(beside.values()) - _amount(said.claims[_DUE])
    if paid != -_between(said).get(_PAID, Decimal(0)):
        _take(said, _PAID, plain(paid) if paid else None, who)


def _all_is_due(said: _Said, decision: Decision) -> bool:
    """Whether a person named the total and what is due as one amount, and nothing but a payment was read between."""
    named = all(decision.values.get(path) is not None for path in (_GROSS, _DUE))
    return named and said.claims[_GROSS].value == said.claims[_DUE].value and _between(said).keys() <= {_PAID}


def _between(said: _Said) -> dict[str, Decimal]:
    """What stands between the gross total and what is due, by what it adds."""
    return {path: sign * _amount(said.claims[path]) for path, sign in _AFTER_GROSS if path in said.claims}


def _derive_due(said: _Said, verdict: Verdict, decision: Decision) -> None:
    """What is due by the total as it stands now, where it was only computed and nobody named it."""
    before, gross = verdict.claims.get(_DUE), said.claims.get(_GROSS)
    derived = before is not None and before.layer is Layer.DERIVED
    if not derived or _DUE in said.claims or _DUE in decision.values or gross is None:
        return
    due = _amount(gross) + sum(_between(said).values())
    operands = (_GROSS, *_between(said))
    said.claims[_DUE] = _derived(_DUE, due, operands)


def _amount(claim: Claim) -> Decimal:
    return claim.value if isinstance(claim.value, Decimal) else Decimal(0)


def _stale(claims: Mapping[str, Claim], changed: set[str]) -> set[str]:
    return {path for path, claim in claims.items() if claim.layer is Layer.DERIVED and changed & set(claim.operands)}


def stands_on_page(claim: Claim) -> bool:
    """Whether a value stands on the page itself; what was reckoned from others has only their places."""
    return claim.page is not None and claim.layer is not Layer.DERIVED
