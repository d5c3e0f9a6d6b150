"""YAML of a pack: values with the line and column of each; nothing in it can run or explode."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

import yaml

# A value as JSON knows it; a date stays the text that was written.
JSON: TypeAlias = "dict[str, JSON] | list[JSON] | str | int | float | bool | None"
Path: TypeAlias = tuple[str | int, ...]

MAX_CHARACTERS = 2_000_000
MAX_DEPTH = 20


class _Loader(yaml.SafeLoader):
    """Safe loading in which ``2024-02-22`` stays text, so that JSON Schema can speak about it."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class Place:
    """Where a value stands; both count from 1."""

    line: int
    column: int


class Mark(Protocol):
    """What PyYAML says of a place; both count from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class BadYaml(Exception):
    def __init__(self, place: Place, sentence: str) -> None:
        super().__init__(sentence)
        self.place = place
        self.sentence = sentence


@dataclass
class Located:
    """A file's value and the place of every part of it, by path."""

    content: JSON
    places: dict[Path, Place] = field(default_factory=dict)

    def place(self, path: Path) -> Place:
        """The place of ``path``, or of the nearest part around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(1, 1))


def read_yaml(text: str) -> Located:
    if len(text) > MAX_CHARACTERS:
        raise BadYaml(Place(1, 1), f"超过 {MAX_CHARACTERS // 10_000} 万字")
    try:
        _refuse_anchors(text)
        loader = _Loader(text)
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        told = problem.problem or problem.context
        raise BadYaml(_place(mark), f"不是正确的 YAML：{told}") from problem
    except yaml.YAMLError as problem:
        raise BadYaml(Place(1, 1), "含有 YAML 不允许的字符") from problem
    if node is None:
        raise BadYaml(Place(1, 1), "文件是空的")
    located = Located(None)
    located.content = _value(loader, node, (), located)
    return located


def _place(mark: Mark | None) -> Place:
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


def _refuse_anchors(text: str) -> None:
    """An alias can make a small file a huge value; a tag could name a type. Refuse both."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        mark = _place(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise BadYaml(mark, "不能使用锚点（&、*），请把内容写全")
        if getattr(event, "tag", None):
            raise BadYaml(mark, "不能使用类型标记（!）")
        if depth > MAX_DEPTH:
            raise BadYaml(mark, f"嵌套超过 {MAX_DEPTH} 层")


def _value(loader: _Loader, node: yaml.Node, path: Path, located: Located) -> JSON:
    located.places[path] = _place(node.start_mark)
    if isinstance(node, yaml.MappingNode):
        return dict(_entries(loader, node, path, located))
    if isinstance(node, yaml.SequenceNode):
        return [_value(loader, each, (*path, at), located) for at, each in enumerate(node.value)]
    try:
        plain = loader.construct_object(node)
    except ValueError as problem:
        raise BadYaml(located.places[path], f"读不出这个值：{node.value}") from problem
    return plain if isinstance(plain, str | int | float | bool | None) else str(node.value)


def _entries(
    loader: _Loader, node: yaml.MappingNode, path: Path, located: Located
) -> Iterator[tuple[str, JSON]]:
    seen: set[str] = set()
    for name, inner in node.value:
        place = _place(name.start_mark)
        if not isinstance(name, yaml.ScalarNode):
            raise BadYaml(place, "项目名须是文字")
        if name.value in seen:
            raise BadYaml(place, f"“{name.value}”重复出现")
        seen.add(name.value)
        yield name.value, _value(loader, inner, (*path, name.value), located)
