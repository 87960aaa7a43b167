"""The policy: a TOML file in which every setting is validated and documented. A missing file means the defaults."""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_core import PydanticCustomError

from schemas.alerts_policy import Alerts
from schemas.certainty_policy import Certainty
from schemas.dask_policy import DaskPolicy
from schemas.desk_policy import DeskPolicy
from schemas.door_policy import DoorPolicy
from schemas.errors import Misconfigured
from schemas.extraction import DocType
from schemas.foundation_policy import Foundation
from schemas.mail_policy import Mailbox
from schemas.money import Frozen, Number
from schemas.passwords import Passwords
from schemas.people_policy import People
from schemas.pool_policy import PoolPolicy
from schemas.profile import Profile
from schemas.store_policy import StorePolicy
from schemas.strategy import Complexity, ModelChoice, Strategy, choose_model_strategy
from schemas.verdict import Severity

FILE_NAME = "policy.toml"
FOLDERS = {"templates": "templates", "model_folder": "model"}  # settings that name a folder, and an example of each

# What no policy softens until it stops nothing: the gates, core arithmetic, duplicates, identifiers, payment codes.
_MAKE_NO_VERDICT = {"desk", "alerts", "mail", "door", "dask", "pool"}
_TRIED = frozenset(("int", "str", "bool", "float", "decimal", "none"))
_CORE = re.compile(r"GX-.*|GATE-.*|BR-CO-1[0-7]|DUP-.*|ID-.*|QR-0[1-378]|HY-0[12]|EINV-[1236]|FPA-1")


class Limits(Frozen):
    """What may come in, and what reading it may cost: over a limit, a document is refused or quarantined."""

    file_megabytes: int = Field(50, ge=1, description="Files larger than this are refused.")
    pages: int = Field(200, ge=1, description="Documents with more pages are refused.")
    page_points: int = Field(
        14_400, ge=72, description="Documents with a page side longer than this (in points) are refused."
    )
    words: int = Field(200_000, ge=100, description="Documents with more words are refused.")
    seconds: int = Field(
        60,
        ge=1,
        description="Reading one document may take this long; then it is stopped and quarantined. On a busy machine "
        "only what its busiest thread computes itself counts, up to five times as long by the clock.",
    )
    memory_megabytes: int = Field(
        2_048, ge=256, description="Reading one document may use this much memory; then it is quarantined."
    )
    image_megapixels: int = Field(
        64, ge=1, description="Documents with a picture of more million pixels are refused before it is decoded."
    )
    objects_per_page: int = Field(120_000, ge=1_000, description="Pages with more drawn objects than this are refused.")
    xml_megabytes: int = Field(
        20, ge=1, description="XML files (also those inside a PDF) larger than this are refused."
    )
    xml_elements: int = Field(500_000, ge=1_000, description="XML files with more elements than this are refused.")
    xml_depth: int = Field(
        64, ge=16, le=200, description="XML files with elements nested deeper than this are refused."
    )
    attached_files: int = Field(100, ge=1, description="PDFs with more files embedded in them than this are refused.")
    unpacked_files: int = Field(
        500, ge=1, description="Mails and archives with more files in them, at all levels together, are refused."
    )
    unpacked_megabytes: int = Field(
        200, ge=1, description="Mails and archives that hold more than this, at all levels together, are refused."
    )
    unpacked_ratio: int = Field(
        100, ge=2, description="Archives in which a file of more than 1 MB is packed tighter than this are refused."
    )
    unpacked_depth: int = Field(
        5, ge=1, le=20, description="Mails and archives within more of their kind than this are refused."
    )


