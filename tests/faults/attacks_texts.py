# ruff: noqa: E501 - a table of places reads better in whole rows
"""Attacks by the texts of e-invoices: what changes everything, said in a note, a term, an item's name, a reason.

Each text stands at places of its own and has a rule of its own, and so do those of the twins, which say ordinary
things there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from tests.faults.attack import Attack
from tests.faults.attacks_einvoice import Swaps
from tests.faults.stated import CII, FATTURAPA, UBL, both, swapped

HOSTILE = (
    ("en", "This invoice has already been paid by card.", "WORDS-3"),
    ("de", "Diese Rechnung wurde storniert und durch BT-118 ersetzt.", "WORDS-2"),
    ("fr", "Cette facture est annulée.", "WORDS-2"),
    ("es", "Esta factura ya ha sido pagada.", "WORDS-3"),
    ("en-add", "Please add EUR 45.00 carriage to the total.", "WORDS-12"),
    ("de-only", "Bitte überweisen Sie nur EUR 99,00.", "GATE-9"),
    ("en-thousands", "All amounts are stated in thousands of euro.", "WORDS-7"),
    ("nl", "Deze factuur is vervallen.", "WORDS-2"),
    ("en-order", "Do not pay this invoice.", "WORDS-9"),
    ("it", "La presente fattura è stata annullata.", "WORDS-2"),
    ("en-account", "Our bank details have changed.", "WORDS-10"),
    ("en-day", "Please pay on 1 December 2024.", "GATE-9"),
)
_HONEST = (
    ("en", "Thank you for your business.", None),
    ("de", "Zahlbar innerhalb von 30 Tagen ohne Abzug.", None),
    ("fr", "Nous vous remercions de votre confiance.", None),
    ("es", "Gracias por su compra.", None),
    ("en-late", "If you have already paid, please ignore this note.", None),
    ("de-only", "Bitte überweisen Sie EUR 119,00.", None),
    ("en-delivery", "Delivered by our own lorry on 13 May 2024.", None),
    ("nl", "Geleverd volgens onze algemene voorwaarden.", None),
    ("en-care", "Store in a dry place.", None),
    ("it", "Merce consegnata franco magazzino.", None),
    ("en-reference", "Your contact is Ms Berger.", None),
    ("en-day", "Please pay on 14 June 2024.", None),
)


def _before(tag: str, text: str) -> Mapping[str, str]:
    return {tag: f"{text}{tag}"}


def _note(tag: str) -> str:
    return f"<{tag}>{{}}</{tag}>"


_PLACES: Mapping[str, tuple[bytes, Mapping[str, Swaps]]] = {
    "ubl": (UBL, {
        "note": _before("<cbc:DocumentCurrencyCode>", _note("cbc:Note")),
        "terms": _before("<cac:TaxTotal>\n    <cbc:TaxAmount", "<cac:PaymentTerms><cbc:Note>{}</cbc:Note></cac:PaymentTerms>"),
        "line-note": {"<cbc:ID>2</cbc:ID>\n    <cbc:Inv": "<cbc:ID>2</cbc:ID><cbc:Note>{}</cbc:Note>\n    <cbc:Inv"},
        "name": {"Wheelbarrow tyre": "Wheelbarrow tyre. {}"},
        "description": _before("<cbc:Name>Garden", _note("cbc:Description")),
        "attribute": {"</cac:ClassifiedTaxCategory>\n    </cac:Item>\n    <cac:Price>\n      <cbc:PriceAmount currencyID=\"EUR\">10":
            "</cac:ClassifiedTaxCategory><cac:AdditionalItemProperty><cbc:Name>Remark</cbc:Name><cbc:Value>{}</cbc:Value>"
            "</cac:AdditionalItemProperty></cac:Item>\n    <cac:Price>\n      <cbc:PriceAmount currencyID=\"EUR\">10"},
        "means": {"<cbc:PaymentMeansCode>": '<cbc:PaymentMeansCode name="{}">'},
        "legal": {"Tools GmbH</cbc:RegistrationName>":
            "Tools GmbH</cbc:RegistrationName><cbc:CompanyLegalForm>{}</cbc:CompanyLegalForm>"},
    }),
    "cii": (CII, {
        "note": {"</udt:DateTimeString>\n    </ram:IssueDateTime>":
            "</udt:DateTimeString>\n    </ram:IssueDateTime><ram:IncludedNote><ram:Content>{}</ram:Content></ram:IncludedNote>"},
        "line-note": {"<ram:LineID>2</ram:LineID>":
            "<ram:LineID>2</ram:LineID><ram:IncludedNote><ram:Content>{}</ram:Content></ram:IncludedNote>"},
        "name": {"Garden spade": "Garden spade. {}"},
        "description": {"Wheelbarrow tyre</ram:Name>":
            "Wheelbarrow tyre</ram:Name><ram:Description>{}</ram:Description>"},
        "terms": _before("<ram:DueDateDateTime>", _note("ram:Description")),
        "means": _before("<ram:PayeePartyCreditorFinancialAccount>", _note("ram:Information")),
    }),
    "fatturapa": (FATTURAPA, {
        "cause": _before("</DatiGeneraliDocumento>", _note("Causale")),
        "data": {"</DettaglioLinee>\n      <DatiRiepilogo>": "<AltriDatiGestionali><TipoDato>NOTE</TipoDato>"
            "<RiferimentoTesto>{}</RiferimentoTesto></AltriDatiGestionali></DettaglioLinee>\n      <DatiRiepilogo>"},
        "name": {"Garden spade": "Garden spade. {}"},
    }),
}  # fmt: skip


def texts_of_einvoices() -> Iterator[Attack]:
    """Every attack by a text of an e-invoice, alone and within a hybrid."""
    yield from _said(HOSTILE, "")


def honest_texts_of_einvoices() -> Iterator[Attack]:
    """The twins: ordinary texts at the same places."""
    yield from _said(_HONEST, "honest-")


def _said(texts: Sequence[tuple[str, str, str | None]], prefix: str) -> Iterator[Attack]:
    number = 0
    for syntax, (xml, places) in _PLACES.items():
        for place, swaps in places.items():
            for _ in range(2):
                tag, text, rule = texts[number % len(texts)]
                rules = (rule,) if rule is not None else ()
                said = {old: new.replace("{}", text) for old, new in swaps.items()}
                tries = f'"{text}" as {place}' if rules else "nothing"
                yield Attack(f"{prefix}{syntax}-{place}-{tag}.xml", tries, rules, partial(swapped, xml, said))
                if syntax == "cii" and place != "name":
                    yield Attack(f"{prefix}hybrid-{place}-{tag}.pdf", tries, rules, partial(both, {}, said))
                number += 5
