"""The command line: small commands over the same functions the Python API has."""

from __future__ import annotations

import io
import os
import signal
import sys
from types import FrameType
from typing import NoReturn

STOPPED = "standoff: stopped; what was printed or kept so far stands"
INTERRUPTED = 130
"""Exit status of a program stopped from the keyboard: 128 and the number of SIGINT."""


def main() -> None:
    """Run the command line; errors raised on purpose end with one line and status 1, Ctrl-C with one and 130."""
    _heed_interrupts()
    try:
        _run()
    except KeyboardInterrupt:
        _stopped()
    except SystemExit as end:
        if end.code == INTERRUPTED:
            _stopped()
        raise


def _heed_interrupts() -> None:
    """Let a second Ctrl-C end the program at once: compiled code of the parser may swallow the first.

    A program started with interrupts ignored (in the background, under nohup) goes on ignoring them. Nothing is lost
    by the hard end: what a case holds is written whole, article by article.
    """
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        return
    pressed: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        if pressed:
            os.write(2, f"{STOPPED}\n".encode())
            os._exit(INTERRUPTED)
        pressed.append(number)
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, stop)


def _run() -> None:
    from standoff.cli.app import app
    from standoff.errors import StandoffError

    if isinstance(sys.stdout, io.TextIOWrapper):
        # Files and pipes are UTF-8, as the contract says; a terminal of another encoding shows what it can.
        tty = sys.stdout.isatty()
        sys.stdout.reconfigure(encoding=None if tty else "utf-8", errors="replace" if tty else None)
    if any("\ud800" <= letter <= "\udfff" for argument in sys.argv for letter in argument):
        print("standoff: an argument is not text (its bytes are not UTF-8)", file=sys.stderr)
        raise SystemExit(1)
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
    print(STOPPED, file=sys.stderr)
    raise SystemExit(INTERRUPTED) from None
