"""Reference data from files and databases into a workspace, and what a run then knows."""

from __future__ import annotations

import sqlite3
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.reference import load_reference, unload_reference
from ledger import Ledger
from ledger.verify import verify
from schemas import Corrupted, Misconfigured, Unavailable, Vendor

MASTER = """vendor;name;vat_id;iban;country;currency
70001;Alpha Ltd;DE136695976;DE75512108001245126199;DE;EUR
70001;Alpha Ltd;DE136695976;DE89370400440532013000;DE;EUR
70002;"Müller; Söhne GmbH";;;;
"""


def written(folder: Path, text: str, name: str = "master.csv") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8-sig")
    return str(path)


def vendors(workspace: Path, *keys: str) -> list[Vendor]:
    with Ledger.open(workspace) as ledger:
        return list(ledger.knowledge.vendors(keys) or ())


def test_a_csv_file_is_taken_in_whole_and_found_by_every_key(tmp_path: Path) -> None:
    assert load_reference(tmp_path / "w", "vendors", written(tmp_path, MASTER), None).rows == 2
    (alpha,) = vendors(tmp_path / "w", "vat:DE136695976")
    assert alpha.ibans == ("DE75512108001245126199", "DE89370400440532013000")
    assert vendors(tmp_path / "w", "name:ALPHALTD") == [alpha]
    (other,) = vendors(tmp_path / "w", "name:MULLERSOHNEGMBH")
    assert other.vendor == "70002"
    assert other.ibans == ()
    assert verify(tmp_path / "w").ok


def test_the_users_own_companies_hold_every_spelling_of_their_name(tmp_path: Path) -> None:
    text = "company,name,vat_id,country,street,city,post_code,iban\n" \
        "north,North Ltd; NORTH Trading,DE136695976,DE,Quay 1,Kiel,24143,DE75512108001245126199\n" \
        "south,South B.V.,,NL,,,,\n"  # fmt: skip
    assert load_reference(tmp_path / "w", "companies", written(tmp_path, text), None).rows == 2
    with Ledger.open(tmp_path / "w") as ledger:
        north, south = ledger.knowledge.companies() or ()
    assert north.names == ("North Ltd", "NORTH Trading")
    assert (north.ibans, north.post_code) == (("DE75512108001245126199",), "24143")
    assert (south.names, south.street) == (("South B.V.",), None)


def test_without_companies_nobody_knows_who_we_are(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        assert ledger.knowledge.companies() is None


def test_parquet_and_database_say_the_same_as_csv(tmp_path: Path) -> None:
    rows = [{"order": "PO-1", "line": "10", "vendor": "7", "currency": "EUR", "quantity": Decimal("2.5"),
             "unit_price": Decimal("19.90"), "item": None, "description": "Oak"}]  # fmt: skip
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "orders.parquet")
    connection = sqlite3.connect(tmp_path / "erp.db")
    connection.execute('CREATE TABLE po ("order" TEXT, line INTEGER, vendor INTEGER, currency TEXT, quantity NUMERIC, '
                       "unit_price NUMERIC, description TEXT)")  # fmt: skip
    connection.execute("INSERT INTO po VALUES ('PO-1', 10, 7, 'EUR', 2.5, 19.9, 'Oak')")
    connection.commit()
    connection.close()
    csv = "order,line,vendor,currency,quantity,unit_price,description\nPO-1,10,7,EUR,2.5,19.9,Oak\n"
    found = []
    for number, (source, table) in enumerate(
        (
            (str(tmp_path / "orders.parquet"), None),
            (f"sqlite:///{tmp_path}/erp.db", "po"),
            (written(tmp_path, csv), None),
        )
    ):
        load_reference(tmp_path / str(number), "orders", source, table)
        with Ledger.open(tmp_path / str(number)) as ledger:
            order = ledger.knowledge.order("po 1")
        assert order is not None
        found.append(order)
    assert found[0] == found[1] == found[2]
    assert found[0].received is None


