"""The people who log in; what they may do comes from their posts, never from here."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from ipcity.domain.access.masking import mask_email, mask_phone
from ipcity.store.scoping import ScopedQuerySet


class PersonQuerySet(ScopedQuerySet):
    def active(self) -> Self:
        return self.filter(is_active=True)


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(username=username)


class Person(AbstractBaseUser):
    UNIT_COLUMN = "unit_id"
    OWNER_COLUMN = "pk"
    # shown masked; in clear only by ``actions/unmasking.py``, with a reason
    PERSONAL: ClassVar[dict[str, Callable[[str], str]]] = {
        "phone": mask_phone,
        "email": mask_email,
    }

    username = models.CharField("登录名", max_length=60, unique=True)
    name = models.CharField("姓名", max_length=60)
    district = models.ForeignKey("store.District", models.CASCADE, verbose_name="区域")
    unit = models.ForeignKey(
        "store.Unit", models.PROTECT, null=True, blank=True, verbose_name="所在单位"
    )
    email = models.EmailField("电子邮箱", blank=True)
    phone = models.CharField("联系电话", max_length=30, blank=True)
    is_active = models.BooleanField("启用", default=True)
    must_change_password = models.BooleanField("须修改密码", default=True)
    password_changed_at = models.DateTimeField("密码修改时间", null=True, blank=True)
    session_mark = models.CharField("当前会话标记", max_length=64, blank=True)
    created_at = models.DateTimeField("建立时间")
    version = models.PositiveIntegerField("版本", default=1)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ("name",)

    objects = PersonManager()

    class Meta:
        verbose_name = "人员"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name

    def masked(self) -> dict[str, str]:
        """The personal fields as colleagues see them."""
        return {name: mask(getattr(self, name)) for name, mask in self.PERSONAL.items()}
