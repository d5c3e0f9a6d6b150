"""More people for the demonstration district: units with those who fill in and check, a second desk in the office."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.stories.signing_in import PASSWORD

# login, name, role, key of the unit in the plan; all names are invented
STAFF = (
    ("zhuan1", "演示专员甲", "office_clerk", ""),
    ("zhuan2", "演示专员乙", "office_clerk", ""),
    *(
        (f"{login}{seat}", f"演示{name}{seat}", role, key)
        for login, name, key in (
            ("jingxin", "经信", "economy-information"),
            ("kejiju", "科技", "science"),
            ("sifaju", "司法", "justice"),
            ("shangwu", "商务", "commerce"),
            ("linye", "林业", "forestry"),
        )
        for seat, role in ((1, "reporter"), (2, "unit_reviewer"))
    ),
)


def hire(home: Path) -> None:
    """Fill the demonstration district of ``home`` and staff it, in processes that know only that house."""
    env = {**os.environ, "IPCITY_HOME": str(home), "STAFF_PASSWORD": PASSWORD}
    for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
        env.pop(name, None)
    env["DJANGO_SETTINGS_MODULE"] = "ipcity.config.settings"
    command = [str(Path(sys.executable).with_name("ipcity")), "demo", "--size", "small"]
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([sys.executable, "-m", "tests.stories.staff"], env=env, check=True)


def _hire() -> None:
    import django

    django.setup()
    from django.contrib.auth.hashers import make_password
    from django.utils import timezone

    from ipcity.store.models.people import Person
    from ipcity.store.models.posts import Holding, Post
    from ipcity.store.models.units import Unit

    lead = Holding.objects.select_related("post__unit__district").get(
        person__username="demo-office"
    )
    office, now = lead.post.unit, timezone.now()
    hashed = make_password(os.environ["STAFF_PASSWORD"])
    for login, name, role, key in STAFF:
        unit = Unit.objects.get(district=office.district, key=key) if key else office
        person = Person.objects.create(
            username=login, name=name, district=unit.district, unit=unit, password=hashed,
            must_change_password=False, password_changed_at=now, created_at=now,
        )  # fmt: skip
        post = Post.objects.create(
            district=unit.district,
            unit=unit,
            role=role,
            name=f"{name}岗",
            valid_from=lead.valid_from,
        )
        Holding.objects.create(
            district=unit.district,
            person=person,
            post=post,
            valid_from=lead.valid_from,
            granted_at=now,
        )


if __name__ == "__main__":
    _hire()
