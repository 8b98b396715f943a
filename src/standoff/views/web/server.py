"""The desk on an address of this machine."""

from __future__ import annotations

import socket
import sys
import threading
import webbrowser

from standoff.errors import CaseError


def serve_case(case: str, *, host: str, port: int, open_browser: bool) -> None:
    """Serve the desk of a case until interrupted; CaseError where the case or the address cannot be opened."""
    import uvicorn

    from standoff.case import open_case
    from standoff.views.web.app import make_desk

    with open_case(case, create=False) as opened, listen(host, port) as listener:
        taken = listener.getsockname()[1]
        shown = "127.0.0.1" if host in {"0.0.0.0", "::", ""} else host  # noqa: S104 - compared with, not bound to
        address = f"http://{f'[{shown}]' if ':' in shown else shown}:{taken}/"
        sys.stderr.write(f"the desk of {opened.name} is open at {address} (stop it with Ctrl+C)\n")
        if shown not in {"127.0.0.1", "::1", "localhost"} or shown != host:
            sys.stderr.write("anybody who reaches this address can read the case: there is no password\n")
        names = frozenset({host.lower(), socket.gethostname().lower(), socket.getfqdn().lower()})
        config = uvicorn.Config(make_desk(opened, names=names), log_level="warning", access_log=False, lifespan="off")
        if open_browser:
            threading.Timer(0.8, webbrowser.open, [address]).start()
        try:
            uvicorn.Server(config).run(sockets=[listener])
        except KeyboardInterrupt:
            sys.stderr.write("\n")


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; CaseError says why there can be none."""
    listener = None
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(64)
    except OSError as error:
        if listener is not None:
            listener.close()
        msg = f"{host}:{port}: cannot listen there ({error.strerror or error}); choose another --port, or 0 for any"
        raise CaseError(msg) from error
    return listener
