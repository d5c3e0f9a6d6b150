"""What the law says of one ledger row before it is kept: normal forms, and what is wrong with it.

A ledger has such rules when ``domain/rights/<ledger>.py`` exists; it may define ``normalised(values)``
and ``problems(values, on)``, and ``errors(values)`` where they are found without the warnings. Values
are by field name in Python types.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import import_module
from inspect import signature
from pkgutil import iter_modules
from typing import Final, cast

from ipcity.domain.rights.assumptions import DEFAULT, Assumptions

Values = Mapping[str, object]
_PACKAGE: Final = "ipcity.domain.rights"


class Severity(StrEnum):
    """An error refuses the row; a warning puts it on the quality work list."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """``field`` is the field to correct; ``code`` never changes once published."""

    field: str
    severity: Severity
    code: str
    message: str
    basis: str = ""


def error(field: str, code: str, message: str, basis: str = "") -> Problem:
    return Problem(field, Severity.ERROR, code, message, basis)


def warning(field: str, code: str, message: str, basis: str = "") -> Problem:
    return Problem(field, Severity.WARNING, code, message, basis)


def normalised(ledger: str, values: Values) -> dict[str, object]:
    """``values`` with every number in its normal form; an unknown ledger's come back unchanged."""
    rule = _rule(ledger, "normalised")
    if rule is None:
        return dict(values)
    return cast(Callable[[Values], dict[str, object]], rule)(values)


def problems(
    ledger: str, values: Values, on: date, assumed: Assumptions = DEFAULT
) -> tuple[Problem, ...]:
    """What is wrong with a row whose values are already normalised, seen on ``on``.

    Rules that rest on unverified figures take a third argument for them.
    """
    rule = _rule(ledger, "problems")
    if rule is None:
        return ()
    if _assumes(ledger):
        supposing = cast(Callable[[Values, date, Assumptions], tuple[Problem, ...]], rule)
        return supposing(values, on, assumed)
    return cast(Callable[[Values, date], tuple[Problem, ...]], rule)(values, on)


def errors(ledger: str, values: Values, on: date) -> tuple[Problem, ...]:
    """Those of the ``problems`` that refuse the row."""
    rule = _rule(ledger, "errors")
    if rule is None:
        found = problems(ledger, values, on)
        return tuple(each for each in found if each.severity is Severity.ERROR)
    return cast(Callable[[Values], tuple[Problem, ...]], rule)(values)


@cache
def ledgers_with_rules() -> frozenset[str]:
    """Names of the modules beside this one that hold rules of a ledger."""
    package = import_module(_PACKAGE)
    names = (module.name for module in iter_modules(package.__path__))
    return frozenset(
        name
        for name in names
        if name != "hooks" and hasattr(import_module(f"{_PACKAGE}.{name}"), "problems")
    )


@cache
def _assumes(ledger: str) -> bool:
    return len(signature(cast(Callable[..., object], _rule(ledger, "problems"))).parameters) > 2


@cache
def _rule(ledger: str, name: str) -> object:
    if ledger not in ledgers_with_rules():
        return None
    return getattr(import_module(f"{_PACKAGE}.{ledger}"), name, None)


def text_of(values: Values, field: str) -> str:
    """The field as trimmed text; "" where it is missing."""
    value = values.get(field)
    return "" if value is None else str(value).strip()


def day_in(values: Values, field: str) -> date | None:
    value = values.get(field)
    return value if isinstance(value, date) else None


def rewritten(values: Values, **forms: Callable[[str], str]) -> dict[str, object]:
    """``values`` with each named text field put through its function, where it says something."""
    found = dict(values)
    for field, form in forms.items():
        if field in found and (text := text_of(found, field)):
            found[field] = form(text)
    return found


def found_problem(
    field: str, sentence: str | None, code: str, basis: str = ""
) -> tuple[Problem, ...]:
    """One warning when there is a sentence: a number that cannot be right is still what was written."""
    return (warning(field, code, sentence, basis),) if sentence else ()
