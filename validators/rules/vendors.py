"""Who invoices: the vendor master, and what is usual of a seller by its earlier invoices."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from statistics import median
from typing import Any

from schemas import (
    DocType,
    Earlier,
    Invoice,
    Like,
    Severity,
    Vendor,
    assemble,
    folded,
    plain,
    same_account,
    seller_keys,
    vendor_keys,
)
from schemas.keys import SELLER_TERMS
from schemas.names import is_form
from validators.identity import Known
from validators.identity.links import pays_like
from validators.identity.vendors import is_number_of
from validators.identity.wording import same_name
from validators.likeness import same_words
from validators.reference import Reference
from validators.rule import Facts, Fail, NotApplicable, Rule, Said, example

_NO_MASTER = "No vendor master was loaded."
_NO_SELLER = "The seller is not known."
_NO_VENDOR = "The vendor master does not hold this seller."
_NOTHING_USUAL = "The amount is not known, or there are too few earlier invoices of this seller in its currency."
_LINKING = 3  # letters of a word between a name and its place: "te", "in", "à"
_OF_SELLER = {"seller.vat_id": "vat_id", "seller.tax_number": "tax_number"}


def _master(facts: Facts) -> Sequence[Vendor] | None:
    """The rows of the vendor who is certain to sell, else those that share a number or the whole name with the seller;
    None where no vendors are known."""
    if facts.who.vendor is not None:
        return facts.who.vendors
    seller = facts.invoice.seller
    numbers = vendor_keys(seller.name or "", (seller.vat_id, seller.tax_number))
    return facts.reference.vendors([*seller_keys(seller), *numbers])


def _listed(facts: Facts) -> Iterator[Said]:
    found = _master(facts)
    if found is None:
        yield NotApplicable(_NO_MASTER)
    elif not seller_keys(facts.invoice.seller):
        yield NotApplicable(_NO_SELLER)
    elif not found:
        yield Fail(_NO_VENDOR, seen=facts.invoice.seller.name)


def _agrees(facts: Facts) -> Iterator[Said]:
    seller, found = facts.invoice.seller, _master(facts)
    if not found:
        yield NotApplicable(_NO_MASTER if found is None else _NO_VENDOR)
    elif len(vendors := dict.fromkeys(vendor.vendor for vendor in found)) > 1:
        yield Fail(f"Its name and its numbers are those of several vendors: {', '.join(vendors)}.", seen=seller.name)
    else:
        yield from _differences(found, facts.invoice)


def _differences(rows: Sequence[Vendor], invoice: Invoice) -> Iterator[Fail]:
    seller, vendor = invoice.seller, rows[0]
    names = [name for name in (seller.name, seller.trading_name) if name]
    if names and not any(same_words(name, row.name) for name in names for row in rows):
        yield Fail(
            f"The seller of this number is called otherwise in the vendor master, as {vendor.vendor}.",
            ("seller.name",),
            seen=names[0],
            expected=vendor.name,
        )
    for term, attribute in _OF_SELLER.items():
        printed = getattr(seller, attribute)
        listed = [number for row in rows if (number := getattr(row, attribute))]
        if printed and listed and not any(is_number_of(printed, row) for row in rows):
            yield Fail(
                f"The vendor master has another number for {vendor.vendor}.", (term,), seen=printed, expected=listed[0]
            )
    country, countries = seller.address.country, {row.country for row in rows if row.country}
    if country and countries and country not in countries:
        yield Fail(
            f"{vendor.vendor} is of another country in the vendor master.",
            ("seller.address.country",),
            seen=country,
            expected=", ".join(sorted(countries)),
        )


def _account(facts: Facts) -> Iterator[Said]:
    # Where no account is printed, whoever pays by camera pays to that of the code.
    stated = facts.invoice.payment.ibans or tuple(code.account for code in facts.codes if code.account)
    if not stated:
        yield NotApplicable("Nothing says where to pay.")
        return
    known, further = _accounts(facts), _further(facts)
    if not known and not further and not facts.who.asked:
        yield NotApplicable("No bank account of this seller is known.")
        return
    paid = facts.invoice.payment.iban
    named_beside = {row.iban for row in facts.invoice.payment.other_accounts} - {paid}
    for address in dict.fromkeys(stated):
        beside = further if address in named_beside else ()
        if address in named_beside and _is_vendor(address, facts):
            continue
        if not any(same_account(address, other) or _is_its_page(address, other, facts) for other in (*known, *beside)):
            message = "The seller is not known to be paid there."
            yield Fail(
                message if known else "It is not known yet where this seller is paid.",
                seen=address,
                expected=", ".join(known) or None,
            )


def _is_its_page(address: str, other: str, facts: Facts) -> bool:
    """Whether a link is as a known one. The name on the document alone may hold that of a host of many sellers beside
    the vendor's ("Alpha by Paysome"): the one that is known counts, too."""
    number, name = facts.invoice.invoice_number, facts.invoice.seller.name
    if not pays_like(address, other, number, name):
        return False
    listed: list[str | None] = [row.name for row in _master(facts) or ()]
    names = listed or [one.invoice.seller.name for one in facts.before]
    return any(pays_like(address, other, number, one) for one in names)


