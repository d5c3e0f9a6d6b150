"""The one table of who may do what, where: verb × role × kind of scope."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from ipcity.domain.access.roles import LABELS, Role
from ipcity.domain.access.verbs import VERB_LABELS, Verb


class Kind(StrEnum):
    """How far a verb reaches from the post that carries it."""

    OWN = "own"  # rows assigned to, or made by, the holder
    UNIT = "unit"  # rows of the post's own unit
    SUBTREE = "subtree"  # of the unit and every unit below it
    DISTRICT = "district"  # every row of the district


KIND_LABELS = {
    Kind.OWN: "本人",
    Kind.UNIT: "本单位",
    Kind.SUBTREE: "本单位及下属",
    Kind.DISTRICT: "全区域",
}

KIND_NOTES = {
    Kind.OWN: "本人经办、本人名下的记录；代理期间为被代理人的记录。",
    Kind.UNIT: "岗位所在单位的记录。",
    Kind.SUBTREE: "岗位所在单位及其下属各级单位的记录。",
    Kind.DISTRICT: "本区域的全部记录。",
}

V, R = Verb, Role
OWN, UNIT, SUBTREE, DISTRICT = Kind.OWN, Kind.UNIT, Kind.SUBTREE, Kind.DISTRICT

_UNIT_STAFF = (R.REPORTER, R.UNIT_REVIEWER)
_OFFICE = (R.OFFICE_CLERK, R.OFFICE_LEAD)
_CASE_STAFF = (R.CASE_OFFICER, R.LEGAL_REVIEWER, R.ENFORCEMENT_HEAD, R.DRAWER, R.DRAW_SUPERVISOR)
_BUSINESS = (*_UNIT_STAFF, *_OFFICE, R.LEADER, *_CASE_STAFF)
_THREE = (R.SYSTEM_ADMIN, R.SECURITY_ADMIN, R.AUDIT_ADMIN)


def _each(kind: Kind, *roles: Role) -> dict[Role, Kind]:
    return dict.fromkeys(roles, kind)


TABLE: Mapping[Verb, Mapping[Role, Kind]] = MappingProxyType(
    {
        # the published plan is every participant's reading
        V.READ_PLAN: _each(DISTRICT, *_BUSINESS),
        V.UPLOAD_PLAN: _each(DISTRICT, *_OFFICE),
        V.REVIEW_PLAN: _each(DISTRICT, *_OFFICE),
        V.ADOPT_PLAN: _each(DISTRICT, R.OFFICE_LEAD),
        V.CHOOSE_READING: _each(DISTRICT, R.OFFICE_LEAD),
        V.READ_LEDGERS: _each(DISTRICT, *_OFFICE, R.LEADER)
        | _each(SUBTREE, R.UNIT_REVIEWER)
        | _each(UNIT, R.REPORTER, *_CASE_STAFF),
        V.KEEP_LEDGERS: _each(DISTRICT, *_OFFICE) | _each(UNIT, R.REPORTER, R.CASE_OFFICER),
        V.KEEP_INDICATORS: _each(DISTRICT, *_OFFICE),
        V.DEMONSTRATE: _each(DISTRICT, R.OFFICE_LEAD),
        V.REPORT: _each(UNIT, R.REPORTER),
        V.APPROVE_REPORT: _each(SUBTREE, R.UNIT_REVIEWER),
        V.CHECK_REPORT: _each(DISTRICT, *_OFFICE),
        V.LOCK_PERIOD: _each(DISTRICT, R.OFFICE_LEAD),
        # what a unit is chased for is that unit's and the office's; the circular tells all
        V.READ_WORK: _each(DISTRICT, *_OFFICE, R.LEADER)
        | _each(SUBTREE, R.UNIT_REVIEWER)
        | _each(UNIT, R.REPORTER),
        V.ASSIGN_WORK: _each(DISTRICT, *_OFFICE),
        V.CONCLUDE_WORK: _each(DISTRICT, R.OFFICE_LEAD),
        V.READ_PAPERS: _each(DISTRICT, *_OFFICE, R.LEADER)
        | _each(SUBTREE, R.UNIT_REVIEWER)
        | _each(UNIT, R.REPORTER),
        V.DRAFT_PAPER: _each(DISTRICT, R.OFFICE_CLERK),
        V.ISSUE_PAPER: _each(DISTRICT, R.OFFICE_LEAD, R.LEADER),
        V.SEAL_PAPER: _each(DISTRICT, R.OFFICE_LEAD),
        V.INSTRUCT: _each(DISTRICT, R.LEADER),
        V.KEEP_SCORES: _each(DISTRICT, *_OFFICE),
        V.CAST_WALL: _each(DISTRICT, R.OFFICE_LEAD),
        # a report not yet shared out is its unit's; what is in it stays with those who handle it
        V.READ_CASES: _each(UNIT, R.CASE_OFFICER)
        | _each(SUBTREE, R.LEGAL_REVIEWER, R.ENFORCEMENT_HEAD),
        V.REGISTER_CASE: _each(UNIT, R.CASE_OFFICER) | _each(SUBTREE, R.ENFORCEMENT_HEAD),
        V.INVESTIGATE: _each(OWN, R.CASE_OFFICER),
        V.REVIEW_CASE: _each(SUBTREE, R.LEGAL_REVIEWER),
        V.DECIDE_CASE: _each(SUBTREE, R.ENFORCEMENT_HEAD),
        V.PUBLISH_DECISION: _each(UNIT, R.CASE_OFFICER) | _each(SUBTREE, R.ENFORCEMENT_HEAD),
        V.CHECK_PUBLICATION: _each(SUBTREE, R.LEGAL_REVIEWER),
        V.EXCHANGE: _each(UNIT, R.CASE_OFFICER) | _each(SUBTREE, R.ENFORCEMENT_HEAD),
        V.CONFIRM_KEYS: _each(DISTRICT, R.SECURITY_ADMIN),
        V.DRAW: _each(DISTRICT, R.DRAWER),
        V.SUPERVISE_DRAW: _each(DISTRICT, R.DRAW_SUPERVISOR),
        V.READ_UNITS: _each(DISTRICT, *_BUSINESS, *_THREE),
        # the office too: a new plan may name a unit that nobody has entered yet
        V.MANAGE_UNITS: _each(DISTRICT, R.OFFICE_LEAD, R.SYSTEM_ADMIN),
        V.READ_PEOPLE: _each(DISTRICT, *_OFFICE, *_THREE) | _each(SUBTREE, R.UNIT_REVIEWER),
        V.MANAGE_PEOPLE: _each(DISTRICT, R.SYSTEM_ADMIN),
        V.READ_POSTS: _each(DISTRICT, *_OFFICE, *_THREE) | _each(SUBTREE, R.UNIT_REVIEWER),
        V.GRANT_POSTS: _each(DISTRICT, R.SECURITY_ADMIN),
        # administrators do not delegate: a deputy is granted the post instead
        V.DELEGATE: _each(OWN, *_BUSINESS),
        V.APPROVE_DELEGATION: _each(DISTRICT, R.OFFICE_LEAD, R.LEADER)
        | _each(SUBTREE, R.UNIT_REVIEWER),
        V.HAND_OVER: _each(DISTRICT, R.OFFICE_LEAD, R.SECURITY_ADMIN),
        V.UNMASK: _each(DISTRICT, R.OFFICE_LEAD, R.SYSTEM_ADMIN),
        V.READ_AUDIT: _each(DISTRICT, R.AUDIT_ADMIN),
        V.MANAGE_SETTINGS: _each(DISTRICT, R.SYSTEM_ADMIN),
        V.MANAGE_TOKENS: _each(OWN, *_BUSINESS, *_THREE),
        V.READ_JOBS: _each(OWN, *_OFFICE) | _each(DISTRICT, R.SYSTEM_ADMIN),
        V.RUN_JOBS: _each(OWN, *_OFFICE) | _each(DISTRICT, R.SYSTEM_ADMIN),
        V.CARE: _each(DISTRICT, R.SYSTEM_ADMIN),
    }
)


def kind_of(role: Role, verb: Verb) -> Kind | None:
    """How far ``role`` carries ``verb``; None: not at all."""
    return TABLE[verb].get(role)


def verbs_of(role: Role) -> frozenset[Verb]:
    return frozenset(verb for verb, roles in TABLE.items() if role in roles)


def as_rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The table in words: each verb with its reach per role, in the order of ``Role``."""
    return tuple(
        (
            VERB_LABELS[verb],
            tuple(KIND_LABELS[roles[role]] if role in roles else "" for role in Role),
        )
        for verb, roles in TABLE.items()
    )


def as_markdown() -> str:
    """The reference page, made from the table itself."""
    heads = ("事项", *(LABELS[role] for role in Role))
    lines = [
        "# 权限表",
        "",
        "由代码生成，请勿手改（`make fix`）。空格表示无此权限；多个岗位的权限逐项取并集，"
        "不以最大的岗位为准。",
        "",
        f"| {' | '.join(heads)} |",
        f"|{'---|' * len(heads)}",
    ]
    lines += [f"| {label} | {' | '.join(cells)} |" for label, cells in as_rows()]
    lines += ["", *(f"- **{label}**：{KIND_NOTES[kind]}" for kind, label in KIND_LABELS.items())]
    return "\n".join(lines) + "\n"
