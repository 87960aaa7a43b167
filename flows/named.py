"""What has a name in a workspace: documents, and the folder of comparisons."""

from __future__ import annotations

from ledger import Ledger
from schemas import Document, Misconfigured

COMPARISON = "comparison"  # a comparison's own ledger, its page, figures and policies


def document_named(ledger: Ledger, name: str) -> Document:
    """The document with this hash prefix, file name or invoice number. Raises Misconfigured for none or several."""
    found = ledger.find(name)
    if not found:
        raise Misconfigured(
            f'No document is called "{name}".',
            "Name it by its file name, its invoice number or the first digits of its hash, as reports show them.",
        )
    if len(found) > 1:
        listed = ", ".join(f"{document.sha256[:12]} ({document.origin})" for document in found[:5])
        raise Misconfigured(f'{len(found)} documents are called "{name}": {listed}.', "Name one by its hash.")
    return found[0]
