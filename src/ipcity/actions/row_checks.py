"""Whether values may stand in a row: types, references, order of dates, the law's own numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models

from ipcity.domain.access import Actor, Verb, scope_of
from ipcity.domain.errors import Refused
from ipcity.domain.rights import hooks
from ipcity.store.ledgers import LedgerRow, facts, key_of, keys_of, ledgers, name_of
from ipcity.store.models.units import Unit

BASIS = "台账规则"
Values = Mapping[str, object]


@dataclass(frozen=True)
class FieldProblem:
    """What is wrong with one field; ``field`` is "" where it concerns the row as a whole."""

    field: str
    message: str
    code: str = "bad-value"
    basis: str = ""


class BadValues(Refused):
    """Values that may not stand in the row; every problem is told, not the first alone."""

    def __init__(self, model: type[LedgerRow], problems: Sequence[FieldProblem]) -> None:
        labels = {f.name: str(f.verbose_name) for f in facts(model)}
        words = [
            f"{labels[p.field]}：{p.message}" if p.field in labels else p.message for p in problems
        ]
        basis = next((p.basis for p in problems if p.basis), BASIS)
        super().__init__("bad-values", "；".join(words), basis)
        self.problems = tuple(problems)


class SameRow(Refused):
    """Another standing row has the key; ``row`` is its number where the person may read it."""

    def __init__(self, other: LedgerRow, actor: Actor) -> None:
        open_ = scope_of(actor, Verb.READ_LEDGERS).covers(other.district_id, other.unit_id)
        where = f"第 {other.pk} 行“{other}”" if open_ else "由其他单位登记"
        super().__init__(
            "row-exists",
            f"台账中已有相同的记录（{where}），没有重复登记。请改那一行，或核对填写的编号。",
            "一项事实在台账中只登记一行",
        )
        self.row = other.pk if open_ else None


def ledger_model(ledger: str) -> type[LedgerRow]:
    """The ledger's model; refuses a name that none has."""
    model = ledgers().get(ledger)
    if model is None:
        raise Refused("no-ledger", f"没有“{ledger[:40]}”这个台账。", BASIS)
    return model


def present(row: LedgerRow) -> dict[str, object]:
    """What ``row`` says now, by field name; references by id."""
    return {field.name: getattr(row, field.attname) for field in facts(type(row))}


def merged(model: type[LedgerRow], former: Values | None, values: Values) -> dict[str, object]:
    """All facts of the row as it would stand, in python types; raises BadValues.

    ``former`` None is a new row: what is not given gets the field's default.
    """
    by_name = {field.name: field for field in facts(model)}
    if strange := sorted(set(values) - set(by_name)):
        raise Refused("unknown-field", f"此台账没有这些项目：{'、'.join(strange)[:200]}。", BASIS)
    problems, read = [], {}
    for name, field in by_name.items():
        if former is not None and name not in values:
            read[name] = former[name]
            continue
        given = values[name] if name in values else field.get_default()
        try:
            read[name] = _clean(field, given)
        except ValidationError as error:
            problems.append(FieldProblem(name, "".join(error.messages)))
    if problems:
        raise BadValues(model, problems)
    return read | hooks.normalised(name_of(model), read)


def found_wrong(model: type[LedgerRow], values: Values, on: date) -> tuple[FieldProblem, ...]:
    """Errors of a whole row: dates that run backwards, what the law's numbers do not allow, no key."""
    problems = [*_backwards(model, values)]
    problems += [
        FieldProblem(p.field, p.message, p.code, p.basis)
        for p in hooks.errors(name_of(model), values, on)
    ]
    if model.KEYS and not key_of(model, values):
        problems.append(FieldProblem("", _wanted_key(model), "no-key"))
    return tuple(problems)


def lost_references(
    model: type[LedgerRow], rows: Iterable[Values], district: int
) -> dict[str, set[int]]:
    """For each reference field the ids among ``rows`` that lie in no row of ``district``."""
    rows = tuple(rows)
    lost = {}
    for field in facts(model):
        if isinstance(field, models.ForeignKey):
            named = {v for r in rows if isinstance(v := r.get(field.name), int)}
            target = field.related_model
            if named and isinstance(target, type) and issubclass(target, models.Model):
                found = target._default_manager.filter(pk__in=named, district=district)
                if missing := named - set(found.values_list("pk", flat=True)):
                    lost[field.name] = missing
    return lost


