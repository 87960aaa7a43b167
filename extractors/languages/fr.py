# ruff: noqa: E501 - blocks of wordings read better in long rows
"""French: France, Belgium, Luxembourg, Switzerland, Canada."""

from __future__ import annotations

from extractors.languages.vocabulary import vocabulary

FR = vocabulary(
    "fr",
    labels={
        "invoice_number": """Facture N° | Facture Nº | Facture no | Facture numéro | N° de facture | N° facture | N° de la facture | Numéro de facture | Numéro facture
            | Numéro de la facture | No de facture | No facture | No. facture | Num facture | Num. facture | Nr facture | Fact. N° | Fact N° | Réf facture | Réf. facture
            | Référence facture | Référence de la facture | Référence de facture | Facture réf | Identifiant facture | Identifiant de la facture | Facture # | N° de document
            | N° document | Numéro de document | Numéro document | No document | N° de pièce | N° pièce | Numéro de pièce | Pièce N° | Document N° | Document numéro
            | Votre facture N° | Notre facture N° | Avoir N° | Avoir numéro | N° d'avoir | N° avoir | Numéro d'avoir | Numéro avoir | N° de l'avoir | Note de crédit N°
            | N° note de crédit | N° de note de crédit | Numéro de note de crédit | Facture d'avoir N° | Facture avoir N° | Facture/Avoir N° | N° de reçu | Reçu N°
            | Numéro de reçu | N° ticket | Ticket N° | N° de ticket | Facture d'acompte N° | N° de facture d'acompte | Facture proforma N° | N° proforma | Facture client N°
            | Facture de vente N° | N° de relevé | Quittance N° | N° de quittance | Note d'honoraires N° | Facture définitive N° | N° de facture et date | Facture de solde N°
            | N°FACTURE | Numéro de votre facture | Référence document | Référence pièce | N° d'ordre de la facture
            | N° de note""",
        "issue_date": """Date de facture | Date de la facture | Date facture | Date de facturation | Date facturation | Facture du | Facturé le | Date d'émission
            | Date émission | Date d'émission de la facture | Émise le | Émis le | Émission | Date d'édition | Date édition | Édité le | Éditée le | Date d'établissement
            | Établie le | Établi le | Date du document | Date document | Date de pièce | Date de la pièce | Date pièce | Date d'avoir | Date de l'avoir | Date avoir | Avoir du
            | Date de la note de crédit | Date de création | Créée le | Fait le | Date de votre facture | Date fact | Du | En date du | Le | Daté du
            | Date de réalisation de la facture | Date d'envoi de la facture | Date du reçu | Date de ticket | Date & heure facture | Date de facture et de livraison
            | Date de vente/facture
            | Facture établie le""",
        "due_date": """Date d'échéance | Date échéance | Échéance | Échéances | Échéance le | Échéance au | Échéance du | Échéance de paiement | Échéance le paiement
            | Échéance paiement | Échéance de règlement | Date d'échéance de paiement | Date d'exigibilité | À payer avant le | À payer avant | À payer pour le | À payer le
            | À payer au plus tard le | À payer au plus tard | À régler avant le | À régler avant | À régler le | À régler pour le | À régler au plus tard le | Payable avant le
            | Payable le | Payable au plus tard le | Payable au | Payable jusqu'au | Paiement avant le | Paiement dû le | Paiement dû pour le | Paiement attendu le
            | Paiement au plus tard le | Paiement pour le | Règlement avant le | Règlement au plus tard le | Règlement le | Règlement attendu le | Date limite de paiement
            | Date limite de paiement le | Date limite de règlement | Date limite | Date de paiement | Date de règlement | Date paiement | Date règlement | Date de prélèvement
            | Prélèvement le | Prélevé le | Sera prélevé le | Date du prélèvement | Dû le | Due le | Exigible le | Facture à échéance du | Facture payable le
            | Facture à payer avant le | Échéance facture | Date d'éch | Éch | Échéance nette | Date d'échéance facture | Fin d'échéance | Date de valeur
            | Solde à payer avant le | Montant à payer avant le | Montant prélevé le | Somme à payer avant le
            | régler cette facture avant le | régler la facture avant le | merci de régler avant le | au plus tard le | net au | prélèvement au
            | Date du prélèvement automatique | Prélèvement à partir du | Prélèvement prévu le | Prélevé à partir du | Sera débité le | Montant à prélever le | Date de débit | À prélever le | avant le""",
        "currency": """Devise | Devise de facturation | Devise de la facture | Devise facture | Devise du document | Monnaie | Monnaie de facturation | Code devise
            | Montants exprimés en | Montants en | Tous les montants sont en | Prix en | Montants exprimés""",
        "purchase_order_reference": """Commande N° | Commande | Commande no | Commande numéro | N° de commande | N° commande | N° de la commande | Numéro de commande
            | Numéro commande | No de commande | No commande | Num commande | Votre commande | Votre commande N° | Votre N° de commande | Votre commande du | Vos commandes
            | V/commande | V/Cde | Vtre commande | Votre cde | N° cde | N° de cde | Cde N° | Cde | Cde client | Commande client | N° commande client | N° de commande client
            | Numéro de commande client | Réf commande | Réf. commande | Réf. de commande | Référence commande | Référence de commande | Référence de la commande
            | Référence commande client | Bon de commande | Bon de commande N° | N° bon de commande | N° de bon de commande | Numéro de bon de commande | Numéro bon de commande
            | Votre bon de commande | N° BC | BC | BC N° | N° BDC | BDC | BDC N° | PO N° | N° PO | Numéro PO | Commande d'achat | N° commande d'achat | Commande acheteur
            | Numéro d'engagement | N° d'engagement | N° engagement | Engagement | Engagement juridique | N° d'engagement juridique | Selon votre commande
            | Suivant votre commande | Suite à votre commande | Notre commande client | Réf. cde
            | Votre B.C. | Votre BC | V/BC | Vos BC""",
        "buyer_reference": """Votre référence | Vos références | Votre réf | V/Réf | V/Référence | Vos réf | V. Réf | Vtre réf | Référence client | Réf client | Réf. client
            | Références client | Réf. du client | Référence acheteur | Réf acheteur | Code service | Service exécutant | Code service exécutant | Centre de coût
            | Centre de coûts | Code chantier | Référence | Références | Réf | Réf. | Votre contact | Votre interlocuteur | Référence interne client | Réf. interne
            | Votre numéro de référence | Affaire suivie par (client)""",
        "preceding_invoice": """Facture d'origine | Facture origine | Facture initiale | Facture liée | Facture concernée | Facture rectifiée | Facture annulée
            | Facture corrigée | Facture remplacée | Facture antérieure | Facture précédente N° | N° de facture d'origine | N° facture d'origine | N° facture origine
            | N° de la facture d'origine | Référence facture d'origine | Réf. facture d'origine | Avoir sur facture | Avoir sur facture N° | Avoir sur la facture
            | Avoir relatif à la facture | Relatif à la facture | Relative à la facture | Sur facture N° | Concerne la facture | Concerne facture | Annule la facture
            | Annule et remplace la facture | Rectifie la facture | Annulation facture | Annulation de la facture | Avoir de la facture | Avoir pour la facture
            | Référence de la facture d'origine | Facture rectificative de | Facture référencée | Remboursement de la facture""",
        "seller": """Vendeur | Fournisseur | Prestataire | Émetteur | Émise par | Vendu par | Expéditeur facture | Nom du fournisseur | Nom fournisseur | Nom du vendeur
            | Facturé par | Société émettrice | De | De la part de | Titulaire du compte | Bénéficiaire | Ordre du chèque | Chèque à l'ordre de | À l'ordre de
            | Chèques à l'ordre de | Payable à l'ordre de | Libeller votre chèque à l'ordre de | Payer à | Payable à | Paiement à | Créancier | Nom du titulaire | Siège social
            | Raison sociale du vendeur | Coordonnées du vendeur | Coordonnées du fournisseur | Émetteur de la facture | Entreprise émettrice | Domicilié chez | Magasin
            | Vendeur / Émetteur""",
        "buyer": """Facturé à | Facture à | Facturée à | Facturer à | Adressé à | Adressée à | Client | Cliente | Client facturé | Client payeur | Nom du client | Nom client
            | Information client | Informations client | Coordonnées client | Coordonnées du client | Adresse client | Adresse du client | Adresse de facturation
            | Adresse facturation | Adresse facture | Acheteur | Destinataire | Destinataire de la facture | Destinataire facture | Nom de l'abonné | Abonné | Nom de l'acheteur
            | À l'attention de | À | Pour | Société cliente | Vendu à | Payeur | Débiteur | Donneur d'ordre | Preneur | Titulaire du contrat | Locataire | Patient | Assuré
            | Souscripteur | Votre adresse | Vos coordonnées | Vos informations | Facturation | Adresse du destinataire | Facture adressée à | Client / Destinataire
            | Raison sociale du client | Adresse de facturation client | Maître d'ouvrage | Facture pour | Coordonnées de facturation | Tiers facturé | Titulaire de la facture""",
        "vat_id": """N° TVA | N° de TVA | N°TVA | No TVA | No de TVA | Numéro TVA | Numéro de TVA | Num TVA | TVA N° | TVA no | TVA intracommunautaire | TVA intracom
            | TVA intra | TVA intra. | N° TVA intracommunautaire | N° de TVA intracommunautaire | N° TVA intracom | N° TVA intra | N° de TVA intra | N° de TVA intracom
            | Numéro de TVA intracommunautaire | Numéro TVA intracommunautaire | N° intracommunautaire | Intracommunautaire | N° identification TVA | N° d'identification TVA
            | Numéro d'identification TVA | N° d'identification à la TVA | Identifiant TVA | Identifiant de TVA | Ident. TVA | Id. TVA | ID TVA | Id TVA intra
            | Code TVA intracommunautaire | Numéro d'identification intracommunautaire | N° ident. intracommunautaire | N° d'id. TVA | N° ID CEE | N° CEE | Identification TVA
            | Numéro d'identification à la TVA | TVA UE | TVA FR | TVA BE | N° TVA UE | N° T.V.A. | N.TVA | Code TVA intracom | Réf. TVA | N° identification intracommunautaire
            | N° TVA CEE | IDE | N° IDE | CHE TVA""",
        "seller.vat_id": """Notre N° TVA | Notre N° de TVA | Notre numéro de TVA | Notre TVA | N° TVA vendeur | N° TVA fournisseur | TVA fournisseur | TVA vendeur
            | N° TVA du vendeur | Notre N° TVA intracommunautaire | N° de TVA du vendeur | N° de TVA du fournisseur | TVA intracommunautaire vendeur""",
        "buyer.vat_id": """N° TVA client | N° de TVA client | N° de TVA du client | N° TVA du client | TVA client | Numéro de TVA client | Numéro TVA client | Votre N° TVA
            | Votre N° de TVA | Votre numéro de TVA | Votre TVA | Votre TVA intracommunautaire | N° TVA intracommunautaire client | N° TVA intracom client | N° TVA intra client
            | TVA intracommunautaire client | TVA intracommunautaire du client | TVA intracom client | N° TVA acheteur | N° TVA preneur | TVA intra client
            | N° de TVA intracommunautaire client | N° TVA destinataire | Identifiant TVA client | Votre N° TVA intracommunautaire | Votre identification TVA
            | N° identification TVA client | TVA acheteur""",
        "tax_number": """N° fiscal | Numéro fiscal | Identifiant fiscal | N° d'identification fiscale | NIF | Matricule fiscal | Code fiscal | Matricule | N° matricule | TPS N°
            | N° TPS | No TPS | TVQ N° | No TVQ | N° TVQ | NEQ | ICE""",
        "buyer.tax_number": """N° fiscal client | Identifiant fiscal client | SIRET client | N° SIRET client | SIREN client | Siren du client | Siret du client | Votre Siret
            | ICE client""",
        "payment.iban": """IBAN | N° IBAN | Code IBAN | Numéro IBAN | Compte IBAN | Compte (IBAN) | IBAN compte | N° de compte IBAN | N° de compte (IBAN)
            | Numéro de compte IBAN | Notre IBAN | RIB IBAN | IBAN FR | RIB/IBAN | IBAN/RIB | Compte bancaire (IBAN)""",
        "payment.bic": "BIC | Code BIC | BIC/SWIFT | SWIFT/BIC | SWIFT | Code SWIFT | BIC SWIFT | Code BIC/SWIFT | BIC (SWIFT) | N° BIC | Code SWIFT/BIC | Adresse SWIFT",
        "payment.reference": """Référence de paiement | Référence paiement | Réf. paiement | Réf paiement | Référence à rappeler | Référence de virement | Référence virement
            | Réf. virement | Libellé du virement | Libellé virement | Communication | Communication structurée | Communication à mentionner | Référence à indiquer | À rappeler
            | À rappeler dans toute correspondance | Référence de règlement | Référence du règlement | Motif du virement | Motif du paiement
            | Référence à rappeler lors du paiement | Référence à rappeler pour le paiement | Références à rappeler | Merci d'indiquer la référence | Référence bancaire
            | Référence TIP | Référence du paiement | Référence pour le virement | Communication du virement | Mention à rappeler""",
        "payment.terms": """Conditions de paiement | Condition de paiement | Conditions de règlement | Condition de règlement | Modalités de paiement | Modalités de règlement
            | Modalité de paiement | Modalité de règlement | Termes de paiement | Termes | Délai de paiement | Délai de règlement | Délais de paiement | Délais de règlement
            | Terme de paiement | Cond. de paiement | Cond. de règlement | Cond. règlement | Cond. paiement | Conditions | Délai paiement | Conditions financières
            | Conditions paiement | Conditions règlement""",
        "totals.line_net": """Total lignes | Total des lignes | Montant des lignes | Somme des lignes | Total articles | Total des articles | Total marchandises
            | Total marchandise | Total HT des lignes | Total lignes HT | Montant total des lignes HT | Total produits | Total des produits | Total brut HT | Total brut H.T
            | Brut HT | Montant brut HT | Total prestations | Total fournitures | Total avant remise | Total HT avant remise | Total HT brut | Somme des lignes HT
            | Total H.T. brut | Total services | Valeur marchandises""",
        "totals.allowances": """Remise | Remises | Total remise | Total remises | Remise globale | Remise totale | Montant remise | Montant de la remise | Rabais | Ristourne
            | Réduction | Réductions | Total réductions | Remise HT | Remise commerciale | Remise client | Remise sur facture | Remise accordée | Remise exceptionnelle
            | Déduction | Déductions | Montant des remises | Code promo | Bon de réduction | Remise pied de facture | Total des remises | Remise fidélité
            | Rabais, remises, ristournes | Remise H.T | Moins remise""",
        "totals.charges": """Frais de port | Frais de port TTC | Port TTC | Livraison TTC | Frais de livraison TTC | Frais de port HT | Port | Port HT | Frais d'expédition | Frais d'envoi | Frais de livraison | Livraison | Frais de transport
            | Transport | Expédition | Frais | Frais annexes | Frais divers | Frais de dossier | Frais de gestion | Frais de facturation | Frais d'emballage | Emballage
            | Port et emballage | Frais de port et d'emballage | Port & emballage | Participation aux frais | Participation aux frais de port | Majoration | Supplément
            | Suppléments | Frais accessoires | Éco-participation | Eco-participation | Éco-contribution | Eco taxe | Écotaxe | Éco-part | Total frais | Frais de manutention
            | Frais de port et emballage | Total charges | Charges | Contribution transport | Surcharge carburant | Frais de service | Frais de traitement""",
        "totals.net": """Total HT | Total H.T | Total H.T. | Montant HT | Montant H.T | Montant total HT | Montant total H.T | Total hors taxes | Total hors taxe
            | Montant hors taxes | Montant hors taxe | Montant total hors taxes | Total hors TVA | Montant hors TVA | Total HTVA | Montant HTVA | Total H.T.V.A | HTVA
            | Total htva | Hors taxes | Hors TVA | HT | H.T | Base HT | Base H.T | Total base HT | Net HT | Net H.T | Total net HT | Total HT net | Total H.T. net
            | Montant net HT | Montant HT net | Net hors taxes | Net hors TVA | Total net hors taxes | Total net hors TVA | Total net H.T | Sous-total HT | Sous total HT
            | Sous-total H.T | Sous-total hors taxes | Sous-total hors TVA | Prix total HT | Prix HT | Somme HT | Total facture HT | Total de la facture HT | Montant facture HT
            | Montant de la facture HT | Total général HT | Total à payer HT | Total HT après remise | Net commercial | Net commercial HT | Montant taxable | Base taxable
            | Base imposable | Total imposable | Montant imposable | Total taxable | Total avant taxes | Montant avant taxes | Sous-total avant taxes | Montant net hors TVA
            | Total excl. TVA | Total excl TVA | Total hors T.V.A | Montant excl. TVA | Montant net | Total net | Net | Montant total net | Total (HT) | Montant (HT)
            | Total prestations HT | Total marchandises HT | Total articles HT | Total produits HT | Total HT de la facture | Montant EUR HT | Total sans TVA
            | Total HT en euros | Total services HT | Somme hors taxes | Valeur HT
            | avant TVA | avant taxes""",
        "totals.tax": """Total TVA | Montant TVA | Montant de la TVA | Montant de TVA | Montant total TVA | Montant total de la TVA | Total de la TVA | Total T.V.A
            | Montant T.V.A | Dont TVA | Dont TVA incluse | TVA totale | TVA due | TVA à payer | TVA incluse | TVA collectée | Total taxes | Total des taxes | Total taxe
            | Montant des taxes | Montant taxes | Montant taxe | Montant de la taxe | Taxes | Taxe | Dont taxes | Somme TVA | Somme des TVA | Valeur TVA | TVA normale
            | TVA réduite | TVA taux normal | TVA taux réduit | TVA sur débits | TVA sur encaissements | TVA acquittée sur les débits | TVA acquittée sur les encaissements
            | TPS | TVQ | TVH | TPS/TVH | Taxe sur la valeur ajoutée | Montant total des taxes | Plus TVA | Cumul TVA | TVA 1 | TVA 2 | Total TVA collectée | TVA comprise
            | dont T.V.A""",
        "totals.gross": """Total TTC | Total T.T.C | Total T.T.C. | Montant TTC | Montant T.T.C | Montant total TTC | Montant total T.T.C | Total toutes taxes comprises
            | Toutes taxes comprises | Montant toutes taxes comprises | TTC | T.T.C | Total facture | Total de la facture | Total facture TTC | Total de la facture TTC
            | Montant de la facture | Montant facture | Montant facture TTC | Montant total de la facture | Montant de la facture TTC | Montant total facture
            | Montant total facture TTC | Total général | Total général TTC | Net TTC | Prix total TTC | Prix TTC | Total TVAC | Montant TVAC | TVAC | Total TVA comprise
            | Total TVA incluse | Total T.V.A.C | Total TVA comprise (TVAC) | Montant TVA comprise | Montant TVA incluse | Total taxes comprises | Total taxes incluses
            | Taxes comprises | Total incl. TVA | Total incl TVA | Total avec TVA | Montant incl. TVA | Total avoir | Total de l'avoir | Montant de l'avoir | Montant avoir
            | Montant total de l'avoir | Total avoir TTC | Total brut TTC | Montant brut TTC | Sous-total TTC | Total après taxes | Total (TTC) | Montant (TTC) | Montant global
            | Total global | Somme totale | Total commande | Total de la commande | Total commande TTC | Montant EUR TTC | Total TTC en euros | Coût total | Total du mois
            | Total quittance | Total note de crédit | Facture totale
            | Montant de cette facture | Total de cette facture | Total facture du mois | Montant de votre facture | Total de votre facture""",
        "totals.paid": """Acompte | Acomptes | Acompte versé | Acomptes versés | Acompte payé | Acompte perçu | Acompte reçu | Acomptes reçus | Acompte déduit
            | Acompte à déduire | Déduction acompte | Montant acompte | Total acomptes | Montant de l'acompte | Déjà payé | Déjà réglé | Déjà versé | Montant payé
            | Montant réglé | Montant déjà payé | Montant déjà réglé | Montant versé | Montant perçu | Montant prépayé | Prépayé | Payé | Payée | Réglé | Règlement | Règlements
            | Paiement reçu | Paiements reçus | Paiement | Paiements | Versement | Versements | Avance | Avances | Avance versée | Arrhes | Arrhes versées | Total payé
            | Total réglé | Total versé | Total des règlements | Total des paiements | Total déjà réglé | Total déjà payé | Moins acompte | Règlements effectués
            | Paiement effectué | Payé par | Payé le | Acompte TTC | Montant encaissé | Encaissé | Réglé par | Somme versée
            | Provisions reçues | Provision reçue | Provisions versées | Provision versée | Acomptes facturés | Acomptes déjà facturés
            | À déduire provisions reçues | À déduire acomptes | À déduire acompte | Paiements enregistrés | Vos paiements | Paiement enregistré""",
        "totals.rounding": "Arrondi | Arrondis | Montant d'arrondi | Différence d'arrondi | Arrondi de facture | Ajustement d'arrondi",
        "totals.due": """Net à payer | Net à payer TTC | Net à payer EUR | Montant net à payer | Montant à payer | Montant à payer TTC | Total à payer | Total à payer TTC
            | Total net à payer | Solde | Solde à payer | Solde dû | Solde TTC | Solde restant | Solde restant dû | Solde à régler | Somme à payer | Somme due | Reste à payer
            | Reste dû | Restant dû | Reste à régler | Restant à payer | À payer | À régler | Total à régler | Montant à régler | Montant dû | Montant total dû | Total dû
            | Montant exigible | Net à régler | Net à déduire | Net à votre crédit | Montant prélevé | Montant du prélèvement | Total à prélever | À nous devoir
            | Montant restant dû | Montant restant à payer | Net dû | Montant du règlement | Total restant dû | Votre solde | Solde de la facture | Solde facture
            | Solde en notre faveur | Solde en votre faveur | Net à rembourser | À rembourser | Montant à rembourser | Total net à régler | Montant dû TTC
            | Total à payer en euros | Total à payer à l'échéance | Facture à payer | Total de votre facture à payer | Montant total à payer
            | Montant à prélever | Total prélevé""",
    },
    others={
        "order_date": """Date de commande | Date commande | Date de la commande | Commande du | Commandé le | Date d'achat | Date achat | Date cde | Date de réservation
            | Date de votre commande | Commande passée le | Date bon de commande""",
        "delivery_date": """Date de livraison | Date livraison | Livré le | Livraison le | Livraison du | Date d'expédition | Date expédition | Expédié le | Date d'envoi
            | Date envoi | Date BL | Date de départ | Date d'enlèvement | Date de réception | Date bon de livraison | Livraison prévue le | BL du""",
        "service_date": """Date de prestation | Date de la prestation | Date d'exécution | Date de réalisation | Date de service | Date d'intervention | Date intervention
            | Date de vente | Date de la vente | Date de l'opération | Date des travaux | Arrivée | Départ | Date d'arrivée | Date du fait générateur
            | Date de prestation de service | Réalisé le""",
        "period": """Période | Période de facturation | Période facturée | Période du | Période de prestation | Période concernée | Mois | Au | Depuis le | Jusqu'au | Du au
            | Période de consommation | Période d'abonnement | Période de référence | Date de début | Date de fin | Valable jusqu'au | Valable du | Début | Fin | Validité""",
        "other_date": """Date d'impression | Imprimé le | Date du devis | Devis du | Date de naissance | Date contrat | Heure | Date de relevé | Date du contrat
            | Date d'inscription | Prochaine facture | Date prochaine facture | Prochain prélèvement | Date escompte | Escompte jusqu'au | Date de mise à jour
            | Date d'immatriculation | Date et heure | Prochaine relève | Date d'adhésion""",
        "customer_number": """N° client | N° de client | Numéro client | Numéro de client | No client | Client N° | Code client | Compte client | N° compte client
            | N° de compte client | Numéro de compte client | Réf. compte client | Identifiant client | Id client | Identifiant | Votre numéro client | Votre N° client
            | Votre numéro de client | Votre code client | N° abonné | Numéro d'abonné | N° adhérent | N° de dossier client | N° de compte de facturation
            | Compte de facturation | Compte de contrat | N° membre | Code tiers | Compte tiers | Code abonné | N° cl | Num client | N°client | Matricule client
            | Référence compte | Code adhérent | N° assuré | Identifiant internet""",
        "supplier_number": """N° fournisseur | Code fournisseur | Numéro fournisseur | Compte fournisseur | Notre code fournisseur | N° de fournisseur | N° magasin | Caisse
            | N° de caisse | Code vendeur | Agence | Code agence | Code magasin | Établissement | N° établissement""",
        "sales_order": """Notre référence | Nos références | N/Réf | N. Réf | Notre réf | Nos réf | N/référence | N° d'affaire | N° affaire | Affaire | Affaire N°
            | Référence affaire | Réf. affaire | Code affaire | Devis | Devis N° | N° devis | N° de devis | Numéro de devis | Réf devis | Réf. devis | Dossier | N° dossier
            | N° de dossier | Dossier N° | Numéro de dossier | Référence dossier | Réf. dossier | Projet | N° projet | Code projet | Chantier | Notre commande
            | Notre N° de commande | N/commande | Réservation | N° de réservation | Numéro de réservation | N° d'intervention | Bon d'intervention | Ordre de service | OS N°
            | Transaction | N° de transaction | N° transaction | Proposition commerciale | Mission | N° de mission | Marché | N° marché | N° de marché | Marché N° | Lot
            | Opération""",
        "delivery_note": """Bon de livraison | Bon de livraison N° | N° BL | BL | BL N° | N° de BL | N° bon de livraison | N° de bon de livraison | Numéro de bon de livraison
            | Bordereau de livraison | N° expédition | N° d'expédition | N° de colis | N° de suivi | Suivi colis | Livraison N° | N° livraison | N° de livraison
            | Lettre de voiture | Récépissé | Bon de réception | Bon de transport""",
        "contract": """Contrat | N° contrat | N° de contrat | Contrat N° | Numéro de contrat | Référence contrat | Réf. contrat | Abonnement | N° d'abonnement | N° de série
            | Numéro de série | N° compteur | N° de compteur | Compteur | PDL | PRM | Point de livraison | Immatriculation | N° d'immatriculation | Véhicule | RUM
            | Référence mandat | Référence unique de mandat | Mandat | ICS | N° ICS | N° de police | Police N° | N° de ligne | Ligne | N° de bail | Identifiant créancier SEPA""",
        "bank_account": """RIB | Code banque | Code guichet | Clé RIB | Clé | N° compte | N° de compte | Numéro de compte | Compte N° | Compte bancaire | N° de compte bancaire
            | Banque | Domiciliation | Domiciliation bancaire | Coordonnées bancaires | Nom de la banque | Références bancaires | Relevé d'identité bancaire | CCP | Guichet
            | Mode de paiement | Mode de règlement | Moyen de paiement | Type de paiement | Mode règlement | Mode paiement | Moyen de règlement | Carte bancaire | CB | Chèque
            | Virement | Prélèvement | Virement bancaire | Mode de règlement prévu | Paiement par""",
        "contact": """Téléphone | Tél | Tel | Tél. | Mobile | Portable | Fax | Télécopie | Email | E-mail | Courriel | Mail | Mél | Site web | Site internet | Web | Contact
            | Contacts | Interlocuteur | Votre conseiller | Commercial | Votre commercial | Suivi par | Affaire suivie par | Dossier suivi par | Vendeur N° | Représentant
            | Service client | Caissier | Caissière | Hôtesse | Établi par | Votre correspondant | Responsable | Assistance | Rédacteur | Gestionnaire | Conseiller""",
        "register": """SIRET | N° SIRET | SIREN | N° SIREN | Siret N° | RCS | R.C.S | N° RCS | RC | APE | Code APE | NAF | Code NAF | APE/NAF | Capital | Capital social
            | Au capital de | Société au capital de | BCE | N° BCE | RPM | N° d'entreprise | Numéro d'entreprise | N° entreprise | RM | Registre du commerce | R.C.S. Luxembourg
            | Autorisation d'établissement | EORI | N° EORI | GLN | EAN | GTIN | DUNS | Code EAN | N° d'agrément | Agrément | N° agrément | N° accises | Organisme de formation
            | N° d'activité | Déclaration d'activité | Assurance décennale | Forme juridique | Registre | Pays d'origine | Code douanier | Nomenclature douanière
            | Eco-organisme | Identifiant unique""",
        "shipping": """Mode de livraison | Mode d'expédition | Mode de transport | Transporteur | Poids | Poids brut | Poids net | Poids total | Incoterm | Incoterms
            | Nombre de colis | Nb colis | Colis | Conditions de livraison | Volume | Franco | Franco de port | Expédié par | Palettes""",
        "cash": """Espèces | Rendu | Rendu monnaie | Monnaie rendue | À rendre | Reçu espèces | Économies | Vous économisez | Points | Points fidélité | Pourboire
            | Ticket restaurant | Carte de fidélité | Monnaie rendu | Reçu""",
        "withholding": "Retenue à la source | Retenue de garantie | Précompte | Précompte professionnel | Impôt anticipé",
        "balance": """Solde précédent | Ancien solde | Solde antérieur | Report solde | Solde de la facture précédente | Facture précédente | Impayés | Montant en retard
            | Pénalités | Pénalités de retard | Intérêts de retard | Nouveau solde | Solde du compte | Report à nouveau | Situation de compte | Arriérés | Encours
            | Solde client | Indemnité forfaitaire
            | Solde de votre dernière facture | Solde de votre précédente facture | Solde de votre facture précédente | Montant de votre facture précédente
            | Montant facture précédente | Report facture précédente | Report de la facture précédente | Solde reporté | Votre facture précédente
            | Solde antérieur dû""",
        "tax_base": "Base TVA | Base de TVA | Base | Bases HT | Assiette | Base calcul TVA | Montant exonéré | Exonéré | Non soumis | Base exonérée | Base de calcul",
        "tax_rate": "Taux TVA | Taux de TVA | Taux | % TVA | Taux de taxe | Code TVA | TVA % | Taux T.V.A | Taux TVA %",
        "cash_discount": """Escompte | Escompte pour paiement anticipé | Montant escompte | Escompte de règlement | Net si paiement avant | Si paiement avant le
            | Montant avec escompte | Taux d'escompte
            | escompte pour paiement avant le | pour paiement avant le""",
        "exchange": "Taux de change | Cours | Contre-valeur | Contrevaleur | Équivalent | Soit en francs | TVA en EUR | Cours de change",
        "count": "Nombre d'articles | Nb articles | Total quantité | Quantité totale | Total heures | Nombre total | Nb de lignes | Total unités | Nombre d'heures | Total qté",
        "words": "Montant en lettres | En lettres | Arrêté la présente facture à la somme de | Arrêtée la présente facture à la somme de | Soit la somme de",
        "page": "Page | Page N° | Feuille | Folio | Copie | Duplicata | Original",
        "note": """Remarque | Remarques | Observation | Observations | Objet | Commentaire | Commentaires | Note | Notes | Nota | Mention | Concerne | Statut | Message
            | Informations complémentaires | Nature | Type""",
    },
    third_parties="""Adresse de livraison | Adresse des travaux | Lieu des travaux | Livré à | Livrer à | Livraison à | Adresse livraison | Lieu de livraison | Envoyé à | Envoyer à | Expédié à | Expédier à
        | Adresse d'expédition | Adresse de l'installation | Adresse d'installation | Lieu d'intervention | Adresse d'intervention | Adresse du chantier | Lieu du chantier
        | Adresse de consommation | Site de consommation | Lieu de consommation | Destinataire de la livraison | Client livré | Lieu de prestation | Lieu d'exécution
        | Adresse de correspondance | Adresse postale | Utilisateur final | Site | Logement | Adresse de retour | Lieu d'enlèvement | Expéditeur | Mandataire
        | Pour le compte de | Représentant fiscal | Adresse du logement | Adresse de service | Bénéficiaire de la prestation | Livraison chez | Livré chez | Adresse de collecte
        | Affréteur | Agissant au nom de | Adresse du bien | Adresse de desserte""",
    ambiguous={
        "Total": "totals.gross | totals.net | totals.due",
        "Totaux": "totals.gross | totals.net",
        "Montant": "totals.gross | totals.net",
        "Montant total": "totals.gross | totals.due | totals.net",
        "Total EUR": "totals.gross | totals.due",
        "Total brut": "totals.line_net | totals.gross",
        "Sous-total": "totals.net | totals.line_net",
        "Sous total": "totals.net | totals.line_net",
        "Prix total": "totals.gross | totals.net",
        "Somme": "totals.gross | totals.net",
        "Total avoir HT": "totals.net",
        "TVA": "totals.tax | vat_id",
        "T.V.A": "totals.tax | vat_id",
        "Facture": "invoice_number",
        "Avoir": "invoice_number | totals.paid",
        "Note de crédit": "invoice_number",
        "N°": "invoice_number | other.sales_order",
        "Nº": "invoice_number | other.sales_order",
        "Numéro": "invoice_number | other.sales_order",
        "Date": "issue_date | other.service_date",
        "Référence à rappeler (facture)": "payment.reference",
        "Nom": "buyer | seller",
        "Adresse": "buyer | seller",
        "Société": "buyer | seller",
        "Entreprise": "buyer | seller",
        "Raison sociale": "buyer | seller",
        "Crédit": "totals.paid | totals.due",
        "Net à payer HT": "totals.net | totals.due",
    },
    columns={
        "position": "N° | Pos | Pos. | Ligne | N° ligne | # | Item | Poste | Nr | rang",
        "code": """Référence | Réf | Réf. | Code | Code article | Réf. article | Référence article | N° article | Code produit | Réf produit | Réf. produit | EAN | GTIN
            | Article N° | Code barre | Références | Réf fournisseur | Article code | SKU | Code EAN | N° réf | Code prestation""",
        "description": """Désignation | Description | Libellé | Article | Articles | Produit | Produits | Prestation | Prestations | Intitulé | Détail | Détails | Nature
            | Objet | Désignation des produits | Désignation des produits ou prestations | Désignation de la prestation | Nom du produit | Désignation article | Libellé article
            | Nature des prestations | Description des prestations | Dénomination | Service | Services | Libellé de la prestation | Nature de la prestation | Marchandise
            | Marchandises | Détail de la facture | Produit / Service | Description du produit | Nom | Description / Désignation | Désignation / Description | Consommation
            | Rubrique | Travaux | Prestations réalisées
            | désignation des articles | désignation des travaux | désignation des prestations""",
        "quantity": """Quantité | Qté | Qte | Quant | Quantités | Nombre | Nb | Nbre | Heures | Nb heures | Jours | Nb jours | Qté livrée | Unités | Quantité livrée | Qté.
            | Qtés | Volume | Nb. | Qté facturée | Quantité facturée | Colis""",
        "unit": "Unité | U | Un | Unité de mesure | Un. | UM | Conditionnement | U. | Cond | Unit",
        "unit_price": """Prix unitaire | Prix unitaire HT | Prix unit | Prix unit. | Prix unit. HT | Prix Uni | PU | P.U | P.U. | PU HT | P.U. HT | PUHT | P.U.H.T | Prix U
            | Prix U. HT | Prix | Tarif | Tarif unitaire | Coût unitaire | Prix HT unitaire | Prix à l'unité | Prix unitaire hors taxes | PU net | Prix net | PU net HT
            | P.U. net | Taux horaire | Prix unitaire net | Px unitaire | Px unit | Prix/unité | P.U. brut | PU brut | Prix de vente | Prix unitaire TTC | PU TTC
            | Montant unitaire | Prix unitaire HTVA | Prix public | TJM | Px U. HT | Prix TTC | prix unit. ttc""",
        "discount": "Remise | Rem | Rem. | Remise % | % Rem | % Remise | Rabais | Réduction | R% | Rem % | % rem. | Rem.% | Remises | Ristourne",
        "tax_rate": "TVA | T.V.A | Taux TVA | % TVA | TVA % | Taux | Code TVA | Taux de TVA | Tx TVA | TVA (%) | Taxe % | Taux T.V.A | Taxes | CT | Tva | Cod. TVA | C. TVA",
        "tax_amount": "Montant TVA | TVA € | Total TVA | Montant de la TVA | Montant taxe | TVA EUR | Valeur TVA | mt tva",
        "net": """Montant | Montant HT | Montant H.T | Total HT | Total H.T | Prix HT | Prix total HT | Total | Montant net | Prix total | Total net | Montant total
            | Montant total HT | Sous total | Sous-total | Total ligne | Net HT | Total ligne HT | Valeur | Montant ligne | Montant net HT | Total net HT | Total hors taxes
            | Prix total hors taxes | Montant €H.T | Sous-total HT | Total HTVA | Montant hors taxes | Montant HTVA | HT | Total en € | Somme HT | Montant EUR
            | mt ht""",
        "gross": "Total TTC | Montant TTC | Prix TTC | TTC | Total T.T.C | Prix total TTC | Montant T.T.C | Total TVAC | Sous-total TTC | Montant TVAC | Total ligne TTC",
        "date": "Date | Période | Du | Au | Date de livraison | Mois | Date prestation | Jour | Dates | date prest.",
    },
    rows={
        "total": "Total | Total HT | Total TTC | Total général | Montant total | Net à payer | Total facture | Totaux | Total à payer",
        "subtotal": "Sous-total | Sous total | Sous-total HT | Total page | Total partiel | Total du lot | Total chapitre | Total section | Total lot | Total rubrique",
        "carried_forward": """Report | À reporter | A reporter | Reporté | Total à reporter | Report page précédente | Report de la page précédente | Suite
            | Suite page suivante | Total reporté | Report page""",
    },
    titles={
        "invoice": """Facture | Avis des sommes à payer | Avis de sommes à payer | Titre exécutoire | Facture client | Facture de vente | Facture commerciale | Facture électronique | Facture originale
            | Facture / Bon de livraison | Facture/BL | Note d'honoraires | Votre facture | Facture téléphonique | Facture de prestation | Facture de services | Note de frais
            | Facture-reçu | Facture TVA | Facture récapitulative | Quittance de loyer | Avis d'échéance | Facture de vente N° | Facture export""",
        "credit_note": """Avoir | Note de crédit | Facture d'avoir | Facture avoir | Avoir client | Facture d'annulation | Avoir financier | Avoir commercial
            | Facture de crédit | Crédit client""",
        "receipt": """Reçu | Ticket | Ticket de caisse | Reçu de paiement | Quittance | Ticket de carte bancaire | Facturette | Note | Reçu client | Justificatif de paiement
            | Justificatif d'achat""",
        "pro_forma": "Facture pro forma | Facture proforma | Pro forma | Proforma | Facture pro-forma",
        "reminder": """Relance | Rappel | Lettre de relance | Mise en demeure | Rappel de paiement | Relance de paiement | Avis de relance | Premier rappel | Deuxième rappel
            | Première relance""",
        "statement": """Relevé de compte | Relevé | Relevé de factures | Extrait de compte | État de compte | Relevé client | Avis de paiement | Avis de virement
            | Relevé de facture""",
        "order": "Commande | Bon de commande | Confirmation de commande | Accusé de réception de commande | Accusé de réception | Confirmation de réservation | Ordre d'achat",
        "delivery_note": """Bon de livraison | Bordereau de livraison | Bon de réception | Bon d'expédition | Lettre de voiture | Bordereau d'expédition | Bon de transport
            | Bon d'enlèvement | Liste de colisage""",
        "quote": "Devis | Offre | Offre de prix | Proposition commerciale | Estimation | Proposition | Offre commerciale | Cotation",
        "self_billing": """Autofacture | Auto-facture | Facture établie par le client | Autofacturation | Auto-facturation | Facture établie par l'acheteur
            | Facture en autoliquidation émise par le client | Facture en autofacturation""",
        "correction": "Facture rectificative | Facture corrective | Facture corrigée | Facture de correction | Facture rectifiée | Note de débit | Rectificatif de facture",
        "prepayment": "Facture d'acompte | Facture acompte | Acompte | Facture d'avance | Demande d'acompte | Facture d'arrhes",
        "partial": "Facture partielle | Facture intermédiaire | Facture de situation | Situation de travaux | Facture d'avancement | Situation N° | Situation",
        "final": "Facture finale | Facture de solde | Facture définitive | Décompte final | Décompte général définitif | Facture de clôture",
        "simplified": "Facture simplifiée | Facture simplifiée TVA",
    },
    exemptions={
        "reverse_charge": """autoliquidation | auto-liquidation | autoliquidation de la TVA | TVA due par le preneur | TVA due par le client | TVA acquittée par le preneur
            | taxe due par le preneur | report de perception | cocontractant | article 283-2 | 283-2 du CGI | 283-1 du CGI | art. 283 | article 20 de l'AR n° 1
            | taxe à acquitter par le cocontractant | article 44 de la directive | article 21 paragraphe 2 | article 196""",
        "intra_community": """livraison intracommunautaire | livraison intra-communautaire | exonération de TVA article 262 ter | 262 ter | 262 ter I | art. 262 ter
            | article 262 ter | article 39 bis | exonéré livraison intracommunautaire | intracommunautaire exonérée | livraisons intracommunautaires | article 138 | art. 138
            | art. 39bis | opération intracommunautaire exonérée""",
        "export": """exonération de TVA article 262 I | article 262 I | exportation exonérée | exportation | hors champ de la TVA | hors champ d'application de la TVA
            | hors champ d'application | hors taxe export | exonéré à l'exportation | article 146 | article 259-1 | art. 259-1 | article 259 B | hors champ TVA
            | non soumis à la TVA française | livraison à l'exportation | article 294""",
        "exempt": """exonéré de TVA | exonération de TVA | exonérée de TVA | exonéré | exonération | non soumis à la TVA | non assujetti à la TVA | exempt de TVA
            | exempté de TVA | TVA non applicable | article 261 | art. 261 | sans TVA | franchise de TVA | non soumis à TVA | exemption | exonérées de TVA | non assujetti
            | débours""",
        "small_business": """TVA non applicable, art. 293 B du CGI | art. 293 B | 293 B | 293B du CGI | article 293 B | régime de la franchise
            | petite entreprise soumise au régime de la franchise | franchise en base | régime particulier de franchise des petites entreprises | micro-entreprise
            | franchise en base de TVA | régime de la franchise de taxe""",
        "margin": """régime de la marge | régime particulier | TVA sur la marge | biens d'occasion | article 297 A | art. 297 A | régime particulier agences de voyages
            | régime particulier biens d'occasion | régime de la marge bénéficiaire | objets d'art | article 266-1-e""",
    },
    due_within=(
        r"\b(?:payables?|paiement|règlement|échéance|régler|payer|délai)\b[^.\n]{0,30}?\b(?:sous|à|dans\s+(?:les|un\s+délai\s+de)|de)\s+(?P<days>\d{1,3})\s*(?:jours?|j)\b(?!\s*(?:fin|fdm))",
        r"\bdans\s+(?:les|un\s+délai\s+de)\s+(?P<days>\d{1,3})\s*jours?\b",
        r"\b(?P<days>\d{1,3})\s*(?:jours?|j)\s*(?:nets?|date\s+(?:de\s+)?(?:la\s+)?facture|à\s+(?:compter|réception)|de\s+(?:la\s+)?(?:date|facture|facturation)|après)\b",
        r"\b(?:conditions?|modalités?|délais?)\s+de\s+(?:paiement|règlement)\s*:?\s*(?P<days>\d{1,3})\s*(?:jours?|j)\b(?!\s*(?:fin|fdm))",
    ),
    due_now="""à réception | à réception de facture | dès réception | à réception de la facture | paiement immédiat | paiement comptant | comptant | au comptant
        | paiement à réception | payable à réception | payable comptant | immédiat | à la commande | paiement à la commande | règlement à réception | règlement comptant
        | paiement d'avance | comptant à réception | exigible immédiatement""",
    words="""le la les de des du et à en pour par sur dans une un est au aux ce cette vous nous votre notre vos nos que qui avec sans ou pas être sont plus selon son sa merci
        tout toute dont""",
    due_around=(
        r"\b(?:verser|régler|payer|virer|acquitter)\b[^<]{0,60}?\b(?:pour le|avant le|au plus tard le|d'ici le|d'ici au)\s+<day>",
        r"\b(?:à\s+(?:payer|régler)|règlement|paiement|payable)\b[^<]{0,90}?\b(?:avant le|soit le|soit au|au plus tard le|jusqu'au|pour le)\s+<day>",
        r"\b(?<!été )(?:prélevée?s?|débitée?s?)\b[^<]{0,90}?\b(?:le|au|à partir du|autour du|à compter du)\s+<day>",
        r"\b(?:prélèvement|débit)\s+(?:\w+\s+){0,3}?(?:aura lieu|interviendra|sera effectué|prévu|à partir du|à compter du)\b[^<]{0,30}?<day>",
        r"\b(?:prélèverons|débiterons)\b[^<]{0,60}?<day>",
    ),
)  # fmt: skip
