"""A save on a row that someone else has changed meanwhile: refused, showing both values."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.db import models

from ipcity.domain.errors import Refused


class Stale(Refused):
    """The row moved on since the form was opened; ``current`` and ``submitted`` go side by side."""

    def __init__(
        self,
        current: Mapping[str, object],
        submitted: Mapping[str, object],
        labels: Mapping[str, str] | None = None,
        choices: Mapping[str, Mapping[object, str]] | None = None,
    ) -> None:
        super().__init__(
            "stale",
            "您打开页面后，此记录已被他人修改，本次未保存。请对照两边的内容后重新提交。",
            "并发修改保护",
        )
        self.current = dict(current)
        self.submitted = dict(submitted)
        # what the page calls each field, and each choice of a field
        self.labels = dict(labels or {})
        self.choices = dict(choices or {})


def refuse_stale(row: models.Model, expected_version: int, submitted: Mapping[str, object]) -> None:
    """Raise Stale unless ``row`` (locked by the caller) still has ``expected_version``.

    ``submitted`` maps the row's field names to the values that were to be saved. Personal fields
    (the model's ``PERSONAL``) are shown masked: a conflict is no reason to see them.
    """
    if getattr(row, "version") == expected_version:  # noqa: B009  models share no base class
        return
    labels = {f.name: str(f.verbose_name) for f in row._meta.fields}
    current = {name: getattr(row, name) for name in submitted}
    raise Stale(_masked(row, current), _masked(row, submitted), labels, _choices(row))


def correct(row: models.Model, expected_version: int, values: Mapping[str, object]) -> list[str]:
    """Give ``row`` (locked by the caller) these values; the names of those that are new to it.

    Raises Stale where the row has moved on. Part of a larger action, which writes the entry.
    """
    refuse_stale(row, expected_version, values)
    changed = sorted(name for name, value in values.items() if getattr(row, name) != value)
    for name, value in {**values, "version": expected_version + 1}.items():
        setattr(row, name, value)
    row.save(update_fields=[*values, "version"])
    return changed


def _choices(row: models.Model) -> dict[str, dict[object, str]]:
    return {
        f.name: {key: str(word) for key, word in f.flatchoices}
        for f in row._meta.fields
        if f.choices
    }


def _masked(row: models.Model, values: Mapping[str, object]) -> dict[str, object]:
    masks: Mapping[str, Callable[[str], str]] = getattr(row, "PERSONAL", {})
    return {
        name: masks[name](str(value)) if name in masks else value for name, value in values.items()
    }
