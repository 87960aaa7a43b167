# ruff: noqa: E501 - blocks of wordings read better in long rows
"""Swedish."""

from __future__ import annotations

from extractors.languages.vocabulary import vocabulary

SV = vocabulary(
    "sv",
    labels={
        "invoice_number": """Fakturanummer | Fakturanr | Fakturanr. | Faktura nr | Faktura nr. | Fakt.nr | Fakt nr | Faktura nummer | Kvittonummer | Kvittonr | Kreditnr | Kreditfaktura nr
            | Kreditnotanummer | Dokumentnr | Dokumentnummer
            | Fakturanummer/OCR | Fakturanr/OCR | Fakturans nummer | Räkning nr | Räkningsnr | Fakt.nummer | Faktura / Invoice | Verifikationsnr""",
        "issue_date": """Fakturadatum | Faktura datum | Utskriftsdatum faktura | Utfärdad | Utfärdat | Utställd | Fakt.datum | Fakturadag | Dokumentdatum
            | Fakturadat. | Utfärdandedatum | Utställandedatum | Skapad | Skapad den | Fakturadatum:""",
        "due_date": """Förfallodatum | Förfallodag | Förfaller | Betalas senast | Sista betalningsdag | Betalningsdatum | Oss tillhanda senast | Oss tillhanda | Förf.datum
            | Förfaller till betalning | Betala senast | Senaste betalningsdag
            | Förfaller den | Förfallodat. | Att betala senast | Betalning senast | Dröjsmålsränta debiteras efter | debiteras efter | Dras från ert konto | dras via autogiro | Autogiro dras | Betalas före
            | Dragningsdag | Dragningsdatum | Betalas via autogiro""",
        "currency": "Valuta | Fakturavaluta | Valutakod",
        "purchase_order_reference": """Ert ordernr | Er order | Ert ordernummer | Inköpsordernr | Inköpsorder | Beställningsnr | Beställningsnummer | Beställning nr | Ert beställningsnummer
            | Ert inköpsordernummer | Rekvisition | Kundens ordernummer | Inköpsordernummer | Ert order nr
            | Er beställning | Enligt order | Enligt beställning | Enligt er order | Avser er beställning | Avser beställning | Ert inköpsnr | Er inköpsorder""",
        "buyer_reference": "Er referens | Er ref | Er ref. | Kundreferens | Beställarreferens | Kostnadsställe | Märkning | Ert märke | Referenskod",
        "preceding_invoice": "Avser faktura | Krediterar faktura | Ursprunglig faktura | Kredit av faktura | Avser fakturanummer | Krediterar fakturanr | Kredit avser faktura",
        "seller": "Säljare | Leverantör | Avsändare | Fakturautställare | Betalningsmottagare",
        "buyer": """Köpare | Kund | Faktureras till | Fakturamottagare | Beställare | Fakturaadress | Kundnamn | Faktura till | Fakturakund
            | Till | Mottagare av faktura | Fakturera till | Kunduppgifter | Betalare""",
        "vat_id": "Momsreg.nr | Momsregistreringsnummer | Momsnr | VAT-nr | VAT nr | Moms reg nr | Momsreg nr | Momsregnr | Vat.nr | Momsnummer | VAT-nummer | Momsreg.nummer | Moms/VAT nr",
        "seller.vat_id": "Vårt momsreg.nr | Vårt VAT-nr | Vårt momsnr",
        "buyer.vat_id": "Ert VAT-nr | Ert momsnr | Ert momsreg.nr | Kundens VAT-nr | Er VAT-nr | Köparens VAT-nr | Kundens momsnr | Ert VAT-nummer",
        "tax_number": "Personnummer | Skatteregistreringsnr",
        "payment.iban": "IBAN-nr | IBAN nr | IBAN-nummer | Kontonr IBAN",
        "payment.bic": "BIC-kod | SWIFT-kod | SWIFT-adress",
        "payment.reference": "OCR-nummer | OCR | OCR-nr | Betalningsreferens | OCR/Referens | Ange vid betalning | Meddelande",
        "payment.terms": "Betalningsvillkor | Bet.villkor | Betalnings villkor",
        "totals.line_net": "Varuvärde | Summa rader | Radsumma | Summa artiklar",
        "totals.allowances": "Avgår rabatt | Fakturarabatt | Rabatter | Summa rabatt",
        "totals.charges": "Frakt | Frakt inkl. moms | Fraktkostnad | Porto | Expeditionsavgift | Faktureringsavgift | Fakturaavgift | Emballage | Frakt och porto",
        "totals.net": """Summa exkl. moms | Totalt exkl. moms | Belopp exkl. moms | Nettobelopp | Exkl. moms | Summa netto | Momspliktigt belopp | Summa före moms | Netto exkl. moms
            | Totalsumma exkl. moms | Momsunderlag
            | Summa exklusive moms | Totalt exklusive moms | Total exklusive moms | Exklusive moms | Belopp exklusive moms | Summa ex moms | Totalt ex moms
            | Netto | Summa utan moms | Delsumma exkl. moms | Delsumma exklusive moms
            | före moms | utan moms""",
        "totals.tax": "Moms | Momsbelopp | Summa moms | Moms SEK | Total moms | Totalt moms | Varav moms | Moms totalt | Mervärdesskatt",
        "totals.gross": """Summa inkl. moms | Totalt inkl. moms | Belopp inkl. moms | Inkl. moms | Fakturabelopp | Totalbelopp | Totalsumma | Bruttobelopp | Fakturatotal | Totalt belopp
            | Total inkl. moms | Slutsumma
            | Summa inklusive moms | Totalt inklusive moms | Total inklusive moms | Inklusive moms | Belopp inklusive moms | Summa denna faktura
            | Denna faktura""",
        "totals.paid": """Betalt | Erlagt | Förskott | Redan betalt | Betalt belopp | À conto
            | Inbetalt | Inbetalningar | Mottagen betalning | Betalning mottagen | Avgår betalt | Avgår förskott | Betald""",
        "totals.rounding": "Öresavrundning | Öresutjämning | Avrundning | Öresutj.",
        "totals.due": """Att betala | Summa att betala | Belopp att betala | Totalt att betala | Att betala SEK | Kvar att betala | Återstår att betala | Totalsumma att betala
            | Total att betala | Er till godo
            | Att betala totalt | Summa att erlägga""",
    },
    others={
        "order_date": "Orderdatum | Beställningsdatum | Order datum",
        "delivery_date": "Leveransdatum | Leveransdag | Lev.datum | Levererat | Utlevererad | Skickat",
        "service_date": "Utförd | Tjänstedatum | Datum för leverans | Utfört den",
        "period": "Faktureringsperiod | Avser period | Avtalsperiod | Fakturaperiod",
        "other_date": "Utskriftsdatum | Offertdatum | Avläsningsdatum",
        "customer_number": "Kundnr | Kundnummer | Kund nr | Kundnr. | Kund-nr | Medlemsnummer | Abonnentnr",
        "supplier_number": "Leverantörsnr | Leverantörsnummer",
        "sales_order": "Ordernr | Ordernummer | Vårt ordernr | Order nr | Projekt | Projektnr | Offertnr | Ärende | Arbetsorder | Vår order | Uppdrag | Vårt ordernummer",
        "delivery_note": "Följesedel | Följesedelsnr | Fraktsedel | Fraktsedelsnr | Kollinr | Sändningsnr | Följesedelsnummer",
        "contract": "Avtalsnr | Avtalsnummer | Avtal | Försäkringsnr | Anläggningsid | Serienr",
        "bank_account": "Bankgiro | Plusgiro | Bankkonto | Kontonr | Kontonummer | Clearingnr | Bankgironr | Postgiro | Betalningssätt | Bankgironummer | Bg | Pg | Clearing nr | Betalsätt",
        "contact": "Tfn | Telefonnr | Telefax | E-post | E-postadress | Hemsida | Vår referens | Vår ref | Vår ref. | Kontaktperson | Handläggare | Säljare ref | Webbplats",
        "register": "Org.nr | Organisationsnummer | Orgnr | Org nr | Org. nr | Innehar F-skattsedel | Godkänd för F-skatt | Säte | Styrelsens säte | Orgnummer | Organisationsnr",
        "shipping": "Leveranssätt | Leveransvillkor | Transportsätt | Vikt | Bruttovikt | Speditör | Lev.villkor | Lev.sätt",
        "cash": "Kontant | Växel | Kort | Swish | Kassör | Mottaget",
        "withholding": "ROT-avdrag | RUT-avdrag | Avdrag ROT | Avdrag RUT | Skattereduktion | Preliminär skattereduktion",
        "balance": """Tillgodo | Tillgodo från tidigare faktura | Tillgodohavande | Föregående saldo | Tidigare saldo | Dröjsmålsränta | Ingående saldo | Påminnelseavgift
            | Ingående balans | Föregående faktura | Saldo från föregående faktura | Tidigare fakturor | Tidigare skuld""",
        "tax_rate": "Momssats",
        "cash_discount": "Kassarabatt | kassarabatt vid betalning före | rabatt vid betalning före | rabatt till | vid betalning före",
        "exchange": "Växelkurs | Kurs",
        "count": "Antal artiklar | Antal kolli | Summa antal | Antal varor",
        "words": "Belopp med bokstäver",
        "page": "Sida | Sidan",
        "note": "Anmärkning | Märk | Notering | Övrigt",
    },
    third_parties="Leveransadress | Godsmottagare | Levereras till | Mottagare | Leverans till | Lev.adress | Utdelningsadress | Besöksadress",
    ambiguous={
        "Summa": "totals.gross | totals.net | totals.due",
        "Totalt": "totals.gross | totals.net | totals.due",
        "Belopp": "totals.gross | totals.net",
        "Delsumma": "totals.net | totals.line_net",
        "Faktura": "invoice_number",
        "Datum": "issue_date | other.service_date",
        "Namn": "buyer | seller",
        "Adress": "buyer | seller",
        "Företag": "buyer | seller",
    },
    columns={
        "position": "Rad | Pos | Radnr",
        "code": "Artikelnr | Art.nr | Artikelnummer | Art nr | Artnr | Artikel nr | Artikel",
        "description": """Benämning | Beskrivning | Artikelbenämning | Vara | Tjänst | Produkt | Specifikation | Text | Varubeskrivning | Produkt/Tjänst | Avser
            | fakturatext""",
        "quantity": "Antal | Kvantitet | Lev. antal | Mängd | Tim | Lev antal | ant | timmar | lev ant",
        "unit": "Enhet | Enh | Enh.",
        "unit_price": """À-pris | A-pris | Pris | Á-pris | Styckpris | Enhetspris | Pris/st | Pris/enhet | À pris | Pris per enhet
            | pris exkl. moms | timpris | pris inkl. moms | à-pris inkl.""",
        "discount": "Rabatt | Rabatt % | Rab % | Rab. | Rab.%",
        "tax_rate": "Moms % | Momssats | Moms %-sats | Moms | Momskod",
        "tax_amount": "Momsbelopp | Moms kr",
        "net": "Belopp | Summa | Radsumma | Netto | Totalt | Nettobelopp | Belopp exkl. moms | Summa exkl. moms",
        "gross": "Belopp inkl. moms | Summa inkl. moms | Totalt inkl. moms | inkl. moms",
        "date": "Datum",
    },
    rows={
        "total": "Summa | Totalt | Att betala | Totalsumma | Summa att betala",
        "subtotal": "Delsumma | Sidsumma",
        "carried_forward": "Transport | Överförs | Att överföra",
    },
    titles={
        "invoice": "Faktura | Räkning | Momsfaktura | E-faktura | Försäljningsfaktura | Hyresavi",
        "credit_note": "Kreditfaktura | Kreditnota | Kredit | Kreditering",
        "receipt": "Kvitto | Kassakvitto | Betalningskvitto | Kortköp",
        "pro_forma": "Proformafaktura | Proforma faktura | Pro forma-faktura",
        "reminder": "Påminnelse | Betalningspåminnelse | Inkassokrav | Betalningskrav | Kravbrev",
        "statement": "Kontoutdrag | Saldobesked | Reskontrautdrag | Kontoutskrift",
        "order": "Order | Inköpsorder | Orderbekräftelse | Beställning | Ordererkännande",
        "delivery_note": "Följesedel | Packsedel | Fraktsedel | Leveranssedel",
        "quote": "Offert | Anbud | Prisförslag | Kostnadsförslag",
        "self_billing": "Självfaktura | Självfakturering | Självfakturerad faktura",
        "correction": "Rättelsefaktura | Korrigerad faktura | Korrigeringsfaktura | Justerad faktura | Debetnota | Rättad faktura",
        "prepayment": "Förskottsfaktura | Förskottsbetalning | Handpenningsfaktura",
        "partial": "Delfaktura | À conto-faktura | Acontofaktura",
        "final": "Slutfaktura | Slutavräkning",
        "simplified": "Förenklad faktura",
    },
    exemptions={
        "reverse_charge": "omvänd skattskyldighet | omvänd betalningsskyldighet | omvänd moms | omvänd byggmoms",
        "intra_community": "gemenskapsintern leverans | unionsintern leverans",
        "export": "exportförsäljning | leverans utanför EU",
        "exempt": "undantag från moms | momsfri | momsfritt | undantagen från skatteplikt | skattefri omsättning",
        "small_business": "befriad från moms | momsbefriad",
        "margin": "vinstmarginalbeskattning | vinstmarginalsystemet",
    },
    due_within=(r"\b(?P<days>\d{1,3})\s*dagar(?:s)?\s*(?:netto)?\b", r"\binom\s*(?P<days>\d{1,3})\s*dagar\b"),
    due_now="kontant betalning | förskottsbetalning | betalas omgående | efterkrav",
    words="""och att det som en på är av för med till den har de inte om ett från vid vi oss er ert vår vårt kan ska eller efter enligt dagar tack betalning senast per samt utan
        denna alla""",
    due_around=(
        r"\bbetal\w+\b[^<]{0,40}?\bsenast(?:\s+den)?\s+<day>",
        r"\b(?:dras|kommer att dras)\b[^<]{0,90}?<day>",
        r"\bautogiro\b[^<]{0,40}?\b(?:den|per)\s+<day>",
    ),
)  # fmt: skip
