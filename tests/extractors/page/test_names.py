from __future__ import annotations

import pytest

from extractors.page import Layout, PageLayout, Span
from extractors.page.names import (
    LEGAL_FORM,
    cut_name,
    is_address,
    is_city,
    is_company,
    is_legal_form,
    is_name,
    is_registered,
    is_registration,
    links,
    tokens,
)
from extractors.page.possible_names import find_names
from extractors.parties.address.countries import country_code
from extractors.parties.address.parts import propose_address
from tests.extractors.grid import page, reading


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Attn: Pine Tools Ltd", "Pine Tools Ltd"),
        ("Dhr. J de Boer", "J de Boer"),
        ("Moulin Bleu SARL - 12 chemin du Lac - 38000 Grenoble", "Moulin Bleu SARL"),
        ("Acme, Inc.", "Acme, Inc."),
        ("Acme GmbH, Frau Beispiel", "Acme GmbH"),
        ("Acme BV | Kade 1", "Acme BV"),
        ("✉ Acme", "Acme"),
        ("Plumber Smith 12345 Springfield", "Plumber Smith"),
        ("Kedai Melur Sdn Bhd (204518-K)", "Kedai Melur Sdn Bhd"),
        ("Melur Trading (Co. No: 20451-K)", "Melur Trading"),
        ("Acme OHG (HRB 4711)", "Acme OHG"),
        ("Acme Holdings (2015)", "Acme Holdings"),
        ("Acme Services Limited. Circle office: 5th floor", "Acme Services Limited"),
        ("Acme SAS au capital de 12 480 000 €", "Acme SAS"),
        ("SAS Acme Industrie au capital de 152 000 €", "SAS Acme Industrie"),
        ("UAB Acme, buveinė Vilnius", "UAB Acme"),
        ("Acme S.p.A. Soc. a socio unico", "Acme S.p.A."),
        ("Acme GmbH & Co. KG", "Acme GmbH & Co. KG"),
        ("Acme Pte. Ltd.", "Acme Pte. Ltd."),
        ("ACME - ALUGUER DE AUTOMÓVEIS, S.A.", "ACME - ALUGUER DE AUTOMÓVEIS, S.A."),
        ("Acme do Porto - Cooperativa Cultural, CRL", "Acme do Porto - Cooperativa Cultural, CRL"),
        ("Acme GmbH - Werkzeuge AG", "Acme GmbH"),
        ("M. et Mme BERTHET Olivier", "M. et Mme BERTHET Olivier"),
        ("Acme (West) Ltd", "Acme (West) Ltd"),
        ("Acme Ltd T/A Best Brand & Sons Reg No. 22817", "Acme Ltd"),
        ("9388-2217 Acme inc. f.a.s.r.s. Brasserie du Lac", "9388-2217 Acme inc."),
        ("Acme Sons t/a Best Brand", "Acme Sons t/a Best Brand"),
        ("Acme Family Trust t/as Best Brand", "Acme Family Trust"),
        ("Acme Holdings Ltd. f/s/o Ann Field", "Acme Holdings Ltd."),
        ("Acme kommune v/ Best helsehus", "Acme kommune"),
        ("Acme v/ Anna Feld", "Acme v/ Anna Feld"),
        ("Acme Flats, c/o Best Agency", "Acme Flats"),
        ("Prédio R. Acme a/c Gestbest", "Prédio R. Acme"),
        ("Acme Ltd c/o Best Agency Ltd", "Acme Ltd"),
        ("Climatização a/c Acme Lda", "Climatização a/c Acme Lda"),
        ("Acme a/s · Bestvej 81", "Acme a/s"),
        ("Acme a/s Danmark", "Acme a/s Danmark"),
        ("Acme Care of Kent Ltd", "Acme Care of Kent Ltd"),
        ("Bar Presso Il Porto Srl", "Bar Presso Il Porto Srl"),
        ("Construções S/C Ltda", "Construções S/C Ltda"),
        ("Studio P.A. Acme Srl", "Studio P.A. Acme Srl"),
        ("Autohaus v/ Per jensen ApS", "Autohaus v/ Per jensen ApS"),
        ("Acme Coffee Bar Oslo 0152", "Acme Coffee Bar Oslo"),
    ],
)
def test_names_are_cut_out_of_their_line(printed: str, name: str) -> None:
    assert cut_name(printed) == name


def test_a_registration_number_stands_behind_a_name() -> None:
    assert is_registered("Kedai Melur (204518-K)")
    assert not any(is_registered(text) for text in ("(204518-K)", "(Kedai Melur (204518))", "Acme (West) Ltd"))
    assert is_registration("(204518-K)")
    assert is_registration("(Co. Reg: 204518-K)")
    assert not any(is_registration(text) for text in ("Kedai (204518-K)", "(since 1987)", "(West)"))


