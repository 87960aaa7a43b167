"""Invented parties: names, addresses, contacts and identifiers that fit their country."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from random import Random

from evaluation.synthetic import identifiers
from evaluation.synthetic.lexicon import Lexicon, countries

_ONSETS = tuple("b br c cl d dr f fl g gr h j k kr l m n p pr qu r s st t tr v w x z".split())  # noqa: SIM905 - reads better
_VOWELS = (*"aeiou", "ea", "io", "ai", "o", "a", "e")
_CODAS = tuple("n r s l x nt rk ld m th c ra no la vo tis dex lon via nor mar gen tec plan com lux fin".split())  # noqa: SIM905 - reads better


@dataclass(frozen=True)
class Party:
    """A seller, buyer or third party. `name` is the legal name as gold holds it, `brand` what the logo says."""

    name: str
    brand: str
    person: bool
    prefix: str
    contact: str
    street: str
    post_code: str
    city: str
    state: str
    country: str
    country_name: str
    vat_id: str
    tax_number: str
    register: str
    phone: str
    fax: str
    email: str
    web: str
    gln: str
    city_form: str
    legal: str


@cache
def _list(country: str, key: str, separator: str) -> tuple[str, ...]:
    return tuple(part.strip(" ") for part in countries()[country][key].split(separator))


def coined(rng: Random) -> str:
    """A word no language has, as brands like them."""
    word = "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(rng.choice((1, 1, 2)))) + rng.choice(_CODAS)
    return word.upper() if rng.random() < 0.15 else word.capitalize()


def person(rng: Random, lex: Lexicon) -> str:
    """First and last name."""
    return f"{rng.choice(lex.names('first'))} {rng.choice(lex.names('last'))}"


def _company(rng: Random, lex: Lexicon, city: str) -> str:
    form = rng.choice(lex.names("pairs"))
    initials = "".join(rng.choice("ABCDEFGHKLMNPRSTVW") for _ in range(rng.choice((2, 3))))
    values = {
        "last": rng.choice(lex.names("last")),
        "last2": rng.choice(lex.names("last")),
        "first": rng.choice(lex.names("first")),
        "trade": rng.choice(lex.names("trades")),
        "city": re.split(r"[ /]", city)[0],
        "coined": coined(rng),
        "coined2": coined(rng).lower(),
        "initials": ".".join(initials) + "." if rng.random() < 0.2 else initials,
    }
    return form.format(**values)


def street(rng: Random, country: str) -> str:
    """A street with its number; may hold a line break."""
    form = rng.choice(_list(country, "streets", ", ") if country not in ("IT", "PT") else _comma_safe(country))
    return re.sub(r"\{(n+)\}", lambda match: str(rng.randint(1, 10 ** len(match[1]) - 1)), form)


@cache
def _comma_safe(country: str) -> tuple[str, ...]:
    # Street and house number are parted by ", " in these countries: only a comma before a capital starts a new entry.
    return tuple(re.split(r", (?=[A-ZÀ-Ž])", countries()[country]["streets"]))


def slug(name: str) -> str:
    """A name as it stands in a domain."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss").replace("ı", "i").replace("ł", "l"))
    return re.sub(r"[^a-z0-9]+", "", plain.encode("ascii", "ignore").decode())[:22] or "office"


def _register(rng: Random, country: str, city: str) -> str:
    forms = {
        "DE": f"HRB 9999{rng.choice(('', '9'))}" if rng.random() < 0.6 else f"Amtsgericht {city} HRB 99999",
        "AT": "FN 999999a",
        "CH": "CHE-999.999.999",
        "FR": f"RCS {city.title()} 999 999 999",
        "BE": f"RPR {city} 0999.999.999",
        "NL": "99999999",
        "IT": "REA MI-9999999",
        "ES": f"R.M. {city} T. 9999 F. 99",
        "GB": "09999999",
        "IE": "999999",
        "PL": "0000999999",
        "TR": "999999-9",
        "SE": "559999-9999",
        "DK": "99999999",
        "CZ": f"KS {city} C 99999",
        "IN": "U99999MH2009PTC999999",
        "MY": "999999-X",
        "PT": "599999999",
        "LU": "B999999",
    }
    return _digits(rng, forms.get(country, "999999"))


def _digits(rng: Random, form: str) -> str:
    return "".join(str(int(rng.random() * 10)) if char == "9" else char for char in form)


def _tax_number(rng: Random, country: str) -> str:
    forms = {
        "DE": ("99/999/99999", "999/999/99999", "99 999 99999"),
        "AT": ("99 999/9999",),
        "FR": ("999 999 999 99999",),
        "IT": ("99999999999",),
        "US": ("99-9999999",),
        "GB": ("9999999999",),
    }
    return _digits(rng, rng.choice(forms.get(country, ("99999999", "999999999"))))


def draw_party(rng: Random, lex: Lexicon, country: str, role: str) -> Party:
    """An invented party; `role` is "seller", "buyer" or "other"."""
    post_code, city = _place(rng, country)
    city, _, state = city.partition(":")
    is_person = rng.random() < {"seller": 0.05, "buyer": 0.24, "other": 0.15}[role]
    who = person(rng, lex)
    legal = rng.choice(_list(country, "legal", ", "))
    base = who if is_person else _company(rng, lex, city)
    if role == "buyer" and not is_person and rng.random() < 0.07:
        base = rng.choice(lex.names("authority")).format(city=city)
        legal = ""
    with_legal = not is_person and legal and rng.random() < (0.62 if role == "seller" else 0.5)
    name = f"{base} {legal}" if with_legal else base
    if rng.random() < 0.08:
        name = name.upper()
    domain = slug(base if rng.random() < 0.6 else coined(rng)) + "." + rng.choice(_list(country, "domain", ", "))
    box = rng.choice(("info", "office", "mail", "contact", "accounts", "hello", slug(who)))
    return Party(
        name=name,
        brand=base if rng.random() < 0.7 else coined(rng),
        person=is_person,
        prefix=rng.choice(lex.names("prefixes")).format(person=who, last=who.split(" ")[-1])
        if rng.random() < 0.22
        else "",
        contact=person(rng, lex),
        street=street(rng, country),
        post_code=post_code,
        city=city.upper() if rng.random() < 0.08 else city,
        state=state,
        country=country,
        country_name=countries()[country]["name"],
        vat_id=identifiers.vat_id(rng, country),
        tax_number=_tax_number(rng, country),
        register=_register(rng, country, city),
        phone=_digits(rng, rng.choice(_list(country, "phones", ", "))),
        fax=_digits(rng, rng.choice(_list(country, "phones", ", "))),
        email=f"{box}@{domain}",
        web=rng.choice(("www.", "www.", "", "https://")) + domain,
        gln=identifiers.gln(rng),
        city_form=rng.choice(_list(country, "city_form", " | ")),
        legal=legal,
    )


def _place(rng: Random, country: str) -> tuple[str, str]:
    text = rng.choice(_list(country, "cities", ", "))
    words = text.split(" ")
    # A post code is the leading words that hold a digit or, in the Netherlands, the two letters after it.
    size = next((index for index, word in enumerate(words) if not any(c.isdigit() for c in word)), 1)
    if len(words) > size + 1 and len(words[size]) == 2 and words[size].isupper():
        size += 1
    return " ".join(words[:size]), " ".join(words[size:])


def city_lines(party: Party) -> list[str]:
    """Post code and city as this party writes them, one line or two."""
    text = party.city_form.format(city=party.city, post=party.post_code, state=party.state)
    return [line.strip(" ,-") for line in text.split("\n") if line.strip(" ,-")]
