"""Bytes from outside are parsed in workers alone: in a whole run, no parser is called in the parent process."""

from __future__ import annotations

import zipfile
from importlib import import_module
from pathlib import Path

import olefile
import pikepdf
import pypdfium2
import pytest
from lxml import etree
from PIL import Image

from flows.batch import Batch, open_run, run_batch
from flows.ingest import Inbox
from ledger import Ledger
from schemas import Ocr, Policy
from tests.faults.attack import attached, honest
from tests.faults.attacks_archive import mail, packed
from tests.faults.attacks_image import png
from tests.faults.attacks_xml import invoice, signed

PARSERS = (
    (pypdfium2, "PdfDocument"),
    (pikepdf, "open"),
    (etree, "fromstring"),
    (Image, "open"),
    (zipfile, "ZipFile"),
    (import_module("extractors.readers.containers.mail"), "message_from_bytes"),
    (olefile, "OleFileIO"),
)


def test_a_run_parses_nothing_in_the_parent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    xml = invoice("X-1").encode()
    files = {
        "a.pdf": honest(),
        "b.pdf": attached("factur-x.xml", xml),
        "c.xml": xml,
        "d.p7m": signed(xml),
        "e.zip": packed({"../../f.pdf": honest(total="119,00")}),
        "g.eml": bytes(mail({"h.pdf": honest(total="119.0")})),
        "i.png": png(300, 300, (b"\0" + b"\xff" * 300) * 300),
        "j.html": b"<html><body>Total 119.00</body></html>",
    }
    for name, data in files.items():
        (inbox / name).write_bytes(data)
    called: list[str] = []
    for module, name in PARSERS:
        monkeypatch.setattr(module, name, lambda *_given, name=name, **_named: called.append(name))
    policy = Policy(ocr=Ocr(read=False))
    workspace = tmp_path / "workspace"
    with Ledger.open(workspace) as ledger:
        run = open_run(ledger, "ingest", "inbox", policy)
        documents = Inbox(ledger, workspace, [inbox], policy).documents()
        finished = run_batch(Batch(ledger, run, policy, workspace, workers=1), documents).run
    assert called == []
    assert finished.counts["documents"] == len(files) + 2
    assert {path.name for path in tmp_path.iterdir()} == {"inbox", "workspace"}
    assert not list(workspace.rglob("f.pdf"))
