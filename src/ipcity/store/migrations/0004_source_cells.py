from django.db import migrations, models

import ipcity.store.tables


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0003_ledgers"),
    ]

    operations = [
        ipcity.store.tables.CreateTables(
            state_operations=[
                migrations.AddField(
                    model_name="rowhistory",
                    name="doubts",
                    field=models.JSONField(blank=True, null=True, verbose_name="读取提醒"),
                ),
                migrations.AddField(
                    model_name="rowhistory",
                    name="source_cells",
                    field=models.JSONField(blank=True, null=True, verbose_name="来源单元格"),
                ),
                migrations.AddField(
                    model_name="rowhistory",
                    name="source_table",
                    field=models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="来源表"
                    ),
                ),
                migrations.AlterField(
                    model_name="rowhistory",
                    name="act",
                    field=models.CharField(
                        choices=[
                            ("entered", "录入"),
                            ("imported", "导入"),
                            ("changed", "修改"),
                            ("voided", "作废"),
                            ("restored", "恢复"),
                            ("undone", "撤销导入"),
                            ("linked", "自动关联"),
                        ],
                        max_length=10,
                        verbose_name="事项",
                    ),
                ),
            ],
        ),
    ]
