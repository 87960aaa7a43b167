"""Vendors that grow from what people approved."""

from __future__ import annotations

from ledger.grown import Approved, with_grown
from schemas import Vendor

OLD, NEW = "ES9121000418450200051332", "ES7921000813610123456789"
MASTER = Vendor(vendor="70001", name="Puerto Alto, S.L.", vat_id="ESB58378431", country="ES", ibans=(OLD,))


def paper(
    name: str, people: int, *, vat_id: str | None = None, iban: str | None = None, sha: str = "a" * 64
) -> Approved:
    vendor = Vendor(vendor=f"document-{sha[:12]}", name=name, vat_id=vat_id, ibans=(iban,) if iban else ())
    return Approved(sha, vendor, people)


def accounts(rows: list[Vendor], vendor: str) -> set[str]:
    return {iban for row in rows if row.vendor == vendor for iban in row.ibans}


def test_the_first_approved_document_founds_a_vendor_and_later_ones_are_the_same() -> None:
    rows = with_grown(
        (), [paper("Gears Ltd", 1, vat_id="GB980780684"), paper("GEARS LTD", 1, vat_id="980780684", sha="b" * 64)]
    )
    assert {row.vendor for row in rows} == {"document-aaaaaaaaaaaa"}


def test_one_person_makes_no_account_known_and_two_do() -> None:
    one = with_grown([MASTER], [paper("Puerto Alto, S.L.", 1, vat_id="B58378431", iban=NEW)])
    assert accounts(one, "70001") == {OLD}
    two = with_grown([MASTER], [paper("Puerto Alto, S.L.", 2, vat_id="B58378431", iban=NEW)])
    assert accounts(two, "70001") == {OLD, NEW}


def test_an_account_beside_the_one_to_pay_is_known_as_such_once_two_people_confirmed_it() -> None:
    beside = Approved("a" * 64, MASTER.model_copy(update={"vendor": "document-a", "further": (NEW,)}), 2)
    rows = with_grown([MASTER], [beside])
    assert {account for row in rows for account in row.further} == {NEW}
    assert accounts(rows, "70001") == {OLD}
    assert not any(row.further for row in with_grown([MASTER], [beside._replace(people=1)]))


def test_a_name_alone_does_not_join_a_vendor_that_has_a_number() -> None:
    rows = with_grown([MASTER], [paper("Puerto Alto, S.L.", 2, vat_id="ESB64717838", iban=NEW)])
    assert accounts(rows, "70001") == {OLD}
    assert accounts(rows, "document-aaaaaaaaaaaa") == {NEW}


def test_a_vendor_without_numbers_is_joined_by_its_name() -> None:
    rows = with_grown((), [paper("Dana Writer", 2), paper("Dana Writer", 2, sha="b" * 64)])
    assert [row.vendor for row in rows] == ["document-aaaaaaaaaaaa"]
