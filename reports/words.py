"""Plain words and short forms for what a report shows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from schemas import Finding, Invoice, Layer, OutcomeKind, Severity, Source, Term, Value, plain
from schemas import named as named_term


class State(NamedTuple):
    """How an outcome is shown: its word, its sign (never colour alone), its part of a sentence for one and for many."""

    word: str
    sign: str
    one: str
    many: str
    next_step: str


STATES: Mapping[OutcomeKind, State] = {
    OutcomeKind.QUARANTINED: State(
        "Quarantine",
        "!",
        "is in quarantine",
        "are in quarantine",
        "Do not pay or book it before the cause is explained.",
    ),
    OutcomeKind.REVIEW: State(
        "Review", "?", "waits for review", "wait for review", "Compare the marked values with the page."
    ),
    OutcomeKind.REFUSED: State("Refused", "×", "was refused", "were refused", ""),
    OutcomeKind.EXPORTED: State("Exported", "✓", "was exported", "were exported", ""),
    OutcomeKind.REJECTED: State("Rejected", "-", "was rejected", "were rejected", ""),
    OutcomeKind.RETURNED: State("Returned", "<", "was returned to its sender", "were returned to their senders", ""),
    OutcomeKind.DUPLICATE: State("Duplicate", "=", "was known already", "were known already", ""),
    OutcomeKind.UNPACKED: State("Unpacked", "+", "was unpacked", "were unpacked", ""),
}

SEVERITIES: Mapping[Severity, str] = {
    Severity.FATAL: "stops the document",
    Severity.WARNING: "waits for a person",
    Severity.INFORMATION: "for the record",
}

LAYERS: Mapping[Layer, str] = {
    Layer.EINVOICE: "e-invoice",
    Layer.TEMPLATE: "vendor template",
    Layer.MEMORY: "vendor memory",
    Layer.MODEL: "trained extractor",
    Layer.RULES: "rules",
    Layer.DERIVED: "derived",
    Layer.FOUNDATION: "foundation model",
    Layer.REFERENCE: "reference data",
    Layer.HUMAN: "a person",
}

_NARROW = "\u202f"  # narrow no-break space
_NOT_SHOWN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_OF_ROWS = re.compile(r"^(Invoiced item|Invoiced quantity(?= )|Invoiced|Invoice line|Item|VAT category) ")


def visible(text: str) -> str:
    """`text` with every character that would hide or turn its neighbours written out, as in "‹U+202E›"."""
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in "\n\t" or unicodedata.category(character) not in _NOT_SHOWN:
        return character
    return f"‹U+{ord(character):04X}›"


def written(value: Value | None) -> str:
    """A value as digits, ISO date or text; a dash for none."""
    match value:
        case None:
            return "–"
        case Decimal():
            return plain(value)
        case date():
            return value.isoformat()
        case _:
            return value


def grouped(amount: Decimal) -> str:
    """An amount with a narrow space at the thousands, which is read alike in every country: "53 052.89"."""
    return f"{amount:,f}".replace(",", _NARROW)


def gross_total(invoice: Invoice) -> str:
    """The gross total for people, with its currency; a dash where it is not known."""
    gross = invoice.totals.gross
    if gross is None:
        return written(None)
    return grouped(gross) if invoice.currency is None else f"{grouped(gross)} {invoice.currency}"


def moment(at: datetime | None) -> str:
    """A point in time to the second, with its offset."""
    return "–" if at is None else at.isoformat(sep=" ", timespec="seconds").replace("+00:00", " UTC")


def share(part: int, whole: int) -> str:
    """`part` of `whole` in percent; 100 % and 0 % are said only where they are exact."""
    if not whole:
        return "–"
    tenths = round(1000 * part / whole)
    if 0 < part < whole:
        tenths = min(999, max(1, tenths))
    return f"{tenths // 10} %" if tenths % 10 == 0 else f"{tenths / 10:.1f} %"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 document", "3 documents"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def named(path: str) -> str:
    """A term's path in plain words, or the path itself where it is none."""
    try:
        return named_term(path)
    except KeyError:
        return path


def wanted(finding: Finding, rules: Mapping[str, str]) -> str:
    """What the rule of `finding` wants, by its id in `rules`; batch checks and official rules say it themselves."""
    own = finding.expected if finding.source in (Source.BATCH, Source.OFFICIAL) else None
    return rules.get(finding.rule) or own or ""


def heading(term: Term) -> str:
    """A term's name short enough for a column: "Invoice line net amount" -> "Net amount"."""
    return sentence(_OF_ROWS.sub("", term.name))


def headline(counts: Mapping[OutcomeKind, int]) -> str:
    """The run in one sentence: "42 documents: 17 were exported, 20 wait for review."."""
    total = sum(counts.values())
    if not total:
        return "No documents came in."
    parts = [
        f"{number} {state.one if number == 1 else state.many}"
        for kind in (OutcomeKind.EXPORTED, *STATES)
        if (number := counts.get(kind, 0)) and (state := STATES[kind])
    ]
    return f"{counted(total, 'document')}: {', '.join(dict.fromkeys(parts))}."


def sentence(text: str) -> str:
    """`text` beginning with a capital letter."""
    return text[:1].upper() + text[1:]
