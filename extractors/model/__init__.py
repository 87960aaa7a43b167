"""The task-specific model: scores typed candidates by their layout context. spaCy is imported when it is first used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.model.calibration import WITNESSED, confidence_of, groups_of
from extractors.model.release import WEIGHTS, curves_of, version_of
from extractors.model.spacy_alone import import_spacy
from schemas import Claim, DocType

if TYPE_CHECKING:
    from spacy.language import Language

    from extractors.page.sheet import Sheet

__all__ = ["Model", "ModelProposals", "load", "version"]


@dataclass(frozen=True, slots=True)
class ModelProposals:
    """What the model proposes: at most one claim a term with its alternatives, and the probability of each type.

    `witnessed` is the confidence of each claim if the rules read its value as well.
    """

    claims: Sequence[Claim] = ()
    types: Mapping[DocType, float] = field(default_factory=dict)
    witnessed: Mapping[str, float | None] = field(default_factory=dict)

    @property
    def doc_type(self) -> tuple[DocType, float]:
        """The likeliest type with its probability."""
        return max(self.types.items(), key=lambda item: item[1], default=(DocType.OTHER, 0.0))


class Model:
    """A trained pipeline in a folder (or at hand); it is read when the first document comes."""

    def __init__(self, folder: Path | None = None, pipeline: Language | None = None) -> None:
        self._folder = folder or WEIGHTS
        if pipeline is not None:
            self.__dict__["_pipeline"] = pipeline

    @cached_property
    def _pipeline(self) -> Language:
        spacy = import_spacy()

        version_of(self._folder)  # which looks whether it is whole

        import extractors.model.components  # noqa: F401 - registers the factories

        pipeline: Language = spacy.load(self._folder, exclude=("tokenizer",))  # pages come in words
        return pipeline

    def propose(self, sheet: Sheet) -> ModelProposals:
        """Claims of layer MODEL for a document; their scores are probabilities that the model was trained to give."""
        if not sheet.layout.segments:
            return ModelProposals()
        pipeline = self._pipeline  # first: it imports spaCy

        from extractors.model.state import doc_of, state_of

        state = state_of(pipeline(doc_of(pipeline.vocab, sheet)))
        groups = groups_of({claim.term: claim.value for claim in state.claims})
        alone = {claim.term: confidence_of(groups[claim.term], claim.score, self._curves) for claim in state.claims}
        both = {
            claim.term: confidence_of(groups[claim.term] + WITNESSED, claim.score, self._curves)
            for claim in state.claims
        }
        return ModelProposals(
            [claim.model_copy(update={"confidence": alone[claim.term]}) for claim in state.claims],
            state.types,
            {term: alone[term] if sure is None else sure for term, sure in both.items()},
        )

    @cached_property
    def _curves(self) -> Mapping[str, tuple[float, float]]:
        return curves_of(self._folder)


@cache
def load(folder: str | None = None) -> Model:
    """The model in `folder`, or the one that ships; one for each process."""
    return Model(Path(folder) if folder else None)


def version(folder: str | None = None) -> str:
    """The version of the model in `folder`, or of the one that ships."""
    return version_of(Path(folder)) if folder else _shipped()


@cache
def _shipped() -> str:
    return version_of(WEIGHTS)
