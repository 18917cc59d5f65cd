"""print one document object per source"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("sources", nargs="+", metavar="SRC", help="file, folder, glob, - or URL")
    parser.add_argument("--format", choices=("json", "jsonl"), default="json")


def run(args: argparse.Namespace) -> int:
    """Extract every source."""
    from bannarak.analyse import analyser
    from bannarak.knowledge import load
    from bannarak.readers import read
    from bannarak.report.document_json import document_object

    analyse = analyser(load(args.rules_dir))
    for source in args.sources:
        record = analyse(read(Path(source).read_bytes(), source))
        indent = 2 if args.format == "json" else None
        sys.stdout.write(json.dumps(document_object(record), ensure_ascii=False, indent=indent) + "\n")
    return 0
