"""What a case knows that must not be read in what is published of it, and the scan for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ipcity.actions.proceedings import REPORTER
from ipcity.domain.errors import Refused
from ipcity.domain.publicity.findings import Known, Residue, names_masked, residue
from ipcity.domain.publicity.spans import masked
from ipcity.store.ledgers import name_of
from ipcity.store.models.cases import Case
from ipcity.store.models.proceeding_files import Party
from ipcity.store.models.proceedings import Proceeding
from ipcity.store.models.publication_drafts import PublicationDraft
from ipcity.store.sealed import unseal

BASIS: Final = "《市场监督管理行政处罚信息公示规定》第五条、第六条"
SERVED: Final = "决定书正文"
SUMMARY_WORDS: Final = {
    "number": "决定书文号",
    "party_name": "当事人",
    "organ_name": "作出决定机关",
    "violation": "违法行为类型",
    "penalty": "处罚内容",
}
UNNAMED: Final = "自然人（姓名不公示）"
_PERSONAL_NAME: Final = re.compile(
    r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff]{1,8}"
)
# Given names end in 行, 心, 会 and the like too: alone these do not make a firm, and what is in doubt
# counts as a person.
_FIRM: Final = re.compile(
    r"[司厂店部院校馆室局铺]$|"
    r"..(?:[商车米药粮银]行|中心|协会|商会|集团|书社|报社|旅社|茶楼|酒楼|工坊|作坊|市场|农场|超市|会所|合作社)$"
)
_NUMBER: Final = re.compile(r"[A-Za-z0-9@._\-]{5,}")
_WORD: Final = re.compile(r"[\u4e00-\u9fff·]+")


class Personal(Refused):
    """Something personal would be published; ``found`` tells each place."""

    def __init__(self, found: tuple[Residue, ...]) -> None:
        first = "；".join(str(each) for each in found[:5])
        more = f"等{len(found)}处" if len(found) > 5 else ""
        super().__init__("personal-left", f"公示内容中还有未遮蔽的信息：{first}{more}。", BASIS)
        self.found = found


def is_personal_name(text: str) -> bool:
    """Whether a party that is only named looks like a natural person."""
    name = "".join(text.split())
    return bool(_PERSONAL_NAME.fullmatch(name)) and not _FIRM.search(name)


def party_is_person(case: Case) -> bool:
    """A party in the register of organisations, or with a code, is none."""
    named = case.party_id is None and not case.party_uscc.startswith("9")
    listed = Party.objects.filter(
        proceeding__in=_proceedings(case), name=case.party_name, is_person=True, removed_at=None
    )
    return (named and is_personal_name(case.party_name)) or listed.exists()


def known_of(case: Case, *, with_reporter: bool = False) -> Known:
    """The people of ``case``: its parties, who complained, and (for the scan alone) who reported."""
    parties = list(Party.objects.filter(proceeding__in=_proceedings(case)).order_by("id"))
    people = [(each.role, each.name) for each in parties if each.is_person]
    if party_is_person(case):
        people.append(("party", case.party_name))
    if case.complainant_id is None and is_personal_name(case.complainant_name):
        people.append(("requester", case.complainant_name))
    names, numbers = list(names_masked(people)), [each.phone for each in parties]
    numbers += [each.id_number for each in parties if each.is_person]
    if with_reporter:
        told = _reporter_words(case)
        names += [each for each in told if is_personal_name(each)]
        numbers += [each for each in told if _NUMBER.fullmatch(each)]
    homes = [e.address for e in parties if e.is_person and not e.is_business_address]
    return Known(
        names=tuple(filter(None, names)),
        addresses=tuple(filter(None, homes)),
        numbers=tuple(filter(None, numbers)),
        public=tuple(filter(None, _public(case, parties))),
    )


def _public(case: Case, parties: list[Party]) -> Iterator[str]:
    yield case.organ_name
    if not party_is_person(case):
        yield case.party_name
    if case.party is not None:
        yield case.party.address
    for each in parties:
        if not each.is_person:
            yield from (each.name, each.address)
        elif each.is_business_address:
            yield each.address


def _proceedings(case: Case) -> list[int]:
    found = Proceeding.objects.filter(
        district=case.district_id, ledger=name_of(Case), row=case.pk
    ).order_by("id")
    sources = {each.source_id for each in found if each.source_id}
    return [each.pk for each in found] + sorted(sources)


def _reporter_words(case: Case) -> list[str]:
    """Names and numbers in what was said of the reporter; they leave this module only as a place."""
    words: list[str] = []
    for each in Proceeding.objects.filter(pk__in=_proceedings(case)).order_by("id"):
        held = getattr(each, "reporter", None)
        if held is not None:
            told = unseal(held.sealed, f"{REPORTER}:{each.pk}").decode()
            words += _WORD.findall(told) + _NUMBER.findall(told)
    return words


def texts_of(draft: PublicationDraft) -> dict[str, str]:
    """Everything of ``draft`` that the public would read, by the name of its place."""
    texts = {SERVED: masked(draft.served_text, draft.spans)}
    texts |= {words: str(draft.summary.get(key, "")) for key, words in SUMMARY_WORDS.items()}
    names = {f"附件{n}名称": name for n, name in enumerate(draft.attachments, 1)}
    return texts | names


def refuse_personal(draft: PublicationDraft) -> None:
    """Refused, with each place, where something personal could still be read."""
    known = known_of(draft.case, with_reporter=True)
    found = residue(texts_of(draft), known, draft.kept, SERVED)
    if found:
        raise Personal(found)
