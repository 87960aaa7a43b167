from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from schemas import (
    AllowanceCharge,
    Disposition,
    DocType,
    ExportHistory,
    Finding,
    GateReport,
    Line,
    OtherDocument,
    Party,
    Payment,
    Policy,
    Profile,
    RuleOutcome,
    Severity,
    Source,
    Totals,
    Unavailable,
    Verdict,
    Withheld,
)
from schemas.policy import Rules, Types
from tests.validators.batches import (
    HISTORY,
    HISTORY_OF,
    SIZE,
    STOPPED_BY,
    again,
    batch,
    digest,
    every,
    letter,
    line,
    one,
    row,
    verdict,
)
from tests.validators.judged import verdict_on
from validators import with_findings
from validators.expectations import NO_HISTORY, gate
from validators.expectations.batch_gate import examine
from validators.expectations.frames import Batch
from validators.expectations.validate import CouldNotRun
from validators.rulebook import BY_ID

POLICY = Policy()


def stops(report: GateReport) -> list[str]:
    return [result.name for result in report.expectations if not result.success]


def gated(*verdicts: Verdict, expected: tuple[str, ...] | None = None, history: ExportHistory = HISTORY) -> GateReport:
    hashes = tuple(each.document.sha256 for each in verdicts) if expected is None else expected
    return gate(iter(verdicts), expected=hashes, history=history, policy=POLICY)


@pytest.fixture(scope="module")
def checks() -> dict[str, object]:
    from validators.expectations.suites import CHECKS

    return {check.id: check for check in CHECKS}


def test_a_good_batch_passes_every_check() -> None:
    report = examine(one(seller=Party(name="Steady Ltd", vat_id="DE136695976"))(), HISTORY, POLICY)
    assert report.ran
    assert report.success
    assert report.documents == SIZE
    assert report.findings == {}
    unused = {result.suite for result in report.expectations if "Not applicable" in (result.observed or "")}
    assert unused == {"simplified", "e-invoices", "FatturaPA", "United States", "India"}, "profiles of no document"


@pytest.mark.parametrize(
    ("seller", "disposition", "made"),
    [
        ("Steady Ltd", Disposition.STRAIGHT_THROUGH, True),
        ("Steady Ltd", Disposition.REFUSED, False),
        ("Shaky Ltd", Disposition.REVIEW, False),
        ("New Ltd", Disposition.REVIEW, False),
        ("Unknown Ltd", Disposition.REVIEW, False),
    ],
)
def test_sellers_are_compared_only_where_one_usually_goes_through(
    seller: str, disposition: Disposition, made: bool
) -> None:
    report = examine(one(seller=Party(name=seller), disposition=disposition)(), HISTORY, POLICY)
    (result,) = (each for each in report.expectations if each.name == "GX-82")
    assert result.success
    assert ("Not applicable" not in (result.observed or "")) is made


def test_there_are_many_checks_and_each_has_its_batch(checks: dict[str, object]) -> None:
    assert set(STOPPED_BY) == set(checks)
    assert len(checks) >= 25
    assert "GX-01" not in checks


@pytest.mark.parametrize("check", sorted(STOPPED_BY))
def test_only_this_check_stops_its_batch(check: str, checks: dict[str, object]) -> None:
    report = examine(STOPPED_BY[check](), HISTORY_OF.get(check, HISTORY), POLICY)
    assert report.ran
    assert stops(report) == [check]
    assert report.success is (checks[check].severity is Severity.INFORMATION)  # type: ignore[attr-defined]
    assert report.findings
    for findings in report.findings.values():
        assert [(finding.rule, finding.source) for finding in findings] == [(check, Source.BATCH)]


def test_no_two_checks_are_the_same(checks: dict[str, object]) -> None:
    sentences = [check.wants for check in checks.values()]  # type: ignore[attr-defined]
    assert len(set(sentences)) == len(sentences)


