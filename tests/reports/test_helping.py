"""Whether it is helping: layers' shares, what people mended of each, harm that is named, and the trend."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from reports.helping import Helping, a_document, hours
from schemas import Alternative, Claim, Dropped, Layer, LayerRun, OutcomeKind, RunInfo, Verdict
from schemas.helping import RunFigures, was_corrected
from tests.reports import invoice_run


def human(claim: Claim, *, value: object = None) -> Claim:
    """What a person made of `claim`: another value, or the same."""
    before = Alternative(value=claim.value, raw=claim.raw, score=claim.score, layer=claim.layer)
    update = {"layer": Layer.HUMAN, "rejected": (before,), "value": claim.value if value is None else value}
    return claim.model_copy(update=update)


def looked_at(wrong: int, right: int, layer: Layer = Layer.MODEL) -> Verdict:
    """A document in which people corrected and confirmed so many values of a layer."""
    record = invoice_run.record()
    claims = {}
    for number, (term, claim) in enumerate(list(record.verdict.claims.items())[: wrong + right]):
        claims[term] = human(claim.model_copy(update={"layer": layer}), value="other" if number < wrong else None)
    return record.verdict.model_copy(update={"claims": claims})


def rows(*verdicts: Verdict) -> dict[Layer, object]:
    helping = Helping()
    for verdict in verdicts:
        helping.add(verdict, OutcomeKind.EXPORTED)
    return {row.layer: row for row in helping.rows()}


def test_values_are_shared_out_among_the_layers() -> None:
    helping = Helping()
    verdict = invoice_run.record().verdict
    helping.add(verdict, OutcomeKind.EXPORTED)
    helping.add(verdict, OutcomeKind.REVIEW)
    found = {row.layer: row for row in helping.rows()}
    assert sum(row.values for row in found.values()) == 2 * len(verdict.claims)
    assert found[Layer.RULES].exported * 2 == found[Layer.RULES].values
    assert found[Layer.RULES].asked == 2
    assert found[Layer.RULES].share.endswith("%")


def test_what_was_given_in_vain_is_counted() -> None:
    dropped = Dropped(term="totals.gross", raw="9.99", why="It does not stand on the pages.")
    run = LayerRun(layer=Layer.FOUNDATION, asked=("totals.gross",), why="It was asked.", dropped=(dropped,))
    verdict = invoice_run.record().verdict
    found = rows(verdict.model_copy(update={"layers": (*verdict.layers, run)}))[Layer.FOUNDATION]
    assert (found.asked, found.values, found.dropped) == (1, 0, 1)  # type: ignore[attr-defined]


def test_a_layer_that_people_mend_more_than_they_confirm_is_named() -> None:
    harmful = rows(looked_at(4, 2))[Layer.MODEL]
    assert "does more harm than good" in str(harmful.harm)  # type: ignore[attr-defined]
    assert "of 6 values" in str(harmful.harm)  # type: ignore[attr-defined]
    assert rows(looked_at(2, 4))[Layer.MODEL].harm is None  # type: ignore[attr-defined]
    assert rows(looked_at(4, 0))[Layer.MODEL].harm is None, "four values say nothing of a layer"  # type: ignore[attr-defined]


def test_a_value_that_nobody_had_read_is_a_correction() -> None:
    claim = Claim(term="invoice_number", value="R-1", raw="R-1", layer=Layer.HUMAN, score=1.0)
    assert was_corrected(claim)
    assert not was_corrected(human(claim))


def test_the_page_names_the_harm_and_the_trend(tmp_path: Path) -> None:
    def figures(run: RunInfo) -> RunFigures:
        return RunFigures(9, 30.0, 8, 2, Decimal("0.125")) if run.run.endswith("-1") else RunFigures()

    record = invoice_run.record()
    harmed = record._replace(verdict=looked_at(5, 1))
    from reports import write_report

    index = write_report(
        tmp_path / "r", invoice_run.run(), [record, harmed], None, invoice_run.TREND, lambda _verdict: (),
        figures=figures,
    )  # fmt: skip
    text = index.read_text(encoding="utf-8")
    assert "Is it helping?" in text
    assert "The layer “trained extractor” does more harm than good here: of 6 values" in text
    assert "30.0 h" in text
    assert "have cost 0.375 in these 3 runs" in text


def test_where_nobody_looked_nothing_is_claimed(report: Path) -> None:
    text = (report / "index.html").read_text(encoding="utf-8")
    assert "how right each layer is cannot be said" in text
    assert "more harm than good" not in text


def test_spans_and_shares_as_people_say_them() -> None:
    assert [hours(one) for one in (None, 0.5, 3.25, 72.0)] == ["–", "30 min", "3.2 h", "3.0 days"]
    assert (a_document(1, 4), a_document(1, 0)) == ("0.25", "–")


def test_a_value_that_a_person_named_as_it_stood_is_confirmed() -> None:
    verdict = invoice_run.record().verdict
    layers = {path: claim.layer for path, claim in verdict.claims.items()}
    helping = Helping()
    helping.add(verdict, OutcomeKind.EXPORTED, [*list(layers)[:2], "not.there"])
    found = {row.layer: row.confirmed for row in helping.rows()}
    assert sum(found.values()) == 2
    assert found[next(iter(layers.values()))] >= 1
