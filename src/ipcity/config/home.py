"""Where all state lives, and the secrets that are made at first start."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def home() -> Path:
    """IPCITY_HOME, ``./var`` unless the environment says otherwise; made on first use (0700)."""
    path = Path(os.environ.get("IPCITY_HOME") or "var").resolve()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def secret(name: str, size: int = 32) -> bytes:
    """The key ``IPCITY_HOME/keys/<name>`` (``size`` random bytes, 0600), made when missing.

    Two processes may start at once: the file appears whole or not at all, and both read the same.
    """
    path = home() / "keys" / name
    if not path.exists():
        path.parent.mkdir(mode=0o700, exist_ok=True)
        draft = path.with_name(f"{name}.{os.getpid()}.{secrets.token_hex(4)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(secrets.token_bytes(size))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()