@pytest.mark.parametrize("check", ["GX-10", "GX-19", "GX-24", "GX-25", "GX-33", "GX-41", "GX-50", "GX-52", "GX-61"])
def test_a_failure_is_a_finding_of_its_document_only(check: str) -> None:
    report = examine(STOPPED_BY[check](), HISTORY, POLICY)
    assert list(report.findings) == [digest(0)]
    (result,) = (result for result in report.expectations if not result.success)
    assert result.documents == (digest(0),)


def test_findings_keep_a_document_from_being_exported() -> None:
    wrong = verdict(0, {"net": "100.00", "tax": "19.00", "gross": "120.00"})
    (finding,) = gated(wrong, verdict(1)).findings[wrong.document.sha256]
    assert (finding.severity, finding.outcome) == (Severity.FATAL, RuleOutcome.FAIL)
    assert finding.message == "Net plus tax is not gross."
    assert finding.todo
    assert with_findings(wrong, [finding], POLICY).disposition is Disposition.QUARANTINE


def test_a_line_may_have_an_allowance() -> None:
    less = line(allowances=(AllowanceCharge(amount=Decimal("20.00")),), net="100.00")
    report = examine(one(lines=(less,))(), HISTORY, POLICY)
    assert stops(report) == []


def test_every_wrong_row_is_found_however_many() -> None:
    wrong = [verdict(number, {"net": "1.00", "tax": "0.19", "gross": "2.00"}) for number in range(60)]
    report = gated(*wrong, *(verdict(number) for number in range(60, 70)), history=NO_HISTORY)
    (result,) = (result for result in report.expectations if result.name == "GX-25")
    assert set(result.documents) == {each.document.sha256 for each in wrong}


@pytest.mark.parametrize(
    ("check", "rule", "lines"),
    [
        ("GX-33", "LINE-1", (line(),)),
        ("GX-50", "PEPPOL-R120", (line(quantity="5"), line(net="-20.00", quantity=None))),
    ],
)
def test_what_people_accepted_of_a_rule_holds_no_document_by_the_check_that_says_the_same(
    check: str, rule: str, lines: tuple[Line, ...]
) -> None:
    found = Finding(
        rule=rule, source=Source.NATIVE, severity=Severity.WARNING, outcome=RuleOutcome.FAIL, message="Wrong.", terms=()
    )
    findings = (found.model_copy(update={"accepted_by": ("anna",)}),)
    report = gated(verdict(0, lines=lines, findings=findings), verdict(1, lines=lines))
    told = {number: [one.severity for one in report.findings[digest(number)] if one.rule == check] for number in (0, 1)}
    assert told == {0: [Severity.INFORMATION], 1: [Severity.FATAL]}
    assert gated(verdict(0, lines=lines, findings=findings)).success


def test_what_a_check_of_a_whole_table_observed_is_told_though_it_holds() -> None:
    report = examine(batch(), HISTORY, POLICY)
    told = {result.name: result.observed for result in report.expectations if result.success}
    assert (told["GX-06"], told["GX-08"], told["GX-62"]) == (str(SIZE), str(2 * SIZE), "['EUR']")
    assert told["GX-10"] is None, "a check of rows observes no number"


def test_both_documents_with_one_number_wait() -> None:
    report = examine(STOPPED_BY["GX-34"](), HISTORY, POLICY)
    assert set(report.findings) == {digest(0), digest(1)}


def test_of_documents_that_say_the_same_to_the_last_digit_the_first_is_paid() -> None:
    report = gated(*(verdict(number, invoice_number="R 7") for number in range(3)))
    assert set(report.findings) == {digest(1), digest(2)}
    (finding,) = report.findings[digest(1)]
    assert [other.origin for other in finding.others] == ["0.pdf", "2.pdf"]


@pytest.mark.parametrize(
    "other",
    [
        {"payment": Payment(iban="DE75512108001245126199")},
        {"due_date": date(2024, 7, 1)},
        {"totals": {"net": "200.00", "tax": "38.00", "gross": "238.00"}},
    ],
    ids=["account", "due date", "amounts"],
)
def test_documents_of_one_number_that_differ_in_anything_both_wait(other: dict[str, object]) -> None:
    totals = other.pop("totals", None)
    second = verdict(1, totals, invoice_number="R 7", **other) if totals else verdict(1, invoice_number="R 7", **other)
    report = gated(verdict(0, invoice_number="R 7"), second)
    doubled = {sha for sha, found in report.findings.items() if "GX-34" in {one.rule for one in found}}
    assert doubled == {digest(0), digest(1)}


