"""The form of a ledger row, derived from its model: a widget for every kind of field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from ipcity.actions import row_checks
from ipcity.actions.row_cells import Unreadable, read_cell
from ipcity.actions.row_checks import BadValues, FieldProblem
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.rights import hooks
from ipcity.domain.terms.numbers import decimal_text
from ipcity.store.ledgers import LedgerRow, facts, name_of
from ipcity.store.models.units import Unit
from ipcity.web.ledger_columns import measure

MONEY = "元"
WIDE = 120  # longer texts get an area of their own
HISTORIC, REASON, VERSION = "historic", "reason", "expected_version"


class Picker(forms.Widget):
    """A reference to a row of another ledger: found by typing part of its name."""

    template_name = "ledgers/picker.html"

    def __init__(self, search: str, fills: str, shown: str = "") -> None:
        super().__init__()
        self.search, self.fills, self.shown = search, fills, shown

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"search": self.search, "fills": self.fills, "shown": self.shown}
        return context

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_text"


class AmountField(forms.CharField):
    """Money in 元, typed as a number or as 500万元."""

    def __init__(self, one: models.Field[Any, Any], **kwargs: Any) -> None:
        self._one = one
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return read_typed(self._one, text) if text else None

    def prepare_value(self, value: Any) -> Any:
        return decimal_text(value) if isinstance(value, Decimal) else value


class LinesField(forms.CharField):
    """Several texts, one a line."""

    def clean(self, value: Any) -> list[str]:
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value


def read_typed(one: models.Field[Any, Any], text: str) -> object:
    try:
        return read_cell(one, text, {})
    except Unreadable as problem:
        raise forms.ValidationError(str(problem)) from problem


class RowForm(forms.Form):
    """The fields of one ledger; ``moved`` (kept by a lifecycle) only where it is a historic entry."""

    def __init__(
        self,
        request: HttpRequest,
        model: type[LedgerRow],
        posted: Any = None,
        initial: Mapping[str, Any] | None = None,
        only: Sequence[str] = (),
    ) -> None:
        super().__init__(posted, initial=_masked(model, initial or {}))
        self.masked = {
            n: m(str(v)) for n, m in model.PERSONAL.items() if (v := (initial or {}).get(n))
        }
        self.model, self.request, self.whole = model, request, not only
        named = {f.name for f in facts(model)}
        for one in facts(model):
            if one.editable and (not only or one.name in only):
                self.fields[one.name] = _speaking(self._field(one, named), str(one.verbose_name))
        if self.whole:
            self._bookkeeping()

    def _bookkeeping(self) -> None:
        self.fields[VERSION] = forms.IntegerField(widget=forms.HiddenInput, required=False)
        if self.model.MOVED_BY_ACTIONS:
            self.fields[HISTORIC] = forms.BooleanField(
                label="历史补录",
                required=False,
                help_text="补录系统启用前已办结的记录时勾选，可以填写由办理步骤产生的项目，须写明理由。",
            )
        self.fields[REASON] = forms.CharField(
            label="修改说明", max_length=300, required=False, help_text="随历史保留，可不填。"
        )

    def _field(self, one: models.Field[Any, Any], named: set[str]) -> forms.Field:
        common = {"label": self._label(one), "required": False, "help_text": self._help(one)}
        if isinstance(one, models.ForeignKey):
            return self._reference(one, common, named)
        required = not one.blank and not isinstance(one, models.BooleanField)
        required = required and one.name not in self.masked
        common["required"] = required
        if one.choices:
            choices = [(str(value), text) for value, text in one.flatchoices]
            blank = [("", "请选择")] if one.blank or not one.has_default() else []
            return forms.ChoiceField(choices=[*blank, *choices], initial=_default(one), **common)
        for kind, made in MAKERS:
            if isinstance(one, kind):
                return made(one, common)
        return _text(one, common)

    def _reference(
        self, one: models.Field[Any, Any], common: dict[str, Any], named: set[str]
    ) -> forms.Field:
        target = one.related_model
        if issubclass(target, LedgerRow):
            fills = next((n for n in (f"{one.name}_name", f"{one.name}_number") if n in named), "")
            search = reverse("ledger-pick", args=[name_of(self.model)]) + f"?field={one.name}"
            widget = Picker(search, fills, self._picked(one))
            return forms.IntegerField(widget=widget, **common)
        units = Unit.objects.filter(district=self.request.actor.district, valid_until=None)
        if one.name == "unit":
            units = units.within(scope_of(self.request.actor, Verb.KEEP_LEDGERS))
            common["required"] = not _whole_district(self.request)
        return forms.ModelChoiceField(
            queryset=units.order_by("position", "id"), empty_label="未定", **common
        )

    def _picked(self, one: models.Field[Any, Any]) -> str:
        """What the chosen row is called now."""
        key = self.data.get(one.name) if self.is_bound else self.initial.get(one.name)
        found = candidates(self.request, one.related_model).filter(pk=_whole(key)).first()
        return str(found) if found else ""

    def _label(self, one: models.Field[Any, Any]) -> str:
        unit = measure(self.model, one)
        return f"{one.verbose_name}（{unit}）" if unit else str(one.verbose_name)

    def _help(self, one: models.Field[Any, Any]) -> str:
        if one.name in self.model.MOVED_BY_ACTIONS:
            return "由办理步骤产生，只在历史补录时填写。"
        if one.name in self.masked:
            return f"已登记 {self.masked[one.name]}，不改请留空。"
        if measure(self.model, one) == MONEY:
            return "以元为单位，也可以写 500万元。"
        return str(one.help_text)

    def clean(self) -> dict[str, Any]:
        """Beside an unreadable field the others are judged at once: one round, not several."""
        if self.whole and self.errors:
            filled = {f.name: f.get_default() for f in facts(self.model)} | self.values()
            filled |= hooks.normalised(name_of(self.model), filled)
            for each in row_checks.found_wrong(self.model, filled, self.request.today):
                if each.field in self.cleaned_data:
                    self._tell(each)
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        """What was filled in, by field name; references by their number."""
        names = {f.name for f in facts(self.model)}
        return {
            name: getattr(value, "pk", value)
            for name, value in self.cleaned_data.items()
            if name in names and not (name in self.masked and value in (None, ""))
        }

    def tell(self, refusal: BadValues) -> None:
        """Each problem at its field."""
        for each in refusal.problems:
            self._tell(each)

    def _tell(self, one: FieldProblem) -> None:
        basis = f"（依据：{one.basis}）" if one.basis else ""
        field = one.field if one.field in self.fields else None
        self.add_error(field, f"{one.message}{basis}")


def _masked(model: type[LedgerRow], initial: Mapping[str, Any]) -> dict[str, Any]:
    """Personal fields begin empty: what is there stays unless something else is typed."""
    return {name: value for name, value in initial.items() if name not in model.PERSONAL}


def _speaking(field: forms.Field, label: str) -> forms.Field:
    """What is missing is named; a text too long is told, where the browser would cut it unseen."""
    verb = "选择" if isinstance(field, forms.ChoiceField) else "填写"
    field.error_messages["required"] = f"请{verb}{label}。"
    if isinstance(field, forms.DateField):
        field.error_messages["invalid"] = "请按 2024-05-01 的样子填写日期。"
    field.widget.attrs.pop("maxlength", None)
    for each in field.validators:
        if isinstance(each, MaxLengthValidator):
            each.message = "最多 %(limit_value)d 个字，现有 %(show_value)d 个字，请缩短。"
    return field


def _default(one: models.Field[Any, Any]) -> Any:
    return one.get_default() if one.has_default() else None


def _text(one: models.Field[Any, Any], common: dict[str, Any]) -> forms.Field:
    long = one.max_length is None or one.max_length > WIDE * 3
    widget = forms.Textarea(attrs={"rows": 3}) if long else forms.TextInput()
    return forms.CharField(max_length=one.max_length, widget=widget, **common)


def _date(one: models.Field[Any, Any], common: dict[str, Any]) -> forms.Field:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, **common)


def _truth(one: models.Field[Any, Any], common: dict[str, Any]) -> forms.Field:
    return forms.BooleanField(initial=_default(one), **common)


def _amount(one: models.Field[Any, Any], common: dict[str, Any]) -> forms.Field:
    common = common | {"widget": forms.TextInput(attrs={"inputmode": "decimal"})}
    return AmountField(one, initial=_default(one), **common)


def _lines(one: models.Field[Any, Any], common: dict[str, Any]) -> forms.Field:
    common = common | {"help_text": "一行一个。", "required": False}
    return LinesField(widget=forms.Textarea(attrs={"rows": 2}), **common)


MAKERS = (
    (models.DateField, _date),
    (models.BooleanField, _truth),
    (models.DecimalField, _amount),
    (models.IntegerField, _amount),
    (models.JSONField, _lines),
)


def initial_of(row: LedgerRow) -> dict[str, Any]:
    """What the form shows of a row that is there."""
    return {f.name: getattr(row, f.attname) for f in facts(type(row))} | {VERSION: row.version}


def candidates(request: HttpRequest, target: type[LedgerRow]) -> QuerySet[Any]:
    """Rows that a keeper may refer to: those they may read, and those that belong to no unit."""
    scope = scope_of(request.actor, Verb.READ_LEDGERS)
    own = target.objects.within(scope).order_by()
    shared = Q(district=request.actor.district, unit=None)
    return target.objects.filter(Q(pk__in=own.values("pk")) | shared).standing()


def _whole(key: Any) -> int | None:
    text = str(key or "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None


def _whole_district(request: HttpRequest) -> bool:
    return scope_of(request.actor, Verb.KEEP_LEDGERS).covers(request.actor.district, None)
