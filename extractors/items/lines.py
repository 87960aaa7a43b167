"""Line items: from the table of what was sold to claims on `lines[i].*`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, combinations, product
from typing import NamedTuple

from extractors.items.called_sums import NUMBERS, TOTALS, are_taxes, called_a_sum, without_nothing
from extractors.items.claims import amount_told, claims_of
from extractors.items.detailed import PRICE, detailed
from extractors.items.letter import letter
from extractors.items.prose import one_thing, prose, with_worded, worded_lines
from extractors.items.receipt.items import receipt_items
from extractors.items.table.columns import Columns, columns_of
from extractors.items.table.corrected import with_differences
from extractors.items.table.counted import with_counts_in_names
from extractors.items.table.either import with_either
from extractors.items.table.evidence import evidence_of
from extractors.items.table.factors import with_factors
from extractors.items.table.figures import Figures
from extractors.items.table.guess import guessed
from extractors.items.table.items import Items
from extractors.items.table.measures import Heads, heads_over, unclear
from extractors.items.table.names import names_of
from extractors.items.table.naming import Named, with_sureness
from extractors.items.table.numbers import amount_in
from extractors.items.table.prices import with_net_prices
from extractors.items.table.roles import Roles, roles_of
from extractors.items.table.rows import Body, Kind, bodies
from extractors.items.table.selected import items_of
from extractors.items.table.taught import taught_cells
from extractors.items.table.third import with_third_factors
from extractors.items.units import with_own_units
from extractors.page import Layout, Line, Span
from extractors.page.claims import doubted
from extractors.page.heads import heads_of
from extractors.page.roles import ALLOWANCES, CHARGES, GROSS, NET, TAX
from extractors.page.sheet import Sheet
from extractors.parsing import NumberStyle
from schemas import Claim, Layer, LineTable, Value
from schemas.grades import DOUBTED, LIKELY

_ROW = re.compile(r"^lines\[(\d+)\]")
_SEVERAL = 2  # tables
_TABLE, _CELLS = 3, 4  # rows that look like a table, and cells of such a row
_MOST_BESIDE = 200  # rows whose sums are looked at
_ADDS_UP, _FITS, _FULL, _LONELY = 5.0, 1.0, 0.5, 0.3  # what speaks for a table


class _Listing(NamedTuple):
    """The claims of one table, how much speaks for it, and whether its amounts add up to a total."""

    weight: float
    claims: dict[str, Claim]
    adds_up: bool


class TableRead(NamedTuple):
    """A table as it was read: its columns, the numbers of its rows, which column is what, and its items."""

    columns: Columns
    figures: Figures
    roles: Roles
    items: Items


class _Aim(NamedTuple):
    """The claims on totals, the amounts that the lines may add up to, and what is taught of the table."""

    totals: Mapping[str, Claim]
    targets: frozenset[Decimal]
    table: LineTable | None


_NOTHING = _Listing(0.0, {}, adds_up=False)


def propose_lines(
    sheet: Sheet, totals: Mapping[str, Claim], *, receipt: bool = False, table: LineTable | None = None
) -> dict[str, Claim]:
    """Claims on the line items of a document, rows numbered from 0. `totals` are the claims on its totals; the lines of
    a `receipt` need no table. `table` is what the confirmed lines of earlier documents teach of it.

    Of several tables the one is taken whose arithmetic holds best. `net` is the amount of the line as printed; where
    the amounts add up to the gross total it is in doubt, because it holds the tax.
    """
    return with_own_units(_proposed(sheet, totals, receipt=receipt, table=table), sheet.language)


def _proposed(sheet: Sheet, totals: Mapping[str, Claim], *, receipt: bool, table: LineTable | None) -> dict[str, Claim]:
    layout, language, style = sheet.layout, sheet.language, sheet.style
    tables = tables_of(sheet)
    best = _NOTHING
    for aimed in _aims(totals, table):
        found = [_read(body, style, aimed) for body in tables[0]]
        found += [_listed(layout, style, language, aimed)] if receipt else []
        best = max((*found, best), key=lambda read: read.weight)
        if not best.adds_up:
            longer = (_read(body, style, aimed) for body in tables[1])
            best = max((read for read in longer if read.adds_up), key=lambda read: read.weight, default=best)
        if not best.adds_up and not receipt:
            best = _together(found, amount_told(totals, NET)) or _with_unheaded(sheet, best, aimed) or best
        if best.adds_up:
            break
    if best.claims or receipt:  # what adds up on a receipt without being its items was paid
        return best.claims
    sentences = worded_lines(sheet)
    if written := prose(sheet, sentences, totals) or letter(sheet, totals):
        return written
    claims = _guessed(sheet, _aims(totals, table))
    if not claims:
        return one_thing(sheet, sentences, totals)
    if told := detailed(sheet, claims, totals):
        return told
    beside = _rows_beside(layout, claims)
    if len(beside) >= _TABLE and not _are_of_something_else(beside, claims, totals, style):
        return _doubted(claims, "Other rows on the pages look like lines: these may be their sums.")
    named_lines = _are_above_net(claims, totals) and not are_taxes(sheet, claims)
    return claims if named_lines else _unless_sums(sheet, claims)


def _guessed(sheet: Sheet, aims: Iterable[_Aim]) -> dict[str, Claim]:
    """The first lines without heads; with a charge or allowance below them only where they add up so."""
    best = _NOTHING
    for number, aim in enumerate(aims):
        for body in guessed(sheet.layout, sheet.style, sheet.language, aim.targets):
            read = _read(body, sheet.style, aim)
            same = not best.claims or _amounts(read) == _amounts(best)
            if read.claims and (not number or (read.adds_up and same)):
                best = read
                break
        if best.adds_up:
            break
    return best.claims


def _nets(claims: Mapping[str, Claim]) -> list[Claim]:
    return [claim for term, claim in claims.items() if term.endswith("].net")]


def _amounts(read: _Listing) -> list[Value]:
    return [net.value for net in _nets(read.claims)]


def _together(found: Sequence[_Listing], net: Decimal) -> _Listing | None:
    """The lines of several tables, each under heads of its own, where all of them together make the `net` total: work,
    and below its sum the material."""
    tables = [read.claims for read in found if read.claims]
    nets = [net for claims in tables for net in _nets(claims)]
    total = sum((claim.value for claim in nets if isinstance(claim.value, Decimal)), Decimal(0))
    if len(tables) < _SEVERAL or not net or abs(total) != abs(net) or any(claim.doubt for claim in nets):
        return None
    lines: dict[str, Claim] = {}
    for claims in tables:
        before = len({term.partition("]")[0] for term in lines})
        for term, claim in claims.items():
            sure = max(claim.score, LIKELY) if term.endswith("].net") else claim.score
            made = tuple(_further(operand, before) for operand in claim.operands)
            path = _further(term, before)
            lines[path] = claim.model_copy(update={"term": path, "operands": made, "score": sure})
    return _Listing(sum(read.weight for read in found), lines, adds_up=True)


def _with_unheaded(sheet: Sheet, headed: _Listing, aim: _Aim) -> _Listing | None:
    """The lines of a table with those of another one, of which no head says what stands in its columns, where the
    amounts of both stand in one column and make the net total: fees on what was sold, and below them those of things.
    Of the others nothing but amounts and names is known."""
    known, total = {_place_of(net) for net in _printed(headed)}, amount_told(aim.totals, NET)
    for body in guessed(sheet.layout, sheet.style, sheet.language, aim.targets) if known and total else ():
        read = _read(body, sheet.style, aim)
        places = {net.term.partition("]")[0]: _place_of(net) for net in _printed(read)}
        if not read.adds_up or not known < set(places.values()):
            continue
        rows = [row for row, place in places.items() if place not in known]
        others = {
            term: read.claims[path].model_copy(update={"term": term, "operands": ()})
            for number, row in enumerate(rows)
            for leaf in ("description", "net")
            if (path := f"{row}].{leaf}") in read.claims and (term := f"lines[{number}].{leaf}")
        }
        tables = (_Listing(read.weight, others, adds_up=False), headed)
        return _together(sorted(tables, key=_first_place), total)
    return None


def _first_place(read: _Listing) -> tuple[int, int, Value]:
    return min(map(_place_of, _printed(read)))


def _printed(read: _Listing) -> list[Claim]:
    """The amounts of lines that stand somewhere, and were not made of others."""
    return [net for net in _nets(read.claims) if net.boxes]


def _place_of(net: Claim) -> tuple[int, int, Value]:
    """Where the amount of a line stands, in whichever column, and how much it is: one of a thing costs its price."""
    return net.page or 0, round(net.boxes[0].middle), net.value


def _further(path: str, rows: int) -> str:
    """The path of a line's cell as many rows further down."""
    return _ROW.sub(lambda row: f"lines[{int(row[1]) + rows}]", path)


