"""An inbox of many invoices, generated or repeated, for the commands that measure and kill at length."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import cycle, islice
from pathlib import Path
from random import Random

from evaluation.synthetic import generate
from evaluation.synthetic.einvoice import italian, stated
from evaluation.synthetic.facts import draw_facts
from evaluation.synthetic.samples_pages import plain
from evaluation.synthetic.xml_fatturapa import fatturapa

_ITALIAN = plain("it", "IT", "letter", lines=2)


def inbox_of(folder: Path, count: int) -> Path:
    """`folder` with the first `count` generated invoices as PDFs; those that are there already are not drawn again."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(count):
        path = folder / f"{seed:05}.pdf"
        if not path.exists():
            path.write_bytes(generate(seed).pdf())
    return folder


def inbox_like(folder: Path, count: int, sources: Iterable[Path]) -> Path:
    """`folder` with so many documents of `sources`: a PDF to four e-invoices, drawn, each repeated under other bytes.

    Raises:
        ValueError: the sources hold no PDF, or no XML.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = sorted(path for source in sources for path in source.rglob("*.*") if path.is_file())
    for share, suffix, comment in ((count // 5, ".pdf", "\n% {}\n"), (count - count // 5, ".xml", "\n<!-- {} -->\n")):
        kind = [path for path in files if path.suffix == suffix]
        if not kind:
            raise ValueError(f"no {suffix} in the folders that documents are taken from")
        Random(0).shuffle(kind)
        for number, path in enumerate(islice(cycle(kind), share)):
            (folder / f"{number:05}{suffix}").write_bytes(path.read_bytes() + comment.format(number).encode())
    return folder


def e_invoice(seed: int) -> bytes:
    """The e-invoice of that seed, which is quickly made and read; every fifth adds up to a wrong total."""
    invoice = italian(stated(draw_facts(Random(seed), _ITALIAN)[0]))
    gross = invoice.totals.gross
    if seed % 5 == 4 and gross is not None:
        invoice = invoice.model_copy(update={"totals": invoice.totals.model_copy(update={"gross": gross + 1})})
    return fatturapa(invoice)


def e_invoices_of(folder: Path, count: int) -> Path:
    """`folder` with the first `count` generated e-invoices; those that are there already are not made again."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(count):
        path = folder / f"{seed:05}.xml"
        if not path.exists():
            path.write_bytes(e_invoice(seed))
    return folder
