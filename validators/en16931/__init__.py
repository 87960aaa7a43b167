"""The official rules of e-invoices in our own words: EN 16931, and XRechnung and Peppol BIS Billing, which narrow it.

What pages meet stands in `validators.rules`; the artefacts as published run in `validators.official`.
"""
