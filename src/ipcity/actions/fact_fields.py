"""What a reviewer types into a fact's fields, read into what the columns hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import BooleanField, DecimalField, Field

from ipcity.domain.errors import Refused
from ipcity.domain.terms.numbers import Quantity, read_number, read_quantity
from ipcity.store.models.facts import Fact

BASIS = "方案的核对规则"
AMOUNTS = ("value", "value_max")
EARLIEST, LATEST = 1990, 2100
MOST = Decimal(10) ** 18
_MAGNITUDE = re.compile(r"[十百千]?(?:万亿|[万亿])")
_YEAR = re.compile(r"(\d{4})\s*年?")
_SAID = {
    "blank": "请填写。",
    "null": "请填写。",
    "invalid_choice": "请在列出的选项中选择一种。",
}


class WrongFields(Refused):
    """What was typed cannot stand; ``fields`` says for each wrong field why."""

    def __init__(self, fields: Mapping[str, str], labels: Mapping[str, str]) -> None:
        told = "；".join(f"{labels[name]}：{words.rstrip('。')}" for name, words in fields.items())
        super().__init__("invalid-field", f"{told}。", BASIS)
        self.fields = dict(fields)


def assign(held: Fact, changes: Mapping[str, str]) -> None:
    """Set the fields in ``changes`` (as typed); every wrong one is named, not only the first."""
    if stray := next((name for name in changes if name not in held.EDITABLE), None):
        raise Refused("not-editable", f"“{stray}”不能在核对时更改。", BASIS)
    wrong: dict[str, str] = {}
    values = _in_base_units(held, changes, wrong)
    for name, typed in (dict(changes) | values).items():
        if name not in wrong:
            _put(held, name, typed, wrong)
    low, high = getattr(held, "value", None), getattr(held, "value_max", None)
    if not wrong and low is not None and high is not None and high <= low:
        wrong["value_max"] = "上限应大于目标值；不是范围的请留空。"
    if wrong:
        raise WrongFields(wrong, {name: str(_column(held, name).verbose_name) for name in wrong})


def _put(held: Fact, name: str, typed: object, wrong: dict[str, str]) -> None:
    field = _column(held, name)
    try:
        setattr(held, name, field.clean(_typed(field, typed), held))
    except ValidationError as problem:
        wrong[name] = _said(field, problem, typed)


def _column(held: Fact, name: str) -> Field[object, object]:
    field = held._meta.get_field(name)
    assert isinstance(field, Field)  # noqa: S101  EDITABLE names columns only
    return field


def _typed(field: Field[object, object], typed: object) -> object:
    if isinstance(field, BooleanField):
        return typed in ("true", "True", "on", "1")
    if not isinstance(typed, str):
        return typed
    typed = typed.strip()
    if not typed and field.null:
        return None
    return _year(typed) if field.name == "due" else typed


def _year(typed: str) -> int | str:
    found = _YEAR.fullmatch(typed)
    return int(found[1]) if found and EARLIEST <= int(found[1]) <= LATEST else ""


def _said(field: Field[object, object], problem: ValidationError, typed: object) -> str:
    if field.name == "due":
        return f"请写四位年份，如 2026，在 {EARLIEST} 至 {LATEST} 之间。"
    if isinstance(typed, str) and field.max_length and len(typed.strip()) > field.max_length:
        return f"有 {len(typed.strip())} 个字，请缩短到 {field.max_length} 个字以内。"
    code = str(problem.error_list[0].code)
    return _SAID.get(code, "写法不对，请改正。")


def _in_base_units(
    held: Fact, changes: Mapping[str, str], wrong: dict[str, str]
) -> dict[str, object]:
    """Figures are kept in base units: 5000 with 万元, or 5000万元, is 50000000 元."""
    amounts = {name: changes[name].strip() for name in AMOUNTS if name in changes}
    if not any(isinstance(_column(held, name), DecimalField) for name in amounts):
        return {}
    unit = str(changes.get("unit", getattr(held, "unit", ""))).strip()
    size, base = _magnitude(unit)
    values: dict[str, object] = {}
    for name, typed in amounts.items():
        if not typed:
            values[name] = None
            continue
        found = read_quantity(typed)
        told = _unfit(found, base)
        if found is None or told:
            wrong[name] = told
            continue
        own = found.unit is not None or _MAGNITUDE.search(typed) is not None
        values[name] = found.value if own else found.value * size
        base = base or found.unit or ""
    return values | ({"unit": base} if base != unit else {})


def _magnitude(unit: str) -> tuple[Decimal, str]:
    """万元 → (10000, 元)."""
    found = _MAGNITUDE.match(unit)
    size = read_number(f"1{found[0]}") if found else None
    return (size, unit[found.end() :]) if found and size else (Decimal(1), unit)


def _unfit(found: Quantity | None, unit: str) -> str:
    """Why a typed figure cannot stand; empty when it can."""
    if found is None or found.value_max is not None:
        return "请写成一个数，如 5000、12.5 或 5000万元；小数点用“.”，不写负号和范围。"
    if found.unit and unit and found.unit != unit:
        return f"数值带的单位“{found.unit}”与计量单位“{unit}”不一致。"
    if found.value >= MOST or -int(found.value.normalize().as_tuple().exponent) > 6:
        return "数字过大，或小数超过 6 位。"
    return ""


def put_back(held: Fact, compiled: Mapping[str, object]) -> None:
    """The fields as the compiler had read them."""
    for name, value in compiled.items():
        setattr(held, name, _column(held, name).to_python(value))


def plain(value: object) -> object:
    """A decimal without the zeros that its column adds; everything else as it is."""
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value
