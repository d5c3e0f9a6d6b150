"""What a verifiable draw is, in one file: counted here, and handed out to whoever wants to recount it.

    python3 recount.py RECEIPT.json [COMMITMENT]

Needs Python 3.8 and nothing else. A receipt holds the terms (roster, exclusions, quotas, inspectors,
parties), fixed by their digest before any randomness exists; each party's share, sealed before any was
opened; what was drawn, and who inspects it. Everything that follows from them is counted again here.
A receipt made anew from other terms agrees with itself: hold the commitment and the sealed values,
which are printed, against those published before the draw, or give the published commitment.

Basis: 国发〔2019〕5号 (双随机、一公开); GB/T 32905-2016 (SM3), FIPS 180-4 (SHA-256).
"""

from __future__ import annotations

import hashlib
import json
import struct
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

FORM = 1
PREFIX = b"ipcity-draw/"
FEWEST_INSPECTORS = 2
# Why a draw may be held again; anything else is no reason.
REASONS = {
    "void": "上一次抽取因种子份额缺失或者不符而作废",
    "recusal": "抽中的检查人员依法回避",
    "closed": "抽中的对象歇业、注销或者下落不明",
    "roster": "名录有误，经监督人确认更正",
}
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Form = dict[str, Any]
    Difference = tuple[str, str]  # place, sentence


# -- digests ------------------------------------------------------------------------------------------


def canonical(form: object) -> bytes:
    """The bytes of a JSON form that are digested: ASCII, sorted keys, no spaces."""
    return json.dumps(form, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()


def _rotated(x: int, n: int) -> int:
    n %= 32
    return ((x << n) | (x >> (32 - n))) & 0xFFFFFFFF


def sm3(message: bytes) -> bytes:
    """SM3 of ``message``, 32 bytes; plain and slow."""
    state = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600,
             0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]  # fmt: skip
    length = struct.pack(">Q", len(message) * 8)
    padded = message + b"\x80" + b"\0" * ((55 - len(message)) % 64) + length
    for start in range(0, len(padded), 64):
        words = list(struct.unpack(">16I", padded[start : start + 64]))
        for j in range(16, 68):
            x = words[j - 16] ^ words[j - 9] ^ _rotated(words[j - 3], 15)
            spread = x ^ _rotated(x, 15) ^ _rotated(x, 23)
            words.append(spread ^ _rotated(words[j - 13], 7) ^ words[j - 6])
        state = [old ^ new for old, new in zip(state, _compressed(state, words))]  # noqa: B905
    return struct.pack(">8I", *state)


def _compressed(state: list[int], words: list[int]) -> list[int]:
    a, b, c, d, e, f, g, h = state
    for j in range(64):
        constant = 0x79CC4519 if j < 16 else 0x7A879D8A
        ss1 = _rotated((_rotated(a, 12) + e + _rotated(constant, j)) & 0xFFFFFFFF, 7)
        ss2 = ss1 ^ _rotated(a, 12)
        ff = a ^ b ^ c if j < 16 else (a & b) | (a & c) | (b & c)
        gg = e ^ f ^ g if j < 16 else (e & f) | (~e & g & 0xFFFFFFFF)
        tt1 = (ff + d + ss2 + (words[j] ^ words[j + 4])) & 0xFFFFFFFF
        tt2 = (gg + h + ss1 + words[j]) & 0xFFFFFFFF
        a, b, c, d = tt1, a, _rotated(b, 9), c
        e, f, g, h = tt2 ^ _rotated(tt2, 9) ^ _rotated(tt2, 17), e, _rotated(f, 19), g
    return [a, b, c, d, e, f, g, h]


def _sha256(message: bytes) -> bytes:
    return hashlib.sha256(message).digest()


# A caller may put a faster implementation of the same function in its place.
HASHES: dict[str, Callable[[bytes], bytes]] = {"sha256": _sha256, "sm3": sm3}


def digest(algorithm: str, purpose: str, form: object) -> str:
    """The digest of ``form`` for one purpose, in hex; the same form has another one elsewhere."""
    return HASHES[algorithm](PREFIX + purpose.encode() + b"\n" + canonical(form)).hex()


def commitment(terms: Form) -> str:
    """What is fixed before any share is opened."""
    return digest(terms["algorithm"], "terms", terms)


def seal(terms: Form, party: str, share: str, nonce: str) -> str:
    """The sealed share of ``party``: says nothing of it, and belongs to these terms alone."""
    form = {"commitment": commitment(terms), "party": party, "share": share, "nonce": nonce}
    return digest(terms["algorithm"], "share", form)


def seed_of(terms: Form, shares: dict[str, str]) -> str:
    form = {"commitment": commitment(terms), "shares": shares}
    return digest(terms["algorithm"], "seed", form)


# -- the draw -----------------------------------------------------------------------------------------


