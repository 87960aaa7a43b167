"""The legal name of a seller whose letterhead prints a brand: the name with a legal form that begins as the brand does,
or that a sentence calls its owner.

Carriers, insurers, sister companies and customers may begin so, too. As certain as the brand is only what says nothing
but the brand and its legal form, what stands with the seller's own tax number, or what owns the brand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from extractors.languages import spoken
from extractors.page import Layout, PageLayout, Segment, Span
from extractors.page.claims import doubted
from extractors.page.names import (
    COURT,
    LEGAL_FORM,
    OWNED,
    OWNER,
    TRADES_AS,
    cut_name,
    is_legal_form,
    is_name,
    says_who_runs,
)
from extractors.page.spans import span_at
from extractors.parsing import find_ibans, find_vat_ids
from extractors.parsing.folding import compact, pieces
from extractors.parties.agents import names_an_agent
from extractors.parties.together import rows_under
from extractors.parties.witnesses import SEPARATOR
from schemas import Claim, Layer, rejected_of
from schemas.grades import DOUBTED
from schemas.names import spelt
from schemas.regimes import regimes

_LABEL = "legal name"
_SHORTEST = 4  # letters of a first word that tells one company from others
_LONGEST = 9  # words of a name
_EDGES = " ,;:-–—|·•"
_SHORTENED = {short: written for law in regimes().values() for short, written in law.short_forms.items()}
_AND = re.compile(rf"(?i)[&+]|u\.|{spoken('partners')}")  # inside a form: "GmbH & Co. KG"
_ASIDE = re.compile(rf"\s\(|,|{SEPARATOR.pattern}")  # behind a name
_PARTNERS = re.compile(rf"(?i)\s(?:[&+]|{spoken('partners')})\s")
_FOOT = 0.7  # share of the page height below which sellers print who they are
_BEGUN = 2  # words that a brand and a company's name have in common
_ARTICLES = 4  # letters of words between a brand and what calls it one: "is a", "ist eine", "est une"
_UNDER = 2.0  # line heights from a brand to the line that names its owner
_OF_ACCOUNT = re.compile(r"\b\d{2}(?: ?\d{4}){6}\b")  # a Polish account without its country
_TAX_NUMBERS, _ACCOUNT = ("seller.vat_id", "seller.tax_number"), ("payment.iban",)
_Places = Collection[tuple[int, int]]  # segments, by page and index


class _Found(NamedTuple):
    """A legal name on a page, whether nothing else can be meant, and whether it begins as the brand does."""

    name: Span
    sure: bool
    begins: bool = True


def with_legal_name(chosen: Mapping[str, Claim], layout: Layout) -> dict[str, Claim]:
    """`chosen` with the seller's legal name in place of its brand, where both are printed."""
    told = chosen.get("seller.name")
    if told is None or told.layer not in (Layer.RULES, Layer.MODEL):
        return dict(chosen)
    told = _unowned(told)
    if LEGAL_FORM.search(str(told.value)):
        return {**chosen, "seller.name": told}
    told = _begun_above(told, layout)
    taken = {(c.page, box) for term, c in chosen.items() if term.startswith(("lines[", "buyer.")) for box in c.boxes}
    found = [
        one
        for one in _legal_names(layout, told, _homes(layout, chosen, _TAX_NUMBERS), _homes(layout, chosen, _ACCOUNT))
        if not _is_buyers(one.name, chosen) and not any((one.name.page, word.box) in taken for word in one.name.words)
    ]
    if not found:
        return dict(chosen)
    best = found[0]
    rival = next((o.name for o in found[1:] if o.sure and spelt(o.name.text) != spelt(best.name.text)), None)
    return {**chosen, "seller.name": _named(told, best, rival)}


def _unowned(told: Claim) -> Claim:
    """The claim `told` on a sentence that calls a brand a company's as one on the brand alone: its owner is found."""
    brand = _named_before(str(told.value))
    return told if brand is None else told.model_copy(update={"value": brand})


def _named_before(text: str) -> str | None:
    """The brand that begins a sentence which says whose it is: "Pine" of "Pine is a brand of Oak Ltd"; else None."""
    owned = OWNED.search(text)
    said = text[: owned.start()].split() if owned is not None else []
    while (said and len(said[-1]) <= _ARTICLES and not said[-1][0].isupper()) or said[-1:] == ["A"]:
        said.pop()
    return " ".join(said).strip(_EDGES) or None


