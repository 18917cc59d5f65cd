"""Extraction: one spaCy component a file, each a pure function over a Reading.

``COMPONENTS`` is their order: numbers that are understood as dates, times and codes are no counts, and names end where those begin.
"""

from bannarak.extract import counts, dates, evidence, institutions, sections  # noqa: F401  (each registers its factory)

__all__ = ["COMPONENTS"]

COMPONENTS = (
    "bannarak_dates",
    "bannarak_sections",
    "bannarak_evidence",
    "bannarak_counts",
    "bannarak_institutions",
)
