"""Bannarak (บรรณารักษ์, "librarian") reads Thai library reports into structured records and flags what does not add up."""

from importlib import import_module
from typing import TYPE_CHECKING

from bannarak.version import __version__

if TYPE_CHECKING:
    from bannarak.archive import run
    from bannarak.dataset.frames import read_dataset
    from bannarak.thai.dates import find_dates, parse_date

__all__ = ["__version__", "find_dates", "parse_date", "read_dataset", "run"]

_HOMES = {
    "find_dates": "bannarak.thai.dates",
    "parse_date": "bannarak.thai.dates",
    "read_dataset": "bannarak.dataset.frames",
    "run": "bannarak.archive",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that ``import bannarak`` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
