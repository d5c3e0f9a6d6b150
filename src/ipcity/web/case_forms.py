"""The forms of the case desk: entering a case, its moves as declared, evidence, papers, parties."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet

from ipcity.domain.cases.declarations import Field, Form, Given, Kind, Move
from ipcity.domain.cases.organs import ORGAN_WORDS
from ipcity.store.models.campaigns import Campaign
from ipcity.store.models.people import Person
from ipcity.store.models.proceeding_files import Evidence, Party
from ipcity.store.models.units import Unit
from ipcity.web.errands import day_field

YES = (("", "请选择"), ("yes", "是"), ("no", "否"))
PREFIX = "f_"  # before the names of declared fields, which may be called as a form's own are


def declared_field(each: Field) -> forms.Field:
    """A declared field as the browser asks for it; what is required is told by the kind itself."""
    told: dict[str, Any] = {"label": each.label, "required": False, "help_text": each.hint}
    if each.form is Form.LONG:
        return forms.CharField(max_length=4000, widget=forms.Textarea(attrs={"rows": 3}), **told)
    if each.form is Form.DAY:
        return day_field(each.label, required=False, hint=each.hint)
    if each.form is Form.MOMENT:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        return forms.DateTimeField(widget=widget, **told)
    if each.form is Form.NUMBER:
        return forms.IntegerField(min_value=0, max_value=1_000_000, **told)
    if each.form is Form.MONEY:
        return forms.DecimalField(min_value=0, max_digits=16, decimal_places=2, **told)
    if each.form is Form.YES:
        return forms.BooleanField(**told)
    if each.form is Form.CHOICE:
        return forms.ChoiceField(choices=(("", "请选择"), *each.choices), **told)
    return forms.CharField(max_length=300, **told)


def declared_fields(fields: tuple[Field, ...]) -> dict[str, forms.Field]:
    return {f"{PREFIX}{each.name}": declared_field(each) for each in fields}


def given_in(fields: tuple[Field, ...], cleaned: Mapping[str, Any]) -> dict[str, Given]:
    """The declared fields as the domain takes them: money as text, nothing as None."""
    given: dict[str, Given] = {}
    for each in fields:
        value = cleaned.get(f"{PREFIX}{each.name}")
        given[each.name] = _plain(value)
    return given


def _plain(value: Any) -> Given:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date | datetime | bool | int):
        return value
    return str(value) if value else None


class MoveForm(forms.Form):
    """The day of the move, and what the move asks for."""

    def __init__(self, *given: Any, move: Move, today: date, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["on"] = day_field("办理日期", hint="实际办理的日期，可早于录入日期。")
        self.fields["on"].initial = today
        self.fields |= declared_fields(move.fields)


class EntryForm(forms.Form):
    """What every case is entered with, and what its kind asks for besides."""

    unit = forms.ModelChoiceField(label="办案单位", queryset=Unit.objects.none(), empty_label=None)
    organ = forms.ChoiceField(label="执法领域", choices=())
    cause = forms.CharField(label="案由", max_length=300)
    party_name = forms.CharField(label="当事人", max_length=200, required=False)
    received_on = day_field("收到日期")
    source_kind = forms.ChoiceField(label="来源", required=False)
    campaign = forms.ModelChoiceField(
        label="专项行动",
        queryset=Campaign.objects.none(),
        required=False,
        empty_label="不属于专项行动",
    )
    number = forms.CharField(
        label="案件编号", max_length=60, required=False, help_text="不填时按种类和年度自动编号。"
    )
    reporter = forms.CharField(
        label="举报人信息",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
        help_text="姓名、联系方式等。保存后密封，仅本案办案人员和执法单位负责人可以查看，每次查看都有记录。",
    )

    def __init__(
        self, *given: Any, kind: Kind, units: QuerySet[Unit], sources: Any, today: date
    ) -> None:
        super().__init__(*given)
        self.fields["unit"].queryset = units
        self.fields["organ"].choices = [(o.value, ORGAN_WORDS[o]) for o in kind.organs]
        self.fields["source_kind"].choices = (("", "未写明"), *sources)
        self.fields["received_on"].initial = today
        own = units.order_by().values("district")
        self.fields["campaign"].queryset = Campaign.objects.filter(district__in=own).standing()
        self.fields |= declared_fields(kind.opening)


class OfficersForm(forms.Form):
    """Who handles the case; two or more."""

    officers = forms.ModelMultipleChoiceField(
        label="办案人员",
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="普通程序不得少于两人。",
    )

    def __init__(self, *given: Any, people: QuerySet[Person], now: list[int]) -> None:
        super().__init__(*given)
        self.fields["officers"].queryset = people
        self.fields["officers"].initial = now


class EvidenceForm(forms.Form):
    form = forms.ChoiceField(label="种类", choices=Evidence.Form.choices)
    title = forms.CharField(label="名称", max_length=200)
    obtained_on = day_field("取得日期")
    source = forms.CharField(label="来源", max_length=200, required=False)
    file = forms.FileField(label="文件", required=False, help_text="保存时计算 SHA-256 校验值。")


class PaperForm(forms.Form):
    number = forms.CharField(label="文号", max_length=80, required=False)
    file = forms.FileField(label="签章件或收到的文书")


class PartyForm(forms.Form):
    role = forms.ChoiceField(label="身份", choices=Party.Role.choices)
    name = forms.CharField(label="姓名或名称", max_length=200)
    is_person = forms.BooleanField(label="自然人", required=False)
    id_number = forms.CharField(label="证件号码或统一社会信用代码", max_length=60, required=False)
    phone = forms.CharField(label="电话", max_length=60, required=False)
    address = forms.CharField(label="住所", max_length=300, required=False)
    is_business_address = forms.BooleanField(label="住所即经营场所", required=False)


class WhyForm(forms.Form):
    reason = forms.CharField(label="理由", max_length=200, widget=forms.Textarea(attrs={"rows": 2}))


class CompetenceForm(forms.Form):
    is_competent = forms.ChoiceField(label="本区有管辖权", choices=YES)
    document = forms.CharField(label="依据文件", max_length=200)
    since = day_field("自何日起")
    file = forms.FileField(label="文件", required=False)


class TemplateForm(forms.Form):
    file = forms.FileField(
        label="Word 模板",
        help_text="域写成 {{名称}}，名称见下表；没有对应内容的域会被拒绝并指出位置。",
    )
