"""What holds for every version of every kind of case, also one not written yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

import pytest

from ipcity.domain.cases.declarations import Field, Form, Kind, Move, Standing, Starts, Who
from ipcity.domain.cases.kinds import kind_called, kinds, versions
from ipcity.domain.cases.organs import Organ
from ipcity.domain.errors import Refused
from ipcity.domain.terms.deadline_rules import RULES_BY_ID
from ipcity.domain.terms.deadline_rules.declarations import Figure, H, Rule

ALL = tuple(versions().values())
MOVES = [(kind, move) for kind in ALL for move in kind.moves]
# What the row of a finished case must tell in its ledger.
TOLD = {"cases": {"result", "closed_on"}, "clues": {"result", "verified_on"}}
PAUSE = "中止"


def of_kind(kind: Kind) -> str:
    return f"{kind.key}-{kind.version}"


def of_move(part: object) -> str:
    return part.key if isinstance(part, Kind | Move) else str(part)


every_kind = pytest.mark.parametrize("kind", ALL, ids=of_kind)
every_move = pytest.mark.parametrize(("kind", "move"), MOVES, ids=of_move)


def starts_of(kind: Kind) -> Iterator[tuple[Starts, tuple[Field, ...]]]:
    """Each clock with the fields of the form that starts it."""
    yield from ((each, kind.opening) for each in kind.opens)
    yield from ((each, move.fields) for move in kind.moves for each in move.starts)


def clocks_of(kind: Kind) -> dict[str, set[str]]:
    """Name of a clock to the rules it may run by."""
    found: dict[str, set[str]] = {}
    for each, _ in starts_of(kind):
        found.setdefault(each.name, set()).update(filter(None, (each.rule, each.elsewhere)))
    return found


def figures_of(rule: str) -> tuple[Figure, ...]:
    return RULES_BY_ID[rule].figures


def in_hours(rule: str) -> bool:
    return any(figure.unit is H for figure in figures_of(rule))


def used_by(move: Move) -> set[str]:
    named = (*move.stops, *move.cancels, move.suspends, move.resumes, move.extends)
    return set(filter(None, named))


def reached(kind: Kind, begin: Iterable[str], step: Iterable[tuple[str, str]]) -> set[str]:
    found, edges = set(begin), list(step)
    while more := {to for since, to in edges if since in found} - found:
        found |= more
    return found


def edges_of(kind: Kind) -> list[tuple[str, str]]:
    return [(since, move.to) for move in kind.moves if move.to for since in move.since]


@every_kind
def test_every_state_is_reached_and_leads_to_an_end(kind):
    states = [each.key for each in kind.states]
    ends = {each.key for each in kind.states if each.is_final}
    assert len(set(states)) == len(states)
    assert ends
    assert reached(kind, {kind.first.key}, edges_of(kind)) == set(states)
    assert reached(kind, ends, [(b, a) for a, b in edges_of(kind)]) == set(states)
    assert not ends & {since for move in kind.moves for since in move.since}


@every_move
def test_a_move_names_states_papers_and_clocks_that_there_are(kind, move):
    states = {each.key for each in kind.states}
    assert move.since
    assert set(move.since) <= states
    assert move.to == "" or move.to in states
    assert set(move.needs) <= {each.key for each in kind.papers}
    assert used_by(move) <= set(clocks_of(kind))
    assert move.who
    assert len(set(move.since)) == len(move.since)


@every_kind
def test_names_are_used_once(kind):
    for named in (
        [each.key for each in kind.moves],
        [each.title for each in kind.moves],
        [each.key for each in kind.papers],
        [each.title for each in kind.papers],
        [each.words for each in kind.states],
    ):
        assert Counter(named).most_common(1)[0][1] == 1, named


def test_kinds_are_told_apart():
    assert len({each.mark for each in kinds()}) == len(kinds())
    assert len({each.title for each in kinds()}) == len(kinds())
    for each in kinds():
        assert kind_called(each.key) is each
        assert kind_called(each.key, each.version) is each
    with pytest.raises(Refused, match="没有"):
        kind_called("no-such-kind")


@every_kind
def test_a_label_means_one_field(kind):
    """Papers ask for a field by its label."""
    asked = [*kind.opening, *(each for move in kind.moves for each in move.fields)]
    names: dict[str, set[str]] = {}
    forms: dict[str, set[Form]] = {}
    for each in asked:
        names.setdefault(each.label, set()).add(each.name)
        forms.setdefault(each.name, set()).add(each.form)
    assert not {label: of for label, of in names.items() if len(of) > 1}
    assert not {name: of for name, of in forms.items() if len(of) > 1}


@every_move
def test_a_form_asks_each_thing_once_and_offers_choices(kind, move):
    assert len({each.name for each in move.fields}) == len(move.fields)
    for each in move.fields:
        assert bool(each.choices) == (each.form is Form.CHOICE), each.name
        assert len(dict(each.choices)) == len(each.choices)
        assert each.form is not Form.YES or not each.required or move.who, each.name


@every_kind
def test_every_clock_runs_by_a_rule_from_a_day_that_is_asked_for(kind):
    for each, fields in starts_of(kind):
        assert each.rule in RULES_BY_ID, each
        assert not each.elsewhere or each.elsewhere in RULES_BY_ID
        forms = {field.name: field.form for field in fields}
        if in_hours(each.rule):
            assert forms[each.since] is Form.MOMENT, each
        elif each.since:
            assert forms[each.since] in (Form.DAY, Form.MOMENT), each
        for fact, name in each.facts:
            assert fact in RULES_BY_ID[each.rule].facts
            assert forms[name] is Form.YES


@every_kind
def test_every_clock_is_ended_by_some_move(kind):
    ended = {name for move in kind.moves for name in (*move.stops, *move.cancels)}
    # ends of their own accord: a notice is deemed served
    assert set(clocks_of(kind)) - ended <= {"notice"}


@every_move
def test_what_counts_in_hours_is_stopped_at_a_moment(kind, move):
    hours = [n for n in move.stops if any(map(in_hours, clocks_of(kind)[n]))]
    moments = [each for each in move.fields if each.form is Form.MOMENT]
    assert not hours or len(moments) == 1
    assert len(moments) <= 1


@every_move
def test_an_extension_asks_how_long_and_is_the_heads(kind, move):
    if not move.extends:
        return
    assert {"n", "why"} <= {each.name for each in move.fields if each.required}
    assert move.who == (Who.HEAD,)
    rules = clocks_of(kind)[move.extends]
    assert any(figure.extensions for rule in rules for figure in figures_of(rule))


@every_move
def test_a_suspension_names_a_ground_of_the_rule(kind, move):
    if not move.suspends:
        return
    grounds = {
        ground
        for rule in clocks_of(kind)[move.suspends]
        for figure in figures_of(rule)
        for ground in figure.grounds
    }
    asked = next((each for each in move.fields if each.name == "ground"), None)
    if asked is None:
        assert move.to, "only a change of state pauses without being asked why"
        assert PAUSE in grounds
    else:
        assert {value for value, _ in asked.choices} <= grounds


@every_kind
def test_what_the_rule_allows_can_be_done(kind):
    """A rule with extensions can be extended, and all its grounds can be given."""
    for name, rules in clocks_of(kind).items():
        figures = [figure for rule in rules for figure in figures_of(rule)]
        if name == "court":  # the court's own term, for information
            continue
        if any(figure.extensions for figure in figures):
            assert any(move.extends == name for move in kind.moves), name
        grounds = {ground for figure in figures for ground in figure.grounds}
        given = {
            value
            for move in kind.moves
            if move.suspends == name
            for each in move.fields
            if each.name == "ground"
            for value, _ in each.choices
        }
        assert given == grounds, name
        if grounds:
            assert any(move.resumes == name for move in kind.moves), name


@every_move
def test_a_pause_can_end(kind, move):
    """From wherever a clock was paused some move lets it run again or ends it."""
    if not move.suspends:
        return
    states = {move.to} if move.to else set(move.since)
    ways = [
        each for each in kind.moves if move.suspends in (each.resumes, *each.stops, *each.cancels)
    ]
    for state in states:
        assert any(state in each.since for each in ways), state


@every_move
def test_what_a_move_sets_is_known_by_then(kind, move):
    fields = {each.name for each in kind.opening}
    fields |= {each.name for other in kind.moves for each in other.fields}
    for column, source in move.sets:
        assert column
        assert source == "on" or source.startswith("=") or source in fields, source
    assert len({column for column, _ in move.sets}) == len(move.sets)


def surely_set(kind: Kind) -> dict[str, set[str]]:
    """State to the columns that every way to it has set."""
    everything = {column for move in kind.moves for column, _ in move.sets}
    found = {each.key: set(everything) for each in kind.states} | {kind.first.key: set()}
    changed = True
    while changed:
        changed = False
        for move in kind.moves:
            for since in filter(None, move.since if move.to else ()):
                told = found[since] | {column for column, _ in move.sets}
                if not found[move.to] <= told:
                    found[move.to] &= told
                    changed = True
    return found


@every_kind
def test_a_finished_case_has_told_its_ledger(kind):
    told = surely_set(kind)
    lacking = {
        each.key: TOLD[kind.ledger] - told[each.key]
        for each in kind.states
        if each.is_final and TOLD[kind.ledger] - told[each.key]
    }
    assert not lacking


@every_kind
def test_the_day_that_is_judged_follows_a_clock_of_the_ledger(kind):
    columns = {each.column for each, _ in starts_of(kind)} - {""}
    assert columns <= {"due_on"}


@every_move
def test_who_reviews_takes_no_part(kind, move):
    assert move.not_officer == (Who.REVIEWER in move.who)
    if Who.REVIEWER in move.who:
        assert move.who == (Who.REVIEWER,)


@every_move
def test_a_case_grows_into_one_that_there_is(kind, move):
    if move.grows:
        assert kind_called(move.grows)


@every_kind
def test_competence_is_asked_before_something_is_decided(kind):
    if kind.competence:
        assert any(move.decides for move in kind.moves)
        first = [move for move in kind.moves if move.to and kind.first.key in move.since]
        assert any(kind.state(move.to).is_final for move in first), "it can be passed on"


@every_kind
def test_every_organ_gets_a_rule_or_none(kind):
    for each, _ in starts_of(kind):
        for organ in kind.organs:
            assert each.rule_for(organ) in {*RULES_BY_ID, ""}
        assert each.rule_for(Organ.MARKET) == each.rule


@every_kind
def test_papers_can_be_made_or_received(kind):
    for each in kind.papers:
        assert each.title
        assert all(paragraph.strip() for paragraph in each.body)
        assert not each.addressee or f"{{{{{each.addressee}}}}}" in each.body[0]


@every_move
def test_a_guard_gives_a_sentence_of_whatever_stands(kind, move):
    bare = Standing(
        kind.first.key, Organ.MARKET, 1, frozenset(Who), frozenset({1}), date(2026, 7, 2),
        date(2026, 7, 2),
    )  # fmt: skip
    for guard in move.guards:
        told = guard(bare)
        assert isinstance(told, str)
        assert not told.endswith("。")


def test_rules_of_cases_that_no_case_uses():
    """Terms that begin before or after a case stand for themselves; a new one is to be used."""
    used = {rule for kind in ALL for rules in clocks_of(kind).values() for rule in rules}
    groups = ("PEN-", "LAW-", "COM-", "ADJ-", "MED-", "PMED-", "CRI-", "REV-")
    idle = {name for name in RULES_BY_ID if name.startswith(groups)} - used
    assert idle == {
        "PEN-HEARASK",  # the same days as PEN-WAIVE
        "PEN-LIMIT", "ADJ-LIMIT",  # before the case
        "PEN-SUIT", "PEN-ENFORCE",  # after it
        "PMED-COURT-ACCEPT", "PMED-COURT", "REV-SPP",  # others' own terms
    }  # fmt: skip
    assert isinstance(RULES_BY_ID["PEN-CLUE"], Rule)