def _begun_above(told: Claim, layout: Layout) -> Claim:
    """The claim `told` on the rest of a brand as one on all of it, where that and a legal form are a name on a page:
    "TRADE MEDIA" under "MERIDIAN", where "Meridian Trade Media LLC" is printed."""
    rest = compact(str(told.value))
    for other in told.rejected:
        brand = str(other.value)
        if compact(brand) == rest or not compact(brand).endswith(rest) or LEGAL_FORM.search(brand):
            continue
        names = (span.text for page in layout.pages for span in _formed(page, brand, pieces(brand)[0]))
        if any(is_legal_form(behind) for name in names if (behind := _rest(brand, name)) is not None):
            doubt = None if told.doubt is not None and other.raw in told.doubt else told.doubt
            place = {"value": brand, "raw": other.raw, "page": other.page, "boxes": other.boxes}
            return told.model_copy(update={**place, "doubt": doubt})
    return told


def begins_name(brand: str, name: str) -> bool:
    """Whether all of `brand` is the first words of the `name` of a company: "Pine" those of "Pine Tools Ltd", not of
    "Pineapple Ltd"."""
    return LEGAL_FORM.search(name) is not None and _rest(brand, name) is not None


def _rest(brand: str, name: str) -> str | None:
    """What stands behind `brand`, which may be written in fewer or more words, in `name`; None if it begins
    otherwise."""
    whole, words = compact(brand), name.split()
    ends = (n for n in range(1, len(words) + 1) if compact("".join(words[:n])) == whole)
    end = next(ends, None) if len(whole) >= _SHORTEST else None
    return None if end is None else " ".join(words[end:]).strip(_EDGES)


def _is_buyers(name: Span, chosen: Mapping[str, Claim]) -> bool:
    """Whether `name` is the buyer's, with or without its legal form."""
    buyer = chosen.get("buyer.name")
    if buyer is None:
        return False
    longer = len(compact(str(buyer.value))) >= len(compact(str(chosen["seller.name"].value)))
    return compact(name.text) in compact(str(buyer.value)) or (longer and begins_name(str(buyer.value), name.text))


def _named(told: Claim, found: _Found, rival: Span | None) -> Claim:
    """The claim `told` on a brand as one on its legal name, as sure as it was where nothing else can be meant; in doubt
    on itself, where what was found is a number of somebody else's.

    The brand stays as an alternative.
    """
    name = found.name
    text = _plain(name)
    rejected = (rejected_of(told), *(other for other in told.rejected if other.value != text))
    settled = told.doubt and any(other.value == text and other.raw in told.doubt for other in told.rejected)
    doubt = None if settled else told.doubt
    if doubt is None and rival is not None:
        doubt = f"{_plain(rival)} begins as {told.raw} does, too."
    elif doubt is None and not found.sure:
        doing = f"begins as {told.raw} does" if found.begins else f"stands with {told.raw} or with its tax number"
        doubt = f"{text} {doing}, but may be another company."
    if doubt is not None and not LEGAL_FORM.search(text) and any(map(str.isdigit, text)):
        unsure = told.model_copy(update={"score": told.certainty, "confidence": None})
        return doubted(unsure, doubt, DOUBTED)  # a number: "Control body AT-BIO-301 · VAT ..."
    return Claim(
        term=told.term,
        value=text,
        raw=name.text,
        layer=Layer.RULES,
        score=round(told.certainty if doubt is None else min(told.certainty, DOUBTED), 4),
        page=name.page,
        boxes=name.boxes,
        label=_LABEL,
        doubt=doubt,
        rejected=rejected[:3],
    )


def _plain(name: Span) -> str:
    """The text of `name` without what stands around it: the full stop of its sentence, the end of its brackets."""
    text = name.text.strip(_EDGES)
    return _unstopped(text if "(" in text else text.removesuffix(")"))


def _unstopped(name: str) -> str:
    """`name` without the full stop of its sentence."""
    last = name.rsplit(maxsplit=1)[-1].removesuffix(".")
    return name if "." in last or last.casefold() in _SHORTENED else name.removesuffix(".")


def _homes(layout: Layout, chosen: Mapping[str, Claim], terms: Sequence[str]) -> frozenset[tuple[int, int]]:
    """The segments, by page and index, of the blocks in which the seller's numbers, by their `terms`, stand."""
    numbers = [chosen[term] for term in terms if term in chosen]
    places = {(claim.page, box) for claim in numbers for box in claim.boxes}
    return frozenset(
        (page.number, row.index)
        for page in layout.pages
        for segment in page.segments
        if any((page.number, word.box) in places for word in segment.words)
        for row in (segment, *page.block_of(segment).rows)
    )


