"""A counted term in the words of an officer: its rule, its beginning, what did not count, its end.

Basis: the article that each deadline names; wording is our own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from ipcity.domain.terms.confidences import CONFIDENCE_LABELS
from ipcity.domain.terms.days import day_words
from ipcity.domain.terms.deadline_rules.declarations import UNIT_WORDS, H
from ipcity.domain.terms.deadline_walks import ROLLING_WORDS, Rolling
from ipcity.domain.terms.deadlines import Deadline, Extended
from ipcity.domain.terms.working_days import KIND_WORDS


def moment_words(day: date) -> str:
    """2026年7月15日, for moments 2026年7月15日16:20."""
    if isinstance(day, datetime):
        return f"{day_words(day.date())}{day:%H:%M}"
    return day_words(day)


def sentences(found: Deadline) -> tuple[str, ...]:
    """The deadline step by step, the last sentence its end."""
    return (
        *_rule(found),
        *_beginning(found),
        *_extensions(found),
        *_not_counted(found),
        *_looked_up(found),
        *_end(found),
    )


def _rule(found: Deadline) -> Iterator[str]:
    applied = found.applied
    rule, source = applied.rule, applied.rule.source
    number = f"（{source.number}）" if source.number else ""
    length = f"{applied.n}{UNIT_WORDS[applied.unit]}"
    counted = f"{rule.event}前至少{length}" if rule.backwards else f"自{rule.event}起{length}"
    yield (
        f"依据《{source.title}》{number}{applied.version.name}{applied.figure.article}："
        f"{rule.title}，{counted}（{CONFIDENCE_LABELS[applied.confidence]}）。"
    )
    for each in applied.figure.alternatives:
        if found.request.facts.get(each.fact):
            yield f"按“{each.words}”的情形计算。"
    if found.request.configured is not None:
        yield f"该期限待核实，按设定的{length}计算。"
    if not applied.decides:
        yield "期限数字待核实，只作提示，不据此作出不利决定。"


def _beginning(found: Deadline) -> Iterator[str]:
    unit = "时刻" if found.applied.unit is H else "当日"
    yield f"{found.applied.rule.event}：{moment_words(found.start)}，{unit}不计入。"


def _extensions(found: Deadline) -> Iterator[str]:
    unit = UNIT_WORDS[found.applied.unit]
    given = zip(found.request.extensions, found.applied.approvers, strict=True)
    for at, (each, approver) in enumerate(given, 1):
        yield f"第{at}次延长{each.n}{unit}，由{approver}批准{_given(each)}。"
    if found.request.extensions:
        yield f"合计{found.applied.total}{unit}，连续计算，自未顺延的届满日起算延长。"


def _given(each: Extended) -> str:
    told = [each.by, moment_words(each.on) if each.on else ""]
    joined = "，".join(filter(None, told))
    return f"（{joined}）" if joined else ""


def _not_counted(found: Deadline) -> Iterator[str]:
    for each in found.suspensions:
        span = f"{moment_words(each.start)}起，至{moment_words(each.end)}恢复计算"
        length = each.end - each.start
        told = str(length) if found.applied.unit is H else f"{length.days}日"
        yield f"{each.words}：{span}，共{told}不计入。"
    ignored = len(found.request.suspensions) > 0 and not found.suspensions
    if ignored:
        yield "所列不计入的期间不在期限之内，对期限没有影响。"


def _looked_up(found: Deadline) -> Iterator[str]:
    kinds = Counter(found.days.used.values())
    if kinds:
        told = "、".join(
            f"{words}{kinds[kind]}天" for kind, words in KIND_WORDS.items() if kinds[kind]
        )
        yield f"查对{found.days.days.edition}：{told}。"


def _end(found: Deadline) -> Iterator[str]:
    if found.missing:
        years = "、".join(map(str, found.missing))
        yield (
            f"{years}年的放假安排尚未录入，到期日暂不能确定，"
            f"最早{moment_words(found.earliest)}，最晚{moment_words(found.latest)}。"
        )
        return
    if found.nominal and found.due and found.due != found.nominal:
        rolling = ROLLING_WORDS[Rolling(found.request.rolling)]
        yield f"应届满日{moment_words(found.nominal)}不上班，顺延（{rolling}）。"
    for milestone, day in found.milestones:
        yield f"{milestone.words}：{moment_words(day)}。"
    if found.advisory and found.advisory != found.due:
        yield f"如按工作日理解，为{moment_words(found.advisory)}，仅供参考。"
    if found.applied.figure.effect:
        yield found.applied.figure.effect
    word = "最迟应在" if found.applied.rule.backwards else "到期："
    yield f"{word}{moment_words(found.latest)}{'办理' if found.applied.rule.backwards else ''}。"
