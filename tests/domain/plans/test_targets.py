"""Every construct of the target grammar: a sentence, and what it says."""

from __future__ import annotations

import pytest

from ipcity.domain.terms.numbers import decimal_text
from tests.domain.plans.making import goals, task

# name, comparator, value, value_max, unit, basis, direction, period, due, strength
ROWS = {
    "到2026年，商标注册量达到3万件。": [("商标注册量", ">=", "30000", None, "件", "level", "up", None, 2026, "plain")],
    "案件办结率100%。": [("案件办结率", ">=", "100", None, "%", "level", "up", None, None, "plain")],
    "商标注册量提高到3000件。": [("商标注册量", ">=", "3000", None, "件", "level", "up", None, None, "plain")],
    "专利转化率不低于15%。": [("专利转化率", ">=", "15", None, "%", "level", "up", None, None, "plain")],
    "产业规模超过20亿元。": [("产业规模", ">", "2000000000", None, "元", "level", "up", None, None, "plain")],
    "产业规模突破千亿。": [("产业规模", ">", "100000000000", None, None, "level", "up", None, None, "plain")],
    "森林覆盖率稳定在55%左右。": [("森林覆盖率", "~", "55", None, "%", "level", "up", None, None, "plain")],
    "失业率控制在5.5%以内。": [("失业率", "<=", "5.5", None, "%", "level", "down", None, None, "plain")],
    "事故死亡率低于4%。": [("事故死亡率", "<", "4", None, "%", "level", "down", None, None, "plain")],
    "平均审查周期压减至15个月。": [("平均审查周期", "<=", "15", None, "个月", "level", "down", None, None, "plain")],
    "研发经费投入年均增长10%以上。": [("研发经费投入", ">=", "10", None, "%", "growth", "up", "annual", None, "plain")],
    "单位能耗较2023年下降13.5%。": [("单位能耗", ">=", "13.5", None, "%", "growth", "down", None, None, "plain")],
    "高价值专利占比提高5个百分点。": [("高价值专利占比", ">=", "5", None, "百分点", "growth", "up", None, None, "plain")],
    "压减自建系统30%。": [("自建系统", ">=", "30", None, "%", "growth", "down", None, None, "plain")],
    "提高自来水普及率至92%。": [("自来水普及率", ">=", "92", None, "%", "level", "up", None, None, "plain")],
    "力争新增高新技术企业20家。": [("高新技术企业", ">=", "20", None, "家", "new", "up", None, None, "strive")],
    "建成5个以上服务站点。": [("服务站点", ">=", "5", None, "个", "new", "up", None, None, "plain")],
    "累计建成工作站30个。": [("工作站", ">=", "30", None, "个", "cumulative", "up", None, None, "plain")],
    "开展专题培训20场。": [("专题培训", ">=", "20", None, "场", "cumulative", "up", None, None, "plain")],
    "超过2家高校参与试点工作。": [("高校参与试点", ">", "2", None, "家", "cumulative", "up", None, None, "plain")],
    "到2027年，每年新增企业20家。": [("企业", ">=", "20", None, "家", "flow", "up", "annual", 2027, "plain")],
    "谋划2-3个基础设施，建设1—2家中心。": [
        ("基础设施", ">=", "2", "3", "个", "cumulative", "up", None, None, "plain"),
        ("中心", ">=", "1", "2", "家", "new", "up", None, None, "plain")],
    "创新能力进入全省前10位。": [("创新能力", "<=", "10", None, "位", "level", "down", None, None, "plain")],
    "存量问题动态清零。": [("存量问题", "=", "0", None, None, "level", "down", None, None, "plain")],
    "每万人发明专利拥有量24件以上。": [("每万人发明专利拥有量", ">=", "24", None, "件", "level", "up", None, None, "plain")],
    "收入超10亿元的企业达到8家。": [("收入超10亿元的企业", ">=", "8", None, "家", "level", "up", None, None, "plain")],
    "90%的市和70%的县达到三星级。": [
        ("市达到三星级", ">=", "90", None, "%", "level", "up", None, None, "plain"),
        ("县达到三星级", ">=", "70", None, "%", "level", "up", None, None, "plain")],
    "2026年、2027年产值分别突破20亿元、30亿元。": [
        ("产值", ">", "2000000000", None, "元", "level", "up", None, 2026, "plain"),
        ("产值", ">", "3000000000", None, "元", "level", "up", None, 2027, "plain")],
    "甲地贸易、对外投资和外资利用分别占比达30%、20%和10%。": [
        ("甲地贸易占比", ">=", "30", None, "%", "level", "up", None, None, "plain"),
        ("对外投资占比", ">=", "20", None, "%", "level", "up", None, None, "plain"),
        ("外资利用占比", ">=", "10", None, "%", "level", "up", None, None, "plain")],
    "小麦种植、收获机械化率均达到45%。": [
        ("小麦种植机械化率", ">=", "45", None, "%", "level", "up", None, None, "plain"),
        ("收获机械化率", ">=", "45", None, "%", "level", "up", None, None, "plain")],
    "引进国家级5名、省级20名科技人才。": [
        ("国家级科技人才", ">=", "5", None, "名", "new", "up", None, None, "plain"),
        ("省级科技人才", ">=", "20", None, "名", "new", "up", None, None, "plain")],
    "有效商标拥有量达到3万件，其中驰名商标不少于5件。": [
        ("有效商标拥有量", ">=", "30000", None, "件", "level", "up", None, None, "plain"),
        ("驰名商标", ">=", "5", None, "件", "level", "up", None, None, "plain")],
    "确保新增企业300家、力争400家。": [
        ("企业", ">=", "300", None, "家", "new", "up", None, None, "firm"),
        ("企业", ">=", "400", None, "家", "new", "up", None, None, "strive")],
    "人才总量达到60万人，年均增长11％。": [
        ("人才总量", ">=", "600000", None, "人", "level", "up", None, None, "plain"),
        ("人才总量", ">=", "11", None, "%", "growth", "up", "annual", None, "plain")],
    "每年遴选优秀方案20个，培育应用软件100个。": [
        ("优秀方案", ">=", "20", None, "个", "flow", "up", "annual", None, "plain"),
        ("应用软件", ">=", "100", None, "个", "flow", "up", "annual", None, "plain")],
    "培育甲类企业30家、乙类企业5家左右。": [
        ("甲类企业", ">=", "30", None, "家", "new", "up", None, None, "plain"),
        ("乙类企业", "~", "5", None, "家", "new", "up", None, None, "plain")],
    "单位能耗5年累计降低14.5%，确保完成任务、力争多降0.5个百分点。": [
        ("单位能耗", ">=", "14.5", None, "%", "growth", "down", None, None, "plain"),
        ("单位能耗", ">=", "0.5", None, "百分点", "growth", "down", None, None, "strive")],
    "签约覆盖率以每年不低于3个百分点的速度增长，2025年达到75%以上。": [
        ("签约覆盖率", ">=", "3", None, "百分点", "growth", "up", "annual", None, "plain"),
        ("签约覆盖率", ">=", "75", None, "%", "level", "up", None, 2025, "plain")],
    "实现“甲类人才达到2000名左右、贡献率达到40%”的目标。": [
        ("甲类人才", "~", "2000", None, "名", "level", "up", None, None, "plain"),
        ("贡献率", ">=", "40", None, "%", "level", "up", None, None, "plain")],
    "素养水平提升至38%（力争40%），支出比重降到25%左右。": [
        ("素养水平", ">=", "38", None, "%", "level", "up", None, None, "plain"),
        ("素养水平", ">=", "40", None, "%", "level", "up", None, None, "strive"),
        ("支出比重", "~", "25", None, "%", "level", "up", None, None, "plain")],
    "到2027年，每个镇建有1个文化站。": [("每个镇文化站", ">=", "1", None, "个", "level", "up", None, 2027, "plain")],
    "2025、2026年交易量分别达到12亿、20亿千瓦时。": [
        ("交易量", ">=", "1200000000", None, "千瓦时", "level", "up", None, 2025, "plain"),
        ("交易量", ">=", "2000000000", None, "千瓦时", "level", "up", None, 2026, "plain")],
    "公交、出租车辆新能源占比不低于90%、80%。": [
        ("公交占比", ">=", "90", None, "%", "level", "up", None, None, "plain"),
        ("出租车辆新能源占比", ">=", "80", None, "%", "level", "up", None, None, "plain")],
    "发病率＜40/10万，管理率≥70%。": [
        ("发病率", "<", "40", None, "/10万", "level", "down", None, None, "plain"),
        ("管理率", ">=", "70", None, "%", "level", "up", None, None, "plain")],
    "专利转化率由2022年的6.5%提至10%。": [("专利转化率", ">=", "10", None, "%", "level", "up", None, None, "plain")],
    "规模以上企业达到800家，较2023年净增100家。": [
        ("规模以上企业", ">=", "800", None, "家", "level", "up", None, None, "plain"),
        ("规模以上企业", ">=", "100", None, "家", "new", "up", None, None, "plain")],
    "投资增长8%，力争达到10%。": [
        ("投资", ">=", "8", None, "%", "growth", "up", None, None, "plain"),
        ("投资", ">=", "10", None, "%", "growth", "up", None, None, "strive")],
    "改造公路8条126.5公里。": [
        ("公路", ">=", "8", None, "条", "cumulative", "up", None, None, "plain"),
        ("公路", ">=", "126.5", None, "公里", "cumulative", "up", None, None, "plain")],
    "旅游人数50万人次、旅游收入5亿元，分别增长10%和12%。": [
        ("旅游人数", ">=", "500000", None, "人次", "level", "up", None, None, "plain"),
        ("旅游收入", ">=", "500000000", None, "元", "level", "up", None, None, "plain"),
        ("旅游人数", ">=", "10", None, "%", "growth", "up", None, None, "plain"),
        ("旅游收入", ">=", "12", None, "%", "growth", "up", None, None, "plain")],
    "举办群众活动，年均不低于200场次。": [("群众活动", ">=", "200", None, "场次", "flow", "up", "annual", None, "plain")],
    "盘活闲置房屋80栋（套）以上。": [("闲置房屋", ">=", "80", None, "栋", "cumulative", "up", None, None, "plain")],
}  # fmt: skip


