"""Training the model from a seed: synthetic and licensed real documents in, a spaCy pipeline with weights out."""

from evaluation.train.documents import LICENSED, LabelledReading, labelled_readings
from evaluation.train.run import CONFIG, fit, labelled, synthetic, train

__all__ = ["CONFIG", "LICENSED", "LabelledReading", "fit", "labelled", "labelled_readings", "synthetic", "train"]
