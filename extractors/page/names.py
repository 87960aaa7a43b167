"""What may be a party's name: cutting a name out of its line, and telling names from everything else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from extractors.languages import LANGUAGES, spoken
from extractors.parsing.currencies import CODES
from extractors.parsing.folding import compact, pieces
from extractors.parsing.remembered import Remembered, by_first
from schemas.regimes import company_forms, regimes

_LEGAL = by_first("|".join(company_forms()))
LEGAL_FORM = Remembered(rf"(?i)(?<!\w)(?:{_LEGAL})(?:\.|(?!\w))")
_LEGAL_ONLY = Remembered(rf"(?i)(?:{_LEGAL})(?:\.|(?!\w))(?:\W*(?:{_LEGAL})(?:\.|(?!\w))|\W*\([A-Z]\))*\W*")
ARTICLE = re.compile(rf"(?i){spoken('article')}")
_THE_FORM = re.compile(rf"(?i)(?:{spoken('article')})\s+(?:{_LEGAL})(?!\w)")
_LEGAL_TAIL = re.compile(rf"(?i)^\W*(?:{_LEGAL})(?!\w)")

_PARTNERED = frozenset(spoken("partners").split("|"))
_LINKS = frozenset(f"{spoken('name_inside')}|{spoken('name_between')}|{spoken('named_after')}".split("|"))
_GOES_ON = _LINKS | _PARTNERED  # at the head of a row
_LEADS_ON = (_LINKS - _PARTNERED).union(spoken("in_names").split("|"))  # at the end of a row: "Oak Society for"
_PARTNERS = re.compile(rf",.*(?:\s&\s|\s\+\s|\b(?:{spoken('partners')})\b)")
# Whom a letter is brought to in a company that the next line names.
ADDRESSED = re.compile(r"(?i)^(?:m/s\b|messrs\b)")  # how a letter speaks to a company
ATTENTION = re.compile(rf"(?i)^(?:{spoken('attention')}|{spoken('attention_line')})(?:\s*[:.]\s*|\s+)(?=\S)")
_COUPLE = rf"\s+(?:&|{spoken('and')})\s+(?:{spoken('her_title')})"
# How a letter speaks to a person: the company stands in the next line, if a name does.
CARE_OF = re.compile(rf"(?i)^(?:{spoken('care_of')})(?:\s*:|(?<=[/.])|\s)\s*(?=\S)")  # whose address it is, for another
_ACTED_FOR = re.compile(rf"(?i)^(?:{spoken('represented_by')})(?:\s*:|(?<=\.)|\s)\s*(?=\S)")
ASIDE = "("  # what begins so says more of the name above it: "(an imprint of Oak Group plc, reg. 123)"
PERSON = re.compile(rf"(?i)^(?:{spoken('care_of')}|{spoken('person_title')})(?:{_COUPLE})?\s+(?=\S)")
SALUTATION = re.compile(
    rf"(?i)(?:{spoken('person_title')})(?:{_COUPLE}|\s+(?:&|{spoken('and')})\s+(?:{spoken('person_title')}))?[,.]?"
)
PREFIX: re.Pattern[str] = re.compile(
    rf"(?i)^(?:{spoken('attention')}|{spoken('care_of')}|{spoken('name_prefix')})(?!{_COUPLE})(?:\s*[:.]\s*|\s+)(?=\S)"
)
_STREET = by_first(spoken("street"))
STREET = re.compile(
    rf"(?i)(?:^\d+[\w/-]*,?\s+\S.*|.*(?:{_STREET})(?!\w).*\d.*|.*\d.*(?<!\w)(?:{_STREET})(?!\w).*|"
    rf"^(?:{spoken('post_box')}|lot|plot)\s.*\d.*|"
    r"^(?:unit|no\.?)\s?[^\W\d]*-?\d[\w.-]*(?:,.*)?)"
)
POST_CODE = re.compile(
    r"(?<![\w.,/])(?:(?:[A-Z]{1,3})[- ])?(?P<code>\d{4}\s?[A-Z]{2}(?=[\s,]|$)|\d{4}-\d{3}|\d{5}(?:-\d{4})?|\d{6}|\d{4}|"
    r"\d{2}-\d{3}|[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2})(?![\w/]|[.,]\d)"
)
CITY_LINE = re.compile(
    r"^(?:(?P<country>[A-Z]{1,3})[- ])?(?P<code>\d{4}\s?[A-Z]{2}|\d{4}-\d{3}|\d{4,6}|\d{2}-\d{3}|\d{3}\s\d{2})[\s,]+"
    r"(?P<city>[^\W\d][^\d,]*)"
)
US_CITY_LINE = re.compile(
    r"(?P<city>[^\W\d][^\d,]*),?\s+(?P<state>[A-Z]{2}|[A-Z][a-z]+)\.?,?\s+(?P<code>\d{5}(?:-\d{4})?)(?!\w)"
)
_DIGIT, _ZIP = re.compile(r"\d"), re.compile(r"\d{5}")  # without which none of these is found
# Codes behind the city, or alone on their row: those of Britain, and of countries with a form of their own.
_BRITISH = r"[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}"
_CODES_BEHIND = "|".join([_BRITISH, *(code for law in regimes().values() for code in law.codes_behind)])
_CODES_ALONE = "|".join(law.post_code for law in regimes().values() if law.post_code is not None)
CODE_BEHIND_LINE = re.compile(rf"(?:(?P<city>[^\W\d][^\d,]*?)[\s,]+\(?)?(?:{_CODES_BEHIND})|{_CODES_ALONE}")

HOUSE = re.compile(
    r"[^\W\d][^\d,]*\s\d{1,4}\s?[a-zA-Z]?(?:[/-]\d{1,4})?"
)  # a name of a street nobody knows, and a number

CONTACT = Remembered(
    r"(?i)\S@\S|https?:|www\.|^\W*\+?\d[\d\s()./-]{6,}$|"
    rf"\b(?:{spoken('contact')})\b\.?(?:\s*:|[\s#.(+]*\d)"
)

OWNER = re.compile(rf"(?i)^(?:{spoken('owner')})(?:\s*:|\s|$)")
_IN_CHARGE = re.compile(rf"(?i)^(?:{spoken('owner')}|{spoken('leader')})(?:\s*:|\s|$)")
# A German court of registers: "AG Ulm HRB 4711" is no company.
COURT = re.compile(rf"(?i)(?:{spoken('court')})\s.*\bhr\s?[ab]\b")
_NO_NAME = re.compile(
    rf"(?i)^(?:{spoken('street_first')})\s|"
    r"^(?:no|nr|lot|unit)\b[.:]?\s?(?:\d|p\.?\s?t\b)|"
    rf"{_IN_CHARGE.pattern.removeprefix('(?i)')}|"
    rf"^(?:{spoken('flat')})\b\.?\s?\w?\d|"
    rf"^(?:{spoken('unit')})\.?\s?#?\d[\w/-]*$|"
    r"^\W*co\W{0,2}reg\b|"
    rf"\b\w*(?:{spoken('number_or_date')})\b"
)
_SENTENCE = re.compile(rf"(?i)\b(?:{spoken('sentence')})\b")
_IN_NAMES = re.compile(rf"(?i)\b(?:{spoken('in_names')})\b")  # of such words, what stands in names as well
_AFTER = f"(?-i:{spoken('named_after')})"  # in small letters: "Di Marco" is a name itself
_NAMED_AFTER = re.compile(rf"^{_AFTER}\s+(?=\w)")
# What stands between a company and what it goes by: "Pine Ltd t/a Leaf Cafe".
TRADES_AS = re.compile(rf"(?i)(?<!\w)(?:{spoken('trades_as')})(?!\w)[.:]?\s*")
# What stands between a name and in whose care it is: "Oakville kommune v/ Pine Hall"; behind "v/", which may name the
# owner, too, a name in small letters is of a part of it.
_RUN_BY_FORM = rf"(?:{spoken('run_by')})\s*(?=\S+\s)(?-i:(?=.*\s[a-zß-ÿ]))"
_BETWEEN_NAMES = re.compile(
    rf"(?i)(?<=\w[\w.])[,;]?\s+(?:{_RUN_BY_FORM}|(?!{spoken('run_by')})(?:{spoken('care_of')})(?:(?<=[/.])\s*|\s+))(?=\S)"
)
_RUN_WORDS = f"{spoken('owner')}|{spoken('leader')}|{spoken('run_by')}|{_AFTER}|{spoken('trades_as')}"
_RUN_BY = re.compile(rf"(?i)^\W*(?:{_RUN_WORDS})(?:\s*:|(?<=[/.])|\s)\s*(?=\w)")
# A registration number in brackets behind a name: "(204518-K)", "(Co. No: 20451-K)", "(HRB 4711)"; OCR loses the end.
_REGISTRATION = r"\((?:[^\W\d][^\d()]{1,30}(?!(?:19|20)\d\d\W*$)\d[\d .·/-]+|\d[\d .·-]{4,})[A-Za-z]{0,2}\s?(?:\)|$)"
_REGISTERED = re.compile(rf"(?<=\w[\w.\s])\s*{_REGISTRATION}[^\w]*$")
# What stands between a brand and the company that owns it.
OWNED = re.compile(rf"(?i)\b(?:{spoken('brand_of')})\s+")
_FULL = re.compile(rf"(?i)(?:{'|'.join(form for law in regimes().values() for form in law.unabridged)})\.")
_CAPITAL = re.compile(rf"(?i)\W*\b(?:{spoken('capital')})")
_BRANDED = re.compile(
    rf"(?P<brand>[^\W\d_][^\d,;:|·•–—-]*)\s[-–—]\s[^\d,;:|·•–—-]+,?\s(?:{_LEGAL})\.?(?=$|\s[-–—|·•]\s|,)", re.IGNORECASE
)  # "Brand - What it does, S.A."
_CUT = re.compile(r"\s+[-–—·•|]\s+|\s*[|·•]\s*|\s{2,}|;\s*|\s+[-–—]$")


_MOST_WORDS = 10  # of a name
_MOST_WITH_FORM = 12  # of one with a legal form: "Pine Retreat Pty Ltd as trustee for the Pine Unit Trust"
_SHORTEST = 3  # letters: what is left of a name without its legal form is a word, not abbreviations alone
_TOLD_WORDS = 3  # in small letters behind a legal form, that tell of it: fewer may be a name
_ASKED = 2_000  # names of a document that are asked about again and again
_DEPARTMENTS = spoken("department")
_DEPARTMENT = Remembered(rf"(?i)(?:{_DEPARTMENTS})\b.*|.*\b(?:{_DEPARTMENTS})")


def is_owner(text: str) -> bool:
    """Whether `text` says who owns or leads a company: that is not its name."""
    return _IN_CHARGE.match(text) is not None and not LEGAL_FORM.search(text)


def is_of_another_form(longer: str, name: str) -> bool:
    """Whether a name goes on with another legal form behind that of `name`, and so is of another person: "Meadow GmbH &
    Co. KG" and "Meadow GmbH"."""
    goes_on = compact(longer).startswith(compact(name)) and compact(longer) != compact(name)
    return goes_on and LEGAL_FORM.search(name) is not None and LEGAL_FORM.search(longer[len(name) :]) is not None


