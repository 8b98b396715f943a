"""The command line: small commands over the same functions the Python API has."""

from __future__ import annotations

import io
import sys
from typing import NoReturn

INTERRUPTED = 130
"""Exit status of a program stopped from the keyboard: 128 and the number of SIGINT."""


def main() -> None:
    """Run the command line; errors raised on purpose end with one line and status 1, Ctrl-C with one and 130."""
    try:
        _run()
    except KeyboardInterrupt:
        _stopped()
    except SystemExit as end:
        if end.code == INTERRUPTED:
            _stopped()
        raise


def _run() -> None:
    from standoff.cli.app import app
    from standoff.errors import StandoffError

    if isinstance(sys.stdout, io.TextIOWrapper):
        # Files and pipes are UTF-8, as the contract says; a terminal of another encoding shows what it can.
        tty = sys.stdout.isatty()
        sys.stdout.reconfigure(encoding=None if tty else "utf-8", errors="replace" if tty else None)
    try:
        app()
    except StandoffError as error:
        print(f"standoff: {error}", file=sys.stderr)
        raise SystemExit(1) from error
    except BrokenPipeError:
        # The reader of a pipe went away (`| head`): a normal end, but the interpreter must not flush into it.
        sys.stdout = None
        raise SystemExit(0) from None
    except OSError as error:
        # Inputs and cases tell their own errors; what is left is where the output goes.
        print(f"standoff: {error.filename or 'the output'}: cannot be written ({error.strerror})", file=sys.stderr)
        sys.stdout = None
        raise SystemExit(1) from error


def _stopped() -> NoReturn:
    print("standoff: stopped; what was printed or kept so far stands", file=sys.stderr)
    raise SystemExit(INTERRUPTED) from None
