# ruff: noqa: E501 - blocks of wordings read better in long rows
"""French."""

from __future__ import annotations

from extractors.languages.notices.notice import notices

FR = notices(
    "fr",
    stamps={
        "cancelled": "annulé | annulée | facture annulée | annule et remplace | nul | nulle | nul et non avenu | non valide | invalide | caduc | caduque | retirée | remplacée | périmée",
        "paid": "payé | payée | acquitté | acquittée | facture acquittée | facture payée | réglé | réglée | déjà réglé | déjà payé | soldé | soldée | pour acquit | paiement reçu | facture réglée",
        "copy": """copie | duplicata | copie de facture | duplicata de facture | double | copie conforme | facture duplicata | réimpression | facture copie | photocopie""",
        "specimen": """spécimen | modèle | exemple | brouillon | projet | projet de facture | facture test | test | échantillon | aperçu | pour information | pour information seulement | à titre indicatif | provisoire | ne pas payer document provisoire | ne pas comptabiliser""",
        "pro_forma": "pro forma | proforma | facture pro forma | facture proforma | ceci n'est pas une facture | n'est pas une facture",
        "customs": "pour la douane uniquement | pour douane seulement | facture pour la douane | valeur pour la douane uniquement | sans valeur commerciale | valeur en douane uniquement",
        "do_not_pay": "ne pas payer | ne pas régler | à ne pas payer | à ne pas régler | paiement bloqué | paiement suspendu | en litige | rien à payer | aucun paiement requis | non exigible | bloqué",
        "thousands": "en milliers | montants en milliers | en milliers d'euros | montants en milliers d'euros | en k€ | en keur | montants en keur",
        "credit": "solde en votre faveur | avoir en votre faveur | crédit en votre faveur | solde créditeur",
        "refund": "remboursement | à rembourser | remboursé",
        "account_new": "nouvelles coordonnées bancaires | nouveau compte | nouveau compte bancaire | changement de coordonnées bancaires | nouveau rib | nouvel iban | changement de banque | changement de rib | nouvelle banque",
    },
    sentences={
        "cancelled": """cette facture .. annulée | cette facture .. nulle | cette facture .. retirée | cette facture .. caduque | cette facture .. remplacée par | cette facture .. plus valable | cette facture .. plus valide | la présente facture .. annulée | présente facture .. nulle | facture a été annulée | facture est annulée
            | ce document .. annulé | ce document .. plus valable | nous annulons cette facture | nous annulons la présente | ne pas tenir compte de cette facture | ne tenez pas compte de cette facture | ignorer cette facture | ignorez cette facture | nulle et non avenue | présent document .. annulé | facture annulée le | facture annulée par | annulée et remplacée""",
        "paid": """cette facture .. déjà payée | cette facture .. déjà réglée | cette facture .. été payée | cette facture .. été réglée | cette facture .. acquittée | cette facture est payée | facture a été réglée | facture a été payée | facture déjà réglée | facture déjà payée | montant .. déjà réglé | montant .. déjà payé
            | votre paiement .. reçu | votre règlement .. reçu | réglée en totalité | payée en totalité | déjà acquittée | paiement bien reçu | facture acquittée le | déjà été réglée | déjà été payée""",
        "copy": """ceci est une copie | ceci est un duplicata | copie de la facture | copie de notre facture | duplicata de la facture | duplicata de notre facture | double de la facture | copie de l'original | ceci n'est pas l'original | copie pour information""",
        "specimen": """ceci est un spécimen | ceci est un exemple | ceci est un modèle | ceci est un test | ceci est un brouillon | ceci est un projet | cette facture .. à titre d'information | cette facture .. à titre indicatif | ce document .. à titre indicatif | ce document .. pour information | document provisoire | facture définitive suivra | la facture définitive | non valable comme facture | ne vaut pas facture | ne pas comptabiliser | non comptabilisable""",
        "pro_forma": "ceci n'est pas une facture | ce document n'est pas une facture | n'est pas une facture | ne constitue pas une facture | ne vaut pas demande de paiement | il s'agit d'une facture pro forma | facture pro forma uniquement | ne constitue pas une demande de paiement | tient lieu de pro forma",
        "customs": "pour les besoins de la douane | à des fins douanières | pour la douane uniquement | uniquement pour la douane | valeur pour la douane | sans valeur commerciale | pour dédouanement | fins de dédouanement | pour la douane seulement",
        "thousands": """montants en milliers | montants .. en milliers | exprimés en milliers | prix en milliers | prix .. en milliers | chiffres en milliers | indiqués en milliers | en milliers d'euros | en milliers de | en millions d'euros | montants .. en millions | en k euros | montants en k""",
        "credit": "en votre faveur | sera porté au crédit de votre | porté à votre crédit | nous vous devons | crédité sur votre compte | vous sera crédité | sera crédité sur | sera porté à votre crédit",
        "refund": "sera remboursé | vous sera remboursé | sera remboursée | nous vous remboursons | nous vous rembourserons | vous sera versé | sera versé sur votre compte | sera viré sur votre compte | sera restitué | vous sera reversé | fera l'objet d'un remboursement",
        "do_not_pay": """ne pas payer | ne pas régler | merci de ne pas payer | merci de ne pas régler | veuillez ne pas payer | veuillez ne pas régler | prière de ne pas payer | ne payez pas | ne réglez pas | aucun paiement n'est | aucun règlement n'est | aucun paiement à effectuer | rien à payer | suspendre le paiement | suspendez le paiement | paiement est suspendu | paiement est bloqué | facture en litige | n'est pas exigible | n'est pas à payer | aucun règlement à effectuer | pas de paiement à effectuer | merci de ne pas effectuer | ne pas effectuer de paiement | ne procédez à aucun paiement | n'effectuez aucun""",
        "account_closed": "compte .. clôturé | compte .. fermé | compte .. plus valable | compte .. plus utilisé | compte .. plus actif | ancien compte | ancien rib | anciennes coordonnées bancaires | ancien iban | ne plus utiliser le compte | ne plus utiliser notre ancien",
        "account_new": """nouvelles coordonnées bancaires | nouveau compte bancaire | notre nouveau compte | nouveau compte | nouveau rib | nouvel iban | coordonnées bancaires ont changé | coordonnées bancaires .. changé | coordonnées bancaires .. modifiées | changement de coordonnées bancaires | changement de banque | changé de banque | changement de domiciliation | changement de compte | nouvelle domiciliation | nos coordonnées bancaires changent | uniquement sur le nouveau | notre rib a changé | rib a changé | notre nouvelle banque | iban a changé | notre compte a changé | désormais sur le compte | dorénavant sur le compte | sur notre nouveau""",
    },
    conditions="si | sauf | lorsque | en cas | au cas | dès que | jusqu | peut | pourra | peuvent | tant que | toute | jamais | fraude",
    exceptions="si | sauf | lorsque",
    negations="pas | jamais | aucun | aucune | ni",
    collected="prélèvement | prélevé | prélevée | prélèverons | prélevons | débité | débitée | carte bancaire | domiciliation sepa | mandat sepa",
    given="don | dons | donation | collecte",
)  # fmt: skip
