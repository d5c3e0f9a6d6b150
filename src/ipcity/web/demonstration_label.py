"""What leaves a demonstration by another way than a page says that it is invented."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from ipcity.store.models.districts import District

Answer = Callable[[HttpRequest], HttpResponse]
HEADER, VALUE = "IPCity-Data", "demonstration"
LABEL = "演示数据"
_NAME = re.compile(r"filename(?:\*=utf-8''(?P<coded>[^;]+)|=\"(?P<plain>[^\"]+)\")", re.IGNORECASE)


class DemonstrationLabel:
    """Marks the API's answers by a header, and files to take away by their name as well."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        sent = answer.get("Content-Disposition", "")
        if (sent or request.path.startswith("/api/")) and _is_demonstration(request):
            answer[HEADER] = VALUE
            found = _NAME.search(sent)
            name = unquote(found["coded"] or "") or found["plain"] if found else ""
            if name and LABEL not in name:
                away = sent.startswith("attachment")
                answer["Content-Disposition"] = content_disposition_header(away, f"{LABEL}-{name}")
        return answer


def labelled(request: HttpRequest, title: str) -> str:
    """``title`` of a sheet that leaves the acting person's district."""
    return f"{LABEL}-{title}" if _is_demonstration(request) else title


def _is_demonstration(request: HttpRequest) -> bool:
    actor = getattr(request, "actor", None)
    return actor is not None and District.objects.filter(pk=actor.district, is_demo=True).exists()
