"""Invented names and numbers that are well formed and belong to nobody.

The region code 990108 does not exist, patent serials and mark numbers begin with 9 where no real
series has arrived, so that nothing invented can be taken for a real firm's right.
"""

from __future__ import annotations

from ipcity.actions.invented.sheets import Chance
from ipcity.domain.terms.identifiers import check_digit

CITY, DISTRICT = "演示市", "示例区"
TOWNS = (
    "甲一街道", "甲二街道", "甲三街道", "甲四街道", "甲五街道", "云岭镇", "清坪镇", "柳堤镇",
    "松涧镇", "石渡镇", "永和镇", "塘湾镇", "银滩镇", "龙坡镇", "李桥镇", "慈溪镇", "蔡坝镇",
    "中坪镇", "嘉禾镇", "柏山镇", "先行镇", "珞溪镇", "贾坝镇", "夏渡镇", "西塘镇", "杜桥镇",
    "广坪镇", "四岭山镇", "支渡镇", "四坪镇",
)  # fmt: skip
# Where most firms sit: the first five are sub-districts with the industrial parks.
TOWN_WEIGHTS = (14, 9, 16, 18, 8, *(1.4 for _ in TOWNS[5:]))
_FIRST = "恒锐启宏远博盛昌达瑞亿华鑫金泰中兴益众创智联科诚信德力捷凯奥思迪维佳旭晟朗峰川江渝源澜岳"
_LAST = "达宇润科通远辉腾翔驰信合创佳维泰安宁明德特克尔美诺森立升康悦航景程拓邦域格赛凌"
TRADES = (
    ("机械制造", "通用设备制造业", "F16H 57/04"), ("汽车零部件", "汽车制造业", "B62D 25/20"),
    ("新能源科技", "电气机械和器材制造业", "H01M 10/0525"), ("新材料", "化学原料和化学制品制造业", "C08L 23/12"),
    ("电子", "计算机、通信和其他电子设备制造业", "H05K 3/46"), ("智能装备", "专用设备制造业", "B25J 9/16"),
    ("食品", "食品制造业", "A23L 33/10"), ("酒业", "酒、饮料和精制茶制造业", "C12G 3/022"),
    ("生物科技", "医药制造业", "A61K 36/48"), ("软件", "软件和信息技术服务业", "G06F 16/2458"),
    ("环保", "生态保护和环境治理业", "C02F 9/00"), ("铝业", "有色金属冶炼和压延加工业", "C22C 21/08"),
    ("摩托车", "铁路、船舶、航空航天和其他运输设备制造业", "B62K 11/04"), ("包装", "造纸和纸制品业", "B65D 5/42"),
    ("农业发展", "农业", "A01G 9/02"), ("商贸", "批发业", "G06Q 30/06"), ("物流", "道路运输业", "B65G 1/137"),
    ("建材", "非金属矿物制品业", "C04B 28/04"), ("精密模具", "金属制品业", "B29C 45/26"), ("医疗器械", "专用设备制造业", "A61B 5/00"),
)  # fmt: skip
_FORMS = ("有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司", "集团有限公司")
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS_18 = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张"
_GIVEN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


def brand(number: int) -> str:
    """A trade name of two or three characters, another for each ``number`` below some 60 000."""
    wide = len(_FIRST) * len(_LAST)
    head = _FIRST[number % len(_FIRST)] + _LAST[(number // len(_FIRST)) % len(_LAST)]
    return head if number < wide else head + _LAST[(number // wide) * 7 % len(_LAST)]


def firm_name(chance: Chance, number: int) -> tuple[str, str, str]:
    """Name, industry and main class of invented firm ``number``."""
    trade, industry, ipc = TRADES[chance.whole(0, len(TRADES) - 1)]
    head = chance.weighted((f"{CITY}{DISTRICT}", CITY, DISTRICT), (3, 5, 1))
    return f"{head}{brand(number)}{trade}{chance.one(_FORMS)}", industry, ipc


def uscc(kind: str, number: int) -> str:
    """A unified social credit code with a right check digit and a region that does not exist."""
    body = f"{kind}990108MA{number:07d}"[:17]
    total = sum(_ALPHABET.index(c) * w for c, w in zip(body, _WEIGHTS_18, strict=True))
    return body + _ALPHABET[(31 - total % 31) % 31]


def application_number(year: int, kind: str, number: int) -> str:
    """``202419000012.3``: kind 1 invention, 2 utility model, 3 design; the serial begins with 9."""
    serial = f"{year}{kind}9{number:06d}"
    return f"{serial}.{check_digit(serial)}"


def person(chance: Chance) -> str:
    """A name that plainly is none: 赵甲乙."""
    return chance.one(_SURNAMES) + chance.one(_GIVEN) + chance.one(_GIVEN)


def town(chance: Chance) -> str:
    return chance.weighted(TOWNS, TOWN_WEIGHTS)
