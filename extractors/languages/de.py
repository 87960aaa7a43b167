# ruff: noqa: E501 - blocks of wordings read better in long rows
"""German: Germany, Austria, Switzerland."""

from __future__ import annotations

from extractors.languages.vocabulary import vocabulary

DE = vocabulary(
    "de",
    labels={
        "invoice_number": """Rechnungsnummer | Rechnungsnr | Rechnungs-Nr | Rechnung Nr | Rechnung Nummer | Rechnung # | Rechn.-Nr | Rechn.Nr | Rechnr | Rg-Nr | RgNr | Rg.Nr
            | RE-Nr | Re.Nr | RNr | R-Nr | Rechnungs Nummer | Rechnungs-ID | Rechnungskennung | Rechnungs-/Belegnummer | Rechnungs-Nr/Datum | Rechnung-Nr | Belegnummer
            | Beleg-Nr | Belegnr | Beleg Nr | Beleg | Dokumentnummer | Dokument-Nr | Dokumentennummer | Dokumentnr | Faktura-Nr | Fakturanummer | Faktura Nr | Faktura
            | Fakturanr | Gutschriftsnummer | Gutschriftnummer | Gutschrift-Nr | Gutschrift Nr | Gutschriftsnr | Gutschrifts-Nr | Gutschriftnr | Quittungsnummer | Quittung Nr
            | Bon-Nr | Bonnummer | Bon Nr | Storno-Nr | Stornorechnung Nr | Stornorechnungsnummer | Rechnungskorrektur Nr | Rechnungskorrekturnummer | Korrekturrechnung Nr
            | Abschlagsrechnung Nr | Schlussrechnung Nr | Teilrechnung Nr | Anzahlungsrechnung Nr | Handelsrechnung Nr | Sammelrechnung Nr | Unsere Rechnungsnummer
            | Unsere Rechnungs-Nr | Ihre Rechnungsnummer | Ihre Rechnung Nr | Nummer der Rechnung | Rechnungsbeleg | Honorarnote Nr | Kostenrechnung Nr | Warenrechnung Nr
            | Barrechnung Nr | Rechnungsreferenz | Kassenbon Nr | Kassenbeleg Nr | Vorgangsnummer Rechnung | fortlaufende Nummer | fortlaufende Rechnungsnummer | Rg-Nummer
            | Re-Nummer | Dauerrechnung Nr | Mietrechnung Nr""",
        "issue_date": """Rechnungsdatum | Rechnungs-Datum | Rechnung vom | Datum der Rechnung | Rechnungsdat | Rechn.-Datum | Rg-Datum | Rg.Datum | RE-Datum | Re.Datum
            | Belegdatum | Beleg-Datum | Datum des Belegs | Beleg vom | Ausstellungsdatum | Ausstelldatum | Ausgestellt am | ausgestellt | Datum der Ausstellung | Dokumentdatum
            | Dokumentendatum | Fakturadatum | Faktura-Datum | Gutschriftsdatum | Gutschriftdatum | Gutschrift vom | Rechnungsausgang | Rechnungsstellung
            | Rechnungsdatum/Leistungsdatum | Rechnungs- und Leistungsdatum | Rechnungs- und Lieferdatum | Rechnungsdatum und Lieferdatum | Rechnungsdatum = Lieferdatum
            | Rechnungsdatum gleich Lieferdatum | Rechnungs-/Lieferdatum | Rechnungs- / Leistungsdatum | Erstellungsdatum | erstellt am | Tag der Rechnung | Abrechnungsdatum
            | Datum der Rechnungsstellung | Ausstellungstag | Quittungsdatum | vom | Rechnungstag | Stornodatum""",
        "due_date": """Fälligkeit | Fälligkeitsdatum | fällig am | fällig | fällig bis | fällig zum | Fälligkeitstag | Datum der Fälligkeit | Zahlungsziel | Zahlungsfrist
            | Zahlbar bis | Zahlbar bis zum | Zahlbar am | zahlbar spätestens | zahlbar spätestens am | zahlbar spätestens bis | Zahlung bis | Zahlung bis zum
            | Zahlung fällig am | Zahlung fällig | zu zahlen bis | zu bezahlen bis | bitte zahlen bis | bitte bezahlen bis | bitte überweisen bis | bitte überweisen bis zum
            | überweisen Sie bitte bis zum | bis zum | bis spätestens | bis spätestens zum | Netto bis | netto Kasse bis | ohne Abzug bis | ohne Abzug bis zum | rein netto bis
            | Zahlungstermin | Zahlungsdatum | Zahltag | Zahlungseingang bis | Zahlungseingang bis spätestens | Frist | Zahlungsfälligkeit | Nettofälligkeit | Valutadatum
            | Valuta | Einzugsdatum | Abbuchungsdatum | Abbuchung am | Abbuchung zum | Lastschrift am | Lastschriftdatum | Einzug am | Einzug zum | wird abgebucht am
            | Fälligkeit der Zahlung | Zahlungsziel bis | Rechnung fällig am | Rechnungsfälligkeit | Betrag fällig am | zu begleichen bis | Nettoziel
            | nach Ablauf des | überweisen Sie den Betrag bis | überweisen Sie den Gesamtbetrag bis | überweisen Sie den Rechnungsbetrag bis | überweisen Sie den Betrag bis zum | überweisen Sie den Gesamtbetrag bis zum | überweisen Sie den Rechnungsbetrag bis zum | begleichen Sie den Betrag bis | begleichen Sie die Rechnung bis | begleichen Sie die Rechnung bis zum | wird eingezogen am | Verzug ab
            | Einzugstermin | Abbuchungstermin | Belastungsdatum | Lastschrifteinzug am | Lastschrifteinzug zum | SEPA-Einzug am | Abbuchung erfolgt am | Einzug erfolgt am | zur Zahlung fällig am""",
        "currency": """Währung | Rechnungswährung | Belegwährung | Währungscode | Währungskennzeichen | Alle Beträge in | Beträge in | Preise in | Alle Preise in | Angaben in
            | Whg | Währ""",
        "purchase_order_reference": """Bestellnummer | Bestell-Nr | Bestellnr | Bestell Nr | Bestellung | Bestellung Nr | Bestellung-Nr | Bestellungsnummer | Bestellreferenz
            | Bestellnummer Kunde | Bestellung Nr. Kunde | Bestellnummer des Kunden | Bestell-Nr. Kunde | Kundenbestellnummer | Kunden-Bestellnummer | Kundenbestellung
            | Kundenbestell-Nr | Kundenbestellnr | Ihre Bestellung | Ihre Bestellnummer | Ihre Bestell-Nr | Ihre Bestellnr | Ihre Bestellung Nr | Ihre Bestellung vom
            | Ihr Auftrag | Ihre Auftragsnummer | Ihre Auftrags-Nr | Ihre Auftragsnr | Ihr Auftrag Nr | gemäß Bestellung | gemäß Bestellung Nr | laut Bestellung
            | lt. Bestellung | Bestellauftrag | Einkaufsbestellung | PO-Nummer | PO-Nr | PO Nr | PO Nummer | SAP-Bestellnummer | SAP Bestellnummer | Auftragsnummer Kunde
            | Auftragsnummer des Kunden | Kundenauftragsnummer | Kundenauftrag | Kundenauftrags-Nr | Best.-Nr | Best.Nr | Best-Nr | Referenz Bestellung
            | Auftraggeber Bestellnummer | Bestellzeichen | Ihre Bestelldaten | Bestell-Referenz""",
        "buyer_reference": """Ihr Zeichen | Ihre Zeichen | Ihre Referenz | Ihre Referenznummer | Ihre Ref | Ihre Ref.-Nr | Kundenreferenz | Kunden-Referenz | Kundenref
            | Leitweg-ID | Leitweg ID | Leitwegs-ID | Käuferreferenz | Kostenstelle | Ihre Kostenstelle | Ihr Ansprechpartner | Ihre Nachricht | Ihre Nachricht vom
            | Ihr Zeichen/Ihre Nachricht vom | Besteller | Bestellt durch | Bestellt von | Referenz Käufer | Referenz des Käufers | Referenz | Ref | Referenznummer | Ref-Nr
            | Referenz-Nr | Referenznr | Ihr Kennzeichen | Auftraggeberreferenz""",
        "preceding_invoice": """Ursprungsrechnung | Originalrechnung | Originalrechnungsnummer | ursprüngliche Rechnung | ursprüngliche Rechnungsnummer | Rechnungsbezug
            | zu Rechnung | zu Rechnung Nr | zur Rechnung | zur Rechnung Nr | Bezug Rechnung | Bezug auf Rechnung | Bezugsrechnung | Storno zu Rechnung | Storno der Rechnung
            | Storno zu | Gutschrift zu Rechnung | Gutschrift zur Rechnung | Korrektur zu Rechnung | Korrektur der Rechnung | Korrektur zu | betrifft Rechnung
            | stornierte Rechnung | Vorgängerrechnung | vorausgegangene Rechnung | Ursprungsbeleg | Ursprungsbeleg-Nr | Ursprungsbelegnummer | Bezugsbeleg | vorherige Rechnung
            | Referenzrechnung | Rechnungsreferenz Original | bezogen auf Rechnung | Bezug zur Rechnung""",
        "seller": """Verkäufer | Lieferant | Rechnungsersteller | Rechnungssteller | Rechnungsaussteller | Leistungserbringer | leistender Unternehmer | Leistungsersteller
            | Auftragnehmer | Anbieter | Dienstleister | Absender | Aussteller | Verkauft von | Verkauf durch | Kontoname | Kontoinhaber | Konto-Inhaber | Zahlungsempfänger
            | Zahlbar an | Begünstigter | Empfänger der Zahlung | Kreditor | Kontoinh | Name des Kontoinhabers | Rechnung von | Händler | Verkäuferdaten
            | Lieferantenname | Überweisung an | Zahlung an | Gläubiger | Verkäufer/Lieferant | Vermieter""",
        "buyer": """Käufer | Käufer/Leistungsempfänger | Kunde | Kundin | Kundenname | Kundendaten | Kundenanschrift | Kundenadresse | Rechnungsempfänger | Rechnungsadresse
            | Rechnungsanschrift | Rechnung an | Rechnung für | Leistungsempfänger | Auftraggeber | Empfänger | Empfängeradresse | Erwerber | Abnehmer | Mieter | Patient | Gast
            | Versicherungsnehmer | Vertragspartner | Debitor | Mandant | Verkauft an | berechnet an | Adressat | An | Firma | Besteller Name | Ihre Daten | Ihre Adresse
            | Ihre Rechnungsadresse | Herrn | Frau | Herr | Herrn/Frau | Zahlungspflichtiger | Zahlbar durch | Anschrift des Kunden | Rechnungsnehmer | Name des Kunden
            | Name und Anschrift des Leistungsempfängers | Anschlussinhaber | Kunde/Rechnungsempfänger""",
        "vat_id": """USt-IdNr | USt-Id-Nr | USt.-Id.-Nr | UStId | USt-ID | USt ID | UStIdNr | USt.-Identnr | USt-Ident-Nr | USt-Identnummer | USt.-IdentNr | Umsatzsteuer-ID
            | Umsatzsteuer-Identifikationsnummer | Umsatzsteueridentifikationsnummer | Umsatzsteuer-Identifikations-Nr | Umsatzsteuer-Identnummer | Umsatzsteuer-Ident-Nr
            | Umsatzsteuer-IdNr | Umsatzsteuer ID | Umsatzsteuer-Id-Nr | Umsatzsteuernummer | Umsatzsteuer-Nr | USt-Nr | UStNr | USt.Nr | UID | UID-Nr | UID-Nummer | UID Nr
            | UIDNr | ATU | ATU-Nr | MwSt-Nr | MwSt-Nummer | MwSt Nr | MWST-ID | MwSt-IdNr | MWST-Nr. CHE | Mehrwertsteuernummer | Mehrwertsteuer-Nr | Mehrwertsteuer-Nummer
            | VAT-Nr | VAT-ID | VAT Nr | VAT-Nummer | Ust-ID-Nummer | USt-Identifikationsnummer | USt-IDNr. gem. § 27a | EU-Steuernummer | EU-USt-IdNr | EG-Ust-ID | ID-Nr
            | Ust.Id.Nr | Unternehmens-Identifikationsnummer""",
        "seller.vat_id": """Unsere USt-IdNr | Unsere UID | Unsere USt-ID | Unsere Umsatzsteuer-ID | Unsere UStId | Unsere UID-Nummer | Unsere UID-Nr | USt-IdNr. des Verkäufers
            | USt-IdNr Verkäufer | USt-ID Lieferant | USt-IdNr. des Lieferanten | Unsere USt-Identnr | Eigene USt-IdNr | USt-IdNr. Rechnungssteller | UID Lieferant""",
        "buyer.vat_id": """Ihre USt-IdNr | Ihre USt.-IdentNr | Ihre USt-ID | Ihre UStId | Ihre UID | Ihre UID-Nummer | Ihre UID-Nr | Ihre Umsatzsteuer-ID
            | Ihre Umsatzsteuer-Identifikationsnummer | Ihre USt-Id-Nr | Ihre VAT-ID | USt-IdNr Kunde | USt-ID Kunde | UID Kunde | USt-IdNr. des Kunden | UStId Kunde
            | Kunden-USt-ID | Kunden USt-IdNr | Kunden-UID | Kunden-USt-IdNr | USt-IdNr. des Käufers | USt-IdNr Käufer | USt-IdNr. des Leistungsempfängers | USt-IdNr Empfänger
            | UID des Leistungsempfängers | USt-IdNr. Leistungsempfänger | Ihre MwSt-Nr | Ihre Ust-Nr | UID-Nr. des Leistungsempfängers""",
        "tax_number": """Steuernummer | Steuer-Nr | Steuernr | St.-Nr | StNr | St-Nr | Steuer Nr | Steuer-Nummer | Steuer-ID | Steuer ID | Steuerliche Identifikationsnummer
            | Steuernummer des Verkäufers | FA-Nr | Finanzamt Steuernummer | Steuernummer Finanzamt | Unsere Steuernummer | Unsere Steuer-Nr | StNr. | Finanzamt St.-Nr
            | Abgabenkontonummer | Wirtschafts-Identifikationsnummer | W-IdNr""",
        "buyer.tax_number": """Ihre Steuernummer | Steuernummer Kunde | Ihre Steuer-Nr | Steuernummer des Kunden | Steuernummer des Käufers
            | Steuernummer des Leistungsempfängers""",
        "payment.iban": """IBAN | IBAN-Nr | IBAN Nr | IBAN-Nummer | IBAN Code | Konto IBAN | IBAN/Konto | Kontonummer (IBAN) | Kontoverbindung IBAN | Bankverbindung IBAN
            | Unsere IBAN | IBAN EUR | Konto-Nr. (IBAN) | Konto / Zahlbar an""",
        "payment.bic": """BIC | BIC/SWIFT | SWIFT/BIC | BIC-Code | SWIFT-Code | SWIFT | BIC (SWIFT) | SWIFT-BIC | BIC Code | SWIFT-Nr""",
        "payment.reference": """Verwendungszweck | Zahlungsreferenz | Zahlungsreferenznummer | Zahlungszweck | bei Zahlung angeben | bei Zahlung bitte angeben
            | bitte bei Zahlung angeben | Bei Überweisung angeben | bitte angeben | bei Überweisung bitte angeben | Buchungsreferenz | Überweisungszweck | Referenz für Zahlung
            | Zahlungsverwendungszweck | Kassenzeichen | Buchungszeichen | Buchungskonto | Referenznummer Zahlung | QR-Referenz | Creditor Reference | Zahlungskennung
            | Betreff der Zahlung | Vertragsgegenstand Zahlung""",
        "payment.terms": """Zahlungsbedingungen | Zahlungsbedingung | Zahlungskonditionen | Zahlungskondition | Konditionen | Zahlungsmodalitäten | Zahlungsvereinbarung
            | Zahlungsvereinbarungen | Zahlungshinweis | Zahlungshinweise | Zahlungsinformationen | Zahlbed | Zahlungsbed | ZB | Zahlung | Zahlungsinformation
            | Konditionen der Zahlung | Bedingungen""",
        "totals.line_net": """Summe Positionen | Summe der Positionen | Positionssumme | Summe Einzelpositionen | Gesamtbetrag der Positionen
            | Gesamtbetrag der Positionen netto | Summe der Nettobeträge | Warenwert | Warenwert netto | Nettowarenwert | Summe Artikel | Summe der Zeilen | Summe Zeilenbeträge
            | Summe der Rechnungspositionen | Gesamtsumme Positionen | Summe Nettobeträge aller Rechnungspositionen | Summe aller Positionen | Artikelsumme | Warensumme
            | Warennettowert | Netto-Warenwert | Summe Leistungen | Summe Waren | Summe Lieferungen""",
        "totals.allowances": """Rabatt | Gesamtrabatt | Nachlass | Nachlässe | Preisnachlass | Abschläge | Abschlag | Summe Abschläge | Summe Nachlässe | Summe Rabatte
            | Abzüglich Rabatt | abzgl. Rabatt | Rabatte | Kundenrabatt | Sonderrabatt | Mengenrabatt | Auftragsrabatt | Gesamtnachlass | Summe der Abschläge | Rabatt gesamt
            | Rechnungsrabatt | Gutscheinrabatt | Bonus | Treuerabatt | Skontoabzug | Gesamtbetrag der Abschläge | Summe der Nachlässe""",
        "totals.charges": """Versand | Versand inkl. MwSt. | Versandkosten inkl. MwSt. | Versandkosten brutto | Fracht inkl. MwSt. | Versandkosten | Versandkostenpauschale | Versandpauschale | Versand und Verpackung | Porto | Porto und Verpackung | Porto & Verpackung
            | Fracht | Frachtkosten | Frachtkostenpauschale | Frachtanteil | Verpackung | Verpackungskosten | Transportkosten | Transport | Lieferkosten | Liefergebühr
            | Zuschlag | Zuschläge | Summe Zuschläge | Summe der Zuschläge | Gesamtbetrag der Zuschläge | Aufschläge | Mindermengenzuschlag | Bearbeitungsgebühr
            | Bearbeitungskosten | Nebenkosten | Servicegebühr | Gebühren | Spesen | Mautzuschlag | Maut | Energiezuschlag | Dieselzuschlag | Logistikpauschale
            | Kleinmengenzuschlag | Anfahrt | Anfahrtspauschale | Summe Zu-/Abschläge""",
        "totals.net": """Netto | Nettobetrag | Netto-Betrag | Nettosumme | Netto-Summe | Summe netto | Summe Netto | Nettogesamt | Gesamt netto | Gesamtnetto
            | Gesamtbetrag netto | Gesamtsumme netto | Netto gesamt | Nettogesamtbetrag | Netto-Gesamtbetrag | Netto Gesamtbetrag | Nettorechnungsbetrag | Rechnungsbetrag netto
            | Rechnungssumme netto | Rechnungssumme ohne USt | Rechnungssumme ohne MwSt | Rechnungssumme Netto (exkl. USt.) | Rechnungsbetrag ohne MwSt
            | Rechnungsbetrag ohne USt | Betrag netto | Netto-Wert | Nettowert | Nettowert gesamt | Gesamtwert netto | Total netto | Nettototal | Netto Total | Total exkl. MwSt
            | Total exkl MWST | Total ohne MwSt | Total exkl | Summe ohne MwSt | Summe ohne USt | Summe exkl. MwSt | Summe exkl. USt | Summe ohne Umsatzsteuer
            | Summe ohne Mehrwertsteuer | Gesamt ohne MwSt | Gesamt ohne USt | Gesamtbetrag ohne MwSt | Gesamtbetrag ohne USt | Gesamtbetrag ohne Umsatzsteuer
            | Gesamtbetrag exkl. MwSt | Gesamtsumme ohne MwSt | Gesamt exkl. MwSt | Gesamtpreis netto | Preis netto | Netto-Rechnungsbetrag | Zwischensumme netto
            | Zwischensumme (netto) | Zwischensumme ohne MwSt | Zwischensumme (ohne MwSt) | Endbetrag netto | Endsumme netto | Gesamtentgelt | Entgelt | Entgelt netto
            | Summe Entgelt | Nettoentgelt | Netto-Entgelt | Warenwert ohne MwSt | zzgl. MwSt aus | steuerpflichtiger Betrag | steuerbarer Betrag | MwSt-pflichtiger Betrag
            | ohne MwSt | ohne USt | exkl. MwSt | exkl. USt | exkl. | zu versteuern | Summe vor Steuern | Betrag ohne MwSt | Betrag ohne USt | Betrag exkl. MwSt
            | Nettosumme gesamt | Gesamtnettobetrag | Gesamtnettosumme | Summe Nettopreise | Auftragswert netto | Netto EUR | Zahlbetrag netto | Rechnungsnettobetrag
            | Gesamtnettowert | Netto Summe | Nettoumsatz | Umsatz netto
            | vor MwSt | vor USt | vor Steuern""",
        "totals.tax": """Steuerbetrag | Steuer | Steuern | Summe Steuer | Steuersumme | Steuer gesamt | Gesamtsteuer | Steuerbetrag gesamt | Gesamtsteuerbetrag | Umsatzsteuer
            | Umsatzsteuerbetrag | Summe Umsatzsteuer | Umsatzsteuer gesamt | zzgl. Umsatzsteuer | zuzüglich Umsatzsteuer | gesetzliche Umsatzsteuer
            | zzgl. gesetzlicher Umsatzsteuer | Mehrwertsteuer | Mehrwertsteuerbetrag | Summe Mehrwertsteuer | Mehrwertsteuer gesamt | zzgl. Mehrwertsteuer
            | zuzüglich Mehrwertsteuer | gesetzliche Mehrwertsteuer | gesetzl. MwSt | gesetzl. USt | zzgl. gesetzlicher MwSt | zzgl. gesetzl. MwSt | MwSt | MwSt-Betrag
            | MwSt Betrag | Betrag MwSt | Summe MwSt | MwSt-Summe | MwSt gesamt | Gesamt MwSt | Total MwSt | zzgl. MwSt | zuzüglich MwSt | plus MwSt | + MwSt | enthaltene MwSt
            | enthaltene Mehrwertsteuer | enthaltene Umsatzsteuer | darin enthaltene MwSt | inkl. MwSt-Betrag | enth. MwSt | davon MwSt | davon Umsatzsteuer | davon USt | USt
            | USt-Betrag | USt Betrag | Betrag USt | Summe USt | USt gesamt | USt-Summe | zzgl. USt | zuzüglich USt | + USt | enthaltene USt | Gesamtbetrag USt
            | Gesamtbetrag MwSt | Gesamtbetrag der Steuer | Gesamtbetrag Umsatzsteuer | Summe der Steuerbeträge | Summe Steuerbeträge | Mwst. total | Steueranteil | MwSt-Anteil
            | Versicherungssteuer | Versicherungsteuer | Ust-Wert | MwSt-Wert | Vorsteuer | Steuerwert""",
        "totals.gross": """Brutto | Bruttobetrag | Brutto-Betrag | Bruttosumme | Brutto-Summe | Summe brutto | Bruttogesamt | Gesamt brutto | Gesamtbetrag brutto
            | Gesamtsumme brutto | Brutto gesamt | Bruttogesamtbetrag | Brutto-Gesamtbetrag | Bruttorechnungsbetrag | Rechnungsbetrag brutto | Rechnungssumme brutto
            | Rechnungssumme Brutto (inkl. USt.) | Rechnungssumme mit USt | Rechnungssumme inkl. MwSt | Rechnungssumme inkl. USt | Rechnungssumme | Rechnungsbetrag
            | Rechnungs-Betrag | Rechnungsendbetrag | Rechnungsgesamtbetrag | Rechnungstotal | Rechnung total | Rechnungsbetrag inkl. MwSt | Rechnungsbetrag inkl. USt
            | Rechnungsbetrag gesamt | Gesamtrechnungsbetrag | Gesamtbetrag der Rechnung | Endbetrag | End-Betrag | Endsumme | Endbetrag brutto | Endbetrag inkl. MwSt
            | Endpreis | Gesamtendbetrag | Gesamtbetrag inkl. MwSt | Gesamtbetrag inkl. USt | Gesamtbetrag inkl. Umsatzsteuer | Gesamtbetrag inklusive MwSt
            | Gesamtbetrag inkl. Mehrwertsteuer | Gesamtsumme inkl. MwSt | Gesamtsumme inkl. USt | Gesamt inkl. MwSt | Gesamt inkl. USt | Gesamtpreis inkl. MwSt
            | Gesamtpreis brutto | Summe inkl. MwSt | Summe inkl. USt | Summe inkl. Umsatzsteuer | Summe inklusive MwSt | Total inkl. MwSt | Total inkl MWST | Total inkl
            | Total brutto | Bruttototal | Betrag inkl. MwSt | Betrag inkl. USt | Betrag brutto | inkl. MwSt | inkl. USt | inkl. | Gesamtbruttobetrag | Bruttogesamtsumme
            | Gesamt-Brutto | Gesamtbetrag mit MwSt | Gesamtbetrag mit USt | Gutschriftsbetrag | Gutschriftbetrag | Gesamtgutschrift | Summe Gutschrift | Fakturabetrag
            | Fakturasumme | Brutto-Rechnungsbetrag | Bruttowert | Gesamtrechnungssumme | Rechnungsendsumme | Auftragswert brutto | Umsatz brutto
            | Summe dieser Rechnung | Betrag dieser Rechnung | Gesamtbetrag dieser Rechnung""",
        "totals.paid": """Anzahlung | Anzahlungen | Erhaltene Anzahlungen | Erhaltene Anzahlung | Geleistete Anzahlungen | Geleistete Anzahlung | abzüglich Anzahlung
            | abzgl. Anzahlung | abzgl. Anzahlungen | abzüglich Anzahlungen | bereits bezahlt | bereits gezahlt | bereits geleistet | bereits erhalten | bezahlt
            | Bezahlter Betrag | gezahlter Betrag | gezahlt | Zahlungen | erhaltene Zahlungen | geleistete Zahlungen | Zahlungseingang | Zahlungseingänge | Vorauszahlung
            | Vorauszahlungen | abzüglich Vorauszahlung | abzgl. Vorauszahlung | Abschlagszahlung | Abschlagszahlungen | geleistete Abschlagszahlungen
            | abzgl. Abschlagszahlungen | abzüglich Abschlagszahlungen | Teilzahlung | Teilzahlungen | Akontorechnung | abzgl. Akontorechnung | Abschlagsrechnung | abzgl. Abschlagsrechnung | Akonto | Akontozahlung | Akontozahlungen | abzgl. Zahlungen
            | abzüglich Zahlungen | Guthaben verrechnet | dankend erhalten | Betrag erhalten | Betrag dankend erhalten | bezahlt mit | Summe Anzahlungen | Summe Zahlungen
            | Vorausbezahlt | Vorauszahlungsbetrag | bisher gezahlt | bisherige Zahlungen
            | geleistete Abschläge | gezahlte Abschläge | abzüglich geleisteter Abschläge | abzgl. geleisteter Abschläge | abzüglich gezahlter Abschläge
            | abzgl. gezahlter Abschläge | bezahlte Abschläge | bereits geleistete Abschläge | abzüglich geleistete Abschlagszahlungen
            | abzgl. geleistete Abschlagszahlungen | abzüglich bereits geleisteter Zahlungen | abzgl. bereits geleisteter Zahlungen""",
        "totals.rounding": """Rundung | Rundungsbetrag | Rundungsdifferenz | Rundungsausgleich | Rappenrundung | Rundungen | Rundungskorrektur | gerundet""",
        "totals.due": """Zahlbetrag | Zahlungsbetrag | Zahlungssumme | Zu zahlen | zu zahlender Betrag | zu zahlender Gesamtbetrag | Zu zahlen bleibt | noch zu zahlen
            | noch zu zahlender Betrag | zu bezahlen | zu bezahlender Betrag | Offener Betrag | offen | offene Forderung | Restbetrag | Restforderung | Restzahlung | Restsumme
            | Saldo | Fälliger Betrag | fälliger Gesamtbetrag | fälliger Zahlbetrag | zahlbar | zahlbarer Betrag | Überweisungsbetrag | zu überweisen | zu überweisender Betrag
            | bitte überweisen Sie | Forderung | Gesamtforderung | Forderungsbetrag | Abbuchungsbetrag | Lastschriftbetrag | Einzugsbetrag | Nachzahlung | Nachzahlungsbetrag
            | ausstehender Betrag | ausstehend | verbleibender Betrag | verbleibender Zahlbetrag | noch offen | Gesamt zu zahlen | Endbetrag zu zahlen | Betrag fällig
            | Schlusszahlung | Zahllast | Rechnungsbetrag zu zahlen | zur Zahlung fällig | Zahlungsbetrag in | Auszahlungsbetrag | zu Ihren Gunsten | zu Ihren Lasten
            | Zu zahlender Rechnungsbetrag""",
    },
    others={
        "order_date": """Bestelldatum | Bestell-Datum | Bestellung vom | bestellt am | Datum der Bestellung | Auftragsdatum | Auftrag vom | Auftrags-Datum | Kaufdatum
            | Buchungsdatum | Buchungstag | Datum Bestellung""",
        "delivery_date": """Lieferdatum | Liefer-Datum | Liefertermin | Lieferung am | geliefert am | Lieferung vom | Datum der Lieferung | Lieferscheindatum | Lieferschein vom
            | Lieferschein-Datum | Versanddatum | Versand am | Versandtag | Versandtermin | Warenausgang | Warenausgangsdatum | Liefertag | Abholdatum | Lieferzeitpunkt
            | Tag der Lieferung | Wareneingangsdatum""",
        "service_date": """Leistungsdatum | Datum der Leistung | Leistungstag | Leistungszeitpunkt | Leistung vom | Ausführungsdatum | Tag der Leistung | Liefer-/Leistungsdatum
            | Liefer- und Leistungsdatum | Lieferungs-/Leistungsdatum | Leistungs-/Lieferdatum | Liefer-/Leistungszeitpunkt | Leistungs- und Lieferdatum
            | Leistungsdatum/Lieferdatum | Anreise | Abreise | Anreisedatum | Abreisedatum | Reisedatum | Behandlungsdatum | Termin | Tätigkeitsdatum""",
        "period": """Leistungszeitraum | Liefer-/Leistungszeitraum | Lieferzeitraum | Leistungsperiode | Abrechnungszeitraum | Abrechnungsperiode | Rechnungszeitraum | Zeitraum
            | Periode | Abrechnungsmonat | Leistungsmonat | Monat | Verbrauchszeitraum | von | bis | Vertragsbeginn | Vertragsende | Vertragslaufzeit | Laufzeit | gültig bis
            | gültig ab | gültig von | Beginn | Ende | Ablesezeitraum | Mietzeitraum | Nutzungszeitraum""",
        "other_date": """Druckdatum | gedruckt am | Angebotsdatum | Vertragsdatum | Geburtsdatum | Ablesedatum | Erfassungsdatum | Uhrzeit | Zeit | Datum/Zeit | Datum / Uhrzeit
            | Stand | Stand vom | Eingangsdatum | Skonto bis | Skontodatum | Skontofrist | Kündigungsfrist | Mahndatum | nächste Rechnung""",
        "customer_number": """Kundennummer | Kunden-Nr | Kundennr | Kunden Nr | Kunden-Nummer | Kunde Nr | Kd-Nr | Kd.-Nr | KdNr | Kd.Nr | KNr | Kundenkonto | Kundenkontonummer
            | Kunden-ID | Kunden ID | KundenID | Kundenkennung | Debitor-Nr | Debitorennummer | Debitorennr | Debitoren-Nr | Debitornummer | Debitor Nr | Ihre Kundennummer
            | Ihre Kunden-Nr | Ihre Kundennr | Ihre Kd-Nr | Mitgliedsnummer | Mitglieds-Nr | Versicherungsnummer | Vertragskonto | Vertragskontonummer | Kontonummer Kunde
            | Personenkonto | Geschäftspartner | Geschäftspartnernummer | Geschäftspartner-Nr | Rechnungseinheit | Mandantennummer | Patientennummer | Teilnehmernummer
            | Kundenkarte | Benutzername | Kundencode""",
        "supplier_number": """Lieferantennummer | Lieferanten-Nr | Lieferantennr | Lief-Nr | Lief.-Nr | LiefNr | Lieferant Nr | Kreditor-Nr | Kreditorennummer | Kreditorennr
            | Kreditoren-Nr | Unsere Lieferantennummer | Unsere Lieferanten-Nr | Lieferantennummer beim Kunden | Unsere Kreditorennummer | Filiale | Filialnummer | Filial-Nr
            | Markt | Kasse | Kassen-Nr | Kassennummer | TSE | TSE-Signatur | TSE-Seriennummer | Terminal-ID | Terminal | Signaturzähler""",
        "sales_order": """Auftragsnummer | Auftrags-Nr | Auftragsnr | Auftrag | Auftrag Nr | Auftrags Nr | Auftr.-Nr | Auftragsbestätigung | Auftragsbestätigungsnummer | AB-Nr
            | Unsere Auftragsnummer | Unsere Auftrags-Nr | Unser Auftrag | Unser Zeichen | Unsere Zeichen | Unsere Referenz | Unsere Ref | Vorgang | Vorgangsnummer
            | Vorgangs-Nr | Vorgang-Nr | Projekt | Projektnummer | Projekt-Nr | Projektnr | Projektname | Bauvorhaben | BV | Objekt | Objektnummer | Kommission
            | Kommissionsnummer | Angebot | Angebotsnummer | Angebots-Nr | Angebot Nr | Angebotsnr | Aktenzeichen | Akte | Az | Buchungsnummer | Buchungs-Nr
            | Reservierungsnummer | Fallnummer | Ticketnummer | Transaktionsnummer | Transaktions-ID | Transaktions-Nr | Reklamationsnummer | Reklamations-Nr
            | Abrechnungsnummer | Zeichen | Zimmer | Zimmernummer | Ta-Nr""",
        "delivery_note": """Lieferschein | Lieferscheinnummer | Lieferschein-Nr | Lieferscheinnr | Lieferschein Nr | LS-Nr | LS-Nummer | Lieferung | Lieferung Nr | Liefernummer
            | Liefer-Nr | Sendungsnummer | Sendungs-Nr | Paketnummer | Trackingnummer | Tracking-Nr | Frachtbrief | Frachtbrief-Nr | Versandnummer""",
        "contract": """Vertrag | Vertragsnummer | Vertrags-Nr | Vertragsnr | Vertrag Nr | Zählernummer | Zähler-Nr | Zähler | Seriennummer | Serien-Nr | Gerätenummer
            | Fahrgestellnummer | Fahrgestell-Nr | Kennzeichen | amtl. Kennzeichen | Kfz-Kennzeichen | Rahmenvertrag | Rahmenvertragsnummer | Lizenznummer | Mandatsreferenz
            | Mandatsreferenznummer | Mandatsref | Mandat | Gläubiger-ID | Gläubiger-Identifikationsnummer | Gläubiger-Ident-Nr | Gläubiger-IdNr | Gläubiger ID | SEPA-Mandat
            | Anschlussnummer | Tarif | Wartungsvertrag""",
        "bank_account": """Kontonummer | Konto-Nr | Kontonr | Konto Nr | Kto-Nr | Kto.-Nr | KtoNr | Kto | Konto | BLZ | Bankleitzahl | Bank | Bankverbindung | Bankverbindungen
            | Bankname | Kreditinstitut | Geldinstitut | Name der Bank | Bankdaten | Unsere Bankverbindung | Clearing-Nr | Postkonto | PC-Konto | Zahlungsart | Zahlungsweise
            | Zahlart | Zahlungsmittel | Zahlungsmethode | Kreditkarte | Kartennummer | Kartenzahlung | EC-Karte | girocard | Lastschrift | Überweisung | Bar
            | Verrechnungskonto""",
        "contact": """Telefon | Tel | Telefonnummer | Telefon-Nr | Fon | Mobil | Handy | Fax | Telefax | Telefaxnummer | E-Mail | Email | Mail | Internet | Web | Website
            | Homepage | Ansprechpartner | Ansprechpartnerin | Kontakt | Kontaktperson | Bearbeiter | Bearbeiterin | Sachbearbeiter | Sachbearbeiterin | Unser Ansprechpartner
            | Kundenbetreuer | Kundenbetreuung | Verkäufer/in | Vertreter | Außendienst | Betreuer | Durchwahl | Hotline | Servicetelefon | Kundenservice | Geschäftsführer
            | Geschäftsführung | Geschäftsführerin | Vorstand | Aufsichtsrat | Inhaberin | zuständig | Bediener | Es bediente Sie""",
        "register": """Handelsregister | Handelsregisternummer | HRB | HRA | HR-Nr | HRB-Nr | HRB Nr | Registergericht | Amtsgericht | Registernummer | Firmenbuchnummer
            | Firmenbuch | FN | FN-Nr | Firmenbuchgericht | Handelsregister-Nr | Sitz der Gesellschaft | Sitz | Gerichtsstand | DUNS | D-U-N-S | EORI | EORI-Nr | EORI-Nummer
            | GLN | GLN-Nr | GLN Nummer | EAN | GTIN | ILN | WEEE | WEEE-Reg.-Nr | WEEE-Reg-Nr | WEEE-Nr | LUCID | Ursprungsland | Warennummer | Zolltarifnummer
            | Statistische Warennummer | Betriebsnummer | IK | IK-Nummer | Finanzamt | Genossenschaftsregister | Vereinsregister | Partnerschaftsregister
            | Betriebsstättennummer""",
        "shipping": """Versandart | Lieferart | Lieferbedingung | Lieferbedingungen | Versandbedingungen | Incoterms | Spediteur | Gewicht | Bruttogewicht | Nettogewicht
            | Gesamtgewicht | Versand durch | Versandweg | Anzahl Pakete | Packstücke | Kolli | Volumen | Paletten""",
        "cash": """Gegeben | Rückgeld | Wechselgeld | Bar gegeben | Zurück | Bargeld | gegeben bar | Ersparnis | Sie sparen | Punkte | Treuepunkte | Trinkgeld | Pfand | Leergut
            | Kartenzahlung Betrag | Rückgeld bar""",
        "withholding": """Bauabzugsteuer | Bauabzugssteuer | abzgl. Bauabzugsteuer | Quellensteuer | abzgl. Quellensteuer | Sicherheitseinbehalt
            | abzgl. Sicherheitseinbehalt | Einbehalt | Gewährleistungseinbehalt | Verrechnungssteuer""",
        "balance": """Saldovortrag | Saldo alt | Vorheriger Saldo | alter Saldo | Kontostand | Guthaben | offene Posten | Summe offene Posten | letzte Rechnung | Vormonat
            | Rückstand | Mahngebühr | Mahngebühren | Verzugszinsen | Gesamtsaldo | neuer Saldo | Kontosaldo | Vortrag alter Saldo
            | Saldo Vormonat | Saldo letzte Rechnung | Saldo aus Vormonat | Saldo der letzten Rechnung | offene Forderungen | Übertrag aus Vormonat
            | Offener Saldo | Betrag der letzten Rechnung | Saldo Vorperiode | Forderung aus Vorperiode | Rückstand aus Vorperiode""",
        "tax_base": """Bemessungsgrundlage | Steuerbasis | MwSt-Basis | MwSt.-Basis | USt-Basis | Netto je Steuersatz | Umsatzsteuerbasis | Basis | steuerfreier Betrag
            | steuerfreie Umsätze | Steuerbasisbetrag | Steuerbemessungsgrundlage | Besteuerungsgrundlage""",
        "tax_rate": """Steuersatz | MwSt-Satz | USt-Satz | Umsatzsteuersatz | Mehrwertsteuersatz | MwSt % | USt % | Satz | Steuerschlüssel | Steuercode | Steuerkennzeichen""",
        "cash_discount": """Skonto | Skontobetrag | Skonto-Betrag | Skontobasis | skontierbarer Betrag | skontofähiger Betrag | Skontoabzugsbetrag | bei Zahlung bis
            | bei Zahlung innerhalb | abzüglich Skonto | abzgl. Skonto | Zahlbetrag bei Skonto | Betrag abzgl. Skonto | Betrag nach Skonto | Zahlbetrag mit Skonto | Skontofähig
            | Zahlungsbetrag bei Skonto | Rechnungsbetrag abzgl. Skonto""",
        "exchange": """Wechselkurs | Umrechnungskurs | Kurs | Tageskurs | Gegenwert | Gegenwert in EUR | umgerechnet | Währungskurs""",
        "count": """Anzahl Artikel | Anzahl Positionen | Gesamtmenge | Menge gesamt | Gesamtstunden | Stunden gesamt | Summe Stunden | Artikelanzahl | Summe Menge
            | Gesamtanzahl""",
        "words": "in Worten | Betrag in Worten",
        "page": "Seite | Blatt | Seite von | Kopie | Duplikat | Original",
        "note": """Bemerkung | Bemerkungen | Hinweis | Hinweise | Anmerkung | Anmerkungen | Notiz | Betreff | Betr | Betrifft | Kommentar | Info | Status | Text""",
    },
    third_parties="""Lieferadresse | Lieferanschrift | Lieferung an | Liefern an | Lieferempfänger | Warenempfänger | Abweichender Warenempfänger
        | Abweichender Rechnungsempfänger | Abweichender Zahlungsempfänger | Versandadresse | Versandanschrift | Versand an | Empfangsstelle | Abladestelle | Lieferort
        | Leistungsort | Ort der Leistung | Einsatzort | Montageort | Verbrauchsstelle | Abnahmestelle | Lieferstelle | Objektadresse | Baustelle | Postanschrift | Endkunde
        | Versender | Ladestelle | Entladestelle | Spedition | Abholadresse | Rücksendeadresse | Vertreten durch | im Auftrag von | Steuervertreter | Geliefert an
        | Lieferungsempfänger | Anlieferadresse | Adresse der Lieferung | Steuerbevollmächtigter""",
    ambiguous={
        "Gesamt": "totals.gross | totals.net | totals.due",
        "Gesamtbetrag": "totals.gross | totals.due | totals.net",
        "Gesamtsumme": "totals.gross | totals.due | totals.net",
        "Gesamtpreis": "totals.gross | totals.net",
        "Gesamtwert": "totals.gross | totals.net",
        "Summe": "totals.gross | totals.net",
        "Total": "totals.gross | totals.due | totals.net",
        "Totalbetrag": "totals.gross | totals.due | totals.net",
        "Betrag": "totals.gross | totals.due | totals.net",
        "Preis": "totals.gross | totals.net",
        "Zwischensumme": "totals.net | totals.line_net",
        "Zwischentotal": "totals.net | totals.line_net",
        "Subtotal": "totals.net | totals.line_net",
        "Basisbetrag": "totals.net | other.tax_base",
        "Nettobasis": "totals.net | other.tax_base",
        "Auftragssumme": "totals.net | totals.gross",
        "Guthabenbetrag": "totals.due | totals.gross",
        "Gutschrift": "invoice_number | totals.paid",
        "Rechnung": "invoice_number",
        "Rechnung/Gutschrift": "invoice_number",
        "Nummer": "invoice_number | other.sales_order",
        "Nr": "invoice_number | other.sales_order",
        "Datum": "issue_date | other.service_date",
        "Datum/Ort": "issue_date",
        "Name": "buyer | seller",
        "Unternehmen": "buyer | seller",
        "Firmenname": "buyer | seller",
        "Adresse": "buyer | seller",
        "Anschrift": "buyer | seller",
    },
    columns={
        "position": """Pos | Pos. | Position | Pos-Nr | Pos.-Nr | PosNr | Nr | Lfd. Nr | Lfd-Nr | lfd Nr | Zeile | # | Positionsnr | Lfd.""",
        "code": """Artikelnummer | Artikel-Nr | Artikelnr | Art-Nr | Art.-Nr | ArtNr | Art. Nr | Artikel Nr | Artikel-Nummer | Bestellnummer | Bestell-Nr | GTIN | EAN
            | EAN-Code | Materialnummer | Material-Nr | Material | Produktnummer | Produkt-Nr | Sachnummer | Referenz | Referenzen | Code | Teilenummer | Teile-Nr
            | Art-Nr-Kunde | Art-Nr-Lieferant | Artikelnummer/GTIN | Artikelcode | Ref | PZN | ISBN | Leistungsnummer | Ziffer | GOÄ | Nummer
            | Best.-Nr.""",
        "description": """Beschreibung | Bezeichnung | Artikel | Artikelbezeichnung | Artikelbeschreibung | Produkt | Produktbezeichnung | Produktname | Produktbeschreibung
            | Leistung | Leistungen | Leistungsbeschreibung | Leistungsbezeichnung | Text | Ware | Warenbezeichnung | Dienstleistung | Gegenstand | Position/Bezeichnung
            | Artikel/Leistung | Leistung/Artikel | Positionstext | Beschreibung der Leistung | Tätigkeit | Art der Leistung | Inhalt | Produkte | Posten | Material/Leistung
            | Bezeichnung der Leistung | Artikeltext | Details | Artikel / Bezeichnung | Titel | Ware/Dienstleistung | Bezeichnung / Artikel""",
        "quantity": """Menge | Anzahl | Anz | Anz. | Stück | Stk | Stk. | Stückzahl | Mge | Menge/Einheit | Std | Stunden | Tage | Verbrauch | Einheiten | gelieferte Menge
            | Liefermenge | Liefermge | Faktor | Anzahl/Einheit | Mng | Menge ME | Mg.""",
        "unit": """Einheit | ME | Einh | Einh. | Mengeneinheit | VPE | VKE/Geb | VKE | Gebinde | Geb | EH | VE | Maßeinheit | Mengeneinh | Verpackungseinheit""",
        "unit_price": """Einzelpreis | E-Preis | EP | Preis | Preis/Einheit | Preis pro Einheit | Stückpreis | Einzel | Einzelpreis netto | Einzelpreis (netto) | Nettopreis
            | Netto-Einzelpreis | Nettoeinzelpreis | VK-Preis | VK-Preis ohne MwSt | Listenpreis | Einheitspreis | Preis/Stk | Preis je Einheit | Stk-Preis | Preis netto
            | Stundensatz | Satz | Grundpreis | Preis je Stück | Preis/ME | Einzelpr | E.-Preis | Einzelbetrag | Preis pro Stück | Preis €/Einheit | Bruttopreis
            | Bruttopreis je Einheit | Tagessatz | EP netto | Preis EP
            | à Preis | Preis inkl. MwSt. | Einzelpreis brutto | Preis brutto | Einzelpreis inkl. MwSt. | Stückpreis brutto""",
        "discount": """Rabatt | Rabatt % | Rab | Rab. | Rab.% | Rabatt in % | Nachlass | Rabattbetrag | Rab % | Abschlag | Zu-/Abschlag | Rabatte | Rbt""",
        "tax_rate": """Steuersatz | MwSt % | MwSt-% | MwSt-Satz | MwSt.-Satz | MwSt in % | USt % | USt-% | USt-Satz | USt in % | Steuer % | Steuer in % | Steuer-%
            | Steuerschlüssel | St.-Satz | Steuercode | Umsatzsteuer % | StS | MwSt. Code""",
        "tax_amount": "Steuerbetrag | MwSt-Betrag | USt-Betrag | MwSt Betrag | USt Betrag | MwSt € | Steuer €",
        "net": """Betrag | Gesamt | Gesamtpreis | Gesamtbetrag | Nettobetrag | Netto | Nettowert | Zeilenbetrag | Zeilenbetrag ohne MwSt | Entgelt | G-Preis | GP
            | Gesamtpreis netto | Gesamt netto | Betrag netto | Summe | Gesamtwert | Positionsbetrag | Wert | Positionspreis | Total | Summe netto | Preis gesamt | Netto gesamt
            | Gesamtnetto | Positionssumme | Zeilensumme | Zeilenpreis | Betrag EUR | Gesamtsumme | Warenwert | Nettosumme | Zeilennettobetrag | Netto-Betrag | Gesamtpr
            | Summe (netto) | Nettopreis gesamt""",
        "gross": """Brutto | Bruttobetrag | Gesamt brutto | Gesamtpreis brutto | Betrag brutto | Summe brutto | Gesamt inkl. MwSt | Betrag inkl. MwSt | Bruttopreis gesamt
            | Bruttowert | Gesamtpreis inkl. MwSt | Endpreis""",
        "date": "Datum | Leistungsdatum | Lieferdatum | Zeitraum | Leistungszeitraum | von | bis | Tag | Monat | vom",
    },
    rows={
        "total": """Summe | Gesamt | Gesamtbetrag | Gesamtsumme | Total | Endbetrag | Rechnungsbetrag | Rechnungssumme | Endsumme | Zahlbetrag""",
        "subtotal": """Zwischensumme | Zwischentotal | Subtotal | Summe Titel | Gruppensumme | Summe Gruppe | Seitensumme | Summe Los | Summe Abschnitt | Titelsumme | Teilsumme
            | Summe Position""",
        "carried_forward": """Übertrag | Uebertrag | Übertrag von Seite | Übertrag auf Seite | Vortrag | Übertrag Seite | Fortsetzung | Fortsetzung auf Seite
            | Fortsetzung nächste Seite | Zwischensumme Übertrag | Zu übertragen""",
    },
    titles={
        "invoice": """Rechnung | Gebührenbescheid | Abgabenbescheid | Beitragsbescheid | Kostenbescheid | Leistungsbescheid | Gebührenvorschreibung | Handelsrechnung | Mietrechnung | Baurechnung | Kostenrechnung | Warenrechnung | Ausgangsrechnung | Sammelrechnung | Dauerrechnung | Barrechnung
            | Honorarnote | Honorarrechnung | Kostennote | Faktura | Monatsrechnung | Jahresrechnung | Verbrauchsabrechnung | Stromrechnung | Mobilfunkrechnung
            | Rechnung / Lieferschein | Rechnung und Lieferschein | Rechnung/Lieferschein | Ihre Rechnung | Online-Rechnung | E-Rechnung | Hotelrechnung | Liquidation
            | Gebührenrechnung | Rechnungskopie | Servicerechnung | Werkstattrechnung | Beitragsrechnung | Abrechnung""",
        "credit_note": """Rechnungsgutschrift | Kaufmännische Gutschrift | Stornorechnung | Storno | Storno-Rechnung | Rechnungsstorno | Warengutschrift | Wertgutschrift
            | Retourengutschrift | Erstattung | Kundengutschrift""",
        "receipt": """Quittung | Kassenbon | Kassenbeleg | Kassenzettel | Bewirtungsbeleg | Bon | Barbeleg | Zahlungsbestätigung | Zahlungsbeleg | Kundenbeleg""",
        "pro_forma": "Proformarechnung | Proforma-Rechnung | Proforma | Pro-forma-Rechnung | Pro Forma Rechnung",
        "reminder": """Mahnung | Zahlungserinnerung | 1. Mahnung | 2. Mahnung | 3. Mahnung | Letzte Mahnung | Zahlungsaufforderung | Erinnerung | Mahnbescheid | Erste Mahnung
            | Zweite Mahnung""",
        "statement": """Kontoauszug | Saldenbestätigung | Offene-Posten-Liste | Zahlungsavis | Avis | Kontoübersicht | Kundenkontoauszug | Saldenliste | Saldenmitteilung""",
        "order": """Bestellung | Auftragsbestätigung | Auftrag | Bestellbestätigung | Kaufvertrag | Buchungsbestätigung | Reservierungsbestätigung | Abruf | Einkaufsbestellung""",
        "delivery_note": """Lieferschein | Packzettel | Packliste | Lieferavis | Warenbegleitschein | Frachtbrief | Rücklieferschein | Lieferanzeige | Abliefernachweis | Ablieferbeleg""",
        "quote": "Angebot | Kostenvoranschlag | Offerte | Preisliste | Kostenschätzung | Preisangebot | Freibleibendes Angebot",
        "self_billing": """Gutschrift | Gutschriftsverfahren | Gutschriftanzeige | Abrechnungsgutschrift | Provisionsgutschrift | Provisionsabrechnung
            | Abrechnung im Gutschriftverfahren | Gutschrift gemäß § 14 | Gutschriftsanzeige""",
        "correction": """Rechnungskorrektur | Korrekturrechnung | Berichtigte Rechnung | Rechnungsberichtigung | Rechnung Korrektur | korrigierte Rechnung | Rechnungsänderung
            | Belastungsanzeige""",
        "prepayment": """Anzahlungsrechnung | Vorausrechnung | Vorauszahlungsrechnung | Akontorechnung | A-conto-Rechnung | Vorauskasserechnung | Anzahlung Rechnung | Vorschussrechnung""",
        "partial": """Abschlagsrechnung | Teilrechnung | Zwischenrechnung | Teilschlussrechnung | Abschlagszahlungsrechnung | Abschlagrechnung | Ratenrechnung""",
        "final": "Schlussrechnung | Endrechnung | Schlußrechnung | Endabrechnung | Schlussabrechnung | Abschlussrechnung",
        "simplified": "Kleinbetragsrechnung | Vereinfachte Rechnung",
    },
    exemptions={
        "reverse_charge": """Steuerschuldnerschaft des Leistungsempfängers | Umkehr der Steuerschuldnerschaft | Umkehr der Steuerschuld | Übergang der Steuerschuld
            | Reverse-Charge-Verfahren | Reverse-Charge | Steuerschuld des Leistungsempfängers | § 13b | Leistungsempfänger schuldet die Steuer
            | Leistungsempfänger schuldet die Umsatzsteuer | Steuerschuldner ist der Leistungsempfänger | Übergang der Steuerschuldnerschaft
            | Steuerschuldnerschaft geht auf den Leistungsempfänger über | Steuerschuld geht auf den Leistungsempfänger über | Bezugsteuer""",
        "intra_community": """innergemeinschaftliche Lieferung | steuerfreie innergemeinschaftliche Lieferung | innergemeinschaftlich | innergemeinschaftlichen Lieferung
            | § 6a UStG | § 4 Nr. 1b | § 4 Nr. 1 b | § 4 Nr. 1 Buchst. b | innergemeinschaftliche Lieferungen""",
        "export": """Ausfuhrlieferung | steuerfreie Ausfuhrlieferung | steuerfreie Ausfuhr | § 6 UStG | § 4 Nr. 1a | § 4 Nr. 1 a | nicht steuerbar | nicht im Inland steuerbar
            | steuerfreie Ausfuhrlieferungen | Drittlandslieferung | Drittland""",
        "exempt": """steuerfrei | steuerbefreit | umsatzsteuerfrei | umsatzsteuerbefreit | mehrwertsteuerfrei | von der Umsatzsteuer befreit | von der Mehrwertsteuer befreit
            | ohne Umsatzsteuer gemäß | § 4 Nr | § 4 UStG | MwSt-frei | Steuerbefreiung | mehrwertsteuerbefreit | Versicherungssteuer | Versicherungsteuer
            | keine Mehrwertsteuer | nicht umsatzsteuerpflichtig | nicht mehrwertsteuerpflichtig""",
        "small_business": """Kleinunternehmer | Kleinunternehmerregelung | § 19 UStG | § 19 Abs. 1 | gemäß § 19 | nach § 19 | Kleinunternehmerin | § 6 Abs. 1 Z 27
            | kein Ausweis von Umsatzsteuer | § 34a UStDV""",
        "margin": """Differenzbesteuerung | § 25a | Sonderregelung für Reisebüros | § 25 UStG | Gebrauchtgegenstände Sonderregelung | Kunstgegenstände Sonderregelung
            | Sonderregelung""",
    },
    due_within=(
        r"\b(?:zahlbar|zahlung|zahlungsziel|zahlungsfrist|fällig|fälligkeit|überweisen|begleichen|bezahlen)\b[^.\n]{0,40}?\b(?:innerhalb|binnen|innert|in)\s+(?:von\s+)?(?P<days>\d{1,3})\s*(?:kalender)?tagen?",
        r"\b(?:innerhalb|binnen|innert)\s+(?:von\s+)?(?P<days>\d{1,3})\s*(?:kalender)?tagen?(?![^.\n]{0,20}(?:skonto|rückgabe))",
        r"\b(?P<days>\d{1,3})\s*tage?n?\s*(?:rein\s+)?(?:netto|ohne\s+abzug|nach\s+(?:rechnungs|erhalt|eingang)|ab\s+(?:rechnungs|erhalt|datum))",
        r"\b(?:zahlungsziel|zahlungsfrist|zahlungsbedingung(?:en)?|zahlbar|netto)\s*:?\s*(?P<days>\d{1,3})\s*tagen?",
    ),
    due_now="""sofort | sofort fällig | sofort zahlbar | sofort ohne Abzug | sofort netto | zahlbar sofort | zahlbar sofort ohne Abzug | fällig sofort | bei Erhalt
        | nach Erhalt | nach Erhalt der Rechnung | Vorkasse | Barzahlung | Nachnahme | bei Rechnungserhalt | sofort nach Erhalt | umgehend | unverzüglich | ohne Abzug sofort
        | Sofortzahlung | zahlbar bei Erhalt""",
    words="""der die das und für von mit zu den dem des ist im auf wir sie ihre ihr bei nach aus oder ein eine einen nicht bitte uns unsere unter über zum zur wird werden als
        bis sich vielen dank""",
    due_around=(
        r"\b(?:zahl|überweis|begleich|bezahl)\w*\b[^<]{0,90}?\bbis\s+(?:spätestens\s+)?(?:zum\s+|am\s+)?<day>",
        r"\b(?:wird|werden|kann)\b[^<]{0,160}?<day>[^<]{0,140}?\b(?:eingezogen|abgebucht|belastet|eingelöst)\b",
        r"\b(?:ziehen|buchen)\b[^<]{0,90}?<day>[^<]{0,140}?\b(?:ein|ab)\b(?!\s+dem)",
        r"\b(?:ist|wird|sind)\b[^<]{0,60}?<day>\s+(?:zur\s+Zahlung\s+)?fällig\b",
        r"\bEinzug\b[^<]{0,40}?\berfolgt\b[^<]{0,20}?<day>",
    ),
)  # fmt: skip