def says_who_runs(text: str) -> bool:
    """Whether `text`, under a name, says who owns or runs it, or as what it trades: "Inh. Ann Field e.K.", "v/ Field
    I/S", "t/a Field Florists"."""
    return _RUN_BY.match(text) is not None


def ends_name(text: str) -> bool:
    """Whether `text`, under the name of a business, is the end of it: "di Anna Bianchi & C. s.n.c."."""
    return _NAMED_AFTER.match(text) is not None and LEGAL_FORM.search(text) is not None


def is_department(text: str) -> bool:
    """Whether `text` is the name of a department that invoices go to, not of the company."""
    return bool(_DEPARTMENT.fullmatch(text.strip())) and not LEGAL_FORM.search(text) and len(text.split()) <= 5


def agent_in(text: str) -> int | None:
    """Where a name in `text` ends because it goes on with in whose care it is, or, behind a company, as what it
    trades."""
    found = [one.start() for one in _BETWEEN_NAMES.finditer(text) if _is_in_care(text, one)]
    trading = TRADES_AS.search(text)
    if trading is not None and LEGAL_FORM.search(text, 0, trading.start()):
        found.append(trading.start())
    return min(found, default=None)


def _is_in_care(text: str, between: re.Match[str]) -> bool:
    """Whether words between two names say in whose care the first is: they are no legal form ("Pine a/s"), no capitals
    ("Bar Presso"), and stand within no name that ends in one ("Pine S/C Ltda")."""
    words = between[0].strip(" ,;")
    whole = LEGAL_FORM.search(text, 0, between.start()) is not None or not LEGAL_FORM.search(text, between.end())
    return whole and words.islower() and not is_legal_form(words)


