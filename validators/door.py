"""The typed invoice and the strict export schema: what does not construct becomes findings in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from pydantic import ValidationError

from schemas import (
    EXPORT_SCHEMAS,
    PRECISION,
    Claim,
    Disposition,
    Finding,
    Invoice,
    Policy,
    Profile,
    RuleOutcome,
    Severity,
    Source,
    Withheld,
    assemble,
    kept_exactly,
    named,
    term_of,
)
from validators.signals import Entry

SCHEMA: Mapping[str, Entry] = {
    entry.id: entry
    for entry in (
        Entry(
            "SCHEMA-1",
            "Every value is of the kind its term has: a date, a number of ordinary size, a text.",
            "Read the value from the document, and approve it with that value (`vouchline decide`).",
            Disposition.REVIEW,
            Source.SCHEMA,
        ),
        Entry(
            "SCHEMA-2",
            "The exported record holds all that its profile requires, every digit of it; tried when everything else "
            "has passed.",
            "Look the value up on the document, and approve it with that value (`vouchline decide`).",
            Disposition.REVIEW,
            Source.SCHEMA,
        ),
        Entry(
            "GATE-8",
            "A value that would be withheld is looked at by the person who looks at the document anyway.",
            "Compare the value with the document; say null where it is not there.",
            Disposition.REVIEW,
            Source.NATIVE,
        ),
        Entry(
            "AUDIT-1",
            "Of the documents that would go straight through, gate.audit_share waits for a person, drawn at random.",
            "Compare every value with the document and note whether all are right: `vouchline calibrate` counts it.",
            Disposition.REVIEW,
            Source.NATIVE,
        ),
    )
}
_DRAWN_FROM = 12  # hexadecimal digits of a document's hash: as random as the sample needs
_TYPES: Mapping[str, type] = {"date": date, "amount": Decimal, "quantity": Decimal, "rate": Decimal}


def typed_claims(claims: Mapping[str, Claim]) -> tuple[dict[str, Claim], list[Finding]]:
    """The claims that fit their terms, and a finding for each that does not."""
    fitting = {path: claim for path, claim in claims.items() if _fits(path, claim)}
    message = "The value found for {} is not of the kind this term has, and was left out."
    return fitting, [_finding("SCHEMA-1", message.format(path)) for path in claims if path not in fitting]


def invoice_of(claims: Mapping[str, Claim]) -> Invoice:
    """The invoice that `claims` (each fitting its term) amount to."""
    return assemble({path: claim.value for path, claim in claims.items()})


def export_findings(claims: Mapping[str, Claim], invoice: Invoice, profile: Profile) -> list[Finding]:
    """What keeps `invoice`, made of `claims`, from being exported under `profile`; nothing when all is well."""
    found = [
        not_exportable(f"{named(path)} has more digits than a record keeps", path)
        for path, claim in claims.items()
        if isinstance(claim.value, Decimal) and not kept_exactly(claim.value)
    ]
    try:
        EXPORT_SCHEMAS[profile].model_validate(invoice.model_dump())
    except ValidationError as error:
        places = [tuple(entry["loc"]) for entry in error.errors(include_url=False, include_input=False)]
        found += _incomplete(places)
    return found


def drawn(sha256: str, policy: Policy) -> list[Finding]:
    """The finding of a document that is part of the random sample: its hash decides, so that it stays in or out."""
    if int(sha256[:_DRAWN_FROM], 16) >= policy.gate.audit_share * 16**_DRAWN_FROM:
        return []
    return [_finding("AUDIT-1", "Every rule has passed; the document is part of the random sample that people check.")]


def asked(kept_back: Iterable[Withheld], claims: Mapping[str, Claim]) -> list[Finding]:
    """A finding for each value that would be withheld if its document needed nobody."""
    found = []
    for one in kept_back:
        claim = claims[one.term]
        place = {"seen": claim.raw, "page": claim.page, "boxes": claim.boxes, "path": claim.path}
        found.append(_finding("GATE-8", one.why, (one.term,)).model_copy(update=place))
    return found


def not_exportable(why: str, *terms: str) -> Finding:
    """The finding of a record that cannot be exported, `why` being part of a sentence without its point."""
    return _finding("SCHEMA-2", f"The record cannot be exported: {why}.", terms)


def _incomplete(places: list[tuple[int | str, ...]]) -> Iterator[Finding]:
    for place in dict.fromkeys(_path(steps) for steps in places):
        try:
            what = named(place)
        except KeyError:  # a group of terms, such as "seller" or "lines"
            what = place.replace("_", " ") or "the record"
        yield not_exportable(f"{what} is missing or not in the required form", place)


def _path(steps: tuple[int | str, ...]) -> str:
    text = ""
    for step in steps:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def _fits(path: str, claim: Claim) -> bool:
    try:
        term = term_of(path)
    except KeyError:
        return False
    wanted = _TYPES.get(term.kind, str)
    return isinstance(claim.value, wanted) and (not isinstance(claim.value, Decimal) or _ordinary(claim.value))


def _ordinary(value: Decimal) -> bool:
    """Whether `value` is finite and short: writing out one with a large exponent could fill the memory."""
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -PRECISION and value.adjusted() < PRECISION


def _finding(rule: str, message: str, terms: tuple[str, ...] = ()) -> Finding:
    return Finding(
        rule=rule,
        source=SCHEMA[rule].source,
        severity=Severity.WARNING,
        outcome=RuleOutcome.FAIL,
        message=message,
        terms=terms,
        todo=SCHEMA[rule].todo,
    )
