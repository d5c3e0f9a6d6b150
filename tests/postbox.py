"""A mail server in the test's own process, which keeps what it is given."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Postbox(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as one mail needs; refuses addresses that begin with ``no``."""

    def handle(self):
        self._say("220 postbox")
        while line := self.rfile.readline().decode().strip():
            verb = line.upper()
            if verb.startswith("RCPT TO:<NO"):
                self._say("550 no such box")
            elif verb == "DATA":
                self._say("354 go on")
                text = b""
                while not text.endswith(b"\r\n.\r\n"):
                    text += self.rfile.readline()
                self.server.mails.append(text.decode())
                self._say("250 kept")
            elif verb == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def open_postbox() -> Iterator[socketserver.TCPServer]:
    """Listening on ``server_address``; received mails in ``mails``."""
    with socketserver.TCPServer(("127.0.0.1", 0), Postbox) as server:
        server.mails = []
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
