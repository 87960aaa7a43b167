"""A certificate: how certain every value of a document must be so that few straight-through documents are wrong."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field, Strict, ValidationError

from schemas.errors import Misconfigured
from schemas.money import Frozen, Number
from schemas.verdict import Versions

FILE_NAME = "certificate.json"
ISSUE = "Remove it; `vouchline calibrate` issues a new one. Without one the policy's own gate holds."


def chance_of(errors: int, documents: int, alpha: Decimal) -> Decimal:
    """How likely so few wrong ones are among `documents`, if `alpha` of all are wrong."""
    chances = (
        math.comb(documents, wrong) * alpha**wrong * (1 - alpha) ** (documents - wrong) for wrong in range(errors + 1)
    )
    return sum(chances, Decimal(0))


def documents_needed(alpha: Decimal, delta: Decimal, errors: int = 0) -> int:
    """How many documents, `errors` of them wrong, prove at least that at most `alpha` of all are, but for `delta`."""
    least, enough = errors, errors + 1
    while chance_of(errors, enough, alpha) > delta:
        least, enough = enough, 2 * enough
    while enough - least > 1:
        middle = (least + enough) // 2
        least, enough = (middle, enough) if chance_of(errors, middle, alpha) > delta else (least, middle)
    return enough


class Certificate(Frozen):
    """With a chance of at most `delta` that this is untrue, at most `alpha` of all documents whose values are all at
    least as certain as `threshold` are wrong. It rests on `documents` checked by people, `errors` of them wrong.

    It holds for the model, rulebook and policy (a hash of its settings) that it names, and for no other.
    """

    alpha: Number
    delta: Number
    documents: Annotated[int, Field(ge=1)]
    errors: Annotated[int, Field(ge=0)]
    threshold: Annotated[Number, Field(ge=0, le=1)]
    versions: Versions
    issued_on: Annotated[date, Strict()]

    @property
    def proved(self) -> bool:
        """Whether its documents prove what it promises: so few errors among more than `alpha` wrong are unlikely."""
        if not (0 < self.alpha < 1 and self.errors <= self.documents and self.delta < 1):
            return False
        return chance_of(self.errors, self.documents, self.alpha) <= self.delta

    @property
    def details(self) -> dict[str, str]:
        """What its event says of it, and by which it is known again."""
        said = {name: str(getattr(self, name)) for name in ("threshold", "alpha", "delta", "documents", "errors")}
        return {**said, **self.versions.model_dump()}

    def holds_for(self, versions: Versions) -> bool:
        """Whether `versions` are those it was issued for."""
        return self.versions == versions


def read_certificate(text: str, name: str) -> Certificate:
    """The certificate that the file called `name` holds. Raises Misconfigured where it holds none."""
    try:
        certificate = Certificate.model_validate_json(text)
    except ValidationError as error:
        raise Misconfigured(f"{name} is not a certificate.", ISSUE) from error
    if not certificate.proved:
        raise Misconfigured(
            f"{name} promises more than {certificate.documents} documents with {certificate.errors} wrong prove.", ISSUE
        )
    return certificate
