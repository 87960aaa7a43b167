"""What leaves: one format a file, written whole or not at all, with a manifest a run."""

from exporters.exportable import why_not
from exporters.exporter import Exporter
from exporters.manifest import Earlier, Manifest, Past, verify_export
from exporters.run import EXPORTERS, export_run

__all__ = ["EXPORTERS", "Earlier", "Exporter", "Manifest", "Past", "export_run", "verify_export", "why_not"]
