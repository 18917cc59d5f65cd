"""From mentions to records: what the document says of itself, and one activity for each thing done."""

from __future__ import annotations

from bannarak.extract.component import Reading
from bannarak.records import Activity, Profile

__all__ = ["activities", "profile"]


def profile(reading: Reading) -> Profile:
    """Kind, title, publication date and period of the document."""
    title = next((line.strip() for line in reading.text.splitlines() if line.strip()), "")
    return Profile("other", reading.title or title, reading.published)


def activities(reading: Reading, profile: Profile) -> tuple[Activity, ...]:
    """One activity for each thing the document says was done, is planned or was called off."""
    return ()
