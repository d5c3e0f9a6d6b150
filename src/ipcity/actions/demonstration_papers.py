"""A paper of the demonstration: last quarter's circular, drafted, checked, and out for countersigning."""

from __future__ import annotations

from datetime import datetime

from ipcity.actions import paper_steps, papers
from ipcity.domain.access import Actor, Role
from ipcity.domain.terms.periods import Cycle, period_on
from ipcity.store.actors import actor_for, holders_of
from ipcity.store.models.districts import District
from ipcity.store.models.papers import Kind, Paper
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.units import Unit


def fill(*, district: District, at: datetime) -> Paper:
    """Part of filling the demonstration: by its own people, in the steps that anybody would take."""
    plan = PlanVersion.objects.filter(district=district).in_force().listed().get()
    clerk, lead = (_holder(role, district, at) for role in (Role.OFFICE_CLERK, Role.OFFICE_LEAD))
    paper = papers.make(
        programme=plan.programme,
        kind=Kind.CIRCULAR,
        period=period_on(at.date(), Cycle.QUARTERLY).previous(),
        actor=clerk,
        at=at,
    )
    paper = paper_steps.submit(
        paper=paper, expected_version=paper.version, remark="请核稿", actor=clerk, at=at
    )
    asked = Unit.objects.filter(district=district, key="market-regulation")
    return paper_steps.check(
        paper=paper,
        expected_version=paper.version,
        units=list(asked),
        remark="数字与底稿一致，送会签",
        actor=lead,
        at=at,
    )


def _holder(role: Role, district: District, at: datetime) -> Actor:
    return actor_for(next(iter(holders_of(role, district.pk, at.date()))), at.date())
