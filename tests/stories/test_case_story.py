"""Cases end to end in a browser: a counterfeit, an adjudication, a mediation with confirmation."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.stories.casework import CaseDesk, days_ago, engage
from tests.stories.quarter_desks import Desks, press, told
from tests.stories.test_axe import complaints_of

pytestmark = pytest.mark.story
NUMBER = "演市监罚〔2026〕1号"


@pytest.fixture(scope="module")
def desks(served, browser):
    engage(served.home)
    made = Desks(browser, served)
    yield made
    assert made.complaints == []


def test_a_counterfeit_from_the_report_to_the_closing(desks):
    report = CaseDesk(desks)
    report.enter("举报", "举报销售假冒商标的小家电（演示）", "演示某商行", 140, is_named="是")
    report.share("演示办案甲", "演示办案乙")
    report.move("开始核查", "banan1", 138, plan="现场检查")
    report.upload_paper("举报核查报告")
    report.move("核查终结", "banan1", 130, finding="有违法事实")
    case = CaseDesk(desks)
    report.move(
        "立案（实名举报）", "juzhang", 128, prima_facie="是", punishable="是",
        own_jurisdiction="是", within_limitation="是",
    )  # fmt: skip
    head = desks("juzhang")
    head.locator("[name=f_kind]").select_option("trademark")
    head.get_by_label("收到日期").fill(days_ago(128))
    press(head, "登记")
    told(head, "已登记，案件编号")
    case.address = head.url.removeprefix(desks.house.url)
    investigate(case)
    decide(case)
    publish(desks)
    close(case)


def investigate(case: CaseDesk) -> None:
    """Filed by two officers, suspended for an opinion, extended, and hit by a criminal threshold."""
    case.share("演示办案甲")
    case.refused("立案", "juzhang", 127, "办案人员不得少于2人，现有1人", basis="有违法事实")
    case.share("演示办案甲", "演示办案乙")
    case.move("立案", "juzhang", 127, basis="有违法事实")
    case.move(
        "扣除期限（中止、鉴定、听证等）", "juzhang", 120, ground="权利人辨认", why="送权利人辨认"
    )
    expect(case.page("banan1").locator("#clocks")).to_contain_text("中止计时")
    case.move("恢复计算期限", "banan1", 100, why="辨认意见已到")
    case.refused("延长办案期限", "juzhang", 60, "最多30日", n="31", why="案情复杂")
    case.move("延长办案期限", "juzhang", 60, n="30", why="案情复杂")
    page = case.page("banan1")
    page.get_by_role("link", name="登记证据", exact=True).click()
    page.get_by_label("名称").fill("涉案商品照片")
    page.get_by_label("取得日期").fill(days_ago(110))
    press(page, "登记")
    told(page, "证据已登记")
    page.get_by_role("link", name="登记数额").click()
    page.get_by_role("link", name="销售假冒注册商标的商品", exact=True).click()
    page.get_by_label("行为日期").fill(days_ago(140))
    page.get_by_label("销售金额").fill("60000")
    page.get_by_label("数额的依据").fill("账册")
    press(page, "登记")
    told(page, "达到50000元的入罪标准")
    case.upload_paper("案件调查终结报告")
    case.move("调查终结，送审", "banan1", 50, proposal="罚款二万元", legal_review="none")
    case.move("审核通过", "fazhi", 48, opinion="同意")
    case.make_paper("行政处罚告知书")
    case.move("送达行政处罚告知书", "banan1", 46, served_on=days_ago(46))


def decide(case: CaseDesk) -> None:
    """Not before the head has decided on the criminal hit."""
    case.make_paper("行政处罚决定书")
    given = {
        "decision_number": NUMBER,
        "decision": "罚款二万元",
        "fine_amount": "20000",
    }
    case.refused("作出行政处罚决定", "juzhang", 20, "涉嫌犯罪提示尚未由负责人决定", **given)
    head = case.page("juzhang")
    head.locator("#alerts").get_by_role("link", name="决定", exact=True).click()
    head.get_by_label("决定").select_option("consult")
    head.get_by_label("理由").fill("已与公安机关会商，决定先行处罚")
    press(head, "决定")
    told(head, "已决定")
    case.move("作出行政处罚决定", "juzhang", 20, **given)


def publish(desks) -> None:
    """Masked by the officer, checked by another, published on the statutory platform."""
    page = desks.at("banan1", "/publicity")
    page.get_by_role("link", name=f"登记{NUMBER}的公示").click()
    page.locator("[name=penalties][value=fine]").check()
    page.locator("[name=text]").fill(f"{NUMBER}\n当事人：演示某商行\n电话13800000000\n罚款二万元。")
    press(page, "登记")
    expect(page.locator("main")).to_contain_text("电话***********")
    press(page, "送复核")
    address = page.url.removeprefix(desks.house.url)
    checker = desks.at("fazhi", f"{address}/check")
    press(checker, "复核通过")
    page = desks.at("banan1", address)
    page.get_by_role("link", name="登记正式公示").click()
    page.locator("[name=on]").fill(days_ago(10))
    page.locator("[name=url]").fill("https://example.org/1")
    press(page, "确定")
    expect(page.locator("main")).to_contain_text(days_ago(10))


def close(case: CaseDesk) -> None:
    case.upload_paper("送达回证")
    case.move("送达决定书", "banan1", 18, served_on=days_ago(18), service_mode="direct")
    case.move("执行完毕或者终结", "banan1", 10, execution="罚款已缴清")
    case.make_paper("结案审批表")
    case.move("结案", "juzhang", 5)
    page = case.page("banan1")
    expect(page.locator(".page-note")).to_contain_text("已办结")
    expect(page.locator("#timeline")).to_contain_text("恢复计算期限")
    page.get_by_role("link", name="台账中的这一行").click()
    expect(page.locator("main")).to_contain_text(NUMBER)


def test_the_pages_of_cases_are_sound_on_a_desk_and_on_a_phone(desks):
    case = CaseDesk(desks)
    case.enter("行政处罚（普通程序）", "涉嫌假冒专利（演示）", "演示厂", 3, kind="patent_passing")
    case.share("演示办案甲", "演示办案乙")
    page = desks("juzhang")
    wrong = {}
    for width, height in ((1280, 900), (360, 740)):
        page.set_viewport_size({"width": width, "height": height})
        for address in (
            "/cases", "/cases/new", "/cases/new/clue", case.address, f"{case.address}/moves/file",
            f"{case.address}/officers", f"{case.address}/amounts", f"{case.address}/amounts/patent",
            f"{case.address}/evidence", f"{case.address}/parties", "/cases/settings",
            "/cases/settings/competence/adjudication", "/publicity", "/exchange",
        ):  # fmt: skip
            page.goto(f"{desks.house.url}{address}")
            wrong[address, width] = complaints_of(page, width)
        page.goto(f"{desks.house.url}{case.address}")
        page.get_by_role("link", name="计算过程").first.click()
        wrong["clock", width] = complaints_of(page, width)
    page.set_viewport_size({"width": 1280, "height": 900})
    assert {place: told for place, told in wrong.items() if told} == {}


def test_an_adjudication_needs_the_competence_and_ends_in_a_decision(desks):
    head = desks.at("juzhang", "/cases/settings")
    head.get_by_role("link", name="设定", exact=True).click()
    head.get_by_label("本区有管辖权").select_option("yes")
    head.get_by_label("依据文件").fill("演示文件〔2026〕1号")
    head.get_by_label("自何日起").fill(days_ago(300))
    press(head, "保存")
    told(head, "已设定")
    case = CaseDesk(desks)
    case.enter(
        "专利侵权纠纷行政裁决", "请求处理侵犯实用新型专利（演示）", "演示被请求人", 80,
        complainant_name="演示请求人", patent_number="ZL202020000001.X", request="责令停止侵权",
    )  # fmt: skip
    case.share("演示办案甲", "演示办案乙")
    case.upload_paper("专利侵权纠纷处理请求书")
    case.make_paper("立案通知书")
    filing = {
        "entitled": "是", "respondent_clear": "是", "claims_clear": "是", "within_limit": "是",
        "not_in_court": "是", "presiding": "演示办案甲",
    }  # fmt: skip
    case.refused("立案并组成合议组", "juzhang", 76, "应为3人以上的单数，现有2人", **filing)
    case.share("演示办案甲", "演示办案乙", "演示办案丙")
    case.move("立案并组成合议组", "juzhang", 76, **filing)
    expect(case.page("banan1").locator("#clocks")).to_contain_text("裁决结案")
    case.make_paper("答辩通知书")
    case.move("送达请求书副本", "banan1", 72, respondent_received=days_ago(72))
    case.move("收到答辩书", "banan1", 60, defence="主张不落入保护范围")
    case.move("向请求人送达答辩书副本", "banan1", 58, defence_served_on=days_ago(58))
    case.make_paper("口头审理通知书")
    case.move("通知口头审理", "banan1", 50, hearing_on=days_ago(40), place="演示审理室")
    case.upload_paper("口头审理笔录")
    case.move("进行口头审理", "banan1", 40, hearing="双方到场")
    case.upload_paper("合议笔录")
    case.make_paper("专利侵权纠纷行政裁决书")
    case.move(
        "作出行政裁决", "juzhang", 30, decision_number="演知裁〔2026〕1号", outcome="infringed",
        decision="责令立即停止侵权行为",
    )  # fmt: skip
    expect(case.page("banan1").locator("#clocks")).to_contain_text("按期完成")
    case.upload_paper("送达回证")
    case.move("送达裁决书", "banan1", 28, served_on=days_ago(28), service_mode="direct")
    case.move("期满未起诉，结案", "juzhang", 1, performance="已停止侵权")
    expect(case.page("banan1").locator(".page-note")).to_contain_text("已办结")


def test_a_mediation_is_confirmed_by_the_court(desks):
    case = CaseDesk(desks)
    case.enter(
        "人民调解与司法确认", "商标许可费纠纷（演示）", "演示乙公司", 40,
        complainant_name="演示甲公司", request="支付许可费",
    )  # fmt: skip
    case.share("演示办案甲")
    case.refused(
        "受理调解", "banan1", 39, "明确拒绝调解的，不得调解", asked_by="both", both_willing="是",
        explicit_refusal="是", mediator="演示调解员",
    )  # fmt: skip
    case.move("受理调解", "banan1", 39, asked_by="both", both_willing="是", mediator="演示调解员")
    case.upload_paper("人民调解调查、调解笔录")
    case.move("进行调解", "banan1", 30, meeting="双方同意分期支付")
    case.make_paper("人民调解协议书")
    case.move(
        "达成调解协议", "banan1", 25, form="written", effective_on=days_ago(25),
        agreement="分三期支付",
    )  # fmt: skip
    expect(case.page("banan1").locator("#clocks")).to_contain_text("共同申请司法确认")
    case.make_paper("司法确认申请书")
    court = {"court": "演示人民法院", "court_link": "seat", "court_level": "intermediate"}
    case.refused("共同申请司法确认", "banan1", 20, "由双方当事人共同申请", **court)
    case.move("共同申请司法确认", "banan1", 20, joint="是", **court)
    case.move("法院受理", "banan1", 15, court_accepted_on=days_ago(15))
    case.upload_paper("确认调解协议裁定书")
    case.move("法院裁定协议有效", "banan1", 5, ruling_number="演示民特1号")
    expect(case.page("banan1").locator(".page-note")).to_contain_text("已办结")