@pytest.mark.parametrize(
    ("kind", "text", "complaint"),
    [
        ("vendors", "vendor,nme\n1,A\n", "line 2: name is missing; not known are the columns nme"),
        ("vendors", "vendor,country\n1,DE\n", "line 2: name is missing"),
        ("companies", "company,country\n1,DE\n", "line 2: name is missing"),
        ("vendors", "vendor,name,iban\n1,A,DE89370400440532013001\n", "DE89370400440532013001 is no valid IBAN"),
        ("vendors", "vendor,name,further\n1,A,DE89370400440532013001\n", "DE89370400440532013001 is no valid IBAN"),
        ("vendors", "vendor,name\n", "holds no row"),
        ("vendors", "vendor,name,Name\n1,A,B\n", "two of its columns have one name"),
        ("vendors", "vendor,name\n1\n", "more or fewer values"),
        ("vendors", "vendor,name,iban, iban\n1,A,DE75512108001245126199,\n", "two of its columns have one name"),
        ("vendors", "vendor,name,country\n1,A,Germany\n", "country is not of its kind"),
        ("received", 'order,line,quantity\nPO,1,"1,5"\n', "quantity is not of its kind"),
        ("received", "order,line,quantity\nPO,1,NaN\n", "quantity is not of its kind"),
    ],
)
def test_what_is_wrong_is_said_with_its_row_and_nothing_is_taken_in(
    tmp_path: Path, kind: str, text: str, complaint: str
) -> None:
    with pytest.raises(Misconfigured) as said:
        load_reference(tmp_path / "w", kind, written(tmp_path, text), None)
    assert complaint in said.value.message
    assert not (tmp_path / "w" / "reference").exists()


@pytest.mark.parametrize(
    ("source", "table", "error"),
    [
        ("nowhere.csv", None, Misconfigured),
        ("sqlite:///{}/none.db", "vendors", Misconfigured),
        ("sqlite:///{}/none.db", None, Misconfigured),
        ("sqlite:////nowhere/at/all.db", "vendors", Misconfigured),
        ("sqlite:///{}", "vendors", Misconfigured),
        ("sqlite:///{}/text.db", "vendors", Unavailable),
        ("sqlite:///{}/master.db", "vendors", Misconfigured),
        ("martian://x", "vendors", Misconfigured),
        ("postgresql://host:port/master", "vendors", Misconfigured),
    ],
)
def test_a_source_that_is_not_there_is_named(tmp_path: Path, source: str, table: str | None, error: type) -> None:
    (tmp_path / "text.db").write_text("this is no database", encoding="utf-8")
    database(tmp_path / "master.db", "CREATE TABLE customers (name TEXT)")
    with pytest.raises(error):
        load_reference(tmp_path / "w", "vendors", source.format(tmp_path), table)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["master.db", "text.db"]


def database(path: Path, *statements: str) -> str:
    """The address of a SQLite database that these statements made."""
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return f"sqlite:///{path}"


@pytest.mark.parametrize("address", ["sqlite:///{}/master.db", "sqlite:///file:{}/master.db?mode=ro&uri=true"])
def test_a_value_of_a_database_that_cannot_be_read_is_said(tmp_path: Path, address: str) -> None:
    database(
        tmp_path / "master.db",
        "CREATE TABLE vendors (vendor TEXT, name TEXT, since DATE)",
        "INSERT INTO vendors VALUES ('1', 'A', 'long ago')",
    )
    with pytest.raises(Misconfigured, match="not of its column's kind"):
        load_reference(tmp_path / "w", "vendors", address.format(tmp_path), "vendors")


def test_a_line_ends_where_csv_ends_it(tmp_path: Path) -> None:
    load_reference(tmp_path / "w", "vendors", written(tmp_path, "vendor,name\n1,Alpha\u2028Tools\n"), None)
    assert [one.name for one in vendors(tmp_path / "w", "name:ALPHATOOLS")] == ["Alpha\u2028Tools"]


@pytest.mark.skipif(not Path("/proc/self/mem").is_file(), reason="no file that exists and cannot be read")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="may not be read"):
        load_reference(tmp_path / "w", "vendors", "/proc/self/mem", None)


