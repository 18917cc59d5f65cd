"""print one document object per source"""

from __future__ import annotations

import argparse
import json
import sys

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("sources", nargs="+", metavar="SRC", help="file, folder, glob, - or URL")
    parser.add_argument(
        "--format", choices=("json", "jsonl"), default="json", help="pretty-printed, or one line per source (default: %(default)s)"
    )


def run(args: argparse.Namespace) -> int:
    """Extract every source."""
    from bannarak.commands.inputs import Inputs
    from bannarak.report.document_json import document_object

    inputs = Inputs(args.sources, args.rules_dir)
    indent = 2 if args.format == "json" else None
    for record in inputs:
        sys.stdout.write(json.dumps(document_object(record), ensure_ascii=False, indent=indent) + "\n")
        sys.stdout.flush()
    return inputs.status()