@lru_cache(maxsize=_ASKED)
def cut_name(text: str) -> str:
    """`text` without titles and prefixes before the name and without the address or contact behind it."""
    name = re.sub(r"^[^\w(\"'«]+", "", text.strip())
    for _ in range(3):
        name = PREFIX.sub("", name, count=1)
    name = _before_slash(_REGISTERED.sub("", _within_sentence(name)))
    branded = _BRANDED.match(name)
    name = branded[0] if branded is not None and not LEGAL_FORM.search(branded["brand"]) else _CUT.split(name)[0]
    head, *tail = name.split(",")
    kept = [head]
    if _PARTNERS.search(name) and not any(character.isdigit() for character in name):
        kept, tail = [name], []
    for part in tail:
        if not _LEGAL_TAIL.match(part):
            break
        kept.append(part)
    name = ",".join(kept)
    code = POST_CODE.search(name)
    if code is not None and code.start() > 3 and not LEGAL_FORM.search(name[code.end() :]):
        name = name[: code.start()]
    return name.strip(" ,;:-–|").removesuffix("(").rstrip()


def _before_slash(text: str) -> str:
    """`text` up to a slash behind a company's name, where no other company follows: "Pine Oy / Invoices"."""
    first, slash, rest = text.partition(" / ")
    named = slash and LEGAL_FORM.search(first) and not is_legal_form(first) and not LEGAL_FORM.search(rest)
    return first if named else text


