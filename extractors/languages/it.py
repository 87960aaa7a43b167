# ruff: noqa: E501 - blocks of wordings read better in long rows
"""Italian: Italy and Switzerland."""

from __future__ import annotations

from extractors.languages.vocabulary import vocabulary

IT = vocabulary(
    "it",
    labels={
        "invoice_number": """Numero fattura | N. fattura | N° fattura | Nr. fattura | Nr fattura | Num. fattura | Fattura N. | Fattura n° | Fattura nr | Fattura numero
            | Fattura num | Numero della fattura | Numero documento | N. documento | N° documento | Nr. documento | Num. documento | Num. doc | N. doc | Nr. doc | N° doc
            | Documento n. | Documento n° | Documento nr | Documento numero | Numero doc | Fatt. n. | Fatt. n° | Fatt. nr | Ft. n. | Ft. nr | Rif. fattura | Riferimento fattura
            | ID fattura | Codice fattura | Numero nota di credito | Nota di credito n. | Nota di credito n° | Nota di credito nr | Nota credito n. | N. nota di credito
            | Numero ricevuta | Ricevuta n. | Ricevuta n° | N. ricevuta | Scontrino n. | Numero scontrino | Documento commerciale n. | Parcella n. | Parcella n°
            | Fattura accompagnatoria n. | Fattura immediata n. | Fattura differita n. | Numero bolletta | Bolletta n. | N. bolletta | Numero progressivo
            | Fattura elettronica n. | Fattura elettronica numero | Vs. fattura n. | Ns. fattura n. | Fattura/Nota n. | Fattura accompagnatoria n. | Fattura accomp. n. | Bolletta n.""",
        "issue_date": """Data fattura | Data della fattura | Data documento | Data doc | Data del documento | Data emissione | Data di emissione | Data emissione fattura
            | Emessa il | Emesso il | Emissione | Fattura del | Data nota di credito | Data ricevuta | Data di fatturazione | Data fatturazione | Del | In data | Data bolletta
            | Data e luogo | Data emissione documento | Data della nota di credito | Emissione del""",
        "due_date": """Data scadenza | Data di scadenza | Scadenza | Scadenze | Scadenza pagamento | Scadenza fattura | Scadenza del pagamento | Scadenza di pagamento
            | Data scadenza pagamento | Data pagamento | Data di pagamento | Da pagare entro | Da pagare entro il | Pagare entro | Pagare entro il | Pagamento entro
            | Pagamento entro il | Entro il | Pagabile entro | Pagabile entro il | Termine di pagamento | Termine pagamento | Scade il | In scadenza il | Addebito il
            | Data addebito | Addebito in data | Data valuta | Scadenza rata | Scadenza rate | Da saldare entro il | Da versare entro il | Data limite di pagamento
            | Dt. scadenza | Scad
            | entro e non oltre il | entro e non oltre
            | Data di addebito | Addebito in conto il | Addebito SDD il | Addebito diretto il | Data addebito SDD""",
        "currency": "Valuta | Divisa | Valuta documento | Valuta fattura | Codice valuta | Importi in | Importi espressi in | Prezzi in | Moneta",
        "purchase_order_reference": """Ordine n. | Ordine n° | Ordine nr | Ordine numero | Numero ordine | N. ordine | N° ordine | Nr. ordine | Num. ordine | Ordine d'acquisto
            | Ordine di acquisto | Numero ordine d'acquisto | Numero ordine di acquisto | N. ordine acquisto | Vostro ordine | Vs. ordine | Vs ordine | Vs. ord | Vs. ordine n.
            | Vostro ordine n. | Ordine cliente | N. ordine cliente | Numero ordine cliente | Rif. ordine | Riferimento ordine | Rif. Vs. ordine | Rif. ordine cliente | Ordine
            | Ordine Vs | ODA | O.d.A | N. ODA | Ord. n. | PO | P.O. | CIG | Codice CIG | Commessa cliente | Rif. vs. ord | Id ordine | Codice ordine
            | come da ordine | come da Vs. ordine
            | Vostro incarico | Vostro incarico n. | Vs. incarico | Vs. incarico n. | incarico n.""",
        "buyer_reference": """Vostro riferimento | Vs. riferimento | Vs. rif | Vs rif | Vostro rif | Riferimento cliente | Rif. cliente | Riferimento | Rif | Rif.
            | Centro di costo | CUP | Codice CUP | Codice univoco | Codice univoco ufficio | Codice IPA | Codice destinatario | Codice SDI | Codice destinatario SDI
            | Riferimento amministrazione | Vs. referente""",
        "preceding_invoice": """Fattura di riferimento | Fattura originale | Fattura originaria | Rif. fattura originale | Riferimento fattura originale | Storno fattura
            | Storno della fattura | A storno fattura | A storno della fattura | Nota di credito su fattura | Relativa alla fattura | Fattura collegata | Fatture collegate
            | Rettifica fattura | A parziale storno fattura | A totale storno fattura | Su fattura n. | Annulla fattura | Riferimento a fattura""",
        "seller": """Fornitore | Venditore | Cedente | Cedente/prestatore | Cedente / Prestatore | Cedente prestatore | Prestatore | Emittente | Mittente fattura | Emesso da
            | Emessa da | Venduto da | Da | Intestatario conto | Intestatario del conto | Intestato a (conto) | Beneficiario | Beneficiario bonifico | Creditore
            | Ragione sociale fornitore | Bonifico a favore di | A favore di | Dati fornitore | Conto intestato a | Esercente | Professionista""",
        "buyer": """Cliente | Spett.le | Spettabile | Spett. | Spett.le Ditta | Intestatario | Intestatario fattura | Intestata a | Intestato a | Cessionario
            | Cessionario/committente | Cessionario / Committente | Cessionario committente | Committente | Acquirente | Destinatario fattura | Destinatario
            | Destinatario documento | Fatturare a | Fatturato a | Indirizzo di fatturazione | Indirizzo fatturazione | Fatturazione | Dati cliente | Dati di fatturazione
            | Nome cliente | Ragione sociale cliente | Intestazione | Intestazione fattura | Compratore | A | Egr. Sig | Egregio Signor | Gent.ma | Gentile cliente
            | Titolare del contratto | Intestatario contratto | Dati del cliente | Debitore | Indirizzo cliente | Sede legale cliente | Venduto a | Paziente | Inquilino""",
        "vat_id": """Partita IVA | P. IVA | P.IVA | P.I. | PI | PIVA | P. I.V.A. | Part. IVA | Partita I.V.A. | N. partita IVA | Numero partita IVA | N. IVA | Numero IVA
            | N° IVA | Identificativo IVA | ID IVA | Identificativo fiscale IVA | Identificativo fiscale ai fini IVA | Codice IVA comunitario | P. IVA / C.F. | P.IVA/C.F.
            | Partita IVA/Codice fiscale | P.IVA e C.F. | C.F./P.IVA | C.F. e P.IVA | C.F. / P.IVA | Codice fiscale/Partita IVA | Codice fiscale e Partita IVA
            | Partita IVA e Codice fiscale | Cod. fisc. e P. IVA | IVA n. | P.IVA CEE | VAT | P.IVA IT | Cod. fiscale/P.IVA | IDI | Id. IVA | N. identificazione IVA
            | Cod. Fisc. e Part. IVA | Codice IVA""",
        "seller.vat_id": "Nostra partita IVA | Ns. P.IVA | Partita IVA fornitore | P.IVA fornitore | Partita IVA cedente | P.IVA cedente",
        "buyer.vat_id": """Partita IVA cliente | P.IVA cliente | P. IVA cliente | Vostra partita IVA | Vs. P.IVA | Vs. partita IVA | Partita IVA del cliente
            | Partita IVA cessionario | P.IVA cessionario | Partita IVA committente | P.IVA destinatario""",
        "tax_number": "Codice fiscale | Cod. fiscale | Cod. fisc | C.F. | CF | Cod.Fisc. | C. fiscale | Codice fiscale n. | C. Fisc | Numero fiscale | Cod. fisc. n.",
        "buyer.tax_number": "Codice fiscale cliente | C.F. cliente | Vs. codice fiscale | Vostro codice fiscale | Cod. fiscale cliente | Codice fiscale del cliente",
        "payment.iban": "IBAN | Codice IBAN | Coordinate IBAN | IBAN n. | IBAN conto | Cod. IBAN | Conto IBAN | Coordinate bancarie IBAN | Iban beneficiario",
        "payment.bic": "BIC | BIC/SWIFT | SWIFT | Codice SWIFT | Codice BIC | SWIFT/BIC | BIC SWIFT | Codice BIC/SWIFT | Cod. BIC | Cod. SWIFT",
        "payment.reference": """Causale | Causale bonifico | Causale di versamento | Causale pagamento | Riferimento pagamento | Riferimento del pagamento
            | Causale del versamento | Riferimento bonifico | Codice avviso | Codice di pagamento | Riferimento di pagamento | Codice pagoPA | IUV | Indicare nella causale
            | Codice bollettino | Riferimento QR | Motivo del versamento""",
        "payment.terms": """Condizioni di pagamento | Condizione di pagamento | Termini di pagamento | Condizioni pagamento | Cond. pagamento | Cond. di pagamento
            | Termini pagamento | Pagamento | Modalità e termini di pagamento | Condizioni | Cond. pag | Condizioni di vendita e pagamento | Tempi di pagamento | Termini""",
        "totals.line_net": """Totale merce | Tot. merce | Totale righe | Totale articoli | Totale beni | Totale prodotti | Totale servizi | Totale prestazioni | Importo merce
            | Valore merce | Somma righe | Merce lorda | Totale lordo merce | Totale corpo | Totale competenze | Totale merci""",
        "totals.allowances": """Sconto | Sconti | Totale sconti | Totale sconto | Sconto totale | Sconto globale | Sconto incondizionato | Sconto cliente | Importo sconto
            | Abbuono | Abbuoni | Riduzione | Ribasso | Sconto finale | Sconto merce | Sconto cassa totale | Sconto documento | Sconto commerciale | Maggiorazione/Sconto""",
        "totals.charges": """Spese di spedizione | Spese di spedizione IVA inclusa | Spedizione IVA inclusa | Spese spedizione | Spese trasporto | Spese di trasporto | Trasporto | Spedizione | Spese | Spese accessorie | Spese varie
            | Spese di incasso | Spese incasso | Spese imballo | Imballo | Spese di imballaggio | Imballaggio | Contributo ambientale | Contributo CONAI | Maggiorazione
            | Supplemento | Spese bancarie | Bolli | Bollo | Spese bolli | Imposta di bollo | Marca da bollo | Spese di gestione | Spese postali | Totale spese
            | Costi di spedizione | Cassa previdenza | Contributo previdenziale | Contributo integrativo | Rivalsa INPS | Altre spese | Spese e bolli | Contributo cassa""",
        "totals.net": """Imponibile | Totale imponibile | Tot. imponibile | Importo imponibile | Base imponibile | Imponibile IVA | Totale netto | Netto | Importo netto
            | Netto IVA | Totale senza IVA | Totale al netto di IVA | Totale al netto IVA | Totale escluso IVA | Totale IVA esclusa | Totale esclusa IVA | Totale esente IVA
            | Importo senza IVA | Importo escluso IVA | Importo IVA esclusa | IVA esclusa | Totale merce netto | Netto merce | Totale netto merce | Netto imponibile
            | Imponibile netto | Totale ante IVA | Totale documento netto | Valore netto | Totale prima dell'IVA | Subtotale imponibile | Totale imponibile netto
            | Totale al netto | Totale imponibili | Tot. netto | Importo totale netto | Totale excl. IVA | Totale parziale netto | Prezzo senza IVA | Subtotale senza IVA
            | Subtotale (senza IVA) | Totale (IVA esclusa) | Senza IVA
            | prima dell'IVA | al netto dell'IVA""",
        "totals.tax": """Imposta | Imposta IVA | Totale imposta | Totale IVA | Tot. IVA | Importo IVA | Ammontare IVA | Totale imposte | Imposte | Di cui IVA | IVA inclusa di
            | Totale tasse | Tasse | Importo imposta | Tot. imposta | IVA totale | IVA a debito | Ammontare imposta | IVA dovuta | Imposta totale | IVA complessiva
            | di cui imposta | Importo tasse | Imposta sul valore aggiunto | Valore IVA""",
        "totals.gross": """Totale fattura | Totale documento | Tot. documento | Tot. fattura | Totale della fattura | Totale generale | Importo totale fattura | Importo fattura
            | Importo totale documento | Importo documento | Totale complessivo | Totale IVA inclusa | Totale IVA compresa | Totale incluso IVA | Totale con IVA
            | Totale compreso IVA | Totale inclusa IVA | Importo IVA inclusa | Importo incluso IVA | Importo con IVA | IVA inclusa | IVA compresa | Totale lordo | Lordo
            | Importo lordo | Totale ivato | Importo ivato | Totale nota di credito | Totale nota credito | Totale ordine | Totale bolletta | Importo complessivo
            | Totale incl. IVA | Totale parcella | Totale ricevuta | Totale netto + IVA | Totale euro | Totale fattura IVA inclusa | Totale (IVA inclusa) | Totale doc
            | Totale fattura in euro | Valore totale fattura | Prezzo totale IVA inclusa
            | Totale di questa bolletta | Importo bolletta | Totale bolletta IVA inclusa | Importo totale bolletta""",
        "totals.paid": """Acconto | Acconti | Acconto versato | Acconti versati | Acconto ricevuto | Anticipo | Anticipi | Anticipo versato | Già pagato | Importo pagato
            | Pagato | Totale pagato | Pagamenti ricevuti | Pagamento ricevuto | Già versato | Versato | Caparra | Meno acconto | Detratto acconto | A detrarre acconti
            | Pagamenti | Pagamento effettuato | Importo già pagato | Saldato | Incassato | Deposito | Acconto pagato | Importo versato
            | Acconti già fatturati | Acconto già fatturato | A dedurre acconto | A dedurre acconti | Pagato il""",
        "totals.rounding": "Arrotondamento | Arrotondamenti | Arrotond | Importo arrotondamento | Arr.",
        "totals.due": """Totale da pagare | Netto a pagare | Da pagare | Importo da pagare | Netto da pagare | Totale a pagare | Importo dovuto | Totale dovuto | Saldo
            | Saldo da pagare | Saldo dovuto | Residuo | Importo residuo | Da saldare | A saldo | Importo a saldo | Saldo fattura | Restante da pagare | Rimanenza | Dovuto
            | Importo del pagamento | Totale netto a pagare | Importo in scadenza | Importo da versare | Totale da versare | Netto dovuto | Saldo a vostro debito
            | Importo addebitato | Importo scadenza | Netto a pagare in euro | Da corrispondere | Totale a saldo | Importo da bonificare""",
    },
    others={
        "order_date": "Data ordine | Data dell'ordine | Ordine del | Data acquisto | Data di acquisto | Ordinato il | Data prenotazione | Vs. ordine del | Data ord",
        "delivery_date": """Data consegna | Data di consegna | Consegna | Consegnato il | Data DDT | DDT del | Data spedizione | Data di spedizione | Spedito il
            | Data trasporto | Data inizio trasporto | Data ritiro | Consegna prevista | Data bolla""",
        "service_date": """Data prestazione | Data della prestazione | Data servizio | Data esecuzione | Data operazione | Data intervento | Data di effettuazione | Arrivo
            | Partenza | Check-in | Data arrivo | Data partenza | Data lavori""",
        "period": """Periodo | Periodo di riferimento | Periodo di fatturazione | Periodo fatturato | Mese | Dal | Al | Dal al | Competenza | Mese di competenza
            | Periodo di competenza | Validità | Valido fino al | Decorrenza | Periodo consumi | Data inizio | Data fine | Inizio | Fine""",
        "other_date": """Data stampa | Stampato il | Data preventivo | Data contratto | Data di nascita | Ora | Data e ora | Data registrazione | Data offerta
            | Prossima fattura | Data ricezione""",
        "customer_number": """Codice cliente | Cod. cliente | Numero cliente | N. cliente | N° cliente | Nr. cliente | Cliente n. | Cod. cli | ID cliente | Conto cliente
            | Codice utente | Codice conto | Codice utenza | N. utente | Tessera | Codice intestatario | Vs. codice | Codice soggetto | Numero tessera | Account""",
        "supplier_number": """Codice fornitore | Cod. fornitore | Numero fornitore | N. fornitore | Nostro codice fornitore | Punto vendita | Negozio | Cassa | N. cassa
            | Filiale | Matricola | RT""",
        "sales_order": """Nostro riferimento | Ns. riferimento | Ns. rif | Nostro rif | Nostro ordine | Ns. ordine | Ns. ordine n. | Commessa | N. commessa | Commessa n.
            | Preventivo | Preventivo n. | N. preventivo | Offerta | Offerta n. | Pratica | N. pratica | Pratica n. | Progetto | Cantiere | Prenotazione | N. prenotazione
            | Conferma d'ordine | Conferma ordine n. | Transazione | ID transazione | Numero transazione | Ns. conferma | Protocollo | N. protocollo | Rif. interno
            | Cod. commessa""",
        "delivery_note": """DDT | DDT n. | D.D.T. | Rif. DDT | N. DDT | Numero DDT | Documento di trasporto | Bolla | Bolla n. | N. bolla | Bolla di consegna
            | Bolla di accompagnamento | Spedizione n. | N. spedizione | Tracking | Numero di tracking | Lettera di vettura | Colli n.""",
        "contract": """Contratto | Contratto n. | N. contratto | Numero contratto | Rif. contratto | Codice contratto | Abbonamento | POD | PDR | Matricola contatore
            | Numero seriale | Targa | N. polizza | Polizza | Polizza n. | Convenzione | Mandato | Mandato SDD | Codice mandato | Creditor ID | Codice creditore | Utenza
            | Telaio | Seriale""",
        "bank_account": """Conto corrente | C/C | C/C n. | N. conto | Numero conto | Banca | Banca d'appoggio | Banca appoggio | Ns. banca | Appoggio bancario
            | Coordinate bancarie | ABI | CAB | CIN | Agenzia | Modalità di pagamento | Modalità pagamento | Metodo di pagamento | Metodo pagamento | Tipo pagamento
            | Tipo di pagamento | Bonifico | Bonifico bancario | Ri.Ba | RIBA | Ricevuta bancaria | Rimessa diretta | Contanti | Carta di credito | Mod. pagamento
            | Forma di pagamento | Istituto | Istituto finanziario | Nome banca""",
        "contact": """Telefono | Tel | Tel. | Cellulare | Cell | Fax | E-mail | Email | Mail | PEC | Sito | Sito web | Web | Contatto | Contatti | Referente | Agente
            | Venditore agente | Operatore | Cassiere | Responsabile | Servizio clienti | Numero verde | Commerciale | Compilato da | All'attenzione di | C.a. | Incaricato
            | Rappresentante | Assistenza""",
        "register": """REA | R.E.A. | N. REA | Numero REA | Registro imprese | Reg. Imprese | Iscr. Reg. Imprese | Iscrizione registro imprese | C.C.I.A.A. | CCIAA
            | Capitale sociale | Cap. Soc | Cap. sociale | Sede legale | Sede operativa | Sede amministrativa | Regime fiscale | EORI | GLN | EAN | GTIN | Tribunale | Albo
            | Iscrizione albo | Tipo documento | Tipologia documento | Art. 73 | N. iscrizione | Paese di origine | Codice doganale | Stato liquidazione | Socio unico
            | Esigibilità IVA | Esigibilità""",
        "shipping": """Vettore | Trasporto a mezzo | Porto | Peso | Peso lordo | Peso netto | Colli | N. colli | Numero colli | Aspetto esteriore dei beni | Aspetto dei beni
            | Causale del trasporto | Causale trasporto | Resa | Incoterms | Resa merce | Volume | Bancali | Inizio trasporto | Data e ora trasporto | Consegna franco""",
        "cash": """Contante | Resto | Pagamento contante | Pagamento elettronico | Importo ricevuto | Non riscosso | Punti | Risparmio | Hai risparmiato | Mancia | Buoni pasto
            | Sconto a pagare | Pagato contanti""",
        "balance": """Saldo precedente | Fatture precedenti | Bolletta precedente | Insoluti | Insoluto | Interessi di mora | Mora | Estratto conto | Nuovo saldo | Morosità
            | Importi non pagati
            | Saldo bollette precedenti | Saldo fattura precedente | Saldo fatture precedenti | Bollette precedenti | Importo bolletta precedente
            | Partite pregresse | Saldo periodo precedente | Debito precedente""",
        "tax_base": "Imponibile per aliquota | Non imponibile | Importo esente | Esente | Fuori campo | Imponibile aliquota | Imp. esente",
        "tax_rate": "Aliquota | Aliquota IVA | Aliq. IVA | Aliq | % IVA | IVA % | Codice aliquota | Cod. IVA | Aliquote | Natura | Al. IVA",
        "cash_discount": """Sconto cassa | Sconto pagamento | Sconto per pagamento anticipato | Se pagato entro | Sconto pronta cassa
            | sconto per pagamento entro""",
        "withholding": """Ritenuta | Ritenuta d'acconto | Ritenute | Importo ritenuta | Ritenuta di acconto | Totale ritenuta | Split payment | Scissione dei pagamenti
            | IVA split payment
            | Ritenuta acconto | Ritenuta IRPEF | Rit. acconto | A dedurre ritenuta d'acconto""",
        "exchange": "Cambio | Tasso di cambio | Controvalore | Cambio applicato",
        "count": "Totale quantità | Totale pezzi | Numero articoli | N. articoli | Totale ore | Tot. pezzi | Pezzi totali",
        "words": "Importo in lettere | In lettere | Diconsi euro | Diconsi",
        "page": "Pagina | Pag | Pag. | Foglio | Copia | Originale | Duplicato",
        "note": "Note | Nota | Osservazioni | Oggetto | Annotazioni | Commenti | Descrizione causale | Stato | Messaggio",
    },
    third_parties="""Destinazione | Destinazione merce | Destinazione merci | Luogo di destinazione | Luogo di consegna | Indirizzo di consegna | Indirizzo consegna
        | Indirizzo di spedizione | Indirizzo spedizione | Spedire a | Spedito a | Consegnare a | Consegnato a | Consegna a | Destinatario merce | Destinatario della merce
        | Luogo di fornitura | Indirizzo di fornitura | Ubicazione | Cantiere di | Rappresentante fiscale | Terzo intermediario | Soggetto emittente | Mittente | Spedizioniere
        | Destinazione diversa | Cessionario merce | Luogo prestazione | Per conto di | Sede di consegna | Magazzino | Recapito | Indirizzo di recapito | Domicilio""",
    ambiguous={
        "Totale": "totals.gross | totals.due | totals.net",
        "Tot": "totals.gross | totals.net",
        "Totali": "totals.gross | totals.net",
        "Importo": "totals.gross | totals.net",
        "Importo totale": "totals.gross | totals.due | totals.net",
        "Totale importo": "totals.gross | totals.net",
        "Subtotale": "totals.net | totals.line_net",
        "Sub totale": "totals.net | totals.line_net",
        "Totale parziale": "totals.net | totals.line_net",
        "Prezzo totale": "totals.gross | totals.net",
        "Somma": "totals.gross | totals.net",
        "IVA": "totals.tax | vat_id",
        "I.V.A.": "totals.tax | vat_id",
        "Fattura": "invoice_number",
        "Nota di credito": "invoice_number",
        "Numero": "invoice_number | other.sales_order",
        "N.": "invoice_number | other.sales_order",
        "N°": "invoice_number | other.sales_order",
        "Nr": "invoice_number | other.sales_order",
        "Documento": "invoice_number",
        "Data": "issue_date | other.service_date",
        "Nome": "buyer | seller",
        "Indirizzo": "buyer | seller",
        "Ragione sociale": "buyer | seller",
        "Ditta": "buyer | seller",
        "Azienda": "buyer | seller",
        "Denominazione": "buyer | seller",
        "Credito": "totals.paid | totals.due",
    },
    columns={
        "position": "N. | Nr | Riga | Pos | # | N. riga | Linea | Nr. riga",
        "code": """Codice | Cod | Cod. | Codice articolo | Cod. articolo | Cod. art | Articolo n. | Riferimento | Rif | Cod. prodotto | Codice prodotto | EAN | SKU | Art.
            | Cod.articolo | Codice a barre""",
        "description": """Descrizione | Articolo | Descrizione articolo | Prodotto | Prodotti | Servizio | Servizi | Descrizione dei beni | Descrizione beni
            | Descrizione prodotto | Descrizione servizio | Natura e qualità dei beni | Dettaglio | Prestazione | Prestazioni | Causale | Descrizione merce | Merce | Beni
            | Denominazione | Descrizione della prestazione | Voce | Descrizione dei beni/servizi | Natura e qualità dei beni e servizi | Oggetto
            | descrizione prestazione | descrizione lavori""",
        "quantity": "Q.tà | Qta | Quantità | Qtà | Q.ta | Quant | Quant. | Pezzi | Ore | N. pezzi | Pz | Giorni | Qnt | Qt | Q.",
        "unit": "U.M. | UM | Unità | Unità di misura | Un. mis | Udm | U/M | Unità mis | Um.",
        "unit_price": """Prezzo | Prezzo unitario | Prezzo unit | Prezzo un | Prezzo un. | P. unitario | P.U. | Prezzo netto | Costo unitario | Importo unitario | Prezzo cad
            | Tariffa | Prezzo di listino | Prezzo listino | Valore unitario | Prezzo unit. netto | Prezzo unitario netto | Pr. unitario | P. unit | Unitario
            | prezzo iva inclusa | Prezzo ivato | prezzo iva incl. | p. ivato | € unit.""",
        "discount": "Sconto | Sc. | Sc | Sconto % | Sc.% | % Sc | Sconti | % sconto | Sc. %",
        "tax_rate": "IVA | IVA % | % IVA | Aliquota | Aliq. | Aliquota IVA | Aliq. IVA | Cod. IVA | C. IVA | Al. IVA | I.V.A. | C.I. | %IVA | CI",
        "tax_amount": "Importo IVA | Imposta | IVA € | Ammontare IVA | imp. iva",
        "net": """Importo | Totale | Importo netto | Totale netto | Prezzo totale | Imponibile | Valore | Importo totale | Tot. | Importo riga | Totale riga | Netto
            | Valore totale | Importo imponibile | Totale imponibile | Tot. riga | Importo EUR | Totale senza IVA | imp. netto""",
        "gross": """Totale ivato | Importo ivato | Lordo | Totale lordo | Totale IVA inclusa | Importo lordo | Totale con IVA | Prezzo ivato
            | totale iva incl.""",
        "date": "Data | Periodo | Dal | Al | Data consegna | Mese | Competenza | giorno | data prest.",
    },
    rows={
        "total": "Totale | Totale fattura | Totale documento | Totale generale | Netto a pagare | Totale da pagare | Totali",
        "subtotal": "Subtotale | Totale parziale | Totale pagina | Sub totale | Totale gruppo | Totale DDT | Totale sezione",
        "carried_forward": "Riporto | A riportare | Segue | Da riportare | Riporto pagina precedente | Segue a pagina | Totale a riportare | Riporto a pagina",
    },
    titles={
        "invoice": """Fattura | Avviso di pagamento | Fattura elettronica | Fattura accompagnatoria | Fattura immediata | Fattura differita | Fattura commerciale | Fattura di vendita | Parcella
            | Bolletta | Fattura di cortesia | Copia di cortesia | Notula | Fattura cliente | Avviso di fattura | Fattura export | Fattura - TD01
            | Fattura ordinaria""",
        "credit_note": "Nota di credito | Nota credito | Nota di accredito | Nota di variazione in diminuzione | Storno | Nota di credito a cliente | Nota di variazione",
        "receipt": """Ricevuta | Scontrino | Ricevuta fiscale | Scontrino fiscale | Documento commerciale | Documento commerciale di vendita o prestazione | Quietanza
            | Ricevuta di pagamento""",
        "pro_forma": "Fattura pro forma | Fattura proforma | Pro forma | Proforma | Avviso di parcella | Progetto di notula | Preavviso di parcella | Preavviso di fattura",
        "reminder": "Sollecito | Sollecito di pagamento | Avviso di mancato pagamento | Diffida | Primo sollecito | Secondo sollecito | Messa in mora | Avviso di scadenza",
        "statement": "Estratto conto | Riepilogo fatture | Situazione contabile | Avviso di pagamento | Scheda contabile | Partite aperte | Scheda cliente",
        "order": "Ordine | Ordine di acquisto | Conferma d'ordine | Conferma ordine | Buono d'ordine | Conferma di prenotazione | Ordine cliente",
        "delivery_note": """Documento di trasporto | DDT | D.D.T. | Bolla di consegna | Bolla di accompagnamento | Packing list | Lettera di vettura | Nota di consegna
            | Bolletta di consegna""",
        "quote": "Preventivo | Offerta | Quotazione | Stima | Proposta commerciale",
        "self_billing": "Autofattura | Auto-fattura | Autofatturazione | Autofattura TD16",
        "correction": "Fattura rettificativa | Fattura di rettifica | Nota di debito | Nota di addebito | Fattura correttiva | Fattura integrativa | Rettifica fattura",
        "prepayment": "Fattura di acconto | Fattura d'acconto | Fattura acconto | Acconto/anticipo su fattura | Fattura di anticipo | Fattura in acconto | Fattura per acconto",
        "partial": "Fattura parziale | Stato avanzamento lavori | SAL | Fattura intermedia",
        "final": "Fattura a saldo | Fattura di saldo | Fattura finale | Fattura di conguaglio",
        "simplified": "Fattura semplificata | Fattura elettronica semplificata",
    },
    exemptions={
        "reverse_charge": """inversione contabile | reverse charge | art. 17 | art. 17 comma 6 | articolo 17 | inversione dell'onere | art. 7-ter | articolo 7 ter | art. 74
            | inversione contabile ai sensi | operazione soggetta a reverse charge""",
        "intra_community": """cessione intracomunitaria | operazione intracomunitaria | art. 41 | articolo 41 | art. 41 DL 331/93 | intracomunitaria | cessioni intracomunitarie
            | operazione non imponibile intracomunitaria""",
        "export": """non imponibile art. 8 | art. 8 | articolo 8 | esportazione | cessione all'esportazione | cessioni all'esportazione | non imponibile | fuori campo IVA
            | escluso IVA | art. 9 | lettera d'intento | dichiarazione d'intento | non soggetto IVA | operazione non soggetta | fuori campo""",
        "exempt": """esente IVA | esente da IVA | esente art. 10 | art. 10 | articolo 10 | esenzione IVA | operazione esente | non soggetta a IVA | IVA esente | esente
            | senza applicazione dell'IVA | escluso art. 15 | art. 15 | escluso da IVA""",
        "small_business": """regime forfettario | regime forfetario | regime dei minimi | regime di vantaggio | commi da 54 a 89 | legge 190/2014 | L. 190/2014 | franchigia IVA
            | contribuenti minimi | art. 1 commi 54-89""",
        "margin": "regime del margine | regime speciale | beni usati | art. 36 | agenzie di viaggio | art. 74-ter | art. 74 ter | D.L. 41/95",
    },
    due_within=(
        r"\b(?:pagamento|pagare|pagabile|scadenza|saldare|bonifico|rimessa\s+diretta|rimessa)\b[^.\n]{0,30}?\b(?:entro|a|in)?\s*(?P<days>\d{1,3})\s*(?:giorni|gg)\b(?!\s*(?:fm|f\.m|d\.?f\.?\s*f|fine))",
        r"\bentro\s+(?P<days>\d{1,3})\s*(?:giorni|gg)\b",
        r"\b(?P<days>\d{1,3})\s*(?:giorni|gg)\.?\s*(?:d\.?f\.?|data\s+fattura|dalla\s+(?:data|fattura)|netto|dal\s+ricevimento)(?!\s*(?:f\.?m|fine))\b",
    ),
    due_now="""a vista | alla consegna | rimessa diretta | immediato | pagamento immediato | contanti alla consegna | a vista fattura | pagamento anticipato | anticipato
        | alla ricezione | al ricevimento fattura | vista fattura | contrassegno | pagamento alla consegna | a ricevimento fattura""",
    words="""il lo la i gli le di del della dei delle e è un una per con su da dal dalla che non si al alla nel nella come sono ai agli anche vostro vostra nostro nostra ed
        entro presso grazie""",
    due_around=(
        r"\b(?:pag\w+|sald\w+|vers\w+)\b[^<]{0,60}?\bentro(?:\s+e\s+non\s+oltre)?(?:\s+il)?\s+<day>",
        r"\b(?:verrà|sarà|verranno|saranno)\s+(?:addebitat|prelevat)\w+[^<]{0,90}?<day>",
        r"\baddebiteremo\b[^<]{0,60}?<day>",
    ),
    tax_kept="scissione dei pagamenti | split payment | art. 17-ter | articolo 17-ter | art. 17 ter",
)  # fmt: skip
