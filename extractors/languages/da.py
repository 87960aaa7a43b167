# ruff: noqa: E501 - blocks of wordings read better in long rows
"""Danish."""

from __future__ import annotations

from extractors.languages.vocabulary import vocabulary

DA = vocabulary(
    "da",
    labels={
        "invoice_number": """Fakturanr. | Fakturanummer | Faktura nr. | Faktura nummer | Fakt.nr. | Faktura-nr. | Regningsnr. | Regningsnummer | Bilagsnr. | Bilagsnummer | Kreditnotanr.
            | Kreditnota nr. | Kreditnotanummer | Kvittering nr. | Kvitteringsnr. | Bonnr.
            | Fakturanummer/ref. | Faktura id | Faktura ID | Bilag nr. | Fakt. nr.""",
        "issue_date": """Fakturadato | Faktura dato | Udstedt | Udstedelsesdato | Bilagsdato | Regningsdato | Faktureringsdato | Udstedt den
            | Oprettet | Fakt.dato | Dato for udstedelse""",
        "due_date": """Forfaldsdato | Forfald | Betalingsdato | Betales senest | Sidste rettidige betalingsdag | Forfalder | Rettidig betaling | Betalingsfrist | Sidste betalingsdag
            | Forfalder til betaling | Seneste betalingsdato | Betalingsdag | Sidste rettidige betaling
            | Forf.dato | Forfaldsdag | Sidste rettidige betalingsdato | Sidste rettidige indbetaling | Sidste rettidige indbetalingsdag | Senest betaling | Betaling senest | Indbetales senest | indbetalt senest | bedes indbetalt senest | bedes betalt senest | Ved for sen betaling efter | for sen betaling efter | Beløbet trækkes | Trækkes den | Senest den
            | Betales via Betalingsservice den | Trækkes automatisk den | Hæves den | Træk på konto den""",
        "currency": "Møntfod | Fakturavaluta",
        "purchase_order_reference": """Rekvisitionsnr. | Rekv.nr. | Indkøbsordre | Indkøbsordrenr. | Jeres ordrenr. | Deres ordrenr. | Deres ordre | Bestillingsnr. | Købsordre | Rekvisition
            | Kundens ordrenr. | Jeres ordre | Købsordrenr. | PO-nummer | Rekvisitionsnummer
            | Jeres bestilling | Deres bestilling | Ifølge ordre | Kundens ordre | Købsordre nr.""",
        "buyer_reference": "Deres ref. | Jeres ref. | Jeres reference | Deres reference | Kundereference | Omkostningssted | Rekvirent",
        "preceding_invoice": "Vedrører faktura | Krediterer faktura | Oprindelig faktura | Vedr. faktura | Udligner faktura | Vedrører fakturanr.",
        "seller": "Sælger | Leverandør | Fakturaudsteder | Udsteder | Beløbsmodtager",
        "buyer": """Køber | Kunde | Faktureres til | Fakturamodtager | Faktureringsadresse | Fakturaadresse | Debitor | Kundens navn | Faktura til
            | Til | Kundeoplysninger | Betaler | Modtager af faktura""",
        "vat_id": "CVR-nr. | CVR nr. | CVR | SE-nr. | CVR/SE-nr. | CVR/VAT | Momsnr. | CVR-nummer | Moms nr. | VAT-nr. | Momsnummer",
        "seller.vat_id": "Vores CVR-nr. | Sælgers CVR-nr.",
        "buyer.vat_id": "Deres CVR-nr. | Jeres CVR-nr. | Kundens CVR-nr. | Jeres momsnr. | Købers CVR-nr. | Kundens momsnr.",
        "tax_number": "CPR-nr. | CPR",
        "payment.iban": "IBAN-nr. | IBAN nr. | IBAN-konto",
        "payment.bic": "SWIFT-kode | BIC-kode | Swiftadresse",
        "payment.reference": "Betalings-ID | FI-kode | Betalingsreference | Indbetalingskort | OCR-linje",
        "payment.terms": "Betalingsbetingelser | Betalingsvilkår | Bet.betingelser",
        "totals.line_net": "Varebeløb | Sum varelinjer | Linjesum",
        "totals.allowances": "Rabat i alt | Fakturarabat | Rabatbeløb",
        "totals.charges": "Fragt | Fragt inkl. moms | Forsendelse | Gebyr | Fakturagebyr | Miljøbidrag | Fragtomkostninger | Levering",
        "totals.net": """Beløb ekskl. moms | Total ekskl. moms | I alt ekskl. moms | Nettobeløb | Momspligtigt beløb | Netto i alt | I alt excl. moms | Total excl. moms | Momsgrundlag
            | Subtotal ekskl. moms | Beløb uden moms
            | Beløb eksklusive moms | Total eksklusive moms | I alt eksklusive moms | Subtotal excl. moms | Total ex. moms | Total uden moms | I alt uden moms
            | Subtotal eksklusive moms | I alt ex moms
            | før moms | uden moms""",
        "totals.tax": "25% moms | Momsbeløb | Moms i alt | 25 % moms | Heraf moms | Moms 25% | Moms udgør",
        "totals.gross": """Total inkl. moms | I alt inkl. moms | Beløb inkl. moms | Fakturabeløb | Fakturatotal | Totalbeløb | Samlet beløb | I alt incl. moms | Total incl. moms
            | Bruttobeløb | Fakturabeløb i alt
            | Total inklusive moms | I alt inklusive moms | Beløb inklusive moms | I alt med moms | Total med moms | Denne regning | Denne faktura""",
        "totals.paid": """Betalt beløb | Indbetalt | Forudbetalt | Modtaget betaling | A conto | Forudbetaling
            | Indbetalinger | Indbetaling | Modtagne betalinger | Allerede betalt | Aconto betalt""",
        "totals.rounding": "Afrunding | Øreafrunding",
        "totals.due": """At betale | Til betaling | Beløb til betaling | Restbeløb | Skyldigt beløb | I alt til betaling | Saldo til betaling | Total til betaling | Rest til betaling
            | Skyldig saldo""",
    },
    others={
        "order_date": "Ordredato | Bestillingsdato",
        "delivery_date": "Leveringsdato | Leveret | Afsendt | Forsendelsesdato | Lev.dato",
        "service_date": "Udført | Ydelsesdato | Udført den",
        "period": "Faktureringsperiode | Afregningsperiode",
        "other_date": "Udskriftsdato | Tilbudsdato | Bogføringsdato",
        "customer_number": "Kundenr. | Kunde nr. | Kundenummer | Debitornr. | Debitornummer | Kunde-nr. | Medlemsnr.",
        "supplier_number": "Leverandørnr. | Leverandørnummer",
        "sales_order": "Ordrenr. | Ordrenummer | Vores ordre | Sagsnr. | Sagsnummer | Projektnr. | Tilbudsnr. | Vores ordrenr. | Ordre nr. | Arbejdsordre | Sag",
        "delivery_note": "Følgeseddel | Følgeseddelnr. | Fragtbrev | Fragtbrevsnr. | Pakkeseddel nr. | Forsendelsesnr.",
        "contract": "Aftalenr. | Kontraktnr. | Policenr. | Målernr. | Abonnementsnr. | Aftalenummer",
        "bank_account": "Kontonr. | Reg.nr. | Reg. nr. | Reg.nr./kontonr. | Bankkonto | Pengeinstitut | Betalingsmåde | Betalingsmetode | Kontonummer | Reg.- og kontonr. | Bankoplysninger",
        "contact": "Tlf. | Tlf | Telefonnr. | Mobil | E-mailadresse | Hjemmeside | Vores ref. | Kontaktperson | Vor ref. | Sælger ref. | Sagsbehandler | Vores reference",
        "register": "P-nr. | EAN-nr. | EAN-nummer | EAN lokationsnr. | GLN-nr.",
        "shipping": "Leveringsmåde | Leveringsbetingelser | Bruttovægt | Forsendelsesmåde | Transportør | Lev.betingelser",
        "cash": "Kontant | Byttepenge | Dankort | MobilePay | Ekspedient",
        "withholding": "Tilbageholdt | Tilbageholdt beløb",
        "balance": """Tidligere saldo | Rykkergebyr | Morarenter | Primosaldo
            | Saldo fra tidligere | Saldo forrige regning | Forrige regning | Forrige faktura | Overført saldo | Overført fra tidligere""",
        "tax_rate": "Momsprocent",
        "cash_discount": "Kontantrabat | rabat ved betaling senest | ved betaling inden | rabat ved betaling inden",
        "exchange": "Valutakurs",
        "count": "Antal i alt | Antal varer | Antal linjer",
        "words": "Beløb i bogstaver",
        "page": "Side | Side nr.",
        "note": "Bemærkninger | Bemærkning | Vedr. | Vedrørende",
    },
    third_parties="Leveringsadresse | Varemodtager | Leveres til | Levering til | Modtager | Leveringssted | Lev.adresse",
    ambiguous={
        "I alt": "totals.gross | totals.net | totals.due",
        "Ialt": "totals.gross | totals.net | totals.due",
        "Samlet": "totals.gross | totals.net",
        "Beløb": "totals.gross | totals.net",
        "Momsfaktura": "invoice_number",
        "Regning": "invoice_number",
        "Dato": "issue_date | other.service_date",
        "Navn": "buyer | seller",
        "Firmanavn": "buyer | seller",
    },
    columns={
        "position": "Linje | Pos. | Linjenr.",
        "code": "Varenr. | Varenummer | Vare nr. | Art.nr. | Artikelnr. | Varenr | kode",
        "description": "Beskrivelse | Varetekst | Vare | Ydelse | Tekst | Produkt | Varebeskrivelse | Specifikation | Betegnelse",
        "quantity": "Antal | Mængde | Timer | Stk. | ant. | lev. antal",
        "unit": "Enhed | Enh.",
        "unit_price": """Stk. pris | Stykpris | Enhedspris | Pris | Pris pr. stk. | Pris pr. enhed | Á pris | A pris | Salgspris | Pris/stk.
            | timepris | pris inkl. moms | stk. pris inkl. | pris stk.""",
        "discount": "Rabat | Rabat % | Rabat i % | Rab. %",
        "tax_rate": "Moms % | Momssats | Momskode",
        "tax_amount": "Moms | Momsbeløb | heraf moms",
        "net": "Beløb | I alt | Linjebeløb | Pris i alt | Nettobeløb | Total | Beløb ekskl. moms | Linjetotal | sum",
        "gross": "Beløb inkl. moms | I alt inkl. moms | Total inkl. moms | inkl. moms",
        "date": "Dato",
    },
    rows={
        "total": "I alt | Total | At betale | Samlet beløb",
        "subtotal": "Subtotal | Mellemsum",
        "carried_forward": "Overføres | Transport til næste side",
    },
    titles={
        "invoice": "Faktura | Regning | Momsfaktura | Salgsfaktura | E-faktura",
        "credit_note": "Kreditnota | Kredit nota | Kreditering",
        "receipt": "Kvittering | Kassebon | Bon | Købskvittering | Kontantbon",
        "pro_forma": "Proforma faktura | Proformafaktura",
        "reminder": "Rykker | Rykkerbrev | Betalingspåmindelse | Rykkerskrivelse | Inkassovarsel | Betalingspåmindelse 1",
        "statement": "Kontoudtog | Saldoopgørelse | Kontoudskrift | Saldomeddelelse",
        "order": "Ordre | Indkøbsordre | Ordrebekræftelse | Købsordre | Bestilling",
        "delivery_note": "Følgeseddel | Pakkeseddel | Leveringsseddel | Fragtbrev | Leveringsnota",
        "quote": "Tilbud | Pristilbud | Overslag | Prisoverslag",
        "self_billing": "Selvfaktura | Afregningsbilag | Selvfakturering",
        "correction": "Rettelsesfaktura | Korrigeret faktura | Faktura rettelse | Fakturarettelse | Debetnota | Rettet faktura | Korrektionsfaktura",
        "prepayment": "Forudbetalingsfaktura | Depositumsfaktura | Forudfakturering | Forudfaktura",
        "partial": "Acontofaktura | Aconto faktura | Delfaktura | Rateopkrævning | Ratefaktura",
        "final": "Slutfaktura | Slutafregning",
        "simplified": "Forenklet faktura",
    },
    exemptions={
        "reverse_charge": "omvendt betalingspligt | omvendt moms",
        "intra_community": "EU-leverance | varesalg til EU",
        "export": "eksport uden for EU | salg til tredjelande",
        "exempt": "momsfri | momsfritaget | fritaget for moms",
        "small_business": "ikke momsregistreret | ikke momspligtig virksomhed",
        "margin": "brugtmoms | fortjenstmargenordning",
    },
    due_within=(r"\b(?:netto|forfald\w*|betal\w*)\b[^.\n]{0,30}?(?P<days>\d{1,3})\s*dage\b", r"\b(?P<days>\d{1,3})\s*dage\s*netto\b"),
    due_now="kontant betaling | netto kontant | forudbetaling | straks betaling | efterkrav",
    words="""og at det som en på er af for med til den har de ikke om et fra ved vi os jer jeres vores kan skal eller efter ifølge dage tak betaling senest pr samt uden denne alle
        venligst beløbet""",
    due_around=(
        r"\b(?:betal|indbetal)\w+\b[^<]{0,40}?\bsenest(?:\s+den)?\s+<day>",
        r"\b(?:trækkes|hæves|opkræves|debiteres)\b[^<]{0,90}?<day>",
        r"\bbetales\s+(?:automatisk\s+)?via\s+(?:betalingsservice|pbs|leverandørservice)\b[^<]{0,40}?<day>",
    ),
)  # fmt: skip
