"""The API's addresses; each asks for a token before it looks at anything else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, re_path
from django.views.decorators.csrf import csrf_exempt

from ipcity.api.failures import failure
from ipcity.api.service import NOT_AUTHENTICATED, api
from ipcity.store.actors import actor_for_token

View = Callable[..., HttpResponse]


def _token_first(view: View) -> View:
    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        actor = None
        if scheme.lower() == "bearer" and token:
            actor = actor_for_token(token.strip(), request.now)  # type: ignore[attr-defined]
        if actor is None:
            return JsonResponse(
                NOT_AUTHENTICATED, status=401, headers={"WWW-Authenticate": "Bearer"}
            )
        request.actor = actor  # type: ignore[attr-defined]
        answer = view(request, *args, **kwargs)
        if answer.status_code == 405:
            return _in_form(answer)
        return answer

    return guarded


def _in_form(answer: HttpResponse) -> HttpResponse:
    """The framework's bare 405 in the form of every refusal, with the methods that do work."""
    told = failure(answer.status_code)
    told["Allow"] = answer["Allow"]
    return told


def _no_such_route(request: HttpRequest, rest: str) -> HttpResponse:
    answer = {
        "code": "not-found",
        "message": f"没有 /api/v1/{rest} 这个接口；全部接口见 /api/v1/openapi.json。",
        "basis": "接口说明",
    }
    return JsonResponse(answer, status=404)


urlpatterns: list[URLPattern] = []
for _pattern in api.urls[0]:
    _pattern.callback = _token_first(_pattern.callback)
    urlpatterns.append(_pattern)
urlpatterns.append(re_path(r"^(?P<rest>.*)$", _token_first(_no_such_route)))
