"""The credit file in a browser's requests: both sides, an objection and its answer by another person."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from ipcity.actions import rows
from ipcity.store.models.credit_matters import CreditMatter
from tests.cast import AT, actor_of, cast, client_of

pytestmark = pytest.mark.django_db


def test_a_finding_is_shown_with_both_sides_and_the_way_to_object():
    people = cast()
    given = {"unit": people.office, "actor": actor_of(people.clerk), "at": AT}
    values = {"subject_name": "演示代理公司", "kind": "agency", "grade": "serious",
              "found_on": date(2026, 5, 8)}  # fmt: skip
    record = rows.enter(ledger="credit_records", values=values, **given)
    values = {"name": "演示代理公司", "licence_number": "50999"}
    rows.enter(ledger="agencies", values=values, **given)
    clerk, lead = client_of(people.clerk), client_of(people.lead)

    def page(client, name: str, *args: int) -> str:
        return client.get(reverse(name, args=args)).content.decode()

    assert "1条" in page(clerk, "credit-agencies")
    shown = page(clerk, "credit-file", record.pk)
    assert "各规定推算的期满日不同" in shown
    assert "（《信用修复管理办法》令第36号，二手）" in shown
    assert "可向认定机关书面提出" in shown
    clerk.post(
        reverse("credit-evidence", args=[record.pk]), {"side": "against", "text": "已退出代理业务"}
    )
    asked = {"kind": "objection", "by": "演示代理公司", "ground": "事实不清", "on": "2026-06-01"}
    clerk.post(reverse("credit-asked", args=[record.pk]), asked)
    decide = reverse("credit-decide", args=[CreditMatter.objects.get().pk])
    answer = {"outcome": "granted", "reason": "认定主体有误"}
    assert "不能自己作决定" in clerk.post(decide, answer).content.decode()
    lead.post(decide, answer)
    shown = page(lead, "credit-file", record.pk)
    assert "已退出代理业务" in shown
    assert "成立，认定主体有误" in shown
    assert client_of(people.foreigner).get(
        reverse("credit-file", args=[record.pk])
    ).status_code == 404  # fmt: skip
