"""From mentions to records: what the document says of itself, and one activity for each thing done."""

from bannarak.assemble.activities import activities
from bannarak.assemble.profile import profile

__all__ = ["activities", "profile"]
