"""The head of the first page: letterhead, parties, title and document data in the arrangements invoices have."""

from __future__ import annotations

from collections.abc import Callable

from evaluation.synthetic.canvas import set_width
from evaluation.synthetic.draft import Area, Draft, Value
from evaluation.synthetic.parts.letterhead import letterhead, logo, sender_line
from evaluation.synthetic.parts.meta import meta
from evaluation.synthetic.parts.parties import block
from evaluation.synthetic.parts.setting import Variant, choose, plain, stack

Part = Callable[[Draft, Area], float]
Row = list[tuple[float, Part]]


def title_text(draft: Draft) -> Value:
    """The title, with number and date in it where the document prints them there."""
    facts, contents = draft.facts, draft.contents
    word = draft.lex.pick(draft.rng, f"title_{facts.kind}", common=draft.options.clean)
    case = draft.rng.random()
    word = word.upper() if case < 0.35 else word
    if draft.chance(0.025):
        word = " ".join(word.upper())
    if contents.number == "title":
        dated = contents.issue == "title"
        form = draft.sentence("title_number_date" if dated else "title_number")
        if draft.lex.excludes(form.partition("{number}")[0].replace("{title}", word)):
            form = "{title} / {number} / {date}" if dated else "{title} / {number}"
        values = {"title": plain(word), "number": draft.document_number()}
        return draft.rich(form, values | ({"date": draft.day(facts.issue, "issue_date")} if dated else {}))
    if contents.issue == "title":
        return [*plain(word + " "), *draft.day(facts.issue, "issue_date")]
    return plain(word)


def title(draft: Draft, area: Area, align: str = "left") -> float:
    """The title line, and a bare number under it where the document has one. Some invoices have no title at all."""
    style = draft.style
    if draft.facts.doc_type == "invoice" and draft.contents.number == "meta" and _untitled(draft):
        return area.top
    face = style.head_face(style.title_size, bold=style.title_bold, colour=style.accent if draft.chance(0.35) else None)
    text = title_text(draft)
    while set_width(text, face) > area.wide and face.size > 7:
        face = face._replace(size=face.size - 1)
    x = {"left": area.x0, "right": area.x1, "center": (area.x0 + area.x1) / 2}[align]
    draft.canvas.text(x, area.top, text, face, align)
    y = area.top + face.size * 1.35
    if draft.contents.number == "bare":
        value = [*plain(draft.rng.choice(("# ", "", "", "#"))), *draft.document_number()]
        draft.canvas.text(x, y, value, style.face(draft.rng.choice((1.0, 1.2)), bold=draft.chance(0.4)), align)
        y += style.step * 1.2
    if draft.contents.due == "headline":
        y = stack(draft, Area(area.x0, y, area.x1), [draft.fill(draft.sentence("headline"))],
                  style.face(1.3, bold=True), align=align)  # fmt: skip
    return y


def _untitled(draft: Draft) -> bool:
    return not draft.options.clean and draft.contents.due != "headline" and draft.chance(0.12)


def _title(align: str) -> Part:
    return lambda draft, area: title(draft, area, align)


def buyer(draft: Draft, area: Area) -> float:
    """The buyer under a heading."""
    if not draft.contents.buyer:
        return area.top
    return block(draft, area, draft.facts.buyer, "buyer", "buyer", ids=0.15)


def window(draft: Draft, area: Area) -> float:
    """The buyer without a heading, as in an address window."""
    if not draft.contents.buyer:
        return area.top
    return block(draft, area, draft.facts.buyer, "buyer", "", ids=0.08)


def seller(draft: Draft, area: Area) -> float:
    """The seller under a heading."""
    return block(draft, area, draft.facts.seller, "seller", "seller", ids=0.6, contacts=draft.rng.choice((0.0, 0.6)))


def ship_to(draft: Draft, area: Area) -> float:
    """A third party: where the goods go, or who is to be paid."""
    key = "ship_to" if draft.chance(0.85) else "remit_to"
    facts = draft.facts
    other = (
        facts.buyer if draft.chance(0.6) and key == "ship_to" else facts.seller if key == "remit_to" else facts.ship_to
    )
    return block(draft, area, other, "other", key, ids=0.1)


def place_and_date(draft: Draft, area: Area) -> float:
    """ "Town, date" on a line of its own."""
    if draft.contents.issue != "place":
        return area.top
    word = {"de": ", den ", "fr": ", le ", "it": ", ", "nl": ", "}.get(draft.facts.language, ", ")
    line = [*plain(draft.facts.seller.city + word), *draft.day(draft.facts.issue, "issue_date")]
    align = draft.rng.choice(("left", "right", "right"))
    return stack(draft, area, [line], draft.style.face(), align=align)


