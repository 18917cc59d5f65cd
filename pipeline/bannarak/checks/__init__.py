"""The checks: one small function a rule, grouped by family. What a rule is and says stands in ``rules/catalogue``."""

from importlib import import_module

__all__ = ["load_checks"]

_FAMILIES = (
    "conflicts",
    "headlines",
    "dates",
    "durations",
    "lists",
    "periods",
    "ratios",
    "spelt",
    "sums",
    "evidence",
    "misplaced",
    "unproved",
    "attachments",
    "institutions",
    "structure",
    "text",
)


def load_checks() -> None:
    """Import every family, which declares its rules."""
    for family in _FAMILIES:
        import_module(f"bannarak.checks.{family}")
