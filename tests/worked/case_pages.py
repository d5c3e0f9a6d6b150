"""The reference page of cases: every kind with its steps, and the criminal lines."""

from __future__ import annotations

from collections.abc import Iterator

from ipcity.domain.cases.criminal_thresholds import OFFENCES, Offence
from ipcity.domain.cases.declarations import WHO_WORDS, Kind, Move
from ipcity.domain.cases.kinds import versions
from ipcity.domain.cases.organs import ORGAN_WORDS, Organ
from ipcity.domain.terms.confidences import CONFIDENCE_LABELS

COLUMNS = ("步骤", "从", "到", "由谁", "条款", "须先入卷", "期限", "另须")


def page() -> str:
    """Markdown: the kinds by title, then the thresholds."""
    lines = ["# 案件种类\n", "由 `domain/cases` 生成，请勿手改（`make fix`）。"]
    lines.append("期限的长度见 [法定期限](deadlines.md)；“起”为开始计算，“止”为停止计算。\n")
    for kind in sorted(versions().values(), key=lambda each: (each.key, each.version)):
        lines += _kind(kind)
    lines += _thresholds()
    return "\n".join(lines).rstrip() + "\n"


def _kind(kind: Kind) -> Iterator[str]:
    organs = (
        "各执法部门"
        if kind.organs == tuple(Organ)
        else "、".join(ORGAN_WORDS[o] for o in kind.organs)
    )
    yield f"## {kind.title} `{kind.key}`（第{kind.version}版）\n"
    yield f"依据：{kind.basis}。办理：{organs}。台账：`{kind.ledger}`。编号：{kind.mark}〔年〕序号。\n"
    opened = "、".join(f"`{each.rule}`" for each in kind.opens)
    if opened:
        yield f"登记时起算：{opened}。\n"
    if kind.competence:
        yield "本区须有管辖权（案件设置），否则移交。\n"
    for told in kind.unverified:
        yield f"- 待核实：{told}"
    if kind.unverified:
        yield ""
    yield f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}"
    rules = {each.name: each.rule for move in kind.moves for each in move.starts}
    rules |= {each.name: each.rule for each in kind.opens}
    for move in kind.moves:
        yield f"| {' | '.join(_cells(kind, move, rules))} |"
    yield ""


def _cells(kind: Kind, move: Move, rules: dict[str, str]) -> tuple[str, ...]:
    return (
        move.title,
        "、".join(kind.state(each).words.replace("，", " ") for each in move.since),
        kind.state(move.to).words if move.to else "不变",
        "、".join(WHO_WORDS[each] for each in move.who),
        move.article.removeprefix("、"),
        "、".join(f"《{kind.paper(each).title}》" for each in move.needs),
        "；".join(_terms(move, rules)),
        "；".join(_besides(move)),
    )


def _terms(move: Move, rules: dict[str, str]) -> Iterator[str]:
    yield from (f"起 `{each.rule}`" for each in move.starts)
    yield from (f"止 `{rules[each]}`" for each in (*move.stops, *move.cancels))
    for word, name in (("延长", move.extends), ("扣除", move.suspends), ("恢复", move.resumes)):
        if name:
            yield f"{word} `{rules[name]}`"


def _besides(move: Move) -> Iterator[str]:
    if move.two_officers:
        yield "办案人员不少于2人"
    if move.not_officer:
        yield "不得是本案办案人员"
    if move.decides:
        yield "涉嫌犯罪提示已由负责人决定"
    if move.grows:
        yield f"随后登记 `{move.grows}`"
    if move.note:
        yield move.note.removesuffix("。")


def _thresholds() -> Iterator[str]:
    yield "## 涉嫌犯罪的数额标准\n"
    yield "达到标准的，提示负责人决定是否移送，不作结论；待核实的不提示达到。\n"
    yield "| 涉嫌行为 | 条款 | 标准 | 降低的标准 | 降低的情形 | 十倍（特别严重） | 核对 |\n|---|---|---|---|---|---|---|"
    for each in OFFENCES:
        yield f"| {' | '.join(_line(each))} |"


def _line(each: Offence) -> tuple[str, ...]:
    base, reduced = (
        "；".join(f"{m.words}{n}{m.unit}" for m, n in lines.items())
        for lines in (each.base, each.reduced)
    )
    when = ["二年内因同类行为受过处罚"] if each.reduced else []
    when += ["涉及两种以上商标（专利）"] if each.by_rights else []
    halves = "；或者任意两项以上达到一半" if each.halves else ""
    return (
        each.title,
        f"《刑法》{each.article}",
        f"{base}{halves}" or "未核对",
        reduced,
        "或者".join(when),
        "是" if each.base and each.tenfold else "",
        CONFIDENCE_LABELS[each.confidence],
    )
