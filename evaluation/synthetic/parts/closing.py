"""What follows the totals: words, exemption, payment terms, bank block, notes, greeting, slips."""

from __future__ import annotations

from evaluation.synthetic.canvas import set_width
from evaluation.synthetic.draft import Area, Draft, Value
from evaluation.synthetic.parts.meta import method, terms_text
from evaluation.synthetic.parts.setting import Variant, choose, fits, paired, plain, stack


def bank_pairs(draft: Draft, *, second: bool = False) -> list[tuple[str, Value]]:
    """Labels and values of one account."""
    facts, lex = draft.facts, draft
    pairs: list[tuple[str, Value]] = []
    if draft.chance(0.35) and not second:
        name = lex.text(facts.seller.name, "seller.name")
        pairs.append((draft.word("account_holder"), name))
    if draft.chance(0.8):
        pairs.append((draft.word("bank"), plain(facts.bank if not second else facts.bank.replace("Bank", "Bk."))))
    domestic = facts.country in {"US", "IN", "MY"} or draft.chance(0.06)
    if (facts.country in {"US", "IN", "MY", "GB"} and draft.chance(0.7)) or domestic:
        pairs.append(
            (
                draft.word("bank_code"),
                plain(f"{draft.rng.randrange(10, 99)}-{draft.rng.randrange(10, 99)}-{draft.rng.randrange(10, 99)}"),
            )
        )
        pairs.append((draft.word("account_number"), plain(facts.account)))
    if not domestic:
        iban = facts.second_iban if second else facts.printed_iban
        terms = [] if second else ["payment.iban"]
        pairs.append((draft.word("iban"), draft.iban(iban, *terms)))
        if draft.chance(0.75):
            bic = facts.second_bic if second else facts.bic
            pairs.append((draft.word("bic"), draft.text(bic, *([] if second else ["payment.bic"]))))
    return [(label, value) for label, value in pairs if label]


def bank_lines(draft: Draft, *, second: bool = False) -> list[Value]:
    """The account as lines "Label: value"."""
    colon = draft.rng.choice((":", ":", ""))
    bare = draft.chance(0.3)
    lines = []
    for label, value in bank_pairs(draft, second=second):
        hidden = bare and label in draft.lex.options("bank")
        lines.append(value if hidden else paired(label + colon, value))
    return lines


def _bank_block(draft: Draft, area: Area) -> float:
    lines = bank_lines(draft)
    if draft.chance(0.5):
        lines.append(
            paired(
                draft.word("payment_reference") + ":",
                draft.document_number("payment.reference", primary=False),
            )
        )
    if draft.contents.second_account:
        lines += bank_lines(draft, second=True)
    head = draft.word("bank_heading")
    face = draft.style.face(draft.rng.choice((1.0, 0.9)))
    if head and draft.chance(0.7):
        draft.canvas.text(area.x0, area.top, head + draft.rng.choice(("", ":")), face._replace(bold=draft.chance(0.7)))
        area = Area(area.x0, area.top + face.size * 1.4, area.x1)
    return stack(draft, area, lines, face)


def _bank_row(draft: Draft, area: Area) -> float:
    """The account on one line."""
    line: Value = []
    for label, value in bank_pairs(draft):
        line += [*plain((draft.rng.choice((", ", " | ", "   ")) if line else "") + label + " "), *value]
    return stack(draft, area, [line], draft.style.face(0.95))


def _bank_columns(draft: Draft, area: Area) -> float:
    face = draft.style.face()
    pairs = bank_pairs(draft)
    split = area.x0 + max((set_width(label, face) for label, _ in pairs), default=40) + face.size * 1.5
    y = area.top
    for label, value in pairs:
        draft.canvas.text(area.x0, y, label, face._replace(bold=draft.style.bold_labels))
        draft.canvas.text(split, y, value, face)
        y += face.size * 1.45
    return y


BANKS = (
    Variant("lines", 60, "A", _bank_block),
    Variant("row", 15, "B", _bank_row),
    Variant("columns", 25, "C", _bank_columns),
)


def zero_wording(draft: Draft) -> Value:
    """The sentence that says why no tax is charged."""
    reason = draft.facts.zero_reason
    return plain(draft.sentence(reason)) if reason not in {"", "none"} else []


def sentences(draft: Draft) -> list[Value]:
    """Terms, notes and thanks, each a paragraph."""
    lines = [*_payment_sentences(draft), *_identity_sentences(draft)]
    if not draft.options.clean:
        count = draft.rng.choices((0, 1, 2, 3, 5), (40, 28, 18, 9, 5))[0]
        notes = dict.fromkeys(draft.sentence("notes") for _ in range(count))
        lines.extend(draft.fill(note) for note in notes)
        if draft.chance(0.22):
            lines.append(draft.fill(draft.sentence("delivery")))
    if draft.chance(0.45):
        lines.append(plain(draft.sentence("thanks")))
    if draft.chance(0.4) and not draft.options.clean:
        draft.rng.shuffle(lines)
    if draft.chance(0.15):
        seller = draft.facts.seller
        signed = plain(seller.contact) if draft.chance(0.6) else draft.text(seller.name, "seller.name", primary=False)
        lines += [plain(draft.sentence("greeting")), signed]
    return [line for line in lines if line]