def tables_of(sheet: Sheet) -> tuple[Sequence[Body], Sequence[Body]]:
    """The tables under heads, each to its first total, and each with what follows that."""
    heads = {page.number: heads_of(page, sheet.language) for page in sheet.layout.pages}
    short, long = (list(bodies(sheet.layout.pages, heads, sheet.language, beyond=beyond)) for beyond in (False, True))
    return short, long


def _are_above_net(claims: Mapping[str, Claim], totals: Mapping[str, Claim]) -> bool:
    """Whether lines make a net total that a label names, and the tax is another amount: none of them is a sum."""
    nets = [
        claim.value for term, claim in claims.items() if term.endswith("].net") and isinstance(claim.value, Decimal)
    ]
    net, tax = amount_told(totals, NET), amount_told(totals, TAX)
    named = NET in totals and bool(totals[NET].label) and TAX in totals and bool(totals[TAX].label)
    return named and bool(tax) and tax not in nets and net != amount_told(totals, GROSS) and sum(nets) == net


def _unless_sums(sheet: Sheet, claims: dict[str, Claim]) -> dict[str, Claim]:
    """Guessed lines, in doubt where what names one of them is a label of a total or of tax: sums add up as well."""
    claims = without_nothing(sheet, claims)
    told = called_a_sum(sheet, claims)
    return _doubted(claims, f"{told.raw!r} may name a sum, and no line.") if told is not None else claims


