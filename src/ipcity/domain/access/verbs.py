"""The verbs that a post may carry; every page, route, action and command names one."""

from __future__ import annotations

from enum import StrEnum


class Verb(StrEnum):
    READ_PLAN = "read-plan"  # plan, targets, tasks, law
    UPLOAD_PLAN = "upload-plan"  # bring a document and have it compiled
    REVIEW_PLAN = "review-plan"  # correct and confirm compiled facts
    ADOPT_PLAN = "adopt-plan"  # put a version in force
    CHOOSE_READING = "choose-reading"  # pick the interpretation of an unclear target
    READ_LEDGERS = "read-ledgers"  # rows of the ledgers, their history and files
    KEEP_LEDGERS = "keep-ledgers"  # enter, change, void, import
    KEEP_INDICATORS = (
        "keep-indicators"  # own indicators, what a target is computed by, reference tables
    )
    DEMONSTRATE = "demonstrate"  # make and remove the invented district
    REPORT = "report"  # enter figures and progress for a unit
    APPROVE_REPORT = "approve-report"  # check and submit what a unit reports
    CHECK_REPORT = "check-report"  # the office checks what units report, and enters for them
    LOCK_PERIOD = "lock-period"  # open, approve and lock a period; sign an erratum
    READ_WORK = "read-work"  # items, their evidence and lights, reports of a unit, its scores
    ASSIGN_WORK = "assign-work"  # set up, hand out, split, merge and transfer items
    CONCLUDE_WORK = "conclude-work"  # approve extensions, conclude and write off items
    READ_PAPERS = "read-papers"  # official papers; a unit reads those sent to it
    DRAFT_PAPER = "draft-paper"
    ISSUE_PAPER = "issue-paper"
    SEAL_PAPER = "seal-paper"  # allow the use of the seal
    INSTRUCT = "instruct"  # a leader's written instruction
    KEEP_SCORES = "keep-scores"  # scoring schemes, feeds of the reports, light rules
    CAST_WALL = "cast-wall"  # read-only tokens of the wall screen
    READ_CASES = "read-cases"  # cases on the desk, their timeline and papers
    REGISTER_CASE = "register-case"  # enter a complaint, report, request or transfer; share it out
    INVESTIGATE = "investigate"
    REVIEW_CASE = "review-case"
    DECIDE_CASE = "decide-case"  # the head's decisions: filing, extension, suspension, outcome
    PUBLISH_DECISION = "publish-decision"  # mask a decision and record its publication
    CHECK_PUBLICATION = "check-publication"  # the second pair of eyes on what is published
    EXCHANGE = "exchange"  # sealed files to and from other regions and organs
    CONFIRM_KEYS = "confirm-keys"  # that a partner's key is the partner's
    DRAW = "draw"
    SUPERVISE_DRAW = "supervise-draw"
    READ_UNITS = "read-units"
    MANAGE_UNITS = "manage-units"
    READ_PEOPLE = "read-people"
    MANAGE_PEOPLE = "manage-people"  # accounts, one-time passwords
    READ_POSTS = "read-posts"  # who holds what, and in whose place
    GRANT_POSTS = "grant-posts"  # posts and holdings
    DELEGATE = "delegate"  # hand one's own post to another for a time
    APPROVE_DELEGATION = "approve-delegation"
    HAND_OVER = "hand-over"  # move all open work of a person in one step
    UNMASK = "unmask"  # see personal data in clear, with a reason
    READ_AUDIT = "read-audit"
    MANAGE_SETTINGS = "manage-settings"
    MANAGE_TOKENS = "manage-tokens"  # one's own API tokens
    READ_JOBS = "read-jobs"
    RUN_JOBS = "run-jobs"  # start, cancel, retry, timetable
    CARE = "care"  # back up, restore, move


