"""Scores against a gold standard: precision, recall and F1 for each label, and findings by rule.

A prediction matches a gold mention when their spans overlap and
  date: first and last day are the same (of two academic years any: schools differ in when theirs begins)
  participants, institution_count: the number is the same
  evidence: code and role are the same
or, for an institution, when the shared part is more than half of what both cover. Each matches once, the longest overlap first.
Optional gold neither rewards nor costs. A finding matches by rule name and overlap, one about the whole document by rule name
alone; those of severity info are matters of style and are not scored. An activity matches as a whole record: its section, its dates, its
numbers of people and its evidence all the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bannarak.records import Activity, CountValue, DateValue, EvidenceValue, Finding, Mention, Record

__all__ = ["LABELS", "Evaluation", "Gold", "GoldError", "Item", "Score", "Slip", "evaluate", "read_gold"]

LABELS = ("date", "participants", "institution_count", "institution", "evidence")


class GoldError(ValueError):
    """A gold folder or file is missing or malformed; the message names it and the mend."""


@dataclass(frozen=True, slots=True)
class Item:
    """A mention or a finding, of gold or predicted, as far as matching needs it.

    ``name`` is the label or the rule; ``key`` is what of the value must be the same; ``start`` is negative for the document as a whole.
    """

    name: str
    start: int
    end: int
    text: str
    key: tuple[object, ...] = ()
    academic: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Gold:
    """A text file with its annotation; ``records`` is None where its activities are not annotated."""

    path: Path
    mentions: tuple[Item, ...]
    findings: tuple[Item, ...]
    records: tuple[Item, ...] | None = None


@dataclass(slots=True)
class Score:
    """Counts of one label or rule: found, predicted beyond gold, missed; ``exact`` of the found have gold's very span."""

    found: int = 0
    extra: int = 0
    missed: int = 0
    exact: int = 0

    @property
    def gold(self) -> int:
        """How many there are in gold."""
        return self.found + self.missed

    @property
    def precision(self) -> float:
        """The share of the predictions that gold has; 0 without predictions."""
        return _share(self.found, self.found + self.extra)

    @property
    def recall(self) -> float:
        """The share of gold that was found; 0 without gold."""
        return _share(self.found, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.precision * self.recall, self.precision + self.recall)

    @property
    def boundaries(self) -> float:
        """The share of the found whose span is exactly gold's."""
        return _share(self.exact, self.found)


@dataclass(frozen=True, slots=True)
class Slip:
    """One miss, or one prediction that gold does not have."""

    kind: str
    document: str
    item: Item


@dataclass(slots=True)
class Evaluation:
    """Scores by label and by rule, every slip, and how many predicted spans do not cut their own text out of the document."""

    labels: dict[str, Score] = field(default_factory=lambda: {label: Score() for label in LABELS})
    rules: dict[str, Score] = field(default_factory=dict)
    records: Score = field(default_factory=Score)
    slips: list[Slip] = field(default_factory=list)
    misaligned: int = 0

    @property
    def findings(self) -> Score:
        """All rules together."""
        scores = self.rules.values()
        return Score(
            sum(s.found for s in scores), sum(s.extra for s in scores), sum(s.missed for s in scores), sum(s.exact for s in scores)
        )


def read_gold(folder: Path) -> list[Gold]:
    """The gold of ``folder``, each NAME.json with its NAME.txt, in the order of names.

    Raises GoldError if there is none or one is malformed.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise GoldError(f"{folder}: no gold here; give a folder that holds NAME.txt with NAME.json beside it")
    return [_read(path) for path in paths]


def evaluate(pairs: Iterable[tuple[Gold, Record]]) -> Evaluation:
    """Score each document's record against its gold."""
    result = Evaluation()
    for gold, record in pairs:
        text = record.document.text
        result.misaligned += sum(text[m.start : m.end] != m.text for m in record.mentions)
        mentions = [_mention(m) for m in record.mentions]
        for label, score in result.labels.items():
            _score(gold, [g for g in gold.mentions if g.name == label], [m for m in mentions if m.name == label], _matches, score, result)
        if gold.records is not None:
            _score(gold, gold.records, [_activity(a, record) for a in record.activities], _is_whole, result.records, result)
        findings = [_finding(f) for f in record.findings if f.severity != "info"]
        for rule in sorted({f.name for f in (*gold.findings, *findings)}):
            expected, found = ([f for f in group if f.name == rule] for group in (gold.findings, findings))
            _score(gold, expected, found, _shows_at, result.rules.setdefault(rule, Score()), result)
    result.rules = {rule: score for rule, score in sorted(result.rules.items()) if score.gold or score.extra}
    return result