def _doubted(claims: Mapping[str, Claim], doubt: str) -> dict[str, Claim]:
    """`claims` with this doubt about every amount of a line."""
    return {term: doubted(claim, doubt, DOUBTED) if term.endswith(".net") else claim for term, claim in claims.items()}


def _rows_beside(layout: Layout, claims: Mapping[str, Claim]) -> list[Line]:
    """The lines of the pages, none of them among the guessed ones, that have the shape of a row of a table."""
    taken = {(claim.page, round(box.middle)) for claim in claims.values() for box in claim.boxes}
    return [
        line
        for page in layout.pages
        for line in page.lines
        if len(line.segments) >= _CELLS and PRICE.fullmatch(line.segments[-1].text) is not None
        if not any((page.number, round(segment.box.middle)) in taken for segment in line.segments)
    ]


def _are_of_something_else(
    rows: Sequence[Line], claims: Mapping[str, Claim], totals: Mapping[str, Claim], style: NumberStyle | None
) -> bool:
    """Whether rows on later pages make neither a line nor a total, any of them in a row together: hours as they were
    noted, beside a fee that was agreed."""
    if len(rows) > _MOST_BESIDE or min(line.page for line in rows) <= max(claim.page or 0 for claim in _nets(claims)):
        return False
    sums = accumulate((_last_of(line, style) for line in rows), initial=Decimal(0))
    made = {claim.value for claim in _nets(claims)} | {amount_told(totals, term) for term in TOTALS}
    return made.isdisjoint(last - first for first, last in combinations(sums, 2))


def _last_of(line: Line, style: NumberStyle | None) -> Decimal:
    """The amount at the end of a row; nothing where it is none in this style."""
    number = amount_in([Span(line.segments[-1], 0, len(line.segments[-1].words))], style)
    return Decimal(0) if number is None else number.value


def _listed(layout: Layout, style: NumberStyle | None, language: str | None, aim: _Aim) -> _Listing:
    """The claims of a receipt's lines and how much speaks for them."""
    found = receipt_items(layout, style, language, aim.targets)
    if found is None:
        return _NOTHING
    claims = claims_of(Columns((), ()), Roles(), found.items, [Named(name) for name in found.names], aim.totals)
    return _Listing(_weight(found.items, found.names), claims, found.items.adds_up)