class Ocr(Frozen):
    """How scans and photos are read: pages that are pictures, without text that can be used."""

    read: bool = Field(default=True, description="Whether such pages are read by OCR; otherwise they wait for review.")
    pages: int = Field(
        12, ge=1, description="Of one document, at most this many pages are read by OCR; with more it waits for review."
    )
    threads: int = Field(
        0, ge=0, le=64, description="Threads of each reading process for OCR; 0 shares the cores among the processes."
    )
    reread: Literal["doubtful", "always", "never"] = Field(
        "doubtful",
        description="Which words of a PDF's text are read again from its picture: doubtful (digits that look like "
        "others), always (every amount, number and account, about a second a page), never (doubtful ones wait).",
    )
    scripts: tuple[Literal["latin", "greek", "cyrillic"], ...] = Field(
        ("latin",),
        min_length=1,
        description="Any of latin, greek, cyrillic: the scripts that words of a PDF may be in, beside the one that "
        "most letters of their page are in. Letters of another one that look Latin are doubted, and so are words of "
        "two scripts, whatever stands here.",
    )
    witness: Literal["none", "tesseract"] = Field(
        "none",
        description="Who else reads the amounts and numbers of scanned pages: none, or tesseract (about a second a "
        "page). Those that it reads otherwise wait.",
    )


class Gate(Frozen):
    """When a value may go straight through."""

    default_score: Number = Field(
        Decimal("0.80"),
        gt=0,
        le=1,
        description="Without a calibrated model, a value below this score waits for review (with 0, none would).",
    )
    doc_type_score: Number = Field(
        Decimal("0.80"),
        ge=0,
        le=1,
        description="Below this score of the document's type, the document waits for review.",
    )
    require_lines: bool = Field(
        default=False, description="Whether an invoice without any readable line item waits for review."
    )
    audit_share: Number = Field(
        Decimal(0),
        ge=0,
        le=1,
        description="Of the documents that would go straight through, this share, drawn at random, waits for a person: "
        "the sample that `vouchline calibrate` certifies.",
    )
    audit_per_vendor: int = Field(5, ge=1, description="So many checked documents of one vendor count at most.")
    error_rate: Number = Field(
        Decimal("0.01"), gt=0, lt=1, description="A certificate promises at most this share of wrong documents (alpha)."
    )
    error_chance: Number = Field(
        Decimal("0.1"), gt=0, lt=1, description="The chance that a certificate's promise is untrue (delta)."
    )


class Tolerance(Frozen):
    """How far a printed amount may be from the computed one. Never wider than EN 16931's own limits."""

    line_sum_cents: int = Field(
        1, ge=0, le=5, description="Cents a line that the sum of lines may be off through rounding."
    )
    tax_cents: int = Field(1, ge=0, le=99, description="Cents a tax row may be off through rounding.")
    review_above: Number = Field(
        Decimal("0.05"), ge=0, description="Above this sum, a rounding difference waits for review."
    )


class Reference(Frozen):
    """How far a document may be from what is known of its vendor, its order and earlier documents."""

    price_share: Number = Field(
        Decimal(0), ge=0, le=1, description="A unit price may be above the ordered one by this share of it."
    )
    quantity_share: Number = Field(
        Decimal(0), ge=0, le=1, description="A quantity may be above the ordered or received one by this share of it."
    )
    usual_times: int = Field(
        10, ge=2, description="An invoice of more than so many times the vendor's median waits for review."
    )
    usual_after: int = Field(5, ge=1, description="What is usual is known after so many exported invoices of a vendor.")
    duplicate_days: int = Field(
        60, ge=0, le=3660, description="Nearly equal numbers with the same amount are suspect within so many days."
    )
    vat_register: Literal["none", "vies"] = Field(
        "none",
        description="Whether the seller's VAT identifier is looked up, and nothing else sent: none, or vies (that of "
        "the European Commission). Every question is recorded (`vouchline audit egress`).",
    )


class Types(Frozen):
    """Which kinds of document may be exported, and whether some come apart."""

    export_receipts: bool = Field(
        default=False, description="Whether receipts may be exported (otherwise they wait for review)."
    )
    divide: bool = Field(
        default=True,
        description="Whether a PDF that certainly holds several invoices is divided into them; otherwise, and where "
        "it is not certain, it waits.",
    )


