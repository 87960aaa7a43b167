"""A run's report: pages that open offline, load nothing, and show for every value where it stands.

It imports schemas and Jinja only; page images come in as a function.
"""

from reports.images import shown_pages
from reports.record import Duplicate, Images, Record, page_before
from reports.write import write_report

__all__ = ["Duplicate", "Images", "Record", "page_before", "shown_pages", "write_report"]
