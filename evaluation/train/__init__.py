"""Training the model from a seed: synthetic and licensed real documents in, a spaCy pipeline with weights out."""

from evaluation.train.documents import LICENSED, Labelled, labelled_documents
from evaluation.train.run import CONFIG, fit, labelled, synthetic, train

__all__ = ["CONFIG", "LICENSED", "Labelled", "fit", "labelled", "labelled_documents", "synthetic", "train"]