def _rows(draft: Draft, area: Area, rows: list[Row]) -> float:
    """Parts side by side in rows; each part has its share of the width."""
    gap = draft.style.step * draft.rng.choice((0.8, 1.2, 1.8))
    y = area.top
    for row in rows:
        x, bottom = area.x0, y
        for share, part in row:
            right = x + area.wide * share
            inner = right - (14 if right < area.x1 - 1 else 0)
            bottom = max(bottom, part(draft, Area(x, y, inner)))
            x = right
        y = bottom + gap if bottom > y else y
    return y


def _space(_draft: Draft, area: Area) -> float:
    return area.top


def _split(draft: Draft, *shares: float) -> float:
    return draft.rng.choice(shares)


def _third(draft: Draft) -> Row:
    """Buyer and ship-to beside each other, or the buyer alone."""
    if draft.contents.ship_to:
        pair: Row = [(0.5, buyer), (0.5, ship_to)]
        return pair if draft.chance(0.8) else pair[::-1]
    return [(0.55, buyer)]


def letter(draft: Draft, area: Area) -> float:
    """Letterhead, sender line and window at the left, document data at the right, title below."""
    y = letterhead(draft, area) + draft.style.step
    y = max(y, 100.0 + draft.rng.choice((0.0, 20.0, 40.0)))
    left = Area(area.x0, y, area.x0 + area.wide * 0.5)
    if draft.chance(0.55):
        left = left._replace(top=sender_line(draft, left))
    bottom = window(draft, left)
    if draft.contents.ship_to and draft.chance(0.5):
        bottom = ship_to(draft, left._replace(top=bottom + 12))
    right = Area(area.x0 + area.wide * _split(draft, 0.55, 0.6, 0.65), y, area.x1)
    beside = draft.chance(0.65)
    if beside:
        bottom = max(bottom, meta(draft, right))
    y = place_and_date(draft, Area(area.x0, bottom + 16, area.x1))
    y = title(draft, Area(area.x0, y + 6, area.x1))
    return y + 4 if beside else meta(draft, Area(area.x0, y + 4, area.x1)) + 6


def window_right(draft: Draft, area: Area) -> float:
    """Letterhead left, title and data left, the buyer's window at the right."""
    y = letterhead(draft, area) + draft.style.step
    split = _split(draft, 0.5, 0.55, 0.62, 0.66)
    rows: list[Row] = [[(split, _title("left")), (1 - split, _space)], [(split, meta), (1 - split, window)]]
    if draft.chance(0.4):
        rows = [[(split, _space), (1 - split, window)], [(1.0, place_and_date)], [(1.0, _title("left"))], [(1.0, meta)]]
    return _rows(draft, Area(area.x0, y, area.x1), rows)


def title_right(draft: Draft, area: Area) -> float:
    """Letterhead at the left with the title over the data at the right; parties below."""
    split = _split(draft, 0.5, 0.55, 0.6)
    align = draft.rng.choice(("left", "right"))
    left = letterhead(draft, Area(area.x0, area.top, area.x0 + area.wide * split))
    right = title(draft, Area(area.x0 + area.wide * split + 10, area.top, area.x1), align)
    under = draft.chance(0.7)
    if under:
        right = meta(draft, Area(area.x0 + area.wide * split + 10, right + 4, area.x1))
    y = max(left, right) + draft.style.step
    rows: list[Row] = [_third(draft)] if under else [[(0.5, buyer), (0.5, meta)]]
    return _rows(draft, Area(area.x0, place_and_date(draft, Area(area.x0, y, area.x1)), area.x1), rows)


def side_by_side(draft: Draft, area: Area) -> float:
    """A title over the page, then seller and buyer as labelled blocks beside each other, data as a table."""
    y = title(draft, area, draft.rng.choice(("left", "center", "right")))
    parties: Row = [(0.5, seller), (0.5, buyer)]
    if draft.contents.ship_to and draft.chance(0.5):
        parties = [(0.34, seller), (0.33, buyer), (0.33, ship_to)]
    if draft.chance(0.12):
        parties.reverse()
    rows: list[Row] = [parties, [(1.0, meta)]]
    if draft.chance(0.35):
        rows.reverse()
    return _rows(draft, Area(area.x0, place_and_date(draft, Area(area.x0, y + 6, area.x1)), area.x1), rows)