_EINVOICE = Profile.EINVOICE


def _doubled(*verdicts: Verdict) -> set[str]:
    found = gated(*verdicts).findings
    return {sha for sha, told in found.items() if "GX-34" in {one.rule for one in told}}


def test_an_e_invoice_is_paid_beside_a_page_that_shows_it() -> None:
    page, stated = verdict(0, invoice_number="R 7"), verdict(1, invoice_number="R 7", profile=_EINVOICE)
    assert _doubled(page, stated) == {digest(0)}
    otherwise = verdict(0, {"net": "200.00", "tax": "38.00", "gross": "238.00"}, invoice_number="R 7")
    assert _doubled(otherwise, stated) == {digest(0), digest(1)}


def test_what_waits_says_so_too_of_an_invoice_with_its_number() -> None:
    page, stated = verdict(0, invoice_number="R 7"), verdict(1, invoice_number="R 7", profile=_EINVOICE)
    waiting = page.model_copy(update={"disposition": Disposition.REVIEW})
    assert _doubled(waiting, stated) == set()
    paid_there = {"payment": Payment(iban="DE75512108001245126199")}
    other = verdict(0, invoice_number="R 7", **paid_there).model_copy(update={"disposition": Disposition.REVIEW})
    assert _doubled(other, stated) == {digest(1)}


@pytest.mark.parametrize("check", ["GX-34", "GX-35"])
def test_each_of_two_documents_names_the_other(check: str) -> None:
    report = examine(STOPPED_BY[check](), HISTORY, POLICY)
    for number in (0, 1):
        (finding,) = [one for one in report.findings[digest(number)] if one.rule == check]
        other = OtherDocument(sha256=digest(1 - number), origin=f"{1 - number}.pdf")
        assert finding.others == (other,)
        assert finding.message.endswith(f": {other.origin}.")


@pytest.mark.parametrize(
    ("named", "changes", "recalled"),
    [
        ("A-0", {}, True),
        ("A-0", {"rule": "WORDS-9"}, True),
        ("A-0", {"rule": "TYPE-1"}, False),  # a delivery note
        (None, {}, True),  # it may be of any invoice
        (None, {"seller": Party(name="Somebody Else")}, False),
        ("A-99", {}, False),
        ("A-0", {"seller": Party(name="Somebody Else")}, False),
        ("A-0", {"doc_type": DocType.INVOICE}, False),  # it says so of itself
    ],
)
def test_a_letter_that_recalls_an_invoice_of_its_batch(
    named: str | None, changes: dict[str, Any], *, recalled: bool
) -> None:
    report = examine(batch(verdict(0), letter(SIZE, named, **changes)), HISTORY, POLICY)
    found = [one for one in report.findings.get(digest(0), ()) if one.rule == "GX-37"]
    assert bool(found) is recalled
    assert [other.origin for one in found for other in one.others] == [f"{SIZE}.pdf"] * recalled


def test_a_bank_account_is_set_against_those_that_differ_from_it() -> None:
    accounts = ("DE89370400440532013000", "DE89370400440532013000", "DE75512108001245126199")
    found = [verdict(number, payment=Payment(iban=iban)) for number, iban in enumerate(accounts)]
    report = gated(*found)
    others = {
        number: [other.origin for one in report.findings[digest(number)] if one.rule == "GX-36" for other in one.others]
        for number in range(3)
    }
    assert others == {0: ["2.pdf"], 1: ["2.pdf"], 2: ["0.pdf", "1.pdf"]}


def test_of_many_other_documents_the_first_are_named() -> None:
    found = [verdict(number, invoice_number="R 7", purchase_order_reference=f"PO-{number}") for number in range(6)]
    report = gated(*found)
    (finding,) = [one for one in report.findings[digest(0)] if one.rule == "GX-34"]
    assert finding.message.endswith("same seller and number: 1.pdf, 2.pdf, 3.pdf and 2 more.")
    assert [other.origin for other in finding.others] == ["1.pdf", "2.pdf", "3.pdf"]


