"""A pack folder (what a city brings) read, checked against its published schema, and handed on."""

from __future__ import annotations

from ipcity.papers.packs.checks import Finding, check_pack
from ipcity.papers.packs.folders import BadPack, Pack, read_pack
from ipcity.papers.packs.yamls import JSON, BadYaml, Located, read_yaml

__all__ = [
    "JSON",
    "BadPack",
    "BadYaml",
    "Finding",
    "Located",
    "Pack",
    "check_pack",
    "read_pack",
    "read_yaml",
]
