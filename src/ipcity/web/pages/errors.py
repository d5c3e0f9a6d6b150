"""The pages for what cannot be shown: 400, 403, 404, 500, and a form that came too late."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ipcity.web.refusals import frame_of

WORDS = {
    400: ("请求有误", "浏览器发来的内容不完整或不合规定。", "返回上一页，核对后再提交。"),
    403: ("没有权限", "您的岗位不能打开此页。", "如工作需要，请联系安全管理员设岗。"),
    404: ("没有此页", "地址有误，或者记录已不存在、不在您的权限范围内。", "从左侧菜单重新进入。"),
    500: ("系统出错", "系统处理时出错，错误已记录。", "请稍后再试；仍不行时联系系统管理员。"),
}


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form sent twice, after logging out, or from another site."""
    words = (
        "页面已过期",
        "您打开页面后重新登录过，或长时间没有操作，本次提交未被接受。",
        "返回上一页，把已填写的内容复制下来，刷新后重新填写并提交。",
    )
    return _page(request, 403, words)


def _page(
    request: HttpRequest, status: int, words: tuple[str, str, str] | None = None
) -> HttpResponse:
    title, text, remedy = words or WORDS[status]
    shown = {
        "title": title,
        "text": text,
        "remedy": remedy,
        "status": status,
        # the frame asks the database, which may be what has failed
        "frame": "layout/bare.html" if status == 500 else frame_of(request),
    }
    return render(request, "errors/error.html", shown, status=status)
