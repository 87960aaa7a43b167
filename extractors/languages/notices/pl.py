# ruff: noqa: E501 - blocks of wordings read better in long rows
"""Polish."""

from __future__ import annotations

from extractors.languages.notices.notice import notices

PL = notices(
    "pl",
    stamps={
        "cancelled": "anulowano | anulowana | anulowany | faktura anulowana | unieważniona | nieważna | nieważny | unieważniono | wycofana | zastąpiona | skasowana",
        "paid": "zapłacono | opłacono | zapłacona | opłacona | opłacone | faktura opłacona | faktura zapłacona | rozliczona | uregulowano | uregulowana | płatność otrzymana",
        "copy": """kopia | duplikat | kopia faktury | duplikat faktury | faktura kopia | odpis | faktura duplikat | wtórnik | kserokopia""",
        "specimen": """wzór | specimen | projekt | szkic | przykład | test | próba | faktura testowa | wersja robocza | tylko do informacji | do celów informacyjnych | podgląd | nie księgować""",
        "pro_forma": "pro forma | proforma | faktura pro forma | faktura proforma | to nie jest faktura | nie jest fakturą",
        "customs": "tylko do celów celnych | wyłącznie do celów celnych | faktura do celów celnych | wartość tylko do celów celnych | bez wartości handlowej",
        "do_not_pay": "nie płacić | proszę nie płacić | nie opłacać | płatność wstrzymana | wstrzymana | sporna | brak kwoty do zapłaty | nie wymaga zapłaty | nie do zapłaty",
        "thousands": "w tysiącach | kwoty w tysiącach | kwoty w tys. zł | w tys. zł | w tys. pln | kwoty w tysiącach złotych | w tys. euro | kwoty w tys. eur",
        "credit": "nadpłata | saldo na państwa korzyść | na państwa korzyść",
        "refund": "zwrot | do zwrotu | zwrot nadpłaty",
        "account_new": "nowy numer konta | nowy rachunek | nowy rachunek bankowy | nowe konto | nowe dane bankowe | zmiana rachunku | zmiana numeru konta | zmiana konta | zmiana danych bankowych | nowy iban",
    },
    sentences={
        "cancelled": """ta faktura .. anulowana | faktura została anulowana | faktura została unieważniona | niniejsza faktura .. anulowana | niniejsza faktura .. nieważna | faktura zostaje anulowana | faktura jest nieważna | faktura jest anulowana | ten dokument .. anulowany | niniejszy dokument .. anulowany | anulujemy tę fakturę | anulujemy niniejszą | proszę zignorować tę fakturę | prosimy zignorować tę fakturę | została zastąpiona fakturą | zastąpiona przez fakturę | straciła ważność | faktura anulowana dnia | faktura anulowana w | anulowana i zastąpiona""",
        "paid": """faktura została opłacona | faktura została zapłacona | faktura .. już opłacona | faktura .. już zapłacona | ta faktura .. opłacona | faktura opłacona w całości | kwota .. już zapłacona | kwota .. została zapłacona | kwota .. została uregulowana | otrzymaliśmy państwa płatność | państwa płatność .. otrzymana | płatność została otrzymana | należność .. uregulowana | należność uregulowano | zapłacono w całości | zapłacono przelewem | zapłacono gotówką | zapłacono kartą | zapłacono dnia | opłacono dnia""",
        "copy": "to jest kopia | to jest duplikat | kopia faktury | kopia naszej faktury | duplikat faktury | odpis faktury | kopia dla klienta",
        "specimen": """to jest wzór | to jest przykład | to jest projekt | to jest test | faktura .. celach informacyjnych | ten dokument .. celach informacyjnych | niniejszy dokument .. celach informacyjnych | wersja robocza | faktura ostateczna zostanie | właściwa faktura zostanie | nie księgować""",
        "pro_forma": "nie jest fakturą | nie stanowi faktury | to jest faktura pro forma | to jest proforma | nie jest wezwaniem do zapłaty | nie stanowi wezwania do zapłaty | nie jest dokumentem księgowym",
        "customs": "do celów celnych | wyłącznie do celów celnych | tylko dla celów celnych | dla celów celnych | wartość dla celów celnych | bez wartości handlowej | na potrzeby odprawy celnej",
        "thousands": "kwoty w tysiącach | kwoty .. w tysiącach | kwoty w tys | kwoty .. w tys | wartości w tys | wartości w tysiącach | ceny .. w tysiącach | wyrażone w tysiącach | wyrażono w tysiącach | podano w tysiącach | podano w tys | w tysiącach złotych | w tysiącach euro | w milionach złotych",
        "credit": "na państwa korzyść | na pana korzyść | na twoją korzyść | zostanie zapisana na państwa | zostanie zaliczona na poczet państwa | jesteśmy państwu winni",
        "refund": "zostanie zwrócona | zostanie zwrócone | zostanie państwu zwrócona | zwrócimy | zostanie wypłacona | zostanie przelana na państwa | zostanie zwrócony | zwracamy państwu | do zwrotu na państwa",
        "do_not_pay": "nie płacić | nie opłacać | nie należy płacić | nie należy opłacać | prosimy nie płacić | prosimy nie regulować | nie wymaga zapłaty | nie wymaga płatności | nie podlega zapłacie | płatność nie jest wymagana | brak konieczności zapłaty | nie ma potrzeby płacić | wstrzymać płatność | wstrzymanie płatności | prosimy o wstrzymanie | płatność jest wstrzymana | płatność została wstrzymana | nie dokonywać płatności | nie dokonywać przelewu",
        "account_closed": "rachunek .. zamknięty | konto .. zamknięte | konto zostało zamknięte | rachunek został zamknięty | rachunek .. nieaktywny | rachunek .. nieaktualny | konto .. nieaktualne | stare konto | stary rachunek | poprzedni rachunek | poprzednie konto | dotychczasowy rachunek | dotychczasowe konto | stary numer konta",
        "account_new": """nowy numer konta | nowy rachunek | nowy numer rachunku | nowe konto | nowe dane bankowe | nowy iban | na nowy rachunek | na nowe konto | zmiana rachunku | zmianie rachunku | zmiana numeru rachunku | zmianie numeru rachunku | zmiana numeru konta | zmianie numeru konta | zmiana konta bankowego | zmienił się numer konta | zmienił się numer rachunku | zmieniliśmy bank | zmieniliśmy rachunek | zmiana banku | zmiana danych bankowych | numer rachunku uległ zmianie | nasz nowy bank | odtąd na rachunek | od teraz na rachunek""",
    },
    conditions="jeśli | jeżeli | gdy | w przypadku | chyba że | dopóki | do czasu | może | mogą | nigdy | oszustwo",
    exceptions="jeśli | jeżeli | gdy",
    negations="nie | nigdy | żadna",
    collected="polecenie zapłaty | pobrana z | pobrana automatycznie | obciążona | karta | kartą",
    given="darowizna | darowizny | darowizn | zbiórka",
)  # fmt: skip
