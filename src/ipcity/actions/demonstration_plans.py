"""The demonstration's plan: the bundled pack with every name of its place replaced by an invented one."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ipcity.actions.invented.words import CITY, DISTRICT, TOWNS

NAME, FULL_NAME = DISTRICT, f"{CITY}{DISTRICT}"
KEY = "demonstration"
_SOURCE = Path(__file__).resolve().parents[1] / "packs" / "jiangjin-2024-2026"
# As long as what they replace: the places of quotes in the plan's text stay right.
_PLACES = (("重庆", "演示"), ("江津", "示例"), ("西部（演示）", "演示（演示）"))
_POPULATION = (("1334500", "1305600"), ("133.45万", "130.56万"), ("500116", "990108"))
_TOWN = re.compile(r"^  name: (\S{2,4}(?:街道|镇))$", re.MULTILINE)


@contextmanager
def pack() -> Iterator[Path]:
    """A folder with the invented pack, gone when the context is left."""
    with tempfile.TemporaryDirectory(prefix="ipcity-demo-") as place:
        folder = Path(place) / KEY
        folder.mkdir()
        towns = _towns((_SOURCE / "units.yaml").read_text("utf-8"))
        for part in sorted(_SOURCE.glob("*.yaml")):
            text = _renamed(part.read_text("utf-8"), towns)
            (folder / part.name).write_text(text, "utf-8")
        yield folder


def _towns(units: str) -> tuple[tuple[str, str], ...]:
    """Each town of the pack with its invented name, without and with 街道 or 镇."""
    real = _TOWN.findall(units)
    return tuple(zip(real, TOWNS, strict=False))


def _renamed(text: str, towns: tuple[tuple[str, str], ...]) -> str:
    for real, invented in towns:
        text = text.replace(real, invented)
    for real, invented in (*_PLACES, *_POPULATION):
        text = text.replace(real, invented)
    text = text.replace("jiangjin-2024-2026", KEY).replace("jiangjin", "demo-district")
    return text.replace("demo: false", "demo: true")