@pytest.mark.parametrize("sentence", ROWS)
def test_a_sentence_of_goals_gives_its_targets(sentence):
    found = [
        (t.name, t.comparator, decimal_text(t.value), t.value_max and decimal_text(t.value_max), t.unit,
         t.basis, t.direction, t.period, t.due, t.strength)
        for t in goals(sentence).targets
    ]  # fmt: skip
    assert found == ROWS[sentence]


EXPLAINED = {
    "截至2023年底，已建成工作站30个。": {"date": 1, "past": 1},
    "给予最高30万元补助。": {"subsidy": 1},
    "按设备购置额的10%给予奖补，最高500万元。": {"subsidy": 2},
    "实行48小时内放行。": {"rule": 1},
    "构建“1+3+N”体系，推广5G应用。": {"name": 3},
    "落实《某某规划（2021—2025年）》要求。": {"document": 1},
    "比例调整为1：5：11。": {"ratio": 1},
    "办好第12届论坛。": {"name": 1},
    "年均增长i0％。": {"damaged": 1},
    "培育产值10亿元企业5家。": {"subject": 1},
    "企业在2025年底前完成备案。": {"date": 1},
    "每家企业配备1名专员。": {"rule": 1},
    "按照每3万居民设置1个网点。": {"name": 1, "rule": 1},
    "站点500米范围内设置标识。": {"subject": 1},
    "年耗能5000吨标准煤以上新建项目须开展评价。": {"subject": 1},
    "分值=（上半年分值+下半年分值）÷2。": {"other": 1},
    "报销年度限额最高10万元。": {"subsidy": 1},
    "提升“15分钟”服务圈。": {"name": 1},
    "每季度召开2次会议。": {"rule": 1},
}