@pytest.mark.parametrize("text", ["Acme GmbH & Co. KG", "Jane Doe", "4Front Ltd", "bol & co b.v.", "Café Sommer"])
def test_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "GmbH",
        "EUR",
        "12.50 €",
        "Phone: 020 7946 0000",
        "info@acme.example",
        "Please pay this invoice within two weeks",
        "Kundennummer 4711",
        "GLN: 4012345001235",
        "12/03/2024",
        "Jalan Bukit Melur",
        "TAMAN MELUR",
        "Bandar Seri Melur",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Částku uhraďte do 10. července",
        "Beløbet bedes indbetales på vores konto",
        "Rogamos abonen el importe indicado",
        "Pyydämme maksamaan laskun ajoissa",
        "Kérjük az összeget átutalni szíveskedjék",
        "La preghiamo di versare quanto dovuto",
        "Prosimy o wpłatę na rachunek bankowy",
        "Agradecemos o pagamento na data indicada",
        "Beloppet betalas till vårt bankgiro",
        "Lütfen tutarı hesabımıza gönderiniz",
    ],
)
def test_a_request_is_no_name(text: str) -> None:
    assert not is_name(text)


def test_a_company_may_be_called_after_its_area() -> None:
    assert is_name("Taman Melur Trading Sdn Bhd")


def test_words_of_requests_may_be_those_of_saints() -> None:
    assert is_name("Junta de Freguesia de São Pedro")
    assert is_name("Parrocchia Santa Maria delle Grazie")
    assert is_name("Colegio Nuestra Señora de Gracias")


@pytest.mark.parametrize(
    "text",
    [
        "1 Harbour Road",
        "Lot 12, Melur Parade",
        "Unit L1-044B, Melur Mall",
        "No.5",
        "27, Jalan Melur",
        "Hofstraße 5",
        "12 rue du Lac",
        "80331 München",
        "Seattle, WA 98101",
        "Leeds LS1 4AB",
        "P.O. Box 12",
    ],
)
def test_addresses(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize("text", ["Acme GmbH", "Jane Doe", "Total 12.00"])
def test_what_is_no_address(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize(
    "text",
    ["Toronto ON M5V 2T6", "Ottawa, Ontario K1A 0B1", "Granby (Québec) J2G 4T6", "K1A 0B1", "Galway H91 E2K3",
     "D6W XY00", "Adelaide SA 5000", "Mudgee NSW 2850", "Darwin NT 0800", "Canberra ACT 2600", "York YO1 7HH"],
)  # fmt: skip
def test_codes_behind_a_city_are_known_by_their_form_and_region(text: str) -> None:
    assert is_address(text)
    assert is_city(text)


@pytest.mark.parametrize(
    "text",
    ["Studio R2D 2C3", "Band K9A 1B2", "Toronto ON D5V 2T6", "BLOCK T12 CAFE", "Werk D99 K7N2",
     "Chocolats Suisse SA 1845", "Hotel Terminus SA 2026", "Sport Club WA 1998"],
)  # fmt: skip
def test_other_letters_and_digits_behind_a_name_are_no_code(text: str) -> None:
    assert not is_address(text)
    assert not is_city(text)


def test_legal_forms_alone_end_the_name_above() -> None:
    assert is_legal_form("CO. SDN BHD")
    assert is_legal_form("Ltd.")
    assert not is_legal_form("Sons Ltd")


@pytest.mark.parametrize("form", ["Ltd. Şti.", "LTD.ŞTİ.", "Ltd Sti", "Limited Şirketi", "Anonim Şirketi"])
def test_a_legal_form_of_two_words_is_one(form: str) -> None:
    (found,) = LEGAL_FORM.finditer(f"Deniz Gıda {form}")
    assert found.group() == form


def test_tokens_leave_out_the_legal_form() -> None:
    assert tokens("Blue Fjord Consulting Inc.") == {"blue", "fjord", "consulting"}


@pytest.mark.parametrize(
    ("name", "code"),
    [("Deutschland", "DE"), ("FRANCE", "FR"), ("United States", "US"), ("USA", "US"), ("Atlantis", None)],
)
def test_countries_in_any_language(name: str, code: str | None) -> None:
    assert country_code(name) == code


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("1 Harbour Road\nLeeds LS1 4AB", "street 1 Harbour Road | city Leeds | post_code LS1 4AB"),
        ("Hofstraße 5\nD-80331 München", "street Hofstraße 5 | city München | post_code 80331 | country DE"),
        ("400 Pine Street\nSeattle, WA 98101", "street 400 Pine Street | city Seattle | post_code 98101"),
        ("2 rue du Lac - 38000 Gap - France", "street 2 rue du Lac | city Gap | post_code 38000 | country FR"),
        ("Tel: 020 7946 0000", ""),
        ("Germany", ""),
    ],
)
def test_the_parts_of_an_address(rows: str, expected: str) -> None:
    layout = PageLayout(page(rows))
    claims = propose_address("buyer", [Span(s, 0, len(s.words)) for s in layout.segments], 0.8)
    found = {f"{claim.term.removeprefix('buyer.address.')} {claim.value}" for claim in claims}
    assert found == set(filter(None, expected.split(" | ")))


