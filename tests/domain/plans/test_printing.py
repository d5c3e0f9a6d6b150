"""Parse after print is the identity."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from ipcity.domain.plans.printing import essence, print_plan
from tests.domain.plans.making import compiled, plans


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(plans())
def test_a_printed_plan_compiles_to_the_same_facts(plan):
    assert essence(compiled(print_plan(plan))) == essence(plan)