def _within_sentence(text: str) -> str:
    """`text` up to a legal form behind which a sentence ends, or what the company trades as, or capital and register
    follow; of a name that begins with its form, up to these."""
    text = text[: agent_in(text)]
    for form in LEGAL_FORM.finditer(text):
        rest = text[form.end() :]
        told = _CAPITAL.search(rest) if not form.start() else None
        if told is not None and told.start():
            return text[: form.end() + told.start()]
        if _CAPITAL.match(rest):
            return text[: form.end()]
        if _FULL.fullmatch(form[0]) and re.match(r"\s+[^\W\d_]", rest) and not LEGAL_FORM.match(rest.lstrip()):
            return text[: form.end()].removesuffix(".")
    return text


def is_registered(text: str) -> bool:
    """Whether `text` ends with a registration number in brackets behind a name."""
    return _REGISTERED.search(text) is not None and not text.startswith("(")


def is_legal_form(text: str) -> bool:
    """Whether `text` is legal forms and nothing else: the end of a name on the line above."""
    return _LEGAL_ONLY.fullmatch(text.strip()) is not None


def says_what_form(text: str) -> bool:
    """Whether `text`, under a name, says what kind of company it is: "SARL coopérative à capital variable"."""
    form = LEGAL_FORM.search(text)
    words = text[form.end() :].split() if form is not None and not form.start() else []
    return len(words) >= _TOLD_WORDS and all(map(str.islower, words))


def is_company(name: str) -> bool:
    """Whether `name` has a legal form that is not only its first word behind an article: "The Company Secretary"."""
    article = _THE_FORM.match(name)
    return LEGAL_FORM.search(name, 0 if article is None else article.end()) is not None


def bears_form(text: str) -> bool:
    """Whether a legal form stands in `text`; a small word that links others is none, "as" and "sa"."""
    found = (form[0].rstrip(".") for form in LEGAL_FORM.finditer(text))
    return any(not (form.islower() and form in _linking()) for form in found)


def links(first: str, second: str) -> bool:
    """Whether a name goes on in the next row because a word links the two: "Friends of Pine" over "of the Hill". Not to
    whom a letter is brought there."""
    last, head = first.rsplit(maxsplit=1)[-1:], re.match(r"[^\W\d_]+['’]?", second)
    if not last or head is None or second.endswith(":") or any(map(str.isdigit, second)):
        return False
    if any(pattern.match(second) for pattern in (ATTENTION, PREFIX, PERSON)):
        return False
    elided = head[0].islower() and not head[0].isalpha()  # "d'Elm"
    return elided or head[0] in _GOES_ON or last[0] in _LEADS_ON


@cache
def _linking() -> frozenset[str]:
    return frozenset(word for language in LANGUAGES.values() for word in language.words)


def ends_in_form(name: str) -> bool:
    """Whether a legal form ends a name that no state does, too: "Oak Forest (2019) Inc.", not "12 King Street SA"."""
    last = name.rsplit(maxsplit=1)[-1].rstrip(".")
    return len(last) >= _SHORTEST and is_legal_form(last)


