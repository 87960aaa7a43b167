"""Attacks by what a page says, leads to or holds: contracts by paying, seizures, taxes kept back, other days and
monies, lines that programs read, links, fields and files within; with honest twins.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from tests.faults.attack import Attack, honest, rows_of
from tests.faults.attacks_archive import packed
from tests.faults.stated import page

_SECOND, _UNCLEAR, _UNPAID, _CREDIT, _PAYEE = ("GATE-9",), ("WORDS-16",), ("WORDS-9",), ("WORDS-8",), ("VEND-3",)
_MAILED = ("WORDS-18",)
_SAYS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("contract", _UNCLEAR, "Remittance of the sum shown concludes the agreement overleaf."),
    ("contract-de", _UNCLEAR, "Erst mit Ihrer Überweisung kommt der Eintragungsvertrag zustande."),
    ("prices-nl", ("WORDS-6",), "Deze prijzen zijn geldig tot 31-12-2024."),
    ("drawn-up", _SECOND, "Drawn up at Hamburg on 3 March 2025."),
    ("their-name-fr", _SECOND, "Prestations facturées par nos soins en son nom."),
    ("subject", _CREDIT, "Subject: credit note 2024-0301"),
    ("subject-de", ("WORDS-2",), "Betreff: Storno 2024-0301"),
    ("second-title", _CREDIT, "Credit note for returned goods"),
    ("seized-sv", _UNPAID, "Fordran är utmätt av Kronofogdemyndigheten."),
    ("insolvent-de", _UNPAID, "Über unser Vermögen wurde das Insolvenzverfahren eröffnet."),
    ("offset-fr", _UNPAID, "Règlement par compensation avec notre dette envers vous."),
    ("trial", _UNPAID, "Your free trial runs until 31 December 2024."),
    ("portal-pt", ("WORDS-10",), "São válidos apenas os dados bancários publicados no portal."),
    ("escrow-de", ("WORDS-10",), "Zahlungen erbitten wir auf das Anderkonto unseres Notars."),
    ("training-de", ("WORDS-5",), "Dieser Beleg wurde zu Schulungszwecken erstellt."),
    ("kept-back-es", _UNCLEAR, "Retención a cuenta del IRPF: 15 % a practicar por el pagador."),
    ("kept-back-cs", _UNCLEAR, "Dodavatel je nespolehlivým plátcem podle zákona."),
    ("not-vat", ("WORDS-6",), "This is a request for payment on account and is not a VAT invoice."),
    ("for-information", ("WORDS-4",), "This copy is sent to you for information."),
    ("their-client", _UNCLEAR, "Payment of this invoice is a matter for our client."),
    ("leasing-de", _UNCLEAR, "Zahlung leistet vereinbarungsgemäß die Nordwall Leasing AG direkt an uns."),
    ("unsigned-cs", _UNCLEAR, "Bez razítka a podpisu dodavatele není tento doklad platný."),
    ("unconfirmed", _UNCLEAR, "This document becomes binding only if you confirm it in writing."),
    ("standing-de", ("WORDS-13",), "Der Betrag ist jeweils zum 3. des Monats fällig."),
    ("way-paid", ("WORDS-3",), "Payment method: card, paid"),
    ("kept-back-es-payer", _UNCLEAR, "El pagador practicará una retención a cuenta del 15 % en el momento del pago."),
    ("small-business-it", ("DE-19",), "Operazione effettuata in regime forfettario, senza applicazione dell'IVA."),
    ("shares-de", _UNCLEAR, "Zahlungsplan: 1/3 bei Auftrag, 1/3 bei Aufbau, 1/3 nach Messeschluss."),
    ("secured-nl", _UNCLEAR, "Van het bedrag wordt 5 % ingehouden als garantie."),
    ("information-nl", _UNCLEAR, "Dit document is uitsluitend ter kennisgeving."),
    ("set-against-it", _UNCLEAR, "Importo interamente compensato con Vs. fattura 88/2026."),
    ("by-card-es", _UNCLEAR, "Importe abonado con tarjeta VISA ****4411 el 28/05/2024."),
    ("insurer-pl", _UNCLEAR, "Należność z niniejszej faktury ureguluje ubezpieczyciel najemcy."),
    ("accompanied-fr", _UNCLEAR, "Facture valable uniquement accompagnée du procès-verbal signé."),
    ("organiser-es", _UNCLEAR, "El importe ha sido abonado por el organizador de la feria."),
    ("ceded-de", _UNCLEAR, "Diese Forderung ist an die Weser-Faktor Bank AG abgetreten."),
    ("offer-it", _UNCLEAR, "Il presente documento vale come preventivo fino alla Vostra conferma scritta."),
    ("agent", _SECOND, "as agent only for Immingham Terminal JV Ltd, the party liable for this fee"),
    ("issued-again", ("WORDS-4",), "Re-issued at your request; the first was sent with our letter of 2 September."),
    ("specimen-fr", ("WORDS-5",), "Modèle de facture transmis pour validation de vos références"),
    ("in-favour", _CREDIT, "Account balance: EUR 420.00 in your favour, no remittance required"),
    ("correction-de", ("WORDS-15",), "Vorgang auf Kundenwunsch storniert, Korrekturbeleg folgt."),
    ("month-end", _SECOND, "Net 60 days end of month"),
    ("money", _SECOND, "Payment only in USD at a rate of 1.08, i.e. 128.52 USD."),
    ("currency", _SECOND, "Currency: FKP"),
    ("slip-sv", _SECOND, "# 2611044227 # 1190 00 4 > 32013000#41#"),
    ("slip-bare-sv", _SECOND, "# 2611044227 # 1190 00 4 >"),
    ("slip-account-sv", _PAYEE, "# 2611044227 # 119 00 4 > 5231104#41#"),
    ("slip-account-fi", _PAYEE, f"479440520200360820001190000{'0' * 21}240614"),
)
_TWINS: tuple[tuple[str, str], ...] = (
    ("contract", "The agreement comes into force on signature."),
    ("drawn-up", "Drawn up at Hamburg on 15 May 2024."),
    ("drawn-up-reply", "This invoice is issued in reply to your order of 3 May 2024"),
    ("drawn-up-work", "Work done at your premises on 3 May 2024."),
    ("subject", "Subject: delivery of May"),
    ("second-title", "Tax invoice for delivered goods"),
    ("seized-sv", "Vid utebliven betalning kan kravet överlämnas till Kronofogdemyndigheten."),
    ("portal", "Follow your deliveries in our customer portal."),
    ("kept-back-sv", "Godkänd för F-skatt."),
    ("vat", "This is a VAT invoice."),
    ("their-client", "Matter: advice to your client Northwall."),
    ("unsigned-cs", "Doklad je platný bez razítka a podpisu."),
    ("standing", "The meter is read on the 3rd of each month."),
    ("way", "Payment method: bank transfer"),
    ("way-card", "We can also be paid by card."),
    ("kept-back-es", "Operación no sujeta a retención a cuenta."),
    ("small-business-it", "Operazione effettuata in regime ordinario, con applicazione dell'IVA."),
    ("shares", "Fittings of 1/2 inch and of 3/4 inch."),
    ("secured-nl", "Garantie 24 maanden, op onderdelen 5 % korting."),
    ("information-nl", "Ter informatie: vrijdag zijn wij gesloten."),
    ("set-against-it", "La compensazione è esclusa."),
    ("by-card-es", "También aceptamos tarjeta VISA."),
    ("insurer-pl", "Transport ubezpieczony."),
    ("accompanied-fr", "Garantie valable uniquement accompagnée de cette facture."),
    ("organiser-es", "El organizador de la feria recibe factura aparte por sus propias consumiciones."),
    ("ceded-de", "Ihre Ansprüche aus diesem Vertrag können nur mit unserer Zustimmung abgetreten werden."),
    ("offer-it", "Come da nostro preventivo n. 88 da Voi confermato per iscritto."),
    ("agent", "Site contact: Immingham Terminal JV Ltd, gate 4"),
    ("issued-again", "Sent by e-mail only; no paper version follows."),
    ("specimen-fr", "Modèle de chambre : supérieure, vue jardin"),
    ("paid-before-de", "Die Rechnung BT-2024-0099 wurde am 03.05.2024 bezahlt, vielen Dank."),
    ("month-end", "Net 30 days end of month"),
    ("month-end-new", "New customers: net 60 days end of month"),
    ("currency", "Currency: EUR"),
    ("slip-sv", "# 2611044227 # 119 00 4 > 32013000#41#"),
    ("slip-bare-sv", "# 2611044227 # 119 00 4 >"),
)

_OTHER_ACCOUNT = "DE02 1203 0000 0000 2020 51"
_BESIDE = (
    ("not-processed-es", "La factura contiene un error en las unidades. Por favor, no la tramiten."),
    ("account", f"Please pay our fees into our client account {_OTHER_ACCOUNT}."),
    ("account-used", f"Due to an audit please use {_OTHER_ACCOUNT} for this one."),
)
_IN_TEXTS = (
    ("account", ("WORDS-10",), f"With effect from this invoice our fees are to be paid into {_OTHER_ACCOUNT}."),
    ("not-paid", _UNPAID, "Please do not process this invoice."),
)
_LETTERS = (
    "Terms of engagement 2026. Liability is limited as agreed. English law applies.",
    "Please pay into our account DE89 3704 0044 0532 0130 00 by the due date.",
)


def heard() -> Iterator[Attack]:
    """Every attack by what a page says, leads to or holds."""
    for name, rules, text in _SAYS:
        yield Attack(f"heard-{name}.pdf", text, rules, partial(honest, rows_of((text,))))
    for name, text in (("warranty-pt", "ao abrigo da garantia"), ("billed-de", "Bereits mit Rechnung 4471 berechnet")):
        beside = partial(honest, rows_of((text,), top=462))
        yield Attack(f"heard-line-{name}.pdf", f"a row below an item: {text}", ("TYPE-4",), beside)
    collected = "The amount is collected by direct debit. Account: DE89 3704 0044 0532 0130 00"
    yield Attack("heard-collected.pdf", collected, _UNPAID, partial(honest, rows_of((collected,))))
    recalled = {"invoice.pdf": honest(), "note.txt": b"Invoice BT-2024-0117 has been cancelled."}
    yield Attack("heard-text-beside.zip", "a text beside it recalls it", _MAILED, partial(packed, recalled))
    for name, said in _BESIDE:
        beside = {"invoice.pdf": honest(), "note.txt": said.encode()}
        yield Attack(f"heard-beside-{name}.zip", f"a text beside it: {said}", _MAILED, partial(packed, beside))
    for name, rules, said in _IN_TEXTS:
        within = partial(_holding, said.encode, "note.txt")
        yield Attack(f"heard-text-{name}.pdf", f"a text within it: {said}", rules, within)
    pay = partial(_linked, "https://pay-brightwater.example/payer")
    yield Attack("heard-link.pdf", "a link that leads to pay", _PAYEE, pay)
    yield Attack("heard-link-far.pdf", "a link that leads to pay, behind many others", _PAYEE, partial(pay, others=300))
    for name, at, rules in (("credit", 1, _CREDIT), ("order", 2, ("WORDS-6",)), ("paid", 3, ("WORDS-3",))):
        yield Attack(f"heard-ticked-{name}.pdf", "a ticked box", rules, partial(honest, partial(_boxes, at)))
    filled = partial(_filled, "99.00 EUR")
    yield Attack("heard-field.pdf", "a field that says what is accepted", ("IN-29",), filled)
    for name, tries, swaps in (
        ("total", "a copy within with another total", {"(119.00)": "(191.00)"}),
        ("number", "a copy within with another number", {"BT-2024-0117": "BT-2024-0171"}),
    ):
        yield Attack(f"heard-within-{name}.pdf", tries, _SECOND, partial(_holding, partial(page, swaps)))


def honest_heard() -> Iterator[Attack]:
    """The twins: the same places, and nothing that changes what is owed."""
    for name, text in _TWINS:
        yield Attack(f"honest-heard-{name}.pdf", text, (), partial(honest, rows_of((text,))))
    for name, address in (
        ("", "https://www.brightwater.example/contact"),
        ("-terms", "https://www.brightwater.example/payment-terms"),
        ("-provider", "https://www.paypal.com/legal"),
    ):
        yield Attack(f"honest-heard-link{name}.pdf", "nothing", (), partial(_linked, address, others=300))
    for at in (0, 4):
        yield Attack(f"honest-heard-ticked-{at}.pdf", "a ticked box", (), partial(honest, partial(_boxes, at)))
    for at, said in enumerate(_LETTERS):
        within = partial(_holding, said.encode, "terms.txt")
        yield Attack(f"honest-heard-text-{at}.pdf", said, (), within)
    yield Attack("honest-heard-field.pdf", "nothing", (), partial(_filled, ""))
    yield Attack("honest-heard-within.pdf", "nothing", (), partial(_holding, honest))


def _linked(address: str, others: int = 0) -> bytes:
    def draw(canvas: Canvas) -> None:
        rows_of(("Click here",))(canvas)
        for number in range(others):
            canvas.linkURL(f"https://www.brightwater.example/{number}", (60, 290, 160, 320), thickness=0)
        canvas.linkURL(address, (60, 290, 160, 320), thickness=0)

    return honest(draw)


def _boxes(ticked: int, canvas: Canvas) -> None:
    """Boxes before words, one of which is ticked."""
    for at, text in enumerate(("Invoice", "Credit note", "Delivery note", "Paid", "By post")):
        x, y = 60 + 95 * at, 260
        canvas.setFont("Helvetica", 9)
        canvas.drawString(x + 12, y, text)
        canvas.rect(x, y - 1, 8, 8)
        if at == ticked:
            canvas.line(x + 1, y, x + 7, y + 6)
            canvas.line(x + 1, y + 6, x + 7, y)


def _filled(value: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        rows_of(("Accepted by the site manager:",))(canvas)
        canvas.acroForm.textfield(name="accepted", value=value, x=300, y=200, width=100, height=16)

    return honest(draw)


def _holding(make: Callable[[], bytes], name: str = "copy.pdf") -> bytes:
    """The honest invoice with a file in it."""
    with pikepdf.open(io.BytesIO(honest())) as pdf:
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, make(), filename=name)
        buffer = io.BytesIO()
        pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()
