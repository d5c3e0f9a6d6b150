"""The forms of exchange with other districts: what is sent, what arrived, keys and reasons."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from ipcity.domain.terms.exchange_kinds import ASKING, KIND_LABELS
from ipcity.papers.sealed_files.contents import FIELDS, MOST, Kind
from ipcity.store.models.partner_keys import PartnerKey
from ipcity.store.models.units import Unit
from ipcity.web.errands import day_field
from ipcity.web.item_forms import UnitChoice


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; the value is a list of what was uploaded."""

    widget = ManyFiles

    def clean(self, given: Any, initial: Any = None) -> Any:
        chosen = [each for each in (given if isinstance(given, list) else [given]) if each]
        if len(chosen) > MOST:
            raise forms.ValidationError(f"一次最多{MOST}个附件。")
        return [super(FilesField, self).clean(each, initial) for each in chosen]


class LetterForm(forms.Form):
    """What is handed over; which of the fields belong to a kind is told by the file's schema."""

    unit = UnitChoice(label="发出单位", queryset=Unit.objects.none())
    partner = forms.ModelChoiceField(label="协作单位", queryset=PartnerKey.objects.none())
    kind = forms.ChoiceField(label="类型", choices=[(k.value, KIND_LABELS[k]) for k in ASKING])
    subject = forms.CharField(label="内容", max_length=300)
    suspect_name = forms.CharField(label="涉嫌主体", max_length=200, required=False)
    place = forms.CharField(label="涉案地点", max_length=300, required=False)
    happened_on = day_field("发现日", required=False)
    case_number = forms.CharField(
        label="案件编号", max_length=120, required=False, help_text="案件移交时必填。"
    )
    asked = forms.CharField(
        label="请求协助的事项", max_length=2000, required=False, help_text="协助请求时必填。",
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    contact = forms.CharField(label="联系方式", max_length=200, required=False)
    remark = forms.CharField(
        label="说明", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    attachments = FilesField(label="附件", required=False)

    def __init__(
        self, *given: Any, units: QuerySet[Unit], partners: QuerySet[PartnerKey], **more: Any
    ) -> None:
        super().__init__(*given, **more)
        self.fields["unit"].queryset = units
        self.fields["unit"].initial = units.first()
        self.fields["partner"].queryset = partners

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if kind := cleaned.get("kind"):
            for name in FIELDS[Kind(kind)][1]:
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, f"{KIND_LABELS[Kind(kind)]}须填写“{self[name].label}”。")
        return cleaned

    def facts(self) -> dict[str, str]:
        """What was filled in, as far as the kind has a place for it."""
        known = FIELDS[Kind(self.cleaned_data["kind"])][0]
        told = {name: self.cleaned_data.get(name) for name in known}
        return {name: _written(value) for name, value in told.items() if value}


def _written(value: Any) -> str:
    return value if isinstance(value, str) else str(value.isoformat())


class UploadForm(forms.Form):
    unit = UnitChoice(label="接收单位", queryset=Unit.objects.none())
    file = forms.FileField(label="文件")

    def __init__(self, *given: Any, units: QuerySet[Unit], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["unit"].queryset = units
        self.fields["unit"].initial = units.first()


class ReplyForm(forms.Form):
    result = forms.CharField(
        label="办理结果", max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label="理由", max_length=200)


class FingerprintForm(forms.Form):
    typed = forms.CharField(
        label="对方电话中念的指纹",
        max_length=80,
        help_text="40位，每4位一组，空格和大小写不限。请拨打协作单位的公开电话，不用随文件附来的号码。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class RenewForm(forms.Form):
    reason = forms.CharField(label="理由", max_length=200)
    is_exposed = forms.BooleanField(
        label="原密钥可能泄露",
        required=False,
        help_text="选中后，用原公钥加密的文件一律不再打开。",
    )
