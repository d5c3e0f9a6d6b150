"""Every component on one page, with invented content: where the product's look is kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from ipcity.domain.access import Verb
from ipcity.web.doors import opens_to
from ipcity.web.drawings import Bullet
from ipcity.web.listings import page_links
from ipcity.web.menu import MenuEntry
from ipcity.web.templatetags.components import Event, Tab

MENU = MenuEntry(
    "界面组件",
    "components",
    "swatch",
    place="系统",
    verb=Verb.MANAGE_SETTINGS,
    order=90,
)

OLD = "到2026年，新增示例企业200家，每年举办活动2次。"
NEW = "到2026年，新增示例企业221家，每年举办培训活动4次以上。"
SENTENCE = "演示工作方案提出，到2026年新增示例企业221家，由甲单位牵头、乙单位配合。"


class SampleForm(forms.Form):
    name = forms.CharField(label="单位名称", help_text="填写全称，与印章一致。")
    kind = forms.ChoiceField(label="类别", choices=[("organ", "区级部门"), ("town", "镇")])
    reason = forms.CharField(label="理由", widget=forms.Textarea, required=False)
    agree = forms.BooleanField(label="已与单位核实", required=False)


@opens_to()
def components(request: HttpRequest) -> HttpResponse:
    """Nothing here is read from the database."""
    pages = Paginator(range(236), 20).page(4)
    shown = {
        "form": SampleForm({"name": "", "kind": "organ"}),
        "lights": [
            ("red", "已逾期"),
            ("yellow", "临近期限"),
            ("blue", "按期推进"),
            ("green", "已完成"),
            ("none", "无数据"),
        ],
        "bullets": _bullets(),
        "tabs": [Tab("基本情况", "#tabs", current=True), Tab("历次版本", "#tabs", count=3)],
        "events": _events(request.now),
        "facts": [("牵头单位", "甲单位"), ("完成时限", None), ("依据", "演示工作方案第三部分")],
        "pages": page_links(pages, lambda number: f"?page={number}"),
        "old": OLD,
        "new": NEW,
        "sentence": SENTENCE,
        "start": SENTENCE.index("新增"),
        "end": SENTENCE.index("，由"),
    }
    return render(request, "pages/components.html", shown)


def _bullets() -> list[tuple[str, Bullet, list[Decimal | None], list[Decimal]]]:
    path = [Decimal(n) for n in (0, 74, 147, 221)]
    return [
        (
            "新增示例企业",
            Bullet(Decimal(221), Decimal(168), Decimal(147), "家"),
            [Decimal(0), Decimal(62), Decimal(168), None],
            path,
        ),
        ("示例备案数量", Bullet(Decimal(200), None, Decimal(133), "件"), [], path[:0]),
    ]


def _events(now: datetime) -> list[Event]:
    return [
        Event(now, "采纳为第 2 版", "办公室负责人", "演示数据"),
        Event(now - timedelta(days=1), "核对完毕", "办公室专员"),
        Event(now - timedelta(days=3), "上传文件并编译", "办公室专员"),
    ]


urlpatterns = [path("components", components, name="components")]
