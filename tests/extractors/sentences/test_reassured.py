"""Sentences by which the account stays, as those say who warn of letters in their name; and those that say more."""

from __future__ import annotations

import pytest

from extractors.hearing import unclear_on
from extractors.page.sheet import sheet_of
from extractors.sentences.notices import notices
from extractors.sentences.reassured import keeps_account
from tests.extractors.grid import reading

_KEPT = (
    "Rogamos no atiendan correos que pidan cambiar de cuenta: la nuestra sigue siendo la del pie.",
    "Vårt kontonummer är oförändrat; bortse från mejl om nytt konto.",
    "Vores kontonummer er uændret; se bort fra mails om en ny konto.",
    "Nasz rachunek bankowy nie uległ zmianie; prosimy ignorować wiadomości o zmianie konta.",
    "Unsere Bankverbindung ist unverändert; E-Mails über eine neue Kontonummer bitte ignorieren.",
    "Nos coordonnées bancaires restent inchangées; ne tenez pas compte des courriels annonçant un changement.",
    "Onze bankrekening is niet gewijzigd; negeer e-mails die iets anders beweren.",
    "Our bank details have not changed. Please ignore any e-mail about a new account.",
    "Our bank details remain unchanged.",
    "Please note that our bank account details have not changed.",
    "Le nostre coordinate bancarie non sono cambiate; diffidate di e-mail che indicano altri conti.",
    "Unsere Bankverbindung hat sich nicht geändert, bitte ignorieren Sie anderslautende Schreiben und E-Mails.",
)


@pytest.mark.parametrize("text", _KEPT)
def test_an_account_that_stays_is_no_reason_to_wait(text: str) -> None:
    assert keeps_account(text)
    sheet = sheet_of(reading(text))
    assert not (*notices(sheet, {}), *unclear_on(sheet, {}))


@pytest.mark.parametrize(
    "text",
    [
        "Our account remains the same; pay to the account in our e-mail.",
        "Unsere Bankverbindung hat sich geändert; alte E-Mails bitte ignorieren.",
        "Ignore e-mails that name our old account.",
        "Our account remains unchanged; ignore it and pay to DE89 3704 0044 0532 0130 00.",
        "The delivery address remains the same; ignore our letter.",
        "Our new IBAN on the enclosed letter remains valid from now on.",
        "Our new IBAN remains unchanged.",
        "Our bank details are not unchanged. Ignore letters without our new bank details.",
        "Our bank details have not changed. Ignore e-mails without our new bank details",
        "Onze bankgegevens blijven niet ongewijzigd",
        "Our account and our new one remain the same.",
        "Unsere Bankverbindung hat sich geändert und der Betrag bleibt unverändert.",
        "Unsere neue Bankverbindung laut Anlage gilt weiterhin.",
        "We have a new bank account and our company name remains unchanged.",
        "Nos coordonnées bancaires ont changé et nos prix restent inchangés.",
        "Our account remains the one in our last e-mail.",
        "Our bank details have not changed. Please ignore the total printed above.",
        "Our bank details have not changed. Please ignore the account above until our e-mail.",
        "Our bank details have not changed. Ignore our last letter and the figure above.",
        "Please note our new account details remain unchanged.",
        "Our bank details have not changed. Ignore this invoice and wait for our letter.",
    ],
)
def test_what_says_more_is_not(text: str) -> None:
    assert not keeps_account(text)