@pytest.mark.parametrize(
    "name",
    [
        "Kraquelon Bau e.U.", "Meubelen Den V.O.F.", "Bureau Meer Coöperatie U.A.", "Stavby v.o.s.",
        "Kovář spol. s r.o.", "Foto HB", "Lindqvist Ek. för.", "Media Spółka z o.o.", "Auto K/S", "Optik IVS",
        "Nakliyat San. ve Tic. A.Ş.", "Meabre S.à r.l.", "LEAM Services SCI", "Zaldívar S. Coop.",
        "Koivu Sauna Ky", "Lauri Tmi", "Koivun Osuuskunta", "Villám Bt.", "Kertész Szövetkezet", "Moleiros, C.R.L.",
        "Lípa, z.ú.", "Ulmensiedlung Genossenschaft", "Ulmenhaus gGmbH", "Stadtwerke Ulm AöR", "Feldbau eGbR",
        "Fichte, Société d'assurances mutuelle", "Haya, S.A.P.I. de C.V.", "Palm Trading FZCO", "Oak Pine L.P.",
    ],
)  # fmt: skip
def test_legal_forms_of_many_countries(name: str) -> None:
    assert LEGAL_FORM.search(name)


@pytest.mark.parametrize(
    "text",
    [
        "Ei im Glas", "Og så videre", "Hb-Messung", "Sca la", "Frankfort KY 40601", "TMI 4711", "BT 12",
        "Garantie limitée", "SAP SCM Beratung", "P.C. portable", "NPC Charakter", "OSK 12", "Rabatt GUG", "FZC 200",
        "L.P. 33 tours", "p.c. Ufficio Acquisti",
    ],
)  # fmt: skip
def test_short_legal_forms_are_no_words(text: str) -> None:
    assert not LEGAL_FORM.search(text)


@pytest.mark.parametrize(
    "form",
    [
        "Partnerschaftsgesellschaft mbB",
        "PartG mbB",
        "UG (haftungsbeschränkt) & Co. KG",
        "Aktiengesellschaft",
        "Société à responsabilité limitée",
        "Società per azioni",
        "Sociedad Limitada",
        "spółka z ograniczoną odpowiedzialnością",
        "Besloten Vennootschap",
        "Public Limited Company",
        "CLG",
    ],
)
def test_a_legal_form_may_be_written_out(form: str) -> None:
    assert is_legal_form(form)


@pytest.mark.parametrize(
    ("text", "name"), [("MT/447/PJ", False), ("R-25/0447", False), ("Studio 54", True), ("3M", False)]
)
def test_a_reference_is_no_name(text: str, name: bool) -> None:
    assert is_name(text) is name


@pytest.mark.parametrize(
    ("first", "second", "linked"),
    [
        ("Friends of the Elm", "of Oakville", True),
        ("Oak Society for", "Young Gardeners", True),
        ("Cellar of the Hill", "d'Elm, SCCL", True),
        ("Ann Field", "translator and editor", False),
        ("Ann Field", "for Oak School", False),
        ("Gemeinde Oakdorf", "z. Hd. Frau Berger", False),
        ("Oakby kommun", "att Lena Berg", False),
        ("Mairie de Chêne", "à l’att. de M. Petit", False),
        ("Gmina Dąb", "do rąk Jana Nowaka", False),
        ("Bäckerei Huber", "im Hof", False),
        ("Café Elm", "på Torget", False),
        ("Oak et Associés", "et Fils", True),
        ("Friends of the Elm", "of Oakville 12", False),
        ("Oak Tools", "in the person of:", False),
    ],
)
def test_a_word_that_links_two_rows_of_a_name(first: str, second: str, *, linked: bool) -> None:
    assert links(first, second) is linked


@pytest.mark.parametrize(
    ("name", "formed"), [("The Company Secretary", False), ("The Company Oak Ltd", True), ("Oak Company", True)]
)
def test_a_form_behind_an_article_alone_makes_no_company(name: str, *, formed: bool) -> None:
    assert is_company(name) is formed


@pytest.mark.parametrize(
    ("printed", "found", "lost"),
    [
        ("DAS GmbH", ["DAS GmbH"], []),
        ("LE SARL", ["LE SARL"], []),
        ("Das GmbH", [], ["Das GmbH"]),
        ("Acme Flats c/o Best Agency", ["Acme Flats", "Acme Flats c/o Best Agency"], ["c/o Best Agency"]),
        ("Acme Flats\nc/o Best Agency", ["Acme Flats"], ["Acme Flats c/o Best Agency"]),
        ("Acme Flats c/o Best\nAgency", ["Acme Flats"], ["Acme Flats c/o Best Agency"]),
        ("Acme Flats\nBest Agency", ["Acme Flats Best Agency"], []),
        ("Acme a/s Danmark", ["Acme a/s Danmark", "Acme a/s"], []),
    ],
)
def test_what_may_be_a_name_in_a_row(printed: str, found: list[str], lost: list[str]) -> None:
    names = [name.text for name in find_names(Layout(reading(printed)).pages[0])]
    assert {*found} <= {*names}
    assert not {*lost} & {*names}
