"""Small sheets with every value labelled (演示): habits met in blind sets of exports and office ledgers.

``lines`` stand above the headings; ``heads`` are ``heading=field`` pairs, ``-`` for no field; in ``rows`` a cell
is ``as it stands>>as it is read`` where the two differ, ``>>`` alone where nothing is read. ``told`` are values
that no column gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ipcity.domain.sheets.cells import Row, Sheet, Value


@dataclass(frozen=True)
class Worked:
    ledger: str
    lines: Sequence[str]
    heads: str
    rows: Sequence[str]
    told: Mapping[str, str] = field(default_factory=dict)

    def headings(self) -> list[tuple[str, str]]:
        """(heading, field) of each column."""
        return [
            (heading, name)
            for heading, _, name in (h.partition("=") for h in self.heads.split("|"))
        ]

    def sheet(self) -> tuple[Sheet, int]:
        """The sheet, and the number of its heading row."""
        cells: list[tuple[Value, ...]] = [(line,) for line in self.lines]
        cells.append(tuple(heading for heading, _ in self.headings()))
        cells += [tuple(cell.partition(">>")[0] for cell in row.split("|")) for row in self.rows]
        rows = tuple(Row(number, row) for number, row in enumerate(cells, 1))
        return Sheet("Sheet1", rows, len(rows), len(self.headings())), len(self.lines) + 1

    def wanted(self) -> list[dict[str, str]]:
        """Field → value as read, for each row; "" where nothing is read."""
        return [
            dict(self.told) | {
                name: read if marked else raw
                for (_, name), (raw, marked, read) in zip(
                    self.headings(), (cell.partition(">>") for cell in row.split("|")), strict=True
                )
                if name != "-"
            }
            for row in self.rows
        ]  # fmt: skip


WORKED: tuple[Worked, ...] = (
    Worked("patents", ("珞璜镇企业专利明细（演示）",),
           "序号=-|专利权人=holder_name|专利名称=title|专利号=application_number|申请日/授权日=filed_on",
           ("1|演示甲厂|演示塔|ZL201510099001.0|2015.03.02/2017.08.01>>2015-03-02",)),
    Worked("patents", (),
           "Publication Number=publication_number|Publication Date=published_on|Application Number=application_number|Title=title|Applicants=holder_name",
           ("CN111888001A|2020-11-03|CN202010901001|Demo valve|DEMO VALVE CO., LTD.",)),
    Worked("pledges", ("知识产权质押贷款发放明细（演示）", "贷款银行：演示农商行", "金额单位：万元"),
           "序号=-|客户名称=pledgor_name|质押登记编号=registration_number|登记时间=registered_on|贷款金额=loan_amount|发放日期=released_on|年利率%=interest_rate",
           ("1|演示建材有限公司|Y1|2024-03-04|350>>3500000.00|2024-03-08|3.45",), {"bank_name": "演示农商行"}),
    Worked("pledges", ("知识产权质押融资登记备案表（万元）",),
           "融资主体=pledgor_name|出质登记号=registration_number|出质登记日=registered_on|质权单位=bank_name|主债权金额=registered_amount|实际放款（万元）=loan_amount|债务履行期限=loan_due_on",
           ("演示己公司|Y2|2024-02-03|演示银行|200>>2000000.00|150>>1500000.00|2024-02-10至2025-02-09>>2025-02-09",)),
    Worked("cases", ("行政处罚信息（演示）",),
           "处罚决定书编号=decision_number|被处罚人名称=party_name|承办机构=organ_name|罚款数额=fine_amount|没收违法所得、没收非法财物的金额（万元）=confiscated_amount|处罚日期=decided_on|公示截止期=publish_until",
           ("演罚〔2024〕1号|演示五金店|演示所|贰万元整>>20000.00|0.35>>3500.00|2024年05月06日>>2024-05-06|2027-05-09",)),
    Worked("clues", (),
           "登记编号=number|登记时间=received_on|提供方姓名=reporter_name|涉及主体名称=suspect_name|具体问题=subject|初查时限=due_on|反馈时间=replied_on",
           ("50001|2024-05-06 10:22:33>>2024-05-06|演示甲|演示超市|疑似侵权|2024-05-20|2024-05-12",)),
    Worked("awards", (),
           "获奖项目名称=name|获奖专利号=patent_number|奖励类别=kind|获奖单位名称=winner_name|获奖年度=year",
           ("演示塔机|201910930022.3|中国专利优秀奖|演示十六厂|2022",)),
    Worked("grants", ("知识产权专项资金兑现明细表（2024年，演示）",),
           "兑现对象=payee_name|兑现项目=subject|拨款金额（万元）=amount|拨款日期=paid_on",
           ("演示七厂|优势企业奖励|20>>200000.00|2024-12-03",), {"year": "2024"}),
    Worked("trademarks", ("注册商标清单（演示）",),
           "商标名=name|商标证号=registration_number|注册类别=nice_class|注册人名义=holder_name|核准日期=registered_on|专用期止=expires_on",
           ("演示云|61000001|第5类>>5|演示药业|2018年3月7日>>2018-03-07|2028.3.6>>2028-03-06",)),
    Worked("licences", ("高校专利许可情况（演示）",),
           "许可方名称=licensor_name|被许可方名称=licensee_name|许可专利号=patent_number|许可专利名称=title|许可模式=kind|许可金额（万元）=amount",
           ("演示大学|演示辛公司|201910930012.2|演示阀|普通许可|面议>>",)),
    Worked("qualifications", ("演示市2024年度创新型中小企业名单", "公布日期：2024年11月26日"),
           "序号=-|企业名称=firm_name|统一社会信用代码=uscc",
           ("1|演示仪器有限公司|91500116MA0000410B",), {"granted_on": "2024-11-26", "kind": "创新型中小企业"}),
)  # fmt: skip
