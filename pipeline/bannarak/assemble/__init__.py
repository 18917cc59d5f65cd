"""From mentions to records: what the document says of itself, and one activity for each thing done."""

from bannarak.assemble.activities import activities
from bannarak.assemble.profile import profile
from bannarak.assemble.titles import as_headline

__all__ = ["activities", "as_headline", "profile"]
