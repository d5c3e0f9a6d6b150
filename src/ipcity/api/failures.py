"""Answers where no route got as far as an answer of its own, in the form of every refusal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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


# What pydantic calls a problem → our words; what is not here is told in its own.
PROBLEMS = {
    "missing": "缺少这一项",
    "int_parsing": "应为整数",
    "int_type": "应为整数",
    "bool_parsing": "应为 true 或 false",
    "string_type": "应为文字",
    "string_too_long": "不得超过 {max_length} 个字",
    "too_long": "不得超过 {max_length} 项",
    "list_type": "应为列表",
    "dict_type": "应为对象",
    "greater_than_equal": "不得小于 {ge}",
    "less_than_equal": "不得大于 {le}",
    "enum": "只能是 {expected}",
    "literal_error": "只能是 {expected}",
}
DATE_WORDS = "应为日期，写成 2026-06-30"


def problem_words(problem: Mapping[str, Any]) -> str:
    """One problem of a parameter or field, in words for the person."""
    kind = str(problem["type"])
    if kind.startswith("date"):
        return DATE_WORDS
    words = PROBLEMS.get(kind)
    return (
        words.format(**problem.get("ctx", {})).replace(" or ", "、")
        if words
        else str(problem["msg"])
    )
