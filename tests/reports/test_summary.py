"""The index says in one glance what happened."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from reports import Record, write_report
from reports.summary import Summary, stacked, straight_through, tenth, trend_rows
from reports.trouble import Trouble
from reports.words import heading, headline, moment, named, share
from schemas import LINE_TERMS, DocType, Expectation, Finding, GateReport, OutcomeKind, RuleOutcome, Severity, Source
from tests.reports import invoice_run
from tests.reports.html_tree import Element, parsed

_STYLE = Path(invoice_run.__file__).parents[2] / "reports" / "templates" / "report.css"


@pytest.fixture(scope="module")
def index(report: Path) -> Element:
    """The index of the small run."""
    return parsed(report / "index.html")


def _card(index: Element, title: str) -> Element:
    (card,) = [
        card for card in index.all("section", class_="card") if card.all("h2") and card.all("h2")[0].text == title
    ]
    return card


def test_the_headline_is_one_plain_sentence(index: Element) -> None:
    assert index.one("h1").text == (
        "16 documents: 9 were exported, 2 are in quarantine, 2 wait for review, 1 was refused, 1 was known already, "
        "1 was unpacked."
    )
    assert headline({OutcomeKind.REVIEW: 1}) == "1 document: 1 waits for review."
    assert headline({}) == "No documents came in."


def test_straight_through_counts_only_what_was_to_decide(index: Element) -> None:
    assert index.one("p", class_="rate").text.startswith("64.3 % straight through of 14 documents")
    assert straight_through(Counter({OutcomeKind.DUPLICATE: 3})) == ("–", 0)


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 7, "0 %"), (7, 7, "100 %"), (1, 2, "50 %"), (9999, 10000, "99.9 %"), (1, 10000, "0.1 %"), (0, 0, "–")],
)
def test_a_share_is_never_rounded_to_all_or_nothing(part: int, whole: int, said: str) -> None:
    assert share(part, whole) == said


def test_the_outcomes_fill_their_bar() -> None:
    parts = stacked(Counter({OutcomeKind.REVIEW: 1, OutcomeKind.EXPORTED: 3}))
    assert [(part.kind, part.start, part.length) for part in parts] == [
        (OutcomeKind.EXPORTED, 0, 75),
        (OutcomeKind.REVIEW, 75, 25),
    ]


def test_rules_are_ranked_by_the_documents_they_stopped() -> None:
    summary = Summary()
    twice = (invoice_run.DOUBTED, invoice_run.DOUBTED, invoice_run.WRONG_TOTAL)
    noted = (invoice_run.WRONG_TOTAL, invoice_run.OLD, invoice_run.NOT_ASKED)
    summary.add(invoice_run.record(findings=twice), "a.html")
    summary.add(invoice_run.record(findings=noted), "b.html")
    ranked = summary.pareto()
    assert [(row.label, row.number, row.length, row.note) for row in ranked] == [
        ("BR-CO-15", 2, 100, invoice_run.WRONG_TOTAL.message),
        ("GATE-2", 1, 50, invoice_run.DOUBTED.message),
    ]


def test_what_stopped_documents_is_the_trouble_and_not_the_rule() -> None:
    trouble = Trouble()
    official = invoice_run.finding("BR-CL-03", "It MUST be coded.", source=Source.OFFICIAL)
    trouble.add(official)
    assert trouble.words == "The e-invoice breaks an official rule: It MUST be coded."
    trouble.add(invoice_run.finding("BR-CL-03", "'EUX' is no currency.", terms=("currency",)))
    trouble.add(official)
    assert trouble.words == "'EUX' is no currency."
    trouble = Trouble()
    for term in ("seller.name", "issue_date"):
        trouble.add(invoice_run.finding("GATE-1", f"{term} is not certain.", terms=(term,), seen="x"))
    assert trouble.words == "2 values needed a look. For example: seller.name is not certain."
    trouble.add(invoice_run.finding("GATE-1", "A third was not found.", terms=("buyer.name",)))
    assert trouble.words == "For example: seller.name is not certain."


def test_sums_of_money_and_the_first_due_date_stand_beside_the_outcomes(tmp_path: Path) -> None:
    credit = invoice_run.record(name="credit.pdf", doc_type=DocType.CREDIT_NOTE)
    records = [invoice_run.quarantined(), *[invoice_run.record(name=f"{n}.pdf") for n in range(4)], credit]
    legend = parsed(invoice_run.write(tmp_path / "reports" / "run", records)).one("ul", class_="legend")
    exported, waiting = [line.one("span", class_="sums").text for line in legend.all("li")]
    assert _spaced(exported) == "1 956.36 EUR"
    assert waiting == "625.12 EUR first due 2024-05-03"


def _spaced(text: str) -> str:
    return text.replace("\u202f", " ")


def test_amounts_are_grouped_for_people_and_sorted_and_found_as_numbers(tmp_path: Path) -> None:
    claims = invoice_run.draw(gross="1234567.80").claims
    claims["currency"] = claims["currency"].model_copy(update={"value": "CHF"})
    index = parsed(invoice_run.write(tmp_path / "reports" / "run", [invoice_run.record(claims=claims)]))
    cells = index.one("table", class_="documents").one("tbody").all("td")
    assert [cell.text for cell in cells[5:7]] == ["2024-04-03", "2024-05-03"]
    assert _spaced(cells[7].text) == "1 234 567.80 CHF"
    assert cells[7].attributes["data-sort"] == "1234567.80"


def test_the_work_list_stands_before_statistics_and_technical_panels_are_folded(index: Element) -> None:
    titles = [heading.text for heading in index.all("h2")]
    assert titles[:4] == ["Documents", "What stopped documents", "Batch checks", "Runs so far"]
    folded = index.one("details", class_="technical")
    assert "open" not in folded.attributes
    for title in ("Scores of values", "Seconds a document", "Is it helping?"):
        assert title in [heading.text for heading in folded.all("h2")]


def test_a_folder_stands_above_its_file(tmp_path: Path) -> None:
    names = ("inbox/2024/a.pdf", "inbox/mail.eml > more.zip > b/c.pdf", "d.pdf", "e.eml > f.pdf")
    records = [invoice_run.record(name=name) for name in names]
    index = parsed(invoice_run.write(tmp_path / "reports" / "run", records))
    links = [row.one("a") for row in index.one("table", class_="documents").one("tbody").all("tr")]
    assert [link.text for link in links] == list(names)
    assert [[part.text for part in link.all("span")] for link in links] == [
        ["inbox/2024/"], ["inbox/mail.eml > more.zip > b/"], [], ["e.eml >"],
    ]  # fmt: skip


def test_scores_and_confidences_are_apart(tmp_path: Path) -> None:
    claims = invoice_run.draw().claims
    claims["currency"] = claims["currency"].model_copy(update={"confidence": 0.97})
    folder = tmp_path / "reports" / "run"
    index = parsed(invoice_run.write(folder, [invoice_run.record(claims=claims)]))
    assert "not a probability" in _card(index, "Scores of values").text
    assert _card(index, "Confidence of values").one("tbody").all("tr")[9].one("td", class_="num").text == "1"


@pytest.mark.parametrize(("number", "place"), [(0, 0), (0.3, 3), (0.95, 9), (1.0, 9), (-1, 0), (7, 9)])
def test_a_score_falls_into_its_tenth(number: float, place: int) -> None:
    assert tenth(number) == place


def test_the_table_keeps_the_order_in_which_documents_come(index: Element) -> None:
    rows = index.one("table", class_="documents").one("tbody").all("tr")
    assert [row.one("a").text for row in rows] == [record.verdict.document.origin for record in invoice_run.records()]
    (wrong,) = [row for row in rows if row.one("a").text == "inbox/wrong-total.pdf"]
    assert wrong.attributes["data-rules"] == "GATE-2 BR-07 BR-CO-15"


def test_the_table_reads_without_its_script(index: Element) -> None:
    rows = index.one("table", class_="documents").one("tbody").all("tr")
    (first,) = [row.text for row in rows if "wrong-total" in row.text]
    for said in ("inbox/wrong-total.pdf", "Quarantine", "Tischlerei Probeholz GmbH", "R-2024-0117", "625.12 EUR"):
        assert said in first
    assert "hidden" in index.one("form").attributes


def test_batch_checks_that_are_not_met_come_first_with_their_documents(index: Element) -> None:
    card = _card(index, "Batch checks")
    assert "1 of 2 checks of the batch of 16 documents" in card.text
    unmet, met = card.all("ul", class_="checks")
    assert unmet.one("a").text == "inbox/wrong-total.pdf"
    assert "one total is 40 times the usual" in unmet.text
    assert "No invoice number comes twice from one seller." in met.text


@pytest.mark.parametrize(
    ("severity", "chip"), [(Severity.FATAL, "chip quarantined"), (Severity.WARNING, "chip review")]
)
def test_the_checks_together_are_as_bad_as_the_worst_that_is_not_met(
    severity: Severity, chip: str, tmp_path: Path
) -> None:
    warned = Expectation(name="GX-34", suite="invoices", message="Twice.", success=False, severity=Severity.WARNING)
    worst = warned.model_copy(update={"name": "GX-33", "severity": severity})
    gate = GateReport(ran=True, success=False, documents=1, expectations=(warned, worst))
    index = write_report(tmp_path / "r", invoice_run.run(), [invoice_run.record()], gate, [], lambda verdict: ())
    assert _card(parsed(index), "Batch checks").one("p", class_="lead").all("span")[0].attributes["class"] == chip


def test_a_batch_check_that_stopped_documents_says_what_is_wrong(tmp_path: Path) -> None:
    wants = "No number comes twice from one seller."
    twice = Finding(
        rule="GX-34",
        source=Source.BATCH,
        severity=Severity.WARNING,
        outcome=RuleOutcome.FAIL,
        message="Another document has the same number.",
        expected=wants,
    )
    held = invoice_run.record()
    held = held._replace(verdict=held.verdict.model_copy(update={"findings": (twice,)}))
    index = write_report(tmp_path / "r", invoice_run.run(), [held], None, [], lambda verdict: ())
    said = _card(parsed(index), "What stopped documents").text
    assert "Another document has the same number." in said
    assert wants not in said
    assert "Expected" not in parsed(next((tmp_path / "r" / "documents").iterdir())).one("ol").text


def test_checks_that_do_not_apply_are_not_called_met(tmp_path: Path) -> None:
    made = Expectation(
        name="GX-03", suite="documents", message="Each is judged.", success=True, severity=Severity.FATAL
    )
    why = "Not applicable: there are 0 earlier exports."
    early = made.model_copy(
        update={"name": "GX-60", "suite": "history", "message": "Totals are alike.", "observed": why}
    )
    gate = GateReport(ran=True, success=True, documents=1, expectations=(made, early))
    index = write_report(tmp_path / "r", invoice_run.run(), [invoice_run.record()], gate, [], lambda verdict: ())
    met, left_out = _card(parsed(index), "Batch checks").all("details")
    assert met.one("summary").text == "1 check met"
    assert left_out.one("summary").text == "1 check does not apply"
    assert why in left_out.text


def test_a_batch_gate_that_could_not_run_is_said_loudly(tmp_path: Path) -> None:
    gate = GateReport(ran=False, success=False, documents=1)
    folder = tmp_path / "reports" / "run"
    index = write_report(folder, invoice_run.run(), [invoice_run.record()], gate, [], lambda verdict: ())
    assert "could not be checked, so nothing of it was exported" in _card(parsed(index), "Batch checks").text


def test_the_trend_has_this_run_and_the_latest_before_it() -> None:
    others = [invoice_run.run(f"r{day}", day, exported=day) for day in range(1, 31)]
    rows = trend_rows(invoice_run.run("r31", 31), Counter({OutcomeKind.EXPORTED: 1}), others)
    assert [row.run.run for row in rows] == [f"r{day}" for day in range(31, 19, -1)]
    assert [row.current for row in rows] == [True, *[False] * 11]


def test_the_index_names_versions_and_folders(index: Element) -> None:
    card = _card(index, "Where things lie, and what made them")
    assert [link.attributes["href"] for link in card.all("a")] == [
        "../../exports/",
        "../../review/",
        "../../quarantine/",
    ]
    assert [fact.text for fact in card.all("dd")[3:]] == ["0.1.0", "none", "2024.1", "a1b2c3d4e5f6"]
    assert "2024-05-02 06:00:00 UTC" in index.text


def test_terms_have_names() -> None:
    assert named("lines[2].net") == "line 3, Invoice line net amount"
    assert named("tax_breakdown[].base") == "tax rows, VAT category taxable amount"
    assert named("totals.gross") == "Invoice total amount with VAT"
    assert named("something else") == "something else"
    assert [heading(term) for term in LINE_TERMS[:7]] == [
        "Name", "Quantity", "Unit of measure", "Net price", "Net amount", "Amount with tax", "VAT rate",
    ]  # fmt: skip
    assert moment(None) == "–"


def test_every_outcome_can_be_shown(tmp_path: Path) -> None:
    records = [
        Record(record.verdict, record.outcome.model_copy(update={"kind": kind}))
        for kind in OutcomeKind
        for record in [invoice_run.record(name=f"{kind}.pdf")]
    ]
    index = parsed(invoice_run.write(tmp_path / "reports" / "run", records))
    assert len(index.one("ul", class_="legend").all("li")) == len(OutcomeKind)


def _colours(block: str) -> dict[str, str]:
    short = dict(re.findall(r"--([\w-]+): #([0-9a-f]{3,6});", block))
    return {name: value if len(value) == 6 else "".join(2 * digit for digit in value) for name, value in short.items()}


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(scheme: int) -> None:
    blocks = re.findall(r":root \{(.*?)\}", _STYLE.read_text(encoding="utf-8"), re.DOTALL)
    colours = _colours(blocks[scheme])
    pairs = [(text, back) for text in ("ink", "soft", "link") for back in ("paper", "card", "hover", "tint")]
    for kind in OutcomeKind:
        pairs += [(kind.value, f"{kind.value}-tint"), (kind.value, "card"), (kind.value, "paper")]
    for text, back in pairs:
        light, dark = sorted((_luminance(colours[text]), _luminance(colours[back])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{text} on {back}"


WARNING = Severity.WARNING
_LITTLE = "Not applicable: there are 3 earlier exports, and a comparison needs 200."


@pytest.mark.parametrize(
    ("amounts", "dates", "said"),
    [
        ((True, WARNING, "1.1"), (True, WARNING, "0.8"), "It is like earlier ones in 2 comparisons."),
        ((True, WARNING, "1.1"), (True, WARNING, _LITTLE), "For 1 comparison there is too little history"),
        ((True, WARNING, _LITTLE), (True, WARNING, _LITTLE), "There is too little history to compare"),
        ((False, Severity.FATAL, "100"), (True, WARNING, "1"), "1 way: Amounts drift. Nothing of it was exported."),
        ((True, WARNING, "1"), (False, WARNING, "0"), "unlike earlier ones in 1 way: Dates are rare."),
    ],
)
def test_how_a_batch_compares_with_earlier_ones_is_said_in_words(
    amounts: tuple[bool, Severity, str], dates: tuple[bool, Severity, str], said: str, tmp_path: Path
) -> None:
    checks = tuple(
        Expectation(name=name, suite=suite, message=message, success=met, severity=severity, observed=observed)
        for name, suite, message, (met, severity, observed) in (
            ("GX-60", "history", "Amounts drift.", amounts),
            ("GX-81", "runs", "Dates are rare.", dates),
        )
    )
    gate = GateReport(ran=True, success=amounts[0] and dates[0], documents=1, expectations=checks)
    folder = tmp_path / "reports" / "run"
    index = write_report(folder, invoice_run.run(), [invoice_run.record()], gate, [], lambda verdict: ())
    assert said in parsed(index).one("p", class_="drift").text
