"""The command line: small commands over the same functions the Python API has."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; errors raised on purpose end with one line and status 1."""
    from standoff.cli.app import app
    from standoff.errors import StandoffError

    try:
        app()
    except StandoffError as error:
        print(f"standoff: {error}", file=sys.stderr)
        raise SystemExit(1) from error
    except BrokenPipeError:
        # The reader of a pipe went away (`| head`): a normal end, but the interpreter must not flush into it.
        sys.stdout = None
        raise SystemExit(0) from None