def _legal_names(layout: Layout, told: Claim, homes: _Places, paid: _Places) -> Iterator[_Found]:
    """The owners of the brand `told`; names that are the brand with a legal form; those that begin with all of it;
    those beside the seller's tax number that begin with its first two words, or in the foot with its first one; the
    only company that begins what stands there."""
    brand = str(told.value)
    if len(compact(brand)) < _SHORTEST:
        return
    first = pieces(brand)[0]
    segments = [(page, segment) for page in layout.pages for segment in page.segments]
    told_of = ((*_trading(segment, brand), *_owner(page, segment, told, homes)) for page, segment in segments)
    yield from (one for found in told_of for one in found)
    spans = [(page, span) for page in layout.pages for span in _formed(page, brand, first)]
    whole = [(span, rest) for _, span in spans if (rest := _rest(brand, span.text)) is not None]
    at_home = [span for _, span in spans if (span.page, span.segment.index) in homes]
    yield from (_Found(span, sure=True) for span, rest in whole if is_legal_form(rest))
    longer = [span for span, rest in whole if not is_legal_form(rest)]
    yield from (_Found(span, sure=span in at_home) for span in sorted(longer, key=lambda span: span not in at_home))
    if len(first) >= _SHORTEST:
        yield from (_Found(s, sure=True) for page, s in spans if s in at_home and s.box.middle > _FOOT * page.height)
        yield from (_Found(s, sure=False) for _, s in spans if (s.page, s.segment.index) in paid)
    begun = pieces(brand)[:_BEGUN]
    if len(begun) == _BEGUN and len(compact("".join(begun))) > _SHORTEST:
        yield from (_Found(span, sure=True) for span in at_home if pieces(span.text)[:_BEGUN] == begun)
    imprinted = {spelt(span.text): span for page in layout.pages for span in _imprinted(page, told, homes)}
    under = {spelt(span.text): span for page in layout.pages for span in _under_brand(page, told)}
    for companies in (imprinted, under):
        yield from (_Found(span, sure=False, begins=False) for span in companies.values() if len(companies) == 1)


def _imprinted(page: PageLayout, told: Claim, homes: _Places) -> Iterator[Span]:
    """Companies that begin the row of the seller's tax number, the block it stands in, or the row under the brand
    there."""
    for segment in page.segments:
        if (page.number, segment.index) not in homes:
            continue
        name = cut_name(segment.text)
        formed = LEGAL_FORM.search(name) is not None or _begins_number(segment, name)
        if not formed or not is_name(name) or says_who_runs(name) or names_an_agent(page, segment):
            continue
        rows = page.block_of(segment).rows
        first = rows[0] is segment or bool(find_vat_ids(segment.text)) or _stands_under(page, segment, told)
        if first and not _is_bank(page, segment) and segment.text.startswith(name):
            yield span_at(segment, 0, len(name))


def _begins_number(segment: Segment, name: str) -> bool:
    """Whether a row is a `name` of several words, a sign that parts it, and a VAT id: "Oak Stores · VAT IE1234567T"."""
    parts = [part for part in SEPARATOR.split(segment.text) if part]
    return parts[:1] == [name] and " " in name and any(map(find_vat_ids, parts[1:2])) and not find_ibans(segment.text)


def _under_brand(page: PageLayout, told: Claim) -> Iterator[Span]:
    """Companies, and a person's full name, that begin a row between the brand and its address."""
    brand = next((row for row in page.segments if row.page == told.page and _holds(row, told)), None)
    for segment in rows_under(page, brand) if brand is not None else ():
        name = cut_name(segment.text)
        named = (LEGAL_FORM.search(name) or _is_fuller(name, str(told.value))) and is_name(name)
        named = named and segment.text.startswith(name)
        other = is_legal_form(name) or says_who_runs(name) or names_an_agent(page, segment)
        if named and not (other or _is_bank(page, segment)):
            yield span_at(segment, 0, len(name))


def _is_bank(page: PageLayout, segment: Segment) -> bool:
    """Whether a row stands right under the number of an account: who keeps that is called there."""
    rows = page.block_of(segment).rows
    at = rows.index(segment)
    if at == 0:
        return False
    above = rows[at - 1].text
    return any(True for _ in find_ibans(above)) or _OF_ACCOUNT.search(above) is not None


def _is_fuller(name: str, brand: str) -> bool:
    """Whether `name` is a person's with more names between those by which the person goes."""
    own, more = pieces(brand), pieces(name)
    inserted = own[:1] == more[:1] and more[: len(own)] != own
    return len(own) > 1 and inserted and set(own) < set(more)


def _holds(segment: Segment, told: Claim) -> bool:
    return any(word.box in told.boxes for word in segment.words)


