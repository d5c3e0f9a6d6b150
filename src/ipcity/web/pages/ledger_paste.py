"""粘贴与复制上期: a block from a spreadsheet or last period's rows, previewed, then saved at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from ipcity.actions import row_blocks, row_cells
from ipcity.actions.row_blocks import Block, Fate, Line
from ipcity.domain.access import Verb, scope_of
from ipcity.domain.errors import NotPermitted, Refused
from ipcity.domain.terms.numbers import decimal_text
from ipcity.store.ledgers import LedgerRow, facts
from ipcity.store.models.units import Unit
from ipcity.web.doors import opens_to
from ipcity.web.errands import back_to
from ipcity.web.ledger_columns import Names, crumbs, words
from ipcity.web.ledger_lists import kept, model_of
from ipcity.web.ledger_periods import PERIODS, moved, period_of
from ipcity.web.refusals import tell
from ipcity.web.typed import whole

FATES = {
    Fate.NEW: ("新增", "accent"),
    Fate.CHANGED: ("修改", "strong"),
    Fate.SAME: ("相同", "quiet"),
    Fate.REFUSED: ("未通过", "dashed"),
}
MOST_COPIED = 200


@dataclass(frozen=True)
class Cell:
    text: str
    error: str
    was: str


@dataclass(frozen=True)
class Shown:
    """One line of the preview."""

    number: int
    word: str
    tone: str
    cells: tuple[Cell, ...]
    error: str


class BlockForm(forms.Form):
    unit = forms.ModelChoiceField(
        label="填报单位", queryset=Unit.objects.none(), required=False, empty_label="未定"
    )
    text = forms.CharField(
        label="粘贴的内容",
        max_length=row_blocks.MOST_CHARACTERS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "data-block": "", "spellcheck": "false"}),
        help_text="在 Excel 或 WPS 中选中一块（最好连同列标题）复制，粘贴到这里。没有列标题时，按下面的次序读各列。",
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scope = scope_of(request.actor, Verb.KEEP_LEDGERS)
        units = Unit.objects.within(scope).filter(valid_until=None).order_by("position", "id")
        self.fields["unit"].queryset = units
        self.fields["unit"].required = not scope.covers(request.actor.district, None)
        if len(units) == 1:
            self.fields["unit"].initial = units[0]


@opens_to(Verb.KEEP_LEDGERS)
def paste(request: HttpRequest, ledger: str) -> HttpResponse:
    model = model_of(ledger)
    form = BlockForm(request, request.POST or None)
    page = _page(model, ledger, form)
    if request.method == "POST" and form.is_valid():
        unit = form.cleaned_data["unit"]
        try:
            block = _read(request, ledger, form)
            if "save" in request.POST and block.entries:
                new, changed = row_blocks.save_block(
                    ledger=ledger,
                    entries=_seen_before(request, block),
                    unit=unit.pk if unit else None,
                    actor=request.actor,
                    at=request.now,
                )
                told = f"已保存：新增 {new} 行，修改 {changed} 行。"
                return back_to(request, told, reverse("ledger", args=[ledger]))
        except NotPermitted:
            raise
        except Refused as refusal:
            tell(request, refusal)
        else:
            page |= _preview(model, block)
    return render(request, "ledgers/paste.html", page)


def _page(model: type[LedgerRow], ledger: str, form: BlockForm) -> dict[str, Any]:
    labels = {f.name: str(f.verbose_name) for f in facts(model)}
    return {
        "title": "粘贴到" + str(model._meta.verbose_name),
        "ledger": ledger,
        "crumbs": crumbs(model),
        "form": form,
        "order": [labels[name] for name in model.LISTED],
        "lines": None,
        "note": "",
    }


def _read(request: HttpRequest, ledger: str, form: BlockForm) -> Block:
    unit = form.cleaned_data["unit"]
    return row_blocks.read_block(
        ledger=ledger,
        text=form.cleaned_data["text"],
        columns=model_of(ledger).LISTED,
        unit=unit.pk if unit else None,
        actor=request.actor,
        moment=request.now,
    )


def _seen_before(request: HttpRequest, block: Block) -> list[row_blocks.Entry]:
    """Changes carry the version that the preview showed: a row changed since is refused."""
    marks = (mark.split(":") for mark in request.POST.get("seen", "").split(",") if ":" in mark)
    seen = {whole(pk): whole(version) for pk, version, *_ in marks}
    return [
        e if e.row is None else row_blocks.Entry(e.values, e.row, seen.get(e.row) or 0)
        for e in block.entries
    ]


def _preview(model: type[LedgerRow], block: Block) -> dict[str, Any]:
    by_name = {f.name: f for f in facts(model)}
    names = Names(facts(model))
    used = [(i, by_name[name]) for i, name in enumerate(block.fields) if name in by_name]
    lost = [h for h, name in zip(block.headings, block.fields, strict=False) if name is None]
    olds = []
    for line in block.lines:
        row = model()
        for name, value in line.old.items():
            setattr(row, by_name[name].attname, value)
        olds.append(row)
    names.learn(olds)
    versions = {e.row: e.version for e in block.entries if e.row is not None}
    return {
        "heads": [str(one.verbose_name) for _, one in used],
        "lost": [*filter(None, lost), *_beyond(block)],
        "titles": block.titles,
        "has_header": block.has_header,
        "lines": [_shown(model, line, [one for _, one in used], names) for line in block.lines],
        "counts": [(word, block.count(fate)) for fate, (word, _) in FATES.items()],
        "savable": len(block.entries),
        "seen": ",".join(f"{pk}:{version}" for pk, version in versions.items()),
    }


def _beyond(block: Block) -> list[str]:
    """Columns past the last heading, by their places."""
    first = len(block.fields) + 1
    return [f"第 {at} 列" for at in range(first, first + block.beyond)]


def _shown(
    model: type[LedgerRow], line: Line, used: list[models.Field[Any, Any]], names: Names
) -> Shown:
    word, tone = FATES[line.fate]
    cells = tuple(
        Cell(
            line.typed.get(one.name, ""),
            line.errors.get(one.name, ""),
            words(model, one, line.old.get(one.name), names) or "空"
            if one.name in line.old
            else "",
        )
        for one in used
    )
    shown = {one.name for one in used}
    labels = {f.name: str(f.verbose_name) for f in facts(model)}
    rest = [
        f"{labels[name]}：{text}" if name in labels else text
        for name, text in line.errors.items()
        if name not in shown
    ]
    return Shown(line.number, word, tone, cells, "；".join(rest))


@opens_to(Verb.KEEP_LEDGERS)
def copy(request: HttpRequest, ledger: str) -> HttpResponse:
    """Rows of the period before, their dates moved on, as a block that can be changed and saved."""
    model = model_of(ledger)
    kind = request.GET.get("period", "month")
    kind = kind if kind in PERIODS else "month"
    begin, end = period_of(kind, request.today)
    rows = list(_rows_between(request, model, begin, end))
    picked = {whole(pk) for pk in request.GET.getlist("row")}
    if picked:
        block = _as_block(model, [row for row in rows if row.pk in picked], kind)
        form = BlockForm(request, initial={"text": block} | _unit_of(rows))
        page = _page(model, ledger, form)
        page["note"] = "日期已按所选周期顺延，请改好编号、数值等内容，再预览、保存。"
        return render(request, "ledgers/paste.html", page)
    names = Names(facts(model))
    names.learn(rows)
    listed = [f for name in model.LISTED for f in facts(model) if f.name == name]
    shown = {
        "label": str(model._meta.verbose_name),
        "crumbs": crumbs(model),
        "ledger": ledger,
        "periods": [(key, label, key == kind) for key, (label, _) in PERIODS.items()],
        "begin": begin,
        "end": end,
        "heads": [str(one.verbose_name) for one in listed],
        "rows": [(row, [_listed(model, one, row, names) for one in listed]) for row in rows],
        "full": len(rows) == MOST_COPIED,
        "kind": kind,
        "dated": bool(model.DATED),
    }
    return render(request, "ledgers/copy.html", shown)


def _listed(
    model: type[LedgerRow], one: models.Field[Any, Any], row: LedgerRow, names: Names
) -> tuple[str, str, str]:
    """Heading, text and class of one cell."""
    css = "nowrap" if isinstance(one, models.DateField) else ""
    return str(one.verbose_name), words(model, one, getattr(row, one.attname), names), css


def _rows_between(request: HttpRequest, model: type[LedgerRow], begin: date, end: date) -> Any:
    rows = kept(request, model).standing()
    if not model.DATED:
        return rows.none()
    one = next(f for f in facts(model) if f.name == model.DATED)
    if isinstance(one, models.DateField):
        rows = rows.filter(**{f"{model.DATED}__gte": begin, f"{model.DATED}__lt": end})
    else:
        rows = rows.filter(**{model.DATED: begin.year})
    return rows.order_by(model.DATED, "pk")[:MOST_COPIED]


def _unit_of(rows: list[LedgerRow]) -> dict[str, int]:
    units = {row.unit_id for row in rows}
    return {"unit": units.pop()} if len(units) == 1 and None not in units else {}


def _as_block(model: type[LedgerRow], rows: list[LedgerRow], kind: str) -> str:
    """Tab-separated text with a header, as a spreadsheet would copy it."""
    typed = row_cells.typed_fields(model)
    names = Names(facts(model))
    names.learn(rows)
    used = [
        one
        for name, one in typed.items()
        if name not in model.MOVED_BY_ACTIONS
        and any(getattr(row, one.attname) not in (None, "", []) for row in rows)
    ]
    lines = ["\t".join(str(one.verbose_name) for one in used)]
    for row in rows:
        lines.append("\t".join(_as_cell(model, one, row, kind, names) for one in used))
    return "\n".join(lines)


def _as_cell(
    model: type[LedgerRow], one: models.Field[Any, Any], row: LedgerRow, kind: str, names: Names
) -> str:
    value = moved(model, one, getattr(row, one.attname), kind)
    if isinstance(one, models.DecimalField) and value is not None:
        return decimal_text(value)
    if one.name in model.PERSONAL:
        return ""
    return words(model, one, value, names).replace("\t", " ").replace("\n", " ")


urlpatterns = [
    path("ledgers/<str:ledger>/paste", paste, name="ledger-paste"),
    path("ledgers/<str:ledger>/copy", copy, name="ledger-copy"),
]