TAXED = Party(name="Mill", tax_number="12/345/67890")


@pytest.mark.parametrize(
    ("sellers", "stopped"),
    [
        ([Party(name="Paper Mill", vat_id="DE136695976"), Party(name="PAPER MILL")], {0, 1}),
        ([Party(name="Paper Mill", vat_id="DE136695976"), Party(name="P. Mill", vat_id="DE 136695976")], {0, 1}),
        ([TAXED, TAXED.model_copy(update={"name": "Other", "vat_id": "DE136695976"})], {0, 1}),
        ([Party(name="Paper Mill"), TAXED, Party(name="Paper Mill", tax_number="1234567890")], {0, 1, 2}),
        ([Party(name="Paper Mill"), Party(name="Paper Shop", vat_id="DE136695976")], set()),
        ([Party(), Party()], set()),
    ],
)
def test_one_number_of_one_seller_waits_however_the_seller_is_named(sellers: list[Party], stopped: set[int]) -> None:
    found = [verdict(number, invoice_number="R 7", seller=seller) for number, seller in enumerate(sellers)]
    report = gated(*found)
    doubled = {sha for sha, findings in report.findings.items() if "GX-34" in {one.rule for one in findings}}
    assert doubled == {digest(number) for number in stopped}


def test_a_third_document_joins_two_sellers_only_under_the_same_number() -> None:
    third = verdict(2, invoice_number="R 8", seller=Party(name="Paper Mill", tax_number="1234567890"))
    named, taxed = (
        verdict(number, invoice_number="R 7", seller=seller)
        for number, seller in enumerate([Party(name="Paper Mill"), TAXED])
    )
    assert "GX-34" not in stops(gated(named, taxed, third))


def test_a_missing_document_stops_all_that_would_go_straight_through() -> None:
    waits = verdict(1, disposition=Disposition.REVIEW)
    report = gated(verdict(0), waits, expected=(digest(0), digest(1), digest(2)))
    assert stops(report) == ["GX-02"]
    assert set(report.findings) == {digest(0)}
    assert next(result.documents for result in report.expectations if not result.success) == (digest(2),)


def test_an_empty_batch_fails_when_documents_are_expected() -> None:
    report = gated(expected=(digest(0),))
    assert report.ran
    assert not report.success
    assert stops(report) == ["GX-02"]


def test_a_batch_in_which_everything_waits_fails_when_one_is_missing() -> None:
    report = gated(verdict(0, disposition=Disposition.REVIEW), expected=(digest(0), digest(1)))
    assert not report.success


def test_nothing_expected_and_nothing_there_is_a_success() -> None:
    report = gated()
    assert (report.ran, report.success, report.documents) == (True, True, 0)


def test_contents_of_documents_that_wait_are_not_checked() -> None:
    unread = verdict(1, {}, disposition=Disposition.REVIEW, invoice_number=None, currency="EUX")
    assert gated(verdict(0), unread).success


def test_a_document_twice_in_the_batch_is_named() -> None:
    report = examine(again(), HISTORY, POLICY)
    assert set(report.findings) == {digest(0)}