def _score(
    gold: Gold, expected: Sequence[Item], predicted: Sequence[Item], same: Callable[[Item, Item], bool], score: Score, result: Evaluation
) -> None:
    """Match the items of one name in one document, one to one; add to ``score`` and note the slips."""
    firm = [g for g in expected if not g.optional]
    excused = [g for g in expected if g.optional]
    candidates = sorted((-_overlap(g, p), i, j) for i, g in enumerate(firm) for j, p in enumerate(predicted) if same(g, p))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in candidates:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    missed = [g for i, g in enumerate(firm) if i not in partner]
    extra = [p for j, p in enumerate(predicted) if j not in taken and not any(_shows_at(g, p) for g in excused)]
    score.found += len(partner)
    score.missed += len(missed)
    score.extra += len(extra)
    score.exact += sum((firm[i].start, firm[i].end) == (predicted[j].start, predicted[j].end) for i, j in partner.items())
    result.slips += [Slip("missed", gold.path.stem, g) for g in missed] + [Slip("extra", gold.path.stem, p) for p in extra]


def _overlap(a: Item, b: Item) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def _shows_at(gold: Item, predicted: Item) -> bool:
    return predicted.start < 0 or _overlap(gold, predicted) > 0


def _matches(gold: Item, predicted: Item) -> bool:
    shared = _overlap(gold, predicted)
    if gold.name == "institution":
        return shared * 2 > max(gold.end, predicted.end) - min(gold.start, predicted.start)
    return shared > 0 and (gold.key == predicted.key or (gold.academic and predicted.academic))


def _is_whole(gold: Item, predicted: Item) -> bool:
    return gold.key == predicted.key


def _activity(activity: Activity, record: Record) -> Item:
    values = {m.id: m.value for m in record.mentions}
    dates = [v for m in activity.dates if isinstance(v := values[m], DateValue)]
    people = [v.n for m in activity.participants if isinstance(v := values[m], CountValue)]
    codes = [v.code for m in activity.evidence if isinstance(v := values[m], EvidenceValue)]
    key = _whole(activity.section, ((str(v.start), str(v.end)) for v in dates), people, codes)
    return Item("records", activity.start, activity.end, activity.title, key)


def _whole(section: str | None, dates: Iterable[Iterable[str]], people: Iterable[int], codes: Iterable[str]) -> tuple[object, ...]:
    return section, tuple(sorted(map(tuple, dates))), tuple(sorted(people)), tuple(sorted(codes))


def _gold_record(row: Mapping[str, Any]) -> Item:
    return Item("records", 0, 0, row["section"] or "", _whole(row["section"], row["dates"], row["participants"], row["evidence"]))


def _mention(mention: Mention) -> Item:
    value = mention.value
    key: tuple[object, ...] = ()
    if isinstance(value, DateValue):
        key = (value.start and value.start.isoformat(), value.end and value.end.isoformat())
    elif isinstance(value, CountValue):
        key = (value.n,)
    elif isinstance(value, EvidenceValue):
        key = (value.code, value.role)
    academic = isinstance(value, DateValue) and value.precision == "academic_year"
    return Item(mention.label, mention.start, mention.end, mention.text, key, academic)


def _finding(finding: Finding) -> Item:
    whole = finding.start is None or finding.end is None
    return Item(finding.name, -1 if whole else finding.start or 0, -1 if whole else finding.end or 0, finding.text)


def _read(path: Path) -> Gold:
    source = path.with_suffix(".txt")
    if not source.exists():
        raise GoldError(f"{path}: {source.name} is not beside it; put the text there or take the annotation away")
    try:
        text = source.read_bytes().decode("utf-8")
        table = json.loads(path.read_text(encoding="utf-8"))
        gold = Gold(
            source,
            tuple(map(_gold_mention, table["mentions"])),
            tuple(_gold_item(row, row["code"]) for row in table["findings"]),
            tuple(map(_gold_record, table["records"])) if "records" in table else None,
        )
    except (ValueError, KeyError, TypeError) as error:
        raise GoldError(f"{path}: no annotation in the format of gold ({error!r}); mend the file") from None
    for item in (*gold.mentions, *gold.findings):
        if text[item.start : item.end] != item.text:
            raise GoldError(f"{path}: at {item.start} the text is not {item.text!r}; annotate the file anew")
    return gold


def _gold_mention(row: Mapping[str, Any]) -> Item:
    value = row.get("value") or {}
    keys = {"date": ("start", "end"), "participants": ("n",), "institution_count": ("n",), "evidence": ("code", "role"), "institution": ()}
    return _gold_item(row, row["label"], tuple(value.get(key) for key in keys[row["label"]]), value.get("precision") == "academic_year")


def _gold_item(row: Mapping[str, Any], name: str, key: tuple[object, ...] = (), academic: bool = False) -> Item:
    return Item(name, row["start"], row["end"], row["text"], key, academic, row.get("optional", False))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
