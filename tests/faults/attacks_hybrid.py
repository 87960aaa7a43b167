"""Attacks by hybrids: pages that say otherwise than the e-invoice, and e-invoices that are hidden in a PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from pikepdf import Array, Dictionary, Name, Object, Pdf

from evaluation.synthetic.hybrid import File, hybrid
from tests.faults.attack import Attack, edited, honest
from tests.faults.stated import CII, both, page, swapped

Swaps = Mapping[str, str]
Row = tuple[str, str, Swaps, Swaps]
PAGES = ("HY-01", "HY-02", "HY-04")
_FOUND = (*PAGES, "IN-15", "IN-16", "IN-44", "IN-45")
_SPOKEN = ("IN-20",)
_OURS, _OTHER = "DE89 3704 0044 0532 0130 00", "DE02 1203 0000 0000 2020 51"
_SELLER, _BUYER, _NUMBER = "Brightwater Tools GmbH", "Meadow Gardens GmbH", "Invoice number: BT-2024-0117"
_AGREED = "</ram:BuyerTradeParty>"
_TOTAL = "<ram:DuePayableAmount>119.00"


def hybrids() -> Iterator[Attack]:
    """Every attack by a hybrid."""
    for name, tries, on_page, stated in (*_PARTIES, *_NUMBERS, *_TOTALS, *_LINES, *_KINDS):
        yield Attack(f"hybrid-says-{name}.pdf", tries, PAGES, partial(both, on_page, stated))
    for name, told in _PAID.items():
        yield Attack(f"hybrid-pays-{name}.pdf", told, _KNOWN, partial(both, {_PAY: told}, {}))
    yield Attack(
        "hybrid-collected.pdf", "a page that collects the amount", ("WORDS-9",), partial(both, {_PAY: _COLLECTED}, {})
    )
    yield Attack("hybrid-discount.pdf", "a page that takes off 3 %", ("GATE-9",), partial(both, {_PAY: _GRANTED}, {}))
    for name, (tries, place, spoil) in _HIDDEN.items():
        yield Attack(f"embedded-{name}.pdf", f"another e-invoice {tries}", _FOUND, partial(embedded, place, spoil))
    yield Attack("hybrid-silent.pdf", "a page that shows nothing of what is stated", PAGES, _silent)
    for name, tries, old, new in _WORDS:
        yield Attack(f"spoken-{name}.pdf", f"ActualText that says {tries}", _SPOKEN, partial(page, _spoken(old, new)))
    yield Attack("spoken-structure.pdf", "a structure tree that says another total", _SPOKEN, partial(edited, _told))


def honest_hybrids() -> Iterator[Attack]:
    """The twins: hybrids and PDFs of the same make that say one thing."""
    for name, on_page, stated in _HONEST:
        yield Attack(f"honest-hybrid-{name}.pdf", "nothing", (), partial(both, on_page, stated))
    for name, told in _PAID_SO.items():
        yield Attack(f"honest-hybrid-pays-{name}.pdf", told, (), partial(both, {_PAY: told}, {}))
    terms = {_DUE_DATE: f"<ram:Description>{_GRANTED}</ram:Description>{_DUE_DATE}"}
    yield Attack("honest-hybrid-discount.pdf", "nothing", (), partial(both, {_PAY: _GRANTED}, terms))
    for place in (_named, _structure, _note, _picture, _orphan):
        name = place.__name__.strip("_")
        yield Attack(f"honest-embedded-{name}.pdf", "nothing", (), partial(embedded, place, bytes))
    yield Attack("honest-embedded-blank.pdf", "nothing", (), partial(embedded, _named, _behind_blanks))
    yield Attack("honest-spoken.pdf", "nothing", (), partial(page, _spoken("119.00", "119.00")))


def _delivered(day: str) -> Swaps:
    return {"(Germany)": f"(Germany) Tj ET BT /F1 10 Tf 300 655 Td (Delivery date: {day})"}


_NOWHERE = "<ram:ApplicableHeaderTradeDelivery></ram:ApplicableHeaderTradeDelivery>"
_DAY = '<udt:DateTimeString format="102">20240510</udt:DateTimeString>'
_DELIVERED = {
    _NOWHERE: _NOWHERE.replace(
        "><",
        f"><ram:ActualDeliverySupplyChainEvent><ram:OccurrenceDateTime>{_DAY}</ram:OccurrenceDateTime>"
        "</ram:ActualDeliverySupplyChainEvent><",
    )
}
_PARTIES: tuple[Row, ...] = (
    ("seller", "a page of another seller", {_SELLER: "Blackford Supply GmbH"}, {}),
    ("seller-like", "a page of a seller with a longer name", {_SELLER: "Brightwater Power Tools GmbH"}, {}),
    ("seller-partners", "a page of another legal person", {_SELLER: f"{_SELLER} & Co. KG"}, {}),
    ("seller-foot", "a page of another seller that names the stated one at its foot",
     {_SELLER: "Blackford Supply GmbH", "Please pay": f"{_SELLER}. Please pay"}, {}),
    ("buyer", "a page to another buyer", {_BUYER: "Hilltop Estates Ltd"}, {}),
    ("buyer-like", "a page to another company of the group", {_BUYER: "Meadow Gardens Holding GmbH"}, {}),
    ("buyer-care", "a page to another buyer, in care of the stated one",
     {f"({_BUYER})": "(Hilltop Estates Ltd)", "(Germany)": f"(c/o {_BUYER})"}, {}),
    ("delivery", "a page with another day of delivery", _delivered("3 March 2024"), _DELIVERED),
    ("vat-id", "a page with another VAT id", {"DE136695976": "DE811569869"}, {}),
    ("vat-id-buyers", "a page with a VAT id that is stated of the buyer", {"DE136695976": "DE129273398"},
     {_AGREED: '<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE129273398</ram:ID>'
      f"</ram:SpecifiedTaxRegistration>{_AGREED}"}),
)  # fmt: skip
_ORDER = f"{_AGREED}<ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>{{}}</ram:IssuerAssignedID>" \
    "</ram:BuyerOrderReferencedDocument>"  # fmt: skip
_NUMBERS: tuple[Row, ...] = (
    ("number", "a page with another number", {_NUMBER: "Invoice number: BT-2024-0999"}, {}),
    ("number-order", "a page with a number that is stated as the order's",
     {_NUMBER: "Invoice number: BT-2024-0999"}, {_AGREED: _ORDER.format("BT-2024-0999")}),
    ("number-beside", "a page with another number, and the stated one as the customer's",
     {_NUMBER: "Invoice number: BT-2024-0999", "(Germany)": "(Customer no. BT-2024-0117)"}, {}),
    ("number-longer", "a page with a digit more in its number", {_NUMBER: f"{_NUMBER}9"}, {}),
    ("number-suffix", "a page with a letter more in its number", {_NUMBER: f"{_NUMBER}-B"}, {}),
    ("account", "a page with another account of the vendor's", {_OURS: _OTHER}, {}),
    ("account-second", "a page with an account that is stated as a second one", {_OURS: _OTHER},
     {"</ram:SpecifiedTradeSettlementPaymentMeans>": "</ram:SpecifiedTradeSettlementPaymentMeans>"
      "<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount>"
      f"<ram:IBANID>{_OTHER.replace(' ', '')}</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>"
      "</ram:SpecifiedTradeSettlementPaymentMeans>"}),
    ("currency", "a page in dollars", {"Net total EUR": "Net total USD", "Total due EUR": "Total due USD"}, {}),
    ("currency-pounds", "a page in pounds", {"Net total EUR": "Net total GBP", "Total due EUR": "Total due GBP"}, {}),
    ("currency-sign", "a page with a dollar sign at its amounts",
     {"Net total EUR": "Net total", "Total due EUR": "Total due", "(119.00)": "($119.00)", "(100.00)": "($100.00)"},
     {}),
    ("currency-stated", "an e-invoice in dollars", {}, {">EUR<": ">USD<", '"EUR"': '"USD"'}),
    ("account-old", "a page that calls the stated account an old one",
     {f"Please pay to IBAN {_OURS}": f"Pay to {_OTHER}; our old account was {_OURS}"}, {}),
    ("date", "a page of another day", {"15 May 2024": "15 March 2024"}, {}),
    ("due-date", "a page that is due on another day", {"14 June 2024": "20 May 2024"}, {}),
)  # fmt: skip
# What a page prints of where to pay that the e-invoice does not state.
_KNOWN = ("VEND-3",)
_PAY = f"Please pay to IBAN {_OURS}"
_PAID = {
    "link": "Pay online: https://pay.example.com/i/7781",
    "phone": "Please pay by phone: 0800 123 456.",
    "sort-code": "Sort code 20-00-00, account 12345678",
    "link-beside": f"{_PAY}, or at paypal.me/brightwater-tools",
    "factor": f"IBAN {_OURS}; pay only to Northfield Factoring Ltd.",
}
_COLLECTED = f"The amount will be collected by direct debit. {_PAY}"
_GRANTED = f"3 % discount for payment within 10 days, 30 days net. {_PAY}"
_DUE_DATE = "<ram:DueDateDateTime>"
_PAID_SO = {
    "national": f"{_PAY}, BLZ 370 400 44, Kontonummer 0532013000",
    "cheque": f"{_PAY}. Cheques payable to Brightwater Tools GmbH.",
    "debit-too": f"We also accept SEPA direct debit. {_PAY}",
    "debit-denied": f"Zahlung per Lastschrift ist nicht möglich. {_PAY}",
    "debit-or": f"Payment by bank transfer or direct debit. {_PAY}",
}
_TOTALS: tuple[Row, ...] = (
    ("total", "a page with another total", {"(119.00)": "(191.00)"}, {}),
    ("total-whole", "a total in whole units", {"(119.00)": "(191)"}, {}),
    ("totals-whole", "all totals in whole units", {"(119.00)": "(190)", "(100.00)": "(160)", "(19.00)": "(30)"}, {}),
    ("totals-whole-decoy", "totals in whole units, and the stated ones as last year's",
     {"(119.00)": "(190)", "(100.00)": "(160)", "(19.00)": "(30)",
      "Please pay": "Last year: 100.00 and 19.00, together 119.00. Please pay"}, {}),
    ("total-whole-label", "a total in whole units at its label",
     {"Total due EUR": "Total due EUR 191", "(119.00)": "( )"}, {}),
    ("total-dashed", "a total with a dash for its cents", {"(119.00)": "(191,-)"}, {}),
    ("totals-double", "twice the amounts",
     {"(119.00)": "(238.00)", "(100.00)": "(200.00)", "(19.00)": "(38.00)", "(70.00)": "(140.00)", "(30.00)": "(60.00)",
      "(35.00)": "(70.00)", "(10.00)": "(20.00)"}, {}),
    ("totals-shifted", "totals with their point one place on",
     {"(119.00)": "(1190.0)", "(100.00)": "(1000.0)", "(19.00)": "(190.0)"}, {}),
    ("totals-unlabelled", "a total without a label",
     {"Net total EUR": "A", "VAT 19 %": "B", "Total due EUR": "C", "(119.00)": "(219.00)"}, {}),
    ("untaxed", "a page without tax", {"VAT 19 %": "VAT 0 %", "(19.00)": "(0.00)", "(119.00)": "(100.00)"}, {}),
    ("due-less", "an e-invoice of which less is due", {},
     {_TOTAL: "<ram:TotalPrepaidAmount>19.00</ram:TotalPrepaidAmount><ram:DuePayableAmount>100.00"}),
    ("rate", "a page with another rate of tax", {"VAT 19 %": "VAT 7 %"}, {}),
    ("paid", "a page that is paid already",
     {"(Total due EUR)": "(Paid)", "Please pay": "Amount due EUR 0.00. Please do not pay"}, {}),
    ("stated-less", "an e-invoice of less tax", {},
     {"<ram:GrandTotalAmount>119.00": "<ram:GrandTotalAmount>107.00", _TOTAL: "<ram:DuePayableAmount>107.00",
      "19.00</ram:TaxTotalAmount>": "7.00</ram:TaxTotalAmount>",
      "<ram:CalculatedAmount>19.00": "<ram:CalculatedAmount>7.00",
      "<ram:RateApplicablePercent>19": "<ram:RateApplicablePercent>7"}),
)  # fmt: skip
_LINES: tuple[Row, ...] = (
    ("goods", "a page with other goods", {"Garden spade": "Gift vouchers"}, {}),
    ("goods-half", "a page with goods of half the name", {"Garden spade": "Garden party"}, {}),
    ("goods-swapped", "a page with the goods of other lines",
     {"Garden spade": "Spade and", "Wheelbarrow tyre": "Garden spade"}, {}),
    ("line-gone", "a page without one of the lines",
     {"(Wheelbarrow tyre)": "( )", "(3)": "( )", "(10.00)": "( )", "(30.00)": "( )"}, {}),
    ("goods-all", "a page with other goods in every line",
     {"Garden spade": "Consulting in May", "Wheelbarrow tyre": "Travel expenses"}, {}),
    ("quantity", "a page with another quantity and price", {"(2)": "(1)", "(35.00)": "(70.00)"}, {}),
    ("quantity-alone", "a page with another quantity", {"(2)": "(7)"}, {}),
    ("price", "a page with another price", {"(35.00)": "(3.50)"}, {}),
    ("amounts", "lines of other amounts with the same sum",
     {"(70.00)": "(60.00)", "(30.00)": "(40.00)", "(35.00)": "(30.00)", "(3)": "(4)"}, {}),
    ("split", "one line for two, with the same sum",
     {"(70.00)": "(100.00)", "(35.00)": "(50.00)", "(Wheelbarrow tyre)": "( )", "(3)": "( )", "(10.00)": "( )",
      "(30.00)": "( )"}, {}),
)  # fmt: skip
_KINDS: tuple[Row, ...] = (
    ("credit", "a page that is a credit note", {"(INVOICE)": "(CREDIT NOTE)"}, {}),
    ("pro-forma", "a page that is a pro forma invoice", {"(INVOICE)": "(PRO FORMA INVOICE)"}, {}),
    ("quote", "a page that is a quotation", {"(INVOICE)": "(QUOTATION)"}, {}),
    ("order", "a page that is an order confirmation", {"(INVOICE)": "(ORDER CONFIRMATION)"}, {}),
)
_HONEST: tuple[tuple[str, Swaps, Swaps], ...] = (
    ("same", {}, {}),
    ("capitals", {_BUYER: _BUYER.upper()}, {}),
    ("short", {}, {_SELLER: "Brightwater Tools"}),
    ("whole", {"(119.00)": "(119)", "(100.00)": "(100)", "(19.00)": "(19)"}, {}),
    ("signs", {"Total due EUR": "Total due"}, {}),
    ("order", {}, {_AGREED: _ORDER.format("4711")}),
    ("delivery", _delivered("10 May 2024"), _DELIVERED),
)
_WORDS = (
    ("total", "another total", "119.00", "191.00"),
    ("account", "another account", f"Please pay to IBAN {_OURS}", f"Please pay to IBAN {_OTHER}"),
    ("seller", "another seller", _SELLER, "Blackford Supply GmbH"),
    ("number", "another number", _NUMBER, "Invoice number: BT-2024-0999"),
)


def _spoken(old: str, new: str) -> Swaps:
    return {f"({old}) Tj": f"/Span << /ActualText ({new}) >> BDC ({old}) Tj EMC"}


def _told(pdf: Pdf) -> None:
    part = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Span, ActualText="Total due EUR 191.00"))
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=part))


Place = Callable[[Pdf, Object], None]
Spoil = Callable[[bytes], bytes]


def embedded(place: Place, spoil: Spoil) -> bytes:
    """The honest page with the e-invoice after `spoil`, kept where `place` puts it."""

    def edit(pdf: Pdf) -> None:
        stream = pdf.make_stream(spoil(CII), Type=Name.EmbeddedFile)
        place(pdf, pdf.make_indirect(Dictionary(Type=Name.Filespec, F="factur-x.xml", EF=Dictionary(F=stream))))

    return edited(edit, honest())


def _named(pdf: Pdf, file: Object) -> None:
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(["factur-x.xml", file])))


def _structure(pdf: Pdf, file: Object) -> None:
    part = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, AF=Array([file])))
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=part))


def _note(pdf: Pdf, file: Object) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 1, 1]), AF=Array([file]))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def _picture(pdf: Pdf, file: Object) -> None:
    form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]), AF=Array([file]))
    pdf.pages[0].obj.Resources.XObject = Dictionary(Nothing=form)


def _private(pdf: Pdf, file: Object) -> None:
    pdf.Root.PieceInfo = Dictionary(Books=Dictionary(Private=Dictionary(Source=Dictionary(file))))


def _orphan(pdf: Pdf, file: Object) -> None:
    pdf.Root.PieceInfo = Dictionary(Books=Dictionary(Private=file.EF.F))


def _other(data: bytes) -> bytes:
    """An e-invoice over twice the amounts."""
    doubled = {"119.00": "238.00", ">19.00": ">38.00", "100.00": "200.00", ">70.00": ">140.00", ">30.00": ">60.00"}
    return swapped(data, {**doubled, ">35.00": ">70.00", ">10.00": ">20.00"})


def _behind_blanks(data: bytes) -> bytes:
    return b" \n" * 50_000 + data


def _plain(data: bytes) -> str:
    """Another e-invoice without its declaration."""
    return _other(data).decode().partition("?>\n")[2]


def _silent() -> bytes:
    """A page that shows nothing of what the e-invoice states."""

    def edit(pdf: Pdf) -> None:
        pdf.pages[0].Contents.write(b"BT /F1 12 Tf 60 700 Td (The e-invoice is attached.) Tj ET")

    return hybrid(edited(edit, honest()), File("factur-x.xml", CII))


_HIDDEN: Mapping[str, tuple[str, Place, Spoil]] = {
    "structure": ("at a part of the structure tree", _structure, _other),
    "note": ("at a link", _note, _other),
    "picture": ("at a form of a page", _picture, _other),
    "private": ("among the data of a program", _private, _other),
    "orphan": ("that no specification names", _orphan, _other),
    "blank": ("behind 100,000 blanks", _named, lambda data: _behind_blanks(_other(data))),
    "tabs": ("behind tabs and returns", _named, lambda data: b"\t\r\n" * 3_000 + _other(data)),
    "utf-16": ("in UTF-16 without its mark", _named, lambda data: _plain(data).encode("utf-16-le")),
    "utf-32": ("in UTF-32", _named, lambda data: f"\ufeff{_plain(data)}".encode("utf-32-be")),
    "ebcdic": (
        "in EBCDIC",
        _named,
        lambda data: f"<?xml version='1.0' encoding='cp500'?>{_plain(data)}".encode("cp500"),
    ),
    "comment": ("behind a comment", _named, lambda data: f"<!-- {'x' * 5_000} -->{_plain(data)}".encode()),
    "instruction": ("behind an instruction", _named, lambda data: f"<?books keep?>{_plain(data)}".encode()),
}
