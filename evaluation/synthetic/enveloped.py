"""Files wrapped as signed files are (CMS SignedData, .p7m). Nothing is signed: who signs has a key of his own."""

from __future__ import annotations

from asn1crypto import cms


def enveloped(content: bytes) -> bytes:
    """`content` in a SignedData without signatures, in DER."""
    data = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [],
            "encap_content_info": {"content_type": "data", "content": content},
            "signer_infos": [],
        }
    )
    wrapped: bytes = cms.ContentInfo({"content_type": "signed_data", "content": data}).dump()
    return wrapped