def is_registration(text: str) -> bool:
    """Whether `text` is a registration number in brackets and nothing else."""
    return re.fullmatch(_REGISTRATION, text.strip()) is not None


def kept_by(text: str) -> re.Match[str] | None:
    """The words that begin `text` before whose address it is, or before the company that acts for the party above:
    "represented by Oak Estates Ltd"; a person who does so is one of its own."""
    return CARE_OF.match(text) or (_ACTED_FOR.match(text) if LEGAL_FORM.search(text) else None)


def says_sentence(text: str) -> bool:
    """Whether a word of sentences stands in `text`, which may hold a company's name."""
    return _SENTENCE.search(text) is not None


@lru_cache(maxsize=_ASKED)
def is_name(text: str) -> bool:
    """Whether `text`, already cut, can be the name of a company or a person."""
    words = text.split()
    letters = sum(character.isalpha() for character in text)
    digits = sum(character.isdigit() for character in text)
    most = _MOST_WITH_FORM if LEGAL_FORM.search(text) else _MOST_WORDS
    if not 1 <= len(words) <= most or letters + digits < 3 or letters < 1 or digits > letters or len(text) > 80:
        return False
    if re.search(r":.*\d{4}|\d{6}|©", text) or text in CODES or OWNED.search(text):
        return False
    if len(words) == 1 and digits and "/" in text:
        return False  # "MT/447/PJ" is a reference
    if (
        CONTACT.search(text)
        or text.startswith(ASIDE)
        or text.endswith(":")
        or re.search(r"\d[.,]\d\d\b|\d/\d|%|[€$£]\s?\d", text)
    ):
        return False
    if all(word.endswith(".") or len(word) < _SHORTEST for word in LEGAL_FORM.sub("", text).split()):
        return False
    if _NO_NAME.search(text) and (not LEGAL_FORM.search(text) or text.endswith(" snc")):
        return False
    if re.fullmatch(r"[^A-Z\u00c0-\u017fΑ-ΩА-Я]+", text) and not LEGAL_FORM.search(text) and len(words) > 2:
        return False
    said = _IN_NAMES.sub("", text) if _is_titled(words) else text
    return not (len(words) > 3 and _SENTENCE.search(said) and not LEGAL_FORM.search(text))


def _is_titled(words: Sequence[str]) -> bool:
    """Whether all longer words begin as names do: "The Trustees of the Pine Estate"; capitals alone tell nothing."""
    longer = [word for word in words if len(word) > _SHORTEST]
    return all(word[0].isupper() for word in longer) and not all(word.isupper() for word in longer)


@lru_cache(maxsize=_ASKED)
def is_address(text: str) -> bool:
    """Whether `text` looks like a street, a post box or a line with a post code; "3 x 12" has too few letters."""
    if _DIGIT.search(text) is None:
        return False
    if text[:1].isdigit() and sum(character.isalpha() for character in text) < _SHORTEST:
        return False
    return bool(STREET.fullmatch(text) or CITY_LINE.match(text) or us_city_in(text) or CODE_BEHIND_LINE.fullmatch(text))


def us_city_in(text: str) -> re.Match[str] | None:
    """The city of the United States that `text` names, with its state and code."""
    return US_CITY_LINE.search(text) if _ZIP.search(text) is not None else None


def is_post_code(text: str) -> bool:
    """Whether `text` is a post code and nothing else, as British addresses end: the row above it is a city."""
    match = CODE_BEHIND_LINE.fullmatch(text)
    return match is not None and match["city"] is None


def is_city(text: str) -> bool:
    """Whether `text` is a line with a post code and a city."""
    return bool(CITY_LINE.match(text) or US_CITY_LINE.fullmatch(text) or CODE_BEHIND_LINE.fullmatch(text))


def holds_address(text: str) -> bool:
    """Whether `text` is of an address, or a city stands in it behind a comma: "Krajinska 33, 370 01 Oakville"."""
    return is_address(text) or any(map(is_city, text.split(", ")[1:]))


def tokens(text: str) -> frozenset[str]:
    """The folded words of a name that tell it from others (no legal forms, three letters at least)."""
    bare = LEGAL_FORM.sub(" ", text)
    return frozenset(piece for piece in pieces(bare) if len(piece) >= 3 and not piece.isdigit())
