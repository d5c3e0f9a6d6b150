"""The forms of the review page, made from the models' own fields."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.forms.models import fields_for_model
from django.http import QueryDict

from ipcity.actions.fact_fields import plain
from ipcity.store.models.facts import (
    CONSTRUCTS,
    AssignedUnit,
    Fact,
    Goal,
    PlacedFact,
    Target,
    Task,
)
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.units import Unit
from ipcity.web.figures import scaled

BLANKS = {"period": "整个周期"}
HINTS = {
    "value": "可写 5000，单位写万元；也可直接写 5000万元。",
    "value_max": "只有写成范围的才填。",
    "due": "四位年份；方案没有写明的留空。",
}


class ToldForm(forms.Form):
    """A form whose fields are judged by the action that saves them."""

    def told(self, wrong: Mapping[str, str]) -> None:
        """What the action refused, each at its own field and in place of the form's own words."""
        self.errors.clear()
        for name, words in wrong.items():
            self.add_error(name, words)


class FactForm(ToldForm):
    """The fields that a reviewer may correct, and why; what is wrong is told by the action."""

    reason = forms.CharField(label="更正理由", max_length=300)

    def __init__(self, fact: Fact, *args: object, **kwargs: object) -> None:
        kwargs["auto_id"] = f"correct-{fact.pk}-%s"
        super().__init__(*args, **kwargs)
        self.fact = fact
        fields = editable(type(fact))
        for name, value in spoken(fact).items():
            fields[name].initial = value
        self.fields = fields | self.fields

    def changes(self, posted: QueryDict) -> dict[str, str]:
        """As typed; a box that is not ticked sends nothing and so reads as no."""
        return {name: posted.get(name, "") for name in self.fact.EDITABLE}


def editable(kind: type[Fact]) -> dict[str, forms.Field]:
    """The fields of ``kind`` in their order; how long or how large they may be tells the action."""
    fields = fields_for_model(kind, kind.EDITABLE)
    for name, field in fields.items():
        if isinstance(field, forms.TypedChoiceField):
            unsaid = "（请选择）" if field.required else BLANKS.get(name, "（未写明）")
            blank = () if field.initial else (("", unsaid),)
            field.choices = [*blank, *[each for each in field.choices if each[0]]]
        elif isinstance(field, forms.DecimalField | forms.IntegerField):
            fields[name] = _figure(name, field)
        field.widget.attrs.pop("maxlength", None)
    return {name: fields[name] for name in kind.EDITABLE}


def _figure(name: str, field: forms.Field) -> forms.CharField:
    mode = "numeric" if name == "due" else "decimal"
    return forms.CharField(
        label=field.label,
        required=field.required,
        widget=forms.TextInput(attrs={"inputmode": mode, "class": "number"}),
        help_text=HINTS.get(name, ""),
    )


def spoken(fact: Fact) -> dict[str, object]:
    """The fields as a clerk says them: 50000000 元 is 5000 万元."""
    values = {name: plain(getattr(fact, name)) for name in fact.EDITABLE}
    if isinstance(fact, Target):
        number, unit = scaled(fact.value, fact.unit)
        size = fact.value / number if number else 1
        most = None if fact.value_max is None else plain(fact.value_max / size)
        values |= {"value": plain(number), "value_max": most, "unit": unit}
    return values


class AddForm(ToldForm):
    """A fact that the compiler missed; its words are chosen in the text or pasted."""

    words = forms.CharField(
        label="原文中的文字",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="在左侧原文中选中文字会自动填入；也可以粘贴，须与原文一字不差。",
    )
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, version: PlanVersion, construct: str, *args: object, **kwargs: object
    ) -> None:
        kwargs["auto_id"] = "add-%s"
        super().__init__(*args, **kwargs)
        self.construct = construct
        self.fields |= editable(CONSTRUCTS[construct])
        if owners := owners_of(version, construct):
            label = {"unit": "所在分工", "task": "所属行动"}.get(construct, "所在目标或任务")
            self.fields["owner"] = forms.ChoiceField(
                label=label, required=construct == "unit", choices=[("", "（未指明）"), *owners]
            )


def owners_of(version: PlanVersion, construct: str) -> list[tuple[str, str]]:
    """What a new fact of this construct may belong to, by key."""
    kind = CONSTRUCTS[construct]
    if issubclass(kind, PlacedFact):
        rows = [*_standing(Goal, version), *_standing(Task, version)]
    elif construct == "task":
        rows = _standing(CONSTRUCTS["action"], version)
    elif construct in ("measure", "assignment"):
        rows = _standing(Task, version)
    elif construct == "unit":
        groups = CONSTRUCTS["assignment"].objects.filter(plan=version).standing()
        return [(g.key, f"{g.key} {g.quote[:40]}") for g in groups]
    else:
        return []
    return [(fact.key, f"{fact.key} {fact.heading[:40]}") for fact in rows]


def _standing(kind: type[Fact], version: PlanVersion) -> list[Fact]:
    return list(kind.objects.filter(plan=version).standing())


class LinkForm(forms.Form):
    """Which unit of the district a written name stands for."""

    unit = forms.ChoiceField(label="对应单位", required=False)
    remember = forms.BooleanField(label="记住这种写法，以后自动对应", required=False, initial=True)

    def __init__(
        self, fact: AssignedUnit, units: list[Unit], *args: object, **kwargs: object
    ) -> None:
        kwargs["auto_id"] = f"link-{fact.pk}-%s"
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [
            ("", "（不对应任何单位，保留原文写法）"),
            *[(str(unit.pk), unit.name) for unit in units],
        ]
        self.fields["unit"].initial = str(fact.unit_id or "")


class KeyForm(forms.Form):
    """Which target or task of the version in force this one continues."""

    continues = forms.ChoiceField(label="沿用现行版本的", required=False)

    def __init__(self, fact: Fact, older: list[Fact], *args: object, **kwargs: object) -> None:
        kwargs["auto_id"] = f"key-{fact.pk}-%s"
        super().__init__(*args, **kwargs)
        self.fields["continues"].choices = [
            ("", "（新增，不沿用）"),
            *[(each.key, str(each)[:60]) for each in older],
        ]
        self.fields["continues"].initial = fact.continues