def selected(terms: Form, seed: str) -> list[Form]:
    """The items with the smallest tickets of each stratum, as many as its quota, by ticket."""
    hashed = HASHES[terms["algorithm"]]
    start = PREFIX + b"ticket\n" + seed.encode() + b"\n"
    excluded = {each["id"] for each in terms["excluded"]}
    tickets: dict[str, list[tuple[bytes, str]]] = {}
    for item in terms["roster"]:
        if item["id"] not in excluded:
            told = f"{item['stratum']}\n{item['id']}".encode()
            tickets.setdefault(item["stratum"], []).append((hashed(start + told), item["id"]))
    found = [
        (ticket, name, stratum)
        for stratum, count in terms["quotas"].items()
        for ticket, name in sorted(tickets.get(stratum, []))[:count]
    ]
    return [
        {"id": name, "stratum": stratum, "ticket": ticket.hex()}
        for ticket, name, stratum in sorted(found)
    ]


def eligible(terms: Form, item: Form) -> list[str]:
    """The inspectors who may inspect ``item`` on the day: licensed, of the region, without conflict."""
    return [
        each["licence"]
        for each in terms["inspectors"]
        if each["valid_until"] >= terms["day"]
        and (not each["regions"] or item["region"] in each["regions"])
        and item["id"] not in each["conflicts"]
    ]


def paired(terms: Form, seed: str, drawn: list[Form]) -> list[Form]:
    """Each drawn item with its inspectors: who has the fewest first, then the smallest ticket."""
    roster = {item["id"]: item for item in terms["roster"]}
    load = {each["licence"]: 0 for each in terms["inspectors"]}
    made = []
    for each in drawn:
        item = roster[each["id"]]

        def rank(licence: str, item: Form = item) -> tuple[int, str]:
            form = {"seed": seed, "id": item["id"], "licence": licence}
            return load[licence], digest(terms["algorithm"], "pair", form)

        chosen = sorted(eligible(terms, item), key=rank)[: terms["per_item"]]
        for licence in chosen:
            load[licence] += 1
        made.append({**each, "inspectors": sorted(chosen)})
    return made


# -- recounting ---------------------------------------------------------------------------------------


def wrong_terms(terms: Form) -> Iterator[Difference]:
    """What makes terms no fair ground of a draw, before any randomness exists."""
    ids = [item["id"] for item in terms["roster"]]
    licences = [each["licence"] for each in terms["inspectors"]]
    if terms["algorithm"] not in HASHES:
        yield "terms.algorithm", f"不认识的算法“{terms['algorithm']}”"
    for place, names in (("roster", ids), ("inspectors", licences)):
        if names != sorted(set(names)):
            yield f"terms.{place}", "应按编号排列，且没有重复"
    if any("\n" in name for name in ids):
        yield "terms.roster", "编号中不能有换行"
    if len(set(terms["parties"])) < 2:
        yield "terms.parties", "提供种子份额的应不少于两方"
    if terms["per_item"] < FEWEST_INSPECTORS:
        yield "terms.per_item", "每个对象的检查人员不得少于2人"
    if terms["previous"] and terms["reason"] not in REASONS:
        yield "terms.reason", "重新抽取没有法定理由"
    if terms["reason"] and not terms["previous"]:
        yield "terms.reason", "写了重新抽取的理由，没有写所替代的抽取"
    yield from _wrong_days(terms)
    yield from _wrong_exclusions(terms, set(ids))
    yield from _wrong_quotas(terms)
    yield from _unpaired(terms)


def _wrong_days(terms: Form) -> Iterator[Difference]:
    """Days are compared as they are written, so each must be written in full."""
    days = [("terms.day", terms["day"])]
    for n, each in enumerate(terms["inspectors"]):
        days.append((f"terms.inspectors[{n}].valid_until", each["valid_until"]))
    for place, day in days:
        try:
            right = date.fromisoformat(day).isoformat() == day
        except ValueError:
            right = False
        if not right:
            yield place, f"日期应写成 2026-11-23，不是“{day}”"


def _wrong_exclusions(terms: Form, ids: set[str]) -> Iterator[Difference]:
    for n, each in enumerate(terms["excluded"]):
        if each["id"] not in ids:
            yield f"terms.excluded[{n}].id", f"名录中没有“{each['id']}”"
        if not each["reason"].strip():
            yield f"terms.excluded[{n}].reason", "没有写明不列入抽取的理由"


def _wrong_quotas(terms: Form) -> Iterator[Difference]:
    excluded = {each["id"] for each in terms["excluded"]}
    sizes: dict[str, int] = {}
    for item in terms["roster"]:
        sizes[item["stratum"]] = sizes.get(item["stratum"], 0) + (item["id"] not in excluded)
    for stratum, count in terms["quotas"].items():
        if not 0 <= count <= sizes.get(stratum, 0):
            there = sizes.get(stratum, 0)
            yield f"terms.quotas.{stratum}", f"要抽{count}个，可抽的只有{there}个"


def _unpaired(terms: Form) -> Iterator[Difference]:
    """Whoever may be drawn must have inspectors, or the draw could fail by chance."""
    excluded = {each["id"] for each in terms["excluded"]}
    for n, item in enumerate(terms["roster"]):
        if item["id"] not in excluded and terms["quotas"].get(item["stratum"], 0):
            able = len(eligible(terms, item))
            if able < terms["per_item"]:
                told = f"“{item['id']}”能够检查的人员只有{able}名，不足{terms['per_item']}名"
                yield f"terms.roster[{n}]", told


