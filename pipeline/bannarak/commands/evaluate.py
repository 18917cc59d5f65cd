"""print precision, recall and F1 against a gold folder"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bannarak.evaluate import Evaluation, Score, Slip

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("gold", type=Path, metavar="GOLD_DIR", help="a folder of NAME.txt with the annotation NAME.json beside it")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--errors", metavar="NAME", help="also list what was missed and what is extra of this label or rule (or: findings)")


def run(args: argparse.Namespace) -> int:
    """Extract and check every document of the folder and compare."""
    from bannarak.analyse import analyser
    from bannarak.evaluate import GoldError, evaluate, read_gold
    from bannarak.knowledge import load
    from bannarak.readers import read

    try:
        gold = read_gold(args.gold)
    except GoldError as error:
        print(f"bannarak evaluate: {error}", file=sys.stderr)
        return 2
    knowledge = load(args.rules_dir)
    analyse = analyser(knowledge)
    result = evaluate((one, analyse(read(one.path.read_bytes(), str(one.path)))) for one in gold)
    if args.errors and args.errors not in (*result.labels, *knowledge.rules, "findings", "records"):
        print(
            f"bannarak evaluate: nothing is called {args.errors}; give one of {', '.join(result.labels)}, findings or a rule",
            file=sys.stderr,
        )
        return 2
    lines = _text(result, args.errors) if args.format == "text" else [json.dumps(_object(result), ensure_ascii=False, indent=2)]
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def _text(result: Evaluation, errors: str | None) -> Iterator[str]:
    if errors:
        yield from map(_slip, _wanted(result, errors))
    yield f"{'':28} {'gold':>5} {'found':>5} {'extra':>5} {'precision':>9} {'recall':>7} {'F1':>7} {'exact':>7}"
    for name, score in result.labels.items():
        yield _row(name, score)
    if result.records.gold or result.records.extra:
        yield _row("records", result.records)
    yield _row("findings", result.findings)
    for name, score in result.rules.items():
        yield _row(f"  {name}", score)
    if result.misaligned:
        yield f"{result.misaligned} predicted spans do not cut their own text out of the document"


def _row(name: str, s: Score) -> str:
    return f"{name:28} {s.gold:5} {s.found:5} {s.extra:5} {s.precision:9.4f} {s.recall:7.4f} {s.f1:7.4f} {s.boundaries:7.4f}"


def _wanted(result: Evaluation, name: str) -> Iterable[Slip]:
    return (s for s in result.slips if s.item.name == name or (name == "findings" and s.item.name not in (*result.labels, "records")))


def _slip(slip: Slip) -> str:
    item = slip.item
    return f"{slip.document}:{item.start}: {slip.kind:6} {item.name} {item.text!r} {' '.join(map(str, item.key))}".rstrip()


def _object(result: Evaluation) -> dict[str, object]:
    return {
        "misaligned_spans": result.misaligned,
        "labels": {name: _numbers(score) for name, score in result.labels.items()},
        "records": _numbers(result.records),
        "findings": {**_numbers(result.findings), "by_rule": {name: _numbers(score) for name, score in result.rules.items()}},
    }


def _numbers(s: Score) -> dict[str, float]:
    shares = {"precision": s.precision, "recall": s.recall, "f1": s.f1, "exact": s.boundaries}
    return {"gold": s.gold, "found": s.found, "extra": s.extra, **{name: round(share, 4) for name, share in shares.items()}}
