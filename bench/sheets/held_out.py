"""Ledgers written by hand, not made from the models' headings: how departments head their sheets.

``field=heading`` pairs in the order of the columns; ``-`` marks a column that belongs to no field; a slash
parts the rows of a heading block. Written before the recogniser was first run on them; that first run found
88.6 % of the columns (97.9 % right). What it taught of whole classes (asides in brackets, wide cells without
merges) was built in afterwards; single headings of this list were not.
"""

from __future__ import annotations

HELD_OUT: tuple[tuple[str, str, str], ...] = (
    ("patents", "2024年度授权发明专利明细表",
     "-=序号|application_number=专利号/申请号|title=发明创造名称|holder_name=第一专利权人|kind=专利种类|filed_on=申请年月日|granted_on=授权时间|stated_status=目前法律状态|region=所在镇（街道）|remark=备  注"),
    ("patents", "有效专利清单（企业填报）",
     "-=No.|holder_name=专利权人名称|application_number=专利申请号（ZL开头）|title=专利题目|kind=类型（发明/实用新型/外观）|filed_on=申请日期|granted_on=授权公告日期|grant_number=授权公告号|inventors=全部发明人|agency_name=代理机构名称|-=联系电话"),
    ("patents", "",
     "title=专利名称|application_number=申请(专利)号|holder_name=申请人（专利权人）|address=申请人地址|ipc=IPC国际分类号|published_on=公布日|stated_status=状态"),
    ("trademarks", "注册商标情况统计",
     "-=序号|name=商标|registration_number=商标注册证号|nice_class=核定类别|holder_name=商标注册人名称|registered_on=核准注册日期|expires_on=商标有效期至|address=注册人地址|region=属地"),
    ("trademarks", "辖区有效商标",
     "registration_number=注册号|nice_class=类别|name=商标名称|holder_name=企业名称|filed_on=申请日期|registered_on=注册公告日|expires_on=专用权截止日期|stated_status=当前状态"),
    ("pledges", "知识产权质押融资项目表 单位：万元",
     "-=序号|pledgor_name=融资企业/企业名称|bank_name=贷款银行|patent_number=质押专利号|registration_number=质押登记/登记号|registered_on=质押登记/登记日期|loan_amount=实际放款金额|released_on=放款时间|loan_due_on=到期时间|interest_rate=贷款利率（%）"),
    ("qualifications", "高新技术企业名单",
     "-=序号|firm_name=企业名称|uscc=统一社会信用代码|region=所属镇街|number=证书编号|granted_on=发证日期|valid_until=有效期至|batch=批次|remark=备注"),
    ("qualifications", "专精特新“小巨人”企业认定情况",
     "firm_name=公司名称|level=认定级别|kind=资质类型|granted_on=认定时间|valid_until=有效期截止|issuer=认定部门"),
    ("cases", "行政处罚案件台账",
     "-=序号|decision_number=处罚决定书文号|party_name=当事人名称|cause=案由|accepted_on=立案日期|decided_on=处罚决定日期|fine_amount=罚款金额（元）|confiscated_amount=没收违法所得（元）|organ_name=办案单位"),
    ("licences", "专利实施许可备案表",
     "-=序号|licensor_name=许可方|licensee_name=被许可方|patent_number=专利号|kind=许可方式|recorded_on=备案日期|record_number=备案号|amount=许可费（万元）"),
    ("assignments", "专利转让登记情况",
     "patent_number=专利号|assignor_name=转让人（原权利人）|assignee_name=受让人|registered_on=登记生效日|amount=转让金额（万元）"),
    ("trainings", "2024年培训情况",
     "-=序号|name=培训班名称|held_on=培训时间|organiser_name=主办单位|attendees_count=参训人数|place=地点"),
    ("media_reports", "正面宣传报道统计",
     "-=序号|title=报道标题|outlet=刊发媒体|published_on=刊发日期|level=媒体级别|url=链接"),
    ("geographical_indications", "地理标志登记一览",
     "name=产品名称|track=保护类型|number=注册号/公告号|holder_name=注册人|recognised_on=获批时间|users_count=用标企业数（家）"),
    ("software_checks", "软件正版化检查表",
     "-=序号|checked_name=单位名称|software=软件类型|installs=安装数量（套）|licensed=正版授权数（套）|checked_on=检查时间"),
)  # fmt: skip
