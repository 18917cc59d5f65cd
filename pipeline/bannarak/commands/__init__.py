"""One module a command: ``add_arguments`` declares it (no heavy imports at module level), ``run`` does it and returns the exit status."""

from bannarak.commands import check, evaluate, extract, rules, run

__all__ = ["COMMANDS"]

COMMANDS = (extract, check, run, rules, evaluate)