class Exports(Frozen):
    """What is written for the systems behind."""

    formats: tuple[Literal["json", "csv", "parquet"], ...] = Field(
        ("json", "csv", "parquet"), description="Any of json, csv, parquet."
    )


class Inbox(Frozen):
    """What the folders that documents come in may hold. Their owner must be able to read it himself."""

    links: tuple[str, ...] = Field(
        (), description="Folders that links in an inbox may lead to, beside the inbox itself (whole paths)."
    )
    folders: Literal["nothing", "senders", "companies"] = Field(
        "nothing",
        description="What the names of folders within an inbox say: nothing; senders, where the first of them is the "
        "address or domain that sent what lies in it; companies, where it is the short name of the one of yours that "
        "must be the buyer.",
    )


class Workspace(Frozen):
    """Who may look into the workspace, beside its owner."""

    auditors: str | None = Field(None, description="A group of this machine that may read it, and change nothing.")


class Work(Frozen):
    """How a run works."""

    workers: int = Field(0, ge=0, le=64, description="Reading processes; 0 means one a core.")
    chunk: int = Field(
        50,
        ge=1,
        le=500,
        description="Documents a Prefect task reads; its credit notes are judged by the invoices read until then.",
    )

    @property
    def processes(self) -> int:
        """How many reading processes there are."""
        return self.workers or os.cpu_count() or 1


_UNDER = "@"  # between a rule id and the profile for which its severity holds


class Rules(Frozen):
    """Which rules apply, and how much they weigh."""

    profile: Profile | Literal["auto"] = Field(
        "auto", description=f"auto (chosen by what stands on the document), or any of {', '.join(Profile)}."
    )
    severity: Mapping[str, Severity] = Field(
        {},
        description='Other severities by rule id, such as "DATE-2" = "warning", or by rule id and profile, such as '
        '"DATE-2@UK" = "information", which comes first. Rules that stop wrong amounts, '
        "duplicates and uncertain values (GX, GATE, BR-CO, DUP, ID, QR, HY, EINV) are never mere information.",
    )

    @field_validator("severity")
    @classmethod
    def _keeps_the_core(cls, severity: Mapping[str, Severity]) -> Mapping[str, Severity]:
        """Refuses a severity under which a rule of the core would stop nothing, and an unknown profile."""
        for key, given in severity.items():
            rule, named, profile = key.partition(_UNDER)
            if named and profile not in set(Profile):
                raise PydanticCustomError("profile", "there is no profile {profile}", {"profile": profile})
            if given is Severity.INFORMATION and _CORE.fullmatch(rule):
                message = "{rule} cannot be mere information, for it keeps wrong values from being exported"
                raise PydanticCustomError("core_rule", message, {"rule": rule})
        return severity

    def given(self, rule: str, profile: Profile | None) -> Severity | None:
        """The severity given to `rule` under `profile`, else under every one; None where none is given."""
        under = profile and self.severity.get(f"{rule}{_UNDER}{profile.value}")
        return under or self.severity.get(rule)

    @property
    def named(self) -> set[str]:
        """The ids of all rules that are given a severity."""
        return {key.partition(_UNDER)[0] for key in self.severity}


class Layers(Frozen):
    """Who reads a document. Vendor templates do where `templates` names their folder."""

    model: bool = Field(default=True, description="Whether the trained extractor reads.")
    memory: bool = Field(
        default=True,
        description="Whether the memory of a vendor's pages reads: where values stood that people approved before.",
    )
    rules: bool = Field(
        default=True,
        description="Whether the rules read; without them, they only check what the others say, and lines stay unread.",
    )


