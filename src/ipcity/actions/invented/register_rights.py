"""Forms of the ledgers of bodies and of the rarer rights."""

from __future__ import annotations

from datetime import date

from ipcity.actions.invented.bodies import INSTITUTES, UNIVERSITIES, World
from ipcity.actions.invented.forms import (
    Form,
    after,
    before,
    each,
    money,
    share,
    sheets,
    stage,
    term,
    where_is,
    whole,
)
from ipcity.actions.invented.sheets import InventedSheet, Row
from ipcity.actions.invented.words import CITY, DISTRICT

BODIES, RIGHTS = "演示数据-主体", "演示数据-其他权利"
FIRM = "{d.firm.name}"
HOME = "{d.firm.town}"
_CROPS = ("花椒", "柑橘", "水稻", "茶树", "玉米", "油菜", "李", "桂花")
_TRADES = ("花椒油", "豆瓣", "米花糖", "齿轮箱", "控制系统", "检测仪", "管理平台", "包装图案")

_BODIES = (
    Form("research_platforms", "研发平台", 34, "granted_on", {
        "_thing": ("齿轮传动", "动力电池", "铝合金", "智能装备", "食品加工", "生物制药", "摩托车", "工业软件"),
        "kind": ("engineering", "technology", "technology", "laboratory", "institute", "station", "incubator"),
        "level": ("district", "city", "city", "province", "national"),
        "host_name": share(80, FIRM, (*UNIVERSITIES, *INSTITUTES)),
        "name": "{d.row[host_name]}{d.row[_thing]}研发平台{d.n:02d}",
        "field": "{d.row[_thing]}",
        "issuer": (f"{CITY}科技主管部门", f"{DISTRICT}科技局"),
        "document_number": share(85, "演示科平〔{d.day.year}〕{d.n}号"),
        "revoked_on": share(6, after("granted_on", 400, 900)),
        "staff_count": whole(8, 120),
        "annual_rd": share(90, money(60, 2400)),
        "region": HOME,
    }, first=date(2019, 3, 4)),
)  # fmt: skip
_RIGHTS = (
    Form("awards", "奖励", 26, "awarded_on", {
        "kind": ("patent_merit", "patent_merit", "patent_silver", "province_patent", "province_patent",
                 "province_science", "design_merit", "patent_gold"),
        "year": lambda d: d.day.year,
        "session": lambda d: f"第{d.day.year - 1998}届",
        "patent_number": lambda d: d.patent["application_number"],
        "name": lambda d: d.patent["title"],
        "winner_name": lambda d: d.patent["holder_name"],
        "grade": where_is("kind", "province_science", ("一等奖", "二等奖", "三等奖"), ""),
        "document_number": share(80, "演示奖〔{d.day.year}〕{d.n}号"),
        "region": lambda d: d.patent["region"],
    }, first=date(2022, 7, 11)),
    Form("copyrights", "著作权登记", 640, "registered_on", {
        "kind": ("work", "work", "software", "software", "software"),
        "holder_name": share(88, FIRM, "{d.person}"),
        "number": where_is("kind", "software", "{d.day.year}SR9{d.n:06d}", "演作登字-{d.day.year}-F-9{d.n:07d}"),
        "name": lambda d: f"{d.brand}{d.chance.one(_TRADES)}"
                          + ("软件V1.0" if d.row["kind"] == "software" else "美术作品"),
        "category": where_is("kind", "software", ("V1.0", "V2.0", "V1.2"), ("美术作品", "文字作品", "摄影作品")),
        "author": where_is("kind", "work", "{d.person}", ""),
        "completed_on": before("registered_on", 60, 400),
        "published_on": share(40, before("registered_on", 10, 55)),
        "is_demonstration": share(2, True, False),
        "region": share(97, HOME),
    }),
    Form("layout_designs", "集成电路布图设计", 14, "filed_on", {
        "name": "{d.brand}电源管理芯片布图{d.n:02d}",
        "holder_name": FIRM,
        "application_number": "演示布图申{d.day.year}9{d.n:04d}",
        "designers": "{d.person}、{d.person}",
        "created_on": before("filed_on", 60, 260),
        "first_used_on": share(50, before("filed_on", 5, 50)),
        "registered_on": share(88, after("filed_on", 120, 220)),
        "registration_number": lambda d: f"演示BS.9{d.n:05d}" if d.row["registered_on"] else "",
        "stated_status": stage(("", "pending"), ("registered_on", "registered")),
        "region": HOME,
    }, first=date(2019, 5, 6)),
    Form("madrid_registrations", "马德里国际注册", 32, "registered_on", {
        "name": "{d.brand}",
        "holder_name": FIRM,
        "international_number": "99{d.n:05d}",
        "base_number": share(90, "99{d.n:07d}"),
        "nice_classes": ("7", "9", "12; 37", "30", "33", "9; 35"),
        "countries": ("日本; 韩国; 越南", "美国; 德国", "泰国; 印度尼西亚", "俄罗斯", "法国; 意大利; 西班牙; 英国"),
        "countries_count": lambda d: str(d.row["countries"]).count(";") + 1,
        "filed_on": before("registered_on", 150, 330),
        "expires_on": term("registered_on", 10),
        "stated_status": share(92, "registered", "ended"),
        "region": HOME,
    }, first=date(2018, 4, 9)),
    Form("plant_varieties", "植物新品种", 18, "filed_on", {
        "species": each(*_CROPS),
        "name": lambda d: f"示{d.row['species']}{d.n}号",
        "is_woody": lambda d: d.row["species"] in ("花椒", "柑橘", "茶树", "李", "桂花"),
        "holder_name": (f"{CITY}农业科学研究所", f"{CITY}果树研究所", f"{CITY}农业大学", FIRM),
        "application_number": "演示品申{d.day.year}9{d.n:04d}",
        "breeders": "{d.person}、{d.person}、{d.person}",
        "authority": lambda d: "forestry" if d.row["is_woody"] else "agriculture",
        "granted_on": share(80, after("filed_on", 500, 1200)),
        "right_number": lambda d: f"CNA9{d.n:05d}" if d.row["granted_on"] else "",
        "ended_on": share(8, after("granted_on", 600, 900)),
        "stated_status": stage(("", "pending"), ("granted_on", "granted"), ("ended_on", "ended")),
        "region": HOME,
    }, first=date(2016, 3, 7)),
    Form("trade_secret_sites", "商业秘密保护点", 24, "started_on", {
        "host_name": FIRM,
        "name": "{d.firm.name}商业秘密保护站{d.n:02d}",
        "kind": ("firm", "firm", "park", "association", "station"),
        "level": ("district", "district", "city", "province"),
        "accepted_on": share(75, after("started_on", 120, 320)),
        "contact_phone": "00000000000",
        "result": ("已建立保密制度和涉密清单", "完成培训2场，签订保密协议全覆盖", "正在整改门禁和载体管理"),
        "region": HOME,
    }),
)  # fmt: skip


def bodies(where: World) -> tuple[InventedSheet, ...]:
    return sheets(where, BODIES, _BODIES)


def rights(where: World, patents: tuple[Row, ...]) -> tuple[InventedSheet, ...]:
    return sheets(where, RIGHTS, _RIGHTS, patents)
