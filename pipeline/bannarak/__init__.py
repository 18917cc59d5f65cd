"""Bannarak (บรรณารักษ์, "librarian") reads Thai library reports into structured records and flags what does not add up."""

__all__ = ["__version__"]

__version__ = "0.1.0"
