"""The Thai language: marks, numerals, calendar, tokens. Pure functions on str that know nothing of documents."""
