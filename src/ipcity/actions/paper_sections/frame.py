"""What stands around a paper: its title, whom it goes to, on what it rests, what it asks, its end."""

from __future__ import annotations

from ipcity.actions.paper_binding import Binder, Figure, day_figure
from ipcity.actions.paper_materials import Materials
from ipcity.actions.paper_sections import errata
from ipcity.actions.paper_sections.ordinals import numbered, ordinal
from ipcity.domain.terms.days import day_of
from ipcity.papers.official.documents import Annex, Block, Format, Official, Paragraph, Run
from ipcity.store.models.papers import Addressee, Kind

CLOSINGS = {
    Addressee.UNITS: "",
    Addressee.CITY: "特此报告。",
    Addressee.NATION: "特此报告。",
    Addressee.COMMITTEE: "以上报告，请审示。",
}


def county(materials: Materials) -> str:
    """区, 县, 市 …: the kind of place that its people say “我区” of."""
    return materials.place[-1:] if materials.place[-1:] in "区县市旗" else "区"


def addressee_words(materials: Materials) -> str:
    """The addressee by its proper name, as it stands above the text."""
    district = materials.programme.district
    match materials.addressee:
        case Addressee.CITY:
            above = district.full_name.removesuffix(district.name)
            return f"{above or '市'}知识产权局"
        case Addressee.NATION:
            return "国家知识产权局"
        case Addressee.COMMITTEE:
            return f"{county(materials)}委、{county(materials)}政府"
        case _:
            return f"各镇人民政府、街道办事处，{county(materials)}级有关部门"


def opening(materials: Materials, bind: Binder, purpose: str, basis: str = "") -> list[Block]:
    """The basis, the period, and as of when the figures are; a draft period says that it is one.

    ``basis`` is what the paper rests on besides the plan. The cut-off is named where it is not the
    period's last day.
    """
    plan, cut = materials.plan, materials.cut
    number = f"（{plan.document_number}）" if plan.document_number else ""
    named = [each for each in (basis, f"《{plan.title}》{number}" if plan.title else "") if each]
    first = f"按照{'和'.join(named)}要求，{purpose}" if named else purpose
    days = {
        "start": day_figure("统计期起始日", cut.period.start),
        "end": day_figure("统计期截止日", cut.period.last),
    }
    if cut.on != cut.period.last:
        days["cut"] = day_figure("数据截止日", cut.on)
    until = "，数据截至{cut}" if "cut" in days else ""
    told = bind.paragraph(f"{first}统计期为{{start}}至{{end}}{until}。", **days)
    return [told, Paragraph((Run(standing_words(materials)),)), *errata.told(materials, bind)]


def standing_words(materials: Materials) -> str:
    if materials.cut.locked:
        return "本期数据已经锁定，文中数字均取自锁定时的统计底稿。"
    return "本期尚未锁定，文中数字为阶段性统计，以本期锁定后的数字为准。"


def demands(bind: Binder, asked: list[tuple[str, Figure | None]]) -> list[Block]:
    """Numbered demands; ``{day}`` stands for the deadline of each."""
    blocks: list[Block] = []
    for at, (sentence, day) in enumerate(asked, 1):
        parts: dict[str, Figure | str] = {"day": day} if day else {}
        blocks.append(bind.paragraph(f"{ordinal(at)}是{sentence}", **parts))
    return blocks


def closing(materials: Materials) -> list[Block]:
    words = CLOSINGS[materials.addressee]
    return [Paragraph((Run(words),))] if words else []


def official(
    kind: Kind,
    title: str,
    materials: Materials,
    body: list[Block],
    *,
    annexes: tuple[Annex, ...] = (),
    addressee: str | None = None,
    is_internal: bool = False,
) -> Official:
    """The paper; the date of signing and the number come with their steps."""
    told, annexed = numbered(body, annexes)
    return Official(
        kind=kind.value,
        title=title,
        issuer=materials.office,
        addressee=addressee_words(materials) if addressee is None else addressee,
        body=told,
        signature=materials.office,
        signed_on=day_of(materials.cut.at),
        annexes=annexed,
        printer=materials.office,
        printed_on=day_of(materials.cut.at),
        is_demonstration=materials.programme.is_demo or materials.programme.district.is_demo,
        with_red_head=not is_internal,
        format=Format.INTERNAL if is_internal else Format.DOCUMENT,
    )
