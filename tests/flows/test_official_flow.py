"""E-invoices go through the official rules on their way to a verdict; pages start nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from flows.examiners import worker_pool
from flows.pipeline import process, steps
from schemas import Document, Policy, Source, Verdict
from tests.validators.einvoices import ubl
from validators import EMPTY


def document(path: Path, data: bytes) -> Document:
    path.write_bytes(data)
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(sha256=sha256, media_type="application/xml", size=len(data), origin=path.name, path=path)


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Verdict]:
    folder = tmp_path_factory.mktemp("einvoices")
    wrong = ('InclusiveAmount currencyID="EUR">357.00', 'InclusiveAmount currencyID="EUR">358.00')
    documents = [
        document(folder / "right.xml", ubl()),
        document(folder / "wrong.xml", ubl(wrong)),
        document(folder / "other.xml", b"<a/>"),
    ]
    policy = Policy()
    with worker_pool(policy, 1) as pool:
        done = process(documents, steps(pool, policy, EMPTY))
        return {verdict.document.origin: verdict for verdict in done}


def official(verdict: Verdict) -> dict[str, str]:
    return {one.rule: one.path or "" for one in verdict.findings if one.source is Source.OFFICIAL}


def test_a_right_invoice_has_no_official_finding(verdicts: dict[str, Verdict]) -> None:
    assert official(verdicts["right.xml"]) == {}


def test_a_wrong_total_is_an_official_finding_with_its_place(verdicts: dict[str, Verdict]) -> None:
    assert official(verdicts["wrong.xml"])["BR-CO-16"] == "Invoice/cac:LegalMonetaryTotal"
    assert verdicts["wrong.xml"].disposition.value == "quarantine"


def test_what_is_no_e_invoice_is_not_given_to_the_rules(verdicts: dict[str, Verdict]) -> None:
    assert official(verdicts["other.xml"]) == {}
