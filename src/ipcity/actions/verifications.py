"""The proof of a stored value: computed again from its archived snapshot, it must be the same."""

from __future__ import annotations

from dataclasses import dataclass

from ipcity.actions import contexts, lineage, measurements, snapshots
from ipcity.lake import snapshots as archives
from ipcity.store.models.measurements import Measurement


@dataclass(frozen=True)
class Verification:
    """Whether the archived snapshot gives the stored value again; ``faults`` say what does not."""

    value: str | None
    faults: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return not self.faults


def verify(*, measurement: Measurement) -> Verification:
    """Compute the value again from the archived snapshot with the declaration that it names."""
    indicator = lineage.indicator_of(measurement)
    district = measurement.district_id
    faults = []
    if indicator.digest != measurement.digest:
        faults.append("指标声明已不是计算时的那一份")
    context = contexts.context_named(measurement.context, measurement.district)
    with snapshots.opened(district, measurement.snapshot, anew=True) as archive:
        faults += archives.check(snapshots.folder(district), archive.manifest)
        found = measurements.evaluate(archive, [indicator], [measurement.on], context)
    again = found[indicator.code][0]
    if again.value != measurement.value:
        faults.append(f"重算为 {again.value}，与存档的 {measurement.value} 不同")
    if measurements.parts_form(indicator, again) != measurement.parts:
        faults.append("各部分的数值或计入记录数不同")
    return Verification(measurements.plain(again.value), tuple(faults))
