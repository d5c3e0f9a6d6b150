"""A document read and compiled before anything is written: refused where no plan can be meant."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass
from typing import cast

from ipcity.actions.plan_problems import with_tables
from ipcity.domain.errors import Refused
from ipcity.domain.plans import Plan, Source, compile_plan, to_json
from ipcity.domain.plans.mentions import mentions_form
from ipcity.papers.incoming import read_document_guarded

# More than a megabyte of Chinese; no plan of a city comes near it.
LARGEST_TEXT = 400_000
# Twenty times the largest plan that a city has issued; more would hold up everybody's writes.
MOST_FACTS = 10_000
LISTS = (
    "goals", "targets", "trends", "deliverables", "actions", "tasks", "measures", "safeguards",
    "assignments", "documents",
)  # fmt: skip
BASIS = "方案的上传、核对与采纳规则"


@dataclass(frozen=True)
class Arrived:
    """A document with its bytes; ``form`` is the plan with what it mentions beside its targets."""

    name: str
    content: bytes
    plan: Plan
    form: dict[str, object]

    def refuse_unless_plan(self) -> None:
        """A document that says nothing a plan says would only leave an empty draft behind."""
        plan = self.plan
        if not (plan.targets or plan.trends or plan.deliverables or plan.actions or plan.tasks):
            raise Refused(
                "no-plan-found",
                f"文件“{self.name}”里没有读出目标、行动或任务，看来不是工作方案，没有收下。"
                "请确认选对了文件；扫描件请换成文字版。",
                BASIS,
            )


def read_plan(name: str, content: bytes) -> Arrived:
    """Everything that takes its time, so that the transaction which follows only writes."""
    document = read_document_guarded(name, content)
    if len(document.text) > LARGEST_TEXT:
        raise Refused(
            "plan-too-long",
            f"文件“{name}”正文超过 {LARGEST_TEXT // 10_000} 万字，请只保留方案正文后再上传。",
            BASIS,
        )
    if "\x00" in document.text:
        raise Refused(
            "plan-with-nul",
            f"文件“{name}”含有不可见的控制字符，请用 WPS 或 Word 打开，另存后再上传。",
            BASIS,
        )
    source = Source(document.name, document.sha256, document.encoding, document.reader)
    plan = with_tables(compile_plan(document.text, source))
    form = {**to_json(plan), **mentions_form(plan)}
    _refuse_endless(name, plan, form)
    return Arrived(document.name, content, plan, form)


def _refuse_endless(name: str, plan: Plan, form: dict[str, object]) -> None:
    units = sum(len(assignment.units) for assignment in plan.assignments)
    if sum(len(cast(Sized, form[key])) for key in LISTS) + units > MOST_FACTS:
        raise Refused(
            "plan-too-large",
            f"文件“{name}”里读出的内容超过 {MOST_FACTS // 10_000} 万项，不像一份工作方案，没有收下。"
            "请只保留方案正文后再上传。",
            BASIS,
        )
