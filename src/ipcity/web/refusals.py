"""From a refusal to a page: what was refused, why, and what the person can do now."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ipcity.actions.stale import Stale
from ipcity.domain.errors import NotPermitted, Refused

Answer = Callable[[HttpRequest], HttpResponse]


class RefusalMiddleware:
    """Every ``Refused`` that a view lets through becomes a page (403 or 409), never a 500."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if answer.status_code == 405 and not request.path.startswith("/api/"):
            return _only_a_button(request, answer)
        return answer

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return refused_page(request, error) if isinstance(error, Refused) else None


def _only_a_button(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """An address that only a button leads to, typed or reloaded."""
    shown = {
        "title": "此处不能直接打开",
        "text": "这个地址只供页面上的按钮使用，直接打开或刷新不会办理任何事项。",
        "remedy": "请回到原来的页面，点按钮办理。",
        "status": 405,
        "frame": frame_of(request),
    }
    page = render(request, "errors/error.html", shown, status=405)
    page["Allow"] = answer["Allow"]
    return page


def refused_page(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """The refusal as a page; a part of a page (htmx) gets the notice alone."""
    status = 403 if isinstance(refusal, NotPermitted) else 409
    shown = {
        "refusal": refusal,
        "rows": _both_values(refusal),
        "back": came_from(request),
        "frame": frame_of(request),
    }
    part = bool(getattr(request, "htmx", False))
    return render(
        request, "errors/refused_part.html" if part else "errors/refused.html", shown, status=status
    )


def frame_of(request: HttpRequest) -> str:
    """With the menu for who is logged in, so that they can go on; without it for others."""
    return "layout/page.html" if getattr(request, "actor", None) else "layout/bare.html"


def _both_values(refusal: Refused) -> list[tuple[str, object, object]]:
    """Of a stale save: field by field what is stored now and what was submitted."""
    if not isinstance(refusal, Stale):
        return []
    return [
        (
            refusal.labels.get(name, name),
            _word(refusal, name, refusal.current.get(name)),
            _word(refusal, name, value),
        )
        for name, value in refusal.submitted.items()
    ]


def _word(refusal: Stale, name: str, value: object) -> object:
    """A choice in its word, yes and no in theirs, several one after another; all else as it is."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple):
        return "、".join(str(each) for each in value)
    return refusal.choices.get(name, {}).get(value, value)


def came_from(request: HttpRequest) -> str:
    """The page the person came from, when it is one of ours."""
    from_page = request.META.get("HTTP_REFERER", "")
    own = f"{request.scheme}://{request.get_host()}/"
    return from_page[len(own) - 1 :] if from_page.startswith(own) else "/"


def tell(request: HttpRequest, refusal: Refused) -> None:
    """The refusal as a message on the next page, for a view that returns to its form."""
    basis = f"（依据：{refusal.basis}）" if refusal.basis else ""
    messages.error(request, f"{refusal.message}{basis}")
