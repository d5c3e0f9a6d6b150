"""报表表单: what units are asked, in versions, and which of them must answer by when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.timezone import localtime

from ipcity.actions import own_indicators, reporting_forms
from ipcity.actions.reporting_forms import Head
from ipcity.actions.stale import Stale
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.supervision.forms import (
    LINE_WORDS,
    FormVersion,
    Line,
    LineKind,
    Rule,
    read_rule,
)
from ipcity.domain.terms.numbers import decimal_text
from ipcity.domain.terms.periods import CYCLE_WORDS, Cycle
from ipcity.store.models.reporting import ReportDuty, ReportForm
from ipcity.store.models.units import Unit
from ipcity.web.doors import opens_to
from ipcity.web.errands import Errand, back_to, day_field, found_in, run_errand
from ipcity.web.listings import Column, Filter
from ipcity.web.lists import KeptList
from ipcity.web.menu import MenuEntry
from ipcity.web.no_plan import no_plan
from ipcity.web.shell import programme_of

MENU = MenuEntry(
    "表单", "report-forms", "table-cells", place="任务", verb=Verb.CHECK_REPORT, order=64
)
CYCLES = [(cycle.value, words) for cycle, words in CYCLE_WORDS.items()]
SPARE = 4  # empty lines to add to


def visible(request: HttpRequest) -> QuerySet[ReportForm]:
    rows = ReportForm.objects.within(scope_of(request.actor, Verb.CHECK_REPORT))
    return rows.select_related("programme__district", "published_by")


@opens_to(Verb.CHECK_REPORT)
def report_forms(request: HttpRequest) -> HttpResponse:
    programme = programme_of(request)
    if programme is None:
        return no_plan(request, "表单")
    newest = visible(request).filter(programme=programme).newest()
    rows = visible(request).filter(pk__in=[form.pk for form in newest]).order_by("code")
    shown = KeptList(request, rows, COLUMNS, FILTERS, name="report-forms")
    if shown.wants_export:
        return shown.as_file("表单")
    page = {
        "title": "表单",
        "note": "单位按表单填报。系统能统计的数由系统给出，不用手填；修改后为新的一版，已启用的期次仍用原版。",
        "shown": shown,
        "tools": [("新建表单", reverse("report-form-new"))],
        "empty": "还没有表单",
        "empty_text": "点“新建表单”，系统按现行方案的指标拟好一份，修改后发布。",
    }
    return render(request, "system/list.html", page)


COLUMNS = (
    Column(
        "name",
        "表名",
        lambda f: format_html('<a href="{}">{}</a>', reverse("report-form", args=[f.pk]), f.name),
        order="name",
    ),
    Column("code", "表号", lambda f: f.code, order="code"),
    Column("cycle", "周期", lambda f: f.get_cycle_display(), order="cycle"),
    Column("number", "版本", lambda f: f"第{f.number}版", order="number"),
    Column("lines", "行数", lambda f: len(f.lines), numeric=True),
    Column(
        "published", "发布", lambda f: f"{localtime(f.published_at):%Y-%m-%d}", order="published_at"
    ),
)
FILTERS = (
    Filter(
        "q",
        "关键词",
        lambda text: Q(name__icontains=text) | Q(code__icontains=text),
        hint="表名、表号",
    ),
    Filter("cycle", "周期", lambda cycle: Q(cycle=cycle), CYCLES, facet=True),
)


class HeadForm(forms.Form):
    code = forms.CharField(label="表号", max_length=40, help_text="字母、数字和连字符，如 JD-1。")
    name = forms.CharField(label="表名", max_length=120)
    cycle = forms.ChoiceField(label="周期", choices=CYCLES)
    rules = forms.CharField(
        label="校验公式",
        required=False,
        help_text="一行一条，用行键书写，如 firms >= towns + parks。",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reason = forms.CharField(label="修改理由", max_length=300, required=False)
    expected_number = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class LineForm(forms.Form):
    """One line of the form; a line without a name is left out."""

    kind = forms.ChoiceField(label="类别", choices=[(k.value, w) for k, w in LINE_WORDS.items()])
    key = forms.CharField(label="行键", max_length=20, required=False)
    label = forms.CharField(label="名称", max_length=200, required=False)
    unit = forms.CharField(label="计量单位", max_length=20, required=False)
    indicator = forms.ChoiceField(label="系统指标", required=False)
    figure = forms.CharField(
        label="同一数据",
        max_length=80,
        required=False,
        help_text="几个单位都报的同一个数，写同一名称",
    )
    required = forms.BooleanField(label="必填", required=False)
    places = forms.IntegerField(label="小数位", min_value=0, max_value=4, required=False)
    least = forms.DecimalField(label="下限", required=False)
    most = forms.DecimalField(label="上限", required=False)
    hint = forms.CharField(label="填写要求", max_length=200, required=False)

    def __init__(self, *args: Any, indicators: list[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"].choices = [("", "—"), *indicators]

    @property
    def line(self) -> Line | None:
        typed = self.cleaned_data
        if not typed.get("label"):
            return None
        numbers = {name: typed[name] for name in ("least", "most")}
        words = {name: typed[name].strip() for name in ("key", "label", "unit", "figure", "hint")}
        return Line(
            kind=LineKind(typed["kind"]),
            indicator=typed["indicator"],
            required=typed["required"],
            places=typed["places"] or 0,
            **words,
            **numbers,
        )


class LineForms(forms.BaseFormSet):
    """All lines; what they make together."""

    def version(self, rules: str) -> FormVersion:
        lines = tuple(line for each in self.forms if (line := each.line) is not None)
        keys = [line.key for line in lines if line.kind in {LineKind.NUMBER, LineKind.INDICATOR}]
        return FormVersion(lines, tuple(_rules(rules, keys)))


def _rules(written: str, keys: list[str]) -> Iterator[Rule]:
    for each in written.splitlines():
        if each.strip():
            yield read_rule(each, keys)


LineSet = forms.formset_factory(LineForm, LineForms, extra=SPARE, max_num=64, validate_max=True)


@opens_to(Verb.CHECK_REPORT)
def report_form_new(request: HttpRequest) -> HttpResponse:
    programme = programme_of(request)
    if programme is None:
        return no_plan(request, "新建表单")
    start = {
        "cycle": Cycle.QUARTERLY.value,
        "code": "JD-1",
        "name": "工作进展表",
        "expected_number": 0,
    }
    proposal = reporting_forms.proposed(programme)
    return _edit(request, programme, start, proposal, None)


@opens_to(Verb.CHECK_REPORT)
def report_form_edit(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    start = {
        "cycle": found.cycle,
        "code": found.code,
        "name": found.name,
        "rules": "\n".join(rule.words for rule in found.version.rules),
        "expected_number": found.number,
    }
    return _edit(request, found.programme, start, found.version, found)


def _edit(
    request: HttpRequest,
    programme: Any,
    start: Mapping[str, object],
    version: FormVersion,
    found: ReportForm | None,
) -> HttpResponse:
    known = own_indicators.known(programme.district_id)
    options = sorted((code, f"{each[-1].name}（{code}）") for code, each in known.items())
    head = HeadForm(request.POST or None, initial=start)
    if found is not None:
        head.fields["code"].disabled = head.fields["cycle"].disabled = True
        head.fields["reason"].required = True
    lines = LineSet(
        request.POST or None,
        initial=[_initial(line) for line in version.lines],
        form_kwargs={"indicators": options},
    )
    if request.method == "POST" and head.is_valid() and lines.is_valid():
        try:
            made = _publish(request, programme, head.cleaned_data, lines)
            return back_to(
                request,
                f"{made.name}第{made.number}版已发布。",
                reverse("report-form", args=[made.pk]),
            )
        except (Stale, NotPermitted):
            raise
        except (Refused, ValidationError) as refusal:
            head.add_error(None, refusal.message)
    return render(
        request, "pages/report_form_edit.html", {"head": head, "lines": lines, "found": found}
    )


def _publish(
    request: HttpRequest, programme: Any, typed: Mapping[str, Any], lines: LineForms
) -> ReportForm:
    return reporting_forms.publish(
        programme=programme,
        head=Head(typed["code"], typed["name"], Cycle(typed["cycle"])),
        form=lines.version(typed["rules"]),
        reason=typed["reason"],
        expected_number=typed["expected_number"],
        actor=request.actor,
        at=request.now,
    )


def _initial(line: Line) -> dict[str, object]:
    return {
        "kind": line.kind.value,
        "key": line.key,
        "label": line.label,
        "unit": line.unit,
        "indicator": line.indicator,
        "figure": line.figure,
        "required": line.required,
        "places": line.places,
        "least": _bound(line.least),
        "most": _bound(line.most),
        "hint": line.hint,
    }


def _bound(value: Decimal | None) -> str | None:
    return decimal_text(value) if value is not None else None


@opens_to(Verb.CHECK_REPORT)
def report_form(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    scope = scope_of(request.actor, Verb.CHECK_REPORT)
    duties = ReportDuty.objects.within(scope).filter(
        programme=found.programme_id, form_code=found.code
    )
    versions = visible(request).filter(programme=found.programme_id, code=found.code)
    page = {
        "found": found,
        "lines": [(line, LINE_WORDS[line.kind]) for line in found.version.lines],
        "rules": [rule.words for rule in found.version.rules],
        "duties": duties.select_related("unit"),
        "versions": versions.order_by("-number"),
        "is_newest": not versions.filter(number__gt=found.number).exists(),
    }
    return render(request, "pages/report_form.html", page)


class DutyForm(forms.Form):
    units = forms.ModelMultipleChoiceField(
        label="报送单位",
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    working_days = forms.IntegerField(
        label="期末后几个工作日内报送", min_value=1, max_value=reporting_forms.LATEST
    )
    since = day_field("自何日起", hint="这一天之后结束的期次按新的报送单位；之前的不变。")


@opens_to(Verb.CHECK_REPORT)
def report_duties(request: HttpRequest, pk: int) -> HttpResponse:
    found = found_in(visible(request), pk)
    scope = scope_of(request.actor, Verb.CHECK_REPORT)
    duties = ReportDuty.objects.within(scope).filter(
        programme=found.programme_id, form_code=found.code, valid_until=None
    )
    held = list(duties)
    start = {
        "units": [duty.unit_id for duty in held],
        "working_days": held[0].working_days if held else 10,
        "since": request.today.replace(month=1, day=1),
    }
    form = DutyForm(request.POST or None, initial=start)
    form.fields["units"].queryset = Unit.objects.within(scope).valid_on(request.today)

    def act(values: Mapping[str, Any]) -> HttpResponse:
        reporting_forms.set_duties(
            form=found,
            units=list(values["units"]),
            working_days=values["working_days"],
            since=values["since"],
            actor=request.actor,
            at=request.now,
        )
        return back_to(request, "报送单位已设定。", reverse("report-form", args=[pk]))

    back = reverse("report-form", args=[pk])
    crumbs = (("表单", reverse("report-forms")), (found.name, back))
    return run_errand(request, form, Errand("报送单位与期限", "设定", back, crumbs), act)


urlpatterns = [
    path("report-forms", report_forms, name="report-forms"),
    path("report-forms/new", report_form_new, name="report-form-new"),
    path("report-forms/<int:pk>", report_form, name="report-form"),
    path("report-forms/<int:pk>/edit", report_form_edit, name="report-form-edit"),
    path("report-forms/<int:pk>/duties", report_duties, name="report-duties"),
]
