"""The one shape of a language: wordings as data, nothing else, in one file a language.

In a file wordings are parted by "|"; lists in brackets are patterns, whatever the case; in `speech` each wording is a
pattern, and bars with blanks part them. Keys of `labels` are the term paths of `schemas.terms` and four roles that name
a block or an identifier whose owner the place on the page decides: "seller", "buyer", "vat_id", "tax_number". Keys of
`others` are the competing labels that claim nothing; `match_label` reports them as "other.<key>", third parties as
"third_party".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

Role = Literal["seller", "buyer", "vat_id", "tax_number"]
Column = Literal[
    "position", "code", "description", "quantity", "unit", "unit_price", "discount", "tax_rate", "tax_amount",
    "net", "gross", "date",
]  # fmt: skip
Row = Literal["total", "subtotal", "carried_forward"]
Title = Literal[
    "invoice", "credit_note", "receipt", "pro_forma", "reminder", "statement", "order", "delivery_note", "quote",
    "self_billing", "correction", "prepayment", "partial", "final", "simplified",
]  # fmt: skip
Exemption = Literal["reverse_charge", "intra_community", "export", "exempt", "small_business", "margin"]
Notice = Literal[
    "cancelled", "paid", "copy", "specimen", "pro_forma", "customs", "thousands", "credit", "refund", "do_not_pay",
    "account_closed", "account_new", "reminder", "parts", "received", "corrects",
]  # fmt: skip

# Words of paying: what speaks of it, what only informs of it, by telephone; who is to be paid, and for whom somebody
# acts, who owes or pays; of labels, what begins the name of an account, or of what is the payer's; what may come on
# top of a total or go off it, and how that is said, but not of prices, nor to who pays late; terms that run to the
# end of a month; ways to pay that say no day; what is done before the goods come; what allows the reader something;
# what is called an amount; what asks the reader to pay, says that an amount is enough or falls due, or that no more
# is to be paid; what is the total before tax, or a part or a multiple of the total; what says before a month that it is
# the time of something; and words for "or" and for "already", and what a payment is
# that was done.
Paying = Literal[
    "pays", "tells", "phones", "payees", "acting", "debtors", "accounts", "payers", "extras", "changes", "prices",
    "late", "month_end", "cash", "ahead", "permits", "sums", "asks", "enough", "limits", "before_tax",
    "parts", "in_month", "alternatives", "already", "made",
]  # fmt: skip

# What pages say beside values, each a pattern; the words stand in the languages' files.
Speech = Literal[
    "date_of", "year_word", "month_word", "day_word", "time_at", "percent", "attention", "attention_line",
    "article", "holder", "name_prefix", "person_title", "her_title", "and", "partners", "euros",
    "street", "street_word", "street_first", "post_box", "unit", "address_part", "building", "contact",
    "owner", "leader", "run_by", "named_after", "trades_as", "flat", "number_or_date", "sentence", "in_names",
    "brand_of", "guarantee", "capital", "department", "buyers",
    "paid_by", "order", "order_letters", "shop_letters", "reference", "american", "not_american", "number_word",
    "filler", "name_between", "tells_more", "kind_of_amount", "per", "address_letters", "form_name",
    "form_address", "form_street", "form_code", "form_city", "form_state", "form_country", "town_prefix",
    "no_address", "their", "account", "to_us", "slip", "direction", "receiver", "imprint", "routing",
    "discount", "clause", "if", "not", "undiscounted", "instalment", "upkeep", "on_day", "until", "previous",
    "dated", "renewed", "invoice_receipt", "no_invoice", "days", "paying", "was_paid", "total", "tax_name", "of_tax",
    "taxpayer", "page", "of_pages", "at_price", "article_code", "order_of_item", "no", "yes", "denied_tax", "applies",
    "free_of", "other_taxes",
    "denying", "denied_between", "court", "bank", "oclock", "street_end", "another", "references", "name_inside",
    "drawn_from", "their_account", "of_day", "paid_link", "about_link", "informs", "law_article", "after", "scaled",
    "next_payment", "each", "comes_to", "register", "hundred", "thousand", "for_seller", "billing", "care_of",
    "represented_by", "numbered", "credited", "unowed", "line_named", "line_counted", "former", "replacing",
    "last_bill", "are", "supplied", "by_phone", "rated_tax", "no_supply", "series", "serves_as_invoice", "addressed",
    "figures", "figures_are", "figures_plain", "pounds", "prices", "by_buyer", "accepted", "worth",
    "cents", "and_a_half", "free", "spelled_days", "year_first_letters", "all_dates", "number_suffix", "is_invoice",
    "drawn_up", "drawn_up_on", "in_their_name", "delivered_of", "contract", "concluded", "kept_back", "kept_tax",
    "as_security", "obtained", "enclosed", "with_tax", "left_price", "net_price", "serial", "payment_plan",
    "of_total", "falls_due", "other_ways", "is_paid", "bank_names", "this_document", "calls_itself", "signature",
    "no_force",
    "takes_hold", "only_once", "pays_it", "pays_us", "who_else", "unless", "links_to", "on_request", "handed_over",
    "for_approval", "past_due", "deposited", "retains", "in_doubt", "have_you", "serves_as", "climate", "on_terms",
    "carriage", "paid_with", "in_full", "for_information", "set_against", "off_total", "questions", "rest_of_total",
    "our_invoice", "finds", "kept_at", "claim", "ceded", "buys_claims", "as_an_offer", "been", "by_whom",
    "no_condition", "its_amount", "not_its_amount", "makes", "the_payment", "holds_off", "is_held", "of_rights",
    "no_bill_yet", "no_duty", "customers", "according", "sent_through", "at_paying", "held_by_others", "requests",
    "other_bills", "which", "carried_or_carriage", "to_invoice", "others_invoice", "names_one", "closing",
    "offered", "copy_to_pay", "came_elsewhere", "as_an_example", "details", "accepting",
    "own_account", "account_stays", "ignores", "messages", "take_note", "bank_code", "yet_to_be", "at_handover",
    "amounts", "taken_off", "and_cents", "from_day", "as_charged", "as_correct", "difference", "from_purse",
    "lacking_yet", "proof_of_work", "netted", "seized", "nothing_to_do", "put_aside", "at_rate", "settles", "thanks",
    "waits", "if_any", "next_bill", "taken_in", "credit_mark", "which_copy", "house_receipt", "not_before", "releases",
    "no_more", "journey", "only_stamped", "clock",
]  # fmt: skip

ROLES: tuple[str, ...] = get_args(Role)
COLUMNS: tuple[str, ...] = get_args(Column)
ROWS: tuple[str, ...] = get_args(Row)
TITLES: tuple[str, ...] = get_args(Title)
EXEMPTIONS: tuple[str, ...] = get_args(Exemption)
NOTICES: tuple[str, ...] = get_args(Notice)
PAYING: tuple[str, ...] = get_args(Paying)

Wordings = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notices:
    """What one language says of a whole document, by kind, one of NOTICES.

    A stamp is all of a piece of text ("CANCELLED"); a sentence stands anywhere, with ".." for up to four words between,
    and with "^" before it where a sentence begins.
    `conditions` before a sentence, and `exceptions` behind it, make it a general term ("if", "unless"); `negations`
    within it deny it, and `lacking` words deny what is named right behind ("without"); `earlier` are names of invoices
    before this one, `other_papers` what else may be void or paid; `collected` are the words of a direct debit, which
    explain why nobody is to pay, `given` those beside an account for donations; `promises`, whole sentences, say what
    others do of what may come.
    """

    stamps: Mapping[str, Wordings]
    sentences: Mapping[str, Wordings]
    conditions: Wordings
    exceptions: Wordings
    negations: Wordings
    collected: Wordings
    given: Wordings
    lacking: Wordings = ()
    earlier: Wordings = ()
    other_papers: Wordings = ()
    promises: Wordings = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All wordings of one language.

    `ambiguous` lists wordings that may name several terms, the likeliest first ("Total", "Date", "VAT"); they stand in
    no other list. `due_within` are patterns with a group "days" for terms such as "within 14 days"; `due_now` phrases
    for payment at once, `from_now` phrases for what holds from now on, whenever it is paid, `due_behind` words that
    stand behind a due date instead of before it, `due_around` patterns of sentences that say when payment is due or
    taken from the account, "<day>" for the date; `tax_kept` phrases by which the buyer pays the tax to the state and
    not to the seller; `feminine` has endings of numbers in words, each with the one that they have before what is
    feminine. `words` are common function words, for telling languages apart. `months` has one entry a month, January
    first: its forms, with blanks between them; `payments` the words of PAYING; `units` the words of units, and
    `countries` further names of countries, by their codes (Recommendation 20 of UN/ECE, ISO 3166-1); `statements` set
    phrases of law by what they say of the document; `speech` alternatives of patterns for what else is said beside
    values. Where several languages know a wording, the one of lowest `rank` is asked first.

    `compounds`: words grow together, and a title may be the end of one ("Stromrechnung"). `correction_credits`: a
    document titled as a correction lowers what is owed. `month_may_lead`: "03/04/2024" may be in March. `years_lead`:
    short dates may begin with the year.
    """

    code: str
    labels: Mapping[str, Wordings]
    others: Mapping[str, Wordings]
    third_parties: Wordings
    ambiguous: Mapping[str, Wordings]
    columns: Mapping[str, Wordings]
    rows: Mapping[str, Wordings]
    titles: Mapping[str, Wordings]
    exemptions: Mapping[str, Wordings]
    due_within: tuple[re.Pattern[str], ...]
    due_now: Wordings
    words: frozenset[str]
    months: Wordings
    payments: Mapping[str, Wordings]
    notices: Notices
    due_behind: Wordings = ()
    from_now: Wordings = ()
    due_around: tuple[re.Pattern[str], ...] = ()
    tax_kept: Wordings = ()
    feminine: Wordings = ()
    units: Mapping[str, Wordings] = field(default_factory=dict)
    countries: Mapping[str, Wordings] = field(default_factory=dict)
    statements: Mapping[str, Wordings] = field(default_factory=dict)
    speech: Mapping[str, Wordings] = field(default_factory=dict)
    compounds: bool = False
    correction_credits: bool = False
    month_may_lead: bool = False
    years_lead: bool = False
    rank: int = 100


def vocabularies(folder: Path) -> Mapping[str, Vocabulary]:
    """The languages whose files stand in `folder`, by their ISO 639-1 codes, in the order of their ranks."""
    known = sorted((_vocabulary(path) for path in folder.glob("*.toml")), key=lambda one: (one.rank, one.code))
    return {one.code: one for one in known}


def _vocabulary(path: Path) -> Vocabulary:
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    words, notices = frozenset(given.pop("words").split()), Notices(**_read(given.pop("notices")))
    speech = {name: _wordings(block, " | ") for name, block in given.pop("speech", {}).items()}
    return Vocabulary(code=path.stem, words=words, speech=speech, notices=notices, **_read(given))


def _read(value: Any) -> Any:
    """What a value of a file stands for: wordings, patterns, or a table of them."""
    if isinstance(value, dict):
        return {key: _read(one) for key, one in value.items()}
    if isinstance(value, list):
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in value)
    return _wordings(value) if isinstance(value, str) else value


def _wordings(block: str, bar: str = "|") -> Wordings:
    """The wordings in a block parted by bars, in order, line breaks as blanks."""
    return tuple(part.strip() for part in " ".join(block.split()).split(bar) if part.strip())
