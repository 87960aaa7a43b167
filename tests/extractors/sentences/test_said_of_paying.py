"""Sentences by which a payer keeps a tax back, or pays in fractions at several times."""

from __future__ import annotations

import pytest

from extractors.sentences.free_text import Said
from extractors.sentences.in_shares import in_shares
from extractors.sentences.kept_back import kept_back


def _said(text: str) -> list[Said]:
    return [Said(text, 1, ())]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Retención a cuenta del IRPF: 15 % sobre la base, a practicar por el pagador.", True),
        ("Ej godkänd för F-skatt: utbetalaren ska göra skatteavdrag.", True),
        ("Dodavatel je nespolehlivým plátcem; DPH uhraďte přímo na účet správce daně.", True),
        ("Operación no sujeta a retención a cuenta del IRPF.", False),
        ("Operación no sujeta a retención de IVA, con retención a cuenta del IRPF: 15 % a practicar.", True),
        ("No discount; retención a cuenta del IRPF 15 % a practicar por el pagador.", True),
        ("Godkänd för F-skatt.", False),
        ("El pagador practicará una retención a cuenta del 15 % sobre la base en el momento del pago.", True),
        ("El pagador no practicará retención.", False),
        ("Il committente tratterrà la ritenuta d'acconto del 20 % all'atto del pagamento.", True),
        ("Si richiede la non applicazione della ritenuta alla fonte.", False),
        ("O cliente deverá reter 25 % de IRS no momento do pagamento.", True),
        ("Le client doit retenir 15 % pour le Trésor.", True),
        ("Der Auftraggeber hat Bauabzugsteuer von 15 % einzubehalten.", True),
        ("Freistellungsbescheinigung liegt vor, ein Steuerabzug ist nicht vorzunehmen.", False),
        ("The customer will deduct 20 % tax from this payment.", True),
        ("De opdrachtgever houdt 10 % bronbelasting in.", True),
        ("Nabywca potrąci zryczałtowany podatek 20 %.", True),
        ("Odběratel srazí daň 15 %.", True),
        ("Daň odvede zákazník.", False),
        ("Køber indeholder 15 % skat.", True),
        ("Kunden drar av 15 % skatt.", True),
        ("A megbízó köteles levonni a 15 % adót.", True),
        ("Clientul va reține impozit de 10 %.", True),
        ("We retain title until the customer has paid.", False),
        ("Yritys ei kuulu ennakkoperintärekisteriin.", True),
        ("Säljaren är inte godkänd för F-skatt.", True),
        ("Retenção de 25 % no momento do pagamento.", True),
        ("Ennakonpidätystä ei toimiteta.", False),
        ("Kunden drar inte av någon skatt.", False),
        ("Der Kunde behält die Steuer nicht ein.", False),
        ("Retención (no deducida arriba) a practicar por el pagador: 15 %.", True),
        ("Senza ritenuta d'acconto da operare.", False),
        ("Senza applicazione della ritenuta alla fonte a carico del committente.", False),
        ("Sans retenue à la source.", False),
        ("Retenue à la source : néant", False),
        ("Sin retención a cuenta del IRPF.", False),
        ("Sin IVA y con retención del 15 % a practicar por el pagador.", True),
        ("Sem retenção na fonte a efetuar.", False),
        ("Ohne Abzugsteuer, die einzubehalten wäre.", False),
        ("Ohne Skonto ist Quellensteuer von 15 % einzubehalten.", True),
        ("Zonder bronbelasting in te houden.", False),
        ("Bez podatku u źródła.", False),
        ("Fără reținere la sursă.", False),
        ("Free of withholding tax of 15 %.", False),
    ],
)
def test_a_tax_that_the_payer_keeps_back(text: str, told: bool) -> None:
    assert bool(list(kept_back(_said(text)))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The customer must withhold 15 % from this payment.", True),
        ("The customer shall deduct 5 % retention until practical completion.", False),
        ("The customer will deduct the deposit paid.", False),
        ("The buyer must deduct 2 % cash discount within 14 days.", False),
        ("Il cliente tratterrà il 20 % al pagamento.", True),
        ("Soggetto a ritenuta a garanzia dello 0,5 %.", False),
        ("Soggetto a ritenuta.", True),
        ("Retención de garantía del 5 % a practicar por el pagador.", False),
        ("Operación sujeta a retención.", True),
        ("Le client doit retenir une chambre avant mai.", False),
        ("Le client retiendra 5 % de garantie et opérera une retenue à la source de 15 %.", True),
        ("Le client retiendra 5 % de retenue de garantie.", False),
        ("Odběratel zadrží zboží do zaplacení.", False),
        ("Nabywca potrąci kaucję gwarancyjną 5 %.", False),
        ("Beneficiarul va reține 5 % garanție de bună execuție.", False),
    ],
)
def test_what_is_kept_back_and_no_tax(text: str, told: bool) -> None:
    assert bool(list(kept_back(_said(text)))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Zahlungsplan: 1/3 bei Auftrag, 1/3 bei Aufbau, 1/3 nach Messeschluss.", True),
        ("Payment: 1/2 with the order, 1/2 on delivery.", True),
        ("Payment for the fittings 1/2 and 3/4 inch, as ordered.", True),  # asked once
        ("Fittings 1/2 and 3/4 inch.", False),
        ("Zahlbar bis 1/2/2027, spätestens 3/2/2027.", False),
    ],
)
def test_fractions_that_are_paid_at_several_times(text: str, told: bool) -> None:
    assert bool(list(in_shares(_said(text)))) is told
