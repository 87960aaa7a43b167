# ruff: noqa: E501 - blocks of wordings read better in long rows
"""Dutch: the Netherlands and Flanders."""

from __future__ import annotations

from extractors.languages.vocabulary import vocabulary

NL = vocabulary(
    "nl",
    labels={
        "invoice_number": """Factuurnummer | Factuurnr | Factuur nr | Factuur-nr | Factuur nummer | Factuur no | Factuur # | Factuur-ID | Factuur id | Factuurno | Fact.nr
            | Fact nr | Fact.nummer | Nummer factuur | Factuurkenmerk | Factuur kenmerk | Factuurreferentie | Ons factuurnummer | Onze factuur | Uw factuurnummer
            | Rekeningnummer factuur | Rekening nr factuur | Nota nummer | Notanummer | Notanr | Nota nr | Betaaloverzichtnummer | Documentnummer | Documentnr | Document nr
            | Document nummer | Creditnota nummer | Creditnotanummer | Creditnota nr | Creditnotanr | Creditfactuur nummer | Creditfactuurnummer | Creditfactuur nr
            | Creditfactuurnr | Creditnummer | Bonnummer | Bonnr | Bon nr | Kassabon nr | Nummer kassabon | Verkoopfactuur | Verkoopfactuurnummer | Verkoopfactuur nr
            | Boekingsnummer factuur | Stuknummer | Volgnummer factuur | Nr. factuur | Factuurnummer/datum | Proformanummer | Proforma factuurnummer | Voorschotfactuur nr
            | Afrekening nr | Afrekeningnummer | Factuurcode""",
        "issue_date": """Factuurdatum | Factuur datum | Datum factuur | Datum van de factuur | Datum van factuur | Fact.datum | Fact datum | Datum van uitgifte | Datum uitgifte
            | Uitgiftedatum | Uitgereikt op | Gefactureerd op | Notadatum | Nota datum | Rekeningdatum | Documentdatum | Document datum | Datum document | Datum creditnota
            | Creditnotadatum | Creditnota datum | Creditfactuurdatum | Creditdatum | Bondatum | Opgemaakt op | Opgesteld op | Dagtekening | Factuur van | Datum afrekening
            | Aangemaakt op | Factuurdatum/leverdatum | Factuur-/leveringsdatum | Datum nota | Datum van opmaak
            | Verzenddatum factuur | Opmaakdatum""",
        "due_date": """Vervaldatum | Vervaldag | Vervalt op | Vervaldatum factuur | Verval datum | Uiterste betaaldatum | Uiterlijke betaaldatum | Uiterste betaaldag
            | Betaaldatum | Betaaldag | Betalen voor | Betalen vóór | Te betalen voor | Te betalen vóór | Te betalen uiterlijk | Te betalen uiterlijk op | Te betalen op
            | Te voldoen voor | Te voldoen vóór | Uiterlijk te betalen | Uiterlijk te betalen op | Uiterlijk betalen op | Uiterlijk voldoen | Betaling voor | Betaling vóór
            | Betaling uiterlijk | Betaal voor | Betaal vóór | Betaal uiterlijk | Graag betalen voor | Graag voldoen voor | Betalingsdatum | Betalingsvervaldag
            | Betaaltermijn tot | Incassodatum | Datum incasso | Afschrijfdatum | Wordt afgeschreven op | Wordt geïncasseerd op | Incasso op | Automatische incasso op
            | Valutadatum | Datum vervaldag | Vervaldatum betaling | Betaalbaar voor | Betaalbaar vóór | Betaalbaar op | Factuur vervaldatum | Factuurvervaldatum
            | Uiterste datum | Betalen uiterlijk | Te betalen tegen | Te betalen op uiterlijk
            | te late betaling na | voldoen voor | gelieve te betalen voor | uiterlijk op | wordt rond
            | Datum afschrijving | Incassodag | Betaalbaar ten laatste op""",
        "currency": "Valuta | Munt | Munteenheid | Factuurvaluta | Valutacode | Bedragen in | Alle bedragen in | Alle bedragen zijn in | Prijzen in | Alle prijzen in",
        "purchase_order_reference": """Bestelnummer | Bestelnr | Bestel nr | Bestelling | Bestelling nr | Bestelling nummer | Bestellingnummer | Bestelbon | Bestelbonnummer
            | Bestelbon nr | Bestelbonnr | Bestelreferentie | Bestelkenmerk | Bestel-ID | Uw bestelling | Uw bestelnummer | Uw bestelnr | Uw bestelbon | Uw order
            | Uw ordernummer | Uw ordernr | Uw order nr | Uw opdracht | Uw opdrachtnummer | Inkoopordernummer | Inkooporder | Inkoopordernr | Inkoopnummer | Inkoopreferentie
            | Inkoopopdracht | Uw inkooporder | Uw inkoopordernummer | Uw inkoopnummer | PO nummer | PO-nummer | PO nr | PO | Klantorder | Klantordernummer | Klant order nr
            | Order klant | Ordernummer klant | Bestelnummer klant | Uw PO nummer | Uw PO | Ordernummer | Ordernr | Order nr | Order nummer | Order | Order-ID
            | Verplichtingennummer | Verplichtingnummer
            | Conform opdracht | Volgens opdracht | Conform uw opdracht | Volgens uw bestelling""",
        "buyer_reference": """Uw referentie | Uw ref | Uw kenmerk | Uw referentienummer | Referentie klant | Klantreferentie | Klant referentie | Klantref | Klant ref
            | Referentie | Ref | Referentienummer | Ref.nr | Kenmerk | Kostenplaats | Uw kostenplaats | Uw contactpersoon | Besteld door | Uw projectnummer | T.a.v. referentie
            | Afnemersreferentie | OIN | Referte | Uw referte""",
        "preceding_invoice": """Oorspronkelijke factuur | Oorspronkelijk factuurnummer | Originele factuur | Origineel factuurnummer | Betreft factuur | Betreft factuurnummer
            | Inzake factuur | Creditering factuur | Creditering van factuur | Credit op factuur | Credit voor factuur | Correctie op factuur | Correctie van factuur
            | Gecrediteerde factuur | Op factuur | Gerelateerde factuur | Vervangt factuur | Annuleert factuur | Bij factuur | Met betrekking tot factuur
            | Betrekking op factuur""",
        "seller": """Verkoper | Leverancier | Dienstverlener | Aanbieder | Opdrachtnemer | Afzender | Verkocht door | Verkoop door | Gefactureerd door | Factuur van de | Van
            | Ten name van | t.n.v | tnv | T.n.v. | Op naam van | Rekeninghouder | Naam rekeninghouder | Begunstigde | Crediteur | Naam leverancier | Bedrijf leverancier
            | Uitgever factuur | Betalen aan | Betaal aan | Ontvanger betaling | Verhuurder | Gegevens leverancier | Factuurafzender | Schuldeiser""",
        "buyer": """Klant | Klantgegevens | Klantnaam | Naam klant | Klant naam | Koper | Afnemer | Opdrachtgever | Factuuradres | Factuur aan | Factuur adres
            | Gefactureerd aan | Facturatieadres | Facturatie adres | Factureren aan | Facturatie | Factuur voor | Ontvanger | Geadresseerde | Besteller | Debiteur | Aan
            | Aan de heer | Verkocht aan | T.a.v | Tav | Ter attentie van | Dhr | De heer | Mevrouw | Dhr./Mevr | Huurder | Patiënt | Verzekeringnemer | Contractant
            | Uw gegevens | Uw adres | Adres klant | Klantadres | Contracthouder | Factuurontvanger | Rekening aan | Betaler | Uw factuuradres | Adresgegevens""",
        "vat_id": """BTW nr | BTW-nr | BTW nummer | BTW-nummer | BTWnr | BTW-nr. | B.T.W. nr | BTW no | BTW id | BTW-id | BTW identificatienummer | BTW-identificatienummer
            | Btw-identificatienr | BTW identificatie | BTW ID nummer | BTW ident.nr | BTW registratienummer | BTW-registratienummer | EU BTW nummer | VAT nummer | VAT nr
            | VAT-nr | VAT-nummer | Omzetbelastingnummer | OB-nummer | OB nr | Intracommunautair BTW-nummer | BTW BE | BTW NL | BTW/ondernemingsnummer | BTW-/ondernemingsnummer
            | BTW / KBO | BTW-plichtige nr | Btw-ID-nummer""",
        "seller.vat_id": """Ons BTW nummer | Ons BTW-nummer | Ons BTW nr | BTW nummer leverancier | BTW-nummer verkoper | Ons btw-nr | Onze BTW | BTW nr leverancier
            | BTW-id leverancier""",
        "buyer.vat_id": """Uw BTW nummer | Uw BTW-nummer | Uw BTW nr | Uw BTW-nr | Uw BTW | BTW nummer klant | BTW-nummer klant | BTW nr klant | BTW-nr klant | BTW klant
            | Klant BTW nummer | Klant BTW nr | Klant BTW | Klant BTW-nummer | BTW-nummer afnemer | BTW nummer afnemer | BTW id afnemer | Uw BTW-id | Uw BTW-identificatienummer
            | Uw VAT nummer | BTW-nummer van de afnemer | BTW identificatienummer klant""",
        "tax_number": "Fiscaal nummer | Fiscaalnummer | Belastingnummer | Fiscaal nr | BSN | RSIN | Loonheffingsnummer | Loonbelastingnummer",
        "buyer.tax_number": "KvK klant | KvK nummer klant | Uw KvK-nummer | Uw KvK nummer | Uw ondernemingsnummer | Ondernemingsnummer klant",
        "payment.iban": """IBAN | IBAN nr | IBAN nummer | IBAN-nummer | IBAN rekening | IBAN rekeningnummer | Rekeningnummer (IBAN) | Rekeningnummer IBAN | Bankrekening (IBAN)
            | Bankrekeningnummer (IBAN) | IBAN code | Bankrekening IBAN | Onze IBAN | IBAN-code | IBAN bankrekening""",
        "payment.bic": "BIC | BIC code | BIC-code | BIC/SWIFT | SWIFT/BIC | SWIFT | SWIFT code | SWIFT-code | BIC (SWIFT) | BIC nr | Swiftcode",
        "payment.reference": """Betalingskenmerk | Betaalkenmerk | Betalingsreferentie | Betaalreferentie | Kenmerk betaling | Gestructureerde mededeling | Mededeling
            | Vermelding | Onder vermelding van | O.v.v | Omschrijving betaling | Bij betaling vermelden | Bij betaling s.v.p. vermelden | Te vermelden bij betaling
            | Acceptgironummer | Vermeld bij betaling | Vrije mededeling | OGM | Betalingsomschrijving | Mededeling bij betaling""",
        "payment.terms": """Betalingsvoorwaarden | Betalingsvoorwaarde | Betalingsconditie | Betalingscondities | Betaalvoorwaarden | Betaalconditie | Betaalcondities
            | Betalingstermijn | Betaaltermijn | Betaalvoorwaarde | Betalingswijze en termijn | Condities | Betalingsafspraak | Bet.conditie | Bet. conditie
            | Betalingsinformatie | Betalingsmodaliteiten | Voorwaarden""",
        "totals.line_net": """Totaal regels | Som regels | Totaal artikelen | Goederentotaal | Totaal goederen | Goederenbedrag | Regeltotaal | Totaal factuurregels
            | Totaal producten | Totaal diensten | Goederenwaarde | Totaal van de regels | Totaal positie | Artikelen totaal""",
        "totals.allowances": """Korting | Kortingen | Totaal korting | Totale korting | Kortingsbedrag | Korting bedrag | Factuurkorting | Orderkorting | Klantkorting
            | Actiekorting | Rabat | Af: korting | Kortingscode | Handelskorting | Extra korting | Korting totaal | Betalingskorting totaal""",
        "totals.charges": """Verzendkosten | Verzendkosten incl. btw | Bezorgkosten incl. btw | Verzending | Bezorgkosten | Bezorging | Vrachtkosten | Vracht | Transportkosten | Transport | Portokosten | Porto
            | Administratiekosten | Orderkosten | Toeslag | Toeslagen | Behandelingskosten | Verpakkingskosten | Verpakking | Leveringskosten | Kosten levering | Servicekosten
            | Milieubijdrage | Recupel | Overige kosten | Brandstoftoeslag | Dieseltoeslag | Voorrijkosten | Kleine order toeslag | Bebat | Orderkosten totaal
            | Verwerkingskosten""",
        "totals.net": """Subtotaal excl. BTW | Subtotaal ex. BTW | Subtotaal ex BTW | Subtotaal exclusief BTW | Totaal exclusief BTW | Totaal excl. BTW | Totaal excl BTW
            | Totaal ex BTW | Totaal ex. BTW | Totaal excl. | Totaal excl | Exclusief BTW | Excl. BTW | Excl BTW | Ex BTW | Ex. BTW | Bedrag exclusief BTW | Bedrag excl. BTW
            | Bedrag excl BTW | Bedrag ex BTW | Bedrag ex. BTW | Totaalbedrag exclusief BTW | Totaalbedrag excl. BTW | Totaalbedrag ex. BTW | Factuurbedrag excl. BTW
            | Factuurbedrag exclusief BTW | Factuurtotaal excl. BTW | Totaal zonder BTW | Bedrag zonder BTW | Netto | Netto bedrag | Nettobedrag | Totaal netto | Netto totaal
            | Nettototaal | Netto factuurbedrag | Netto factuurwaarde | Totaal nettobedrag | Maatstaf van heffing totaal | Belastbaar bedrag | Totaal maatstaf
            | Totaal belastbaar | Totaal voor BTW | Bedrag voor BTW | Totale prijs excl. BTW | Prijs excl. BTW | Som excl. BTW | Exclusief | Excl. | Totaal exclusief
            | Netto excl. BTW | Totaal goederen excl. BTW | Totaal netto excl. BTW | Subtotaal na korting | Te betalen excl. BTW | Nettowaarde
            | voor BTW | zonder BTW""",
        "totals.tax": """BTW bedrag | BTW-bedrag | Btwbedrag | Bedrag BTW | BTW totaal | Totaal BTW | BTW-totaal | Totaal BTW bedrag | Totaal BTW-bedrag | Totale BTW
            | Totaalbedrag BTW | BTW hoog | BTW laag | BTW hoog tarief | BTW laag tarief | BTW nul | Omzetbelasting | Belasting | Belastingen | Totaal belasting
            | Belastingbedrag | Som BTW | Te betalen BTW | Waarvan BTW | Inclusief BTW bedrag | Verschuldigde BTW | BTW te betalen | Hoog BTW tarief | plus BTW | BTW over
            | Bedrag aan BTW | Assurantiebelasting | BTW waarde | Inbegrepen BTW""",
        "totals.gross": """Totaal inclusief BTW | Totaal incl. BTW | Totaal incl BTW | Totaal inc BTW | Totaal incl. | Totaal incl | Inclusief BTW | Incl. BTW | Incl BTW
            | Bedrag inclusief BTW | Bedrag incl. BTW | Bedrag incl BTW | Totaalbedrag inclusief BTW | Totaalbedrag incl. BTW | Totaalbedrag incl BTW | Factuurbedrag
            | Factuurbedrag incl. BTW | Factuurbedrag inclusief BTW | Factuurtotaal | Factuur totaal | Totaal factuur | Totaal factuurbedrag | Totaalbedrag factuur
            | Totaal van deze factuur | Eindtotaal | Eindbedrag | Eind totaal | Algemeen totaal | Bruto | Bruto bedrag | Brutobedrag | Totaal bruto | Totaal met BTW
            | Totale prijs incl. BTW | Prijs incl. BTW | Subtotaal incl. BTW | Inclusief | Incl. | Totaal creditnota | Creditbedrag | Totaal credit | Totaal inclusief
            | Totaal nota | Notabedrag | Totaal bestelling | Totaal order | Grand totaal | Groot totaal | Rekeningbedrag | Te betalen incl. BTW | Totaal kosten | Totale kosten
            | Totaalprijs incl. BTW
            | Totaal deze factuur | Bedrag deze factuur | Totaal deze rekening | Bedrag van deze factuur""",
        "totals.paid": """Betaald | Reeds betaald | Al betaald | Betaald bedrag | Bedrag betaald | Reeds voldaan | Voldaan | Ontvangen betaling | Ontvangen betalingen
            | Ontvangen | Betaling | Betalingen | Betaling ontvangen | Aanbetaling | Aanbetaald | Aanbetalingen | Voorschot | Voorschotten | Reeds gefactureerd voorschot
            | Vooruitbetaald | Vooruitbetaling | Betaald met | Betaald via | Betaald per | Totaal betaald | Reeds ontvangen | Betaald op | Af: aanbetaling
            | Betaalde voorschotten | Totaal voorschotten
            | Gefactureerde voorschotten | Aangerekende voorschotten | Reeds gefactureerde voorschotten | Reeds aangerekende voorschotten
            | Betaalde termijnbedragen | Termijnbedragen""",
        "totals.rounding": "Afronding | Afrondingsverschil | Afgerond | Afrondingen | Contante afronding | Afronding bedrag",
        "totals.due": """Te betalen | Te betalen bedrag | Totaal te betalen | Totaal te betalen bedrag | Bedrag te betalen | Nog te betalen | Nog te voldoen | Te voldoen
            | Te voldoen bedrag | Totaal te voldoen | Openstaand bedrag | Openstaand | Openstaand saldo | Openstaand totaal | Saldo | Restbedrag | Restant | Resterend bedrag
            | Resterend | Verschuldigd bedrag | Verschuldigd | Totaal verschuldigd | U betaalt | Over te maken | Over te maken bedrag | Incassobedrag | Te incasseren
            | Te incasseren bedrag | Af te schrijven bedrag | Wij schrijven af | Te ontvangen | Terug te ontvangen | U ontvangt terug | Netto te betalen | Saldo te betalen
            | Eindbedrag te betalen | Te storten bedrag | Betalingsbedrag | Betaalbedrag | Te betalen door u | Te crediteren bedrag | Te betalen saldo""",
    },
    others={
        "order_date": """Orderdatum | Order datum | Besteldatum | Bestel datum | Datum bestelling | Bestelling van | Besteld op | Aankoopdatum | Datum order | Boekingsdatum
            | Opdrachtdatum | Datum aankoop | Reserveringsdatum""",
        "delivery_date": """Leverdatum | Leveringsdatum | Levering op | Datum levering | Geleverd op | Verzenddatum | Verzonden op | Pakbondatum | Afleverdatum | Bezorgdatum
            | Datum verzending | Leverbondatum | Leverbon datum | Datum pakbon | Ophaaldatum""",
        "service_date": """Prestatiedatum | Datum prestatie | Datum dienst | Uitvoeringsdatum | Datum werkzaamheden | Datum uitvoering | Behandeldatum | Aankomst | Vertrek
            | Aankomstdatum | Vertrekdatum | Datum van levering | Reisdatum | Datum dienstverlening | Datum van de levering of dienst""",
        "period": """Periode | Factuurperiode | Facturatieperiode | Leveringsperiode | Verbruiksperiode | Maand | Van/tot | Tot | Tot en met | T/m | Vanaf | Periode van
            | Abonnementsperiode | Geldig tot | Ingangsdatum | Einddatum | Begindatum | Startdatum | Contractperiode | Jaar | Week""",
        "other_date": """Printdatum | Afdrukdatum | Offertedatum | Geboortedatum | Contractdatum | Tijd | Tijdstip | Datum/tijd | Afgedrukt op | Opnamedatum | Datum offerte
            | Betalingskorting tot | Volgende factuur | Mutatiedatum | Meteropname""",
        "customer_number": """Klantnummer | Klantnr | Klant nr | Klant nummer | Klant-nr | Klantcode | Klant-ID | Klant id | Klant no | Debiteurnummer | Debiteurennummer
            | Debiteurnr | Debiteur nr | Debiteur nummer | Debiteurcode | Relatienummer | Relatienr | Relatie nr | Relatiecode | Lidnummer | Uw klantnummer | Uw klantnr
            | Uw debiteurnummer | Accountnummer | Account | Uw relatienummer | Polisnummer | Abonneenummer | Deelnemernummer | Klantaccount | Gebruikersnaam | Kl.nr""",
        "supplier_number": """Leveranciersnummer | Leveranciernummer | Leveranciersnr | Leveranciernr | Crediteurnummer | Crediteurennummer | Ons leveranciersnummer | Filiaal
            | Filiaalnummer | Kassa | Kassanummer | Winkelnummer | Winkel | Vestiging | Vestigingsnummer | Terminal""",
        "sales_order": """Ons kenmerk | Onze referentie | Onze ref | Ons ordernummer | Onze order | Verkooporder | Verkoopordernummer | Verkooporder nr | Verkoopordernr
            | Opdrachtnummer | Opdracht | Opdrachtnr | Opdracht nr | Projectnummer | Project | Projectnr | Project nr | Projectcode | Dossiernummer | Dossier | Dossiernr
            | Offertenummer | Offerte | Offertenr | Offerte nr | Werkbon | Werkbonnummer | Werknummer | Reserveringsnummer | Boekingsnummer | Transactienummer | Transactie
            | Transactie-ID | Zaaknummer | Onze referte | Werkorder | Ritnummer | Aanvraagnummer | Boeking""",
        "delivery_note": """Pakbon | Pakbonnummer | Pakbonnr | Pakbon nr | Leverbon | Leverbonnummer | Leverbon nr | Leverbonnr | Leveringsbon | Leveringsbon nr
            | Leveringsnummer | Verzendnummer | Zendingnummer | Zending | Trackingnummer | Track & trace | Vrachtbrief | Vrachtbriefnummer | Leverbewijs | Afleverbon
            | Levernota | Zendnota""",
        "contract": """Contractnummer | Contractnr | Contract nr | Contract | Overeenkomst | Overeenkomstnummer | Abonnement | Abonnementsnummer | Serienummer | Meternummer
            | Meter | Kenteken | Mandaatkenmerk | Machtigingskenmerk | Machtigingsnummer | Mandaat | Incassant ID | Incassant-ID | Incassantid | EAN-code | EAN code
            | Mandaatreferte | Mandaatreferentie | Huurcontract | Machtiging""",
        "bank_account": """Rekeningnummer | Rekeningnr | Rekening nr | Rekening | Bankrekening | Bankrekeningnummer | Bankrekeningnr | Bankrek | Bank | Banknaam | Bankgegevens
            | Bank rekening | Bank nr | Giro | Gironummer | G-rekening | G-rek | Naam bank | Betaalwijze | Betaalmethode | Betalingswijze | Betalingsmethode | Betaling via
            | Automatische incasso | Pin | iDEAL | Creditcard | Betaalmiddel | Kaartnummer | Wijze van betaling | Contant | Overschrijving | Bancontact | Domiciliëring""",
        "contact": """Telefoon | Tel | Telefoonnummer | Tel.nr | Telefoon nr | Mobiel | GSM | Fax | Faxnummer | E-mail | Email | E-mailadres | Mail | Website | Web | Internet
            | Contact | Contactpersoon | Behandeld door | Verkoper/adviseur | Vertegenwoordiger | Accountmanager | Klantenservice | Medewerker | Kassier | U bent geholpen door
            | Bediend door | Uw adviseur | Dossierbeheerder | Helpdesk | Samengesteld door""",
        "register": """KvK | K.v.K | KvK nr | KvK-nr | KvK nummer | KvK-nummer | KvKnr | Kamer van Koophandel | Handelsregister | Handelsregisternummer | Ondernemingsnummer
            | Ondernemingsnr | KBO | KBO nr | KBO-nummer | RPR | H.R | HR nr | EORI | EORI nummer | EORI nr | GLN | EAN | GTIN | AGB | AGB-code | BIG | Erkenningsnummer
            | Maatschappelijke zetel | Statutair gevestigd | DUNS | Registratienummer | Reg.nr | Land van oorsprong | Goederencode | Intrastat | SBI | Vergunningsnummer
            | Ondernemings nr""",
        "shipping": """Verzendwijze | Verzendmethode | Leveringsconditie | Leveringsvoorwaarden | Leveringscondities | Leverconditie | Levervoorwaarden | Vervoerder | Gewicht
            | Bruto gewicht | Netto gewicht | Totaal gewicht | Aantal colli | Colli | Incoterms | Incoterm | Verzonden via | Leveringswijze | Transporteur | Pallets""",
        "cash": """Contant ontvangen | Wisselgeld | Terug | Gepind | Retour | Uw voordeel | U bespaart | Spaarpunten | Punten | Fooi | Statiegeld | Emballage | Bonus | Zegels
            | Klantenkaart | Contant betaald | Terug contant""",
        "withholding": "Ingehouden | Inhouding | Ingehouden bedrag",
        "balance": """Vorig saldo | Oud saldo | Saldo vorige factuur | Openstaande facturen | Achterstand | Rente | Aanmaningskosten | Administratiekosten aanmaning
            | Nieuw saldo | Vorige factuur | Vorige nota | Incassokosten | Beginsaldo | Eindsaldo
            | Saldo vorige rekening | Saldo vorige periode | Vorige rekening | Bedrag vorige factuur | Saldo vorige maand | Openstaand vorige factuur""",
        "tax_base": """Grondslag | BTW grondslag | BTW-grondslag | Maatstaf van heffing | Maatstaf | Grondslag BTW | BTW basis | Basis | BTW over bedrag | Over
            | Vrijgesteld bedrag | Heffingsgrondslag | MvH""",
        "tax_rate": "BTW % | BTW-tarief | BTW tarief | BTW percentage | BTW-percentage | Tarief BTW | BTW code | BTW-code | Percentage | BTW pct | % BTW",
        "cash_discount": """Betalingskorting | Korting contant | Kredietbeperking | Kredietbeperkingstoeslag | Bij betaling binnen | Bij betaling voor | KB-toeslag
            | Korting bij betaling | Contantkorting | Te betalen bij betaling binnen
            | korting bij betaling voor""",
        "exchange": "Wisselkoers | Koers | Tegenwaarde | Omrekenkoers",
        "count": "Aantal artikelen | Totaal aantal | Aantal regels | Totaal uren | Totaal stuks | Uren totaal",
        "words": "Bedrag in letters | In letters | Zegge",
        "page": "Pagina | Blad | Bladzijde | Blz | Pag | Kopie | Duplicaat | Origineel",
        "note": "Opmerking | Opmerkingen | Betreft | Onderwerp | Notitie | Toelichting | Omschrijving factuur | Status | Bericht | Inzake",
    },
    third_parties="""Afleveradres | Leveradres | Leveringsadres | Aflever adres | Verzendadres | Bezorgadres | Verzonden naar | Verzonden aan | Geleverd aan | Geleverd op adres
        | Levering aan | Leveren aan | Afleveren aan | Verbruiksadres | Werkadres | Objectadres | Locatie | Werklocatie | Uitvoeringsadres | Bezoekadres | Postadres
        | Correspondentieadres | Eindgebruiker | Retouradres | Plaats van levering | Ophaaladres | Laadadres | Losadres | Installatieadres | Namens | Aflevering | Bestemming
        | Fiscaal vertegenwoordiger | Leverplaats | Losplaats | Laadplaats | Adres werf | Werfadres | Werf | Zendadres | Ontvanger goederen | Huuradres""",
    ambiguous={
        "Totaal": "totals.gross | totals.due | totals.net",
        "Totaalbedrag": "totals.gross | totals.due | totals.net",
        "Bedrag": "totals.gross | totals.net",
        "Totaal bedrag": "totals.gross | totals.due | totals.net",
        "Totaalprijs": "totals.gross | totals.net",
        "Totale prijs": "totals.gross | totals.net",
        "Subtotaal": "totals.net | totals.line_net",
        "Sub totaal": "totals.net | totals.line_net",
        "Tussentotaal": "totals.net | totals.line_net",
        "Som": "totals.gross | totals.net",
        "BTW": "totals.tax | vat_id",
        "B.T.W": "totals.tax | vat_id",
        "Factuur": "invoice_number",
        "Nota": "invoice_number",
        "Rekening factuur": "invoice_number",
        "Creditnota": "invoice_number | totals.paid",
        "Creditfactuur": "invoice_number",
        "Nummer": "invoice_number | other.sales_order",
        "Nr": "invoice_number | other.sales_order",
        "Datum": "issue_date | other.service_date",
        "Naam": "buyer | seller",
        "Adres": "buyer | seller",
        "Bedrijf": "buyer | seller",
        "Bedrijfsnaam": "buyer | seller",
        "Credit": "totals.paid | totals.due",
    },
    columns={
        "position": "Pos | Pos. | Regel | Nr | # | Positie | Regelnr | Volgnr",
        "code": """Artikelnummer | Artikelnr | Artikel nr | Art.nr | Art nr | Artikelcode | Code | Productcode | Productnummer | Art. nr | Referentie | Ref | Bestelnummer
            | Ordernummer | EAN | GTIN | SKU | Artikel code | Art.code | Productnr | Artikel-nr | Barcode | Itemnummer | Product nr | bestelcode""",
        "description": """Omschrijving | Artikelomschrijving | Artikel | Product | Producten | Beschrijving | Dienst | Diensten | Productomschrijving | Artikelen | Naam
            | Werkzaamheden | Specificatie | Dienst/Product | Product/Dienst | Artikelnaam | Productnaam | Details | Item | Activiteit | Onderwerp | Product / dienst
            | Prestatie | Benaming | Goederen | Omschrijving van de goederen | Omschrijving werkzaamheden | Dienst / omschrijving""",
        "quantity": """Aantal | Aant | Aant. | Hoeveelheid | Hvh | Uren | Stuks | Aantal uren | Stk | Dagen | Geleverd | Aantal stuks | Verbruik | Qty | Aantal geleverd | Hoev
            | Besteld | st.""",
        "unit": "Eenheid | Eenh | Eenh. | Per | VE | Verpakking | Eh | Verpakkingseenheid | Ehd | verp.",
        "unit_price": """Prijs | Stukprijs | Stuksprijs | Eenheidsprijs | Prijs per stuk | Prijs/st | Prijs p/st | Prijs per eenheid | Tarief | Uurtarief | Prijs excl. BTW
            | Prijs ex BTW | Prijs ex. BTW | Verkoopprijs | Netto prijs | Nettoprijs | Bedrag per stuk | Eenheidsprijs excl. BTW | Per stuk | Stukprijs excl. BTW
            | Prijs/eenheid | P/eenheid | Prijs/stuk | EHP | Stuk prijs | Brutoprijs | Catalogusprijs | Unit prijs | Adviesprijs
            | p/st. | prijs excl. | prijs incl. btw | prijs incl. | stuksprijs incl. | bedrag per eenheid""",
        "discount": "Korting | Korting % | Kort | Kort. | % korting | Rabat | Kort.% | Krt % | Korting% | krt.",
        "tax_rate": "BTW | BTW % | BTW-% | BTW tarief | BTW code | B.T.W | % BTW | BTW-tarief | BTW-code | BTW perc | BTW percentage | Btw",
        "tax_amount": "BTW bedrag | BTW Amount | BTW-bedrag | Bedrag BTW | BTW €",
        "net": """Bedrag | Totaal | Totaal excl. BTW | Bedrag excl. BTW | Netto | Netto bedrag | Totaalprijs | Totaal bedrag | Regeltotaal | Subtotaal | Regelbedrag
            | Bedrag excl. | Excl. BTW | Totaal excl. | Nettobedrag | Totaal ex. BTW | Bedrag ex. BTW | Totaal ex BTW | Bedrag ex BTW | Prijs totaal | Totale prijs
            | Bedrag netto | Bedrag € | Netto totaal | Waarde | Exclusief""",
        "gross": """Totaal incl. BTW | Bedrag incl. BTW | Prijs incl. BTW | Incl. BTW | Bruto | Totaal incl. | Bedrag incl. | Totaal inclusief BTW | Bruto bedrag | Incl BTW
            | Prijs inclusief BTW""",
        "date": "Datum | Periode | Leverdatum | Week | Maand | Van | Tot | Dag | werkdatum",
    },
    rows={
        "total": "Totaal | Totaalbedrag | Eindtotaal | Te betalen | Totaal te betalen | Factuurbedrag | Totaal incl. BTW | Totaal excl. BTW",
        "subtotal": "Subtotaal | Sub totaal | Tussentotaal | Totaal groep | Paginatotaal | Totaal pagina | Groepstotaal | Totaal per",
        "carried_forward": """Transport | Transporteren | Over te brengen | Overdracht | Vervolg | Overgebracht | Totaal transport | Vervolg op volgende pagina
            | Vervolg van vorige pagina | Te transporteren | Over te dragen""",
    },
    titles={
        "invoice": """Factuur | Aanslagbiljet | Legesnota | Verkoopfactuur | Nota | E-factuur | Verzamelfactuur | Rekening | Digitale factuur | Uw factuur | Maandfactuur | Energienota | Betaaloverzicht
            | Factuur / Pakbon | Handelsfactuur | Kassafactuur | Vrachtfactuur | Honorariumnota | Ereloonnota | Jaarafrekening | Afrekening | Jaarnota | Servicefactuur
            | Factuurspecificatie""",
        "credit_note": "Creditnota | Creditfactuur | Credit nota | Credit factuur | Credit-nota | Terugbetaling | Creditering | Kredietnota | Retourcredit",
        "receipt": "Kassabon | Bon | Kwitantie | Betaalbewijs | Kasticket | Ontvangstbewijs | Aankoopbewijs | Klantticket | Betalingsbewijs",
        "pro_forma": "Proforma factuur | Proformafactuur | Pro forma factuur | Pro forma | Proforma | Pro-forma factuur | Voorlopige factuur",
        "reminder": "Herinnering | Betalingsherinnering | Aanmaning | Eerste herinnering | Tweede herinnering | Laatste aanmaning | Sommatie | Ingebrekestelling | Rappel",
        "statement": """Rekeningoverzicht | Rekeningafschrift | Openstaande posten | Betalingsoverzicht | Overzicht openstaande posten | Klantenoverzicht | Debiteurenoverzicht
            | Saldo overzicht""",
        "order": """Order | Bestelling | Bestelbon | Orderbevestiging | Inkooporder | Opdrachtbevestiging | Opdracht | Bestelbevestiging | Bestelbonbevestiging
            | Reserveringsbevestiging | Boekingsbevestiging""",
        "delivery_note": "Pakbon | Leverbon | Leveringsbon | Vrachtbrief | Afleverbon | Verzendnota | Zendnota | Verzendbon | Leveringsnota",
        "quote": "Offerte | Prijsopgave | Aanbieding | Prijsofferte | Begroting | Bestek",
        "self_billing": "Self-billing factuur | Factuur uitgereikt door afnemer | Selfbilling | Selfbilling factuur | Self-billing | Inkoopfactuur door afnemer | Selfbilling-factuur",
        "correction": "Correctiefactuur | Gecorrigeerde factuur | Factuurcorrectie | Herziene factuur | Correctienota | Debetnota",
        "prepayment": "Voorschotfactuur | Aanbetalingsfactuur | Vooruitbetalingsfactuur | Voorschotnota | Aanbetaling factuur | Depositofactuur",
        "partial": "Deelfactuur | Termijnfactuur | Tussentijdse factuur | Vorderingsstaat | Termijnnota",
        "final": "Eindfactuur | Slotfactuur | Eindafrekening | Slotnota | Eindnota | Saldofactuur",
        "simplified": "Vereenvoudigde factuur | Vereenvoudigde BTW-factuur",
    },
    exemptions={
        "reverse_charge": """BTW verlegd | btw-verlegd | verlegd | verlegging van heffing | verleggingsregeling | BTW verlegd naar | verlegde BTW | medecontractant
            | heffing verlegd | BTW te voldoen door de medecontractant | omzetbelasting verlegd | artikel 20 KB nr. 1 | verlegd naar afnemer | reverse charge""",
        "intra_community": """intracommunautaire levering | vrijgestelde intracommunautaire levering | intracommunautaire leveringen | intracommunautair | ICP | ICL
            | artikel 138 | art. 138 | artikel 39bis | art. 39bis | levering binnen de EU | intracommunautaire dienst | intracommunautaire prestatie""",
        "export": """uitvoer | export buiten de EU | buiten de EU | levering buiten de EU | artikel 146 | art. 146 | niet onderworpen aan BTW | buiten toepassingsgebied BTW
            | vrijgesteld export | art. 39 | uitvoer goederen | export vrijgesteld""",
        "exempt": """vrijgesteld van BTW | BTW vrijgesteld | btw-vrijgesteld | vrijgesteld | vrijstelling van BTW | vrij van BTW | vrijstelling | geen BTW | BTW-vrij
            | artikel 11 | artikel 44 | art. 44 | art. 11 | niet BTW-plichtig | BTW niet van toepassing | onbelast | assurantiebelasting""",
        "small_business": """kleineondernemersregeling | kleine ondernemersregeling | KOR | artikel 25 | kleine onderneming
            | bijzondere vrijstellingsregeling kleine ondernemingen | onderworpen aan de vrijstellingsregeling | bijzondere vrijstellingsregeling""",
        "margin": """margeregeling | bijzondere regeling | gebruikte goederen | reisbureauregeling | marge regeling | bijzondere regeling reisbureaus | margegoederen
            | kunstvoorwerpen""",
    },
    due_within=(
        r"\b(?:betal\w*|betaal\w*|voldoen|voldaan|over\s?te\s?maken|overmaken)\b[^.\n]{0,40}?\bbinnen\s+(?:een\s+termijn\s+van\s+)?(?P<days>\d{1,3})\s*dagen?",
        r"\bbinnen\s+(?P<days>\d{1,3})\s*dagen?\s+(?:na|vanaf|te\s+(?:voldoen|betalen)|op\s+(?:onze\s+)?rekening|netto|over)\b",
        r"\b(?P<days>\d{1,3})\s*dagen?\s*(?:netto|na\s+factuur|na\s+ontvangst|factuurdatum)\b",
        r"\b(?:betalingstermijn|betaaltermijn|betalingsconditie|betalingscondities|betalingsvoorwaarden?|betaalconditie)\s*:?\s*(?:binnen\s+)?(?P<days>\d{1,3})\s*dagen?",
    ),
    due_now="""direct | per direct | contant | bij ontvangst | na ontvangst | onmiddellijk | à contant | direct te voldoen | contante betaling | vooruitbetaling vereist
        | onder rembours | bij levering | direct betalen | betaling bij levering | betaling vooraf | na ontvangst factuur | omgaand""",
    words="""de het een en van voor met op in te is zijn aan door bij uit naar om als dat die deze dit u uw wij ons onze niet of over per tot wordt worden kunt graag hebben
        heeft ook nog bedankt""",
    due_around=(
        r"\b(?:betalen|betaling|voldoen|overmaken)\b[^<]{0,60}?\b(?:vóór|voor|uiterlijk|uiterlijk op|uiterlijk tegen)\s+<day>",
        r"\b(?:wordt|worden|zal|zullen)\b[^<]{0,60}?<day>[^<]{0,110}?\b(?:afgeschreven|geïncasseerd|geincasseerd|gedomicilieerd|ingehouden)\b",
        r"\b(?:schrijven|incasseren)\b[^<]{0,90}?<day>",
        r"\bten\s+laatste\s+(?:op|tegen)\s+<day>",
    ),
)  # fmt: skip
