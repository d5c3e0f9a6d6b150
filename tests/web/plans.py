"""A small plan of our own in force in the cast's district: what the reading pages are tested on."""

from __future__ import annotations

from datetime import date

from ipcity.actions.forms import Form
from ipcity.actions.plan_rows import write_facts
from ipcity.actions.readings import literal_readings
from ipcity.actions.unit_names import resolver
from ipcity.store.models.districts import District
from ipcity.store.models.facts import Review, Target
from ipcity.store.models.plans import PlanVersion
from ipcity.store.models.programmes import Programme
from ipcity.store.models.readings import Reading
from ipcity.store.models.units import Unit
from tests.cast import AT

TEXT = """试验区知识产权工作方案（2024—2026年）
二、工作目标
——创造提质。到2026年，力争新增示范企业5家、培育企业30家，有效商标量达到1200件，质押融资额每年超过5000万元，媒体报道次数持续增加，建成品牌服务站。
三、重点任务
（一）实施创造行动。
1．培育优势企业。每年走访企业不少于100家。（牵头单位：知识产权局，配合单位：经济信息委、商务局，指导单位：有关部门）
2．用好专利信息。（责任单位：经信委按职责分工负责，2025年完成）
四、保障措施
（一）加强领导。（责任单位：知识产权局）
"""


def adopt_plan(district: District, **changes: object) -> PlanVersion:
    """TEXT as version 1 in force of a new programme; ``changes`` go to the version."""
    programme = Programme.objects.create(
        district=district,
        key=f"trial-{district.pk}",
        name=f"{district.name}试点工作",
        first_year=2024,
        last_year=2026,
        baseline_year=2023,
        created_at=AT,
    )
    return add_version(programme, 1, **changes)


def add_version(
    programme: Programme, number: int, form: dict | None = None, **changes: object
) -> PlanVersion:
    fields = {
        "state": PlanVersion.State.ADOPTED,
        "title": "试验区知识产权工作方案",
        "issuer": "试验区人民政府办公室",
        "issued_on": date(2024, 3, 1),
        "first_year": 2024,
        "last_year": 2026,
        "rules": ["first_is_lead"],
        "source_name": "方案.txt",
        "source_sha256": "ab" * 32,
        "text": TEXT,
        "text_attached_at": AT,
        "numbers": {"total": 9, "in_targets": 5, "explained": {"date": 4}, "unexplained": []},
        "entered_at": AT,
        "adopted_at": AT,
        **changes,
    }
    version = PlanVersion.objects.create(
        district=programme.district, programme=programme, number=number, **fields
    )
    office = Unit.objects.filter(district=programme.district, key="organ").first()
    if office is not None and not office.aliases:
        office.aliases = ["经信委"]
        office.save()
    resolve = resolver(programme.district_id, version.issued_on)
    write_facts(version, Form(form or compiled()), resolve=resolve, review=Review.CONFIRMED)
    literal_readings(programme, Target.objects.filter(plan=version))
    return version


def span(words: str, after: str = "") -> list[int]:
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return [start, start + len(words)]


def compiled() -> dict:
    """TEXT as the compiler's object, without what the pages do not show."""
    return {
        "goals": [{"id": "G1", "heading": "创造提质", "span": span("——创造提质。")}],
        "targets": [
            target("T1", "示范企业", "5", "家", "new", "新增示范企业5家", strength="strive"),
            target("T2", "培育企业", "30", "家", "new", "培育企业30家", strength="strive"),
            target("T3", "有效商标量", "1200", "件", "level", "有效商标量达到1200件"),
            target(
                "T4", "质押融资额", "50000000", "元", "flow", "质押融资额每年超过5000万元",
                comparator=">", period="annual",
            ),
            target(
                "T5", "走访企业", "100", "家", "flow", "每年走访企业不少于100家",
                period="annual", place="A1.1", due=None,
            ),
        ],
        "trends": [
            {"id": "N1", "name": "媒体报道次数", "direction": "up", "place": "G1",
             "span": span("媒体报道次数持续增加")},
        ],
        "deliverables": [
            {"id": "D1", "name": "品牌服务站", "place": "G1", "span": span("建成品牌服务站")},
        ],
        "actions": [
            {"id": "A1", "number": "（一）", "heading": "实施创造行动",
             "span": span("（一）实施创造行动。")},
        ],
        "tasks": [
            {"id": "A1.1", "number": "1", "action": "A1", "heading": "培育优势企业",
             "span": span(TEXT.split("\n")[5])},
            {"id": "A1.2", "number": "2", "action": "A1", "heading": "用好专利信息",
             "span": span(TEXT.split("\n")[6])},
        ],
        "measures": [{"id": "M1", "task": "A1.1", "name": "走访企业"}],
        "assignments": [
            group("A1.1", [
                ("知识产权局", "lead"), ("经济信息委", "support"), ("商务局", "support"),
                ("有关部门", "guide"),
            ]),
            group("A1.2", [("经信委", "responsible")], shared=True, due=2025),
            group(None, [("知识产权局", "responsible")], safeguard="S1"),
        ],
        "safeguards": [
            {"id": "S1", "number": "（一）", "heading": "加强领导",
             "span": span("（一）加强领导。")},
        ],
        "documents": [{"id": "C1", "title": "知识产权纲要", "number": "试发〔2023〕1号"}],
        "problems": [
            {"code": "numbering-gap", "severity": "warning", "message": "序号不连续",
             "remedy": "请核对原件", "span": span("二、工作目标"), "line": 2, "column": 1},
        ],
    }  # fmt: skip


def target(key: str, name: str, value: str, unit: str, basis: str, words: str, **more) -> dict:
    whole = span(words)
    at = whole[0] + words.index(name)
    digits = "".join(each for each in words if each.isdigit() or each == "万")
    number = whole[0] + words.index(digits)
    return {
        "id": key, "name": name, "comparator": ">=", "value": value, "value_max": None,
        "unit": unit, "basis": basis, "direction": "up", "period": None, "due": 2026,
        "strength": "plain", "place": "G1", "span": whole, "name_span": [at, at + len(name)],
        "value_span": [number, number + len(digits)],
    } | more  # fmt: skip


def group(task: str | None, units: list[tuple[str, str]], **more) -> dict:
    rows = [
        {"name": name, "role": role, "note": None, "open_set": name == "有关部门"}
        for name, role in units
    ]
    return {"task": task, "shared": False, "due": None, "units": rows} | more


def settle_reading(plan: PlanVersion, key: str, alternatives: list[tuple[str, str]]) -> Reading:
    """The reading of ``key`` with alternatives to choose from, the first one proposed."""
    reading = Reading.objects.get(programme=plan.programme, target_key=key)
    reading.alternatives = [{"code": code, "wording": wording} for code, wording in alternatives]
    reading.code, reading.wording = alternatives[0]
    reading.computed_from = "qualifications"
    reading.save()
    return reading
