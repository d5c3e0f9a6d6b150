"""A report as a page's form: a field for each cell that is to be filled in, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField

from ipcity.actions.reporting_contents import Contents
from ipcity.domain.errors import Refused
from ipcity.domain.supervision.checks import Answer, AskedItem, read_number
from ipcity.domain.supervision.forms import Line, LineKind
from ipcity.domain.terms.numbers import decimal_text

LONGEST = 5000


class NumberField(forms.CharField):
    """A number as people type it; None where empty, which is no 0."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "numeric"})

    def clean(self, value: Any) -> Decimal | None:
        try:
            return read_number(str(value or ""))
        except Refused as refusal:
            raise ValidationError(refusal.message) from refusal


@dataclass(frozen=True)
class Asked:
    """A line as the page shows it; ``shown`` is a figure that is not typed."""

    label: str
    unit: str
    hint: str
    number: BoundField | None = None
    text: BoundField | None = None
    explanation: BoundField | None = None
    shown: str = ""


class FillForm(forms.Form):
    """The open cells of one report; ``answers`` are what was written in them."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, held: Contents, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"expected_version": held.report.version})
        super().__init__(*args, **kwargs)
        self.held = held
        for line in held.sheet.form.lines:
            if line.kind is LineKind.NUMBER:
                self._number(line.key, f"{line.label}（{line.unit}）" if line.unit else line.label)
            elif line.kind is LineKind.TEXT:
                self._text(line.key, line.label)
        for item in held.sheet.items:
            if not item.counted:
                self._number(item.key, f"{item.title}：进度（%）")
            self._text(item.key, f"{item.title}：进展")

    def _number(self, key: str, label: str) -> None:
        answer = self.held.sheet.answer(key)
        shown = decimal_text(answer.number) if answer.number is not None else ""
        self._add(f"number-{key}", NumberField(label=label, required=False, initial=shown))
        explain = forms.CharField(
            label=f"{label}：说明", required=False, max_length=500, initial=answer.explanation
        )
        self._add(f"explain-{key}", explain)

    def _text(self, key: str, label: str) -> None:
        held = self.held.sheet.answer(key).text
        self._add(
            f"text-{key}",
            forms.CharField(
                label=label,
                required=False,
                max_length=LONGEST,
                initial=held,
                widget=forms.Textarea(attrs={"rows": 3}),
            ),
        )

    def _add(self, name: str, field: forms.Field) -> None:
        self.fields[name] = field

    @property
    def answers(self) -> dict[str, Answer]:
        """Once valid."""
        keys = {name.partition("-")[2] for name in self.fields if "-" in name}
        return {
            key: Answer(
                self.cleaned_data.get(f"number-{key}"),
                self.cleaned_data.get(f"text-{key}", ""),
                self.cleaned_data.get(f"explain-{key}", ""),
            )
            for key in keys
        }

    def bound(self, name: str) -> BoundField | None:
        return self[name] if name in self.fields else None

    def lines(self) -> Iterator[Asked]:
        """Everything but the items, in the form's order."""
        for line in self.held.sheet.form.lines:
            if line.kind is not LineKind.ITEMS:
                yield self._asked(line)

    def items(self) -> Iterator[Asked]:
        for item in self.held.sheet.items:
            yield self._item(item)

    def _asked(self, line: Line) -> Asked:
        shown = ""
        if line.kind is LineKind.INDICATOR:
            value = self.held.sheet.counted.get(line.key)
            shown = decimal_text(value) if value is not None else "无数据"
        return Asked(
            line.label,
            line.unit,
            line.hint,
            self.bound(f"number-{line.key}"),
            self.bound(f"text-{line.key}"),
            self.bound(f"explain-{line.key}"),
            shown,
        )

    def _item(self, item: AskedItem) -> Asked:
        return Asked(
            item.title,
            "%",
            "",
            self.bound(f"number-{item.key}"),
            self.bound(f"text-{item.key}"),
            self.bound(f"explain-{item.key}"),
            decimal_text(item.progress) if item.counted else "",
        )
