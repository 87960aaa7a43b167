"""A certificate: how certain every value of a document must be so that few straight-through documents are wrong."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, Strict, ValidationError

from schemas.errors import Misconfigured
from schemas.money import Frozen, Number
from schemas.verdict import Versions

FILE_NAME = "certificate.json"


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

    def holds_for(self, versions: Versions) -> bool:
        """Whether `versions` are those it was issued for."""
        return self.versions == versions


def read_certificate(text: str, name: str) -> Certificate:
    """The certificate that the file called `name` holds. Raises Misconfigured where it holds none."""
    try:
        return Certificate.model_validate_json(text)
    except ValidationError as error:
        raise Misconfigured(
            f"{name} is not a certificate.", "Remove it; `vouchline calibrate` issues a new one."
        ) from error
