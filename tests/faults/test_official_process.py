"""The process of the official rules: killed, hanging, hoarding or attacked, it costs one document its check alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

from flows.examined import EInvoice
from flows.official import check, checked, rules_pool
from schemas import Limits, OfficialCheck
from validators.official import Engine
from validators.official.saxon import Broken, Saxon

# What the engine does to a document is its text: sabotage must be importable from the worker.
SABOTAGE = """
import os, time
import flows.official
from schemas import OfficialCheck

def work(einvoice, limits):
    match einvoice.xml:
        case b"hang":
            time.sleep(600)
        case b"killed":
            os.kill(os.getpid(), 9)
        case b"raise":
            raise ValueError("a secret of the document")
        case b"hoard":
            kept = [bytearray(b"x" * 8_000_000) for _ in range(1000)]
    return (OfficialCheck(artefact=einvoice.xml.decode(), version="", ran=True),)
"""
pytestmark = pytest.mark.anew

UBL = '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">{}</Invoice>'
SECRET = "the secret of a local file"


@pytest.fixture
def sabotage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    (tmp_path / "sabotaged_rules.py").write_text(SABOTAGE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield import_module("sabotaged_rules")
    sys.modules.pop("sabotaged_rules")


def invoice(text: str) -> EInvoice:
    return EInvoice(text.encode(), attached=False)


@pytest.mark.parametrize(
    ("deed", "why"),
    [
        ("hang", "The official rules took longer than limits.seconds over this e-invoice."),
        ("killed", "The program that runs the official rules broke down over this e-invoice."),
        ("raise", "The program that runs the official rules broke down over this e-invoice."),
        ("hoard", "The official rules needed more memory than limits.memory_megabytes for this e-invoice."),
    ],
)
def test_what_breaks_the_rules_is_not_checked_and_the_next_document_is(
    sabotage: ModuleType, deed: str, why: str
) -> None:
    with rules_pool(Limits(seconds=1, memory_megabytes=256), sabotage.work) as pool:
        assert checked(pool, invoice("before"))[0].ran
        (broken,) = checked(pool, invoice(deed))
        assert (broken.ran, broken.demanded, broken.why) == (False, True, why)
        assert checked(pool, invoice("after"))[0] == OfficialCheck(artefact="after", version="", ran=True)


def test_nothing_is_started_before_the_first_e_invoice(sabotage: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []
    monkeypatch.setattr("flows.workers.pool.Worker", lambda *given: started.append(given))
    with rules_pool(Limits(), sabotage.work):
        pass
    assert started == []


def test_the_rules_run_in_their_process_under_the_smallest_limits() -> None:
    with rules_pool(Limits(memory_megabytes=256)) as pool:
        (schema, rules, *_) = checked(pool, invoice(UBL.format("")))
    assert schema.ran, schema.why
    assert {message.rule for message in schema.messages} == {"OFF-02"}
    assert rules.why is not None
    assert "schema" in rules.why


@pytest.fixture
def local_file(tmp_path: Path) -> str:
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    return (tmp_path / "secret.txt").as_uri()


ENTITY = '<!DOCTYPE Invoice [<!ENTITY x SYSTEM "{}">]>'


def test_an_external_entity_never_gets_to_the_rules(local_file: str) -> None:
    attack = ENTITY.format(local_file) + UBL.format("&x;")
    with rules_pool(Limits()) as pool:
        (refused,) = checked(pool, invoice(attack))
    assert not refused.ran
    assert SECRET not in str(refused)


def test_an_entity_that_another_parser_let_in_is_not_followed(local_file: str) -> None:
    unsafe = etree.fromstring(
        ENTITY.format(local_file) + UBL.format("&x;"), etree.XMLParser(resolve_entities=False, load_dtd=True)
    )
    with pytest.raises(etree.XMLSyntaxError):
        Engine().check(unsafe, attached=False)


@pytest.mark.parametrize("doctype", [ENTITY, '<!DOCTYPE Invoice [<!ENTITY x "y">]>', "<!DOCTYPE Invoice>"])
def test_saxon_itself_refuses_a_doctype(tmp_path: Path, local_file: str, doctype: str) -> None:
    copying = tmp_path / "copy.xslt"
    copying.write_text(
        '<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        '<xsl:template match="/"><xsl:copy-of select="."/></xsl:template></xsl:stylesheet>',
        encoding="utf-8",
    )
    saxon = Saxon()
    stylesheet = saxon.compile(copying)
    assert "plain" in saxon.run(stylesheet, UBL.format("plain"))
    with pytest.raises(Broken):
        saxon.run(stylesheet, doctype.format(local_file) + UBL.format("text"))


def test_saxon_does_not_go_to_the_network(tmp_path: Path) -> None:
    fetching = tmp_path / "fetch.xslt"
    fetching.write_text(
        '<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/">'
        "<a><xsl:copy-of select=\"document('http://127.0.0.1:1/x')\"/></a></xsl:template></xsl:stylesheet>",
        encoding="utf-8",
    )
    saxon = Saxon()
    with pytest.raises(Broken) as raised:
        saxon.run(saxon.compile(fetching), UBL.format(""))
    assert "prohibited" in str(raised.value.__cause__)


def test_the_work_is_importable_from_a_worker() -> None:
    assert getattr(import_module(check.__module__), check.__name__) is check
