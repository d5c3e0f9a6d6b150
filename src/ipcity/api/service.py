"""The API as one object: routes found by their file, tokens only, one form of refusal."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser
from ninja.security import HttpBearer

from ipcity.api import routes
from ipcity.api.failures import failure, problem_words
from ipcity.domain.access import Actor
from ipcity.domain.errors import NotPermitted, Refused

STATUS = {"not-found": 404, "stale": 409, "too-large": 413}
NOT_AUTHENTICATED = {
    "code": "not-authenticated",
    "message": "请在 Authorization 请求头中提供有效的 API 令牌（Bearer）。",
    "basis": "接口说明：身份鉴别",
}


class Token(HttpBearer):
    """The bearer scheme of the OpenAPI document; ``api/urls.py`` looks the token up."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        return getattr(request, "actor", None)


class WholeText(Parser):
    """Refuses text that no database holds: U+0000 and halves of characters."""

    def parse_body(self, request: HttpRequest) -> Any:
        body = super().parse_body(request)
        for text in _texts(body):
            text.encode()
            if "\x00" in text:
                raise ValueError("U+0000")
        return body


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for name, value in part.items():
            yield name
            yield from _texts(value)
    elif isinstance(part, list):
        for value in part:
            yield from _texts(value)


api = NinjaAPI(
    title="IPCity 知产强市",
    version="1",
    description="方案、目标、任务、单位与后台作业的程序接口。权限与页面一致。",
    docs_url=None,
    openapi_url=None,
    auth=Token(),
    parser=WholeText(),
)


def refusal(request: HttpRequest, refused: Refused) -> HttpResponse:
    """4xx with ``{code, message, basis}``: 403 not permitted, 404, 409 stale, 413, else 422."""
    status = 403 if isinstance(refused, NotPermitted) else STATUS.get(refused.code, 422)
    answer = {"code": refused.code, "message": refused.message, "basis": refused.basis}
    return api.create_response(request, answer, status=status)


def malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    answer = {
        "code": "malformed-request",
        "message": "请求参数有误，请对照接口说明修改后重试。",
        "basis": "接口说明：参数",
        "problems": [
            {"at": ".".join(str(step) for step in each["loc"]), "problem": problem_words(each)}
            for each in error.errors
        ],
    }
    return api.create_response(request, answer, status=422)


def broken_off(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What the framework itself refuses, e.g. a body that is no JSON."""
    return failure(error.status_code)


def nothing(request: HttpRequest, error: Http404) -> HttpResponse:
    return failure(404)


api.add_exception_handler(Refused, refusal)
api.add_exception_handler(HttpError, broken_off)
api.add_exception_handler(Http404, nothing)
api.add_exception_handler(ValidationError, malformed)


@api.get("/openapi.json", tags=["接口"], summary="本接口的 OpenAPI 文档", response=dict[str, Any])
def openapi(request: HttpRequest) -> dict[str, Any]:
    return _document()


@functools.cache
def _document() -> dict[str, Any]:
    return dict(api.get_openapi_schema(path_prefix="/api/v1/"))


for _module in sorted(pkgutil.iter_modules(routes.__path__), key=lambda each: each.name):
    api.add_router("", importlib.import_module(f"{routes.__name__}.{_module.name}").router)
