"""Words that change everything: what a document says of itself as a whole, in a stamp or a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from schemas import WORD_FOR_WORD, Box, DocType, Extraction, Printed, Severity, Statement
from validators.identity.wording import Wording
from validators.rule import INVOICES, Check, Facts, Fail, NotApplicable, Rule, Said, example

_SOURCE = "our own: stamps and sentences in extractors/languages"

Excuse = Callable[[Facts], str | None]


def _no_excuse(_facts: Facts) -> str | None:
    return None


def _cancels_another(facts: Facts) -> str | None:
    """Why words of cancelling are not of the document itself: it is the credit note that cancels the one they name."""
    invoice, told = facts.invoice, [one.text for one in facts.extraction.notices if one.kind == "cancelled"]
    words = [Wording((Printed(text, 1, Box(0, 0, 0, 0)),)) for text in told]
    of_another = all(text.text(invoice.preceding_invoice) and not text.text(invoice.invoice_number) for text in words)
    if facts.doc_type is DocType.CREDIT_NOTE and of_another:
        return "The document is the credit note that cancels an invoice."
    return None


def _settled(facts: Facts) -> str | None:
    """Why words of payment say nothing new: the totals themselves say that nothing is left to pay."""
    totals = facts.invoice.totals
    paid = totals.due == 0 or (totals.paid is not None and totals.paid == totals.gross)
    return "The totals say that nothing is left to pay." if paid else None


def _is_part(facts: Facts) -> str | None:
    """Why words of parts say nothing new: the document asks for one. What was paid says nothing of what is to come."""
    return "The document is one of several that ask for parts." if facts.extraction.subtype in _PARTS else None


def _took_off(facts: Facts) -> str | None:
    """Why words of a part received say nothing new: the totals hold what was paid, whichever part is asked for."""
    return "The totals hold what was paid." if facts.invoice.totals.paid else None


def _corrected(facts: Facts) -> str | None:
    """Why words of what is right are not of the document itself: it is the one that corrects another."""
    corrects = facts.extraction.subtype == "correction" or facts.doc_type is DocType.CREDIT_NOTE
    return "The document corrects another." if corrects else None


def _credits(facts: Facts) -> str | None:
    kind = facts.doc_type
    return "The document is a credit note." if kind is DocType.CREDIT_NOTE else None


def _sets_off(facts: Facts) -> str | None:
    """Why words of what is taken off change no total: they say when the credit note itself is set off, or how what was
    owed was settled, where the totals say that nothing is left to pay."""
    told = {one.kind for one in facts.extraction.notices}
    reasons = [excuse(facts) for kind, excuse in _EXCUSES.items() if kind in told]
    return None if "changed" in told or None in reasons else next(iter(reasons), None)


_EXCUSES: Mapping[str, Excuse] = {"set_off": _credits, "taken_off": _settled}


def _changes_nothing(facts: Facts) -> str | None:
    """Why a sentence that may change what is owed does not: nothing is owed."""
    return _settled(facts) or _credits(facts)


def _said(what: str, kinds: tuple[str, ...], excuse: Excuse) -> Check:
    def check(facts: Facts) -> Iterator[Said]:
        found = [one for one in facts.extraction.notices if one.kind in kinds]
        why = excuse(facts)
        if found and why is not None:
            yield NotApplicable(why)
        elif found:
            for one in found:
                whole = one.kind in WORD_FOR_WORD or len(one.text) <= _QUOTED
                text = one.text if whole else f"{one.text[:_QUOTED].rstrip()} …"
                end = "" if text.endswith((".", "!", "?", "…")) else "."
                yield Fail(f'{what}: "{text}"{end}', seen=one.text, page=one.page, boxes=one.boxes)

    return check


_PARTS = frozenset({"prepayment", "partial", "final"})
_QUOTED = 120  # characters of a page's own words shown to people


def _saying(*kinds: str, **facts: Any) -> Facts:
    """Facts about a page that says these things of itself."""
    said = tuple(Statement(kind=kind, language="en", text=kind.replace("_", " "), page=1) for kind in kinds)
    return example(extraction=Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0, notices=said), **facts)


def _rule(  # noqa: PLR0913 - the columns of one table
    rule_id: str,
    sentence: str,
    todo: str,
    what: str,
    kinds: tuple[str, ...],
    excuse: Excuse = _no_excuse,
    severity: Severity = Severity.WARNING,
    of: tuple[DocType, ...] = INVOICES,
) -> Rule:
    return Rule(
        id=rule_id,
        sentence=sentence,
        todo=todo,
        terms=(),
        severity=severity,
        source=_SOURCE,
        kinds=of,
        check=_said(what, kinds, excuse),
        passing=_saying(),
        failing=_saying(*kinds),
    )


RULES: tuple[Rule, ...] = (
    _rule(
        "WORDS-2",
        "The document does not say that it is cancelled, void, withdrawn or replaced.",
        "Ask the seller whether the invoice stands; do not pay a cancelled one.",
        "The document says that it is cancelled or void",
        ("cancelled",),
        _cancels_another,
        of=tuple(DocType),  # a letter says it of the invoice that it names
    ),
    _rule(
        "WORDS-3",
        "The document does not say that it is paid, unless its totals say so too.",
        "Look in the books whether it was paid before it is paid again.",
        "The document says that it is paid",
        ("paid",),
        _settled,
    ),
    _rule(
        "WORDS-4",
        "The document does not say that it is a copy or a duplicate.",
        "Look whether the original was booked; ask the seller for it.",
        "The document says that it is a copy",
        ("copy",),
    ),
    _rule(
        "WORDS-5",
        "The document does not say that it is a specimen, a draft, a test or for information.",
        "Ask the seller for the invoice itself.",
        "The document says that it is no more than a specimen or a draft",
        ("specimen",),
    ),
    _rule(
        "WORDS-6",
        "The document does not say that it is pro forma, no invoice, or for customs only.",
        "Ask the seller for the invoice itself.",
        "The document says that it is no invoice to be paid",
        ("pro_forma", "customs"),
    ),
    _rule(
        "WORDS-7",
        "Amounts are stated in whole units of the currency, not in thousands.",
        "Multiply the amounts as the document says, and approve it with these values (`vouchline decide`).",
        "The document says that its amounts are not in whole units of the currency",
        ("thousands",),
    ),
    _rule(
        "WORDS-8",
        "An invoice does not say that its amount is in the buyer's favour or will be refunded.",
        "Check which way the money goes, and correct the kind of document (`vouchline decide`).",
        "The document says that money goes to the buyer",
        ("credit", "refund"),
        _credits,
    ),
    _rule(
        "WORDS-9",
        "The document does not say that it is not to be paid, unless its totals say so too.",
        "Ask the seller what is owed, and whether it is collected in another way.",
        "The document says that it is not to be paid",
        ("do_not_pay",),
        _changes_nothing,
        of=tuple(DocType),
    ),
    _rule(
        "WORDS-10",
        "The document does not announce another bank account, or the end of one.",
        "Two people decide: one asks the vendor through a contact known before this document, one confirms.",
        "The document speaks of new or closed accounts",
        ("account_new", "account_closed"),
    ),
    _rule(
        "WORDS-11",
        "The document does not say that it reminds of an invoice that was sent before.",
        "Look whether the invoice itself was booked; a reminder is not paid beside it.",
        "The document says that it is a reminder",
        ("reminder",),
    ),
    _rule(
        "WORDS-12",
        "No sentence adds something to the total, or takes something off it, that the totals do not hold.",
        "Ask the seller what is to be paid in all, and approve it with these values (`vouchline decide`).",
        "The document says that more or less than its total is to be paid",
        ("changed", "set_off", "taken_off"),
        _sets_off,
    ),
    _rule(
        "WORDS-13",
        "The total is asked for once and at once, not in parts or again each month.",
        "Look when which part is to be paid, and approve it with these values (`vouchline decide`).",
        "The document says that its total is to be paid in parts, or again",
        ("parts",),
        _is_part,
    ),
    _rule(
        "WORDS-14",
        "The document does not say that a part was received that its totals do not hold.",
        "Look in the books what was paid, and approve what is still due (`vouchline decide`).",
        "The document says that a part of it was received",
        ("received",),
        _took_off,
    ),
    _rule(
        "WORDS-15",
        "The document does not say that one of its own values is wrong or no longer holds.",
        "Ask the seller which value is meant, and approve it (`vouchline decide`).",
        "The document corrects itself",
        ("corrects",),
        _corrected,
    ),
    _rule(
        "WORDS-16",
        "Nothing that the document says in words may change what is owed, to whom or when.",
        "Read the sentence on the page. Does it change what is to be paid? Then ask the seller. If it changes nothing, "
        "approve the document: the same words of this vendor are not asked about again.",
        "A sentence may change what is owed",
        ("unclear",),
        _changes_nothing,
    ),
    _rule(
        "WORDS-17",
        "No word of the document is written in letters of several scripts that look alike.",
        "Do not pay. Ask the seller through a way you know already: words are written so to be read by people alone.",
        "A word is written in letters of several scripts",
        ("disguised",),
    ),
    _rule(
        "WORDS-18",
        "Nothing that came with the document, its mail or a letter, changes what is owed beside what it says.",
        "Read what it came with. If that recalls or changes the invoice, do not pay it as it is: ask the seller.",
        "What came with it says",
        ("mailed",),
        _changes_nothing,
    ),
    _rule(
        "WORDS-19",
        "The document has all the pages that its first page counts.",
        "Ask the seller for the whole document: what is missing may change what is owed.",
        "Pages are missing: the first one is",
        ("incomplete",),
    ),
    _rule(
        "WORDS-20",
        "No file and no address that an e-invoice refers to and that is not read is called the invoice.",
        "Open it, through a channel you know, and compare number, total and account with the e-invoice's.",
        "What is called the invoice there was not read",
        ("elsewhere",),
    ),
    _rule(
        "WORDS-21",
        "Every file that a document brings or refers to is read.",
        "Nothing, unless it says what is owed: open it where you want to be sure.",
        "The document brings or refers to what is not read",
        ("unread",),
        severity=Severity.INFORMATION,
    ),
    _rule(
        "WORDS-22",
        "Totals are not taken from a table of what was charged and what is correct, unless its differences prove them.",
        "Look which column is what the document asks for or gives back, and approve it with these values "
        "(`vouchline decide`).",
        "The totals stand in a table that sets one amount against another",
        ("compared",),
    ),
)