class Policy(Frozen):
    """All settings. `Policy()` holds the defaults."""

    limits: Limits = Limits()
    passwords: Passwords = Passwords()
    ocr: Ocr = Ocr()
    gate: Gate = Gate()
    certainty: Certainty = Certainty()
    tolerance: Tolerance = Tolerance()
    reference: Reference = Reference()
    types: Types = Types()
    rules: Rules = Rules()
    layers: Layers = Layers()
    exports: Exports = Exports()
    inbox: Inbox = Inbox()
    workspace: Workspace = Workspace()
    work: Work = Work()
    foundation: Foundation = Foundation()
    people: People = People()
    desk: DeskPolicy = DeskPolicy()
    alerts: Alerts = Alerts()
    mail: Mailbox = Mailbox()
    door: DoorPolicy = DoorPolicy()
    dask: DaskPolicy = DaskPolicy()
    pool: PoolPolicy = PoolPolicy()
    store: StorePolicy = Field(StorePolicy(), exclude=True)
    strategy: Strategy = Strategy()
    templates: str | None = Field(
        None, description="Folder with vendor templates in the YAML format of invoice2data (relative to this file)."
    )
    model_folder: str | None = Field(
        None,
        description="Folder of a trained extractor in place of the one that ships (relative to this file; a "
        "workspace's own, which `vouchline train --promote` makes, is used without being named).",
    )

    @property
    def hash(self) -> str:
        """A short hash of every setting that makes verdicts: the same hash means the same policy."""
        return hashlib.sha256(self.model_dump_json(exclude=_MAKE_NO_VERDICT).encode()).hexdigest()[:12]

    def strategy_for(self, *, complex_document: bool) -> ModelChoice:
        """The strategy for a document that leaves terms open after the other layers, or for one that does not."""
        given = self.strategy
        seen = Complexity.HIGH if complex_document else Complexity.LOW
        return choose_model_strategy(
            given.task_scope,
            self.foundation.private,
            given.budget_sensitive,
            given.latency,
            seen if given.domain_complexity == "by_document" else given.domain_complexity,
            given.control,
        )

    def may_export(self, doc_type: DocType) -> bool:
        """Whether a document of this type may leave at all."""
        exported = {DocType.INVOICE, DocType.CREDIT_NOTE}
        return doc_type in exported or (doc_type is DocType.RECEIPT and self.types.export_receipts)


def load_policy(path: Path) -> Policy:
    """The policy in `path`, or the defaults where the file is missing.

    Raises Misconfigured with the place of the mistake.
    """
    if not path.exists():
        return Policy()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        policy = Policy.model_validate(_typed(data), strict=False)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Misconfigured(f"{path} is not valid TOML: {error}.", "Mend the line it names.") from error
    except ValidationError as error:
        raise Misconfigured(
            f"{path}: {' '.join(_complaints(error))}", "`vouchline init` writes a policy with every setting explained."
        ) from error
    named = {key: folder for key in FOLDERS if (folder := getattr(policy, key)) is not None}
    policy = policy.model_copy(update={key: str((path.parent / folder).resolve()) for key, folder in named.items()})
    return policy


def _complaints(error: ValidationError) -> list[str]:
    """Everything that is wrong, a sentence for each setting, named as it is written."""
    found: dict[str, list[str]] = {}
    for one in error.errors():
        # What pydantic adds to a place, the type that it tried it as, holds signs that no setting has.
        place = ".".join(step for step in map(str, one["loc"]) if re.fullmatch(r"[\w-]+", step) and step not in _TRIED)
        told = "" if one["type"] == "extra_forbidden" else one["msg"].removeprefix("Value error, ").rstrip(".")
        found.setdefault(place, []).append(told.replace("Input should be", "it should be"))
    return [
        f"The setting {place} is not valid: {', or '.join(said)}." if any(said) else f"There is no setting {place}."
        for place, said in found.items()
    ]


def _typed(data: Any) -> Any:
    """TOML data with arrays as tuples, so that strict types accept them."""
    if isinstance(data, dict):
        return {key: _typed(value) for key, value in data.items()}
    if isinstance(data, list):
        return tuple(_typed(value) for value in data)
    return data
