"""The forms of publication: beginning one, masking, checking, the official publication, its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ipcity.actions.publication_releases import GROUND_WORDS
from ipcity.domain.publicity.decisions import PENALTY_WORDS
from ipcity.domain.publicity.spans import MASK_WORDS, MaskKind, Span
from ipcity.store.models.publications import Publication
from ipcity.web.errands import day_field

LONG = {"rows": 12}


class BeginForm(forms.Form):
    penalties = forms.MultipleChoiceField(
        label="处罚种类",
        choices=[(kind.value, words) for kind, words in PENALTY_WORDS.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text="按决定书逐项勾选；仅警告的不公示。",
    )
    restricted_months = forms.IntegerField(
        label="限制期限（月）", required=False, min_value=1, max_value=1200,
        help_text="限制开展生产经营活动、限制从业的填写。",
    )  # fmt: skip
    elsewhere = forms.BooleanField(
        label="当事人在其他省、自治区、直辖市（10个工作日内推送）", required=False
    )
    is_secret = forms.BooleanField(label="决定书整体涉及国家秘密（不公示）", required=False)
    file = forms.FileField(
        label="送达的决定书", required=False, help_text="docx 或 txt，20 MB 以内。"
    )
    text = forms.CharField(
        label="或者粘贴全文", required=False, max_length=200_000,
        widget=forms.Textarea(attrs=LONG),
    )  # fmt: skip
    violation = forms.CharField(
        label="违法行为类型", required=False, max_length=300, help_text="不填取案由。"
    )
    penalty = forms.CharField(
        label="处罚内容", required=False, max_length=2000, help_text="不填取案件的决定内容。"
    )
    attachments = forms.CharField(
        label="附件名称", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="每行一个，没有不填。",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if typed.get("text", "").strip() and typed.get("file"):
            raise ValidationError("请上传文件或者粘贴全文，二者选一。")
        return typed


class MaskForm(forms.Form):
    """Places by what stands there, or by the first and last character."""

    words = forms.CharField(
        label="要遮蔽的文字", required=False, max_length=2000, strip=False,
        help_text="照正文填写，全文各处一并处理；也可在左侧选中文字，或者填起止字序。",
    )  # fmt: skip
    first = forms.IntegerField(label="起（第几字）", required=False, min_value=1)
    last = forms.IntegerField(label="止（第几字）", required=False, min_value=1)
    kind = forms.ChoiceField(
        label="种类", choices=[(kind.value, words) for kind, words in MASK_WORDS.items()]
    )
    is_kept = forms.ChoiceField(
        label="处理",
        choices=(("", "遮蔽"), ("1", "不遮蔽（可以公开，写明理由）")),
        required=False,
    )
    reason = forms.CharField(label="理由", min_length=2, max_length=200)

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        placed = typed.get("first") is not None and typed.get("last") is not None
        if not placed and not typed.get("words", "").strip():
            raise ValidationError("请填写要遮蔽的文字，或者起止字序。")
        return typed

    def spans(self, served: str) -> list[Span]:
        """The chosen places; by number where both numbers are given."""
        typed = self.cleaned_data
        kind, reason = MaskKind(typed["kind"]), typed["reason"]
        if typed["first"] is not None and typed["last"] is not None:
            return [Span(typed["first"] - 1, typed["last"], kind, reason)]
        return [Span(a, b, kind, reason) for a, b in _places(served, typed["words"])]


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    words = words.replace("\r\n", "\n").strip()
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + len(words))


class ProvedForm(forms.Form):
    """A day with its proof."""

    on = day_field("日期")
    url = forms.CharField(label="网址", required=False, max_length=500)
    file = forms.FileField(label="或者截图", required=False)

    def __init__(self, *given: Any, today: date) -> None:
        super().__init__(*given)
        self.fields["on"].initial = today


class PublishForm(ProvedForm):
    channel = forms.ChoiceField(label="公示渠道", choices=Publication.Channel.choices)
    field_order = ("channel", "on", "url", "file")


class WithdrawalForm(forms.Form):
    ground = forms.ChoiceField(
        label="撤回原因", choices=[(ground.value, words) for ground, words in GROUND_WORDS.items()]
    )
    on = day_field(
        "决定变动日", hint="变更、撤销、确认违法或者无效的文书日期；三个工作日自次日起算。"
    )
    why = forms.CharField(label="说明", max_length=400, help_text="文书名称和文号。")


class ReasonForm(forms.Form):
    why = forms.CharField(label="理由", max_length=400, widget=forms.Textarea(attrs={"rows": 3}))


class EarlyEndForm(forms.Form):
    asked_on = day_field("停止公示日")
    performed = forms.BooleanField(label="已履行处罚决定中的义务", required=False)
    harm_removed = forms.BooleanField(label="已主动消除危害后果和不良影响", required=False)
    no_repeat = forms.BooleanField(label="未因同一类违法行为再次受到处罚", required=False)
    not_listed = forms.BooleanField(label="未在经营异常名录和严重违法失信名单中", required=False)
    is_special = forms.BooleanField(label="食品、药品、特种设备领域", required=False)
    why = forms.CharField(label="材料和理由", max_length=400)


class PublicitySettingForm(forms.Form):
    is_open = forms.BooleanField(
        label="开放公示网页（任何人不登录即可查看已公示的内容）", required=False
    )
    lower_fine = forms.DecimalField(
        label="较低数额罚款（元以下）", required=False, min_value=1, max_digits=16, decimal_places=2,
        help_text="由省级以上机关规定，待核实；不填时罚款一律按公示三年计算。",
    )  # fmt: skip
    huge_fine = forms.DecimalField(
        label="巨额罚款（元以上）", required=False, min_value=1, max_digits=16, decimal_places=2,
        help_text="用于信用中国公示期上限，待核实。",
    )  # fmt: skip
    document = forms.CharField(label="依据文件", required=False, max_length=200)