def _is_vendor(payee: str, facts: Facts) -> bool:
    """Whether a payee is called as the vendor who is certain to sell, be it with a word and its own city behind that
    ("Foundation Pine te Raalte"): the reader may have taken a part of the name for the seller's."""
    words, place = payee.split(), (facts.invoice.seller.address.city or "").split()
    before, behind = words[: len(words) - len(place)], words[len(words) - len(place) :]
    linked = len(before) > 1 and before[-1].islower() and len(before[-1]) <= _LINKING
    own = bool(place) and linked and list(map(folded, behind)) == list(map(folded, place))
    names = (payee, " ".join(before[:-1])) if own else (payee,)
    return any(_is_called(name, row.name) for name in names for row in facts.who.vendors)


def _payee(facts: Facts) -> Iterator[Said]:
    seller, payment, payee = facts.invoice.seller, facts.invoice.payment, facts.invoice.payee
    others = ((f"payment.other_accounts[{n}].name", one.name, one.iban) for n, one in enumerate(payment.other_accounts))
    named = (
        ("payee.name", payee.name, payment.iban),
        ("payment.account_name", payment.account_name, payment.iban),
        *others,
    )
    if not any(name for _, name, _ in named):
        yield NotApplicable("Nobody is named to whom it is paid.")
        return
    own = [name for name in (seller.name, seller.trading_name, _person(seller.contact.name)) if name]
    known, before, told, unjudged = _accounts(facts), _documents(facts), dict[str, list[str]](), False
    for path, name, account in named:
        listed = account is not None and any(same_account(account, other) for other in known)
        if not name or any(_is_called(name, one) for one in own):
            continue
        if listed and not _is_another(name, facts, before or ()):
            continue
        if listed and before is None:
            unjudged = True
        else:
            told.setdefault(name, []).append(path)
    for name, paths in told.items():
        yield Fail(f"{name} is named as who is paid, and is not the seller.", tuple(paths), name, seller.name)
    if unjudged and not told:
        yield NotApplicable("Nothing is known of whom earlier documents of this seller named.")


def _documents(facts: Facts) -> Sequence[Earlier] | None:
    """Earlier exported documents of the seller, of any kind and without this one; None where nothing is known of them.
    A credit note names whom the invoices named."""
    sellers = seller_keys(facts.invoice.seller)
    found = facts.reference.earlier(Like(sellers=sellers)) if sellers else ()
    return None if found is None else [one for one in found if one.sha256 != facts.sha256]


