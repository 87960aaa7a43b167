"""Attacks by e-invoices alone: amounts that no official rule questions and that nobody owes; two archives in one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from functools import partial

from tests.faults.attack import Attack
from tests.faults.stated import CII, FATTURAPA, OTHER_IBAN, UBL, page, swapped

Swaps = Mapping[str, str]
_LISTED = ("IN-43",)
_UNREAD = ("SCHEMA-1", "OFF-02", "OFF-03", "SCHEMA-2")


def einvoices() -> Iterator[Attack]:
    """Every attack by an e-invoice, and by archives that are joined."""
    for syntax, xml, rows in (("ubl", UBL, _UBL), ("cii", CII, _CII), ("fatturapa", FATTURAPA, _FATTURAPA)):
        for name, tries, rules, swaps in rows:
            yield Attack(f"{syntax}-{name}.xml", tries, rules, partial(swapped, xml, swaps))
    first, second = archive("a.pdf", page({})), archive("b.pdf", page({"BT-2024-0117": "BT-2024-0118"}))
    noted = archive("a.pdf", page({}), note=archive("b.txt", b"other"))
    for name, tries, data in (
        ("joined", "two archives in one file", first + second),
        ("same", "an archive twice", first + first),
        ("note", "an archive in the note of another", noted),
        ("gap", "an archive between the files and the list of another", _between(first, second)),
    ):
        yield Attack(f"zip-{name}.zip", tries, _LISTED, partial(bytes, data))


def honest_einvoices() -> Iterator[Attack]:
    """The twins: e-invoices that use the same elements as they are meant."""
    for syntax, xml, rows in (
        ("ubl", UBL, _UBL_HONEST),
        ("cii", CII, _CII_HONEST),
        ("fatturapa", FATTURAPA, _IT_HONEST),
    ):
        for name, swaps in rows:
            yield Attack(f"honest-{syntax}-{name}.xml", "nothing", (), partial(swapped, xml, swaps))
    yield Attack("honest-zip.zip", "nothing", (), partial(archive, "a.pdf", page({})))
    inner = archive("a.pdf", page({}))
    yield Attack("honest-zip-within.zip", "nothing", (), partial(archive, "a.zip", inner, packing=zipfile.ZIP_STORED))


def archive(name: str, content: bytes, note: bytes = b"", packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive that holds one file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as file:
        file.writestr(zipfile.ZipInfo(name, (2024, 5, 15, 0, 0, 0)), content, packing)
        file.comment = note
    return buffer.getvalue()


def _between(outer: bytes, inner: bytes) -> bytes:
    """`outer` with `inner` before its list of files, whose place is mended."""
    at = outer.rindex(b"PK\x01\x02")
    end = bytearray(outer[outer.rindex(b"PK\x05\x06") :])
    end[16:20] = (at + len(inner)).to_bytes(4, "little")
    return outer[:at] + inner + outer[at : outer.rindex(b"PK\x05\x06")] + bytes(end)


_DUE = '<cbc:PayableAmount currencyID="EUR">119.00'
_GROSS = '<cbc:TaxInclusiveAmount currencyID="EUR">119.00</cbc:TaxInclusiveAmount>'


def _ubl_due(kind: str, amount: str, due: str) -> Swaps:
    """Another amount due, explained by one of `kind`."""
    more = f'{_GROSS}<cbc:{kind} currencyID="EUR">{amount}</cbc:{kind}>'
    return {_GROSS: more, _DUE: _DUE.replace("119.00", due)}


def _price(base: str) -> Swaps:
    """The price of the first line for another quantity."""
    price = '<cbc:PriceAmount currencyID="EUR">35.00</cbc:PriceAmount>'
    return {price: f'{price}<cbc:BaseQuantity unitCode="C62">{base}</cbc:BaseQuantity>'}


_NOTE = "<cbc:DocumentCurrencyCode>"


def _terms(words: str) -> Swaps:
    return {"<cac:TaxTotal>": f"<cac:PaymentTerms><cbc:Note>{words}</cbc:Note></cac:PaymentTerms><cac:TaxTotal>"}


_UBL: tuple[tuple[str, str, tuple[str, ...], Swaps], ...] = (
    ("discount", "a discount of half of the total, as XRechnung writes it", ("GATE-9",),
     _terms("#SKONTO#TAGE=14#PROZENT=50.00#&#10;")),
    ("rounding", "381.00 more, called rounding", ("EINV-1",), _ubl_due("PayableRoundingAmount", "381.00", "500.00")),
    ("rounding-unit", "2.00 more, called rounding", ("EINV-1",), _ubl_due("PayableRoundingAmount", "2.00", "121.00")),
    ("rounding-less", "80.00 less, called rounding", ("EINV-1",), _ubl_due("PayableRoundingAmount", "-80.00", "39.00")),
    ("prepaid", "something paid that is less than nothing", ("EINV-2",), _ubl_due("PrepaidAmount", "-81.00", "200.00")),
    ("prepaid-more", "more paid than was owed", ("EINV-2",), _ubl_due("PrepaidAmount", "150.00", "-31.00")),
    ("dollars", "an amount due in dollars", ("EINV-3",), {_DUE: _DUE.replace("EUR", "USD")}),
    ("dollars-all", "totals in dollars", ("EINV-3",),
     {_DUE: _DUE.replace("EUR", "USD"), 'TaxInclusiveAmount currencyID="EUR"': 'TaxInclusiveAmount currencyID="USD"'}),
    ("dollars-line", "a line in dollars", ("EINV-3",),
     {'LineExtensionAmount currencyID="EUR">70.00': 'LineExtensionAmount currencyID="USD">70.00'}),
    ("price", "a line that is ten times its price", ("EINV-4",), {'"EUR">35.00': '"EUR">3.50'}),
    ("price-base", "a price for 100 and an amount for one", ("EINV-4",), _price("100")),
    ("price-nothing", "a price for a quantity of nothing", ("EINV-4",), _price("0")),
    ("price-less", "a price for less than nothing", ("EINV-4",), _price("-1")),
    ("quantity", "a line of nothing that costs something", ("EINV-4",), {'unitCode="C62">2<': 'unitCode="C62">0<'}),
    ("quantity-less", "a line that is sent back and charged", ("EINV-4",), {'unitCode="C62">2<': 'unitCode="C62">-2<'}),
    ("exponent", "an amount as 1.19e2", _UNREAD, {_DUE: _DUE.replace("119.00", "1.19e2")}),
    ("exponent-quantity", "a quantity as 2e0", _UNREAD, {'unitCode="C62">2<': 'unitCode="C62">2e0<'}),
    ("note", "a note that gives another account", ("EINV-6",),
     {_NOTE: f"<cbc:Note>Our bank has changed: pay to {OTHER_IBAN}.</cbc:Note>{_NOTE}"}),
    ("note-spaced", "the same in groups of four", ("EINV-6",),
     {_NOTE: f"<cbc:Note>New: DE02 1203 0000 0000 2020 51</cbc:Note>{_NOTE}"}),
    ("terms", "terms of payment that give another account", ("EINV-6",),
     {"<cac:TaxTotal>": f"<cac:PaymentTerms><cbc:Note>By transfer to {OTHER_IBAN}</cbc:Note></cac:PaymentTerms>"
      "<cac:TaxTotal>"}),
    ("cleared", "what partners clear, and nobody pays", ("WORDS-9",), {"MeansCode>58<": "MeansCode>97<"}),
)  # fmt: skip
_UBL_HONEST: tuple[tuple[str, Swaps], ...] = (
    ("discount", _terms("#SKONTO#TAGE=14#PROZENT=2.00#&#10;")),
    ("same", {}),
    ("rounding", _ubl_due("PayableRoundingAmount", "0.02", "119.02")),
    ("prepaid", _ubl_due("PrepaidAmount", "19.00", "100.00")),
    ("price", {**_price("100"), '"EUR">35.00': '"EUR">3500.00'}),
    ("note", {_NOTE: f"<cbc:Note>Pay to DE89 3704 0044 0532 0130 00, please.</cbc:Note>{_NOTE}"}),
)
_CII_DUE = "<ram:DuePayableAmount>119.00"
_TAX = '<ram:TaxTotalAmount currencyID="EUR">19.00</ram:TaxTotalAmount>'
_CII_GROSS = "<ram:GrandTotalAmount>119.00</ram:GrandTotalAmount>"


def _cii_due(due: str, *, rounding: str = "", paid: str = "") -> Swaps:
    """Another amount due, explained by what is rounded or paid."""
    rounded = f"<ram:RoundingAmount>{rounding}</ram:RoundingAmount>" if rounding else ""
    kept = f"<ram:TotalPrepaidAmount>{paid}</ram:TotalPrepaidAmount>" if paid else ""
    return {
        _CII_GROSS: f"{rounded}{_CII_GROSS}{kept}",
        _CII_DUE: _CII_DUE.replace("119.00", due),
    }


def _basis(quantity: str) -> Swaps:
    price = "<ram:ChargeAmount>35.00</ram:ChargeAmount>"
    return {price: f'{price}<ram:BasisQuantity unitCode="C62">{quantity}</ram:BasisQuantity>'}


_PAYING = "<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>"


def _billed(name: str) -> str:
    return f"{_PAYING}<ram:InvoiceeTradeParty><ram:Name>{name}</ram:Name></ram:InvoiceeTradeParty>"


_TERMS, _ISSUED = "</ram:SpecifiedTradePaymentTerms>", "</ram:IssueDateTime>"
_EXTENDED = {"urn:cen.eu:en16931:2017<": "urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended<"}


def _discount(percent: str = "", amount: str = "", days: str = "") -> Swaps:
    """What is taken off where one pays in time."""
    cells = (
        f'<ram:BasisPeriodMeasure unitCode="DAY">{days}</ram:BasisPeriodMeasure>' if days else "",
        f"<ram:CalculationPercent>{percent}</ram:CalculationPercent>" if percent else "",
        f"<ram:ActualDiscountAmount>{amount}</ram:ActualDiscountAmount>" if amount else "",
    )
    inside = "".join(cells)
    granted = f"<ram:ApplicableTradePaymentDiscountTerms>{inside}</ram:ApplicableTradePaymentDiscountTerms>"
    return {**_EXTENDED, _TERMS: f"{granted}{_TERMS}"}


def _marked(test: str) -> Swaps:
    """An extended invoice that says whether it is a test."""
    context = "<rsm:ExchangedDocumentContext>"
    mark = f"<ram:TestIndicator><udt:Indicator>{test}</udt:Indicator></ram:TestIndicator>"
    return {**_EXTENDED, context: context + mark}


def _holding(until: str) -> Swaps:
    """An extended invoice that says until when it holds."""
    day = f'<udt:DateTimeString format="102">{until}</udt:DateTimeString>'
    period = f"<ram:EffectiveSpecifiedPeriod><ram:CompleteDateTime>{day}</ram:CompleteDateTime>"
    return {**_EXTENDED, _ISSUED: f"{_ISSUED}{period}</ram:EffectiveSpecifiedPeriod>"}


_CII: tuple[tuple[str, str, tuple[str, ...], Swaps], ...] = (
    ("discount", "a discount of half of the total", ("GATE-9",), _discount(amount="59.50", days="14")),
    ("discount-percent", "a discount of 40 per cent", ("GATE-9",), _discount("40", days="14")),
    ("discount-other", "a discount that is not its percentage", ("GATE-9",), _discount("2", "11.90", "14")),
    ("rounding", "881.00 more, called rounding", ("EINV-1",), _cii_due("1000.00", rounding="881.00")),
    ("prepaid", "something paid that is less than nothing", ("EINV-2",), _cii_due("219.00", paid="-100.00")),
    ("prepaid-more", "more paid than was owed", ("EINV-2",), _cii_due("-1.00", paid="120.00")),
    ("dollars", "an amount due in dollars", ("EINV-3",),
     {_CII_DUE: _CII_DUE.replace("Amount>", 'Amount currencyID="USD">')}),
    ("price", "a line that is ten times its price", ("EINV-4",), {"ChargeAmount>35.00": "ChargeAmount>3.50"}),
    ("price-base", "a price for 100 and an amount for one", ("EINV-4",), _basis("100")),
    ("price-nothing", "a price for a quantity of nothing", ("EINV-4",), _basis("0")),
    ("invoicee", "somebody else who is billed", ("GATE-9",), {_PAYING: _billed("Northwall Energy plc")}),
    ("test", "a document that is marked as a test", ("WORDS-5",), _marked("true")),
    ("collected", "a note that the amount is collected, beside a transfer", ("WORDS-9",),
     {"</ram:IssueDateTime>": "</ram:IssueDateTime><ram:IncludedNote><ram:Content>The amount will be debited"
      " automatically from your account.</ram:Content></ram:IncludedNote>"}),
    ("cleared", "what partners clear, and nobody pays", ("WORDS-9",), {"TypeCode>58<": "TypeCode>97<"}),
    ("ended", "what holds until the day after its issue", ("GATE-9",), _holding("20240516")),
    ("exponent", "an amount as 119e0", _UNREAD, {_CII_DUE: _CII_DUE.replace("119.00", "119e0")}),
)  # fmt: skip
_CII_HONEST: tuple[tuple[str, Swaps], ...] = (
    ("holding", _holding("20340614")),
    ("test", _marked("false")),
    ("discount", _discount("2", "2.38", "14")),
    ("same", {}),
    ("rounding", _cii_due("119.05", rounding="0.05")),
    ("prepaid", _cii_due("19.00", paid="100.00")),
    ("price", {**_basis("100"), "ChargeAmount>35.00": "ChargeAmount>3500.00"}),
)
_PAID = "<ImportoPagamento>119.00</ImportoPagamento>"
_DETAIL = "</DettaglioPagamento>"


def _instalment(amount: str, more: str = "") -> str:
    return f"{_DETAIL}<DettaglioPagamento><ModalitaPagamento>MP05</ModalitaPagamento>" \
        f"<ImportoPagamento>{amount}</ImportoPagamento>{more}{_DETAIL}"  # fmt: skip


_TOTAL, _TAX, _SPLIT = "<ImportoTotaleDocumento>", "<Imposta>19.00</Imposta>", "<EsigibilitaIVA>S</EsigibilitaIVA>"
_WITHHELD = (
    "<DatiRitenuta><TipoRitenuta>RT02</TipoRitenuta><ImportoRitenuta>20.00</ImportoRitenuta>"
    "<AliquotaRitenuta>20.00</AliquotaRitenuta><CausalePagamento>A</CausalePagamento></DatiRitenuta>"
)

_HEAD = "</FatturaElettronicaHeader>"


def _issued_by(code: str) -> str:
    return f"<SoggettoEmittente>{code}</SoggettoEmittente>{_HEAD}"


_EARLY = "<ScontoPagamentoAnticipato>{}</ScontoPagamentoAnticipato>" \
    "<DataLimitePagamentoAnticipato>2024-05-29</DataLimitePagamentoAnticipato>"  # fmt: skip


_FATTURAPA: tuple[tuple[str, str, tuple[str, ...], Swaps], ...] = (
    ("discount-early", "half of the total taken off for paying early", ("GATE-9",),
     {_DETAIL: f"{_EARLY.format('59.50')}{_DETAIL}"}),
    ("instalments", "instalments of more than the total", ("FPA-1",), {_DETAIL: _instalment("60.00")}),
    ("twice", "the total as two payments", ("FPA-1",), {_DETAIL: _instalment("119.00")}),
    ("payment", "a payment of more than the total", ("FPA-1",), {_PAID: _PAID.replace("119", "1190")}),
    ("payment-less", "a payment that is asked back", ("FPA-1",), {_PAID: _PAID.replace("119", "-119")}),
    ("instalments-less", "a payment of more than the total, and one that is less than nothing", ("FPA-1",),
     {_PAID: _PAID.replace("119", "319"), _DETAIL: _instalment("-200.00")}),
    ("discount", "lines of 100 and a summary of 500, beside a surcharge of a cent", ("SDI-00422",),
     {"<ImponibileImporto>100.00": "<ImponibileImporto>500.00", "<Imposta>19.00": "<Imposta>95.00",
      _PAID: _PAID.replace("119", "595"),
      "<ImportoTotaleDocumento>119.00": "<ScontoMaggiorazione><Tipo>MG</Tipo><Importo>0.01</Importo>"
      "</ScontoMaggiorazione><ImportoTotaleDocumento>595.00"}),
    ("exponent", "a payment of 1e3", _UNREAD, {_PAID: _PAID.replace("119.00", "1e3")}),
    ("exponent-one", "one of two payments as 1e3", _UNREAD, {_DETAIL: _instalment("1e3")}),
    ("exponent-total", "a total of 1.19E2", _UNREAD, {"Documento>119.00": "Documento>1.19E2"}),
    ("exponent-quantity", "a quantity of 2e0", _UNREAD, {"<Quantita>2": "<Quantita>2e0"}),
    ("comma", "a payment of 119,00", _UNREAD, {_PAID: _PAID.replace("119.00", "119,00")}),
    ("rounding", "81.00 more, called rounding", ("EINV-1", "FPA-1", "BR-CO-15"),
     {"<ImportoTotaleDocumento>119.00</ImportoTotaleDocumento>":
      "<ImportoTotaleDocumento>119.00</ImportoTotaleDocumento><Arrotondamento>81.00</Arrotondamento>",
      _PAID: _PAID.replace("119.00", "200.00")}),
    ("rate", "a line at a rate of which there is no summary", ("FPA-2", "SDI-00422"),
     {"30.00</PrezzoTotale>\n        <AliquotaIVA>19": "30.00</PrezzoTotale>\n        <AliquotaIVA>22"}),
    ("rate-more", "a line more, at a rate of which there is no summary", ("FPA-2",),
     {"<DatiRiepilogo>": "<DettaglioLinee><NumeroLinea>3</NumeroLinea><Descrizione>Books</Descrizione>"
      "<Quantita>1</Quantita><PrezzoUnitario>40.00</PrezzoUnitario><PrezzoTotale>40.00</PrezzoTotale><AliquotaIVA>4</AliquotaIVA>"
      "</DettaglioLinee><DatiRiepilogo>"}),
    ("price", "a line that is ten times its price", ("SDI-00423",), {"<PrezzoUnitario>35.00": "<PrezzoUnitario>3.50"}),
    ("half", "a payment of half of the total, and no reason", ("FPA-3",), {_PAID: _PAID.replace("119.00", "59.50")}),
    ("withheld", "a tax that is withheld, and all of the total", ("FPA-3",), {_TOTAL: _WITHHELD + _TOTAL}),
    ("split", "VAT that the buyer pays to the state, and all of the total", ("FPA-3",), {_TAX: _TAX + _SPLIT}),
    ("by-buyer", "an invoice that its buyer is said to have issued", ("OWN-3",), {_HEAD: _issued_by("CC")}),
    ("integration", "what a buyer writes for its own books, TD17", ("EINV-8",), {"TD01": "TD17"}),
    ("paid-line", "a line that says beside it that it was settled by cheque", ("WORDS-16",),
     {"30.00</PrezzoTotale>\n        <AliquotaIVA>19</AliquotaIVA>":
      "30.00</PrezzoTotale>\n        <AliquotaIVA>19</AliquotaIVA><AltriDatiGestionali><TipoDato>PAGATO</TipoDato>"
      "<RiferimentoTesto>Saldato con assegno n. 0044171</RiferimentoTesto></AltriDatiGestionali>"}),
    ("set-against", "a cause that sets all of it off", ("WORDS-16",),
     {"</DatiGeneraliDocumento>": "<Causale>Importo interamente compensato con Vs. fattura 88/2026</Causale>"
      "</DatiGeneraliDocumento>"}),
    ("note", "a cause that gives another account", ("EINV-6",),
     {"</DatiGeneraliDocumento>": f"<Causale>Nuovo IBAN {OTHER_IBAN}</Causale></DatiGeneraliDocumento>"}),
)  # fmt: skip
_IT_HONEST: tuple[tuple[str, Swaps], ...] = (
    ("discount-early", {_DETAIL: f"{_EARLY.format('2.38')}{_DETAIL}"}),
    ("same", {}),
    ("instalments", {_PAID: _PAID.replace("119.00", "59.00"), _DETAIL: _instalment("60.00")}),
    ("withheld", {_TOTAL: _WITHHELD + _TOTAL, _PAID: _PAID.replace("119.00", "99.00")}),
    ("split", {_TAX: _TAX + _SPLIT, _PAID: _PAID.replace("119.00", "100.00")}),
    ("by-agent", {_HEAD: _issued_by("TZ")}),
    (
        "discount",
        {
            "<ImportoTotaleDocumento>": "<ScontoMaggiorazione><Tipo>SC</Tipo><Importo>0.40</Importo>"
            "</ScontoMaggiorazione><ImportoTotaleDocumento>"
        },
    ),
)
