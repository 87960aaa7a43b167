"""What read noticed about the whole document, as findings. Where they send it is fixed; no policy changes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from schemas import Disposition, Finding, RuleOutcome, Severity, Signal, SignalCode, Source

_RESEND = "Ask the sender for a document that can be read."
_PLAIN_XML = "Ask the sender for the e-invoice as its standard prescribes it."
_REFUSED, _QUARANTINE, _REVIEW = Disposition.REFUSED, Disposition.QUARANTINE, Disposition.REVIEW
_SEVERITY = {
    _REFUSED: Severity.FATAL,
    _QUARANTINE: Severity.FATAL,
    _REVIEW: Severity.WARNING,
    Disposition.UNPACKED: Severity.INFORMATION,
}


class Entry(NamedTuple):
    """One thing noticed at the door: its permanent id, what the rule wants, what a person does, where it leads."""

    id: str
    sentence: str
    todo: str
    forces: Disposition
    source: Source = Source.SECURITY


SIGNALS: Mapping[SignalCode, Entry] = {
    SignalCode.EMPTY_FILE: Entry("IN-01", "A document has content.", _RESEND, _REFUSED),
    SignalCode.UNKNOWN_TYPE: Entry(
        "IN-02", "A document is of a known type.", "Ask for it as a PDF or in another type that is taken in.", _REFUSED
    ),
    SignalCode.FORBIDDEN_TYPE: Entry(
        "IN-03",
        "A document is of a type that is allowed.",
        "Ask for it as a PDF or in another type taken in.",
        _REFUSED,
    ),
    SignalCode.ENCRYPTED: Entry(
        "IN-04", "A document opens without a password.", "Ask the sender for a copy without a password.", _REFUSED
    ),
    SignalCode.FILE_TOO_LARGE: Entry(
        "IN-05",
        "A file is no larger than limits.file_megabytes.",
        "Ask for a smaller file, or raise the limit.",
        _REFUSED,
    ),
    SignalCode.TOO_MANY_PAGES: Entry(
        "IN-06", "A document has no more pages than limits.pages.", "Split the document, or raise the limit.", _REFUSED
    ),
    SignalCode.PAGE_TOO_LARGE: Entry(
        "IN-07", "A page is no larger than limits.page_points.", "Ask for ordinary pages, or raise the limit.", _REFUSED
    ),
    SignalCode.TOO_MANY_WORDS: Entry(
        "IN-08", "A document has no more words than limits.words.", "Split the document, or raise the limit.", _REFUSED
    ),
    SignalCode.TOO_MANY_OBJECTS: Entry(
        "IN-09",
        "A page has no more drawn objects than limits.objects_per_page.",
        "Ask for a simpler document, or raise the limit.",
        _REFUSED,
    ),
    SignalCode.UNREADABLE: Entry("IN-10", "A document can be read.", _RESEND, _QUARANTINE),
    SignalCode.READER_TIMEOUT: Entry(
        "IN-11",
        "A document is read within limits.seconds.",
        "Look at the document; replay it with more time.",
        _QUARANTINE,
    ),
    SignalCode.READER_MEMORY: Entry(
        "IN-12",
        "A document is read within limits.memory_megabytes.",
        "Look at the document; replay it with more memory.",
        _QUARANTINE,
    ),
    SignalCode.READER_CRASHED: Entry(
        "IN-13",
        "A document can be read without its reader failing.",
        "Do not open it on an unprotected machine; ask the sender for another copy.",
        _QUARANTINE,
    ),
    SignalCode.NO_TEXT: Entry(
        "IN-14",
        "A document has text.",
        "Type in the values from the page, or ask for a document with text.",
        _REVIEW,
        Source.SCHEMA,
    ),
    SignalCode.XML_DOCTYPE: Entry("IN-15", "An XML file has no DOCTYPE.", _PLAIN_XML, _REFUSED),
    SignalCode.XML_ENCODING: Entry(
        "IN-16", "An XML file is written in UTF-8 or an old code page.", _PLAIN_XML, _REFUSED
    ),
    SignalCode.XML_TOO_LARGE: Entry(
        "IN-17",
        "An XML file is within limits.xml_megabytes, limits.xml_elements and limits.xml_depth.",
        "Ask for a plainer file, or raise the limit.",
        _REFUSED,
    ),
    SignalCode.HIDDEN_TEXT: Entry(
        "IN-18",
        "All text of a page can be seen by a person.",
        "Look at the places marked, ask the sender why the text is hidden, and take nothing from it.",
        _QUARANTINE,
    ),
    SignalCode.OVERPRINTED_TEXT: Entry(
        "IN-19",
        "No text is printed over other text.",
        "Look at the places marked, and ask the sender for a clean copy.",
        _QUARANTINE,
    ),
    SignalCode.REMAPPED_TEXT: Entry(
        "IN-20",
        "The text of a page is what its letters show.",
        "Believe the picture, not the text; ask the sender, through a channel you know, what is owed and to whom.",
        _QUARANTINE,
    ),
    SignalCode.DOUBTFUL_TEXT: Entry(
        "IN-26",
        "What the digits of a page show can be confirmed.",
        "Compare the places marked with the picture of the page.",
        _REVIEW,
    ),
    SignalCode.DRAWN_OVER: Entry(
        "IN-28",
        "Nothing is drawn over or beside the digits of an amount, an account or a number.",
        "Compare the places marked with the picture of the page: a stroke more makes another digit.",
        _REVIEW,
    ),
    SignalCode.DOUBTFUL_GLYPH: Entry(
        "IN-30",
        "Each letter, digit and mark is drawn as what its text says, or OCR confirms it.",
        "Compare the places marked with the picture of the page, and believe the picture.",
        _REVIEW,
    ),
    SignalCode.UNLIKE_GLYPH: Entry(
        "IN-31",
        "No letter, digit or mark is drawn with the outline of another.",
        "Compare the places marked with the picture of the page, and believe the picture.",
        _REVIEW,
    ),
    SignalCode.VIEWS_DIFFER: Entry(
        "IN-29",
        "A document shows the same in every view: on the screen, on paper, at any size, in each frame.",
        "Look at it on the screen and printed; ask the sender for a plain copy.",
        _REVIEW,
    ),
    SignalCode.FAINT_VALUE: Entry(
        "IN-32",
        "The digits of a value stand out from their ground by 3 to 1, in a strong colour by 2.2 to 1.",
        "Look at the places marked on paper or enlarged, and ask the sender what is meant.",
        _REVIEW,
    ),
    SignalCode.DIGITS_APART: Entry(
        "IN-33",
        "The digits of a number stand on one line in one size, but for cents behind a point or raised to its height.",
        "Compare the places marked with the picture of the page: where the number's whole part ends is not certain.",
        _REVIEW,
    ),
    SignalCode.ACTIVE_CONTENT: Entry(
        "IN-21",
        "A PDF holds nothing that acts by itself.",
        "Do not open it on an unprotected machine; ask the sender for a plain PDF.",
        _QUARANTINE,
    ),
    SignalCode.PROGRAM_ATTACHED: Entry(
        "IN-22",
        "No program is attached to a document.",
        "Do not open the attachment; ask the sender for the invoice alone.",
        _QUARANTINE,
    ),
    SignalCode.NOT_INSPECTED: Entry(
        "IN-23",
        "A document is looked through for hidden text and active content.",
        "Look at the document page by page before you book it.",
        _REVIEW,
    ),
    SignalCode.IMAGE_TOO_LARGE: Entry(
        "IN-24",
        "A picture has no more pixels than limits.image_megapixels.",
        "Ask for a smaller picture, or raise the limit.",
        _REFUSED,
    ),
    SignalCode.SCAN_NOT_READ: Entry(
        "IN-25",
        "A document has no more scanned pages than ocr.pages.",
        "Look at the pages that were not read, or raise ocr.pages and replay the document.",
        _REVIEW,
    ),
    SignalCode.NO_WITNESS: Entry(
        "IN-27",
        "The digits of a scan are read by the second witness that the policy names (ocr.witness).",
        "Install it (on Debian: apt-get install tesseract-ocr) and replay the document, or take it out of the policy.",
        _REVIEW,
    ),
    SignalCode.UNPACKED: Entry(
        "IN-40",
        "A document holds no others; those that it held are taken in one by one.",
        "Look at the documents that came within it: each has an outcome of its own.",
        Disposition.UNPACKED,
    ),
    SignalCode.PARTLY_UNPACKED: Entry(
        "IN-41",
        "All that a mail or an archive holds can be opened.",
        "Ask the sender for what is missing; the rest was taken in.",
        _REVIEW,
    ),
    SignalCode.NOTHING_ENCLOSED: Entry(
        "IN-42",
        "A mail or an archive holds a document.",
        "Look whether the invoice stands in the mail's own text or is missing; ask the sender for it as a PDF.",
        _REVIEW,
        Source.SCHEMA,
    ),
    SignalCode.CONTAINER_LIMIT: Entry(
        "IN-43",
        "A mail or an archive is within limits.unpacked_files, _megabytes, _ratio and _depth, and honestly packed.",
        "Ask the sender for the invoices alone, or raise the limit.",
        _REFUSED,
    ),
    SignalCode.SEVERAL_INVOICES: Entry(
        "IN-44",
        "A document is one invoice.",
        "Split it where an invoice begins: at the desk, or with `vouchline decide`.",
        _QUARANTINE,
    ),
    SignalCode.ATTACHMENT_UNREAD: Entry(
        "IN-45",
        "A file that comes within a document, and may be the invoice or another copy of it, can be opened and read.",
        "Open the file and compare it with the document; if it does not open, ask the sender for a new one.",
        _REVIEW,
    ),
    SignalCode.PAGES_ARRANGED: Entry(
        "IN-46",
        "The pages of a document are those that it came with.",
        "Look whether all its pages belong to this one invoice; if not, reopen what it was made of.",
        _REVIEW,
        Source.SCHEMA,
    ),
    SignalCode.SEVERAL_IN_PICTURE: Entry(
        "IN-47",
        "The pages of a picture are one invoice.",
        "Look at every page. Approve it if they are one invoice; if not, reject it and bring in each as its own file.",
        _REVIEW,
    ),
}


def finding_of(signal: Signal) -> Finding:
    """The finding that `signal` becomes."""
    entry = SIGNALS[signal.code]
    return Finding(
        rule=entry.id,
        source=entry.source,
        severity=_SEVERITY[entry.forces],
        outcome=RuleOutcome.FAIL,
        message=signal.message,
        expected=entry.sentence,
        todo=signal.todo or entry.todo,
        page=signal.page,
        boxes=signal.boxes,
    )
