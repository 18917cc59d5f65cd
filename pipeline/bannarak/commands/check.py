"""report what does not add up in each source"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bannarak.commands.options import UnknownRuleError, codes, path, period

if TYPE_CHECKING:
    from bannarak.knowledge import Rule
    from bannarak.records import Problem, Record

__all__ = ["add_arguments", "run"]

_FORMATS = ("text", "json", "sarif", "html", "xlsx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("sources", nargs="+", metavar="SRC", help="file, folder, glob, - or URL")
    parser.add_argument("--format", choices=_FORMATS, default="text")
    parser.add_argument("-o", "--output", type=path, metavar="FILE", help="write there instead of to standard output")
    parser.add_argument(
        "--select", action="append", default=[], metavar="CODES", help="only these rules: codes, prefixes or names, joined by commas"
    )
    parser.add_argument("--ignore", action="append", default=[], metavar="CODES", help="not these rules")
    parser.add_argument("--baseline", type=path, metavar="FILE", help="hide what this earlier JSON or SARIF output holds")
    parser.add_argument("--statistics", action="store_true", help="count the findings of each rule instead of listing them")
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 even if something was found")
    parser.add_argument("--lang", choices=("th", "en"), default="th", help="language of the messages (th)")
    parser.add_argument("--evidence", type=path, metavar="DIR", help="the folder with the files of the evidence list")
    parser.add_argument("--period", type=period, metavar="PERIOD", help="the period reported on: 2564, FY2564 or 2021-01-01/2021-12-31")


def run(args: argparse.Namespace) -> int:
    """Check every source and report."""
    from bannarak.commands.inputs import Inputs
    from bannarak.knowledge import load
    from bannarak.report.baseline import BaselineError, new_only, read_baseline

    if args.output == Path("-"):
        args.output = None
    if args.statistics and args.format not in ("text", "json"):
        return _usage(f"--statistics is counted as text or json, not {args.format}")
    if args.format == "xlsx" and args.output is None and sys.stdout.isatty():
        return _usage("a workbook is no text for a terminal; name a file with -o")
    knowledge = load(args.rules_dir)
    try:
        wanted = (codes(args.select, knowledge.rules) or frozenset(knowledge.rules)) - codes(args.ignore, knowledge.rules)
        known = read_baseline(args.baseline) if args.baseline else None
    except (UnknownRuleError, BaselineError) as error:
        return _usage(str(error))
    if args.evidence is not None and not args.evidence.is_dir():
        return _usage(f"--evidence {args.evidence}: not a folder; give the folder that holds the listed files")
    if args.evidence is not None and not os.access(args.evidence, os.R_OK | os.X_OK):
        return _usage(f"--evidence {args.evidence}: the folder may not be read; allow reading it")
    inputs = Inputs(args.sources, args.rules_dir, args.period, args.evidence, args.lang)
    records: Iterable[Record] = _selected(inputs, wanted)
    if known is not None:
        records = new_only(records, known)
    checked = list(records)
    data = _rendered(checked, inputs.problems, {code: rule for code, rule in knowledge.rules.items() if code in wanted}, args)
    if args.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    else:
        try:
            args.output.write_bytes(data)
        except OSError as error:
            return _usage(f"{args.output} cannot be written ({error.strerror}); name another file with -o")
    serious = any(finding.severity != "info" for record in checked for finding in record.findings)
    return inputs.status(1 if serious and not args.exit_zero else 0)


def _usage(problem: str) -> int:
    sys.stderr.write(f"bannarak check: {problem}\n")
    return 2


def _selected(records: Iterable[Record], wanted: frozenset[str]) -> Iterator[Record]:
    for record in records:
        yield replace(record, findings=tuple(finding for finding in record.findings if finding.code in wanted))


def _rendered(records: list[Record], problems: list[Problem], rules: Mapping[str, Rule], args: argparse.Namespace) -> bytes:
    """The result in the format asked for."""
    if args.format == "xlsx":
        from bannarak.report.xlsx import xlsx_bytes

        return xlsx_bytes(records, args.lang)
    return _text(records, problems, rules, args).encode()


def _text(records: list[Record], problems: list[Problem], rules: Mapping[str, Rule], args: argparse.Namespace) -> str:
    if args.format == "html":
        from bannarak.report.html import html_page

        return html_page(records, rules, problems, args.lang)
    if args.format == "sarif":
        from bannarak.report.sarif import sarif_object

        return _json(sarif_object(records, rules, problems, args.lang))
    if args.format == "json":
        from bannarak.report.findings_json import findings_object, statistics_object

        return _json(statistics_object(records) if args.statistics else findings_object(records, problems))
    from bannarak.report.text import statistics_lines, text_lines

    if args.statistics:
        return "".join(f"{line}\n" for line in statistics_lines(records, args.lang))
    colour = args.output is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return "".join(f"{line}\n" for line in text_lines(records, args.lang, colour, len(problems)))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
