"""print the catalogue of rules, or explain one"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from textwrap import indent
from typing import TYPE_CHECKING

from bannarak.commands.options import UnknownRuleError, codes

if TYPE_CHECKING:
    from bannarak.knowledge import Rule

__all__ = ["add_arguments", "run"]

_WORDS = {
    "th": {"why": "เหตุผล", "fails": "ตัวอย่างที่พบข้อขัดแย้ง", "passes": "ตัวอย่างที่ถูกต้อง", "files": "แฟ้มในโฟลเดอร์หลักฐาน", "sources": "ที่มา"},
    "en": {"why": "Why", "fails": "Fails", "passes": "Passes", "files": "Files in the evidence folder", "sources": "Sources"},
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("code", nargs="?", metavar="CODE", help="a code, the beginning of codes, or a name")
    parser.add_argument("--lang", choices=("th", "en"), default="th", help="language of the explanation (th)")


def run(args: argparse.Namespace) -> int:
    """Print the list, or all about the rules that CODE names."""
    from bannarak.knowledge import load

    rules = load(args.rules_dir).rules
    if args.code is None:
        lines = [_line(rule, args.lang) for rule in rules.values()]
    else:
        try:
            chosen = codes([args.code], rules)
        except UnknownRuleError as error:
            print(f"bannarak rules: {error}", file=sys.stderr)
            return 2
        lines = ["\n\n".join("\n".join(_explained(rules[code], args.lang)) for code in sorted(chosen))]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


def _line(rule: Rule, lang: str) -> str:
    return f"{rule.code}  {rule.severity:8} {rule.name:28} {rule.summary_th if lang == 'th' else rule.summary}"


def _explained(rule: Rule, lang: str) -> Iterator[str]:
    words = _WORDS[lang]
    yield f"{rule.code} {rule.name} ({rule.severity})"
    yield rule.summary_th if lang == "th" else rule.summary
    yield from ("", f"{words['why']}:", indent(rule.why_th if lang == "th" else rule.why, "  "))
    for title, examples in (("fails", rule.fails), ("passes", rule.passes)):
        yield from ("", f"{words[title]}:")
        for example in examples:
            yield "  - " + indent(example.strip(), "    ").lstrip()
    if rule.evidence:
        yield from ("", f"{words['files']}:")
        for name, text in rule.evidence.items():
            yield f"  {name}: {' '.join(text.split())}"
    if rule.sources:
        yield from ("", f"{words['sources']}: {'; '.join(rule.sources)}")
