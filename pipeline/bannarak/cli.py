"""The command line: parses arguments and hands over to one module a command.

Heavy imports wait inside the commands, so that ``--help`` is instant. Exit status: 0 done, 1 ``check`` found something,
2 usage error, 3 some sources could not be read.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from bannarak import __version__
from bannarak.commands import COMMANDS
from bannarak.commands.options import path
from bannarak.knowledge import KnowledgeError

__all__ = ["command", "main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parser = argparse.ArgumentParser(
        prog="bannarak",
        description="Reads the reports and news posts of Thai libraries into structured records and flags what does not add up.",
    )
    parser.add_argument("--version", action="version", version=f"bannarak {__version__}")
    subparsers = parser.add_subparsers(title="commands", dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        name = command.__name__.rpartition(".")[2]
        text = (command.__doc__ or "").partition("\n")[0]
        sub = subparsers.add_parser(name, help=text, description=text)
        sub.add_argument("--rules", type=path, metavar="DIR", dest="rules_dir", help="a folder laid over the shipped knowledge")
        command.add_arguments(sub)
        sub.set_defaults(run=command.run)
    args = parser.parse_args(argv)
    if sys.stdout is None:  # closed by who started us
        parser.error("standard output is closed; send it to a file or to /dev/null")
    try:
        status = int(args.run(args))
        sys.stdout.flush()
        return status
    except KnowledgeError as error:
        parser.error(str(error))  # exits with 2
    except BrokenPipeError:  # the reader of standard output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # sources that cannot be read are told where they are read; what is left is the output
        print(f"bannarak: the output cannot be written ({error.strerror or error}); free some space or write it elsewhere", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def command() -> NoReturn:
    """Run one command as a program. It ends without taking its memory apart, object by object, which takes longer than many commands."""
    status = main()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    command()