VERB_LABELS = {
    Verb.READ_PLAN: "查看方案、指标、任务",
    Verb.UPLOAD_PLAN: "上传方案",
    Verb.REVIEW_PLAN: "核对方案",
    Verb.ADOPT_PLAN: "采纳方案",
    Verb.CHOOSE_READING: "选定指标口径",
    Verb.READ_LEDGERS: "查看台账",
    Verb.KEEP_LEDGERS: "录入与导入台账",
    Verb.KEEP_INDICATORS: "维护指标与参照表",
    Verb.DEMONSTRATE: "建立与移除演示数据",
    Verb.REPORT: "填报",
    Verb.APPROVE_REPORT: "审核填报",
    Verb.CHECK_REPORT: "办公室审核与代报",
    Verb.LOCK_PERIOD: "期次审定与锁定",
    Verb.READ_WORK: "查看督办、报送与考核",
    Verb.ASSIGN_WORK: "立项与交办",
    Verb.CONCLUDE_WORK: "办结与销号",
    Verb.READ_PAPERS: "查看公文",
    Verb.DRAFT_PAPER: "拟稿",
    Verb.ISSUE_PAPER: "签发",
    Verb.SEAL_PAPER: "用印审批",
    Verb.INSTRUCT: "批示",
    Verb.KEEP_SCORES: "维护考核方案与报表",
    Verb.CAST_WALL: "大屏授权",
    Verb.READ_CASES: "查看案件",
    Verb.REGISTER_CASE: "登记与分派案件",
    Verb.INVESTIGATE: "办案",
    Verb.REVIEW_CASE: "法制审核",
    Verb.DECIDE_CASE: "办案审批与决定",
    Verb.PUBLISH_DECISION: "案件信息公示",
    Verb.CHECK_PUBLICATION: "公示复核",
    Verb.EXCHANGE: "协作文件交换",
    Verb.CONFIRM_KEYS: "确认协作方公钥",
    Verb.DRAW: "抽取",
    Verb.SUPERVISE_DRAW: "监督抽取",
    Verb.READ_UNITS: "查看单位",
    Verb.MANAGE_UNITS: "维护单位",
    Verb.READ_PEOPLE: "查看人员",
    Verb.MANAGE_PEOPLE: "维护账号",
    Verb.READ_POSTS: "查看岗位与授权",
    Verb.GRANT_POSTS: "设岗与任岗",
    Verb.DELEGATE: "委托他人代理",
    Verb.APPROVE_DELEGATION: "审批代理",
    Verb.HAND_OVER: "工作交接",
    Verb.UNMASK: "查看未脱敏的个人信息",
    Verb.READ_AUDIT: "查看审计日志",
    Verb.MANAGE_SETTINGS: "系统设置",
    Verb.MANAGE_TOKENS: "管理本人的 API 令牌",
    Verb.READ_JOBS: "查看后台作业",
    Verb.RUN_JOBS: "运行后台作业",
    Verb.CARE: "备份、恢复与迁移",
}

# What touches the programme's own rows; the three administrators carry none of these.
BUSINESS = frozenset(
    {
        Verb.READ_PLAN,
        Verb.UPLOAD_PLAN,
        Verb.REVIEW_PLAN,
        Verb.ADOPT_PLAN,
        Verb.CHOOSE_READING,
        Verb.READ_LEDGERS,
        Verb.KEEP_LEDGERS,
        Verb.KEEP_INDICATORS,
        Verb.DEMONSTRATE,
        Verb.REPORT,
        Verb.APPROVE_REPORT,
        Verb.CHECK_REPORT,
        Verb.LOCK_PERIOD,
        Verb.READ_WORK,
        Verb.ASSIGN_WORK,
        Verb.CONCLUDE_WORK,
        Verb.READ_PAPERS,
        Verb.DRAFT_PAPER,
        Verb.ISSUE_PAPER,
        Verb.SEAL_PAPER,
        Verb.INSTRUCT,
        Verb.KEEP_SCORES,
        Verb.CAST_WALL,
        Verb.READ_CASES,
        Verb.REGISTER_CASE,
        Verb.INVESTIGATE,
        Verb.REVIEW_CASE,
        Verb.DECIDE_CASE,
        Verb.PUBLISH_DECISION,
        Verb.CHECK_PUBLICATION,
        Verb.EXCHANGE,
        Verb.DRAW,
        Verb.SUPERVISE_DRAW,
    }
)

# A delegate must not pass the post on, approve delegations, or mint tokens in another's name.
NOT_DELEGABLE = frozenset({Verb.DELEGATE, Verb.APPROVE_DELEGATION, Verb.MANAGE_TOKENS})
