"""Invented firms, universities, institutes, organs and banks, and the mess of a real register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ipcity.actions.invented.sheets import FACTORS, LAST, Chance, InventedSheet, Row, Size
from ipcity.actions.invented.words import CITY, DISTRICT, TOWNS, brand, firm_name, town, uscc

FIRMS = 3000
FILE = "演示数据-单位名录"
UNIVERSITIES = tuple(
    f"{CITY}{each}" for each in ("理工大学", "农业大学", "职业技术学院", "工程学院")
)
INSTITUTES = tuple(
    f"{CITY}{each}"
    for each in ("农业科学研究所", "智能装备研究院", "材料科学研究院", "轻工研究所", "果树研究所")
)
BANKS = tuple(
    f"{each}{DISTRICT}支行"
    for each in (
        "演示农商银行",
        "示例商业银行",
        "演示发展银行",
        "甲乙银行",
        "丙丁银行",
        "示例村镇银行",
    )
)
_BUREAUS = (
    "财政局", "教育局", "民政局", "司法局", "水利局", "统计局", "审计局", "交通局", "住房城乡建设局", "生态环境局",
    "卫生健康局", "退役军人事务局", "应急管理局", "信访办公室", "机关事务中心", "档案馆", "文化馆", "图书馆",
    "疾病预防控制中心", "融媒体中心", "人大常委会办公室", "政协办公室", "总工会", "团委", "妇联", "工商联",
    "规划自然资源局", "人力社保局", "医疗保障局", "城市管理局",
)  # fmt: skip
ORGANS = tuple(f"{DISTRICT}{each}" for each in _BUREAUS)
AGENCIES = tuple(
    f"{place}{name}"
    for place, name in (
        ("演示", "甲知识产权代理事务所"), ("示例", "乙商标代理有限公司"), ("演示", "丙专利代理有限公司"),
        ("示例", "丁知识产权服务有限公司"), ("演示", "戊律师事务所"), ("示例", "己知识产权运营有限公司"),
        ("演示", "庚商标事务所"), ("示例", "辛专利代理事务所"), ("演示", "壬技术转移有限公司"),
        ("示例", "癸知识产权代理有限公司示例分公司"), ("演示", "子品牌管理有限公司"), ("示例", "丑专利商标代理有限公司"),
    )
)  # fmt: skip
ASSOCIATIONS = tuple(
    f"{DISTRICT}{each}行业协会" for each in ("花椒", "柑橘", "富硒茶", "米花糖", "白酒", "晚稻")
)
COURTS = (f"{CITY}{DISTRICT}人民法院", f"{CITY}{DISTRICT}人民检察院")
AGENCY_CODES = 9_000_800  # where the serials of the agencies' codes begin
GROUPS = 12  # leading firms with a subsidiary each: their deals are group-internal


@dataclass(frozen=True)
class Body:
    """One organisation as others of its rows will name it; ``former`` are names it had."""

    name: str
    town: str = ""
    ipc: str = ""
    industry: str = ""
    code: str = ""
    kind: str = "firm"
    is_local: bool = True
    is_state_owned: bool = False
    founded: date | None = None
    former: tuple[str, ...] = ()
    parent: str = ""


@dataclass(frozen=True)
class World:
    """Who is there; every other part of the invention draws from it."""

    seed: int
    size: Size
    firms: tuple[Body, ...]
    doubles: tuple[Body, ...] = field(default=())

    @property
    def factor(self) -> float:
        return FACTORS[self.size]

    def scaled(self, count: int) -> int:
        """So many in a district; a tenth or ten times as many in the other sizes."""
        return max(1, round(count * self.factor))

    def capped(self, count: int) -> int:
        """As ``scaled``, but a city has no more than a district (targets do not grow with it)."""
        return max(1, round(count * min(1.0, self.factor)))

    @cached_property
    def local(self) -> tuple[Body, ...]:
        return tuple(firm for firm in self.firms if firm.is_local)

    @cached_property
    def strong(self) -> tuple[Body, ...]:
        """The tenth of the local firms that files, sells and borrows most."""
        return self.local[: max(60, len(self.local) // 10)]

    def chance(self, topic: str) -> Chance:
        return Chance(self.seed, topic)


def world(seed: int, size: Size) -> World:
    chance = Chance(seed, "bodies")
    firms = [_firm(chance, number) for number in range(round(FIRMS * FACTORS[size]))]
    for at in range(0, 2 * GROUPS, 2):
        firms[at + 1] = _subsidiary(firms[at], at + 1)
    return World(seed, size, tuple(firms), tuple(_doubles(chance, firms)))


def sheet(where: World) -> InventedSheet:
    rows = [_row(body) for body in (*where.firms, *where.doubles)]
    chance = where.chance("others")
    for kind, names, first, serial in (
        ("university", UNIVERSITIES, "12", 9_000_000),
        ("institute", INSTITUTES, "12", 9_000_100),
        ("organ", ORGANS, "11", 9_000_200),
        ("firm", BANKS, "91", 9_000_300),
        ("agency", AGENCIES, "91", AGENCY_CODES),
        ("association", ASSOCIATIONS, "51", 9_000_500),
        ("organ", COURTS, "11", 9_000_600),
    ):
        for number, name in enumerate(names, serial):
            body = Body(name, TOWNS[chance.whole(0, 4)], kind=kind, code=uscc(first, number))
            rows.append(_row(body))
    return InventedSheet("organisations", FILE, "单位名录", tuple(rows))


def _firm(chance: Chance, number: int) -> Body:
    name, industry, ipc = firm_name(chance, number)
    former: tuple[str, ...] = ()
    if chance.often(4):
        former = (f"{CITY}{brand(number)}{chance.one(('实业', '工贸', '机电'))}有限公司",)
    parent = ""
    return Body(
        name=name,
        town=town(chance),
        ipc=ipc,
        industry=industry,
        code="" if number > 100 and chance.often(6) else uscc("91", number),
        is_local=number < 60 or not chance.often(2),
        is_state_owned=number % 75 == 40,
        founded=chance.day(date(1998, 1, 1), date(2022, 6, 30)),
        former=former,
        parent=parent,
    )


def _subsidiary(parent: Body, number: int) -> Body:
    stem = parent.name.removeprefix(CITY).removeprefix(DISTRICT)
    for form in ("集团有限公司", "股份有限公司", "有限责任公司", "有限公司"):
        stem = stem.removesuffix(form)
    return Body(
        name=f"{CITY}{stem}销售服务有限公司",
        town=parent.town,
        ipc=parent.ipc,
        industry="批发业",
        code=uscc("91", number),
        founded=date(2016, 3, 1),
        parent=parent.name,
    )


def _doubles(chance: Chance, firms: list[Body]) -> Iterator[Body]:
    """Branches, and entries without code whose names differ by a word: for the queue of doubts."""
    for firm in chance.some(firms[60:], len(firms) // 60):
        yield Body(
            f"{firm.name}{chance.one(('第一分公司', '销售分公司', '研发分公司'))}",
            firm.town, firm.ipc, firm.industry, parent=firm.name,
        )  # fmt: skip
    for firm in chance.some(firms[60:], len(firms) // 100):
        plain = firm.name.replace("有限责任公司", "有限公司").removeprefix(CITY)
        if plain != firm.name and not plain.startswith(DISTRICT):
            yield Body(plain, firm.town, firm.ipc, firm.industry)


def _row(body: Body) -> Row:
    return {
        "name": body.name,
        "uscc": body.code,
        "kind": body.kind,
        "former_names": list(body.former),
        "is_branch": body.name.endswith("分公司"),
        "is_local": body.is_local,
        "is_state_owned": body.is_state_owned,
        "industry": body.industry,
        "address": f"{CITY}{DISTRICT}{body.town}" if body.is_local else "外省",
        "founded_on": body.founded or LAST.replace(year=2010),
        "region": body.town,
        "parent": body.parent,
    }
