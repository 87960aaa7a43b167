"""An invoice of few rows whose values agree, with `more` below it."""

HEAD = """
Brightwater Tools GmbH
Hafenstrasse 12, 20457 Hamburg
VAT ID: DE136695976

*INVOICE
Invoice number: BT-2024-0117
Invoice date: 15 May 2024
Due date: 14 June 2024
"""

BILL = f"""{HEAD}
Description            Quantity   Unit price     Amount
Garden spade                  2        35.00      70.00
Wheelbarrow tyre              3        10.00      30.00

Net total                                        100.00
VAT 19 %                                          19.00
Total due EUR                                    119.00

IBAN DE89 3704 0044 0532 0130 00
{{more}}
"""
