"""What is typed once for all rows of a file: checked like a cell, traced without one, suggested the next
time, and undone with the import."""

from __future__ import annotations

import pytest

from ipcity.actions import import_constants, import_undoing, imports, row_origins
from ipcity.actions.import_constants import offered
from ipcity.domain.errors import Refused
from ipcity.store.models.imports import ColumnMapping, Import
from ipcity.store.models.statistics import Statistic
from ipcity.store.models.units import Unit
from tests.actions.test_imports import counted
from tests.cast import AT, actor_of, cast

pytestmark = pytest.mark.django_db
SHEET = "指标名称,数值,单位\n地区生产总值,1301.5,亿元\n常住人口,135.1,万人\n"


@pytest.fixture
def people(db):
    made = cast()
    Unit.objects.create(district=made.district, key="t", name="虚构镇", kind=Unit.Kind.TOWN)
    return made


def read(person, text=SHEET, name="统计.csv") -> Import:
    who = {"actor": actor_of(person), "at": AT}
    made = imports.begin(name=name, content=text.encode(), ledger="statistics", queue=False, **who)
    return imports.read(imported=made, **who)


def mapped(made: Import, person, **change) -> Import:
    return imports.map_columns(
        imported=made, changes={0: change}, options={}, expected_version=made.version,
        actor=actor_of(person), at=AT, queue=False,
    )  # fmt: skip


def written(made: Import, person) -> Import:
    who = {"actor": actor_of(person), "at": AT}
    imports.preview(imported=made, **who)
    return imports.write(imported=made, **who)


def test_a_constant_is_written_traced_suggested_and_undone(people):
    made = read(people.clerk)
    (table,) = made.mapping["tables"]
    assert offered(Statistic, table) == ("year", "published_on", "region")
    made = written(mapped(made, people.clerk, constants={"year": "2025", "region": "虚构镇", "published_on": "不详"}), people.clerk)  # fmt: skip
    assert counted(made) == {"new": 2}
    rows = list(Statistic.objects.order_by("pk"))
    assert [(row.year, row.region.name, row.published_on) for row in rows] == [
        (2025, "虚构镇", None)
    ] * 2
    origins = row_origins.field_origins(rows[0])
    assert {n: row_origins.cell_of(origins[n], n) for n in ("year", "region", "value", "series")} == {
        "year": "导入时填写", "region": "导入时填写", "value": "B2", "series": "A2",
    }  # fmt: skip
    again = read(people.clerk)
    (table,) = again.mapping["tables"]
    assert (table.get("constants", {}), table["suggested"]) == (
        {},
        {"year": "2025", "region": "虚构镇"},
    )
    unasked = mapped(again, people.clerk)  # as the command line goes on: nothing is typed
    imports.preview(imported=unasked, actor=actor_of(people.clerk), at=AT)
    unasked.refresh_from_db()
    assert unasked.counts["refused"] == 2
    assert ColumnMapping.objects.get().mapping["constants"] == {"year": "2025", "region": "虚构镇"}
    import_undoing.ask_undo(
        imported=made, expected_version=made.version, actor=actor_of(people.clerk), at=AT
    )
    made.refresh_from_db()
    import_undoing.undo(imported=made, actor=actor_of(people.clerk), at=AT)
    assert Statistic.objects.standing().count() == 0


def test_a_constant_is_checked_like_a_cell(people):
    made = read(people.clerk)
    for constants, code in (
        ({"year": "二零二五左右"}, "unreadable-constant"),
        ({"region": "没有的镇"}, "unreadable-constant"),
        ({"value": "3"}, "typed-and-mapped"),
        ({"nothing": "3"}, "unknown-field"),
    ):
        with pytest.raises(Refused) as refused:
            mapped(made, people.clerk, constants=constants)
        assert (refused.value.code, refused.value.basis) == (code, import_constants.BASIS)
    made.refresh_from_db()
    assert made.state == Import.State.RECOGNISED
