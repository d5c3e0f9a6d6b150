"""Whether a move may be made: state, capacity, order of days, fields, papers, officers, guards.

Basis: 行政处罚法 第四十二条 (two officers), 市场监督管理行政处罚程序规定 第四十九条 (the reviewer took no
part), and the article of each move.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from ipcity.domain.cases.declarations import WHO_WORDS, Field, Form, Given, Kind, Move, Standing
from ipcity.domain.errors import Refused
from ipcity.domain.terms.days import day_of

FEWEST_OFFICERS = 2


def refuse(kind: Kind, move: Move, standing: Standing) -> None:
    """Refused with every reason why ``move`` cannot be made now, and its article."""
    reasons = tuple(reasons_against(kind, move, standing))
    if reasons:
        raise Refused("move-refused", "；".join(reasons) + "。", f"{kind.basis}{move.article}")


def offered(kind: Kind, standing: Standing) -> tuple[Move, ...]:
    """The moves that lead on from here for somebody in these capacities; details may still lack."""
    return tuple(
        move
        for move in kind.moves
        if standing.state in move.since and standing.capacities & set(move.who)
        and not (move.not_officer and standing.person in standing.officers)
    )  # fmt: skip


def reasons_against(kind: Kind, move: Move, standing: Standing) -> Iterator[str]:
    if standing.state not in move.since:
        state = kind.state(standing.state).words
        yield f"案件处于“{state}”，不能“{move.title}”"
        return
    if not standing.capacities & set(move.who):
        yield f"“{move.title}”应由{'或'.join(WHO_WORDS[each] for each in move.who)}办理"
    if move.not_officer and standing.person in standing.officers:
        yield f"办理“{move.title}”的人员不得是本案办案人员"
    if move.two_officers and len(standing.officers) < FEWEST_OFFICERS:
        yield f"办案人员不得少于{FEWEST_OFFICERS}人，现有{len(standing.officers)}人"
    yield from _days(move, standing)
    yield from missing_fields(move.fields, standing)
    lacking = [kind.paper(key).title for key in move.needs if key not in standing.papers]
    if lacking:
        yield f"缺少{'、'.join(f'《{title}》' for title in lacking)}"
    if move.decides and standing.open_alerts:
        yield f"有{standing.open_alerts}项涉嫌犯罪提示尚未由负责人决定，决定后才能继续"
    if kind.competence and not standing.is_competent and move.decides:
        yield "本区尚未取得该类案件的管辖权（见案件设置），应移送有管辖权的部门"
    yield from (told for guard in move.guards if (told := guard(standing)))


def _days(move: Move, standing: Standing) -> Iterator[str]:
    if standing.on > standing.today:
        yield f"办理日期{standing.on}尚未到来"
    if standing.last_on and standing.on < standing.last_on:
        yield f"办理日期{standing.on}早于上一步的{standing.last_on}"


def missing_fields(fields: tuple[Field, ...], standing: Standing) -> Iterator[str]:
    """What a form lacks, or names that is not among its choices."""
    for each in fields:
        given = standing.given.get(each.name)
        if each.required and given in (None, "") and each.form is not Form.YES:
            yield f"请填写“{each.label}”"
        elif each.choices and given not in (None, "", *(value for value, _ in each.choices)):
            yield f"“{each.label}”不能是“{given}”"


def day_given(value: Given) -> date | None:
    """The day of a field that holds a day or a moment."""
    if isinstance(value, datetime):
        return day_of(value)
    return value if isinstance(value, date) else None


def words_of(each: Field, value: Given) -> str:
    """A field's value as a person reads it."""
    if value in (None, ""):
        return ""
    if each.form is Form.YES:
        return "是" if value else "否"
    if each.choices:
        return dict(each.choices).get(str(value), str(value))
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return f"{value}{'元' if each.form is Form.MONEY else ''}"
