"""Every indicator that the product brings, version by version; families are found by their file."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import import_module
from types import MappingProxyType, ModuleType

from ipcity.domain.indicators import families
from ipcity.domain.indicators.declarations import Indicator


@cache
def catalogue() -> Mapping[str, tuple[Indicator, ...]]:
    """Code to its versions, newest last; each but the last ends where the next begins."""
    found: dict[str, list[Indicator]] = {}
    for module in _modules():
        for indicator in module.INDICATORS:
            found.setdefault(indicator.code, []).append(indicator)
    return MappingProxyType({code: versions_in_order(each) for code, each in found.items()})


@cache
def titles() -> Mapping[str, str]:
    """What each family is called, by the first part of its indicators' codes."""
    return {module.__name__.rpartition(".")[2]: module.TITLE for module in _modules()}


def _modules() -> tuple[ModuleType, ...]:
    names = sorted(each.name for each in pkgutil.iter_modules(families.__path__))
    return tuple(import_module(f"{families.__name__}.{name}") for name in names)


def versions_in_order(indicators: list[Indicator]) -> tuple[Indicator, ...]:
    ordered = sorted(indicators, key=lambda each: each.version)
    until = [each.valid_from for each in ordered[1:]]
    ended = [replace(each, valid_until=day) for each, day in zip(ordered, until, strict=False)]
    return (*ended, ordered[-1])


def indicator(code: str, version: int | None = None) -> Indicator:
    """The newest version of ``code``, or the one named; KeyError when there is none."""
    versions = catalogue()[code]
    if version is None:
        return versions[-1]
    for each in versions:
        if each.version == version:
            return each
    raise KeyError(f"{code} {version}")


def version_on(versions: Sequence[Indicator], on: date) -> Indicator | None:
    """The version in use on ``on``: the newest that had begun; None before the first."""
    begun = [each for each in versions if each.valid_from <= on]
    return begun[-1] if begun else None
