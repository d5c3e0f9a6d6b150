"""Masked forms of personal data, by the table of rules R10.3."""

from __future__ import annotations

import pytest

from ipcity.domain.access import masking


@pytest.mark.parametrize(
    ("mask", "plain", "shown"),
    [
        (masking.mask_phone, "13812345678", "138****5678"),
        (masking.mask_phone, "8765", "****"),
        (masking.mask_phone, "", ""),
        (masking.mask_id, "500116199001011234", "500116********1234"),
        (masking.mask_id, "12345", "*****"),
        (masking.mask_name, "张三", "张*"),
        (masking.mask_name, "王小明", "王*明"),
        (masking.mask_name, "欧阳小明", "欧**明"),
        (masking.mask_name, "张", "*"),
        (masking.mask_name, "", ""),
        (masking.mask_email, "zhang@example.org", "z***@example.org"),
        (masking.mask_email, "nonsense", "********"),
        (masking.mask_bank_card, "6222 0212 3456 7890", "************7890"),
        (masking.mask_bank_card, "123", "***"),
        (masking.mask_address, "试验区甲镇乙村三组12号", "试验区甲镇****"),
        (masking.mask_address, "试验区乙街道某路8号", "试验区乙街道****"),
        (masking.mask_address, "某处", "****"),
    ],
)
def test_masks(mask, plain, shown):
    assert mask(plain) == shown


def test_identity_numbers_show_less_to_the_public():
    public = masking.mask_id("500116199001011234", masking.Audience.PUBLIC)
    assert public == "5" + "*" * 16 + "4"
