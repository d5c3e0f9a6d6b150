"""Checks of genuine software: licences against installations, per body and class.

Source: 国办发〔2013〕88号 (unverified 待核实); the ratio is the programme's own definition (R8.5).
"""

from __future__ import annotations

from datetime import date

from ipcity.domain.rights.hooks import Problem, Values, day_in, error, warning

BASIS = "软件正版化检查口径"


def problems(values: Values, on: date) -> tuple[Problem, ...]:
    found: tuple[Problem, ...] = ()
    installs, licensed = values.get("installs"), values.get("licensed")
    machines, retired = values.get("machines"), values.get("retired")
    for field in ("installs", "licensed", "machines", "retired"):
        number = values.get(field)
        if isinstance(number, int) and number < 0:
            found += (error(field, "negative-count", "数量不能为负数。"),)
    if isinstance(installs, int) and isinstance(licensed, int) and licensed > installs:
        sentence = "授权数多于安装数，超出部分不计入授权率。"
        found += (warning("licensed", "more-licences", sentence, BASIS),)
    if isinstance(machines, int) and isinstance(retired, int) and retired > machines:
        found += (error("retired", "more-retired", "报废台数多于计算机台数。"),)
    if day_in(values, "checked_on") is None:
        found += (warning("checked_on", "no-check-date", "缺检查日，不计入。"),)
    return found
