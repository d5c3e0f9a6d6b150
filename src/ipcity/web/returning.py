"""Where a person wanted to go before the login asked for one thing more."""

from __future__ import annotations

from django.http import HttpRequest

KEY = "return"


def keep_return(request: HttpRequest, address: str) -> None:
    """Remember ``address`` (already checked to be ours) until the login is finished."""
    if address:
        request.session[KEY] = address


def return_address(request: HttpRequest, *, keep: bool = False) -> str:
    """The remembered address, else the first page; forgotten unless ``keep``."""
    found = request.session.get(KEY) if keep else request.session.pop(KEY, None)
    return str(found or "/")
