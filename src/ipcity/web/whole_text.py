"""The door that keeps U+0000 out of every query and form, before anything reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, UnreadablePostError

Answer = Callable[[HttpRequest], HttpResponse]
NUL = "\x00"


class WholeText:
    """Refuses U+0000, which no field of ours means and PostgreSQL does not hold.

    Forms of the API are read behind its own door, by its parser.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            broken = any(NUL in each for each in _given(request))
        except UnreadablePostError as gone:
            raise BadRequest("the sender went away") from gone
        if broken:
            raise BadRequest("U+0000 in what was sent")
        return self.get_response(request)


def _given(request: HttpRequest) -> Iterator[str]:
    yield request.path
    yield from request.COOKIES.values()
    forms = [request.GET] if request.path.startswith("/api/") else [request.GET, request.POST]
    for form in forms:
        for name, values in form.lists():
            yield name
            yield from values
