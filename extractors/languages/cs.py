# ruff: noqa: E501 - blocks of wordings read better in long rows
"""Czech."""

from __future__ import annotations

from extractors.languages.vocabulary import vocabulary

CS = vocabulary(
    "cs",
    labels={
        "invoice_number": """Číslo faktury | Faktura č. | Faktura číslo | Č. faktury | Faktura - daňový doklad č. | Daňový doklad č. | Číslo dokladu | Doklad č. | Evidenční číslo
            | Daňový doklad číslo | Ev. číslo dokladu | Č. dokladu | Dobropis č. | Číslo dobropisu | Účtenka č. | Paragon č. | Opravný daňový doklad č. | Faktura-daňový doklad č.
            | Evidenční číslo dokladu
            | Fakt. č. | Faktura vydaná č. | Ev. č. dokladu | Číslo účtenky | Evid. č. | Doklad číslo | Příjmový doklad č. | Příjmový doklad""",
        "issue_date": """Datum vystavení | Vystaveno | Datum faktury | Dne vystaveno | Vystaveno dne | Den vystavení | Datum vystavení dokladu | Dat. vystavení | Datum vyst.
            | Datum vystavení faktury
            | Vyst. dne | Vyst. | Datum vystav. | Vystavena dne | Vyhotoveno dne""",
        "due_date": """Datum splatnosti | Splatnost | Splatno | Splatné do | Den splatnosti | Uhraďte do | Splatnost dne | Datum spl. | Zaplaťte do | Splatno dne | Dat. splatnosti
            | K úhradě do | Uhraďte nejpozději | Uhraďte prosím do | Uhraďte prosím nejpozději | Splatné dne | Splatné | Zaplaťte prosím do | jinak do | bude inkasována | bude strženo | Při nedodržení splatnosti | Datum úhrady do
            | Datum inkasa | Inkaso dne | Datum stržení""",
        "currency": "Měna | Měna dokladu | Měna faktury",
        "purchase_order_reference": """Číslo objednávky | Objednávka č. | Objednávka číslo | Č. objednávky | Vaše objednávka | Obj. č. | Objednávka zákazníka | Vaše objednávka č.
            | Objednávka odběratele | Číslo obj.
            | Objednávka | Vaše obj. č. | Vaše obj. | Dle objednávky | Dle objednávky č. | Dle Vaší objednávky | Na základě objednávky | Objednávka ze dne""",
        "buyer_reference": "Vaše značka | Vaše reference | Nákladové středisko",
        "preceding_invoice": "K faktuře č. | Původní doklad | Opravovaný doklad | Původní faktura | Oprava faktury č. | Dobropis k faktuře | K dokladu č. | Číslo původního dokladu",
        "seller": "Dodavatel | Prodávající | Poskytovatel | Prodejce | Zhotovitel | Vystavitel",
        "buyer": "Odběratel | Kupující | Zákazník | Objednatel | Fakturační adresa | Plátce | Příjemce faktury | Fakturováno | Komu",
        "vat_id": "DIČ | IČ DPH | DIČ/VAT | Daňové identifikační číslo | DIČ DPH",
        "seller.vat_id": "DIČ dodavatele",
        "buyer.vat_id": "DIČ odběratele | DIČ zákazníka | Vaše DIČ | DIČ kupujícího",
        "tax_number": "Rodné číslo",
        "payment.iban": "Kód IBAN | Účet IBAN | Číslo účtu IBAN | Účet (IBAN)",
        "payment.bic": "SWIFT kód | BIC kód | Kód SWIFT",
        "payment.reference": "Variabilní symbol | Var. symbol | V. symbol | Var. symb. | VS",
        "payment.terms": "Platební podmínky | Podmínky platby",
        "totals.line_net": "Součet položek | Cena za položky",
        "totals.allowances": "Sleva celkem | Celková sleva | Výše slevy",
        "totals.charges": "Doprava | Doprava vč. DPH | Poštovné vč. DPH | Dopravné | Poštovné | Balné | Přeprava | Poštovné a balné | Manipulační poplatek",
        "totals.net": """Celkem bez DPH | Základ daně | Cena bez DPH | Součet bez DPH | Základ DPH | Cena celkem bez DPH | Částka bez DPH | Suma bez DPH | Základ celkem
            | Celková cena bez DPH | Základ daně celkem
            | bez DPH""",
        "totals.tax": "DPH celkem | Celkem DPH | Výše DPH | Částka DPH | Výše daně | Daň celkem | DPH 21 % | Daň",
        "totals.gross": """Celkem s DPH | Celkem včetně DPH | Cena s DPH | Cena celkem s DPH | Částka celkem | Celková částka | Součet s DPH | Celková cena | Celková cena s DPH
            | Fakturovaná částka | Cena včetně DPH | Celkem vč. DPH | Částka s DPH
            | Vyúčtování celkem | Celkem za období""",
        "totals.paid": """Uhrazeno | Zaplaceno | Záloha | Uhrazeno zálohou | Zaplacená záloha | Uhrazené zálohy | Odpočet zálohy | Zaplaceno zálohou
            | Přijaté platby | Přijatá platba | Uhrazeno kartou | Zaplaceno kartou | Platba přijata | Uhrazeno dne""",
        "totals.rounding": "Zaokrouhlení | Haléřové vyrovnání | Zaokr.",
        "totals.due": """K úhradě | Celkem k úhradě | Zbývá uhradit | K zaplacení | Částka k úhradě | Celkem k zaplacení | Zbývá k úhradě | Doplatek | Doplatit | K úhradě celkem
            | Nedoplatek | Celková částka k úhradě""",
    },
    others={
        "order_date": "Datum objednávky | Datum objednání",
        "delivery_date": "Datum dodání | Datum expedice | Datum odeslání",
        "service_date": """Datum zdanitelného plnění | DUZP | Datum uskutečnění zdanitelného plnění | Datum uskutečnění plnění | Den uskutečnění zdanitelného plnění | Datum zdan. plnění
            | Datum plnění | Datum usk. zdan. plnění""",
        "period": "Fakturační období | Zúčtovací období | Období",
        "other_date": "Datum tisku | Datum přijetí",
        "customer_number": "Číslo zákazníka | Zákazník č. | Č. zákazníka | Číslo odběratele | Kód zákazníka | Zákaznické číslo",
        "supplier_number": "Číslo dodavatele",
        "sales_order": "Zakázka č. | Číslo zakázky | Zakázka | Naše objednávka | Projekt č. | Nabídka č. | Akce | Číslo projektu",
        "delivery_note": "Dodací list č. | Číslo dodacího listu | Č. zásilky | Číslo zásilky | DL č. | Dodací list číslo",
        "contract": "Smlouva č. | Číslo smlouvy | Smlouva | Č. smlouvy | Výrobní číslo",
        "bank_account": """Číslo účtu | Bankovní účet | Účet | Banka | Bankovní spojení | Č. účtu | Způsob úhrady | Forma úhrady | Způsob platby | Konstantní symbol | Konst. symbol
            | Specifický symbol | Peněžní ústav | Převodem | Bankovním převodem""",
        "contact": "Mobil | E-mailová adresa | Vyřizuje | Vystavil | Kontaktní osoba | Převzal | Vystavila | Tel./Fax",
        "register": "IČO | IČ | IČ: | Zapsáno v OR | Spisová značka | Zápis v OR | Identifikační číslo",
        "shipping": "Způsob dopravy | Dodací podmínky | Hmotnost | Dopravce | Hmotnost celkem",
        "cash": "Hotovost | Vráceno | Pokladna | Pokladní | Hotově | Karta | Kartou",
        "withholding": "Zádržné | Pozastávka | Srážková daň",
        "balance": """Počáteční stav | Předchozí zůstatek | Přeplatek | Zůstatek
            | Zůstatek z minulého období | Předchozí vyúčtování | Předchozí faktura | Dluh z minulého období | Nedoplatek z minulého období | Předchozí saldo""",
        "tax_rate": "Sazba daně",
        "cash_discount": "Skonto | Při platbě do | sleva při platbě do",
        "exchange": "Kurz | Kurz ČNB | Přepočteno kurzem",
        "count": "Počet položek | Počet kusů",
        "words": "Slovy",
        "page": "Strana | List č.",
        "note": "Poznámka | Poznámky | Předmět | Označení dodávky | Fakturujeme Vám",
    },
    third_parties="Konečný příjemce | Dodací adresa | Místo určení | Doručovací adresa | Adresa dodání | Příjemce | Místo dodání",
    ambiguous={
        "Celkem": "totals.gross | totals.net | totals.due",
        "Součet": "totals.gross | totals.net",
        "Částka": "totals.gross | totals.net",
        "Mezisoučet": "totals.net | totals.line_net",
        "Daňový doklad": "invoice_number",
        "DPH": "totals.tax",
        "Jméno": "buyer | seller",
        "Název": "buyer | seller",
        "Název firmy": "buyer | seller",
        "Obchodní firma": "buyer | seller",
        "Adresa": "buyer | seller",
    },
    columns={
        "position": "Č. | Poř. | Pořadí | P.č.",
        "code": "Kód | Kat. č. | Katalogové číslo | Číslo zboží | Kód zboží | Artikl | katalog",
        "description": """Popis | Označení | Název | Předmět plnění | Položka | Text | Zboží | Název zboží | Popis položky | Služba | Označení dodávky | Název položky | Fakturovaná položka
            | popis plnění | popis práce""",
        "quantity": "Množství | Počet | Počet MJ | Ks | Mn. | Počet ks | hodin | počet hodin",
        "unit": "MJ | Jednotka | Jedn. | M.j.",
        "unit_price": """Cena za MJ | Jednotková cena | Cena/MJ | Cena za jednotku | J.cena | Cena za ks | Jedn. cena | Cena | J. cena | Cena MJ
            | Cena s DPH | jedn. cena s dph | cena za mj s dph | hodinová sazba""",
        "discount": "Sleva | Sleva % | Sleva v %",
        "tax_rate": "% DPH | Sazba DPH | DPH % | DPH [%] | Sazba",
        "tax_amount": "DPH | Výše DPH | DPH Kč | Částka DPH",
        "net": "Celkem bez DPH | Cena celkem | Cena bez DPH | Celkem | Základ | Bez DPH | Částka | Cena",
        "gross": "Celkem s DPH | Cena s DPH | S DPH | Kč Celkem | Celkem vč. DPH",
        "date": "Datum | den",
    },
    rows={
        "total": "Celkem | Celkem k úhradě | K úhradě | Součet",
        "subtotal": "Mezisoučet | Součet strany",
        "carried_forward": "Přenos | Převod z předchozí strany | K přenosu",
    },
    titles={
        "invoice": "Faktura | Daňový doklad | Faktura - daňový doklad | Faktura-daňový doklad | Vyúčtování | Faktura vydaná",
        "credit_note": "Dobropis | Opravný daňový doklad | Dobropis - opravný daňový doklad",
        "receipt": "Účtenka | Paragon | Pokladní doklad | Příjmový pokladní doklad | Stvrzenka | Potvrzení o platbě | Příjmový doklad",
        "pro_forma": "Proforma faktura | Zálohová faktura | Zálohový list | Výzva k platbě | Předfaktura",
        "reminder": "Upomínka | Výzva k úhradě | Připomínka platby | Upomínka č. 1 | Předžalobní výzva",
        "statement": "Odsouhlasení pohledávek | Výpis z účtu | Přehled pohledávek | Saldokonto | Odsouhlasení salda",
        "order": "Objednávka | Potvrzení objednávky | Objednávka vydaná | Nákupní objednávka",
        "delivery_note": "Dodací list | Expediční list | Předávací protokol | Balicí list | Výdejka | Přepravní list",
        "quote": "Nabídka | Cenová nabídka | Kalkulace",
        "self_billing": "Samofakturace | Doklad vystavený zákazníkem",
        "correction": "Opravná faktura | Oprava základu daně | Vrubopis | Storno faktury",
        "prepayment": "Daňový doklad k přijaté platbě | Daňový doklad k přijaté záloze",
        "partial": "Dílčí faktura | Průběžná faktura",
        "final": "Konečná faktura | Závěrečná faktura | Vyúčtovací faktura",
        "simplified": "Zjednodušený daňový doklad",
    },
    exemptions={
        "reverse_charge": "přenesená daňová povinnost | daň odvede zákazník | režim přenesení daňové povinnosti | přenesení daňové povinnosti",
        "intra_community": "dodání do jiného členského státu | intrakomunitární dodání",
        "export": "vývoz zboží",
        "exempt": "osvobozeno od DPH | osvobozené plnění | plnění osvobozené od daně | osvobozeno od daně",
        "small_business": "nejsem plátce DPH | neplátce DPH | nejsme plátci DPH | není plátcem DPH",
        "margin": "zvláštní režim | použité zboží",
    },
    due_within=(r"\b(?:splatn\w+|uhra\w+)\b[^.\n]{0,30}?(?P<days>\d{1,3})\s*dn[íů]\b",),
    due_now="platba předem | hotově při převzetí | dobírka | ihned splatné | splatné ihned",
    words="""a v na se je z do pro o s k od za po ze jako by tento tato které který jsou nebo není podle ve až při dne prosím děkujeme vám vás fakturujeme zboží úhradu byl bude
        částka dodávka""",
    due_around=(
        r"\b(?:uhra|zapla)\w+\b[^<]{0,60}?\bdo\s+<day>",
        r"\b(?:bude|budou)\s+(?:inkasován|stržen|odepsán|zaplacen inkasem)\w*[^<]{0,90}?<day>",
    ),
)  # fmt: skip
