# ruff: noqa: E501 - blocks of wordings read better in long rows
"""Polish."""

from __future__ import annotations

from extractors.languages.vocabulary import vocabulary

PL = vocabulary(
    "pl",
    labels={
        "invoice_number": """Faktura nr | Nr faktury | Numer faktury | Faktura numer | Faktura VAT nr | Faktura VAT numer | Nr dokumentu | Numer dokumentu | Nr fakt. | Fv nr | FV nr
            | Dokument nr | Rachunek nr | Nr rachunku sprzedaży | Nr faktury VAT | Nr paragonu | Paragon nr | Oznaczenie faktury | Nr korekty | Numer korekty | Faktura korygująca nr
            | Numer rachunku nr | Nr fakt | Faktura sprzedaży nr | Rachunek numer | Nota korygująca nr""",
        "issue_date": """Data wystawienia | Data faktury | Wystawiono | Wystawiono dnia | Data wystawienia faktury | Data dokumentu | Data wyst. | Wystawiona dnia | Dnia
            | Data i miejsce wystawienia | Miejsce i data wystawienia | Wystawiono w dniu
            | Wystawienia | Data wystaw.""",
        "due_date": """Termin płatności | Termin zapłaty | Data płatności | Płatne do | Zapłata do | Płatność do | Do zapłaty do dnia | Data zapłaty | Termin zapł. | Zapłacić do
            | Termin płatności do
            | Do zapłaty do | Płatność do dnia | Zapłata do dnia | Prosimy o zapłatę do | Prosimy o płatność do | Wymagalne dnia | Wymagalność | Termin płat. | Termin płatności upływa | Termin płatn. | Odsetki ustawowe po | Płatne do dnia | zostanie pobrana
            | Data pobrania | Data obciążenia rachunku | Data pobrania środków""",
        "currency": "Waluta | Waluta faktury | Kod waluty",
        "purchase_order_reference": """Nr zamówienia | Numer zamówienia | Zamówienie nr | Zamówienie | Zamówienie klienta | Nr zamówienia klienta | Nr zam. | Zam. nr | Wasze zamówienie
            | Zamówienie odbiorcy | Nr PO
            | Zgodnie z zamówieniem | Numer PO | Zgodnie z zamówieniem nr | Państwa zamówienie | Według zamówienia""",
        "buyer_reference": "Nr referencyjny | Referencje | Państwa znak | Wasz znak | Osoba zamawiająca | Centrum kosztów | MPK",
        "preceding_invoice": """Dotyczy faktury | Do faktury nr | Korekta do faktury | Faktura korygowana | Nr faktury korygowanej | Faktura pierwotna | Dotyczy faktury nr
            | Korekta do faktury nr""",
        "seller": "Sprzedawca | Wystawca | Dostawca | Sprzedający | Wystawca faktury | Usługodawca | Dane sprzedawcy | Zleceniobiorca",
        "buyer": """Nabywca | Kupujący | Klient | Zamawiający | Płatnik | Kontrahent | Dane nabywcy | Usługobiorca | Zleceniodawca | Nazwa nabywcy | Nabywca faktury
            | Dla | Odbiorca faktury""",
        "vat_id": "NIP | NIP UE | VAT UE | Nr NIP | Numer NIP | NIP VAT UE | Nr VAT UE | N.I.P.",
        "seller.vat_id": "NIP sprzedawcy | NIP wystawcy",
        "buyer.vat_id": "NIP nabywcy | NIP kupującego | NIP klienta | NIP płatnika",
        "tax_number": "PESEL | Nr ewidencji podatkowej",
        "payment.iban": """Nr konta | Numer konta | Nr rachunku | Numer rachunku | Rachunek bankowy | Konto | Nr rachunku bankowego | Numer rachunku bankowego | Nr konta IBAN
            | Konto bankowe | Rachunek""",
        "payment.bic": "Kod SWIFT | Nr SWIFT | Kod BIC",
        "payment.reference": "Tytuł przelewu | Tytułem | W tytule przelewu",
        "payment.terms": "Warunki płatności | Forma i termin płatności | Warunki zapłaty",
        "totals.line_net": "Suma pozycji | Wartość towarów | Wartość pozycji netto",
        "totals.allowances": "Wartość rabatu | Kwota rabatu | Suma rabatów | Upust",
        "totals.charges": "Koszty dostawy | Koszty dostawy brutto | Koszt wysyłki brutto | Koszt wysyłki | Transport | Koszty transportu | Opłata dodatkowa",
        "totals.net": """Wartość netto | Razem netto | Suma netto | Netto razem | Kwota netto | Ogółem netto | Łącznie netto | Podstawa opodatkowania | Wartość bez VAT
            | Suma bez VAT | Wartość netto razem
            | bez VAT | przed VAT""",
        "totals.tax": """Kwota VAT | Razem VAT | Suma VAT | Podatek VAT | Wartość VAT | Kwota podatku | Ogółem VAT | VAT razem | Łącznie VAT | Kwota podatku VAT | Podatek""",
        "totals.gross": """Wartość brutto | Razem brutto | Suma brutto | Kwota brutto | Ogółem brutto | Łącznie brutto | Brutto razem | Wartość faktury | Kwota faktury | Suma z VAT
            | Wartość z VAT | Kwota z VAT
            | Kwota bieżącej faktury | Wartość bieżącej faktury | Suma tej faktury""",
        "totals.paid": """Zapłacono | Wpłacono | Zaliczka | Zapłacono zaliczkę | Kwota zapłacona | Przedpłata | Zapłacono gotówką
            | Wpłaty | Wpłata | Otrzymane wpłaty | Zapłacono kartą | Zapłacono przelewem | Rozliczono zaliczką | Zaliczki | Opłacono""",
        "totals.rounding": "Zaokrąglenie | Zaokrąglenia",
        "totals.due": """Do zapłaty | Razem do zapłaty | Pozostaje do zapłaty | Pozostało do zapłaty | Kwota do zapłaty | Łącznie do zapłaty | Suma do zapłaty | Ogółem do zapłaty
            | Należność ogółem | Do zapłaty pozostaje
            | Do zapłaty razem | Kwota należności | Należność do zapłaty""",
    },
    others={
        "order_date": "Data zamówienia | Data złożenia zamówienia",
        "delivery_date": "Data dostawy | Data wydania | Data wysyłki | Data wydania towaru",
        "service_date": """Data sprzedaży | Data wykonania usługi | Data dokonania dostawy | Data zakończenia dostawy | Data wykonania | Data zakończenia dostawy lub wykonania usługi
            | Data dostawy lub wykonania usługi""",
        "period": "Okres rozliczeniowy | Za okres | Okres",
        "other_date": "Data wydruku | Data księgowania | Data wpływu | Data oferty",
        "customer_number": "Nr klienta | Numer klienta | Kod klienta | Nr kontrahenta | Kod kontrahenta | Nr abonenta | Nr nabywcy",
        "supplier_number": "Nr dostawcy | Kod dostawcy | Oddział",
        "sales_order": "Nr oferty | Nr zlecenia | Zlecenie | Zlecenie nr | Projekt | Nr projektu | Nr transakcji | Nr sprawy | Nasze zamówienie | Numer zlecenia",
        "delivery_note": "Nr WZ | WZ nr | Nr dowodu dostawy | Dokument WZ | Nr listu przewozowego | Nr przesyłki | Wydanie nr",
        "contract": "Nr umowy | Umowa nr | Umowa | Numer umowy | Nr licznika | Nr polisy",
        "bank_account": "Bank | Nazwa banku | Forma płatności | Sposób płatności | Metoda płatności | Sposób zapłaty | Forma zapłaty | Przelew | Przelewem",
        "contact": "Telefon | Tel. kom. | Faks | Adres e-mail | Strona www | Osoba do kontaktu | Kontakt | Opiekun klienta | Wystawił | Odebrał | Handlowiec | Sporządził | Fakturę wystawił",
        "register": "REGON | KRS | Nr KRS | BDO | Nr BDO | Kapitał zakładowy | Nr rejestrowy",
        "shipping": "Sposób dostawy | Sposób wysyłki | Przewoźnik | Waga brutto | Waga netto | Miejsce wystawienia | Warunki dostawy",
        "cash": "Gotówka | Reszta | Karta płatnicza | Kasjer | Kasa | Karta",
        "withholding": "Potrącenie | Kaucja zatrzymana",
        "balance": """Poprzednie saldo | Saldo | Zaległości | Odsetki | Nadpłata
            | Saldo poprzednie | Saldo z poprzedniego okresu | Poprzednia faktura | Kwota poprzedniej faktury | Saldo początkowe | Zaległość""",
        "tax_rate": "Stawka podatku",
        "cash_discount": "Skonto | Rabat za płatność do | za płatność do",
        "exchange": "Kurs | Kurs waluty | Tabela NBP | Kurs NBP | Wartość w PLN",
        "count": "Liczba pozycji | Razem sztuk | Suma ilości | Liczba sztuk",
        "words": "Słownie | Kwota słownie | Słownie do zapłaty | Słownie złotych",
        "page": "Strona | Str. | Oryginał | Kopia | Duplikat",
        "note": "Uwagi | Uwagi do faktury | Opis | Dotyczy",
    },
    third_parties="Odbiorca | Adres dostawy | Miejsce dostawy | Adres wysyłki | Adres korespondencyjny | Dostawa do | Odbiorca towaru | Adresat | Miejsce odbioru",
    ambiguous={
        "Razem": "totals.gross | totals.net | totals.due",
        "Ogółem": "totals.gross | totals.net | totals.due",
        "Suma": "totals.gross | totals.net",
        "Łącznie": "totals.gross | totals.net",
        "Wartość": "totals.gross | totals.net",
        "Kwota": "totals.gross | totals.net",
        "Faktura": "invoice_number",
        "Faktura VAT": "invoice_number",
        "Numer": "invoice_number | other.sales_order",
        "Nazwa firmy": "buyer | seller",
        "Nazwa": "buyer | seller",
        "Adres": "buyer | seller",
    },
    columns={
        "position": "Lp. | Lp | L.p. | Poz. | Nr poz.",
        "code": "Kod | Indeks | Symbol | Kod towaru | Nr artykułu | Nr kat. | PKWiU | Kod produktu | CN/PKWiU | nr katalogowy",
        "description": """Nazwa towaru | Nazwa towaru lub usługi | Nazwa towaru/usługi | Nazwa usługi | Towar/usługa | Opis | Nazwa | Towar | Usługa | Produkt | Nazwa produktu
            | Towar / Usługa | Nazwa towaru / usługi | wyszczególnienie | nazwa (rodzaj) towaru lub usługi""",
        "quantity": "Ilość | Il. | Liczba | Szt. | Godziny | ilość godz.",
        "unit": "J.m. | Jm | Jedn. | Jednostka | Jednostka miary | JM | miara",
        "unit_price": """Cena netto | Cena jedn. | Cena jednostkowa | Cena jedn. netto | Cena | Cena jednostkowa netto | Cena brutto | C. netto
            | cena jedn. brutto | cena jednostkowa brutto""",
        "discount": "Rabat | Rabat % | Upust % | Rabat [%] | upust",
        "tax_rate": "Stawka VAT | VAT % | VAT [%] | Stawka | Stawka VAT % | St. VAT | VAT",
        "tax_amount": "Kwota VAT | Wartość VAT | Podatek | Podatek VAT",
        "net": "Wartość netto | Netto | Kwota netto | Wartość sprzedaży netto | Suma netto | Wart. netto | Wartość | razem netto",
        "gross": "Wartość brutto | Brutto | Kwota brutto | Wart. brutto | Wartość sprzedaży brutto | Suma brutto",
        "date": "Data | dzień",
    },
    rows={
        "total": "Razem | Ogółem | Suma | Łącznie | Razem do zapłaty | Do zapłaty",
        "subtotal": "Suma częściowa | Podsuma | Suma strony",
        "carried_forward": "Do przeniesienia | Z przeniesienia",
    },
    titles={
        "invoice": "Faktura | Faktura VAT | Faktura sprzedaży | Rachunek | Faktura nr | Faktura VAT MP | e-Faktura | Faktura sprzedaży VAT | Faktura krajowa",
        "credit_note": "Nota kredytowa | Nota uznaniowa | Zwrot | Faktura uznaniowa",
        "receipt": "Paragon | Paragon fiskalny | Potwierdzenie zapłaty | Pokwitowanie | Dowód wpłaty",
        "pro_forma": "Faktura pro forma | Faktura proforma | Faktura pro-forma",
        "reminder": "Wezwanie do zapłaty | Przypomnienie o płatności | Upomnienie | Ponaglenie | Monit | Ostateczne wezwanie do zapłaty",
        "statement": "Potwierdzenie salda | Zestawienie należności | Wyciąg z konta | Wyciąg bankowy | Wyciąg z rachunku | Zestawienie faktur | Zestawienie rozrachunków",
        "order": "Zamówienie | Zamówienie zakupu | Potwierdzenie zamówienia | Zlecenie zakupu",
        "delivery_note": "Wydanie zewnętrzne | Dowód dostawy | List przewozowy | Specyfikacja wysyłkowa | Dokument dostawy | Dokument WZ | Specyfikacja wysyłki",
        "quote": "Oferta | Oferta cenowa | Wycena | Kosztorys",
        "self_billing": "Samofakturowanie | Faktura wystawiona przez nabywcę | Faktura - samofakturowanie | Faktura samofakturowanie",
        "correction": "Faktura korygująca | Korekta faktury | Faktura korekta | Faktura VAT korygująca | Korekta | Faktura VAT korekta | Nota korygująca | Nota obciążeniowa",
        "prepayment": "Faktura zaliczkowa | Faktura VAT zaliczkowa",
        "partial": "Faktura częściowa | Faktura etapowa",
        "final": "Faktura końcowa | Faktura rozliczeniowa | Faktura VAT końcowa",
        "simplified": "Faktura uproszczona | Faktura VAT uproszczona",
    },
    exemptions={
        "reverse_charge": "odwrotne obciążenie | podatek rozlicza nabywca",
        "intra_community": "wewnątrzwspólnotowa dostawa towarów | WDT",
        "export": "eksport towarów | eksport usług",
        "exempt": "zwolnienie z VAT | zwolnione z VAT | zwolniony z VAT | zwolnienie na podstawie | art. 43 ust. 1 | niepodlegające opodatkowaniu",
        "small_business": "art. 113 ust. 1 | zwolnienie podmiotowe",
        "margin": "procedura marży | procedura VAT marża",
    },
    due_within=(r"\b(?:płatn\w+|zapłat\w+|termin\w*)\b[^.\n]{0,30}?(?P<days>\d{1,3})\s*dni\b",),
    due_now="płatne gotówką | zapłacono gotówką | płatne z góry | za pobraniem | płatność natychmiastowa",
    words="""i w na z do od za dla przez oraz lub nie jest się o po ze przy pod jak tym tego jego są nr dnia prosimy dziękujemy według zgodnie został wszystkie usługi razem
        wysokości podana tytułem""",
    due_around=(
        r"\b(?:zapłat|płatn|wpłat|uregulow)\w+\b[^<]{0,60}?\b(?:do|przed)(?:\s+dnia)?\s+<day>",
        r"\b(?:zostanie|zostaną|będzie)\s+(?:pobran|ściągnięt|obciążon)\w+[^<]{0,90}?<day>",
        r"\b(?:pobierzemy|obciążymy)\b[^<]{0,90}?<day>",
    ),
)  # fmt: skip
