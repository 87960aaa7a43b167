"""The verdict on one document as a whole."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

import pytest

from schemas import (
    Disposition,
    DocType,
    Extraction,
    Layer,
    Profile,
    RuleOutcome,
    Severity,
    Sighting,
    Signal,
    SignalCode,
    Source,
    result,
)
from tests.validators.judged import ELEMENTS, claim, extracted, finding, judged, raised, verdict_on
from validators import Reference
from validators.rulebook import RULES
from validators.signals import SIGNALS

CAUSES = {
    Disposition.REFUSED: {
        SignalCode.EMPTY_FILE,
        SignalCode.UNKNOWN_TYPE,
        SignalCode.FORBIDDEN_TYPE,
        SignalCode.ENCRYPTED,
        SignalCode.FILE_TOO_LARGE,
        SignalCode.TOO_MANY_PAGES,
        SignalCode.PAGE_TOO_LARGE,
        SignalCode.TOO_MANY_WORDS,
        SignalCode.TOO_MANY_OBJECTS,
        SignalCode.IMAGE_TOO_LARGE,
        SignalCode.XML_DOCTYPE,
        SignalCode.XML_ENCODING,
        SignalCode.XML_TOO_LARGE,
        SignalCode.CONTAINER_LIMIT,
    },
    Disposition.QUARANTINE: {
        SignalCode.UNREADABLE,
        SignalCode.READER_TIMEOUT,
        SignalCode.READER_MEMORY,
        SignalCode.READER_CRASHED,
        SignalCode.HIDDEN_TEXT,
        SignalCode.OVERPRINTED_TEXT,
        SignalCode.REMAPPED_TEXT,
        SignalCode.ACTIVE_CONTENT,
        SignalCode.PROGRAM_ATTACHED,
        SignalCode.SEVERAL_INVOICES,
    },
    Disposition.REVIEW: {
        SignalCode.NO_TEXT,
        SignalCode.SCAN_NOT_READ,
        SignalCode.DOUBTFUL_TEXT,
        SignalCode.DRAWN_OVER,
        SignalCode.VIEWS_DIFFER,
        SignalCode.DOUBTFUL_GLYPH,
        SignalCode.UNLIKE_GLYPH,
        SignalCode.FAINT_VALUE,
        SignalCode.DIGITS_APART,
        SignalCode.NO_WITNESS,
        SignalCode.NOT_INSPECTED,
        SignalCode.PARTLY_UNPACKED,
        SignalCode.NOTHING_ENCLOSED,
        SignalCode.ATTACHMENT_UNREAD,
        SignalCode.PAGES_ARRANGED,
        SignalCode.SEVERAL_IN_PICTURE,
    },
    Disposition.UNPACKED: {SignalCode.UNPACKED},
}


class BrokenHistory(Reference):
    """A history whose every look-up fails."""

    def sightings(self, sellers: Collection[str], number: str, doc_type: DocType) -> Sequence[Sighting]:
        raise RuntimeError("secret: connection to 10.0.0.1 lost")


def test_a_consistent_invoice_goes_straight_through() -> None:
    verdict = verdict_on({})
    assert (verdict.disposition, verdict.reason) == (
        Disposition.STRAIGHT_THROUGH,
        "Every rule that applies has passed.",
    )
    assert verdict.invoice.totals.gross == Decimal("119.00")
    assert raised(verdict) == set()
    undecided = {found.rule for found in verdict.findings}
    assert verdict.passed + len(undecided) == len(RULES)


def test_all_findings_are_collected() -> None:
    verdict = verdict_on(
        {
            "invoice_number": None,
            "currency": "EUX",
            "payment.iban": "DE89370400440532013001",
            "totals.gross": Decimal("120.00"),
            "totals.due": Decimal("120.00"),
        }
    )
    assert raised(verdict) == {"BR-02", "BR-CL-04", "ID-IBAN", "BR-CO-15"}


def test_a_finding_carries_its_evidence() -> None:
    found = finding(verdict_on({"totals.gross": Decimal("120.00"), "totals.due": None}), "BR-CO-15")
    assert (found.source, found.page, len(found.boxes)) == (Source.NATIVE, 1, 3)
    assert found.todo


def test_evidence_is_of_one_page() -> None:
    over = claim("totals.gross", Decimal("120.00"), page=2)
    found = finding(judged(extracted({"totals.due": None}, claims=[over])), "BR-CO-15")
    assert (found.page, len(found.boxes)) == (2, 1)


def test_a_rule_that_breaks_is_not_run_blocks_and_tells_no_secret() -> None:
    verdict = judged(extracted(), reference=BrokenHistory())
    found = finding(verdict, "DUP-2")
    assert (found.outcome, found.severity) == (RuleOutcome.NOT_RUN, Severity.FATAL)
    assert verdict.disposition is Disposition.QUARANTINE
    assert "secret" not in str(result(verdict, all_findings=True))
    assert verdict.passed > 30


@pytest.mark.parametrize("code", SignalCode)
def test_each_signal_leads_where_the_contract_says(code: SignalCode) -> None:
    (expected,) = (disposition for disposition, codes in CAUSES.items() if code in codes)
    signal = Signal(code=code, message="Something was noticed.", page=3)
    verdict = judged(Extraction(), signals=[signal])
    assert verdict.disposition is expected
    (found,) = verdict.findings
    assert (found.rule, found.message, found.page) == (SIGNALS[code].id, "Something was noticed.", 3)
    assert found.todo.endswith(".")
    assert verdict.reason == f"Something was noticed [{found.rule}]."


def test_a_signal_stops_a_document_that_could_be_read_in_part() -> None:
    signal = Signal(code=SignalCode.READER_TIMEOUT, message="Reading took too long.")
    verdict = judged(extracted({"buyer.name": None}), signals=[signal])
    assert raised(verdict) == {"IN-11", "BR-07"}
    assert verdict.disposition is Disposition.QUARANTINE


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("issue_date", "1 May"),
        ("invoice_number", Decimal(4)),
        ("totals.gross", "119.00"),
        ("totals.charges", Decimal("NaN")),
        ("no.such.term", "x"),
        ("lines[0].colour", "red"),
    ],
)
def test_a_claim_that_does_not_fit_its_term_is_left_out_and_named(path: str, value: str | Decimal) -> None:
    odd = claim("invoice_number", "x").model_copy(update={"term": path, "value": value})
    verdict = judged(extracted(claims=[odd]))
    assert "SCHEMA-1" in raised(verdict)
    assert path in finding(verdict, "SCHEMA-1").message
    assert path not in verdict.claims
    assert verdict.disposition is Disposition.REVIEW


def test_elements_of_an_e_invoice_choose_its_profile() -> None:
    values = {path: own.value for path, own in extracted(ELEMENTS).claims.items()}
    claims = [
        claim(path, value, layer=Layer.EINVOICE, label=None, page=None, boxes=(), path="/Invoice")
        for path, value in values.items()
    ]
    verdict = judged(extracted(claims=claims, triple_printed=False))
    assert verdict.profile is Profile.EINVOICE
    assert (raised(verdict), verdict.disposition) == (set(), Disposition.STRAIGHT_THROUGH)


def test_what_is_known_of_the_document_stays_in_the_verdict() -> None:
    verdict = judged(extracted(subtype="final"))
    assert (verdict.doc_type, verdict.subtype, verdict.language, verdict.page_count) == (
        DocType.INVOICE,
        "final",
        "de",
        1,
    )
    assert [(page.number, page.width) for page in verdict.pages] == [(1, 595)]


def test_judging_twice_says_the_same() -> None:
    assert judged(extracted()) == judged(extracted())