def three_columns(draft: Draft, area: Area) -> float:
    """Letterhead, then buyer, ship-to and data as three columns."""
    y = letterhead(draft, area) + draft.style.step
    y = title(draft, Area(area.x0, y, area.x1), draft.rng.choice(("left", "left", "center", "right")))
    middle: Part = ship_to if draft.contents.ship_to or draft.chance(0.4) else seller
    row: Row = [(0.32, buyer), (0.32, middle), (0.36, meta)]
    if draft.chance(0.4):
        row = [row[2], row[0], row[1]]
    return _rows(draft, Area(area.x0, y, area.x1), [row, [(1.0, place_and_date)]])


def strip(draft: Draft, area: Area) -> float:
    """Letterhead, parties, then a strip of document data over the whole width."""
    y = letterhead(draft, area) + draft.style.step
    rows: list[Row] = [
        [(1.0, _title(draft.rng.choice(("left", "center", "right"))))],
        _third(draft),
    ]
    if draft.chance(0.5):
        rows.reverse()
    rows += [[(1.0, place_and_date)], [(1.0, meta)]]
    return _rows(draft, Area(area.x0, y, area.x1), rows)


def modern(draft: Draft, area: Area) -> float:
    """A large title at the top left with inline data under it, a logo at the right, then the parties."""
    y = title(draft, area)
    if draft.chance(0.6):
        logo(draft, area.x1 - 60, area.top, 30)
    y = meta(draft, Area(area.x0, y, area.x0 + area.wide * 0.55)) + draft.style.step
    row: Row = [(0.5, _unlabelled_seller), (0.5, buyer)]
    y = place_and_date(draft, Area(area.x0, y, area.x1))
    return _rows(draft, Area(area.x0, y, area.x1), [row])


def _unlabelled_seller(draft: Draft, area: Area) -> float:
    return block(draft, area, draft.facts.seller, "seller", "", ids=0.7, contacts=0.4)


def buyer_first(draft: Draft, area: Area) -> float:
    """The buyer at the top left, the seller at the right or below."""
    if draft.chance(0.5):
        y = _rows(draft, area, [[(0.5, window if draft.chance(0.4) else buyer), (0.5, _unlabelled_seller)]])
    else:
        y = _rows(draft, area, [[(0.6, buyer)], [(0.6, seller)]])
    y = title(draft, Area(area.x0, y + 8, area.x1), draft.rng.choice(("left", "center")))
    y = place_and_date(draft, Area(area.x0, y, area.x1))
    return meta(draft, Area(area.x0, y, area.x1)) + draft.style.step


def data_first(draft: Draft, area: Area) -> float:
    """Title and data at the top, letterhead under them, the buyer beside."""
    split = _split(draft, 0.45, 0.5)
    rows: list[Row] = [
        [(1.0, _title(draft.rng.choice(("left", "right", "center"))))],
        [(1.0, place_and_date)],
        [(split, letterhead), (1 - split, meta)],
        _third(draft),
    ]
    return _rows(draft, area, rows)


def no_seller(draft: Draft, area: Area) -> float:
    """Nothing of the seller in the head: its name stands in the footer alone."""
    draft.footer_name = True
    if draft.chance(0.6):
        logo(draft, area.x0 if draft.chance(0.5) else area.x1 - 80, area.top, 34)
    rows: list[Row] = [[(0.5, buyer if draft.chance(0.6) else window), (0.5, meta)],
                                           [(1.0, place_and_date)], [(1.0, _title("left"))]]  # fmt: skip
    return _rows(draft, Area(area.x0, area.top + 44, area.x1), rows)


HEADS = (
    Variant("letter", 20, "A", letter),
    Variant("window right", 11, "B", window_right),
    Variant("title right", 20, "C", title_right),
    Variant("side by side", 13, "D", side_by_side),
    Variant("three columns", 8, "E", three_columns),
    Variant("strip", 11, "A", strip),
    Variant("modern", 8, "B", modern),
    Variant("buyer first", 5, "C", buyer_first),
    Variant("data first", 6, "D", data_first),
    Variant("no seller", 3, "E", no_seller),
)


def head(draft: Draft) -> float:
    """The head of the first page; returns where the body starts."""
    style = draft.style
    area = Area(style.x0, style.top, style.x1)
    by_name = {variant.name: variant.draw for variant in HEADS}
    if draft.options.plan in by_name:
        draft.used["head"] = draft.options.plan
        return float(by_name[draft.options.plan](draft, area))
    return float(choose(draft, "head", HEADS)(draft, area))
