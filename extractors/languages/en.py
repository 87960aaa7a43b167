# ruff: noqa: E501 - blocks of wordings read better in long rows
"""English: United Kingdom, Ireland, United States, Canada, Australia, India, Malaysia, Singapore, South Africa."""

from __future__ import annotations

from extractors.languages.vocabulary import vocabulary

EN = vocabulary(
    "en",
    labels={
        "invoice_number": """invoice number | invoice no | invoice nr | invoice num | invoice # | invoice id | invoice ref | invoice reference | invoice reference number | inv no | inv #
            | inv number | inv ref | tax invoice no | tax invoice number | tax invoice # | vat invoice no | vat invoice number | sales invoice no | sales invoice number | commercial invoice no
            | commercial invoice number | invoice: no | invoice no # | invoice code | our invoice | our invoice no | our invoice number | bill no | bill number | bill # | bill id | billing number
            | billing document | billing document number | document no | document number | document # | doc no | doc number | doc # | document id | receipt number | receipt no | receipt #
            | receipt id | credit note number | credit note no | credit note # | credit memo number | credit memo no | credit memo # | credit memo | cn no | credit number | credit invoice number
            | credit no | memo number | statement number | voucher number | voucher no | serial number of invoice | invoice serial no | e-invoice no | fiscal invoice number | tax document number
            | number of invoice | transaction invoice number | invoice / credit note no | invoice/bill no | proforma invoice number | proforma no | pro forma invoice no | bill reference
            | bill ref""",
        "issue_date": """invoice date | date of invoice | date of issue | issue date | issued | issued on | issued at | date issued | invoice issue date | invoice issued | inv date | bill date
            | billing date | billed on | date billed | tax invoice date | vat invoice date | document date | doc date | receipt date | credit note date | credit memo date | date of credit note
            | invoice dated | dated | invoice created | invoice created on | created on | creation date | date created | invoice date/tax point | invoice date and tax point | date/tax point
            | date & tax point | tax date | date paid | paid on | posting date | date raised | invoice/tax date | statement date | date of document | invoiced on | invoice day | created
            | created at""",
        "due_date": """due date | date due | due | payment due | payment due date | payment due by | payment due on | due by | due on | due date for payment | invoice due date | invoice due
            | invoice due on | inv due date | payable by | payable on or before | payable until | pay by | pay before | please pay by | please pay before | pay on or before | payment date
            | payment deadline | payment required by | to be paid by | to be paid before | date payment due | settlement date | settlement due | maturity date | maturity | total amount due on
            | amount due on | amount due by | balance due by | balance due on | due for payment | due for payment on | last date of payment | last payment date | latest payment date
            | final payment date | net due date | payment expected by | expiry date for payment | direct debit date | payment will be taken on | collection on or after | auto payment date
            | autopay date | bill due date | total due by | total due on | net due | no later than | payment no later than | kindly pay by | kindly remit by | kindly arrange payment by
            | kindly arrange payment no later than | deadline | deadline for payment | must be paid by | funds due by | interest is charged after | late fees apply after | direct debit due
            | direct debit due date | debit date | to be debited on | due to be collected on | scheduled payment date | auto pay on | autopay on""",
        "currency": """currency | invoice currency | currency code | billing currency | document currency | payment currency | all amounts in | all amounts are in | amounts in | all prices in
            | all prices are in | prices in | currency of invoice | transaction currency | curr""",
        "purchase_order_reference": """po | p.o | po number | po no | po # | po ref | po reference | p.o. number | p.o. no | p.o. # | purchase order | purchase order number | purchase order no
            | purchase order # | purchase order ref | purchase order reference | purchase order id | customer po | customer po number | customer po no | customer po # | customer purchase order
            | client po | client po number | buyer po | your po | your po number | your po no | your purchase order | your order | your order no | your order number | your order ref
            | your order reference | order number | order no | order # | order id | order ref | order reference | order reference number | customer order | customer order number
            | customer order no | customer order ref | buyer's order no | buyer order no | buyer's order number | buyers order number | p.o./s.o. number | po/so number | po/order no
            | purchase ref | cust po | cust po no | cust po # | cust order no | client order no | p/o no | p/o number | related order | order nr | p o number | purchase order / reference
            | po/reference | reference/po | po or reference""",
        "buyer_reference": """your ref | your reference | your ref no | your reference number | customer ref | customer reference | customer ref no | customer reference number | client ref
            | client reference | client reference number | buyer reference | buyer ref | cust ref | cost centre | cost center | cost code | requisition number | requisition no | contact reference
            | ordered by | department code | leitweg-id | your code | ref no | reference no | reference number | ref number | reference # | our/your ref""",
        "preceding_invoice": """original invoice | original invoice number | original invoice no | original invoice # | original invoice ref | ref invoice | related invoice
            | related invoice number | reference invoice | referenced invoice | against invoice | against invoice no | credit for invoice | credit to invoice | corrected invoice
            | corrects invoice | applies to invoice | applied to invoice | refers to invoice | previous invoice number | previous invoice no | preceding invoice | preceding invoice reference
            | invoice credited | in respect of invoice | cancels invoice | replaces invoice | reason invoice | with reference to invoice | relating to invoice | invoice reference (credited)""",
        "seller": """from | sold by | seller | supplier | supplier name | supplier details | supplier information | vendor | vendor name | vendor details | vendor information | service provider
            | provider | issued by | invoice from | billed by | bill from | billing from | issuer | remit to | remit payment to | please remit to | please remit payment to | send payment to
            | send payments to | make payment to | make checks payable to | make check payable to | make all checks payable to | make cheques payable to | please make cheques payable to
            | cheques payable to | checks payable to | payable to | pay to | pay to the order of | payee | payee name | beneficiary | beneficiary name | account name | account holder
            | name of account | name of account holder | bank account name | a/c name | merchant | merchant name | retailer | shop | store | seller name | seller information | seller details
            | company details | exporter | consignor | contractor | registered office | our details | manufacturer & exporter | seller/exporter | from company | trading name | tax payer name""",
        "buyer": """bill to | billed to | bill to address | bill-to party | billing address | billing details | billing information | billing to | invoice to | invoiced to | invoice for
            | invoice address | invoice recipient | invoicing address | to | sold to | sold-to party | sold to address | buyer | buyer name | buyer details | customer | customer name
            | customer details | customer information | customer address | customer & address | client | client name | client details | client information | purchaser | purchaser name | recipient
            | recipient name | recipient of invoice | payer | payer name | charge to | account of | bill recipient | prepared for | issued to | for the attention of | guest | guest name | patient
            | subscriber | subscriber name | tenant | member | member name | customer bill to | attention to | invoice to address | name & address of buyer | details of receiver
            | details of receiver (billed to) | name and address of customer | m/s | messrs | bill to customer | your details | contact name | addressee | student name | end customer
            | buyer (bill to) | ordered for | importer | policyholder | account holder name""",
        "vat_id": """vat no | vat number | vat nr | vat id | vat # | vat reg | vat reg no | vat reg # | vat reg number | vat registration | vat registration no | vat registration number
            | vat reg. nr | vat identification number | vat identification no | vat id no | vat id number | vat code | vat ref | eu vat number | eu vat no | eu vat id | eu vat | uk vat no
            | uk vat number | gb vat no | gb vat number | gb vat | uk vat | de vat | fr vat | nl vat | ie vat | vat/tin | vat tin | tax id/vat | vat/tax id | tax/vat no | tax/vat id
            | tax / vat number | gst/vat number | gstin | gstin/uin | gst no | gst # | gst number | gst reg no | gst registration no | gst registration number | gst/tps | tps/gst | gst/tps no
            | gst/hst # | gst id | gst id no | gst/hst | gst/hst no | gst/hst number | gst/hst registration no | gst tin no | gst vat no | vat registered no | vat registered number | btw number
            | vatin | intra-community vat number | vat identifier | value added tax number | sst no | sst id | sst reg no | sst registration no | vat-id | vat-no""",
        "seller.vat_id": """our vat no | our vat number | our vat id | our vat registration number | our vat reg no | supplier vat no | supplier vat number | supplier vat id | seller vat no
            | seller vat number | seller vat id | vendor vat number | vendor vat no | vat of supplier | vat no of supplier | company vat number | company vat no | supplier gstin | seller gstin
            | our gstin | our gst no | supplier vat registration number""",
        "buyer.vat_id": """customer vat no | customer vat number | customer vat id | customer vat reg no | customer vat registration number | customer vat | client vat no | client vat number
            | client vat id | client vat | buyer vat no | buyer vat number | buyer vat id | buyer vat | your vat no | your vat number | your vat id | your vat registration number
            | your vat reg no | recipient vat number | recipient vat id | buyer gstin | customer gstin | recipient gstin | customer gst no | party gstin | bill to vat number | vat no of customer
            | purchaser vat number""",
        "tax_number": """tax no | tax number | tax id | tax id no | tax id number | tax identification number | tax identification no | taxpayer id | taxpayer identification number | tax payer id
            | tin | tin no | tin number | tin # | ein | fein | federal tax id | federal id | federal ein | federal id no | fed id | fed tax id | employer identification number | us tax id
            | irs number | utr | utr no | tax reg no | tax registration no | tax registration number | tax ref | tax reference | tax reference number | abn | a.b.n | acn | nzbn | gst reg | trn
            | trn no | pan | pan no | pan number | tax file number | business number | bn | business registration no | business id | nif | cif | npwp | uen no | uen""",
        "buyer.tax_number": """customer tax id | customer tax number | customer tax no | client tax id | buyer tax id | your tax id | your tax number | customer tin | buyer tin | customer abn
            | customer ein""",
        "payment.iban": """iban | iban no | iban number | iban code | iban nr | iban account | account iban | account number (iban) | account no (iban) | iban account number | bank account (iban)
            | iban/account number | iban / account no | international bank account number | iban (eur) | iban eur | iban usd | iban gbp | account/iban | our iban | bank iban""",
        "payment.bic": """bic | bic code | swift | swift code | swift/bic | bic/swift | swift bic | bic / swift code | swift / bic code | swift no | swift number | swift address | bank swift code
            | bank identifier code | bic (swift) | swift (bic) | swift-code | bic-code""",
        "payment.reference": """payment reference | payment ref | payment reference number | payment ref no | reference for payment | remittance reference | remittance advice ref | bank reference
            | transfer reference | payment id | payment identifier | payment code | kid | ocr | ocr number | structured communication | creditor reference | end to end reference
            | when paying please quote | please quote | please quote reference | quote reference | quote on payment | use as reference | payment details reference | reference to quote
            | payment description | payment note | message to payee | biller reference | customer payment reference""",
        "payment.terms": """terms | payment terms | terms of payment | payment term | payment conditions | conditions of payment | term of payment | credit terms | payment terms & conditions
            | net terms | settlement terms | invoice terms | terms & payment | payment policy | pmt terms | terms code""",
        "totals.line_net": """sum of lines | sum of line items | total of line items | line total | lines total | items total | item total | total items | merchandise total | merchandise
            | goods total | total goods | goods value | item subtotal | items subtotal | product total | products total | sum of positions | total line amount | total lines
            | sum of line net amounts | services total | total services""",
        "totals.allowances": """discount | discounts | total discount | total discounts | less discount | discount total | discount amount | order discount | invoice discount | rebate | allowance
            | allowances | total allowances | sum of allowances | promotion | promotions | promo code | coupon | voucher discount | trade discount | special discount | less: discount
            | discount applied | volume discount | loyalty discount | customer discount""",
        "totals.charges": """shipping | shipping incl VAT | shipping costs incl VAT | delivery incl VAT | freight incl VAT | shipping & handling | shipping and handling | shipping cost | shipping costs | shipping charge | shipping charges | shipping fee | shipping total | s&h
            | s & h | freight | freight charge | freight charges | freight cost | freight & packing | delivery charge | delivery charges | delivery cost | delivery fee | postage
            | postage & packing | postage and packing | postage and packaging | p&p | carriage | handling | handling fee | handling charge | surcharge | surcharges | other charges
            | additional charges | charges total | total charges and fees | sum of charges | packing | packaging | packing charges | insurance | fuel surcharge | service charge | service fee
            | booking fee | processing fee | small order charge | carriage & packing | total charges (document)""",
        "totals.net": """net | net total | total net | net amount | net value | net sum | total net amount | total net value | net invoice total | net invoice amount | invoice net
            | invoice net total | net price | total excl vat | total ex vat | total exc vat | total excluding vat | total (excl vat) | total (ex vat) | total (excluding vat)
            | total exclusive of vat | total without vat | total before vat | amount excl vat | amount ex vat | amount excluding vat | amount before vat | amount without vat | excl vat | ex vat
            | exc vat | excluding vat | subtotal excl vat | subtotal ex vat | subtotal excluding vat | sub total excl vat | total excl tax | total ex tax | total excluding tax
            | total (excluding tax) | total (excl tax) | total before tax | total before taxes | amount before tax | total amount before tax | total price before tax | subtotal before tax
            | excl tax | excluding tax | pre-tax total | pretax total | pre tax amount | total pre tax | taxable amount | taxable value | total taxable | total taxable amount
            | total taxable value | taxable total | taxable subtotal | total excl gst | total ex gst | total exc gst | total excluding gst | total (excluding gst) | total (excl gst)
            | amount excl gst | amount excluding gst | total sales excluding gst | total sales (excluding gst) | total sales (excl gst) | total before gst | excl gst | ex gst | excluding gst
            | subtotal excluding gst | sales amount excl gst | total excl sst | total excluding sst | net amount due excl vat | net goods | goods net | net goods value | total goods net
            | subtotal less discount | subtotal after discount | sub total after discount | subtotal (less discount) | total after discount | net subtotal | nett | nett total | nett amount
            | nett value | total nett | vatable amount | vatable total | vat able | net of vat | net of tax | total net of vat | total net of tax | invoice total excl vat
            | invoice amount excl vat | invoice total without vat | total net price | total amount excl vat | total amount excluding vat | total amount excluding tax | total amount without vat
            | tax exclusive amount | tax exclusive total | total tax exclusive | sum excl vat | value excl vat | value ex vat | total value excl vat | value before tax | before vat | before tax
            | before gst | charges before vat | total charges before vat | subtotal of charges before vat | charges excl vat | charges excluding vat""",
        "totals.tax": """vat amount | amount of vat | total vat | vat total | total vat amount | vat payable | vat due | vat charged | plus vat | add vat | vat value | tax amount | amount of tax
            | total tax | tax total | total taxes | total tax amount | sales tax | sales tax total | sales tax amount | total sales tax | tax due | tax payable | plus tax | add tax | tax charged
            | taxes total | estimated tax | state tax | county tax | local tax | city tax | state sales tax | sales & use tax | sales/use tax | gst amount | total gst | gst total | amount of gst
            | gst payable | plus gst | add gst | gst included | includes gst of | including gst of | total includes gst of | gst incl | includes vat of | including vat of | vat included
            | tax included | total vat included | hst | pst | qst | gst/hst amount | igst | cgst | sgst | utgst | igst amount | cgst amount | sgst amount | total igst | add igst | add cgst
            | add sgst | integrated tax | central tax | state gst | central gst | sst amount | total sst | sst total | service tax | service tax amount | sum of vat | sum vat | output vat
            | value added tax | value added tax amount | vat amount due | tax value | vat to pay | vat at standard rate | standard rate vat | total vat payable | total tax due | total gst amount
            | total gst payable | cst | excise""",
        "totals.gross": """grand total | gross total | total gross | gross | gross amount | gross value | gross sum | total gross amount | total incl vat | total inc vat | total including vat
            | total (incl vat) | total (inc vat) | total (including vat) | total inclusive of vat | total with vat | amount incl vat | amount inc vat | amount including vat | amount with vat
            | incl vat | inc vat | including vat | total incl tax | total inc tax | total including tax | total (including tax) | total (incl tax) | total (inc tax) | total inclusive of tax
            | total with tax | total after tax | total amount after tax | amount incl tax | amount including tax | incl tax | including tax | total incl gst | total inc gst | total including gst
            | total (including gst) | total (incl gst) | total (inc gst) | total inclusive of gst | total (inclusive of gst) | total inclusive gst | amount incl gst | total sales incl gst
            | total sales (incl gst) | total sales inclusive of gst | total sales (inclusive of gst) | total sales (inclusive gst) | total sales including gst | incl gst | total amt incl gst
            | total amount incl gst | total amt incl gst@6% | total incl sst | total (incl sst) | invoice total | total invoice | invoice amount | total invoice amount | invoice total amount
            | total invoice value | invoice value | invoice sum | total for this invoice | total of this invoice | total of invoice | invoice grand total | invoice total incl vat
            | invoice total including vat | invoice total inc vat | order total | total order | total charges | total charge | charges this invoice | total current charges | current charges
            | total new charges | new charges | total this invoice | total this period | total this month | total bill | bill total | bill amount | total bill amount | total amount incl vat
            | total amount including vat | total amount including tax | total amount inc vat | total amount with vat | tax inclusive amount | tax inclusive total | total tax inclusive | sum total
            | total sum | total cost | full total | total credit | credit total | total credit amount | credit note total | total refund | total sales | total sale | sale total | sales total
            | nett total incl gst | all in total | total inclusive | total payable incl vat | total (gst inclusive) | total with gst | total price incl vat | total price including vat
            | total charges this bill | total charges this period | total charges for this period | charges this bill | charges this period | total this bill | total charges this month
            | this month's charges | total for this bill | total of this bill | total current bill""",
        "totals.paid": """amount paid | paid | paid amount | total paid | already paid | amount already paid | payment received | payments received | payment made | payments made | less payment
            | less payments | less paid | less amount paid | less: amount paid | less payments received | prepaid | prepaid amount | prepayment received | prepayments | advance paid
            | advance payment received | advance received | deposit paid | deposit received | deposit | less deposit | paid to date | payments to date | payments/credits | payments and credits
            | payments | payment amount received | previously paid | previous payments | down payment | downpayment | down payment received | credits applied | credit applied | applied credit
            | applied balance | amount received | payment(s) applied | payments applied | amount credited | paid by card | paid with | paid in advance | total payments | payment (thank you)
            | received with thanks | payment received - thank you | payments received - thank you | payments since last bill | payment since last bill | payments since last invoice
            | thank you for your payment | less deposit paid""",
        "totals.rounding": """rounding | rounding adjustment | rounding adj | rounding amount | round off | rounded off | rounding difference | round adj | cash rounding | rounding off | roundoff
            | rounded | rnd adj | round-off amount""",
        "totals.due": """amount due | total amount due | total due | balance due | total balance due | balance | balance to pay | balance payable | balance outstanding | outstanding balance
            | outstanding amount | amount outstanding | outstanding | total outstanding | amount payable | total payable | total amount payable | net payable | net amount payable | payable
            | payable amount | amount to pay | amount to be paid | total to pay | to pay | please pay | please pay this amount | pay this amount | amount owed | amount owing | total owing
            | total owed | owing | residual | remaining balance | remaining amount | amount remaining | now due | due now | net due amount | net amount due | payment amount | payment due amount
            | payment total | invoice balance | current balance due | new balance | amount due now | amount due for payment | amount now due | amount due this invoice | total now due
            | invoice amount due | total invoice due | total amount to pay | total amount to be paid | amount due in | balance amount | balance now due | total remaining | left to pay
            | total to be paid | amount requested | final amount due | due amount | total due amount | grand total due | balance remaining | amount to remit | amount enclosed due | rounded total
            | total rounded | total (rounded) | total after rounding | total after rounding adj | total after adj | total after adj incl gst | amount after rounding | rounded amount
            | nett total after rounding | total to be collected | amount to be collected | total to be collected by direct debit | amount to be collected by direct debit
            | to be collected by direct debit | amount to be debited | balance owing | total total to be collected | balance due upon delivery | total amount now due | your total amount due
            | total amount owing""",
    },
    others={
        "order_date": """order date | date of order | ordered on | date ordered | po date | purchase order date | purchase date | date of purchase | order placed | order placed on | booking date
            | date of booking | your order date | order created | buyer's order date""",
        "delivery_date": """delivery date | date of delivery | delivered on | shipping date | ship date | shipped on | date shipped | shipment date | dispatch date | date of dispatch
            | despatch date | date of despatch | sent date | date sent | sent | coll date | collection date | delv date | received date | goods received date | expected delivery
            | date of shipment | shipped date | dated of dispatch""",
        "service_date": """service date | date of service | date of supply | supply date | date of services | service period | service dates | time of supply | tax point | performance date
            | date of performance | work date | activity date | check in | check-in | check out | check-out | arrival | departure | arrival date | departure date | date of travel | travel date""",
        "period": """period | billing period | invoice period | period covered | billing cycle | for the period | service period from | charges for period | period from | period to | period start
            | period end | start date | end date | from date | to date | valid from | valid until | valid to | subscription period | contract period | statement period | usage period
            | covering period | coverage period | date from | date to""",
        "other_date": """print date | printed on | printed | date printed | reading date | registration date | date of birth | expiry date | expiration date | quote date | contract date
            | agreement date | last updated | updated | revision date | next billing date | next invoice date | renewal date | time | invoice time | date & time printed | discount date
            | discount until | early payment date | lr date | ack date | e-way bill date""",
        "customer_number": """customer no | customer number | customer id | customer # | customer code | customer account | customer account no | customer account number | client no
            | client number | client id | client # | client code | account no | account number | account # | account id | acct no | acct # | acct number | account code | account | a/c no | a/c
            | your account | your account number | your customer number | cust no | cust # | cust id | cust code | debtor no | debtor number | debtor code | member number | member id
            | membership number | subscriber number | subscriber id | user id | patient id | patient no | policy number | policy no | login | username | organisation id | organization id
            | billing account | billing account number | bill to id | sold to no | ship to no | customer/account | partner no | billing id | billing id no | account ref | account reference
            | your account reference | account ref no | customer account ref""",
        "supplier_number": """supplier no | supplier number | supplier id | supplier code | vendor no | vendor number | vendor id | vendor code | our supplier number | our vendor number
            | merchant id | store no | store number | store # | store id | branch | branch code | outlet | terminal | terminal id""",
        "sales_order": """sales order | sales order no | sales order number | sales order # | so no | so number | so # | s/o no | our order no | our order number | our order | our ref
            | our reference | our ref no | our reference number | job no | job number | job # | job | job reference | job ref | work order | work order no | work order number | project
            | project no | project number | project id | project name | project code | project ref | case number | case no | file no | file number | file ref | matter | matter no | ticket no
            | ticket number | booking no | booking number | booking reference | booking ref | booking id | reservation no | reservation number | confirmation number | confirmation no | quote no
            | quote number | quotation no | quotation number | quote # | estimate no | estimate number | estimate # | transaction id | transaction no | transaction number | trans no | trans #
            | trn id | authorization code | auth code | approval code | session | batch no | invoice book no""",
        "delivery_note": """delivery note | delivery note no | delivery note number | delivery no | delivery number | delivery docket | packing slip | packing slip no | packing list no
            | shipment no | shipment number | shipment id | consignment no | consignment number | consignment note | tracking no | tracking number | tracking # | tracking | waybill | waybill no
            | airway bill | awb | awb no | bill of lading | bl no | b/l no | despatch note | despatch note no | dispatch note | dispatch no | dispatch doc no | container no | vehicle no | lr no
            | lorry no | e-way bill no""",
        "contract": """credit limit | contract no | contract number | contract # | contract id | contract ref | contract | agreement no | agreement number | subscription | subscription id
            | subscription number | plan | licence no | license no | license number | license key | lease no | meter number | meter no | serial no | serial number | s/n | imei | vin | vehicle
            | registration | policy | security deposit | security deposit held""",
        "bank_account": """bank account | bank account no | bank account number | bank a/c no | bank details | bank | bank name | name of bank | bank code | bank address | sort code
            | routing number | routing no | aba | aba no | aba number | aba routing | ach | ach routing | wire routing | bsb | bsb no | ifsc | ifsc code | ifs code | micr | transit number
            | institution number | clearing number | branch name | branch address | branch & ifs code | a/c number | acc no | acc number | account type | payment method | payment type
            | method of payment | payment mode | mode of payment | mode/terms of payment | paid via | card | card number | card no | card type | credit card | visa | mastercard | mandate
            | mandate reference | mandate id | direct debit mandate | creditor id | creditor identifier | sepa creditor identifier""",
        "contact": """phone | phone no | phone number | tel | tel no | telephone | telephone no | telephone number | mobile | mobile no | cell | fax | fax no | fax number | email | e-mail
            | email address | mail | web | website | www | internet | contact | contact person | contact no | contact number | attn | attention | call us | helpline | customer service | hotline
            | sales person | salesperson | sales rep | sales representative | account manager | representative | rep | prepared by | issued by user | cashier | clerk | operator | served by
            | staff | server | driver | requested by | approved by""",
        "register": """company no | company number | company reg no | company reg | company registration | company registration no | company registration number | registration no
            | registration number | reg no | reg number | registered no | registered number | registered in england | registered in england no | registered in england and wales
            | registered company number | co reg no | co no | co number | roc no | cin | cin no | cr no | corporate id | corporate identity no | commercial register | register number
            | trade register | chamber of commerce | duns | duns no | d-u-n-s | eori | eori no | eori number | lei | gln | ean | gtin | upc | fssai | fssai no | msme | udyam | iec code | weee
            | weee no | weee reg no | charity no | charity number | state | state code | place of supply | hs code | hsn | sac | irn | ack no | qr code""",
        "shipping": """ship via | shipped via | shipping method | ship method | delivery method | delivery terms | terms of delivery | incoterms | incoterm | fob | f.o.b | f.o.b. point
            | fob point | carrier | mode of transport | despatched through | destination | port of loading | port of discharge | country of origin | gross weight | net weight | weight
            | total weight | volume | packages | no of packages | number of packages | pallets | country of destination""",
        "cash": """cash | cash tendered | cash received | cash paid | tendered | amount tendered | change | change due | cash change | change given | total saving | total savings | savings
            | you saved | you save | points | points earned | points balance | loyalty points | tip | gratuity | debit card | eftpos | total rounding | accepted | amount accepted | accepted total
            | total accepted | amount inserted | inserted | returned""",
        "withholding": """withholding tax | less withholding tax | cis deduction | less cis deduction | less cis | cis tax | less cis tax | tds | less tds | tds deducted | tax deducted at source
            | retention held | less retention""",
        "balance": """previous balance | balance forward | balance brought forward | brought forward | b/f | opening balance | closing balance | last bill | last bill amount | previous bill
            | previous amount due | past due | past due amount | overdue | overdue amount | arrears | balance from last bill | balance from last invoice | amount of last bill
            | amount of last invoice | previous charges | prior balance | credit balance | account balance | current | 30 days | 60 days | 90 days | over 90 days | 0-30 days | 31-60 days
            | 1-30 days | late fee | late charges | interest | total account balance | balance from your last bill | balance on last bill | balance on your last bill | your last bill
            | last bill balance | balance carried forward | balance from previous bill | previous statement balance | amount of your last bill | total previous balance | previous account balance
            | unpaid balance | balance from last statement | previous invoice balance | last invoice balance | amount brought forward | overdue balance | past due balance | prior amount due
            | previous bill balance | balance from previous invoice""",
        "tax_base": """tax base | vat base | vat basis | taxable base | vatable sales | net by vat rate | goods at | net at rate | vat exempt sales | zero rated | zero rated sales
            | zero-rated supply | exempt amount | non taxable amount | nontaxable | non-taxable | tax exempt amount""",
        "tax_rate": """vat rate | tax rate | rate of vat | vat % | tax % | gst rate | gst % | vat code rate | sales tax rate | rate of tax | tax percentage""",
        "cash_discount": """early payment discount | prompt payment discount | settlement discount | cash discount | discount if paid by | discount amount if paid | if paid by | if paid within
            | amount if paid by | discounted amount | discount terms | payment before""",
        "exchange": """exchange rate | rate of exchange | fx rate | conversion rate | currency rate | converted total | equivalent | vat in gbp | vat in eur""",
        "count": """total qty | total quantity | qty total | total pieces | no of items | number of items | item count | items sold | total units | total hours | hours total | item(s)
            | line count""",
        "words": """amount in words | total in words | in words | amount chargeable (in words) | say total | rupees | invoice value in words | the sum of | tax amount (in words)
            | total amount in words""",
        "page": "page | page no | page number | sheet | copy | original | duplicate | triplicate",
        "note": """notes | note | remarks | remark | comments | comment | memo | message | special instructions | instructions | subject | re | regarding | status | type""",
    },
    third_parties="""ship to | shipped to | ship to address | ship-to party | shipping address | shipping to | shipping details | shipping information | deliver to
        | delivered to | delivery address | delivery to | delivery details | delivery location | goods recipient | consignee | consigned to | details of consignee
        | details of consignee (shipped to) | service address | service location | site | site address | installation address | job site | job location | job address | property
        | property address | location | place of delivery | end user | end user details | mailing address | remittance address | return address | return to | notify party
        | collection address | pick up address | pickup from | ship from | shipped from | dispatched from | warehouse | bank address details | agent | on behalf of
        | payment address | place of performance | registered address | supply address""",
    ambiguous={
        "total": "totals.gross | totals.due | totals.net",
        "total amount": "totals.gross | totals.due | totals.net",
        "amount total": "totals.gross | totals.due | totals.net",
        "amount": "totals.gross | totals.due | totals.net",
        "total price": "totals.gross | totals.net",
        "total value": "totals.gross | totals.net",
        "sum": "totals.gross | totals.net",
        "totals": "totals.gross | totals.net",
        "charges": "totals.gross | totals.charges",
        "subtotal": "totals.net | totals.line_net",
        "sub total": "totals.net | totals.line_net",
        "sub-total amount": "totals.net | totals.line_net",
        "subtotal amount": "totals.net | totals.line_net",
        "date": "issue_date | other.service_date",
        "invoice": "invoice_number",
        "tax invoice": "invoice_number",
        "bill": "invoice_number",
        "receipt": "invoice_number",
        "credit note": "invoice_number | totals.paid",
        "number": "invoice_number | other.sales_order",
        "no": "invoice_number | other.sales_order",
        "#": "invoice_number | other.sales_order",
        "id": "invoice_number | other.sales_order",
        "reference": "purchase_order_reference | buyer_reference | payment.reference | invoice_number",
        "ref": "buyer_reference | purchase_order_reference | payment.reference | invoice_number",
        "order": "purchase_order_reference | other.sales_order",
        "order number/reference": "purchase_order_reference | buyer_reference",
        "vat": "totals.tax | vat_id",
        "tax": "totals.tax | tax_number",
        "taxes": "totals.tax",
        "gst": "totals.tax | vat_id",
        "sst": "totals.tax | vat_id",
        "credit": "totals.paid | totals.due",
        "credits": "totals.paid | totals.due",
        "name": "buyer | seller",
        "address": "buyer | seller",
        "company": "buyer | seller",
        "business name": "buyer | seller",
        "company name": "buyer | seller",
        "payment": "totals.paid | payment.terms",
        "refund": "totals.paid | totals.gross",
        "cost": "totals.gross | totals.net",
        "fees": "totals.charges | totals.net",
        "total fees": "totals.net | totals.gross",
        "tax amount due": "totals.tax | totals.due",
    },
    columns={
        "position": """# | no | s.no | s no | sl no | sl | sr no | sr | pos | position | line | line no | line # | item no | item # | ln | nr | serial no | sno""",
        "code": """item code | code | product code | product id | product no | product # | sku | part no | part number | part # | part | article | article no | article number | article code
            | item number | item id | stock code | catalog no | catalogue no | cat no | model | model no | material | material no | ref | reference | hsn | hsn/sac | hsn code | sac | sac code
            | hs code | barcode | ean | gtin | upc | isbn | style | id | stock no | hsn/sac code | item ref
            | fee earner | timekeeper | attorney | lawyer | initials | staff""",
        "description": """description | item description | item desc | item | items | desc | description of goods | description of services | goods description | description of goods and services
            | goods and description | product | product name | product description | products | service | services | service description | services description | item name | name | details
            | detail | particulars | title | item details | item & description | item and description | activity | task | work | work description | product/service | product / service
            | product or service | goods/services | line item | article description | material description | description of work | charge description | type of service | item/service | charge
            | description of supply | what | particulars of goods | product details | fee description | description / period | transaction | resource | work performed | charges
            | narrative | work done | details of work""",
        "quantity": """quantity | qty | qnty | qty. | quant | units | no of units | number of units | hours | hrs | hrs/qty | qty/hr | qty/hrs | hours/qty | qty (hrs) | billed qty | qty billed
            | invoiced qty | qty invoiced | qty shipped | shipped | shipped qty | ordered | qty ordered | pcs | pieces | no of items | volume | usage | amount of units | days | delivered
            | qty delivered | quantity shipped | billed | time | hours worked | consumption | nos""",
        "unit": """unit | uom | um | u/m | u.o.m | unit of measure | measure | units of measure | per | pack | pack size | unit of measurement""",
        "unit_price": """unit price | price | price each | price per unit | unit cost | rate | rate/price | price/unit | price / unit | unit rate | price/rate | each | cost | cost each
            | cost per unit | hourly rate | rate per hour | rate/hr | list price | sales price | selling price | unit price excl vat | unit price ex vat | unit price (ex vat) | unit net price
            | net unit price | unit value | net price | price excl vat | price ex vat | price w/o tax | u/price | unit amount | price (ex vat) | base price | fee | day rate | daily rate
            | item price | unit price ex gst | unitprice | u.price | price unit | unit price incl. vat | unit price inc vat | price (inc. vat) | price incl. | price incl vat | price incl tax""",
        "discount": """discount | disc | disc % | disc. % | discount % | % disc | disc amt | discount amount | adjust | adjustment | rebate | less | dis | dis % | adj""",
        "tax_rate": """vat % | vat rate | vat(%) | % vat | tax % | tax rate | tax(%) | % tax | gst % | gst rate | vat code | tax code | rate of vat | rate of tax | vat rate % | igst % | cgst %
            | sgst % | igst rate | cgst rate | sgst rate | sales tax % | vat (%) | tax class | tax""",
        "tax_amount": """vat amount | vat amt | tax amount | tax amt | gst amount | vat value | vat total | igst | cgst | sgst | igst amount | cgst amount | sgst amount | igst amt | cgst amt
            | sgst amt | sales tax | vat sum | tax""",
        "net": """amount | charge amount | net amount | net | net value | net total | line total | line amount | total price | total net | total excl vat | total ex vat | excl vat | ex vat | amount excl vat
            | amount ex vat | extended price | extended | ext price | ext. price | extension | ext amount | ext | taxable value | taxable amount | sub total | subtotal | line net | value | excl
            | amount (ex vat) | total ex gst | line value | net cost | price total | goods | amount before tax | total excl tax | amount excl gst | extended amount | line net amount
            | net price total | goods value | sum""",
        "gross": """gross | gross amount | total incl vat | total inc vat | amount incl vat | incl vat | inc vat | incl | total inc gst | total incl gst | total including vat | gross total
            | amount inc vat | total incl tax | total with tax | line total incl vat | total amount incl vat | gross value | total inc""",
        "date": """date | service date | delivery date | period | from | to | date of service | start | end | billing period | start date | end date | month | day | work date""",
    },
    rows={
        "total": """total | grand total | totals | invoice total | total amount | net total | amount due | balance due | total due | gross total | order total""",
        "subtotal": """subtotal | sub total | sub-total | group total | section total | page total | total for | total this page | total page""",
        "carried_forward": """carried forward | carried over | c/f | c/fwd | carry forward | carry over | brought forward | b/f | b/fwd | balance brought forward | continued
            | continued on next page | continued from previous page | amount carried forward | total carried forward | cont'd""",
    },
    titles={
        "invoice": """invoice | notice of fees | fee notice | rate demand notice | rates bill | tax invoice | vat invoice | sales invoice | commercial invoice | retail invoice | retail invoice/bill | service invoice | e-invoice | electronic invoice | bill
            | utility bill | bill of supply | gst invoice | invoice/receipt | tax invoice/receipt | invoice / tax invoice | customer invoice | freight invoice | export invoice | rental invoice
            | recurring invoice | digital invoice | invoice statement | billing invoice | freelance invoice | tax invoice (original) | invoice summary | corporate invoice | hotel invoice
            | medical invoice""",
        "credit_note": """credit note | credit memo | credit memorandum | tax credit note | vat credit note | adjustment note | sales credit | refund note | credit invoice | sales credit note
            | return credit""",
        "receipt": """receipt | sales receipt | cash receipt | payment receipt | official receipt | till receipt | cash bill | cash sale | cash memo | sales slip | receipt of payment""",
        "pro_forma": """pro forma | pro forma invoice | proforma | proforma invoice | pro-forma invoice | advance invoice request | preliminary invoice""",
        "reminder": """reminder | payment reminder | overdue notice | past due notice | final notice | final demand | dunning letter | dunning notice | overdue reminder | first reminder
            | second reminder | demand for payment | late payment notice""",
        "statement": """statement | statement of account | account statement | customer statement | billing statement | monthly statement | remittance advice | payment advice""",
        "order": """order | purchase order | sales order | order confirmation | order acknowledgement | order acknowledgment | work order | booking confirmation | sales order acknowledgement
            | sales order acknowledgment""",
        "delivery_note": """delivery note | delivery docket | packing slip | packing list | despatch note | dispatch note | goods received note | waybill | consignment note | goods despatch note
            | goods dispatch note | proof of delivery | bill of lading | sea waybill | air waybill""",
        "quote": "quote | quotation | estimate | offer | proposal | price quote | cost estimate | bid | price list | sales quote | bill of quantities",
        "self_billing": """self billing invoice | self-billed invoice | self-billing invoice | self billed invoice | self billing | recipient created tax invoice | buyer created tax invoice
            | self-billed tax invoice | self-billing tax invoice""",
        "correction": """corrected invoice | correction invoice | invoice correction | corrective invoice | revised invoice | amended invoice | debit note | debit memo""",
        "prepayment": """prepayment invoice | advance payment invoice | advance invoice | deposit invoice | down payment invoice | down-payment invoice | invoice for advance payment
            | invoice for prepayment""",
        "partial": """partial invoice | progress invoice | interim invoice | instalment invoice | installment invoice | part invoice | progress claim | stage payment invoice
            | progress billing invoice | progress billing""",
        "final": "final invoice | closing invoice | final account | final bill | completion invoice | final settlement invoice | settlement invoice",
        "simplified": "simplified invoice | simplified tax invoice | simplified vat invoice",
    },
    exemptions={
        "reverse_charge": """reverse charge | reverse-charge | reverse charged | customer to account for vat | vat to be accounted for by the recipient | article 196 | art. 196
            | recipient is liable | customer is liable for the vat | domestic reverse charge | tax liability of the recipient | section 55a | liability to account for vat shifted
            | vat payable by the customer | shift of tax liability""",
        "intra_community": """intra-community supply | intra community supply | intra-community delivery | intracommunity | intra-eu supply | article 138 | art. 138 | vat exempt intra-community
            | zero rated intra-community | zero-rated intra-community | ec supply | intra-community""",
        "export": """export supply | vat exempt export | exempt export | article 146 | art. 146 | zero-rated export | zero rated export | export of goods | export under lut | outside the scope""",
        "exempt": """vat exempt | exempt from vat | tax exempt | exempt from tax | exempt supply | tax-exempt | exemption from vat | zero rated | zero-rated | no vat | vat not applicable
            | not subject to vat | vat free | tax free | article 132 | article 135 | art. 132 | art. 135 | insurance premium tax | vat does not apply | gst free | gst exempt | not liable to vat
            | no vat charged""",
        "small_business": """small business exemption | not vat registered | not registered for vat | small enterprise | small undertaking | not registered for gst""",
        "margin": """margin scheme | second-hand goods | tour operators margin scheme | article 313 | art. 313 | article 26 | works of art | toms""",
    },
    due_within=(
        r"\b(?:due|payable|payment|pay|paid|settle[d]?|settlement)\b[^.\n]{0,40}?\b(?:within|in)\s+(?P<days>\d{1,3})\s*(?:calendar\s+)?days?",
        r"\b(?:within|in)\s+(?P<days>\d{1,3})\s*(?:calendar\s+)?days?\s+(?:of|from|after)\s+(?:the\s+)?(?:invoice|receipt|issue|date|billing)",
        r"\bnet\s*[:\-]?\s*(?P<days>\d{1,3})(?:\s*days?)?\b",
        r"\b(?P<days>\d{1,3})\s*days?\s*(?:net|from\s+(?:the\s+)?(?:invoice|date|issue)|after\s+(?:invoice|date|issue))",
        r"\b(?:terms?|payment terms?)\s*[:\-]?\s*(?P<days>\d{1,3})\s*days?\b",
        r"\b(?P<days>\d{1,3})\s*days?\s+(?:payment|credit)\s*(?:terms?)?",
    ),
    due_now="""upon receipt | on receipt | due on receipt | due upon receipt | payable on receipt | payable upon receipt | immediately | due immediately | payable immediately
        | immediate payment | cash on delivery | payment in advance | prepaid | on demand | due now""",
    words="""the and of to for is in on with your you this that by are be from not will our we please or at as all any if it has have thank""",
    due_around=(
        r"\bpayment\b[^<]{0,30}?\bdue\b[^<]{0,60}?\b(?:by|on|before)\s+<day>",
        r"\b(?:please|kindly|must|should|to be)\b[^<]{0,40}?\b(?:pay|paid|settled?|remit\w*)\b[^<]{0,50}?\b(?:by|before|on or before|no later than|not later than)\s+<day>",
        r"\b(?:will|shall)\b[^<]{0,60}?\b(?:debit(?:ed)?|collect(?:ed)?|taken?|charged?|withdrawn?|deduct(?:ed)?)\b[^<]{0,60}?<day>",
        r"\b(?:on|after)\s+<day>[^<]{0,20}?\b(?:we|it)\s+will\s+(?:be\s+)?(?:debit|collect|charge|take|withdraw|deduct)",
    ),
)  # fmt: skip
