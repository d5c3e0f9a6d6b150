"""The forms of an item: what it is with its evidence, and what each move asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from ipcity.actions import own_indicators
from ipcity.actions.item_divisions import Part
from ipcity.actions.item_rows import Wish
from ipcity.domain.supervision.evidence import Requirement
from ipcity.domain.terms.comparators import COMPARATOR_WORDS, Comparator
from ipcity.domain.terms.periods import CYCLE_WORDS
from ipcity.store.models.items import Item
from ipcity.store.models.units import Unit
from ipcity.web.errands import day_field

LINES = 5  # of evidence on one form
PARTS = 4
WHOLE, OWN = "whole", "own"


class UnitChoice(forms.ModelChoiceField):
    def label_from_instance(self, unit: Unit) -> str:
        return unit.name


class ItemForm(forms.Form):
    """``lines`` gives the fields of the evidence line by line, for the template."""

    title = forms.CharField(label="事项", max_length=400)
    deliverable = forms.CharField(label="成果要求", max_length=400, required=False)
    lead = UnitChoice(label="牵头单位", queryset=Unit.objects.none(), empty_label="请选择")
    support = forms.ModelMultipleChoiceField(
        label="配合单位",
        queryset=Unit.objects.none(),
        required=False,
        help_text="按住 Ctrl 可选多个；与牵头单位分别列示。",
    )
    due = day_field("办理期限", required=False, hint="周期性事项可不填，办到试点期末为止。")
    cycle = forms.ChoiceField(
        label="办理周期", required=False, choices=(("", "一次办理"), *CYCLE_WORDS.items())
    )
    serves = forms.CharField(
        label="服务指标", required=False, help_text="方案指标编号，如 T3、T5，用顿号或空格隔开。"
    )
    is_backfill = forms.BooleanField(
        label="历史补录",
        required=False,
        help_text="系统启用前已办理的事项：按填写的日期和有日期的台账记录判定，并一直标明。",
    )

    def __init__(self, *given: Any, units: Any, district: int, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["lead"].queryset = self.fields["support"].queryset = units
        known = own_indicators.known(district)
        codes = [(code, f"{each[-1].name}（{each[-1].unit}）") for code, each in known.items()]
        codes.sort(key=lambda pair: pair[1])
        for n in range(LINES):
            self.fields |= _line(n, codes)

    @property
    def plain(self) -> list[forms.BoundField]:
        return [each for each in self if not each.name.startswith("line")]

    @property
    def lines(self) -> list[list[forms.BoundField]]:
        names = ("indicator", "whose", "comparator", "figure")
        return [[self[f"line{n}_{name}"] for name in names] for n in range(LINES)]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for n in range(LINES):
            chosen, figure = cleaned.get(f"line{n}_indicator"), cleaned.get(f"line{n}_figure")
            if chosen and figure is None:
                self.add_error(f"line{n}_figure", "请填写要求的数。")
            if figure is not None and not chosen:
                self.add_error(f"line{n}_indicator", "请选择指标。")
        return cleaned


def _line(n: int, codes: Sequence[tuple[str, str]]) -> dict[str, forms.Field]:
    return {
        f"line{n}_indicator": forms.ChoiceField(
            label=f"佐证{n + 1}：指标", required=False, choices=(("", "不设"), *codes)
        ),
        f"line{n}_whose": forms.ChoiceField(
            label=f"佐证{n + 1}：范围",
            required=False,
            choices=((OWN, "牵头单位"), (WHOLE, "全区")),
        ),
        f"line{n}_comparator": forms.ChoiceField(
            label=f"佐证{n + 1}：比较",
            required=False,
            choices=[(c.value, COMPARATOR_WORDS[c]) for c in Comparator],
        ),
        f"line{n}_figure": forms.DecimalField(
            label=f"佐证{n + 1}：要求", required=False, max_digits=18, decimal_places=4
        ),
    }


def wish_of(values: Mapping[str, Any]) -> Wish:
    """What the form asks for, as the actions take it."""
    return Wish(
        title=values["title"],
        deliverable=values["deliverable"],
        lead=values["lead"],
        support=list(values["support"]),
        due=values["due"],
        cycle=values["cycle"],
        serves=values["serves"].replace("、", " ").replace("，", " ").replace(",", " ").split(),
        evidence=[_requirement(values, n) for n in range(LINES) if values[f"line{n}_indicator"]],
    )


def _requirement(values: Mapping[str, Any], n: int) -> Requirement:
    return Requirement(
        values[f"line{n}_indicator"],
        Comparator(values[f"line{n}_comparator"]),
        values[f"line{n}_figure"],
        values[f"line{n}_whose"] != WHOLE,
    )


def initial_of(item: Item) -> dict[str, object]:
    """The item as its form shows it."""
    lines = item.evidence.filter(removed_at=None).order_by("position", "id")[:LINES]
    found: dict[str, object] = {
        "title": item.title,
        "deliverable": item.deliverable,
        "lead": item.lead_id,
        "support": [each.unit_id for each in item.supporting()],
        "due": item.due,
        "cycle": item.cycle,
        "serves": "、".join(item.serves),
    }
    for n, line in enumerate(lines):
        found |= {
            f"line{n}_indicator": line.indicator,
            f"line{n}_whose": OWN if line.per_unit else WHOLE,
            f"line{n}_comparator": line.comparator,
            f"line{n}_figure": line.figure.normalize(),
        }
    return found


def words_field(label: str, *, required: bool = True) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, required=required, max_length=1000, widget=area)


class BareForm(forms.Form):
    """A move that asks for nothing but to be confirmed."""


class DatedForm(forms.Form):
    on = day_field("实际日期", required=False, hint="可不填；与系统收到的日期并列登记。")


class IssueForm(forms.Form):
    on = day_field("交办日期", required=False, hint="只有历史补录须填；其余以今天为准。")


class RemarkForm(forms.Form):
    remark = words_field("意见", required=False)


class ReasonForm(forms.Form):
    reason = words_field("理由")


class ProgressForm(forms.Form):
    progress = forms.DecimalField(
        label="完成进度（%）", min_value=0, max_value=100, max_digits=4, decimal_places=1
    )
    remark = words_field("进展情况")
    on = day_field("截至日期", required=False, hint="可不填；与系统收到的日期并列登记。")


class FeedbackForm(forms.Form):
    remark = words_field("办理结果")
    on = day_field("完成日期", required=False, hint="与系统收到的日期并列登记；历史补录必填。")
    file = forms.FileField(label="附件", required=False, help_text="如总结、照片、扫描件，可不附。")


class ExtensionForm(forms.Form):
    until = day_field("申请延至")
    reason = words_field("延期理由")


class TransferForm(forms.Form):
    lead = UnitChoice(label="转给", queryset=Unit.objects.none(), empty_label="请选择")
    reason = words_field("转办理由")


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(label="并入", queryset=Item.objects.none(), empty_label="请选择")
    reason = words_field("并入理由")


class SplitForm(forms.Form):
    """Up to four parts; those without a title are left out."""

    reason = words_field("拆分理由")

    def __init__(self, *given: Any, units: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for n in range(PARTS):
            self.fields[f"title{n}"] = forms.CharField(
                label=f"第{n + 1}项", max_length=400, required=n < 2
            )
            self.fields[f"lead{n}"] = UnitChoice(
                label=f"第{n + 1}项牵头单位", queryset=units, required=n < 2, empty_label="请选择"
            )
            self.fields[f"due{n}"] = day_field(
                f"第{n + 1}项期限", required=False, hint="不填同原期限，不得更晚。"
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for n in range(2, PARTS):
            if cleaned.get(f"title{n}") and not cleaned.get(f"lead{n}"):
                self.add_error(f"lead{n}", "请选择牵头单位。")
        return cleaned


def parts_of(values: Mapping[str, Any]) -> list[Part]:
    return [
        Part(values[f"title{n}"], values[f"lead{n}"], values[f"due{n}"])
        for n in range(PARTS)
        if values[f"title{n}"]
    ]
