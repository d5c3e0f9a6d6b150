"""The cities of the tests: Jiangjin's own pack, and an invented one that no code knows."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
JIANGJIN = ROOT / "src" / "ipcity" / "packs" / "jiangjin-2024-2026"
QINGYU = HERE / "qingyu-2025-2027"
NOTICE = QINGYU / "notice.txt"
AMENDED = QINGYU / "amended.txt"
JIANGJIN_NOTICE = ROOT.parent / "shared" / "plans" / "jiangjin-2024-2026.txt"