def refuse_wrong(
    model: type[LedgerRow], values: Values, on: date, district: int, former: Values | None = None
) -> None:
    """Raise BadValues unless ``values`` (as ``merged`` gives them) may stand in a row."""
    problems = list(found_wrong(model, values, on))
    touched = {n: v for n, v in values.items() if former is None or former.get(n) != v}
    for name in lost_references(model, (touched,), district):
        problems.append(FieldProblem(name, "请从列表中选择本区域的记录。", "foreign-row"))
    if problems:
        raise BadValues(model, problems)


def refuse_same(
    model: type[LedgerRow], values: Values, actor: Actor, district: int, own: int | None = None
) -> None:
    """Raise SameRow where another standing row of the district has one of the keys."""
    keys = keys_of(model, values)
    others = model._default_manager.filter(district=district, voided_at=None, row_key__in=keys)
    other = others.exclude(pk=own).order_by("pk").first() if keys else None
    if other is not None:
        raise SameRow(other, actor)


def refuse_moved(
    model: type[LedgerRow], former: Values | None, values: Values, historic: bool, reason: str
) -> None:
    """Fields that a lifecycle moves are refused here, except as logged 历史补录 with a reason."""
    defaults = {f.name: f.get_default() for f in facts(model)} if former is None else former
    blank = (None, "")
    moved = [
        name
        for name in model.MOVED_BY_ACTIONS
        if name in values
        and values[name] != defaults.get(name)
        and not (values[name] in blank and defaults.get(name) in blank)
    ]
    if not moved:
        return
    labels = {f.name: str(f.verbose_name) for f in facts(model)}
    words = "、".join(labels[name] for name in moved)
    if not historic:
        raise Refused(
            "moved-by-actions",
            f"{words}由办理步骤产生，不能直接填写。补录以往办结的记录请选“历史补录”并写明理由。",
            BASIS,
        )
    if len(reason.strip()) < 2:
        raise Refused("no-reason", f"历史补录{words}须写明理由。", BASIS)


def _clean(field: models.Field[object, object], value: object) -> object:
    if isinstance(field, models.ForeignKey):
        return _reference(field, value)
    if isinstance(field, models.JSONField):
        return _texts(value)
    if isinstance(field, models.CharField | models.TextField):
        if value is None and not field.null:
            value = ""
        if isinstance(value, str):
            value = value.strip()
    cleaned: object = field.clean(value, None)
    return cleaned


def _reference(field: models.Field[object, object], value: object) -> int | None:
    key = getattr(value, "pk", value)
    if key in (None, ""):
        if not field.null:
            raise ValidationError("请选择。")
        return None
    if isinstance(key, bool) or not isinstance(key, int):
        raise ValidationError("请从列表中选择。")
    return key


def _texts(value: object) -> list[str]:
    if value in (None, ""):
        return []
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        raise ValidationError("应为若干文字，一行一个。")
    return list(dict.fromkeys(each.strip() for each in value if each.strip()))


def _backwards(model: type[LedgerRow], values: Values) -> Iterable[FieldProblem]:
    labels = {f.name: str(f.verbose_name) for f in facts(model)}
    for earlier, later in model.IN_ORDER:
        first, second = values.get(earlier), values.get(later)
        if isinstance(first, date) and isinstance(second, date) and second < first:
            message = f"不能早于{labels[earlier]}（{first:%Y-%m-%d}）。"
            yield FieldProblem(later, message, "out-of-order")


def _wanted_key(model: type[LedgerRow]) -> str:
    labels = {f.name: str(f.verbose_name) for f in facts(model)}
    ways = ["＋".join(labels[name] for name in names) for names in model.KEYS]
    return f"请填写能够识别这一行的内容：{'，或 '.join(ways)}。"


def unit_of(unit: Unit | int | None) -> int | None:
    return unit.pk if isinstance(unit, Unit) else unit
