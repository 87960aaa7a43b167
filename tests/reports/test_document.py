"""A document's page says why it waits, where to look and what to do."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reports import Record, write_report
from reports.record import page_name
from schemas import Box, Claim, Finding, Layer, OtherDocument, OutcomeKind, RuleOutcome, Severity, Source
from tests.reports import invoice_run
from tests.reports.html_tree import Element, parsed


@pytest.fixture(scope="module")
def page(report: Path) -> Element:
    """The page of the document with the wrong total."""
    return parsed(invoice_run.page_of(report, "inbox/wrong-total.pdf"))


def _page(folder: Path, record: Record) -> Element:
    invoice_run.write(folder / "reports" / "run", [record])
    return parsed(next((folder / "reports" / "run" / "documents").iterdir()))


def _field(page: Element, name: str) -> Element:
    (field,) = [row for row in page.all("li", class_="field") if row.one("p", class_="name").text.startswith(name)]
    return field


def _topics(page: Element) -> list[Element]:
    return [part for part in page.one("ol").inside if isinstance(part, Element)]


def test_the_worst_finding_comes_first_with_what_was_seen_and_what_to_do(page: Element) -> None:
    topics = _topics(page)
    assert [topic.attributes["class"] for topic in topics] == ["fatal", "warning", "warning"]
    assert "but the gross total says 625.12." in topics[0].text
    assert "Seen 625.12" in topics[0].text
    assert "Expected 652.12" in topics[0].text
    assert "What to do: Compare the three amounts with the page." in topics[0].text
    assert "BR-CO-15 · stops the document" in topics[0].text


def test_the_reason_is_not_said_twice(page: Element) -> None:
    assert page.one("section", class_="topics").text.count("but the gross total says") == 1


def test_a_finding_leads_to_its_places_and_they_lead_back(page: Element) -> None:
    show = page.one("ol").all("a", class_="locate")[0]
    for key in show.attributes["data-keys"].split():
        mark = page.one("a", class_="mark", data_key=key)
        assert "found" in mark.attributes["class"]
        assert page.one(id=mark.attributes["href"][1:]).attributes["class"] == "field doubtful"


def test_the_number_of_a_finding_stands_once_on_the_page(page: Element) -> None:
    assert sorted(flag.text for flag in page.all("g", class_="flag")) == ["1", "2"]


def test_a_value_shows_what_vouches_for_it(page: Element) -> None:
    field = _field(page, "Invoice total amount with VAT")
    assert field.one("p", class_="value").text == "625.12 625,12 EUR score 0.96"
    assert field.one("p", class_="note").text == "named by Gesamtbetrag · rules"
    assert field.all("a", class_="badge")[0].attributes["href"] == "#topic-1"


def test_the_place_in_an_e_invoice_is_folded_away(tmp_path: Path) -> None:
    path = "Invoice/cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount"
    stated = Claim(
        term="totals.gross", value=Decimal("625.12"), raw="625.12", layer=Layer.EINVOICE, score=1.0, path=path
    )
    page = _page(tmp_path, invoice_run.record(claims={"totals.gross": stated}))
    folded = _field(page, "Invoice total amount with VAT").one("details", class_="note")
    assert folded.one("summary").text == "e-invoice"
    assert folded.one("code").text == path
    assert "open" not in folded.attributes


def test_a_doubt_and_the_readings_not_chosen_are_there(page: Element) -> None:
    field = _field(page, "Invoice issue date")
    assert "no other date on the page settles it" in field.one("p", class_="doubt").text
    assert field.one("details").one("summary").text == "1 other reading"
    assert field.one("details").one("li").text == "2024-03-04 (03.04.2024) score 0.41 · rules"


def test_a_term_that_is_missed_is_said_to_be_missing(page: Element) -> None:
    assert "not found" in _field(page, "Buyer name").text


def test_a_derived_value_leads_to_what_it_was_derived_from(page: Element) -> None:
    field = _field(page, "Amount due for payment")
    (source,) = [link for link in field.all("a") if link.text == "Invoice total amount with VAT"]
    assert page.one(id=source.attributes["href"][1:]).one("p", class_="name").text.startswith(source.text)


def test_line_items_and_tax_rows_are_tables(page: Element) -> None:
    lines, taxes = page.all("table", class_="rows")
    assert [head.text for head in lines.one("thead").all("th")] == ["#", "Name", "Quantity", "Net price", "Net amount"]
    assert len(lines.one("tbody").all("tr")) == len(invoice_run.ITEMS)
    assert taxes.one("tbody").text == "1 19 19 % 548.00 548,00 EUR 104.12 104,12"


def test_the_history_names_versions_profile_and_layers(page: Element) -> None:
    history = page.all("dl", class_="facts")[-1].text
    for said in ("36 passed", "rulebook 2024.1", "PAGE-EU", "The seller is in Germany", "no model is trained yet"):
        assert said in history
    assert "1 rule was not applicable" in history
    assert "The invoice is older than a year." in page.one("section", class_="topics").one("ul", class_="noted").text


def test_findings_of_one_rule_are_one_thing_to_look_at(tmp_path: Path) -> None:
    paths = ("seller.name", "issue_date", "totals.gross")
    each = [invoice_run.finding("GATE-2", f"{path} is not certain.", terms=(path,), todo="Look.") for path in paths]
    page = _page(tmp_path, invoice_run.record(OutcomeKind.REVIEW, findings=each))
    (topic,) = _topics(page)
    assert topic.one("p", class_="title").text == "3 values need your eye"
    assert topic.one("details", class_="note").text == (
        f"GATE-2 · waits for a person The rule: {invoice_run.RULES['GATE-2']}"
    )
    assert len(topic.all("a", class_="locate")) == 3
    assert topic.text.count("What to do:") == 1


def test_many_findings_of_one_rule_do_not_bury_the_others(tmp_path: Path) -> None:
    each = [invoice_run.finding("GATE-1", f"line {number} is not certain.", todo="Look.") for number in range(1, 10)]
    (topic,) = _topics(_page(tmp_path, invoice_run.record(OutcomeKind.REVIEW, findings=each)))
    assert topic.one("p", class_="title").text == "9 things need your eye"
    assert topic.one("details").one("summary").text == "4 more"
    assert len(topic.one("details").all("li")) == 4
    assert topic.all("li")[0].text == "Line 1 is not certain."


def test_a_rule_that_could_not_be_decided_says_so(tmp_path: Path) -> None:
    found = invoice_run.finding("BR-CO-15", "It could not be checked.", Severity.FATAL, outcome=RuleOutcome.NOT_RUN)
    page = _page(tmp_path, invoice_run.record(OutcomeKind.QUARANTINED, findings=[found]))
    assert "could not be decided" in page.one("ol").text


def test_a_finding_with_a_place_of_its_own_is_marked(tmp_path: Path) -> None:
    hidden = _hidden(Box(40, 700, 200, 712))
    page = _page(tmp_path, invoice_run.record(OutcomeKind.QUARANTINED, findings=[hidden]))
    key = page.one("ol").one("a", class_="locate").attributes["data-keys"]
    assert page.one("a", class_="mark", data_key=key).attributes["href"] == "#topic-1"


def _hidden(*boxes: Box) -> Finding:
    return invoice_run.finding("SEC-1", "White text on white paper.", Severity.FATAL, page=1, boxes=boxes)


def test_places_off_the_page_are_cut_and_senseless_ones_left_out(tmp_path: Path) -> None:
    boxes = (Box(-50, -50, 90, 20), Box(900, 10, 950, 20), Box(float("nan"), 0, 10, 10))
    page = _page(tmp_path, invoice_run.record(OutcomeKind.QUARANTINED, findings=[_hidden(*boxes)]))
    mark = next(mark for mark in page.all("a", class_="mark") if "topic" in mark.attributes["href"])
    (drawn,) = mark.all("rect")
    assert drawn.attributes == {"x": "0.0", "y": "0.0", "width": "91.5", "height": "21.5"}


def test_the_words_of_a_value_have_one_outline_a_line(tmp_path: Path) -> None:
    words = (Box(40, 700, 80, 712), Box(83, 700, 120, 712), Box(40, 714, 90, 726), Box(200, 714, 240, 726))
    page = _page(tmp_path, invoice_run.record(OutcomeKind.QUARANTINED, findings=[_hidden(*words)]))
    mark = next(mark for mark in page.all("a", class_="mark") if "topic" in mark.attributes["href"])
    assert [(rect.attributes["x"], rect.attributes["width"]) for rect in mark.all("rect")] == [
        ("38.5", "83.0"),
        ("38.5", "53.0"),
        ("198.5", "43.0"),
    ]


def test_values_at_one_place_share_a_mark(page: Element) -> None:
    key = _field(page, "Invoice currency code").attributes["data-key"]
    mark = page.one("a", class_="mark", data_key=key)
    assert _field(page, "Invoice total amount with VAT").attributes["data-key"] in mark.attributes["data-key"].split()


def test_an_element_of_an_e_invoice_and_a_person_vouch_too(tmp_path: Path) -> None:
    claims = {
        "totals.gross": Claim(
            term="totals.gross", value=Decimal("1.00"), raw="1.00", layer=Layer.EINVOICE, score=1, path="/Invoice/Total"
        ),
        "invoice_number": Claim(term="invoice_number", value="R-1", raw="R-1", layer=Layer.HUMAN, score=1),
        "currency": Claim(term="currency", value="EUR", raw="EUR", layer=Layer.MODEL, score=0.2, confidence=0.998),
    }
    page = _page(tmp_path, invoice_run.record(claims=claims, pages=()))
    assert "e-invoice/Invoice/Total" in _field(page, "Invoice total amount with VAT").text
    assert "score" not in _field(page, "Invoice total amount with VAT").text
    assert "given by a person" in _field(page, "Invoice number").text
    assert "confidence 0.99" in _field(page, "Invoice currency code").text
    assert page.all("section", class_="pages") == []


def test_what_is_expected_is_a_value_and_not_the_rule_again(tmp_path: Path) -> None:
    known: dict[str, Any] = {"source": Source.NATIVE, "severity": Severity.FATAL, "outcome": RuleOutcome.FAIL}
    for expected, said in ((invoice_run.RULES["GATE-2"], False), ("625.12", True)):
        found = Finding(rule="GATE-2", message="It may be read in two ways.", expected=expected, **known)
        page = _page(tmp_path / expected[:3], invoice_run.record(OutcomeKind.QUARANTINED, findings=(found,)))
        assert ("Expected" in page.one("section", class_="topics").text) is said


def test_a_container_says_once_what_it_held(tmp_path: Path) -> None:
    said = "It held 2 documents: a.pdf, b.pdf"
    held = Finding(
        rule="IN-40", source=Source.NATIVE, severity=Severity.INFORMATION, outcome=RuleOutcome.FAIL, message=said
    )
    kind = OutcomeKind.UNPACKED
    unpacked = invoice_run.record(
        kind, "inbox/mail.eml", {}, (held,), reason=f"{said} [IN-40].", pages=(), page_count=0
    )
    page = _page(tmp_path, unpacked)
    assert page.one("main").text.count(said) == 1
    assert "Profile" not in page.one("dl").text


def test_what_came_in_a_mail_leads_to_the_mail(tmp_path: Path) -> None:
    mail = invoice_run.record(OutcomeKind.UNPACKED, "inbox/mail.eml", {}, (), pages=(), page_count=0)
    one = invoice_run.record(name="inbox/mail.eml > a.pdf")
    document = one.verdict.document.model_copy(update={"parent": mail.verdict.document.sha256})
    within = one._replace(verdict=one.verdict.model_copy(update={"document": document}))
    folder = tmp_path / "reports" / "run"
    invoice_run.write(folder, [mail, within], linked={mail.verdict.document.sha256})
    page = parsed(folder / "documents" / page_name(document.sha256))
    links = {link.text: link.attributes["href"] for link in page.one("header").all("a")}
    assert links["What it came in"] == page_name(mail.verdict.document.sha256)


def _kept_as(record: Record, path: Path, media_type: str = "application/pdf") -> Record:
    document = record.verdict.document.model_copy(update={"path": path, "media_type": media_type})
    return record._replace(verdict=record.verdict.model_copy(update={"document": document}))


def _originals(page: Element) -> dict[str, str]:
    links = page.one("header").all("a", class_="original")
    return {link.text: link.attributes["href"] for link in links}


def test_the_original_is_linked_within_the_workspace_only(tmp_path: Path) -> None:
    inside = tmp_path / "originals" / "ab #1"
    page = _page(tmp_path, _kept_as(invoice_run.record(), inside))
    assert _originals(page) == {"Open the original": "../../../originals/ab%20%231"}
    assert _originals(_page(tmp_path, _kept_as(invoice_run.record(), tmp_path.parent / "a.pdf"))) == {}


@pytest.mark.parametrize(
    ("media_type", "words", "when_refused"),
    [
        ("application/pdf", "Open the original", True),
        ("application/xml", "Open the original", True),
        ("message/rfc822", "Open the original", True),
        ("text/html", "Open the original", True),
        ("image/tiff", "Save the original", False),
        ("application/zip", "Save the original", False),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Save the original", False),
    ],
)
def test_every_kind_of_original_is_offered_but_what_was_refused_unseen(
    media_type: str, words: str, when_refused: bool, tmp_path: Path
) -> None:
    path = tmp_path / "originals" / "ab"
    assert list(_originals(_page(tmp_path, _kept_as(invoice_run.record(), path, media_type)))) == [words]
    refused = _originals(_page(tmp_path, _kept_as(invoice_run.refused(), path, media_type)))
    assert bool(refused) is when_refused


def test_a_page_without_its_picture_offers_it_and_shows_no_empty_frame(report: Path, tmp_path: Path) -> None:
    page = _page(tmp_path, _kept_as(invoice_run.record(), tmp_path / "originals" / "ab"))
    offered = page.one("section", class_="picture")
    assert offered.one("a").text == "Open the original"
    assert "--images all" in offered.text
    assert page.all("svg") == []
    assert page.all("a", class_="locate") == []
    assert "paged" not in page.one("body").attributes["class"]


def _official(rule: str, path: str, message: str, *terms: str) -> Finding:
    return invoice_run.finding(rule, message, Severity.FATAL, source=Source.OFFICIAL, path=path, terms=terms)


def test_the_places_of_one_failure_are_folded_under_one_heading(tmp_path: Path) -> None:
    steps = ("TaxTotal/cbc:TaxAmount", "TaxTotal/cac:TaxSubtotal/cbc:TaxAmount", "LegalMonetaryTotal/cbc:PayableAmount")
    paths = [f"Invoice/cac:{step}/@currencyID" for step in steps] + [
        f"Invoice/cac:InvoiceLine[{number}]/cbc:LineExtensionAmount/@currencyID" for number in range(1, 17)
    ]
    each = [_official("BR-CL-03", path, "currencyID MUST be coded using ISO code list 4217") for path in paths]
    (topic,) = _topics(_page(tmp_path, invoice_run.record(OutcomeKind.QUARANTINED, findings=each)))
    assert topic.one("p", class_="title").text == (
        "The e-invoice breaks an official rule: currencyID MUST be coded using ISO code list 4217"
    )
    folded = topic.all("details")[0]
    assert folded.one("summary").text == (
        "19 places: TaxAmount/@currencyID, PayableAmount/@currencyID, LineExtensionAmount/@currencyID"
    )
    assert [code.text for code in folded.all("code")] == paths
    assert topic.all("a", class_="locate") == []


def test_our_own_words_lead_where_an_official_rule_says_the_same(tmp_path: Path) -> None:
    ours = invoice_run.finding("BR-CL-03", "An amount is in 'EUX', which is no currency.", Severity.FATAL)
    theirs = [_official("BR-CL-03", f"Invoice/a[{n}]/@currencyID", "It MUST be coded.") for n in (1, 2)]
    (topic,) = _topics(_page(tmp_path, invoice_run.record(OutcomeKind.QUARANTINED, findings=[*theirs, ours])))
    assert topic.one("p", class_="title").text == "An amount is in 'EUX', which is no currency."
    assert topic.all("ul")[0].all("summary")[0].text == "2 places: a/@currencyID"


def test_what_is_good_to_know_is_said_where_a_person_looks(tmp_path: Path) -> None:
    known = [
        invoice_run.finding(rule, f"{rule} says so.", Severity.INFORMATION)
        for rule in ("IT-EINV", "ID-BANK", "A-1", "A-2", "A-3", "A-4")
    ]
    page = _page(tmp_path, invoice_run.record(findings=known))
    why = page.one("section", class_="topics")
    assert why.one("h2").text == "Good to know"
    first, rest = (listed.all("li") for listed in why.all("ul", class_="noted"))
    assert [line.text for line in first[:2]] == [
        "IT-EINV says so. IT-EINV, for information",
        "ID-BANK says so. ID-BANK, for information",
    ]
    assert (len(first), len(rest)) == (5, 1)


def test_a_finding_about_two_documents_names_and_links_the_other(tmp_path: Path) -> None:
    one, two = invoice_run.record(name="inbox/one.pdf"), invoice_run.record(name="inbox/two.pdf")
    other = OtherDocument(sha256=two.verdict.document.sha256, origin="inbox/two.pdf")
    twice = invoice_run.finding("GX-34", "Another document has its number: inbox/two.pdf.", others=(other,))
    held = one._replace(verdict=one.verdict.model_copy(update={"findings": (twice,)}))
    for linked, links in (((other.sha256,), [page_name(other.sha256)]), ((), [])):
        folder = tmp_path / "reports" / f"run{len(linked)}"
        write_report(folder, invoice_run.run(), [held, two], None, [], lambda _: (), linked=linked)
        line = parsed(invoice_run.page_of(folder, "inbox/one.pdf")).one("p", class_="others")
        assert line.text == "The other document: inbox/two.pdf"
        assert [link.attributes["href"] for link in line.all("a")] == links


@pytest.mark.parametrize(
    ("terms", "undecided", "title"),
    [
        (("lines[0].net", "lines[0].quantity", "lines[1].net"), False, "2 line items need your eye"),
        (("seller.name", "issue_date"), False, "2 values need your eye"),
        (("seller.name", "issue_date"), True, "2 checks could not be made"),
    ],
)
def test_a_heading_counts_what_there_is_to_look_at(
    terms: tuple[str, ...], undecided: bool, title: str, tmp_path: Path
) -> None:
    outcome = RuleOutcome.NOT_RUN if undecided else RuleOutcome.FAIL
    each = [invoice_run.finding("X-1", f"{term} is odd.", terms=(term,), outcome=outcome) for term in terms]
    (topic,) = _topics(_page(tmp_path, invoice_run.record(OutcomeKind.REVIEW, findings=each)))
    assert topic.one("p", class_="title").text == title


def test_what_to_do_is_said_once(tmp_path: Path) -> None:
    told = _page(tmp_path, invoice_run.reviewed()).one("section", class_="topics")
    assert told.text.count("Compare the value with the document") == 1
    assert told.all("p", class_="next") == []
    bare = invoice_run.finding("X-1", "It is odd.")
    silent = _page(tmp_path, invoice_run.record(OutcomeKind.REVIEW, findings=(bare,)))
    assert silent.one("p", class_="next").text == "Next: Compare the marked values with the page."


def test_a_failure_of_the_whole_e_invoice_needs_no_place(tmp_path: Path) -> None:
    whole = _official("BR-CO-15", "Invoice", "It MUST add up.")
    (topic,) = _topics(_page(tmp_path, invoice_run.record(OutcomeKind.QUARANTINED, findings=(whole,))))
    assert "place" not in topic.text


def test_confidence_and_score_are_explained_where_they_are_shown(page: Element, tmp_path: Path) -> None:
    assert "A score is the extractor’s own estimate" in page.one("p", class_="measured").text
    assert "Confidence" not in page.one("p", class_="measured").text
    stated = Claim(term="invoice_number", value="R-1", raw="R-1", layer=Layer.EINVOICE, score=1, path="Invoice/cbc:ID")
    assert _page(tmp_path, invoice_run.record(claims={"invoice_number": stated})).all("p", class_="measured") == []


def test_technical_details_are_folded(page: Element) -> None:
    about = page.one("details", class_="about")
    assert about.one("h2").text == "How it came about"
    assert "open" not in about.attributes
    assert "SHA-256" in about.text


def test_a_refused_file_says_why_and_nothing_else(report: Path) -> None:
    page = parsed(invoice_run.page_of(report, "inbox/locked.pdf"))
    assert "What to do: Ask the sender for a copy without a password." in page.one("ol").text
    assert page.all("section", class_="pages") == []
    assert page.all("p", class_="key") == []