def read_table(
    body: Body, style: NumberStyle | None, targets: frozenset[Decimal], table: LineTable | None = None
) -> TableRead:
    """One table, by what is taught of it, if anything is; `targets` are the amounts that its lines may add up to."""
    cells = taught_cells(body.cells, table, body.lines[0][0].width if body.lines else 0.0)
    columns = columns_of(cells, *evidence_of(body))
    figures = Figures(body.rows(columns), style, [cell.text for cell in columns.cells])
    figures, roles = with_either(figures, roles_of(columns, figures, targets), targets)
    items = items_of(figures, roles, targets, headed=any(cell.text for cell in body.cells))
    items = with_differences(figures, roles, items, targets)
    return TableRead(columns, figures, roles, items)


def _read(body: Body, style: NumberStyle | None, aim: _Aim) -> _Listing:
    """The claims of one table and how much speaks for it."""
    columns, figures, roles, items = read_table(body, style, aim.targets, aim.table)
    if not items.items:
        return _NOTHING
    names = names_of(columns, figures, roles, items.items, aim.table)
    items, cut = with_worded(items, names, style)
    items = with_counts_in_names(figures, roles, with_factors(figures, roles, items))
    items = with_third_factors(columns, figures, roles, items)
    roles, items = with_net_prices(figures, roles, items, aim.totals)
    sure = with_sureness(columns, figures, roles, items, names)
    named = [one if name is whole else Named(name.words) for one, name, whole in zip(sure, cut, names, strict=True)]
    claims = claims_of(columns, roles, items, named, aim.totals)
    told = _of_pieces(figures, roles, heads_over(columns, roles), items, _told(figures, items, claims))
    return _Listing(_weight(items, [name.words for name in names]), told, items.adds_up)


def _of_pieces(
    figures: Figures, roles: Roles, heads: Heads, items: Items, claims: dict[str, Claim]
) -> dict[str, Claim]:
    """`claims`, in doubt about the numbers of lines whose quantity or price may be of other pieces than they seem."""
    for number, item in enumerate(items.items):
        doubt = unclear(figures, roles, heads, item)
        terms = [f"lines[{number}].{leaf}" for leaf in NUMBERS] if doubt is not None else []
        for term in terms:
            if term in claims and claims[term].doubt is None:
                claims[term] = doubted(claims[term], doubt or "", DOUBTED)
    return claims


def _told(figures: Figures, items: Items, claims: dict[str, Claim]) -> dict[str, Claim]:
    """`claims`, in doubt about lonely amounts that stand below a total, or are nothing and stand below a subtotal: they
    may be charges, taxes, what was paid."""
    summed = next((place for place, row in enumerate(figures.rows) if row.kind is Kind.SUBTOTAL), len(figures.rows))
    for number, item in enumerate(items.items):
        term = f"lines[{number}].net"
        free = item.first > summed and item.net is not None and not item.net.value
        if (free or figures.rows[item.first].kind is Kind.LATER) and not item.full and term in claims:
            claims[term] = doubted(claims[term], f"{claims[term].raw} stands below a total: is it a line?", DOUBTED)
    return claims


def _weight(items: Items, names: Sequence[tuple[Span, ...]]) -> float:
    weight = sum(_FITS if item.fits else _FULL if item.full else _LONELY for item in items.items)
    if items.adds_up and any(names):
        weight += _ADDS_UP if len(items.items) > 1 or items.items[0].fits else _FITS
    return weight


def _aims(totals: Mapping[str, Claim], table: LineTable | None) -> Iterator[_Aim]:
    """The totals as printed, then, where the sum of the lines is not, before the allowances and charges below it."""
    printed = printed_totals(totals)
    yield _Aim(totals, printed, table)
    off, more = (amount_told(totals, term) for term in (ALLOWANCES, CHARGES))
    if TOTALS[0] not in totals and (off or more):
        sums = {amount_told(totals, term) for term in TOTALS[1:]} - {Decimal(0)}
        moved = (value + less - plus for value, less, plus in product(sums, {off, Decimal(0)}, {more, Decimal(0)}))
        yield _Aim(totals, frozenset(abs(value) for value in moved if value) - printed, table)


def printed_totals(totals: Mapping[str, Claim]) -> frozenset[Decimal]:
    """The totals that the lines may add up to, without signs: a net total that a tax leaves which nothing calls one is
    a guess."""
    net, tax = totals.get(NET), totals.get(TAX)
    guessed = net is not None and net.layer is Layer.DERIVED and tax is not None and not tax.label
    terms = (term for term in TOTALS if term != NET or not guessed)
    return frozenset(abs(value) for term in terms if (value := amount_told(totals, term)))
