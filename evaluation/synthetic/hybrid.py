"""PDFs with files embedded in them, in the ways that programs embed them. The same content gives the same bytes."""

from __future__ import annotations

import io
from typing import NamedTuple

import pikepdf

XML_TYPE = "text/xml"


class File(NamedTuple):
    """A file to embed: its name, its content, how it relates to the pages (PDF/A-3's AFRelationship), its type."""

    name: str
    content: bytes
    relationship: str = "Alternative"
    media_type: str = XML_TYPE


def hybrid(pdf: bytes, *files: File) -> bytes:
    """`pdf` with `files` embedded, and associated with it as a whole, as Factur-X wants it."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        associated = document.Root.AF = document.make_indirect(pikepdf.Array())
        for number, file in enumerate(files):
            specification = pikepdf.AttachedFileSpec(
                document,
                file.content,
                filename=file.name,
                mime_type=file.media_type,
                relationship=pikepdf.Name(f"/{file.relationship}"),
            )
            document.attachments[f"{number} {file.name}"] = specification
            associated.append(specification.obj)
        document.save(buffer, deterministic_id=True)
    return buffer.getvalue()
