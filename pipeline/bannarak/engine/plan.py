"""Which documents a dataset consists of and which of them have to be extracted."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice

from bannarak.dataset.manifest import Entry
from bannarak.dataset.shards import shard_bits, shard_of
from bannarak.engine.work import Item
from bannarak.errors import UnreadableError
from bannarak.records import Problem
from bannarak.sources import PATIENCE, Source, expand, is_page, within

__all__ = ["Plan", "plan", "units"]

_LEAST, _MOST = 8, 64  # documents of a unit
_UNIT_BYTES = 1_000_000
_READERS = 4  # threads that read and hash; more do not help one disk
_WAIT = 0.0005  # seconds a source, from which reading several at a time pays: a share or a store, not a local disk


@dataclass
class Plan:
    """The documents by doc_id with their sources, of which the first is the one to read, and what names or gives no document."""

    sources: dict[str, Entry] = field(default_factory=dict)
    documents: dict[str, list[Source]] = field(default_factory=lambda: defaultdict(list))
    digests: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def bits(self) -> int:
        """The number of shards as a power of two."""
        return shard_bits(len(self.documents), sum(self.sources[found[0].path].size for found in self.documents.values()))

    def paths(self, doc: str) -> list[str]:
        """The paths of a document's sources as they are shown."""
        return [source.shown for source in self.documents[doc]]


def plan(specs: Iterable[str], known: Mapping[str, Entry], patience: float = PATIENCE) -> Plan:
    """The plan for ``specs``. A source whose fingerprint is that of ``known`` is taken to be unchanged and not read; those of a folder that
    cannot be listed now stay. The server of a page has ``patience`` seconds to answer.
    """
    made = Plan()
    found = expand(specs, patience)
    slow = False
    unlisted: list[str] = []
    with ThreadPoolExecutor(_READERS) as readers:
        while batch := list(islice(found, 256)):
            sources = [source for source in batch if isinstance(source, Source)]
            made.problems += [problem for problem in batch if isinstance(problem, Problem)]
            unlisted += [problem.path for problem in batch if isinstance(problem, Problem)]
            began = time.monotonic()
            for source, entry in (readers.map if slow else map)(partial(_entry, known=known, patience=patience), sources):
                if isinstance(entry, Problem):
                    made.problems.append(entry)
                    made.sources[source.path] = Entry(None, "")
                    continue
                made.sources[source.path] = entry
                if entry.sha256:
                    made.documents[entry.sha256[:16]].append(source)
                    made.digests[entry.sha256[:16]] = entry.sha256
            slow = slow or time.monotonic() - began > _WAIT * len(sources)
    _stay(made, known, unlisted)
    return made


def _stay(made: Plan, known: Mapping[str, Entry], unlisted: Iterable[str]) -> None:
    """Keep the known documents of what could not be listed: a share that is away or a locked folder has lost nothing."""
    roots = tuple(f"{path.rstrip('/')}/" for path in unlisted)
    for path, entry in known.items() if roots else ():
        if path not in made.sources and entry.sha256 and f"{path}/".startswith(roots):
            made.sources[path] = entry
            made.documents[entry.sha256[:16]].append(Source(path))
            made.digests[entry.sha256[:16]] = entry.sha256


def _entry(source: Source, known: Mapping[str, Entry], patience: float) -> tuple[Source, Entry | Problem]:
    if not is_page(source.path):
        return _read_entry(source, known)
    try:
        return within(patience, partial(_read_entry, source, known))
    except UnreadableError as error:
        return source, Problem(source.shown, error.stage, error.reason, error.advice)


def _read_entry(source: Source, known: Mapping[str, Entry]) -> tuple[Source, Entry | Problem]:
    before, fingerprint = known.get(source.path), source.fingerprint()
    if before and before.sha256 and fingerprint and before.fingerprint == fingerprint:
        return source, before
    try:
        if source.private:
            source = replace(source, data=source.read())
        digest, size = source.digest()
    except UnreadableError as error:
        return source, Problem(source.shown, error.stage, error.reason, error.advice)
    return source, Entry(digest, fingerprint, size)


def units(made: Plan, pending: Sequence[str], jobs: int) -> Iterator[list[Item]]:
    """The pending documents in work units: neighbours in one shard, not too many and not too large.

    Towards the end they become smaller, so that ``jobs`` workers end together.
    """
    unit: list[Item] = []
    size = 0
    shard = -1
    bits = made.bits
    for done, doc in enumerate(sorted(pending)):
        source = made.documents[doc][0]
        length = made.sources[source.path].size
        most = min(max((len(pending) - done) // (4 * jobs), _LEAST), _MOST)
        if unit and (len(unit) >= most or size + length > _UNIT_BYTES or shard_of(doc, bits) != shard):
            yield unit
            unit, size = [], 0
        unit.append((source, made.digests[doc]))
        size += length
        shard = shard_of(doc, bits)
    if unit:
        yield unit
