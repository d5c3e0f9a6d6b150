"""Answers where no route got as far as an answer of its own, in the form of every refusal."""

from __future__ import annotations

from django.http import JsonResponse

WORDS = {
    400: (
        "bad-request",
        "请求的内容不完整或不合规定，请对照接口说明修改后重试。",
        "接口说明：参数",
    ),
    403: ("not-permitted", "该令牌或您的岗位没有此项权限。", "权限表"),
    404: ("not-found", "没有这个接口或记录；全部接口见 /api/v1/openapi.json。", "接口说明"),
    405: ("method-not-allowed", "这个接口不接受此种请求方法，请对照接口说明。", "接口说明"),
    500: ("server-error", "系统处理时出错，错误已记录。请稍后再试或联系系统管理员。", "接口说明"),
}


def failure(status: int) -> JsonResponse:
    """The sentence for ``status``; a status without one is a bad request of that number."""
    code, message, basis = WORDS.get(status, WORDS[400])
    return JsonResponse({"code": code, "message": message, "basis": basis}, status=status)