def _is_another(name: str, facts: Facts, before: Sequence[Earlier]) -> bool:
    """Whether who is named beside an account of the seller's is somebody else, whom no document of it `before` had
    paid: an account belongs to one, and a bank that compares names pays neither. On a page, where names are read least
    surely, a company by its legal form."""
    seller, words = facts.invoice.seller, name.split()
    own = [one for one in (seller.name, seller.trading_name, *(row.name for row in facts.who.vendors)) if one]
    paid = (paid for one in before for paid in (one.invoice.payee.name, one.invoice.payment.account_name) if paid)
    sure = not facts.from_page or any(map(is_form, words))
    return sure and not any(same_name(name, one, 1) or same_words(name, one) for one in (*own, *paid))


def _is_called(name: str, own: str) -> bool:
    """Whether `name` is the name `own`, with or without its legal form, or its words in another order: "Rossi Mario".

    Less of it ("Ltd") or more ("Northfield Factoring for Alpha Ltd") is somebody else.
    """
    return same_name(name, own, 1) or sorted(map(folded, name.split())) == sorted(map(folded, own.split()))


def _person(contact: str | None) -> str | None:
    """The name of a contact, who may own the account where a person sells by a trade's name; none of a company."""
    return None if contact is None or any(map(is_form, contact.split())) else contact


def _accounts(facts: Facts) -> tuple[str, ...]:
    """Where the seller is paid: by the master and by what two people confirmed; where neither a master nor the
    user's own companies are known, by earlier exports."""
    listed = tuple(dict.fromkeys(iban for vendor in _master(facts) or () for iban in vendor.ibans))
    if facts.who.asked:
        return listed
    return listed or tuple(iban for one in facts.before for iban in one.invoice.payment.ibans)


def _further(facts: Facts) -> tuple[str, ...]:
    """What may stand beside the account to pay, and is none to pay to by itself where one is known."""
    return tuple(dict.fromkeys(account for vendor in _master(facts) or () for account in vendor.further))


def _itself(facts: Facts) -> Iterator[Said]:
    if facts.reference.vendors(()) is None:
        yield NotApplicable(_NO_MASTER)
    elif facts.who.like is not None:
        yield Fail(
            f"The seller is called like {facts.who.like.name}, but none of its numbers is that vendor's.",
            seen=facts.invoice.seller.name,
            expected=facts.who.like.name,
        )


def _currency(facts: Facts) -> Iterator[Said]:
    currency = facts.invoice.currency
    master = _master(facts) or ()
    usual = {vendor.currency for vendor in master if vendor.currency}
    if not usual and len(facts.before) >= facts.policy.reference.usual_after:
        usual = {one.invoice.currency for one in facts.before if one.invoice.currency}
    if currency is None or not usual:
        yield NotApplicable("The currency, or the one that is usual of this seller, is not known.")
    elif currency not in usual:
        yield Fail(
            "The seller does not usually invoice in this currency.",
            seen=currency,
            expected=", ".join(sorted(usual)),
        )


def _amount(facts: Facts) -> Iterator[Said]:
    gross = facts.invoice.totals.gross
    before = [
        abs(one.invoice.totals.gross)
        for one in facts.before
        if one.invoice.totals.gross is not None and one.invoice.currency == facts.invoice.currency
    ]
    settings = facts.policy.reference
    if gross is None or len(before) < settings.usual_after:
        yield NotApplicable(_NOTHING_USUAL)
        return
    usual = median(before)
    if abs(gross) > settings.usual_times * usual and abs(gross) > max(before):
        yield Fail(
            f"The amount is more than {settings.usual_times} times what is usual of this seller.",
            seen=plain(gross),
            expected=plain(usual),
        )


_IBAN, _OTHER_IBAN = "DE75512108001245126199", "DE89370400440532013000"
_VAT = "DE136695976"


