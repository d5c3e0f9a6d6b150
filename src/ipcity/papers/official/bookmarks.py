"""The bound numbers of a Word file, read back by their bookmarks, also after a hand has edited it."""

from __future__ import annotations

from collections.abc import Mapping

from ipcity.papers.official.documents import BOOKMARK
from ipcity.papers.official.markup import Element, qn
from ipcity.papers.official.packages import opened

_TEXT, _START, _END = qn("w:t"), qn("w:bookmarkStart"), qn("w:bookmarkEnd")


def numbers_in(paper: bytes) -> Mapping[str, str]:
    """What now stands in each bound number's place, by its key; deleted text does not count.

    A number whose bookmark is gone is missing here. Refused for what is no Word file.
    """
    return texts_by_key(opened(paper).element.body)


def texts_by_key(body: Element) -> dict[str, str]:
    open_keys: dict[str, str] = {}
    texts: dict[str, str] = {}
    for each in body.iter(_TEXT, _START, _END):
        if each.tag == _START:
            name = each.get(qn("w:name"), "")
            if name.startswith(BOOKMARK):
                key = name.removeprefix(BOOKMARK)
                open_keys[each.get(qn("w:id"))] = key
                texts.setdefault(key, "")
        elif each.tag == _END:
            open_keys.pop(each.get(qn("w:id")), None)
        else:
            for key in open_keys.values():
                texts[key] += each.text or ""
    return texts
