"""A web server in the test's own process, which keeps what is posted to it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer


class Inbox(BaseHTTPRequestHandler):
    """Answers every POST with ``server.status``; a redirect leads to itself."""

    def do_POST(self):  # noqa: N802  the name that http.server asks for
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.posts.append((self.path, dict(self.headers), body))
        self.send_response(self.server.status)
        self.send_header("Location", f"{self.server.url}/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Nobody reads it."""


@contextmanager
def open_inbox() -> Iterator[HTTPServer]:
    """Listening at ``url``; what came in ``posts`` as (path, headers, body)."""
    with HTTPServer(("127.0.0.1", 0), Inbox) as server:
        server.posts, server.status = [], 204
        server.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
