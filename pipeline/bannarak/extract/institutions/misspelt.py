"""Names whose beginning is misspelt ("กระทวงการคลัง"), so that no head noun showed them: all but the beginning of a name stands near it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from bannarak.extract.component import Reading
from bannarak.extract.institutions.linking import Name, nearly_registered
from bannarak.extract.institutions.scan import Found
from bannarak.extract.institutions.vocabulary import Head, Vocabulary, form_key
from bannarak.thai.spelling import is_slip, name_parts

__all__ = ["misspelt", "whole"]

_RUN = re.compile("[ก-๎]+")
_LONG = 10  # letters from which half of a name is still its own
_STRETCH = 8000  # characters within which a misspelt name is sought around the right one
_MARGIN = 100  # characters by which a name may reach out of its stretch
_VERY_LONG = 16  # letters from which a name is still itself with two of them wrong


def misspelt(reading: Reading, vocabulary: Vocabulary, names: Sequence[Name]) -> Iterator[tuple[int, int, str, int]]:
    """Start and end of each such name, the spelling it is meant to have and the number of the name in ``names`` that has it.

    It is meant to be one of the registry or one that the document repeats, and what differs is no word.
    """
    text = reading.text
    places: dict[str, list[int]] = defaultdict(list)
    whose: dict[str, int] = {}
    for number, name in enumerate(names):
        for start, part in _long_parts(text[name.start : name.end], vocabulary):
            places[part].append(name.start + start)
            whose.setdefault(part, number)
    by_stretch: dict[int, dict[str, int]] = defaultdict(dict)
    for part, starts in places.items():
        if len(starts) > 1 or form_key(part) in vocabulary.keys:
            for start in starts:
                within = by_stretch[start // _STRETCH]
                within[part] = within.get(part, 0) + 1
    spans = [(name.start, name.end) for name in names]
    for stretch, within in sorted(by_stretch.items()):
        low, high = stretch * _STRETCH, (stretch + 1) * _STRETCH + _MARGIN
        for part in sorted(within):
            tail = part[len(part) // 2 :]
            if len(part) <= _MARGIN and text.count(tail, low, high) <= within[part]:
                continue  # it stands nowhere but in the names
            registered = form_key(part) in vocabulary.keys
            at = text.find(tail, low, high)
            while at >= 0:
                end = at + len(tail)
                if not text.startswith(part, max(0, end - len(part))):
                    begin = _beginning(reading, end, part, registered, spans)
                    if begin is not None and not text.startswith(vocabulary.leads, begin):  # "เครื่องบินของทัพอากาศ" is no กองทัพอากาศ
                        yield begin, end, part, whose[part]
                at = text.find(tail, end, high)


@lru_cache(maxsize=20_000)
def _long_parts(name: str, vocabulary: Vocabulary) -> tuple[tuple[int, str], ...]:
    return tuple((start, part) for start, part in name_parts(name, vocabulary.heads) if len(part) >= _LONG)


def whole(text: str, vocabulary: Vocabulary, found: Iterable[Found]) -> list[Found]:
    """``found`` with the whole run of letters where a slip within it cut a name short: กระทรวงดิจิตอลเพื่อเศรษฐกิจและสังคม."""
    return [
        (start, _whole(text, vocabulary, start, end), what) if isinstance(what, Head) else (start, end, what) for start, end, what in found
    ]


def _whole(text: str, vocabulary: Vocabulary, start: int, end: int) -> int:
    run = _RUN.match(text, end)
    if run is None or run.end() - start > _MARGIN or not nearly_registered(vocabulary, text[start : run.end()]):
        return end
    return run.end()


def _beginning(reading: Reading, end: int, meant: str, registered: bool, spans: Sequence[tuple[int, int]]) -> int | None:
    """Where a misspelling of ``meant`` that ends at ``end`` begins; None if there is none."""
    text = reading.text
    earliest, latest = max(end - len(meant) - 2, 0), min(end - len(meant) + 2, end - 1)
    if latest < 0:
        return None  # before the text
    best: tuple[int, int] | None = None
    allowed = 2 if len(meant) >= _VERY_LONG else 1
    if Levenshtein.distance(text[earliest:end], meant, score_cutoff=allowed + latest - earliest) > allowed + latest - earliest:
        return None  # wherever in this stretch it began, too much of it would differ
    for start in range(latest, earliest - 1, -1):
        written = text[start:end]
        distance = Levenshtein.distance(written, meant, score_cutoff=allowed)
        if not 0 < distance <= allowed or (best is not None and distance >= best[0]):
            continue
        if reading.words.begins(start) and not any(map(str.isspace, written)):
            best = distance, start
    if best is None:
        return None
    start = best[1]
    at = bisect_left(spans, (start + 1, 0)) - 1
    if at >= 0 and spans[at][1] > start:  # within a name of its own
        return None
    return start if is_slip(text[start:end], meant, registered) else None