@pytest.mark.parametrize("sentence", EXPLAINED)
def test_numbers_that_are_no_targets_have_a_reason(sentence):
    numbers = task(sentence).numbers
    explained = dict(numbers.explained)
    explained.pop("heading")  # the 1. of the task
    assert (explained, numbers.unexplained) == (EXPLAINED[sentence], ())


def test_the_goals_sentence_above_the_bullets_gives_the_year():
    plan = goals(
        "到2027年，工作取得明显成效，实现以下目标：",
        "——创造。专利授权量达到20件。",
        "——运用。新增企业5家。",
    )
    assert [t.due for t in plan.targets] == [2027, 2027]


def test_in_tasks_a_year_governs_its_own_sentence_only():
    assert [t.due for t in task("到2026年，新增企业5家。建成园区3个。").targets] == [2026, None]


def test_trends_and_deliverables_carry_no_number():
    plan = goals("——文化。媒体正面报道次数持续增加，违法行为有效遏制，建成运营中心、服务指导站。")
    assert [(t.name, t.direction) for t in plan.trends] == [
        ("媒体正面报道次数", "up"),
        ("违法行为", "down"),
    ]
    assert [d.name for d in plan.deliverables] == ["运营中心", "服务指导站"]


def test_a_chapter_about_the_past_has_no_targets():
    plan = goals("产值达到20亿元。") and task("产值达到20亿元。")
    past = "一、发展基础\n2023年，产值达到20亿元，新增企业5家。\n二、重点任务\n"
    from tests.domain.plans.making import compiled

    assert len(plan.targets) == 1
    assert compiled(past).targets == ()
    assert dict(compiled(past).numbers.explained) == {"date": 1, "past": 2}
