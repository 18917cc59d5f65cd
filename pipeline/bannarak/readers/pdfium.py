"""PDFium, which reads one PDF at a time: two threads in it at once end the process (pypdfium2, "Incompatibility with threading")."""

from __future__ import annotations

from threading import RLock

__all__ = ["ONE_AT_A_TIME"]

ONE_AT_A_TIME = RLock()
"""Held as long as a PDF is open."""
