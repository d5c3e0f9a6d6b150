"""The roles of the programme (工作岗位角色); who may hold two of them is decided in ``pairs``."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    REPORTER = "reporter"
    UNIT_REVIEWER = "unit_reviewer"
    OFFICE_CLERK = "office_clerk"
    OFFICE_LEAD = "office_lead"
    LEADER = "leader"
    CASE_OFFICER = "case_officer"
    LEGAL_REVIEWER = "legal_reviewer"
    ENFORCEMENT_HEAD = "enforcement_head"
    DRAWER = "drawer"
    DRAW_SUPERVISOR = "draw_supervisor"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDIT_ADMIN = "audit_admin"


LABELS = {
    Role.REPORTER: "填报人",
    Role.UNIT_REVIEWER: "单位审核人",
    Role.OFFICE_CLERK: "办公室专员",
    Role.OFFICE_LEAD: "办公室负责人",
    Role.LEADER: "分管领导",
    Role.CASE_OFFICER: "办案人员",
    Role.LEGAL_REVIEWER: "法制审核",
    Role.ENFORCEMENT_HEAD: "执法单位负责人",
    Role.DRAWER: "抽查员",
    Role.DRAW_SUPERVISOR: "抽查监督员",
    Role.SYSTEM_ADMIN: "系统管理员",
    Role.SECURITY_ADMIN: "安全管理员",
    Role.AUDIT_ADMIN: "审计管理员",
}

# 三员: system, security and audit administration lie in three hands (GB/T 22239-2019).
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
