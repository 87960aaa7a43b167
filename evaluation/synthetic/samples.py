"""The sample invoices: a folder a case with the document, what is expected of it, and why it exists.

`python -m evaluation.synthetic.samples` writes them anew, byte for byte; with --check it only says what is not current.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from evaluation.synthetic.document import SyntheticInvoice, generate
from evaluation.synthetic.options import Options
from evaluation.synthetic.pdf import PASSWORD

FOLDER = Path(__file__).parents[2] / "sample_invoices"
COMMAND = "python -m evaluation.synthetic.samples"


class Case(NamedTuple):
    """One sample. `disposition` is what the document alone deserves, `outcome` its end in a run of all samples."""

    name: str
    seed: int
    options: Options
    disposition: str
    outcome: str
    why: str
    encrypted: bool = False


def _plain(language: str, country: str, plan: str, **more: Any) -> Options:
    """Options of a clean document: nothing odd but what `more` asks for."""
    settled: dict[str, Any] = {"kind": "invoice", "zero": "", "several_rates": False, "plain_totals": True,
                               "clean": True, "misspelt": 0.0, "plan": plan}  # fmt: skip
    return Options(languages=(language,), countries=(country,), **(settled | more))


_SIMPLE_EN = _plain("en", "GB", "title right", lines=3, ruling="header bar")
_THROUGH = ("straight_through", "exported")
CASES: tuple[Case, ...] = (
    Case("simple-en", 213, _SIMPLE_EN, *_THROUGH,
         "A plain British invoice with one tax rate: it should go straight through."),
    Case("simple-de", 205, _plain("de", "DE", "letter", lines=4, ruling="row rules"), *_THROUGH,
         "A German letter with an address window and one tax rate."),
    Case("simple-it", 204, _plain("it", "IT", "three columns", lines=2, ruling="grid"), *_THROUGH,
         "An Italian invoice with its data in a column of its own."),
    Case("mixed-rates-fr", 294, _plain("fr", "FR", "window right", lines=6, several_rates=True, ruling="vertical"),
         *_THROUGH,
         "Several tax rates: the tax total is the sum of its rows."),
    Case("mixed-rates-nl", 201, _plain("nl", "NL", "side by side", lines=5, several_rates=True, ruling="header rule"),
         *_THROUGH,
         "Two tax rates, both parties under headings beside each other."),
    Case("reverse-charge-de", 16,
         _plain("de", "DE", "modern", zero="reverse_charge", lines=2, ruling="zebra", currency="EUR"),
         *_THROUGH,
         "No tax because the buyer owes it: the wording stands on the page, both VAT ids too."),
    Case("two-pages-de", 207, _plain("de", "AT", "strip", lines=42, ruling="grid"), *_THROUGH,
         "Lines over two pages; the totals stand on the last one."),
    Case("sales-tax-us", 210, _plain("en", "US", "buyer first", lines=3, ruling="grid with empty rows"), *_THROUGH,
         "An American invoice: sales tax, dates with the month first, no VAT id."),
    Case("form-de", 203, _plain("de", "DE", "form", lines=3, ruling="row rules"), *_THROUGH,
         "A form as style sheets print it: every value beside its name."),
    Case("credit-note-it", 329, _plain("it", "IT", "data first", kind="credit_note", lines=2, ruling="grid"),
         *_THROUGH, "A credit note that names the invoice it corrects."),
    Case("credit-note-fr", 247, _plain("fr", "FR", "title right", kind="credit_note", lines=1, ruling="row rules"),
         *_THROUGH, "A French credit note (avoir)."),
    Case("wrong-total-en", 22, _plain("en", "IE", "strip", lines=3, fault="wrong_total", ruling="header rule"),
         "quarantine", "quarantined", "Net and tax do not add up to the printed total: it must stop."),
    Case("bad-iban-fr", 23, _plain("fr", "BE", "letter", lines=2, fault="bad_iban", ruling="grid"),
         "quarantine", "quarantined", "The account's check digits are wrong: it must stop."),
    Case("missing-number-it", 24, _plain("it", "IT", "side by side", lines=3, fault="missing_number", ruling="zebra"),
         "review", "review", "No invoice number on the page: it must stop, and none may be invented."),
    Case("simple-en-again", 213, _SIMPLE_EN, "straight_through", "duplicate",
         "The very bytes of simple-en again: a known document, never a second export."),
    Case("number-twice-1-en", 310, _plain("en", "GB", "title right", lines=3, ruling="header bar"),
         "straight_through", "review", "An invoice that came in two versions: which one is right, a person must say."),
    Case("number-twice-2-en", 310, _plain("en", "GB", "modern", lines=3, ruling="grid"),
         "straight_through", "review", "The other version: the same seller and number in another file."),
    Case("encrypted-nl", 25, _plain("nl", "NL", "letter", lines=2, ruling="row rules"), "refused", "refused",
         f"Opens only with a password ({PASSWORD}): it is refused.", encrypted=True),
    Case("order-en", 26, _plain("en", "GB", "three columns", kind="order", lines=4, ruling="grid"), "review", "review",
         "A purchase order: whatever it adds up to, it is no invoice and is never exported."),
    Case("receipt-en", 27, _plain("en", "IE", "receipt", kind="receipt", lines=4),
         "review", "review", "A till receipt: receipts wait for a person unless the policy lists them."),
)  # fmt: skip


def files(case: Case) -> Mapping[str, bytes]:
    """The files of a case by name."""
    document = generate(case.seed, case.options)
    return {
        "document.pdf": document.pdf(password=PASSWORD if case.encrypted else None),
        "expected.json": (json.dumps(_expected(case, document), indent=2, ensure_ascii=False) + "\n").encode(),
        "about.toml": _about(case, document).encode(),
    }


def _expected(case: Case, document: SyntheticInvoice) -> dict[str, Any]:
    if case.encrypted:
        return {"disposition": case.disposition, "outcome": case.outcome}
    invoice = document.invoice().model_dump(mode="json", exclude_none=True)
    return {
        "doc_type": document.doc_type,
        "subtype": document.subtype,
        "language": document.language,
        "disposition": case.disposition,
        "outcome": case.outcome,
        "invoice": {key: value for key, value in invoice.items() if value not in ({}, [])},
    }


def _about(case: Case, document: SyntheticInvoice) -> str:
    look = ", ".join(f"{part} {variant.partition(':')[0]}" for part, variant in sorted(document.variants.items()))
    return (
        f'why = "{case.why}"\n'
        f'origin = "generated: every name, number and account is invented"\n'
        f'command = "{COMMAND}"\n'
        f"seed = {case.seed}\n"
        f'layout = "{look}"\n'
        'licence = "CC0-1.0; the embedded fonts keep their own (evaluation/synthetic/typefaces)"\n'
    )


def stale(folder: Path = FOLDER) -> Iterator[str]:
    """The paths under `folder` that are not what the generator writes."""
    known = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for case in CASES:
        for name, content in files(case).items():
            path = f"{case.name}/{name}"
            if path not in known or (folder / path).read_bytes() != content:
                yield path
            known.discard(path)
    yield from sorted(known)


def write(folder: Path = FOLDER) -> None:
    """Write every case anew."""
    for case in CASES:
        (folder / case.name).mkdir(parents=True, exist_ok=True)
        for name, content in files(case).items():
            (folder / case.name / name).write_bytes(content)


def main(arguments: list[str]) -> int:
    """Write the samples, or with --check name those that are not current and return 1."""
    if arguments == ["--check"]:
        old = list(stale())
        for path in old:
            sys.stderr.write(f"sample_invoices/{path} is not what the generator writes. Run `make golden`.\n")
        return 1 if old else 0
    write()
    sys.stdout.write(f"Wrote {len(CASES)} samples to {FOLDER}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