@pytest.mark.parametrize(
    ("table", "column"), [("documents", "sha256"), ("invoices", "gross"), ("tax_rows", "rate"), ("lines", "quantity")]
)
def test_a_missing_column_stops_everything(table: str, column: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_column(*_: object) -> Batch:
        made = batch()
        return made._replace(frames={**made.frames, table: made.frames[table].drop(columns=column)})

    monkeypatch.setattr("validators.expectations.batch_gate.collect", without_column)
    assert_stopped(gated(verdict(0), verdict(1, disposition=Disposition.REVIEW)), {digest(0), digest(1)})


def test_an_exception_in_a_condition_stops_everything() -> None:
    spoilt = batch()
    spoilt.frames["invoices"].at[0, "net"] = "100.00 EUR"
    with pytest.raises(CouldNotRun, match="expect_rows_to_hold"):
        examine(spoilt, HISTORY, POLICY)


def test_a_fault_while_collecting_stops_everything() -> None:
    odd = verdict(1).model_copy(update={"invoice": None})
    assert_stopped(gated(verdict(0), odd, expected=(digest(0), digest(1), digest(2))), set(map(digest, range(3))))


def assert_stopped(report: GateReport, documents: set[str]) -> None:
    assert not report.ran
    assert not report.success
    for sha256 in documents:
        (finding,) = report.findings[sha256]
        assert (finding.rule, finding.severity, finding.outcome) == ("GX-01", Severity.FATAL, RuleOutcome.NOT_RUN)
        assert finding.message == "The batch gate could not run."
        stopped = with_findings(verdict(0), [finding], POLICY)
        assert stopped.disposition is Disposition.QUARANTINE


def test_an_unavailable_ledger_is_no_matter_of_the_gate() -> None:
    def verdicts() -> Iterator[Verdict]:
        yield verdict(0)
        raise Unavailable("The ledger is locked.")

    with pytest.raises(Unavailable, match="locked"):
        gate(verdicts(), expected=(digest(0),), history=HISTORY, policy=POLICY)


def test_with_little_history_comparisons_are_not_applicable_and_say_so() -> None:
    report = examine(every(currency="CHF")(), NO_HISTORY, POLICY)
    said = {result.name: result.observed or "" for result in report.expectations if result.suite == "history"}
    assert report.success
    assert len(said) == 9
    assert all("0 earlier exports" in observed for observed in said.values())


def test_a_small_batch_is_not_compared_as_a_whole() -> None:
    report = gated(*(verdict(number, due_date=None) for number in range(5)))
    assert report.success
    assert "needs 20" in next(result.observed or "" for result in report.expectations if result.name == "GX-63")


@pytest.mark.parametrize(
    ("factor", "named", "severity"),
    [
        (50, {}, Severity.WARNING),
        (100, {}, Severity.FATAL),
        (100, {"GX-60": Severity.WARNING}, Severity.WARNING),
    ],
)
def test_drift_is_a_warning_unless_it_is_extreme_or_the_policy_says_otherwise(
    factor: int, named: dict[str, Severity], severity: Severity
) -> None:
    gross = Decimal(200) * factor
    totals = Totals(gross=gross, due=gross, net=gross, tax=Decimal(0))
    rows: dict[str, Any] = {
        "tax_breakdown": (row("Z", "0", str(gross), "0.00"),),
        "lines": (line(str(gross), quantity=None),),
    }
    drifted = [
        each.model_copy(update={"invoice": each.invoice.model_copy(update={"totals": totals, **rows})})
        for each in (verdict(number) for number in range(SIZE))
    ]
    report = examine(batch(*drifted), HISTORY, Policy(rules=Rules(severity=named)))
    assert stops(report) == ["GX-60"]
    assert {finding.severity for findings in report.findings.values() for finding in findings} == {severity}
    assert len(report.findings) == SIZE


@pytest.mark.parametrize(("rule", "check"), [("DATE-3", "GX-24"), ("LINE-1", "GX-33")])
def test_a_policy_that_lets_a_rule_pass_is_not_stopped_by_its_mirror(rule: str, check: str) -> None:
    policy = Policy(rules=Rules(severity={rule: Severity.INFORMATION}))
    report = examine(STOPPED_BY[check](), HISTORY, policy)
    assert report.success
    assert stops(report) == [check]
    assert [finding.severity for finding in report.findings[digest(0)]] == [Severity.INFORMATION]


@pytest.mark.parametrize("rule", ["DATE-3", "GX-24"])
def test_a_failure_weighs_what_the_policy_says_for_each_document_s_profile(rule: str) -> None:
    policy = Policy(rules=Rules(severity={rule: Severity.WARNING, f"{rule}@DE": Severity.FATAL}))
    late = [verdict(n, due_date=date(2024, 4, 30), profile=p) for n, p in enumerate((Profile.FR, Profile.DE))]
    for documents, severities in ((late[:1], [Severity.WARNING]), (late, [Severity.WARNING, Severity.FATAL])):
        report = examine(batch(*documents), HISTORY, policy)
        found = {sha256: [finding.severity for finding in findings] for sha256, findings in report.findings.items()}
        assert found == {digest(number): [severity] for number, severity in enumerate(severities)}
        (result,) = (result for result in report.expectations if not result.success)
        assert (result.name, result.severity) == ("GX-24", severities[-1]), "the worst of them"


def test_mirrored_rules_are_in_the_rulebook(checks: dict[str, object]) -> None:
    mirrored = {rule for check in checks.values() for rule in check.mirrors}  # type: ignore[attr-defined]
    assert mirrored
    assert mirrored <= set(BY_ID)


def test_what_the_rulebook_lets_through_passes_the_gate() -> None:
    report = gated(verdict_on({}), history=NO_HISTORY)
    assert report.success
    assert report.documents == 1


def test_a_seller_needs_a_number_where_the_rulebook_asks_for_one() -> None:
    accepted = (RuleOutcome.FAIL, Severity.INFORMATION)  # by people, of an earlier document of this vendor
    unasked = (RuleOutcome.NOT_APPLICABLE, Severity.WARNING)  # a small business, or of a country that asks for none
    told = [
        (Finding(rule="EU-226-3", source=Source.NATIVE, severity=severity, outcome=outcome, message="None was found."),)
        for outcome, severity in (accepted, unasked, (RuleOutcome.FAIL, Severity.WARNING))
    ]
    batch = [verdict(n, seller=Party(name="Paper Mill"), findings=found) for n, found in enumerate(told)]
    stopped = gated(*batch, history=NO_HISTORY).findings
    assert [sha256 for sha256, found in stopped.items() if "GX-70" in {one.rule for one in found}] == [digest(2)]


@pytest.mark.parametrize(("term", "stops"), [("seller.tax_number", False), ("seller.address.city", True)])
def test_a_number_that_is_printed_and_withheld_is_there(term: str, *, stops: bool) -> None:
    held = (Withheld(term=term, why="It is not certain."),)
    mill = verdict(0, seller=Party(name="Paper Mill")).model_copy(update={"withheld": held})
    assert ("GX-70" in {found.rule for found in gated(mill, history=NO_HISTORY).findings.get(digest(0), ())}) is stops


def test_untaxed_lines_need_no_tax_row() -> None:
    free = line(net="0.00", quantity=None, tax_rate=Decimal(0))
    report = gated(verdict(0, lines=(line(net="100.00", quantity=None, tax_rate=Decimal("19.00")), free)))
    assert report.success


def test_receipts_pass_where_the_policy_exports_them() -> None:
    receipt = verdict(0, doc_type=DocType.RECEIPT)
    policy = Policy(types=Types(export_receipts=True))
    assert gate([receipt], expected=[digest(0)], history=HISTORY, policy=policy).success


def test_the_same_batch_gives_the_same_report() -> None:
    wrong = verdict(0, {"net": "1.00", "tax": "0.19", "gross": "2.00"})
    assert gated(wrong, verdict(1)) == gated(wrong, verdict(1))


_ALONE = """
import logging, sys
from tests.validators.batches import HISTORY, digest, verdict
from schemas import Policy
from validators.expectations import gate
assert "great_expectations" not in sys.modules and "pandas" not in sys.modules
logging.basicConfig(level=logging.INFO)
report = gate([verdict(0)], expected=[digest(0)], history=HISTORY, policy=Policy())
assert report.ran and report.success
"""


def test_the_gate_is_silent_and_leaves_nothing_behind(root: Path, tmp_path: Path) -> None:
    paths = os.pathsep.join([str(root), str(Path(__file__).parent)])
    home, work, temporary = (tmp_path / name for name in ("home", "work", "temporary"))
    for folder in (home, work, temporary):
        folder.mkdir()
    environment = {**os.environ, "PYTHONPATH": paths, "HOME": str(home), "TMPDIR": str(temporary)}
    command = [sys.executable, "-W", "default", "-c", _ALONE]
    done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [path for folder in (home, work, temporary) for path in folder.rglob("*") if path.is_file()] == []
