"""The name of a new installation's district: from the plan's words, never from a file's name."""

from __future__ import annotations

import pytest

from ipcity.actions.first_start import place_in


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("关于印发《青屿市海洋产业知识产权工作方案（2025—2027年）》的通知", "青屿市"),
        ("云川省青屿市知识产权强市建设工作方案", "云川省青屿市"),
        ("青屿市建设国家知识产权强市试点城市工作方案", "青屿市"),
        ("青屿市北湾区专利转化专项行动方案", "青屿市北湾区"),
        ("《北湾新区知识产权工作方案》", "北湾新区"),
        ("国家知识产权试点城市建设工作方案", ""),
        ("知识产权强市建设纲要", ""),
        ("工作方案", ""),
        ("一、工作目标", ""),
        ("为深入实施知识产权强市战略，我市", ""),
        ("根据云川省有关要求", ""),
        ("", ""),
    ],
)
def test_the_place_is_what_the_title_opens_with(head, place):
    assert place_in(head) == place