class _Master(Reference):
    """Knowledge for the examples: one vendor, which was paid 100 euros five times."""

    def vendors(self, sellers: Collection[str]) -> Sequence[Vendor]:
        vendor = Vendor(vendor="70001", name="Alpha Ltd", vat_id=_VAT, currency="EUR", ibans=(_IBAN,))
        return (vendor,) if {f"vat:{_VAT}", "name:ALPHALTD"} & set(sellers) else ()

    def earlier(self, like: Like) -> Sequence[Earlier]:
        invoice = assemble({"totals.gross": Decimal(100), "currency": "EUR"})
        return [Earlier(str(number) * 64, "example", DocType.INVOICE, invoice) for number in range(5)]


def _from(name: str = "Alpha Ltd", **values: Any) -> Facts:
    given: dict[str, Any] = {"seller.name": name, "seller.vat_id": _VAT, "totals.gross": Decimal(90), "currency": "EUR"}
    given |= {term.replace("__", "."): value for term, value in values.items()}
    return example(given, reference=_Master())


RULES: tuple[Rule, ...] = (
    Rule(
        id="VEND-1",
        sentence="The seller is in the vendor master, where one was loaded.",
        todo="Check the seller, enter it in the vendor master, load that and replay the document.",
        terms=SELLER_TERMS,
        severity=Severity.WARNING,
        source="our own",
        check=_listed,
        passing=_from(),
        failing=_from("Beta Ltd", seller__vat_id=None),
    ),
    Rule(
        id="VEND-2",
        sentence="Name, numbers and country of the seller are those of the vendor master.",
        todo="Find out, through a contact you know, whether this is the vendor; correct the master if it has moved.",
        terms=(*SELLER_TERMS, "seller.trading_name", "seller.address.country"),
        severity=Severity.WARNING,
        source="our own",
        check=_agrees,
        passing=_from("ALPHA Limited Ltd"),
        failing=_from("Beta Services"),
    ),
    Rule(
        id="VEND-3",
        sentence="Whatever says where to pay, an account, a link, a wallet or a payee, is known to be the seller's.",
        todo="Two people decide: one asks the vendor through a contact known before this document, one confirms.",
        terms=("payment.iban", "payment.other_accounts[].iban", *SELLER_TERMS),
        severity=Severity.WARNING,
        source="our own, against payments diverted by changed bank details",
        check=_account,
        passing=_from(payment__iban=_IBAN),
        failing=_from(payment__iban=_OTHER_IBAN),
    ),
    Rule(
        id="VEND-7",
        sentence="Whoever is named as payee or account holder is the seller, or, at a known account, was named before.",
        todo="Ask the vendor, through a contact known before this document, who is to be paid.",
        terms=("payee.name", "payment.account_name", "payment.other_accounts[].name", "seller.name"),
        severity=Severity.WARNING,
        source="our own, against payments diverted to a third party",
        check=_payee,
        passing=_from(payment__account_name="Alpha Ltd"),
        failing=_from(payee__name="Gamma Factoring AG"),
    ),
    Rule(
        id="VEND-4",
        sentence="The currency is one in which the seller usually invoices.",
        todo="Check the currency on the document and with the vendor.",
        terms=("currency", *SELLER_TERMS),
        severity=Severity.WARNING,
        source="our own",
        check=_currency,
        passing=_from(),
        failing=_from(currency="USD"),
    ),
    Rule(
        id="VEND-5",
        sentence="The amount is not far above what is usual of the seller.",
        todo="Check the amount on the document, and whether so much was ordered.",
        terms=("totals.gross", "currency", *SELLER_TERMS),
        severity=Severity.WARNING,
        source="our own",
        check=_amount,
        passing=_from(),
        failing=_from(totals__gross=Decimal(1001)),
    ),
    Rule(
        id="VEND-6",
        sentence="A seller that is called like a known vendor is that vendor, by a number of its own.",
        todo="Ask the vendor, through a contact known before this document, whether the invoice is its own.",
        terms=SELLER_TERMS,
        severity=Severity.WARNING,
        source="our own, against invoices in a vendor's name",
        check=_itself,
        passing=_from(),
        failing=_from()._replace(who=Known(like=Vendor(vendor="70001", name="Alpha Ltd", vat_id=_VAT))),
    ),
)