def _owner(page: PageLayout, segment: Segment, told: Claim, homes: _Places) -> Iterator[_Found]:
    """The company that a sentence calls the owner of the brand, or that the line under it does, or the row with the
    seller's tax number: "A unit of Oak Ltd, VAT IE1234567T"."""
    owned = owner_in(segment)
    if owned is None:
        if (page.number, segment.index) in homes and find_vat_ids(segment.text):
            yield from _proprietors(segment)
        return
    said, span = owned
    before = pieces(said)
    under = len(before) <= 1 and _stands_under(page, segment, told)
    home = len(before) <= 1 and (page.number, segment.index) in homes
    if under or home or pieces(str(told.value))[0] in before:
        rest = _rest(str(told.value), said)
        # Beside the number, others run the website or take the payments: only its own row tells whose it is.
        own = home and any(find_vat_ids(segment.text)) and _are_small(said)
        yield _Found(span, sure=under or own or (rest is not None and _are_small(rest)), begins=False)


def _proprietors(segment: Segment) -> Iterator[_Found]:
    """The company, or the partners, whom the row with the seller's tax number calls the owner of the business; what
    stands apart in it is its court or bank."""
    owner = OWNER.match(segment.text)
    said = _ASIDE.split(segment.text[owner.end() :].lstrip())[0] if owner is not None else ""
    formed = next((form for form in LEGAL_FORM.finditer(said) if not COURT.match(said, form.start())), None)
    name = said[: formed.end()] if formed is not None else cut_name(said)
    owns = formed is not None or (_PARTNERS.search(name) is not None and not any(map(str.isdigit, name)))
    if name and owns and len(name.split()) <= _LONGEST:
        at = segment.text.index(name)
        yield _Found(span_at(segment, at, at + len(name)), sure=True, begins=False)


def _are_small(words: str) -> bool:
    """Whether `words` name nothing: "is a", "A"."""
    return all(len(word) <= _ARTICLES for word in words.split())


def _trading(segment: Segment, brand: str) -> Iterator[_Found]:
    """The company that begins a row and says that it trades as the `brand`."""
    trading = TRADES_AS.search(segment.text)
    if trading is None or not compact(segment.text[trading.end() :]).startswith(compact(brand)):
        return
    name = cut_name(segment.text[: trading.start()])
    if LEGAL_FORM.search(name) and is_name(name) and segment.text.startswith(name):
        yield _Found(span_at(segment, 0, len(name)), sure=True, begins=False)


def owner_in(segment: Segment) -> tuple[str, Span] | None:
    """What a segment calls a brand of a company ("Pine is a", with words between), and that company's name."""
    owned = OWNED.search(segment.text)
    if owned is None:
        return None
    said, begins = segment.text[: owned.start()], owned.end()
    again = OWNED.search(segment.text, begins)
    if again is not None and _are_small(segment.text[begins : again.start()]):  # "une division de / a division of Oak"
        begins = again.end()
    elif again is not None:  # "operated by Pine Partners, a division of Oak"
        name = cut_name(segment.text[begins:].partition(",")[0])
        if is_name(name) and segment.text.startswith(name, begins):
            return said, span_at(segment, begins, begins + len(name))
    formed = LEGAL_FORM.search(segment.text, begins)
    if formed is None:
        return None
    start = span_at(segment, begins, len(segment.text)).start
    span = Span(segment, start, end_of_forms(segment, span_at(segment, *formed.span()).stop))
    return (said, span) if len(span.words) <= _LONGEST else None


def _stands_under(page: PageLayout, segment: Segment, told: Claim) -> bool:
    """Whether `segment` is the line under the brand."""
    if page.number != told.page:
        return False
    return any(word.box in told.boxes for part in page.above(segment.box, _UNDER)[:1] for word in part.words)


def _formed(page: PageLayout, brand: str, first: str) -> Iterator[Span]:
    """The shortest pieces of segments that begin with the whole `brand` or its `first` word and end with a legal
    form."""
    for segment in page.segments:
        ending = 0
        for match in LEGAL_FORM.finditer(segment.text):
            place = span_at(segment, *match.span())
            if place.start < ending:
                continue  # "GmbH & Co. KG" is one form
            ending = end_of_forms(segment, place.stop)
            for start in range(ending - 1, max(ending - 1 - _LONGEST, -1), -1):
                span = Span(segment, start, ending)
                if _rest(brand, span.text) is not None or pieces(span.text)[:1] == (first,):
                    if not ("," in span.text and re.search(r"\d", span.text)):  # "CO" ends an address in Colorado
                        yield span
                    break


def end_of_forms(segment: Segment, stop: int) -> int:
    """Behind all legal forms that follow each other ("Pty Limited", "GmbH & Co. KG"), the first of which ends before
    word `stop`."""
    words = segment.words
    while stop < len(words):
        joined = _AND.fullmatch(words[stop].text) is not None
        if not is_legal_form(" ".join(word.text for word in words[stop + joined : stop + joined + 1])):
            break
        stop += 1 + joined
    return stop