def void_of(terms: Form, sealed: Form, shares: Form) -> list[Form]:
    """The parties whose share is missing or is not the one they sealed; empty: the draw stands."""
    found = []
    for party in terms["parties"]:
        given = shares.get(party)
        if party not in sealed:
            found.append({"party": party, "why": "没有提交密封的份额"})
        elif given is None:
            found.append({"party": party, "why": "没有在期限内公开份额"})
        elif seal(terms, party, given["share"], given["nonce"]) != sealed[party]:
            found.append({"party": party, "why": "公开的份额与密封的不符"})
    return found


def outcome(terms: Form, sealed: Form, shares: Form) -> Form:
    """The receipt that follows from the terms and the shares, with its own digest."""
    void = void_of(terms, sealed, shares)
    receipt: Form = {
        "form": FORM,
        "terms": terms,
        "commitment": commitment(terms),
        "sealed": sealed,
        "shares": shares,
        "state": "void" if void else "drawn",
        "void": void,
        "seed": "",
        "drawn": [],
    }
    if not void:
        seed = seed_of(terms, {party: shares[party]["share"] for party in terms["parties"]})
        receipt["seed"], receipt["drawn"] = seed, paired(terms, seed, selected(terms, seed))
    return {**receipt, "digest": digest(terms["algorithm"], "receipt", receipt)}


def recount(receipt: Form) -> list[Difference]:
    """Every place where the receipt differs from what its terms and shares give; none: it is right."""
    try:
        terms = receipt["terms"]
        found = list(wrong_terms(terms))
        if terms["algorithm"] in HASHES:
            again = outcome(terms, receipt["sealed"], receipt["shares"])
            found += list(_differences("", receipt, again))
    except (KeyError, TypeError, AttributeError, ValueError) as wrong:
        return [("", f"不是完整的抽取凭证（{type(wrong).__name__}：{wrong}）")]
    return found


def _differences(place: str, told: object, found: object) -> Iterator[Difference]:
    if isinstance(told, dict) and isinstance(found, dict):
        for key in sorted({*told, *found}):
            at = f"{place}.{key}" if place else str(key)
            if key not in told or key not in found:
                yield at, "凭证中没有这一项" if key not in told else "凭证中多出这一项"
            else:
                yield from _differences(at, told[key], found[key])
    elif isinstance(told, list) and isinstance(found, list):
        if len(told) != len(found):
            yield place, f"凭证中有{len(told)}项，重算为{len(found)}项"
        for n, (one, other) in enumerate(zip(told, found)):  # noqa: B905
            yield from _differences(f"{place}[{n}]", one, other)
    elif type(told) is not type(found) or told != found:
        yield place, f"凭证为 {_short(told)}，重算为 {_short(found)}"


def _short(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)[:80]


def read(text: str) -> object:
    """The JSON of ``text``; ValueError where a key stands twice, of which a reader would see the other."""
    return json.loads(text, object_pairs_hook=_once)


def _once(pairs: list[tuple[str, object]]) -> Form:
    form = dict(pairs)
    if len(form) != len(pairs):
        names = [name for name, _ in pairs]
        twice = sorted({name for name in names if names.count(name) > 1})
        raise ValueError(f"“{'”、“'.join(twice)}”写了两次")
    return form


def report(receipt: Any, published: str = "") -> tuple[list[str], bool]:
    """The lines to print, and whether the receipt is right; ``published``: the commitment it must have."""
    found = recount(receipt)
    if not found and published and published != receipt["commitment"]:
        found = [("commitment", f"凭证为 {receipt['commitment']}，公布的为 {published}")]
    if found:
        return [
            f"不符　{place}：{told}" if place else f"不符　{told}" for place, told in found
        ], False
    void = receipt["state"] == "void"
    lines = [f"核对无误：{'作废' if void else '抽取' + str(len(receipt['drawn'])) + '个'}"]
    lines += [f"承诺值 {receipt['commitment']}{'（与公布的相同）' if published else ''}"]
    lines += [f"密封值 {party}={told}" for party, told in sorted(receipt["sealed"].items())]
    lines += [f"作废　{each['party']}{each['why']}" for each in receipt["void"]]
    return [*lines, "凭证与自身相符；请再与抽取以前公布的承诺值、密封值对照。"], True


def main(words: list[str]) -> int:
    """0: the receipt is right; 1: it is not, each place is printed; 2: it could not be read."""
    if len(words) not in (1, 2):
        print("用法：python3 recount.py 凭证.json [公布的承诺值]", file=sys.stderr)
        return 2
    try:
        with open(words[0], encoding="utf-8") as stream:  # noqa: PTH123
            receipt = read(stream.read())
    except (OSError, ValueError) as wrong:
        print(f"读不了 {words[0]}：{wrong}", file=sys.stderr)
        return 2
    lines, right = report(receipt, *words[1:])
    print("\n".join(lines))
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
