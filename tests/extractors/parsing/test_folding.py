"""One fold for all languages: what two spellings of one text have in common."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.parsing.folding import compact, compact_with_places, pieces, spaced


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("Køge ApS", "koge aps"),
        ("Koge ApS", "koge aps"),
        ("ŁÓDŹ", "lodz"),
        ("Do zapłaty", "do zaplaty"),
        ("Beløb æøå", "belob aeoa"),
        ("cœur", "coeur"),
        ("Đặng Đình", "dang dinh"),
        ("Straße", "strasse"),
        ("İSTANBUL ılıca", "istanbul ilica"),
        ("N° 12 № 7", "no 12 no 7"),
        ("n.°12 n°A7", "n o12 noa7"),
        ("30 °C, 86°F", "30 c 86f"),
        ("Ǿre", "ore"),
        ("VAT_20 %", "vat 20 %"),
        ("• Item – 3", "item 3"),
        ("𝐓𝐎𝐓𝐀𝐋", "total"),
        ("p\u0430id, p\u0430\u0456d", "paid paid"),
        ("\u0421\u041e\u0420\u0423 \u03a4\u039fTAL", "copy total"),
        ("Σύνολο ΣΥΝΟΛΟ", "σynoλo σynoλo"),
        ("Αριθμός ΑΡΙΘΜΟΣ", "apiθmoσ apiθmoσ"),
        ("5 kΩ, 3 µm", "5 kω 3 μm"),
        ("pa\u00adid vo\u200bid", "paid void"),
        ("it is P A I D now", "it is paid now"),
        ("B I T T E  N I C H T  B E Z A H L E N", "bitte nicht bezahlen"),
        ("wurde s  t  o  r  n  i  e  r  t", "wurde storniert"),
        ("B  I  T  T  E    N  I  C  H  T", "bitte nicht"),
        ("I S T  B E Z A H L T", "ist bezahlt"),
        ("N O T  P A I D", "not paid"),
        ("P A  I  D", "paid"),
        ("A  B  C D", "abcd"),
        ("J. R. R. Tolkien", "j r r tolkien"),
    ],
)
def test_letters_signs_and_case(printed: str, plain: str) -> None:
    assert spaced(printed) == plain


@example("À°A")
@example("ꭺ")
@given(st.text(max_size=40))
def test_composed_and_decomposed_are_one(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert pieces(composed) == pieces(decomposed)
    assert pieces(spaced(text)) == pieces(text)


@example("°A")
@given(st.text(alphabet=st.characters(codec="latin-1") | st.characters(codec="iso8859-7"), max_size=30))
def test_places_point_behind_their_origin(text: str) -> None:
    folded, places = compact_with_places(text)
    assert folded == compact(text)
    assert len(places) == len(folded)
    assert list(places) == sorted(places)