def _payment_sentences(draft: Draft) -> list[Value]:
    facts, contents = draft.facts, draft.contents
    lines = [zero_wording(draft)]
    if contents.due == "sentence":
        lines.append(draft.fill(draft.sentence("pay_by")))
    if contents.discount:
        lines.append(draft.fill(draft.sentence("discount")))
    elif contents.terms == "notes":
        lines.append(draft.text(terms_text(draft), "payment.terms"))
    if contents.due == "payment":
        lines.append(paired(draft.label("due_date"), draft.day(facts.due, "due_date")))
    if draft.chance(0.05) and facts.kind == "invoice" and not draft.options.clean:
        lines.append(draft.fill(draft.sentence("debit")))
    if draft.chance(0.15):
        lines.append(paired(draft.word("payment_method") + ":", plain(method(draft))))
    return lines


def _identity_sentences(draft: Draft) -> list[Value]:
    facts, contents = draft.facts, draft.contents
    lines: list[Value] = []
    if contents.seller_vat == "sentence":
        lines.append(draft.fill(draft.sentence("vat_footer")))
    if contents.buyer_vat == "sentence":
        lines.append(paired(draft.word("vat_id_buyer") + ":", draft.vat(facts.buyer.vat_id, "buyer.vat_id")))
    if facts.kind in {"credit_note", "correction"} and draft.chance(0.4):
        lines.append(draft.fill(draft.sentence("reference")))
    return lines


def closing(draft: Draft, area: Area) -> float:
    """Everything after the totals; goes on to a new page where the room ends. Returns the bottom."""
    y = area.top
    face = draft.style.face(draft.rng.choice((1.0, 1.0, 0.9, 0.85)))
    for line in sentences(draft):
        y = _room(draft, y, 3 * face.size)
        y = stack(draft, Area(area.x0, y, area.x1), [line], face) + draft.style.size * draft.gap
    if draft.contents.iban == "payment":
        y = _room(draft, y, 9 * face.size)
        y = float(choose(draft, "bank", BANKS)(draft, Area(area.x0, y + 4, area.x1)))
    if draft.contents.slip:
        y = _slip(draft, Area(area.x0, y, area.x1))
    return y


def _room(draft: Draft, y: float, need: float) -> float:
    return y if y + need < draft.style.floor else draft.next_page()


def _slip(draft: Draft, area: Area) -> float:
    """A payment slip at the foot of the page: payee, account, reference, amount, payer."""
    facts, style = draft.facts, draft.style
    high = 130.0
    y = area.top + 10
    if y + high > style.floor:
        y = draft.next_page()
    y = max(y, style.floor - high)
    draft.canvas.rule(area.x0, y, area.x1, y, 0.4, style.grey)
    face = style.face(0.85)
    thirds = area.wide / 3
    left: list[Value] = [
        plain(draft.word("account_holder"), bold=True),
        draft.text(facts.seller.name, "seller.name", primary=False),
        plain(f"{facts.seller.post_code} {facts.seller.city}"),
        draft.iban(facts.printed_iban, "payment.iban"),
    ]
    middle: list[Value] = [
        plain(draft.word("payment_reference"), bold=True),
        draft.document_number("payment.reference", primary=False),
        plain(draft.word("due", currency=facts.currency), bold=True),
        [*plain(facts.currency + "  "), *draft.amount(facts.sums.due, "totals.due", primary=False, marked=False)],
    ]
    right: list[Value] = [
        plain(draft.word("buyer"), bold=True),
        draft.text(facts.buyer.name, "buyer.name", primary=False),
        plain(facts.buyer.street.split("\n")[0]),
        plain(f"{facts.buyer.post_code} {facts.buyer.city}"),
    ]
    for index, lines in enumerate((left, middle, right)):
        x = area.x0 + index * thirds
        stack(draft, Area(x, y + 10, x + thirds - 10), lines, face, pitch=1.5)
    return y + high


def in_words(draft: Draft, area: Area) -> float:
    """The amount in words, roughly: digits spelt one by one, as such lines are never read for their value."""
    names = draft.digit_names
    whole = f"{abs(int(draft.facts.sums.due))}"
    text = "-".join(names[int(char)] for char in whole)
    line = paired(draft.word("in_words") + ":", plain(f"{text} {draft.facts.currency}"))
    return stack(draft, area, [line], draft.style.face(0.95)) if fits(line, draft.style.face(), 9e9) else area.top


def second_currency(draft: Draft, area: Area) -> float:
    """The totals again in another currency under an exchange rate."""
    facts = draft.facts
    other = draft.rng.choice([code for code in ("EUR", "USD", "GBP", "CHF") if code != facts.currency])
    factor = draft.rng.randrange(70, 140)
    lines: list[Value] = []
    for value in (facts.sums.net, facts.sums.tax, facts.sums.gross):
        text = draft.word("second_currency", currency=other)
        lines.append(plain(f"{text} {draft.number(value * factor / 100)} {other}"))
    lines.append(plain(f"1 {facts.currency} = {draft.number(facts.sums.net.__class__(factor) / 100, 4)} {other}"))
    return stack(draft, area, lines[-draft.rng.choice((1, 2, 4)) :], draft.style.face(0.9))
