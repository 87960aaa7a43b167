# ruff: noqa: E501 - blocks of wordings read better in long rows
"""English."""

from __future__ import annotations

from extractors.languages.notices.notice import notices

EN = notices(
    "en",
    stamps={
        "cancelled": """cancelled | canceled | cancelled invoice | canceled invoice | invoice cancelled | invoice canceled | void | voided | void invoice | invoice void | null and void | invalid
            | not valid | no longer valid | revoked | withdrawn | annulled | superseded | replaced | reversed | cancelled by credit note | cancelled and replaced | rescinded | rejected""",
        "paid": "paid | paid in full | fully paid | already paid | payment received | payment complete | invoice paid | settled | settled in full | account settled | paid with thanks",
        "copy": """copy | duplicate | copy invoice | invoice copy | duplicate invoice | invoice duplicate | file copy | duplicate copy | reprint | reprinted | customer copy | copy only | office copy
            | copy of original | copy of invoice | accounts copy | archive copy | photocopy | duplicate for customer | duplicate copy for customer""",
        "specimen": """specimen | sample | sample invoice | sample only | sample document | draft | draft invoice | draft only | test | test invoice | test document | test only | example | example invoice
            | preview | demo | for information only | for your information only | information only | not for payment | preliminary | provisional | internal use only | preview only | not for accounting | not for accounting purposes | do not book | photocopy only""",
        "pro_forma": "pro forma | pro forma invoice | proforma | proforma invoice | not an invoice | not a tax invoice | this is not an invoice | this is not a tax invoice | this is not a bill",
        "customs": """for customs purposes only | for customs only | customs only | customs invoice | value for customs purposes only | value for customs only | for customs clearance only | no commercial value
            | not for sale value for customs""",
        "do_not_pay": """do not pay | please do not pay | do not pay this invoice | do not pay this bill | not payable | no payment required | no payment due | payment stopped | stop payment | on hold | disputed
            | blocked for payment | payment blocked | nothing to pay""",
        "thousands": """in thousands | amounts in thousands | all amounts in thousands | figures in thousands | in 000s | in k eur | millions | million | million eur | eur million | eur millions | in keur | eur thousand | k eur | keur | in thousand eur | eur 000s | tsd eur""",
        "credit": "credit balance | in credit | credit in your favour | credit in your favor",
        "refund": "refund | refunded | to be refunded",
        "account_new": """new bank details | new bank account | our new bank details | our new bank account | new account | new account details | changed bank details | bank details changed
            | updated bank details | new iban | change of bank details | new payment details | change of bank account""",
    },
    sentences={
        "cancelled": """this invoice .. cancelled | this invoice .. canceled | this invoice .. void | this invoice .. voided | this invoice .. withdrawn | this invoice .. invalid | this invoice .. annulled
            | this invoice .. revoked | this invoice .. superseded by | this invoice .. replaced by | this invoice .. reversed | this bill .. cancelled | this bill .. void | this document .. cancelled
            | this document .. void | this document .. invalid | this document .. superseded by | this document .. withdrawn | this document .. replaced by | invoice has been cancelled
            | invoice has been canceled | invoice has been voided | invoice has been withdrawn | invoice was cancelled | invoice was withdrawn | invoice is cancelled | invoice is void
            | order .. cancelled please disregard | please disregard this invoice | please ignore this invoice | disregard this invoice | ignore this invoice | disregard this bill
            | please disregard this document | no longer valid | this invoice is no longer | cancels this invoice | we cancel this invoice | we have cancelled this invoice
            | we have withdrawn this invoice | we withdraw this invoice | credited in full | null and void | invoice cancelled by | cancelled and replaced by | has been withdrawn and | treated as cancelled | invoice .. is hereby cancelled""",
        "paid": """this invoice .. been paid | this invoice .. already paid | this invoice .. paid in full | this invoice .. settled | this bill .. been paid | this invoice is paid | this invoice was paid
            | this bill .. paid in full | invoice has been paid | invoice has already been paid | invoice already settled | payment received in full | paid in full on | amount .. already been paid
            | amount .. already paid | we have received your payment | your payment .. has been received | thank you .. payment received | balance settled in full
            | already settled by | already paid by | has been settled in full | payment has been received | payment was received | account settled by | settled by bank transfer | paid by bank transfer on | nothing further is due | nothing is owed | no balance is due | has been paid in full""",
        "copy": """this is a copy | this is a duplicate | copy of invoice | copy of the invoice | copy of original invoice | copy of the original | copy of our invoice | duplicate of invoice
            | duplicate of the invoice | duplicate of our invoice | duplicate of the original | this copy is for your records | copy for information | this is not an original | copy not original
            | second copy of | issued as a copy | issued as a duplicate | sent again as a copy | reprint of invoice | reprint of the invoice | duplicate copy | copy of a document | copy of this document | original sent by | original was sent | original sent separately""",
        "specimen": """this is a sample | this is a specimen | this is a draft | this is a test | this is an example | this document is a draft | this document is a sample | this document is a specimen
            | this invoice is a draft | this invoice is a sample | this invoice is a specimen | this invoice is a test | this invoice .. for information only | this document .. for information only | this bill .. for information only | for illustration only | for illustrative purposes
            | for demonstration purposes | for training purposes | for training only | training purposes only | not a real invoice | not a valid invoice | not valid as an invoice | not valid for payment | draft not for payment | only a draft
            | final invoice will follow | final invoice follows | no payment obligation | not for accounting | not for bookkeeping | do not book | not to be booked | not for posting""",
        "pro_forma": """this is a pro forma | this is a proforma | this is only a pro forma | this is not an invoice | this is not a tax invoice | this is not a bill | this document is not an invoice
            | does not constitute an invoice | is not an invoice for | not a demand for payment | not a request for payment | serves as pro forma | as a pro forma invoice | pro forma invoice only | this is an offer | this is a quotation | this is a quote | invoice follows on""",
        "customs": """for customs purposes | for customs purpose | for customs only | for customs clearance | value for customs | values for customs | no commercial value | without commercial value | customs declaration only
            | for customs declaration | customs value only | customs use only""",
        "thousands": """amounts in thousands | amounts .. in thousands | figures .. in thousands | prices .. in thousands | values .. in thousands | totals .. in thousands | stated in thousands | shown in thousands
            | expressed in thousands | in thousands of | in thousand eur | in thousand euro | in thousand euros | thousands of eur | thousands of euro | thousands of euros | thousands of usd | thousands of gbp
            | in eur 000 | in eur thousand | in euro thousand | in units of 1 000 | in units of 1000 | in 000 eur | eur 000s | amounts in millions | amounts .. in millions | in millions of | eur thousand | eur thousands | thousand eur | gbp thousand | usd thousand | in euro 000s | amounts in 000s | amounts in cents | amounts are in cents | amounts in eur 000 | values in 000""",
        "credit": """credit in your favour | credit in your favor | balance in your favour | balance in your favor | amount in your favour | amount in your favor | your account is in credit | is in your favour | is in your favor
            | we owe you | credit to your account of | will be credited to your account | will be credited to you | amount will be credited | total will be credited | we will credit | has been credited to your | credit balance of | your credit of""",
        "refund": """will be refunded | shall be refunded | is refunded | be refunded to you | we will refund | we shall refund | we refund you | will be paid back | will be paid out to you | will be reimbursed | will be returned to your account
            | will be transferred to your account | we will transfer .. to you | we will transfer .. to your account | being refunded | to be refunded to | you will receive a refund | will receive a refund | will be paid to you | will be sent to you by bank transfer | refund of this amount | refund of the above""",
        "do_not_pay": """do not pay | please do not pay | don't pay | not to be paid | must not be paid | should not be paid | need not be paid | no payment is required | no payment required | no payment is due | no payment is necessary
            | payment is not required | payment not required | nothing to pay | please make no payment | make no payment | withhold payment | stop payment | payment is on hold | payment on hold | payment blocked by | payment is blocked | payment .. blocked by
            | put on hold | do not transfer | please do not transfer | do not remit | do not settle | do not process | please do not settle | is in dispute | pending dispute | not yet payable | not payable yet | payment should not be made | no amount is payable | no amount is due | refrain from payment | refrain from paying | payment must not be made | withhold this payment | do not make payment | do not make a payment | no transfer is required | no need to pay | you do not need to pay | you do not have to pay""",
        "account_closed": """account .. is closed | account .. been closed | account .. was closed | account .. will be closed | account .. no longer valid | account .. no longer in use | account .. no longer used | account .. no longer active
            | account .. no longer exists | account .. is frozen | account .. under audit | closed our account | do not use the old | do not use our old | old account is | previous account is | former account is
            | old bank details | previous bank details are | no longer use the account | stop using the account | account .. inactive | account .. blocked | former account | no longer accepted | no longer accept payments | payments to the old account | old account has been | account we used until | account we have used until""",
        "account_new": """new bank details | new bank account | new banking details | new account details | our new account | new account number | new iban | new payment details | bank details have changed | bank details .. changed
            | bank account has changed | bank account .. changed | account details have changed | account has changed | changed our bank | changed bank | changed our account | updated our bank | updated bank details | moved our account
            | moved our bank | switched bank | switched banks | we have a new bank | with a new bank | change of bank | change in bank | please pay to our new | pay only to the new | pay to the new account | use the new account
            | use the following account instead | instead of the account | revised bank details | amended bank details | change of account | our new bank | moved to a new bank | pay to a different account | changed bank connection | from now on please pay to | from now on pay to | in future please pay to | with immediate effect please pay to | please update our bank | update your records with our | our account has changed | account details .. changed""",
    },
    conditions="if | unless | until | when | whenever | once | should | in case | in the event | provided | where | any | otherwise | may be | can be | could be | would be | must notify | only after | beware | never | fraud",
    exceptions="if | unless",
    negations="not | never | no",
    collected="direct debit | debited | debit your | collected from | charged to your card | charge your card | charged automatically | taken from your account | collect the amount | collect this amount | autopay | auto pay | automatic payment | automatically charged",
    given="donation | donations | donate | charity | fundraising",
)  # fmt: skip
