"""turn an archive into a dataset of Parquet tables"""

from __future__ import annotations

import argparse
import sys

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    from bannarak.commands.options import location, period

    parser.add_argument("sources", nargs="+", metavar="SRC", help="file, folder, glob, - or URL")
    parser.add_argument("--out", required=True, type=location, metavar="DIR", help="folder or fsspec URL of the dataset")
    parser.add_argument("--jobs", type=_positive, metavar="N", help="worker processes (default: one a processor)")
    parser.add_argument("--engine", choices=("local", "ray"), default="local", help="this machine or a Ray cluster (default: %(default)s)")
    parser.add_argument("--address", metavar="HOST:PORT", help="with --engine ray: the cluster (default: one is started here)")
    parser.add_argument("--timeout", type=_seconds, default=120.0, metavar="SECONDS", help="for one document (default: %(default)g)")
    parser.add_argument("--period", type=period, metavar="PERIOD", help="the period reported on: 2564, FY2564 or 2021-01-01/2021-12-31")
    again = parser.add_mutually_exclusive_group()
    again.add_argument("--resume", action="store_true", help="do what is new or changed or was left undone (this is the default)")
    again.add_argument("--fresh", action="store_true", help="do everything again")
    parser.add_argument("--retry-failed", action="store_true", help="try again what failed, though it has not changed")


def run(args: argparse.Namespace) -> int:
    """Run the archive and tell what was done."""
    from bannarak.archive import run as run_archive
    from bannarak.commands.inputs import SOME_UNREADABLE
    from bannarak.commands.progress import Terminal
    from bannarak.engine.work import without_pandas
    from bannarak.errors import DatasetError

    try:
        with without_pandas(), Terminal() as progress:
            summary = run_archive(
                args.sources,
                args.out,
                rules=args.rules_dir,
                period=args.period,
                jobs=args.jobs,
                engine=args.engine,
                address=args.address,
                timeout=args.timeout,
                fresh=args.fresh,
                retry_failed=args.retry_failed,
                progress=progress,
            )
    except DatasetError as error:
        print(f"bannarak run: {error}", file=sys.stderr)
        return 2
    print(_line(summary), file=sys.stderr)
    return SOME_UNREADABLE if summary.failures else 0


def _line(summary: object) -> str:
    from bannarak.archive import Summary

    assert isinstance(summary, Summary)
    rows, seconds = summary.rows, sum(summary.seconds.values())
    speed = f", {summary.characters / seconds / 1e6:.2f} M characters/s" if summary.characters else ""
    return (
        f"{summary.out}: {rows['documents']:,} documents ({summary.extracted:,} read, {summary.unchanged:,} unchanged, "
        f"{summary.vanished:,} vanished), {len(summary.failures):,} failed, {rows['activities']:,} activities, "
        f"{rows['findings']:,} findings in {seconds:.1f} s{speed}"
    )


def _positive(text: str) -> int:
    value = int(text) if text.isdigit() else 0
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value


def _seconds(text: str) -> float:
    value = float(text)
    if not 0 < value < 1e6:
        raise argparse.ArgumentTypeError("must be more than 0")
    return value