def test_the_latest_load_counts_until_it_is_unloaded(tmp_path: Path) -> None:
    workspace = tmp_path / "w"
    load_reference(workspace, "vendors", written(tmp_path, MASTER), None)
    load_reference(workspace, "vendors", written(tmp_path, "vendor,name\n9,Beta\n"), None)
    assert [one.vendor for one in vendors(workspace, "name:BETA", "name:ALPHALTD")] == ["9"]
    unload_reference(workspace, "vendors")
    with Ledger.open(workspace) as ledger:
        assert ledger.knowledge.vendors(["name:BETA"]) is None
    with pytest.raises(Misconfigured):
        unload_reference(workspace, "vendors")
    load_reference(workspace, "vendors", written(tmp_path, MASTER), None)
    assert len(vendors(workspace, "name:BETA", "name:ALPHALTD")) == 1
    assert verify(workspace).ok


def test_reference_data_that_was_changed_or_lost_is_damage(tmp_path: Path) -> None:
    load_reference(tmp_path / "w", "vendors", written(tmp_path, MASTER), None)
    (stored,) = (tmp_path / "w" / "reference").iterdir()
    stored.chmod(0o644)
    stored.write_text(stored.read_text(encoding="utf-8").replace("DE75", "DE89"), encoding="utf-8")
    with pytest.raises(Corrupted), Ledger.open(tmp_path / "w") as ledger:
        ledger.knowledge.vendors(["name:ALPHALTD"])
    assert "reference load vendors" in (verify(tmp_path / "w").problem or "")


def test_loading_damaged_data_again_mends_it(tmp_path: Path) -> None:
    source = written(tmp_path, MASTER)
    load_reference(tmp_path / "w", "vendors", source, None)
    (stored,) = (tmp_path / "w" / "reference").iterdir()
    stored.chmod(0o644)
    stored.write_text("", encoding="utf-8")
    load_reference(tmp_path / "w", "vendors", source, None)
    assert len(vendors(tmp_path / "w", "name:ALPHALTD")) == 1
    assert verify(tmp_path / "w").ok


def test_other_columns_are_named_and_headers_may_be_in_any_case(tmp_path: Path) -> None:
    text = "Vendor;NAME;Colour;IBAN\n1;A;red;DE75512108001245126199\n"
    taken = load_reference(tmp_path / "w", "vendors", written(tmp_path, text), None)
    assert (taken.rows, taken.ignored) == (1, ("Colour",))
    assert vendors(tmp_path / "w", "name:A")[0].ibans == ("DE75512108001245126199",)


def test_an_empty_source_is_taken_in_only_where_that_is_said(tmp_path: Path) -> None:
    load_reference(tmp_path / "w", "vendors", written(tmp_path, MASTER), None)
    empty = written(tmp_path, "vendor,name\n", "empty.csv")
    with pytest.raises(Misconfigured, match="--allow-empty"):
        load_reference(tmp_path / "w", "vendors", empty, None)
    assert vendors(tmp_path / "w", "name:ALPHALTD")
    assert load_reference(tmp_path / "w", "vendors", empty, None, allow_empty=True).rows == 0


@pytest.mark.parametrize(("left", "asked"), [(4, False), (3, True)])
def test_a_load_that_drops_many_vendors_asks(tmp_path: Path, left: int, asked: bool) -> None:
    def master(count: int) -> str:
        rows = "".join(f"{number},Vendor {number}\n" for number in range(count))
        return written(tmp_path, f"vendor,name\n{rows}", f"{count}.csv")

    load_reference(tmp_path / "w", "vendors", master(5), None)
    questions: list[str] = []

    def refuse(question: str) -> bool:
        questions.append(question)
        return False

    if asked:
        with pytest.raises(Misconfigured, match="2 of the 5 vendors that are known would be gone"):
            load_reference(tmp_path / "w", "vendors", master(left), None, agreed=refuse)
    else:
        load_reference(tmp_path / "w", "vendors", master(left), None, agreed=refuse)
    assert bool(questions) is asked
    assert len(vendors(tmp_path / "w", *(f"name:VENDOR{number}" for number in range(5)))) == (5 if asked else left)
