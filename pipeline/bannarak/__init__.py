"""Bannarak (บรรณารักษ์, "librarian") reads Thai library reports into structured records and flags what does not add up."""

from bannarak.version import __version__

__all__ = ["__version__"]
