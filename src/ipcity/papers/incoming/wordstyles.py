"""Which list a Word paragraph belongs to, itself or through its style, and how the list counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ipcity.papers.incoming.numberings import Counters, Level
from ipcity.papers.incoming.wordxml import attribute, child, children, is_on, value, whole

_NO_LIST = "0"
_MAX_STYLE_CHAIN = 20


@dataclass(frozen=True)
class _Style:
    parent: str | None
    list_id: str | None
    depth: int | None


@dataclass(frozen=True)
class Styles:
    """Paragraph styles, as far as they number paragraphs."""

    by_id: Mapping[str, _Style]
    default: str | None
    depth_of_style: dict[tuple[str, str], int]

    def list_place(self, properties: Any | None) -> tuple[str, int] | None:
        """(list id, depth) of a paragraph, or None where it is not numbered."""
        own = child(properties, "numPr")
        own_list, own_depth = value(child(own, "numId")), whole(child(own, "ilvl"))
        named = value(child(properties, "pStyle")) or self.default
        list_id, depth, style = self._from_style(named)
        list_id = own_list or list_id
        if list_id is None or list_id == _NO_LIST:
            return None
        if own_depth is None and own_list is None:
            own_depth = self.depth_of_style.get((list_id, style or ""), depth)
        return list_id, own_depth or 0

    def _from_style(self, style: str | None) -> tuple[str | None, int | None, str | None]:
        named = style
        for _ in range(_MAX_STYLE_CHAIN):
            known = self.by_id.get(style or "")
            if known is None:
                break
            if known.list_id is not None:
                return known.list_id, known.depth, named
            style = known.parent
        return None, None, named


def read_styles(root: Any | None) -> Styles:
    by_id: dict[str, _Style] = {}
    default = None
    for style in children(root, "style"):
        if attribute(style, "type") != "paragraph":
            continue
        identity = attribute(style, "styleId") or ""
        number = child(child(style, "pPr"), "numPr")
        by_id[identity] = _Style(
            value(child(style, "basedOn")),
            value(child(number, "numId")),
            whole(child(number, "ilvl")),
        )
        if attribute(style, "default") in ("1", "true"):
            default = identity
    return Styles(by_id, default, {})


def read_counters(root: Any | None, styles: Styles) -> Counters:
    """The counters of a numbering part; tells ``styles`` which depth a list gives each style."""
    families: dict[str, Any] = {}
    by_link: dict[str, str] = {}
    for family in children(root, "abstractNum"):
        identity = attribute(family, "abstractNumId") or ""
        families[identity] = family
        linked = value(child(family, "styleLink"))
        if linked:
            by_link[linked] = identity
    lists: dict[str, tuple[str, dict[int, Level]]] = {}
    restarts: dict[str, dict[int, int]] = {}
    for one in children(root, "num"):
        list_id = attribute(one, "numId") or ""
        identity = value(child(one, "abstractNumId")) or ""
        link = value(child(families.get(identity), "numStyleLink"))
        identity = by_link.get(link or "", identity)
        levels = _levels(families.get(identity))
        restarts[list_id] = _overrides(one, levels)
        lists[list_id] = (identity, levels)
        for depth, element in _level_elements(families.get(identity)):
            style = value(child(element, "pStyle"))
            if style:
                styles.depth_of_style[list_id, style] = depth
    return Counters(lists, restarts)


def _level_elements(family: Any | None) -> list[tuple[int, Any]]:
    found = []
    for element in children(family, "lvl"):
        depth = attribute(element, "ilvl") or ""
        if depth.isascii() and depth.isdigit():
            found.append((int(depth), element))
    return found


def _levels(family: Any | None) -> dict[int, Level]:
    return {depth: _level(element) for depth, element in _level_elements(family)}


def _level(element: Any) -> Level:
    start = whole(child(element, "start"))
    return Level(
        start=1 if start is None else start,
        style=value(_number_format(element)) or "decimal",
        pattern=value(child(element, "lvlText")) or "",
        restarts_after=whole(child(element, "lvlRestart")),
        plain_digits=is_on(child(element, "isLgl")),
    )


def _number_format(element: Any) -> Any | None:
    """A newer format hides in mc:AlternateContent with an older one as its fallback."""
    plain = child(element, "numFmt")
    if plain is not None:
        return plain
    return child(child(child(element, "AlternateContent"), "Fallback"), "numFmt")


def _overrides(one: Any, levels: dict[int, Level]) -> dict[int, int]:
    starts: dict[int, int] = {}
    for override in children(one, "lvlOverride"):
        depth = attribute(override, "ilvl") or ""
        if not (depth.isascii() and depth.isdigit()):
            continue
        start = whole(child(override, "startOverride"))
        if start is not None:
            starts[int(depth)] = start
        replaced = child(override, "lvl")
        if replaced is not None:
            levels[int(depth)] = _level(replaced)
    return starts
