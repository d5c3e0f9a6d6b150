"""What answers when no view does: a page for people, the API's form of refusal for programs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from ipcity.api import failures
from ipcity.web.pages import errors


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _program(request, 400) or errors.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _program(request, 403) or errors.permission_denied(request, exception)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _program(request, 404) or errors.not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    return _program(request, 500) or errors.server_error(request)


def _program(request: HttpRequest, status: int) -> HttpResponse | None:
    return failures.failure(status) if request.path.startswith("/api/") else None
