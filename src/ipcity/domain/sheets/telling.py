"""What stands outside the columns and yet says something of every row: titles, headings of groups,
names of sheets and files. “2023年度高新技术企业名单” gives the kind and the year of all its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from ipcity.domain.sheets.choices import choice_within
from ipcity.domain.sheets.specs import FieldSpec, Kind
from ipcity.domain.sheets.spellings import plain

# Choices that a title may give where no column does; what a row's other choices are, no title says.
_CHOICES: Final = frozenset({"kind", "track", "series", "software", "right", "body"})
# Texts without which a row is no record and that are the sheet's own name.
_NAMES: Final = frozenset({"survey"})
# Fields that titles and names of files may give instead of a column.
TOLD_OUTSIDE: Final = _NAMES | {"year"}
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年|\D|$)")
_TOWN: Final = re.compile(
    r"^(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．])?([\u4e00-\u9fff]{2,4}?(?:街道|镇|乡))"
)
_ENDING: Final = re.compile(
    r"[-－]未导入行(?=\.|$)|\.[A-Za-z]{2,5}$|[_－—-]?(?:问卷星|导出|副本)?(?=\.|$)"
)


class Told(NamedTuple):
    """A value for a field, and where it was said."""

    value: object
    why: str


class Teller:
    """What the words around a table say, nearest first: heading of the group, title, sheet, file.

    ``top`` are the first words of the sheet, asked for the year only: they may head another table.
    """

    def __init__(
        self,
        specs: Mapping[str, FieldSpec],
        mapped: Iterable[str],
        around: Sequence[tuple[str, str]],
        top: str = "",
    ) -> None:
        taken, self._top = set(mapped), top
        self._open = [spec for spec in specs.values() if spec.name not in taken]
        self._around = [(where, text) for where, text in around if text.strip()]
        self._known: dict[str, dict[str, Told]] = {}

    @property
    def year(self) -> int | None:
        """The one year that the nearest words speak of."""
        return _year([*(text for _, text in self._around), self._top])

    def of(self, group: str) -> Mapping[str, Told]:
        """Field → value for the rows under ``group``, the text of the last heading among them."""
        found = self._known.get(group)
        if found is None:
            around = [("分组标题", group), *self._around] if group else self._around
            told = {spec.name: _told(spec, around) for spec in self._open}
            found = self._known[group] = {name: each for name, each in told.items() if each}
        return found


def _told(spec: FieldSpec, around: Sequence[tuple[str, str]]) -> Told | None:
    if spec.kind is Kind.CHOICE and spec.name in _CHOICES:
        for where, text in around:
            value = choice_within(text, spec)
            if value:
                return Told(value, f"由{where}“{text[:40]}”得出")
    elif spec.kind is Kind.INTEGER and spec.name == "year":
        year = _year([text for _, text in around])
        return Told(year, f"由标题或文件名中的 {year} 年得出") if year else None
    elif spec.name in _NAMES and spec.required and around:
        where, text = next((pair for pair in reversed(around) if pair[0] != "工作表名"), around[-1])
        return Told(_ENDING.sub("", text).strip(" _-") or text, f"由{where}得出")
    elif spec.name == "region" and spec.kind is Kind.REFERENCE:
        return _town(around)
    return None


def _town(around: Sequence[tuple[str, str]]) -> Told | None:
    for where, text in around:
        found = _TOWN.match(plain(text))
        if found:
            return Told(found[1], f"由{where}“{text[:40]}”得出")
    return None


def _year(texts: Sequence[str]) -> int | None:
    """Of the first text that names a year; None where it names several."""
    for text in texts:
        years = set(_YEAR.findall(plain(text)))
        if years:
            return int(years.pop()) if len(years) == 1 else None
    return None
