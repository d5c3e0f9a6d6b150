import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ipcity.store.tables


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0002_audit_triggers"),
    ]

    operations = [
        ipcity.store.tables.CreateTables(
            state_operations=[
                migrations.CreateModel(
                    name="Binding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("fact_key", models.CharField(max_length=40, verbose_name="条目编号")),
                        (
                            "reading",
                            models.CharField(blank=True, max_length=60, verbose_name="口径代码"),
                        ),
                        ("indicator", models.CharField(max_length=80, verbose_name="指标代码")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="理由"),
                        ),
                        ("chosen_at", models.DateTimeField(verbose_name="选定时间")),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        (
                            "chosen_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="选定人",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bindings",
                                to="store.programme",
                                verbose_name="试点工作",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "取数方式",
                        "ordering": ("programme_id", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("programme", "fact_key", "reading"),
                                name="one_binding_per_reading",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BindingChoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("indicator", models.CharField(max_length=80, verbose_name="指标代码")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="理由"),
                        ),
                        ("chosen_at", models.DateTimeField(verbose_name="选定时间")),
                        (
                            "binding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="choices",
                                to="store.binding",
                                verbose_name="取数方式",
                            ),
                        ),
                        (
                            "chosen_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="选定人",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "取数方式选定记录",
                        "ordering": ("binding_id", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="ColumnMapping",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("ledger", models.CharField(max_length=40, verbose_name="台账")),
                        ("headings", models.CharField(max_length=64, verbose_name="列标题摘要")),
                        ("mapping", models.JSONField(verbose_name="列对应")),
                        ("kept_at", models.DateTimeField(verbose_name="确认时间")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="确认人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "列对应记忆",
                        "ordering": ("-id",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("district", "ledger", "headings"),
                                name="one_mapping_per_headings",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Import",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "ledger",
                            models.CharField(blank=True, max_length=40, verbose_name="台账"),
                        ),
                        ("file_name", models.CharField(max_length=255, verbose_name="文件名")),
                        (
                            "vendor",
                            models.CharField(blank=True, max_length=60, verbose_name="来源格式"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("reading", "识别中"),
                                    ("recognised", "待核对列"),
                                    ("previewing", "比对中"),
                                    ("previewed", "待确认"),
                                    ("committing", "写入中"),
                                    ("done", "已导入"),
                                    ("undoing", "撤销中"),
                                    ("undone", "已撤销"),
                                    ("failed", "失败"),
                                    ("dropped", "已放弃"),
                                ],
                                default="reading",
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "mapping",
                            models.JSONField(blank=True, default=dict, verbose_name="列对应"),
                        ),
                        ("counts", models.JSONField(blank=True, default=dict, verbose_name="统计")),
                        (
                            "effect",
                            models.JSONField(blank=True, default=list, verbose_name="对指标的影响"),
                        ),
                        ("note", models.CharField(blank=True, max_length=400, verbose_name="说明")),
                        ("begun_at", models.DateTimeField(verbose_name="上传时间")),
                        (
                            "done_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="导入时间"),
                        ),
                        (
                            "undone_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="撤销时间"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.storedfile",
                                verbose_name="文件",
                            ),
                        ),
                        (
                            "job",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="store.job",
                                verbose_name="作业",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="导入人",
                            ),
                        ),
                        (
                            "refused_file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.storedfile",
                                verbose_name="未导入行",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "导入",
                        "ordering": ("-id",),
                    },
                ),
                migrations.CreateModel(
                    name="Event",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="活动名称")),
                        (
                            "occasion",
                            models.CharField(
                                choices=[
                                    ("consumer", "3·15消费者权益日"),
                                    ("week", "4·26知识产权宣传周"),
                                    ("copyright", "版权宣传月"),
                                    ("science", "科技活动周"),
                                    ("brand", "中国品牌日"),
                                    ("fair", "展会"),
                                    ("contest", "竞赛"),
                                    ("other", "其他"),
                                ],
                                default="other",
                                max_length=12,
                                verbose_name="活动节点",
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="举办日")),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="结束日"),
                        ),
                        (
                            "place",
                            models.CharField(blank=True, max_length=200, verbose_name="地点"),
                        ),
                        (
                            "organiser_name",
                            models.CharField(blank=True, max_length=200, verbose_name="主办单位"),
                        ),
                        (
                            "participants_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="参与人数"
                            ),
                        ),
                        (
                            "materials_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="发放资料数"
                            ),
                        ),
                        ("result", models.TextField(blank=True, verbose_name="活动情况")),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "宣传活动",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="event_list"
                            ),
                            models.Index(fields=["district", "changed_at"], name="event_changed"),
                            models.Index(fields=["district", "held_on"], name="event_held"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="event_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Duty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("member_name", models.CharField(max_length=200, verbose_name="单位名称")),
                        ("subject", models.CharField(max_length=300, verbose_name="职责事项")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("lead", "牵头"),
                                    ("support", "配合"),
                                    ("responsible", "主责"),
                                ],
                                default="responsible",
                                max_length=12,
                                verbose_name="承担方式",
                            ),
                        ),
                        (
                            "document_number",
                            models.CharField(blank=True, max_length=120, verbose_name="依据文件"),
                        ),
                        (
                            "valid_from",
                            models.DateField(blank=True, null=True, verbose_name="生效日"),
                        ),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="失效日"),
                        ),
                        ("details", models.TextField(blank=True, verbose_name="具体内容")),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "职责分工",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["district", "voided_at", "-id"], name="duty_list"),
                            models.Index(fields=["district", "changed_at"], name="duty_changed"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="duty_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Draw",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("number", models.CharField(max_length=60, verbose_name="抽查编号")),
                        (
                            "name",
                            models.CharField(blank=True, max_length=200, verbose_name="抽查名称"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("subjects", "抽取对象"),
                                    ("officers", "抽取人员"),
                                    ("both", "对象和人员"),
                                ],
                                default="subjects",
                                max_length=12,
                                verbose_name="抽取内容",
                            ),
                        ),
                        (
                            "plan_name",
                            models.CharField(blank=True, max_length=200, verbose_name="抽查计划"),
                        ),
                        (
                            "drawn_on",
                            models.DateField(blank=True, null=True, verbose_name="抽取日"),
                        ),
                        (
                            "population_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="名录总数"
                            ),
                        ),
                        (
                            "drawn_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="抽取数"
                            ),
                        ),
                        (
                            "roster_digest",
                            models.CharField(blank=True, max_length=64, verbose_name="名录摘要"),
                        ),
                        (
                            "seed",
                            models.CharField(blank=True, max_length=120, verbose_name="随机种子"),
                        ),
                        (
                            "supervisor_name",
                            models.CharField(blank=True, max_length=60, verbose_name="监督人"),
                        ),
                        (
                            "published_on",
                            models.DateField(blank=True, null=True, verbose_name="公示日"),
                        ),
                        (
                            "url",
                            models.CharField(blank=True, max_length=500, verbose_name="公示网址"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "随机抽取",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["district", "voided_at", "-id"], name="draw_list"),
                            models.Index(fields=["district", "changed_at"], name="draw_changed"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="draw_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CooperationAgreement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("name", models.CharField(max_length=300, verbose_name="协议名称")),
                        (
                            "number",
                            models.CharField(blank=True, max_length=60, verbose_name="协议编号"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("district", "跨区域协作"),
                                    ("justice", "行刑衔接"),
                                    ("department", "部门协作"),
                                    ("science", "院地合作"),
                                    ("bank", "银政合作"),
                                    ("other", "其他"),
                                ],
                                default="district",
                                max_length=12,
                                verbose_name="协作类型",
                            ),
                        ),
                        (
                            "partner_names",
                            models.CharField(blank=True, max_length=500, verbose_name="协作方"),
                        ),
                        (
                            "signed_on",
                            models.DateField(blank=True, null=True, verbose_name="签订日"),
                        ),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="协议期限至"),
                        ),
                        (
                            "actions_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="联合行动次数"
                            ),
                        ),
                        ("content", models.TextField(blank=True, verbose_name="协作内容")),
                        ("result", models.TextField(blank=True, verbose_name="落实情况")),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "协作协议",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"],
                                name="cooperationagreement_list",
                            ),
                            models.Index(
                                fields=["district", "changed_at"],
                                name="cooperationagreement_changed",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="cooperationagreement_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=80, verbose_name="案件编号"),
                        ),
                        (
                            "cause",
                            models.CharField(blank=True, max_length=300, verbose_name="案由"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("trademark", "商标侵权"),
                                    ("patent_passing", "假冒专利"),
                                    ("patent_dispute", "专利侵权纠纷"),
                                    ("copyright", "著作权侵权"),
                                    ("gi", "地理标志侵权"),
                                    ("special_sign", "特殊标志侵权"),
                                    ("trade_secret", "侵犯商业秘密"),
                                    ("unfair", "不正当竞争"),
                                    ("agency", "代理违法"),
                                    ("abnormal", "非正常申请"),
                                    ("mediation", "行政调解"),
                                    ("people_mediation", "人民调解"),
                                    ("other", "其他"),
                                ],
                                default="trademark",
                                max_length=16,
                                verbose_name="案件类型",
                            ),
                        ),
                        (
                            "procedure",
                            models.CharField(
                                choices=[
                                    ("ordinary", "普通程序"),
                                    ("simple", "简易程序"),
                                    ("adjudication", "行政裁决"),
                                    ("mediation", "调解"),
                                ],
                                default="ordinary",
                                max_length=12,
                                verbose_name="程序",
                            ),
                        ),
                        (
                            "source_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("complaint", "投诉举报"),
                                    ("inspection", "监督检查"),
                                    ("monitoring", "网络监测"),
                                    ("transfer", "移送"),
                                    ("superior", "上级交办"),
                                    ("request", "当事人请求"),
                                    ("other", "其他"),
                                ],
                                max_length=12,
                                verbose_name="案件来源",
                            ),
                        ),
                        (
                            "organ_name",
                            models.CharField(blank=True, max_length=120, verbose_name="办案机关"),
                        ),
                        (
                            "party_name",
                            models.CharField(blank=True, max_length=1000, verbose_name="当事人"),
                        ),
                        (
                            "party_uscc",
                            models.CharField(blank=True, max_length=60, verbose_name="当事人代码"),
                        ),
                        (
                            "complainant_name",
                            models.CharField(
                                blank=True, max_length=1000, verbose_name="投诉人或请求人"
                            ),
                        ),
                        (
                            "received_on",
                            models.DateField(blank=True, null=True, verbose_name="收到日"),
                        ),
                        (
                            "accepted_on",
                            models.DateField(blank=True, null=True, verbose_name="立案日"),
                        ),
                        (
                            "handled_on",
                            models.DateField(blank=True, null=True, verbose_name="办理日"),
                        ),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="办理期限至"),
                        ),
                        (
                            "suspended_days",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="扣除天数"
                            ),
                        ),
                        (
                            "extended_on",
                            models.DateField(blank=True, null=True, verbose_name="延期批准日"),
                        ),
                        (
                            "decided_on",
                            models.DateField(blank=True, null=True, verbose_name="决定日"),
                        ),
                        (
                            "decision_number",
                            models.CharField(blank=True, max_length=120, verbose_name="决定书文号"),
                        ),
                        (
                            "result",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("penalty", "行政处罚"),
                                    ("no_penalty", "不予处罚"),
                                    ("withdrawn", "撤案"),
                                    ("transferred", "移送司法"),
                                    ("settled", "调解成功"),
                                    ("not_settled", "调解不成"),
                                    ("adjudicated", "作出裁决"),
                                    ("refused", "不予立案"),
                                    ("other", "其他"),
                                ],
                                max_length=12,
                                verbose_name="处理结果",
                            ),
                        ),
                        ("facts_found", models.TextField(blank=True, verbose_name="主要事实")),
                        ("basis", models.TextField(blank=True, verbose_name="依据")),
                        ("decision", models.TextField(blank=True, verbose_name="决定内容")),
                        (
                            "fine_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="罚款金额",
                            ),
                        ),
                        (
                            "confiscated_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="没收违法所得",
                            ),
                        ),
                        (
                            "total_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="罚没总金额",
                            ),
                        ),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="结案日"),
                        ),
                        (
                            "publish_from",
                            models.DateField(blank=True, null=True, verbose_name="公示起日"),
                        ),
                        (
                            "publish_until",
                            models.DateField(blank=True, null=True, verbose_name="公示止日"),
                        ),
                        (
                            "publish_url",
                            models.CharField(blank=True, max_length=500, verbose_name="公示网址"),
                        ),
                        (
                            "is_transferred",
                            models.BooleanField(default=False, verbose_name="移送司法"),
                        ),
                        (
                            "transferred_on",
                            models.DateField(blank=True, null=True, verbose_name="移送日"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "complainant",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="投诉人或请求人（单位名录）",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="store.organisation",
                                verbose_name="当事人（单位名录）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "案件",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["district", "voided_at", "-id"], name="case_list"),
                            models.Index(fields=["district", "changed_at"], name="case_changed"),
                            models.Index(fields=["district", "received_on"], name="case_received"),
                            models.Index(fields=["district", "due_on"], name="case_due"),
                            models.Index(fields=["district", "decided_on"], name="case_decided"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="case_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Campaign",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="行动名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("trademark", "商标"),
                                    ("patent", "专利"),
                                    ("gi", "地理标志"),
                                    ("copyright", "版权"),
                                    ("online", "网络市场"),
                                    ("agency", "代理行业"),
                                    ("festival", "节日市场"),
                                    ("other", "其他"),
                                ],
                                default="other",
                                max_length=12,
                                verbose_name="行动类型",
                            ),
                        ),
                        (
                            "organisers",
                            models.CharField(blank=True, max_length=500, verbose_name="组织单位"),
                        ),
                        (
                            "started_on",
                            models.DateField(blank=True, null=True, verbose_name="开始日"),
                        ),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="结束日"),
                        ),
                        (
                            "officers_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="出动人次"
                            ),
                        ),
                        (
                            "checks_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="检查主体数"
                            ),
                        ),
                        (
                            "clues_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="发现线索数"
                            ),
                        ),
                        (
                            "cases_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="立案数"
                            ),
                        ),
                        (
                            "goods_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="涉案货值",
                            ),
                        ),
                        (
                            "fines_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="罚没金额",
                            ),
                        ),
                        ("result", models.TextField(blank=True, verbose_name="行动成效")),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "专项行动",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="campaign_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="campaign_changed"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="campaign_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Budget",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("year", models.PositiveIntegerField(verbose_name="年度")),
                        ("name", models.CharField(max_length=200, verbose_name="预算项目")),
                        (
                            "code",
                            models.CharField(blank=True, max_length=60, verbose_name="项目编码"),
                        ),
                        (
                            "plan_reference",
                            models.CharField(blank=True, max_length=20, verbose_name="方案任务"),
                        ),
                        (
                            "fund_source",
                            models.CharField(
                                choices=[
                                    ("central", "中央资金"),
                                    ("province", "省级资金"),
                                    ("city", "市级资金"),
                                    ("district", "区级资金"),
                                    ("social", "社会资金"),
                                ],
                                default="district",
                                max_length=12,
                                verbose_name="资金来源",
                            ),
                        ),
                        (
                            "planned_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="预算金额",
                            ),
                        ),
                        (
                            "adjusted_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="调整后预算",
                            ),
                        ),
                        (
                            "spent_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="已支出金额",
                            ),
                        ),
                        (
                            "as_of",
                            models.DateField(blank=True, null=True, verbose_name="支出截至日"),
                        ),
                        ("performance", models.TextField(blank=True, verbose_name="绩效目标")),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "预算与支出",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="budget_list"
                            ),
                            models.Index(fields=["district", "changed_at"], name="budget_changed"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="budget_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Instruction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "subject",
                            models.CharField(blank=True, max_length=300, verbose_name="批示事项"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=80, verbose_name="批示编号"),
                        ),
                        (
                            "leader_title",
                            models.CharField(blank=True, max_length=120, verbose_name="批示领导"),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("national", "国家级"),
                                    ("province", "省级"),
                                    ("city", "市级"),
                                    ("district", "区县级"),
                                ],
                                default="district",
                                max_length=12,
                                verbose_name="级别",
                            ),
                        ),
                        ("given_on", models.DateField(verbose_name="批示日")),
                        (
                            "is_positive",
                            models.BooleanField(default=False, verbose_name="正向批示"),
                        ),
                        (
                            "document_name",
                            models.CharField(blank=True, max_length=300, verbose_name="所批文件"),
                        ),
                        ("words", models.TextField(blank=True, verbose_name="批示内容")),
                        (
                            "followed_up_on",
                            models.DateField(blank=True, null=True, verbose_name="落实反馈日"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "领导批示",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="instruction_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="instruction_changed"
                            ),
                            models.Index(fields=["district", "given_on"], name="instruction_given"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="instruction_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LedgerChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="变更时间")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "待统计变更",
                        "ordering": ("id",),
                        "indexes": [models.Index(fields=["district"], name="ledger_change")],
                    },
                ),
                migrations.CreateModel(
                    name="Measurement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("indicator", models.CharField(max_length=80, verbose_name="指标代码")),
                        ("indicator_version", models.PositiveIntegerField(verbose_name="指标版本")),
                        ("digest", models.CharField(max_length=64, verbose_name="声明摘要")),
                        ("context", models.CharField(max_length=40, verbose_name="期间")),
                        ("snapshot", models.CharField(max_length=64, verbose_name="快照")),
                        ("known_at", models.DateTimeField(verbose_name="数据截至")),
                        ("on", models.DateField(verbose_name="统计日")),
                        (
                            "reading",
                            models.CharField(blank=True, max_length=60, verbose_name="口径代码"),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=8,
                                max_digits=30,
                                null=True,
                                verbose_name="数值",
                            ),
                        ),
                        (
                            "parts",
                            models.JSONField(blank=True, default=dict, verbose_name="各部分"),
                        ),
                        (
                            "rows",
                            models.PositiveBigIntegerField(default=0, verbose_name="计入记录"),
                        ),
                        ("computed_at", models.DateTimeField(verbose_name="计算时间")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "指标值",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(
                                fields=["district", "indicator", "-on"], name="measurement_newest"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=(
                                    "district",
                                    "indicator",
                                    "indicator_version",
                                    "context",
                                    "snapshot",
                                    "on",
                                ),
                                name="one_value_per_snapshot",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeasurementSeries",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("indicator", models.CharField(max_length=80, verbose_name="指标代码")),
                        ("indicator_version", models.PositiveIntegerField(verbose_name="指标版本")),
                        ("digest", models.CharField(max_length=64, verbose_name="声明摘要")),
                        ("context", models.CharField(max_length=40, verbose_name="期间")),
                        ("snapshot", models.CharField(max_length=64, verbose_name="快照")),
                        (
                            "points",
                            models.JSONField(blank=True, default=list, verbose_name="各月数值"),
                        ),
                        ("computed_at", models.DateTimeField(verbose_name="计算时间")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "指标月度序列",
                        "ordering": ("indicator", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("district", "indicator", "context"),
                                name="one_series_per_indicator",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MediaReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("title", models.CharField(max_length=300, verbose_name="标题")),
                        (
                            "outlet",
                            models.CharField(blank=True, max_length=120, verbose_name="媒体"),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("national", "国家级"),
                                    ("province", "省级"),
                                    ("city", "市级"),
                                    ("district", "区县级"),
                                    ("other", "其他"),
                                ],
                                default="district",
                                max_length=12,
                                verbose_name="媒体级别",
                            ),
                        ),
                        (
                            "tone",
                            models.CharField(
                                choices=[
                                    ("positive", "正面"),
                                    ("neutral", "中性"),
                                    ("negative", "负面"),
                                ],
                                default="positive",
                                max_length=12,
                                verbose_name="报道性质",
                            ),
                        ),
                        ("published_on", models.DateField(verbose_name="刊发日")),
                        ("url", models.CharField(blank=True, max_length=500, verbose_name="链接")),
                        (
                            "author",
                            models.CharField(blank=True, max_length=120, verbose_name="作者"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "媒体报道",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="mediareport_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="mediareport_changed"
                            ),
                            models.Index(
                                fields=["district", "published_on"], name="mediareport_published"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="mediareport_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="会议名称")),
                        (
                            "number",
                            models.CharField(blank=True, max_length=60, verbose_name="会议编号"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("joint", "联席会议"),
                                    ("leading", "领导小组会议"),
                                    ("dispatch", "调度会"),
                                    ("bank", "银企对接会"),
                                    ("research", "研判会"),
                                    ("other", "其他"),
                                ],
                                default="joint",
                                max_length=12,
                                verbose_name="会议类型",
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="召开日")),
                        (
                            "place",
                            models.CharField(blank=True, max_length=200, verbose_name="地点"),
                        ),
                        (
                            "chair_title",
                            models.CharField(blank=True, max_length=120, verbose_name="主持人职务"),
                        ),
                        (
                            "convener_name",
                            models.CharField(blank=True, max_length=200, verbose_name="召集单位"),
                        ),
                        (
                            "attendee_units",
                            models.CharField(blank=True, max_length=1000, verbose_name="参会单位"),
                        ),
                        (
                            "attendees_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="参会人数"
                            ),
                        ),
                        ("agenda", models.TextField(blank=True, verbose_name="议题")),
                        (
                            "minutes_number",
                            models.CharField(blank=True, max_length=80, verbose_name="纪要文号"),
                        ),
                        (
                            "minutes_on",
                            models.DateField(blank=True, null=True, verbose_name="纪要印发日"),
                        ),
                        ("resolutions", models.TextField(blank=True, verbose_name="议定事项")),
                        (
                            "resolutions_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="议定事项数"
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "会议",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="meeting_list"
                            ),
                            models.Index(fields=["district", "changed_at"], name="meeting_changed"),
                            models.Index(fields=["district", "held_on"], name="meeting_held"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="meeting_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "body",
                            models.CharField(
                                choices=[
                                    ("joint", "联席会议"),
                                    ("leading", "领导小组"),
                                    ("office", "领导小组办公室"),
                                    ("alliance", "联盟"),
                                    ("expert", "专家库"),
                                ],
                                default="joint",
                                max_length=12,
                                verbose_name="机制",
                            ),
                        ),
                        ("member_name", models.CharField(max_length=200, verbose_name="成员单位")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("head", "召集人"),
                                    ("deputy", "副召集人"),
                                    ("member", "成员"),
                                    ("liaison", "联络员"),
                                ],
                                default="member",
                                max_length=12,
                                verbose_name="成员角色",
                            ),
                        ),
                        (
                            "person_name",
                            models.CharField(blank=True, max_length=60, verbose_name="成员姓名"),
                        ),
                        (
                            "title",
                            models.CharField(blank=True, max_length=120, verbose_name="职务"),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=120, verbose_name="联系电话"),
                        ),
                        (
                            "joined_on",
                            models.DateField(blank=True, null=True, verbose_name="加入日"),
                        ),
                        ("left_on", models.DateField(blank=True, null=True, verbose_name="退出日")),
                        (
                            "document_number",
                            models.CharField(blank=True, max_length=120, verbose_name="依据文件"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "联席会议成员",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="membership_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="membership_changed"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="membership_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Milestone",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="成果名称")),
                        (
                            "plan_reference",
                            models.CharField(blank=True, max_length=20, verbose_name="方案条目"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("built", "建成"),
                                    ("issued", "印发"),
                                    ("held", "举办"),
                                    ("started", "启动"),
                                    ("other", "其他"),
                                ],
                                default="built",
                                max_length=12,
                                verbose_name="节点类型",
                            ),
                        ),
                        (
                            "place",
                            models.CharField(blank=True, max_length=300, verbose_name="地点"),
                        ),
                        (
                            "started_on",
                            models.DateField(blank=True, null=True, verbose_name="启动日"),
                        ),
                        (
                            "planned_on",
                            models.DateField(blank=True, null=True, verbose_name="计划完成日"),
                        ),
                        (
                            "accepted_on",
                            models.DateField(blank=True, null=True, verbose_name="验收日"),
                        ),
                        (
                            "acceptor",
                            models.CharField(blank=True, max_length=120, verbose_name="验收单位"),
                        ),
                        (
                            "evidence",
                            models.CharField(blank=True, max_length=500, verbose_name="验收依据"),
                        ),
                        ("result", models.TextField(blank=True, verbose_name="成果说明")),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "建设成果",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="milestone_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="milestone_changed"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="milestone_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Officer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="姓名")),
                        (
                            "organ_name",
                            models.CharField(blank=True, max_length=200, verbose_name="所在机关"),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("investigator", "执法人员"),
                                    ("reviewer", "法制审核人员"),
                                    ("head", "负责人"),
                                    ("expert", "技术调查官"),
                                ],
                                default="investigator",
                                max_length=12,
                                verbose_name="人员类别",
                            ),
                        ),
                        (
                            "licence_number",
                            models.CharField(blank=True, max_length=60, verbose_name="执法证号"),
                        ),
                        (
                            "licensed_on",
                            models.DateField(blank=True, null=True, verbose_name="发证日"),
                        ),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="证件有效期至"),
                        ),
                        (
                            "has_legal_qualification",
                            models.BooleanField(default=False, verbose_name="法律职业资格"),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=120, verbose_name="联系电话"),
                        ),
                        (
                            "specialties",
                            models.CharField(blank=True, max_length=200, verbose_name="专长"),
                        ),
                        ("left_on", models.DateField(blank=True, null=True, verbose_name="离岗日")),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "执法人员",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="officer_list"
                            ),
                            models.Index(fields=["district", "changed_at"], name="officer_changed"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="officer_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Organisation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="名称")),
                        (
                            "uscc",
                            models.CharField(
                                blank=True, max_length=18, verbose_name="统一社会信用代码"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("firm", "企业"),
                                    ("university", "高等院校"),
                                    ("institute", "科研院所"),
                                    ("agency", "代理机构"),
                                    ("organ", "党政机关"),
                                    ("institution", "事业单位"),
                                    ("association", "社会团体"),
                                    ("cooperative", "合作社"),
                                    ("sole_trader", "个体工商户"),
                                    ("other", "其他"),
                                ],
                                default="firm",
                                max_length=20,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "former_names",
                            models.JSONField(blank=True, default=list, verbose_name="曾用名"),
                        ),
                        (
                            "aliases",
                            models.JSONField(blank=True, default=list, verbose_name="别名"),
                        ),
                        (
                            "match_key",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="比对名称"
                            ),
                        ),
                        ("is_branch", models.BooleanField(default=False, verbose_name="分支机构")),
                        ("is_local", models.BooleanField(default=True, verbose_name="在本区域")),
                        (
                            "is_state_owned",
                            models.BooleanField(default=False, verbose_name="国有企业"),
                        ),
                        (
                            "industry",
                            models.CharField(blank=True, max_length=80, verbose_name="行业"),
                        ),
                        (
                            "address",
                            models.CharField(blank=True, max_length=300, verbose_name="地址"),
                        ),
                        (
                            "founded_on",
                            models.DateField(blank=True, null=True, verbose_name="成立日期"),
                        ),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="注销日期"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="branches",
                                to="store.organisation",
                                verbose_name="上级单位",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "单位名录",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="organisation_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="organisation_changed"
                            ),
                            models.Index(
                                fields=["district", "match_key"], name="organisation_match"
                            ),
                            models.Index(fields=["district", "uscc"], name="organisation_uscc"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="organisation_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Need",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=60, verbose_name="需求编号"),
                        ),
                        ("title", models.CharField(max_length=300, verbose_name="需求名称")),
                        (
                            "firm_name",
                            models.CharField(blank=True, max_length=200, verbose_name="需求单位"),
                        ),
                        (
                            "field",
                            models.CharField(blank=True, max_length=120, verbose_name="技术领域"),
                        ),
                        ("details", models.TextField(blank=True, verbose_name="需求描述")),
                        (
                            "ipc",
                            models.CharField(blank=True, max_length=300, verbose_name="分类号"),
                        ),
                        (
                            "budget_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="预算金额",
                            ),
                        ),
                        (
                            "posted_on",
                            models.DateField(blank=True, null=True, verbose_name="发布日"),
                        ),
                        (
                            "state_now",
                            models.CharField(
                                choices=[
                                    ("open", "征集中"),
                                    ("matching", "对接中"),
                                    ("met", "已洽谈"),
                                    ("signed", "已签约"),
                                    ("closed", "已关闭"),
                                ],
                                default="open",
                                max_length=12,
                                verbose_name="需求状态",
                            ),
                        ),
                        (
                            "pushed_on",
                            models.DateField(blank=True, null=True, verbose_name="推送日"),
                        ),
                        ("read_on", models.DateField(blank=True, null=True, verbose_name="阅读日")),
                        ("met_on", models.DateField(blank=True, null=True, verbose_name="洽谈日")),
                        (
                            "signed_on",
                            models.DateField(blank=True, null=True, verbose_name="签约日"),
                        ),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="关闭日"),
                        ),
                        (
                            "contact",
                            models.CharField(blank=True, max_length=120, verbose_name="联系人"),
                        ),
                        (
                            "contact_phone",
                            models.CharField(blank=True, max_length=120, verbose_name="联系电话"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "firm",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="需求单位（单位名录）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "技术需求",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["district", "voided_at", "-id"], name="need_list"),
                            models.Index(fields=["district", "changed_at"], name="need_changed"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="need_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MadridRegistration",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "international_number",
                            models.CharField(blank=True, max_length=40, verbose_name="国际注册号"),
                        ),
                        (
                            "name",
                            models.CharField(blank=True, max_length=300, verbose_name="商标名称"),
                        ),
                        (
                            "holder_name",
                            models.CharField(blank=True, max_length=200, verbose_name="注册人"),
                        ),
                        (
                            "base_number",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="国内基础注册号"
                            ),
                        ),
                        (
                            "nice_classes",
                            models.CharField(blank=True, max_length=120, verbose_name="国际分类"),
                        ),
                        (
                            "countries",
                            models.CharField(blank=True, max_length=500, verbose_name="指定国家"),
                        ),
                        (
                            "countries_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="指定国家数"
                            ),
                        ),
                        (
                            "filed_on",
                            models.DateField(blank=True, null=True, verbose_name="申请日"),
                        ),
                        (
                            "registered_on",
                            models.DateField(blank=True, null=True, verbose_name="国际注册日"),
                        ),
                        (
                            "expires_on",
                            models.DateField(blank=True, null=True, verbose_name="有效期至"),
                        ),
                        (
                            "stated_status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("registered", "有效"),
                                    ("pending", "审查中"),
                                    ("ended", "失效"),
                                ],
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="注册人（单位名录）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "马德里国际注册",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"],
                                name="madridregistration_list",
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="madridregistration_changed"
                            ),
                            models.Index(
                                fields=["district", "registered_on"],
                                name="madridregistration_registered",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="madridregistration_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LayoutDesign",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "registration_number",
                            models.CharField(blank=True, max_length=40, verbose_name="登记号"),
                        ),
                        (
                            "application_number",
                            models.CharField(blank=True, max_length=40, verbose_name="申请号"),
                        ),
                        (
                            "name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="布图设计名称"
                            ),
                        ),
                        (
                            "holder_name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="布图设计权利人"
                            ),
                        ),
                        (
                            "designers",
                            models.CharField(blank=True, max_length=500, verbose_name="创作人"),
                        ),
                        (
                            "created_on",
                            models.DateField(blank=True, null=True, verbose_name="创作完成日"),
                        ),
                        (
                            "first_used_on",
                            models.DateField(blank=True, null=True, verbose_name="首次商业利用日"),
                        ),
                        (
                            "filed_on",
                            models.DateField(blank=True, null=True, verbose_name="申请日"),
                        ),
                        (
                            "registered_on",
                            models.DateField(blank=True, null=True, verbose_name="登记日"),
                        ),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="终止日"),
                        ),
                        (
                            "stated_status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("registered", "已登记"),
                                    ("pending", "审查中"),
                                    ("refused", "驳回"),
                                    ("ended", "已终止"),
                                ],
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="布图设计权利人（单位名录）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "集成电路布图设计",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="layoutdesign_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="layoutdesign_changed"
                            ),
                            models.Index(
                                fields=["district", "registered_on"], name="layoutdesign_registered"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="layoutdesign_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Inspection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=80, verbose_name="检查编号"),
                        ),
                        (
                            "draw_number",
                            models.CharField(blank=True, max_length=60, verbose_name="抽查批次"),
                        ),
                        (
                            "inspected_name",
                            models.CharField(blank=True, max_length=200, verbose_name="检查对象"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("random", "双随机"),
                                    ("directed", "专项检查"),
                                    ("daily", "日常巡查"),
                                    ("complaint", "投诉核查"),
                                    ("agency", "代理机构检查"),
                                ],
                                default="random",
                                max_length=12,
                                verbose_name="检查方式",
                            ),
                        ),
                        (
                            "subject",
                            models.CharField(blank=True, max_length=300, verbose_name="检查事项"),
                        ),
                        (
                            "officers",
                            models.CharField(blank=True, max_length=200, verbose_name="检查人员"),
                        ),
                        (
                            "inspected_on",
                            models.DateField(blank=True, null=True, verbose_name="检查日"),
                        ),
                        (
                            "finding",
                            models.CharField(
                                choices=[
                                    ("none", "未发现问题"),
                                    ("problem", "发现问题"),
                                    ("refused", "拒绝检查"),
                                    ("missing", "未找到"),
                                    ("corrected", "已整改"),
                                ],
                                default="none",
                                max_length=12,
                                verbose_name="检查结果",
                            ),
                        ),
                        ("problem", models.TextField(blank=True, verbose_name="发现问题")),
                        (
                            "ordered_on",
                            models.DateField(blank=True, null=True, verbose_name="责令改正日"),
                        ),
                        (
                            "corrected_on",
                            models.DateField(blank=True, null=True, verbose_name="整改完成日"),
                        ),
                        (
                            "published_on",
                            models.DateField(blank=True, null=True, verbose_name="结果公示日"),
                        ),
                        (
                            "case_number",
                            models.CharField(blank=True, max_length=120, verbose_name="案件编号"),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.case",
                                verbose_name="案件（台账）",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "inspected",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="检查对象（单位名录）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "检查记录",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="inspection_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="inspection_changed"
                            ),
                            models.Index(
                                fields=["district", "inspected_on"], name="inspection_inspected"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="inspection_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HeritageItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="项目名称")),
                        (
                            "number",
                            models.CharField(blank=True, max_length=60, verbose_name="项目编号"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("intangible", "非物质文化遗产"),
                                    ("relic", "不可移动文物"),
                                    ("movable", "可移动文物"),
                                    ("museum", "博物馆"),
                                    ("oldbrand", "老字号"),
                                    ("other", "其他"),
                                ],
                                default="intangible",
                                max_length=12,
                                verbose_name="类型",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("world", "世界级"),
                                    ("national", "国家级"),
                                    ("province", "省级"),
                                    ("city", "市级"),
                                    ("district", "区县级"),
                                ],
                                default="district",
                                max_length=12,
                                verbose_name="级别",
                            ),
                        ),
                        (
                            "category",
                            models.CharField(blank=True, max_length=120, verbose_name="项目类别"),
                        ),
                        (
                            "keeper_name",
                            models.CharField(blank=True, max_length=200, verbose_name="保护单位"),
                        ),
                        (
                            "inheritor",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="代表性传承人"
                            ),
                        ),
                        (
                            "listed_on",
                            models.DateField(blank=True, null=True, verbose_name="列入日"),
                        ),
                        ("batch", models.CharField(blank=True, max_length=40, verbose_name="批次")),
                        (
                            "delisted_on",
                            models.DateField(blank=True, null=True, verbose_name="移出日"),
                        ),
                        (
                            "rights_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="关联知识产权数"
                            ),
                        ),
                        ("state", models.TextField(blank=True, verbose_name="保护现状")),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "keeper",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="保护单位（单位名录）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "非遗与文物项目",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="heritageitem_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="heritageitem_changed"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="heritageitem_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Grant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=60, verbose_name="编号"),
                        ),
                        (
                            "year",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="年度"),
                        ),
                        (
                            "payee_name",
                            models.CharField(blank=True, max_length=200, verbose_name="受奖补单位"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("patent", "专利资助"),
                                    ("trademark", "商标奖励"),
                                    ("gi", "地理标志奖励"),
                                    ("certificate", "认定奖励"),
                                    ("pledge", "质押贴息"),
                                    ("standard", "贯标奖励"),
                                    ("project", "项目补助"),
                                    ("award", "获奖奖励"),
                                    ("other", "其他"),
                                ],
                                default="other",
                                max_length=12,
                                verbose_name="奖补类型",
                            ),
                        ),
                        (
                            "subject",
                            models.CharField(blank=True, max_length=300, verbose_name="奖补事项"),
                        ),
                        (
                            "policy_number",
                            models.CharField(blank=True, max_length=120, verbose_name="依据文号"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="金额",
                            ),
                        ),
                        (
                            "approved_on",
                            models.DateField(blank=True, null=True, verbose_name="批准日"),
                        ),
                        ("paid_on", models.DateField(blank=True, null=True, verbose_name="拨付日")),
                        (
                            "bank_account",
                            models.CharField(blank=True, max_length=120, verbose_name="收款账号"),
                        ),
                        (
                            "reclaimed_on",
                            models.DateField(blank=True, null=True, verbose_name="追回日"),
                        ),
                        (
                            "reclaimed_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="追回金额",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "payee",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="受奖补单位（单位名录）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "奖补资金",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="grant_list"
                            ),
                            models.Index(fields=["district", "changed_at"], name="grant_changed"),
                            models.Index(fields=["district", "paid_on"], name="grant_paid"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="grant_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GeographicalIndication",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "track",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("mark", "地理标志商标"),
                                    ("product", "地理标志保护产品"),
                                    ("farm", "农产品地理标志"),
                                ],
                                max_length=12,
                                verbose_name="保护途径",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="名称")),
                        (
                            "number",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="注册号或公告号"
                            ),
                        ),
                        (
                            "holder_name",
                            models.CharField(blank=True, max_length=200, verbose_name="权利人"),
                        ),
                        (
                            "filed_on",
                            models.DateField(blank=True, null=True, verbose_name="申请日"),
                        ),
                        (
                            "recognised_on",
                            models.DateField(blank=True, null=True, verbose_name="注册或认定日"),
                        ),
                        (
                            "expires_on",
                            models.DateField(blank=True, null=True, verbose_name="专用权期限至"),
                        ),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="终止日"),
                        ),
                        (
                            "stated_status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("registered", "已注册或已认定"),
                                    ("pending", "申报中"),
                                    ("refused", "未通过"),
                                    ("cancelled", "已撤销"),
                                ],
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "production_area",
                            models.CharField(blank=True, max_length=500, verbose_name="产地范围"),
                        ),
                        (
                            "users_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="用标企业数"
                            ),
                        ),
                        (
                            "annual_output",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="年产值",
                            ),
                        ),
                        (
                            "certified_on",
                            models.DateField(blank=True, null=True, verbose_name="专用标志核准日"),
                        ),
                        (
                            "is_demonstration",
                            models.BooleanField(default=False, verbose_name="示范区建设"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="权利人（单位名录）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "地理标志",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"],
                                name="geographicalindication_list",
                            ),
                            models.Index(
                                fields=["district", "changed_at"],
                                name="geographicalindication_changed",
                            ),
                            models.Index(
                                fields=["district", "recognised_on"],
                                name="geographicalindication_recogni",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="geographicalindication_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EducationBase",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("base", "培训基地"),
                                    ("school", "试点学校"),
                                    ("demo_school", "示范学校"),
                                    ("college", "高校学院"),
                                    ("practice", "实践基地"),
                                    ("other", "其他"),
                                ],
                                default="base",
                                max_length=12,
                                verbose_name="类型",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("national", "国家级"),
                                    ("province", "省级"),
                                    ("city", "市级"),
                                    ("district", "区县级"),
                                ],
                                default="city",
                                max_length=12,
                                verbose_name="级别",
                            ),
                        ),
                        (
                            "host_name",
                            models.CharField(blank=True, max_length=200, verbose_name="依托单位"),
                        ),
                        (
                            "granted_on",
                            models.DateField(blank=True, null=True, verbose_name="认定日"),
                        ),
                        (
                            "revoked_on",
                            models.DateField(blank=True, null=True, verbose_name="撤销日"),
                        ),
                        (
                            "issuer",
                            models.CharField(blank=True, max_length=120, verbose_name="认定机关"),
                        ),
                        (
                            "students_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="年培训人数"
                            ),
                        ),
                        (
                            "courses_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="课程数"
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "host",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="依托单位（单位名录）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "教育培训基地",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="educationbase_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="educationbase_changed"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="educationbase_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CreditRecord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=120, verbose_name="认定文书号"),
                        ),
                        (
                            "subject_name",
                            models.CharField(blank=True, max_length=200, verbose_name="失信主体"),
                        ),
                        (
                            "uscc",
                            models.CharField(
                                blank=True, max_length=18, verbose_name="统一社会信用代码"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("abnormal", "非正常申请"),
                                    ("bad_faith", "恶意商标注册"),
                                    ("agency", "违法代理"),
                                    ("false_material", "虚假材料"),
                                    ("broken_promise", "违背承诺"),
                                    ("refusal", "拒不执行"),
                                    ("infringement", "故意侵权"),
                                    ("other", "其他"),
                                ],
                                default="other",
                                max_length=14,
                                verbose_name="失信行为",
                            ),
                        ),
                        (
                            "grade",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("minor", "轻微"),
                                    ("general", "一般"),
                                    ("serious", "严重"),
                                ],
                                max_length=12,
                                verbose_name="严重程度",
                            ),
                        ),
                        (
                            "organ_name",
                            models.CharField(blank=True, max_length=200, verbose_name="认定机关"),
                        ),
                        (
                            "found_on",
                            models.DateField(blank=True, null=True, verbose_name="认定日"),
                        ),
                        (
                            "measures",
                            models.CharField(blank=True, max_length=500, verbose_name="惩戒措施"),
                        ),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="期限至")),
                        (
                            "applied_repair_on",
                            models.DateField(blank=True, null=True, verbose_name="申请修复日"),
                        ),
                        (
                            "repaired_on",
                            models.DateField(blank=True, null=True, verbose_name="修复日"),
                        ),
                        (
                            "rights_numbers",
                            models.CharField(
                                blank=True, max_length=2000, verbose_name="涉及权利号"
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "subject",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="失信主体（单位名录）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "信用记录",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="creditrecord_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="creditrecord_changed"
                            ),
                            models.Index(
                                fields=["district", "found_on"], name="creditrecord_found"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="creditrecord_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CreditLoan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "loan_number",
                            models.CharField(blank=True, max_length=80, verbose_name="贷款合同号"),
                        ),
                        (
                            "firm_name",
                            models.CharField(blank=True, max_length=200, verbose_name="借款企业"),
                        ),
                        (
                            "bank_name",
                            models.CharField(blank=True, max_length=200, verbose_name="贷款银行"),
                        ),
                        (
                            "applied_on",
                            models.DateField(blank=True, null=True, verbose_name="申请日"),
                        ),
                        (
                            "approved_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="授信金额",
                            ),
                        ),
                        (
                            "loan_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="放款金额",
                            ),
                        ),
                        (
                            "released_on",
                            models.DateField(blank=True, null=True, verbose_name="放款日"),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="到期日")),
                        (
                            "repaid_on",
                            models.DateField(blank=True, null=True, verbose_name="结清日"),
                        ),
                        (
                            "rate",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=22,
                                null=True,
                                verbose_name="年利率",
                            ),
                        ),
                        (
                            "state_now",
                            models.CharField(
                                choices=[
                                    ("applied", "申请中"),
                                    ("approved", "已授信"),
                                    ("released", "已放款"),
                                    ("repaid", "已结清"),
                                    ("overdue", "逾期"),
                                    ("refused", "未通过"),
                                ],
                                default="released",
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        ("is_renewal", models.BooleanField(default=False, verbose_name="续贷")),
                        (
                            "rights_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="知识产权件数"
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "bank",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="贷款银行（单位名录）",
                            ),
                        ),
                        (
                            "firm",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="借款企业（单位名录）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "知识价值信用贷款",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="creditloan_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="creditloan_changed"
                            ),
                            models.Index(
                                fields=["district", "released_on"], name="creditloan_released"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="creditloan_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CourtCase",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=80, verbose_name="案号"),
                        ),
                        (
                            "cause",
                            models.CharField(blank=True, max_length=200, verbose_name="案由"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("civil", "民事"),
                                    ("criminal", "刑事"),
                                    ("administrative", "行政"),
                                    ("confirmation", "司法确认"),
                                ],
                                default="civil",
                                max_length=14,
                                verbose_name="案件性质",
                            ),
                        ),
                        (
                            "right",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("patent", "专利"),
                                    ("trademark", "商标"),
                                    ("copyright", "著作权"),
                                    ("trade_secret", "商业秘密"),
                                    ("gi", "地理标志"),
                                    ("unfair", "不正当竞争"),
                                    ("other", "其他"),
                                ],
                                max_length=12,
                                verbose_name="权利类型",
                            ),
                        ),
                        (
                            "court_name",
                            models.CharField(blank=True, max_length=200, verbose_name="审理法院"),
                        ),
                        (
                            "plaintiff_name",
                            models.CharField(
                                blank=True, max_length=1000, verbose_name="原告或公诉机关"
                            ),
                        ),
                        (
                            "defendant_name",
                            models.CharField(blank=True, max_length=1000, verbose_name="被告"),
                        ),
                        (
                            "filed_on",
                            models.DateField(blank=True, null=True, verbose_name="立案日"),
                        ),
                        (
                            "decided_on",
                            models.DateField(blank=True, null=True, verbose_name="裁判日"),
                        ),
                        (
                            "result",
                            models.CharField(blank=True, max_length=200, verbose_name="裁判结果"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="判赔金额",
                            ),
                        ),
                        (
                            "is_from_transfer",
                            models.BooleanField(default=False, verbose_name="行政移送"),
                        ),
                        (
                            "case_number",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="行政案件编号"
                            ),
                        ),
                        ("is_effective", models.BooleanField(default=False, verbose_name="已生效")),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.case",
                                verbose_name="关联行政案件（台账）",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "defendant",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="被告（单位名录）",
                            ),
                        ),
                        (
                            "plaintiff",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="原告或公诉机关（单位名录）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "司法案件",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="courtcase_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="courtcase_changed"
                            ),
                            models.Index(fields=["district", "filed_on"], name="courtcase_filed"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="courtcase_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Copyright",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=60, verbose_name="登记号"),
                        ),
                        ("name", models.CharField(blank=True, max_length=300, verbose_name="名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("work", "作品"), ("software", "计算机软件")],
                                default="work",
                                max_length=12,
                                verbose_name="登记类型",
                            ),
                        ),
                        (
                            "category",
                            models.CharField(blank=True, max_length=60, verbose_name="作品类别"),
                        ),
                        (
                            "holder_name",
                            models.CharField(blank=True, max_length=1000, verbose_name="著作权人"),
                        ),
                        (
                            "author",
                            models.CharField(blank=True, max_length=500, verbose_name="作者"),
                        ),
                        (
                            "completed_on",
                            models.DateField(blank=True, null=True, verbose_name="创作完成日"),
                        ),
                        (
                            "published_on",
                            models.DateField(blank=True, null=True, verbose_name="首次发表日"),
                        ),
                        (
                            "registered_on",
                            models.DateField(blank=True, null=True, verbose_name="登记日"),
                        ),
                        (
                            "is_demonstration",
                            models.BooleanField(default=False, verbose_name="版权示范单位"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="著作权人（单位名录）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "著作权登记",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="copyright_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="copyright_changed"
                            ),
                            models.Index(
                                fields=["district", "registered_on"], name="copyright_registered"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="copyright_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Clue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=80, verbose_name="线索编号"),
                        ),
                        (
                            "received_on",
                            models.DateField(blank=True, null=True, verbose_name="收到日"),
                        ),
                        (
                            "source_kind",
                            models.CharField(
                                choices=[
                                    ("report", "举报"),
                                    ("complaint", "投诉"),
                                    ("monitoring", "网络监测"),
                                    ("regulation", "互联网+监管"),
                                    ("inspection", "检查发现"),
                                    ("transfer", "部门移送"),
                                    ("district", "协作地区移送"),
                                    ("superior", "上级交办"),
                                    ("procuratorate", "检察建议"),
                                    ("other", "其他"),
                                ],
                                default="report",
                                max_length=13,
                                verbose_name="线索来源",
                            ),
                        ),
                        (
                            "subject",
                            models.CharField(blank=True, max_length=300, verbose_name="线索内容"),
                        ),
                        (
                            "suspect_name",
                            models.CharField(blank=True, max_length=200, verbose_name="被举报人"),
                        ),
                        (
                            "reporter_name",
                            models.CharField(blank=True, max_length=120, verbose_name="举报人"),
                        ),
                        (
                            "reporter_phone",
                            models.CharField(blank=True, max_length=120, verbose_name="举报人电话"),
                        ),
                        (
                            "place",
                            models.CharField(blank=True, max_length=300, verbose_name="涉案地点"),
                        ),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="核查期限至"),
                        ),
                        (
                            "verified_on",
                            models.DateField(blank=True, null=True, verbose_name="核查完成日"),
                        ),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("filed", "立案"),
                                    ("refused", "不予立案"),
                                    ("transferred", "移送"),
                                    ("merged", "并案"),
                                    ("verifying", "核查中"),
                                ],
                                default="verifying",
                                max_length=12,
                                verbose_name="核查结果",
                            ),
                        ),
                        (
                            "replied_on",
                            models.DateField(blank=True, null=True, verbose_name="答复日"),
                        ),
                        (
                            "case_number",
                            models.CharField(blank=True, max_length=120, verbose_name="立案编号"),
                        ),
                        (
                            "transferred_to",
                            models.CharField(blank=True, max_length=200, verbose_name="移送单位"),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.case",
                                verbose_name="案件（台账）",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "suspect",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="被举报人（单位名录）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "案件线索",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["district", "voided_at", "-id"], name="clue_list"),
                            models.Index(fields=["district", "changed_at"], name="clue_changed"),
                            models.Index(fields=["district", "received_on"], name="clue_received"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="clue_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Brand",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="品牌名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("regional", "区域公用品牌"),
                                    ("firm", "企业品牌"),
                                    ("product", "产品品牌"),
                                    ("time", "老字号"),
                                ],
                                default="regional",
                                max_length=12,
                                verbose_name="品牌类型",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("national", "国家级"),
                                    ("province", "省级"),
                                    ("city", "市级"),
                                    ("district", "区县级"),
                                ],
                                default="district",
                                max_length=12,
                                verbose_name="级别",
                            ),
                        ),
                        (
                            "owner_name",
                            models.CharField(blank=True, max_length=200, verbose_name="品牌所有人"),
                        ),
                        (
                            "user_name",
                            models.CharField(blank=True, max_length=200, verbose_name="授权使用人"),
                        ),
                        (
                            "trademark_number",
                            models.CharField(blank=True, max_length=30, verbose_name="商标注册号"),
                        ),
                        (
                            "recognised_on",
                            models.DateField(blank=True, null=True, verbose_name="认定日"),
                        ),
                        (
                            "authorised_on",
                            models.DateField(blank=True, null=True, verbose_name="授权日"),
                        ),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="授权期限至"),
                        ),
                        (
                            "products_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="授权产品数"
                            ),
                        ),
                        (
                            "annual_sales",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="年销售额",
                            ),
                        ),
                        (
                            "export_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="年出口额",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="品牌所有人（单位名录）",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="授权使用人（单位名录）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "区域品牌",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="brand_list"
                            ),
                            models.Index(fields=["district", "changed_at"], name="brand_changed"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="brand_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BankProduct",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="产品名称")),
                        (
                            "bank_name",
                            models.CharField(blank=True, max_length=200, verbose_name="金融机构"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("pledge", "质押贷款"),
                                    ("credit", "信用贷款"),
                                    ("insurance", "知识产权保险"),
                                    ("guarantee", "担保"),
                                    ("lease", "融资租赁"),
                                    ("fund", "基金"),
                                    ("securities", "证券化"),
                                    ("other", "其他"),
                                ],
                                default="pledge",
                                max_length=12,
                                verbose_name="产品类型",
                            ),
                        ),
                        (
                            "limit_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="最高额度",
                            ),
                        ),
                        (
                            "rate",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=22,
                                null=True,
                                verbose_name="年利率",
                            ),
                        ),
                        (
                            "term_months",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="最长期限"
                            ),
                        ),
                        ("conditions", models.TextField(blank=True, verbose_name="准入条件")),
                        (
                            "offered_on",
                            models.DateField(blank=True, null=True, verbose_name="推出日"),
                        ),
                        (
                            "withdrawn_on",
                            models.DateField(blank=True, null=True, verbose_name="下架日"),
                        ),
                        (
                            "contact",
                            models.CharField(blank=True, max_length=120, verbose_name="联系人"),
                        ),
                        (
                            "contact_phone",
                            models.CharField(blank=True, max_length=120, verbose_name="联系电话"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "bank",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="金融机构（单位名录）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "金融产品",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="bankproduct_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="bankproduct_changed"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="bankproduct_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Agency",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="机构名称")),
                        (
                            "organisation_name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="单位名录名称"
                            ),
                        ),
                        (
                            "uscc",
                            models.CharField(
                                blank=True, max_length=18, verbose_name="统一社会信用代码"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("patent", "专利代理"),
                                    ("trademark", "商标代理"),
                                    ("both", "专利商标代理"),
                                    ("operation", "运营服务"),
                                    ("law", "律师事务所"),
                                    ("other", "其他"),
                                ],
                                default="patent",
                                max_length=12,
                                verbose_name="机构类型",
                            ),
                        ),
                        (
                            "licence_number",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="执业许可证号"
                            ),
                        ),
                        (
                            "filed_on",
                            models.DateField(blank=True, null=True, verbose_name="商标代理备案日"),
                        ),
                        (
                            "filing_until",
                            models.DateField(blank=True, null=True, verbose_name="备案有效期至"),
                        ),
                        ("is_branch", models.BooleanField(default=False, verbose_name="分支机构")),
                        (
                            "founded_on",
                            models.DateField(blank=True, null=True, verbose_name="设立日"),
                        ),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="注销日"),
                        ),
                        (
                            "practitioners_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="执业人数"
                            ),
                        ),
                        (
                            "credit_level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("aplus", "A+"),
                                    ("a", "A"),
                                    ("b", "B"),
                                    ("c", "C"),
                                    ("d", "D"),
                                ],
                                max_length=12,
                                verbose_name="信用等级",
                            ),
                        ),
                        (
                            "credit_on",
                            models.DateField(blank=True, null=True, verbose_name="信用等级公布日"),
                        ),
                        (
                            "introduced_on",
                            models.DateField(blank=True, null=True, verbose_name="引进日"),
                        ),
                        (
                            "contact_phone",
                            models.CharField(blank=True, max_length=120, verbose_name="联系电话"),
                        ),
                        (
                            "address",
                            models.CharField(blank=True, max_length=300, verbose_name="地址"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="单位名录名称（单位名录）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "代理机构",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="agency_list"
                            ),
                            models.Index(fields=["district", "changed_at"], name="agency_changed"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="agency_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Achievement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=60, verbose_name="成果编号"),
                        ),
                        ("name", models.CharField(max_length=300, verbose_name="成果名称")),
                        (
                            "owner_name",
                            models.CharField(blank=True, max_length=200, verbose_name="完成单位"),
                        ),
                        (
                            "field",
                            models.CharField(blank=True, max_length=120, verbose_name="技术领域"),
                        ),
                        (
                            "stage",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("idea", "实验室"),
                                    ("sample", "小试"),
                                    ("pilot", "中试"),
                                    ("production", "产业化"),
                                ],
                                max_length=12,
                                verbose_name="成熟度",
                            ),
                        ),
                        (
                            "patent_numbers",
                            models.CharField(
                                blank=True, max_length=2000, verbose_name="关联专利号"
                            ),
                        ),
                        (
                            "evaluator_name",
                            models.CharField(blank=True, max_length=200, verbose_name="评价机构"),
                        ),
                        (
                            "evaluated_on",
                            models.DateField(blank=True, null=True, verbose_name="评价日"),
                        ),
                        (
                            "evaluation_grade",
                            models.CharField(blank=True, max_length=60, verbose_name="评价结论"),
                        ),
                        (
                            "recorded_on",
                            models.DateField(blank=True, null=True, verbose_name="登记日"),
                        ),
                        (
                            "entered_on",
                            models.DateField(blank=True, null=True, verbose_name="入库日"),
                        ),
                        (
                            "state_now",
                            models.CharField(
                                choices=[
                                    ("offered", "待转化"),
                                    ("negotiating", "对接中"),
                                    ("transferred", "已转化"),
                                    ("withdrawn", "已撤回"),
                                ],
                                default="offered",
                                max_length=12,
                                verbose_name="转化状态",
                            ),
                        ),
                        (
                            "transferee_name",
                            models.CharField(blank=True, max_length=200, verbose_name="承接单位"),
                        ),
                        (
                            "transferred_on",
                            models.DateField(blank=True, null=True, verbose_name="转化日"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="转化金额",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="完成单位（单位名录）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "科技成果",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="achievement_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="achievement_changed"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="achievement_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationPair",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("name", models.CharField(max_length=1000, verbose_name="文件所写名称")),
                        ("match_key", models.CharField(max_length=200, verbose_name="比对名称")),
                        (
                            "uscc",
                            models.CharField(
                                blank=True, max_length=18, verbose_name="文件所写代码"
                            ),
                        ),
                        ("score", models.PositiveIntegerField(default=0, verbose_name="相似程度")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="判断依据"),
                        ),
                        ("entered_at", models.DateTimeField(verbose_name="列入时间")),
                        (
                            "decision",
                            models.CharField(
                                choices=[
                                    ("open", "待核对"),
                                    ("same", "同一单位"),
                                    ("different", "不同单位"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="核对结果",
                            ),
                        ),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="核对时间"),
                        ),
                        (
                            "note",
                            models.CharField(blank=True, max_length=300, verbose_name="核对说明"),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="核对人",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="doubts",
                                to="store.organisation",
                                verbose_name="名录单位",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="另一名录单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "单位名称待核对",
                        "ordering": ("-score", "id"),
                        "indexes": [
                            models.Index(
                                fields=["district", "decision", "-score"], name="doubt_queue"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("district", "match_key", "organisation"),
                                name="one_doubt_per_candidate",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OwnIndicator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("code", models.CharField(max_length=80, verbose_name="指标代码")),
                        ("number", models.PositiveIntegerField(verbose_name="指标版本")),
                        ("name", models.CharField(max_length=200, verbose_name="名称")),
                        ("text", models.TextField(verbose_name="定义")),
                        ("digest", models.CharField(max_length=64, verbose_name="声明摘要")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="理由"),
                        ),
                        ("defined_at", models.DateTimeField(verbose_name="定义时间")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="定义人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "自定义指标",
                        "ordering": ("code", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("district", "code", "number"),
                                name="one_definition_per_version",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Patent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "application_number",
                            models.CharField(blank=True, max_length=30, verbose_name="申请号"),
                        ),
                        (
                            "publication_number",
                            models.CharField(blank=True, max_length=30, verbose_name="公开号"),
                        ),
                        (
                            "grant_number",
                            models.CharField(blank=True, max_length=30, verbose_name="授权公告号"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("invention", "发明"),
                                    ("utility", "实用新型"),
                                    ("design", "外观设计"),
                                ],
                                max_length=10,
                                verbose_name="专利类型",
                            ),
                        ),
                        ("title", models.CharField(max_length=500, verbose_name="名称")),
                        (
                            "holder_name",
                            models.CharField(blank=True, max_length=1000, verbose_name="权利人"),
                        ),
                        (
                            "inventors",
                            models.CharField(blank=True, max_length=2000, verbose_name="发明人"),
                        ),
                        (
                            "is_domestic",
                            models.BooleanField(default=True, verbose_name="国内权利人"),
                        ),
                        (
                            "address",
                            models.CharField(blank=True, max_length=500, verbose_name="权利人地址"),
                        ),
                        (
                            "filed_on",
                            models.DateField(blank=True, null=True, verbose_name="申请日"),
                        ),
                        (
                            "published_on",
                            models.DateField(blank=True, null=True, verbose_name="公开日"),
                        ),
                        (
                            "granted_on",
                            models.DateField(blank=True, null=True, verbose_name="授权公告日"),
                        ),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="终止日"),
                        ),
                        (
                            "ended_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("fee", "未缴年费"),
                                    ("expired", "期限届满"),
                                    ("abandoned", "放弃"),
                                    ("invalidated", "宣告无效"),
                                    ("refused", "驳回"),
                                    ("withdrawn", "撤回"),
                                ],
                                max_length=12,
                                verbose_name="终止原因",
                            ),
                        ),
                        (
                            "fee_due_on",
                            models.DateField(blank=True, null=True, verbose_name="未缴年费应缴日"),
                        ),
                        (
                            "stated_status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("valid", "有效"),
                                    ("lapsed", "失效"),
                                    ("pending", "审中"),
                                ],
                                max_length=10,
                                verbose_name="文件所载状态",
                            ),
                        ),
                        (
                            "stated_on",
                            models.DateField(blank=True, null=True, verbose_name="状态截至日"),
                        ),
                        (
                            "ipc_main",
                            models.CharField(blank=True, max_length=40, verbose_name="主分类号"),
                        ),
                        (
                            "ipc",
                            models.CharField(blank=True, max_length=1000, verbose_name="分类号"),
                        ),
                        (
                            "agency_name",
                            models.CharField(blank=True, max_length=200, verbose_name="代理机构"),
                        ),
                        (
                            "family_granted_on",
                            models.DateField(blank=True, null=True, verbose_name="境外同族授权日"),
                        ),
                        (
                            "family_countries",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="境外同族国家或地区"
                            ),
                        ),
                        (
                            "pledge_flagged_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="较高质押金额认定日"
                            ),
                        ),
                        ("abstract", models.TextField(blank=True, verbose_name="摘要")),
                        ("claim", models.TextField(blank=True, verbose_name="权利要求")),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="patents",
                                to="store.organisation",
                                verbose_name="第一权利人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "专利",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="patent_list"
                            ),
                            models.Index(fields=["district", "changed_at"], name="patent_changed"),
                            models.Index(fields=["district", "granted_on"], name="patent_granted"),
                            models.Index(
                                fields=["district", "publication_number"], name="patent_publication"
                            ),
                            models.Index(
                                fields=["district", "grant_number"], name="patent_grant_number"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="patent_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OpenLicence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=80, verbose_name="声明编号"),
                        ),
                        (
                            "patent_number",
                            models.CharField(blank=True, max_length=120, verbose_name="专利号"),
                        ),
                        (
                            "title",
                            models.CharField(blank=True, max_length=500, verbose_name="专利名称"),
                        ),
                        (
                            "declarant_name",
                            models.CharField(blank=True, max_length=1000, verbose_name="声明人"),
                        ),
                        (
                            "declarant_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("university", "高等院校"),
                                    ("institute", "科研院所"),
                                    ("firm", "企业"),
                                    ("person", "个人"),
                                    ("other", "其他"),
                                ],
                                max_length=12,
                                verbose_name="声明人类型",
                            ),
                        ),
                        (
                            "submitted_on",
                            models.DateField(blank=True, null=True, verbose_name="提交日"),
                        ),
                        (
                            "declared_on",
                            models.DateField(blank=True, null=True, verbose_name="声明公告日"),
                        ),
                        (
                            "withdrawn_on",
                            models.DateField(blank=True, null=True, verbose_name="撤回公告日"),
                        ),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="许可期限至"),
                        ),
                        (
                            "royalty",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="许可使用费标准"
                            ),
                        ),
                        (
                            "royalty_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="许可使用费金额",
                            ),
                        ),
                        (
                            "has_evaluation_report",
                            models.BooleanField(default=False, verbose_name="有专利权评价报告"),
                        ),
                        ("is_pilot", models.BooleanField(default=False, verbose_name="试点项目")),
                        (
                            "standing_state",
                            models.CharField(
                                choices=[
                                    ("declared", "已公告"),
                                    ("withdrawn", "已撤回"),
                                    ("refused", "不予公告"),
                                    ("pending", "审查中"),
                                ],
                                default="declared",
                                max_length=12,
                                verbose_name="声明状态",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "declarant",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="声明人（单位名录）",
                            ),
                        ),
                        (
                            "patent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.patent",
                                verbose_name="专利（台账）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "专利开放许可声明",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="openlicence_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="openlicence_changed"
                            ),
                            models.Index(
                                fields=["district", "declared_on"], name="openlicence_declared"
                            ),
                            models.Index(
                                fields=["district", "declarant"], name="openlicence_declarant"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="openlicence_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Offer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=60, verbose_name="供给编号"),
                        ),
                        ("title", models.CharField(max_length=300, verbose_name="供给名称")),
                        (
                            "owner_name",
                            models.CharField(blank=True, max_length=200, verbose_name="供给单位"),
                        ),
                        (
                            "patent_number",
                            models.CharField(blank=True, max_length=120, verbose_name="专利号"),
                        ),
                        (
                            "field",
                            models.CharField(blank=True, max_length=120, verbose_name="技术领域"),
                        ),
                        (
                            "grade",
                            models.CharField(
                                choices=[
                                    ("a", "可直接转化"),
                                    ("b", "需培育"),
                                    ("c", "暂不具备"),
                                    ("unknown", "未分级"),
                                ],
                                default="unknown",
                                max_length=12,
                                verbose_name="分级",
                            ),
                        ),
                        (
                            "graded_on",
                            models.DateField(blank=True, null=True, verbose_name="分级日"),
                        ),
                        (
                            "price_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="意向价格",
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(blank=True, max_length=120, verbose_name="转化方式"),
                        ),
                        (
                            "posted_on",
                            models.DateField(blank=True, null=True, verbose_name="发布日"),
                        ),
                        (
                            "state_now",
                            models.CharField(
                                choices=[
                                    ("open", "可对接"),
                                    ("matching", "对接中"),
                                    ("met", "已洽谈"),
                                    ("signed", "已签约"),
                                    ("withdrawn", "已撤回"),
                                ],
                                default="open",
                                max_length=12,
                                verbose_name="供给状态",
                            ),
                        ),
                        (
                            "pushed_on",
                            models.DateField(blank=True, null=True, verbose_name="推送日"),
                        ),
                        ("read_on", models.DateField(blank=True, null=True, verbose_name="阅读日")),
                        ("met_on", models.DateField(blank=True, null=True, verbose_name="洽谈日")),
                        (
                            "signed_on",
                            models.DateField(blank=True, null=True, verbose_name="签约日"),
                        ),
                        ("details", models.TextField(blank=True, verbose_name="供给描述")),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="供给单位（单位名录）",
                            ),
                        ),
                        (
                            "patent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.patent",
                                verbose_name="专利（台账）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "专利供给",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="offer_list"
                            ),
                            models.Index(fields=["district", "changed_at"], name="offer_changed"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="offer_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Licence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "record_number",
                            models.CharField(blank=True, max_length=80, verbose_name="备案号"),
                        ),
                        (
                            "patent_number",
                            models.CharField(blank=True, max_length=120, verbose_name="专利号"),
                        ),
                        (
                            "title",
                            models.CharField(blank=True, max_length=500, verbose_name="专利名称"),
                        ),
                        (
                            "licensor_name",
                            models.CharField(blank=True, max_length=1000, verbose_name="许可人"),
                        ),
                        (
                            "licensee_name",
                            models.CharField(blank=True, max_length=1000, verbose_name="被许可人"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("exclusive", "独占许可"),
                                    ("sole", "排他许可"),
                                    ("ordinary", "普通许可"),
                                    ("open", "开放许可"),
                                    ("cross", "交叉许可"),
                                    ("sub", "分许可"),
                                ],
                                default="ordinary",
                                max_length=12,
                                verbose_name="许可种类",
                            ),
                        ),
                        (
                            "open_licence_number",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="开放许可声明号"
                            ),
                        ),
                        (
                            "signed_on",
                            models.DateField(blank=True, null=True, verbose_name="合同签订日"),
                        ),
                        (
                            "effective_on",
                            models.DateField(blank=True, null=True, verbose_name="合同生效日"),
                        ),
                        (
                            "recorded_on",
                            models.DateField(blank=True, null=True, verbose_name="备案日"),
                        ),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="许可期限至"),
                        ),
                        (
                            "cancelled_on",
                            models.DateField(blank=True, null=True, verbose_name="备案注销日"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="许可费",
                            ),
                        ),
                        ("paid_on", models.DateField(blank=True, null=True, verbose_name="支付日")),
                        (
                            "is_internal",
                            models.BooleanField(default=False, verbose_name="集团内部"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "open_licence",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.openlicence",
                                verbose_name="开放许可声明（台账）",
                            ),
                        ),
                        (
                            "licensee",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="被许可人（单位名录）",
                            ),
                        ),
                        (
                            "licensor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="许可人（单位名录）",
                            ),
                        ),
                        (
                            "patent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.patent",
                                verbose_name="专利（台账）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "专利许可",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="licence_list"
                            ),
                            models.Index(fields=["district", "changed_at"], name="licence_changed"),
                            models.Index(
                                fields=["district", "recorded_on"], name="licence_recorded"
                            ),
                            models.Index(
                                fields=["district", "kind", "recorded_on"], name="licence_kind"
                            ),
                            models.Index(fields=["district", "patent"], name="licence_patent"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="licence_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Award",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("patent_gold", "中国专利金奖"),
                                    ("patent_silver", "中国专利银奖"),
                                    ("patent_merit", "中国专利优秀奖"),
                                    ("design_gold", "中国外观设计金奖"),
                                    ("design_silver", "中国外观设计银奖"),
                                    ("design_merit", "中国外观设计优秀奖"),
                                    ("state_science", "国家科学技术奖"),
                                    ("province_patent", "省级专利奖"),
                                    ("province_science", "省级科学技术奖"),
                                    ("other", "其他"),
                                ],
                                max_length=16,
                                verbose_name="奖项",
                            ),
                        ),
                        (
                            "name",
                            models.CharField(blank=True, max_length=200, verbose_name="项目名称"),
                        ),
                        (
                            "session",
                            models.CharField(blank=True, max_length=40, verbose_name="届次"),
                        ),
                        (
                            "year",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="年度"),
                        ),
                        ("grade", models.CharField(blank=True, max_length=40, verbose_name="等级")),
                        (
                            "patent_number",
                            models.CharField(blank=True, max_length=120, verbose_name="专利号"),
                        ),
                        (
                            "winner_name",
                            models.CharField(blank=True, max_length=1000, verbose_name="获奖单位"),
                        ),
                        (
                            "awarded_on",
                            models.DateField(blank=True, null=True, verbose_name="授奖日"),
                        ),
                        (
                            "document_number",
                            models.CharField(blank=True, max_length=120, verbose_name="授奖文件"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "winner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="获奖单位（单位名录）",
                            ),
                        ),
                        (
                            "patent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.patent",
                                verbose_name="专利（台账）",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "奖励",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="award_list"
                            ),
                            models.Index(fields=["district", "changed_at"], name="award_changed"),
                            models.Index(fields=["district", "awarded_on"], name="award_awarded"),
                            models.Index(fields=["district", "patent"], name="award_patent"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="award_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PatentAssignment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "patent_number",
                            models.CharField(blank=True, max_length=120, verbose_name="专利号"),
                        ),
                        (
                            "title",
                            models.CharField(blank=True, max_length=500, verbose_name="专利名称"),
                        ),
                        (
                            "assignor_name",
                            models.CharField(blank=True, max_length=1000, verbose_name="转让人"),
                        ),
                        (
                            "assignee_name",
                            models.CharField(blank=True, max_length=1000, verbose_name="受让人"),
                        ),
                        (
                            "signed_on",
                            models.DateField(blank=True, null=True, verbose_name="合同签订日"),
                        ),
                        (
                            "registered_on",
                            models.DateField(blank=True, null=True, verbose_name="登记生效日"),
                        ),
                        (
                            "contract_number",
                            models.CharField(blank=True, max_length=80, verbose_name="合同编号"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="转让金额",
                            ),
                        ),
                        (
                            "direction",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("out", "区内转出"),
                                    ("inward", "区外转入"),
                                    ("within", "区内互转"),
                                ],
                                max_length=12,
                                verbose_name="转让方向",
                            ),
                        ),
                        (
                            "is_internal",
                            models.BooleanField(default=False, verbose_name="集团内部"),
                        ),
                        (
                            "internal_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="关联关系"),
                        ),
                        (
                            "is_university",
                            models.BooleanField(default=False, verbose_name="高校院所转出"),
                        ),
                        (
                            "assignee",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="受让人（单位名录）",
                            ),
                        ),
                        (
                            "assignor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="转让人（单位名录）",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "patent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.patent",
                                verbose_name="专利（台账）",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "专利转让",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"],
                                name="patentassignment_list",
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="patentassignment_changed"
                            ),
                            models.Index(
                                fields=["district", "registered_on"],
                                name="patentassignment_registered",
                            ),
                            models.Index(
                                fields=["district", "patent"], name="patentassignment_patent"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="patentassignment_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlantVariety",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "application_number",
                            models.CharField(blank=True, max_length=40, verbose_name="申请号"),
                        ),
                        (
                            "right_number",
                            models.CharField(blank=True, max_length=40, verbose_name="品种权号"),
                        ),
                        (
                            "name",
                            models.CharField(blank=True, max_length=120, verbose_name="品种名称"),
                        ),
                        (
                            "species",
                            models.CharField(blank=True, max_length=80, verbose_name="植物种属"),
                        ),
                        ("is_woody", models.BooleanField(default=False, verbose_name="木本或藤本")),
                        (
                            "holder_name",
                            models.CharField(blank=True, max_length=200, verbose_name="品种权人"),
                        ),
                        (
                            "breeders",
                            models.CharField(blank=True, max_length=500, verbose_name="培育人"),
                        ),
                        (
                            "authority",
                            models.CharField(
                                choices=[
                                    ("agriculture", "农业农村部"),
                                    ("forestry", "国家林业和草原局"),
                                ],
                                default="agriculture",
                                max_length=12,
                                verbose_name="审批机关",
                            ),
                        ),
                        (
                            "filed_on",
                            models.DateField(blank=True, null=True, verbose_name="申请日"),
                        ),
                        (
                            "granted_on",
                            models.DateField(blank=True, null=True, verbose_name="授权日"),
                        ),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="终止日"),
                        ),
                        (
                            "stated_status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("granted", "已授权"),
                                    ("pending", "审查中"),
                                    ("refused", "驳回"),
                                    ("ended", "已终止"),
                                ],
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="品种权人（单位名录）",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "植物新品种",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="plantvariety_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="plantvariety_changed"
                            ),
                            models.Index(
                                fields=["district", "granted_on"], name="plantvariety_granted"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="plantvariety_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pledge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "registration_number",
                            models.CharField(blank=True, max_length=80, verbose_name="质押登记号"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("patent", "专利权"),
                                    ("trademark", "商标专用权"),
                                    ("copyright", "著作权"),
                                    ("mixed", "组合"),
                                ],
                                default="patent",
                                max_length=12,
                                verbose_name="出质权利",
                            ),
                        ),
                        (
                            "pledgor_name",
                            models.CharField(blank=True, max_length=200, verbose_name="出质人"),
                        ),
                        (
                            "bank_name",
                            models.CharField(blank=True, max_length=200, verbose_name="质权人"),
                        ),
                        (
                            "patent_number",
                            models.CharField(blank=True, max_length=120, verbose_name="专利号"),
                        ),
                        (
                            "rights_numbers",
                            models.CharField(
                                blank=True, max_length=2000, verbose_name="全部权利号"
                            ),
                        ),
                        (
                            "rights_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="质押件数"
                            ),
                        ),
                        (
                            "contract_number",
                            models.CharField(blank=True, max_length=80, verbose_name="质押合同号"),
                        ),
                        (
                            "signed_on",
                            models.DateField(blank=True, null=True, verbose_name="合同签订日"),
                        ),
                        (
                            "registered_on",
                            models.DateField(blank=True, null=True, verbose_name="质押登记日"),
                        ),
                        (
                            "registered_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="登记金额",
                            ),
                        ),
                        (
                            "appraised_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="评估价值",
                            ),
                        ),
                        (
                            "loan_number",
                            models.CharField(blank=True, max_length=80, verbose_name="贷款合同号"),
                        ),
                        (
                            "loan_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="放款金额",
                            ),
                        ),
                        (
                            "released_on",
                            models.DateField(blank=True, null=True, verbose_name="放款日"),
                        ),
                        (
                            "loan_due_on",
                            models.DateField(blank=True, null=True, verbose_name="贷款到期日"),
                        ),
                        ("is_renewal", models.BooleanField(default=False, verbose_name="续贷")),
                        ("is_mixed", models.BooleanField(default=False, verbose_name="组合担保")),
                        (
                            "interest_rate",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=22,
                                null=True,
                                verbose_name="年利率",
                            ),
                        ),
                        (
                            "subsidy_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="贴息金额",
                            ),
                        ),
                        (
                            "discharged_on",
                            models.DateField(blank=True, null=True, verbose_name="解除登记日"),
                        ),
                        (
                            "bank",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="质权人（单位名录）",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "patent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.patent",
                                verbose_name="专利（台账）",
                            ),
                        ),
                        (
                            "pledgor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="出质人（单位名录）",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "知识产权质押",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="pledge_list"
                            ),
                            models.Index(fields=["district", "changed_at"], name="pledge_changed"),
                            models.Index(
                                fields=["district", "registered_on"], name="pledge_registered"
                            ),
                            models.Index(
                                fields=["district", "released_on"], name="pledge_released"
                            ),
                            models.Index(fields=["district", "loan_number"], name="pledge_loan"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="pledge_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Policy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("name", models.CharField(max_length=300, verbose_name="文件名称")),
                        (
                            "document_number",
                            models.CharField(blank=True, max_length=120, verbose_name="文号"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("incentive", "奖补政策"),
                                    ("plan", "规划计划"),
                                    ("measure", "管理办法"),
                                    ("notice", "通知"),
                                    ("standard", "标准"),
                                    ("other", "其他"),
                                ],
                                default="incentive",
                                max_length=12,
                                verbose_name="文件类型",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("national", "国家级"),
                                    ("province", "省级"),
                                    ("city", "市级"),
                                    ("district", "区县级"),
                                ],
                                default="district",
                                max_length=12,
                                verbose_name="级别",
                            ),
                        ),
                        (
                            "issuer_name",
                            models.CharField(blank=True, max_length=200, verbose_name="印发机关"),
                        ),
                        (
                            "issued_on",
                            models.DateField(blank=True, null=True, verbose_name="印发日"),
                        ),
                        (
                            "effective_on",
                            models.DateField(blank=True, null=True, verbose_name="施行日"),
                        ),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="有效期至"),
                        ),
                        ("summary", models.TextField(blank=True, verbose_name="主要内容")),
                        ("url", models.CharField(blank=True, max_length=500, verbose_name="网址")),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "政策文件",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="policy_list"
                            ),
                            models.Index(fields=["district", "changed_at"], name="policy_changed"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="policy_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Practitioner",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="姓名")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("attorney", "专利代理师"),
                                    ("agent", "商标代理人"),
                                    ("broker", "技术经纪人"),
                                    ("valuer", "资产评估师"),
                                    ("engineer", "知识产权师"),
                                    ("lawyer", "律师"),
                                    ("counsel", "企业知识产权专员"),
                                    ("expert", "专家"),
                                    ("other", "其他"),
                                ],
                                default="attorney",
                                max_length=12,
                                verbose_name="人员类别",
                            ),
                        ),
                        (
                            "employer_name",
                            models.CharField(blank=True, max_length=200, verbose_name="所在单位"),
                        ),
                        (
                            "certificate_number",
                            models.CharField(blank=True, max_length=60, verbose_name="证书编号"),
                        ),
                        (
                            "identity_number",
                            models.CharField(blank=True, max_length=120, verbose_name="身份证号"),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=120, verbose_name="手机"),
                        ),
                        (
                            "field",
                            models.CharField(blank=True, max_length=120, verbose_name="专业领域"),
                        ),
                        ("title", models.CharField(blank=True, max_length=60, verbose_name="职称")),
                        (
                            "qualified_on",
                            models.DateField(blank=True, null=True, verbose_name="取得资格日"),
                        ),
                        (
                            "credit_level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("aplus", "A+"),
                                    ("a", "A"),
                                    ("b", "B"),
                                    ("c", "C"),
                                    ("d", "D"),
                                ],
                                max_length=12,
                                verbose_name="信用等级",
                            ),
                        ),
                        (
                            "is_in_pool",
                            models.BooleanField(default=False, verbose_name="入选人才库"),
                        ),
                        (
                            "pooled_on",
                            models.DateField(blank=True, null=True, verbose_name="入库日"),
                        ),
                        ("left_on", models.DateField(blank=True, null=True, verbose_name="离任日")),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "employer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="所在单位（单位名录）",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "从业人员",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="practitioner_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="practitioner_changed"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="practitioner_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Product",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=60, verbose_name="备案编号"),
                        ),
                        (
                            "name",
                            models.CharField(blank=True, max_length=200, verbose_name="产品名称"),
                        ),
                        (
                            "model",
                            models.CharField(blank=True, max_length=120, verbose_name="规格型号"),
                        ),
                        (
                            "category",
                            models.CharField(blank=True, max_length=120, verbose_name="产品类别"),
                        ),
                        (
                            "firm_name",
                            models.CharField(blank=True, max_length=200, verbose_name="企业名称"),
                        ),
                        (
                            "patent_numbers",
                            models.CharField(
                                blank=True, max_length=2000, verbose_name="关联专利号"
                            ),
                        ),
                        (
                            "patent_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="关联专利数"
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("draft", "填报中"),
                                    ("submitted", "已提交"),
                                    ("filed", "备案通过"),
                                    ("opted", "参与认定"),
                                    ("recognised", "已认定"),
                                    ("expired", "已失效"),
                                ],
                                default="submitted",
                                max_length=12,
                                verbose_name="备案状态",
                            ),
                        ),
                        (
                            "submitted_on",
                            models.DateField(blank=True, null=True, verbose_name="提交日"),
                        ),
                        (
                            "filed_on",
                            models.DateField(blank=True, null=True, verbose_name="备案通过日"),
                        ),
                        (
                            "is_opted_in",
                            models.BooleanField(default=False, verbose_name="参与认定"),
                        ),
                        (
                            "opted_in_on",
                            models.DateField(blank=True, null=True, verbose_name="参与认定日"),
                        ),
                        (
                            "recognised_on",
                            models.DateField(blank=True, null=True, verbose_name="认定日"),
                        ),
                        (
                            "recognised_year",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="认定年度"
                            ),
                        ),
                        (
                            "refreshed_on",
                            models.DateField(blank=True, null=True, verbose_name="更新日"),
                        ),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="认定有效期至"),
                        ),
                        (
                            "sales_year",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="数据年度"
                            ),
                        ),
                        (
                            "sales_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="销售收入",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "firm",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="企业名称（单位名录）",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "专利密集型产品备案",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="product_list"
                            ),
                            models.Index(fields=["district", "changed_at"], name="product_changed"),
                            models.Index(fields=["district", "filed_on"], name="product_filed"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="product_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Project",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=60, verbose_name="项目编号"),
                        ),
                        ("name", models.CharField(max_length=300, verbose_name="项目名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("navigation_industry", "产业规划类导航"),
                                    ("navigation_firm", "企业经营类导航"),
                                    ("navigation_region", "区域规划类导航"),
                                    ("cultivation", "高价值专利培育"),
                                    ("portfolio", "专利组合"),
                                    ("technology", "关键技术攻关"),
                                    ("restoration", "文物修缮"),
                                    ("museum", "博物馆建设"),
                                    ("gi_zone", "地理标志示范区"),
                                    ("trade_secret", "商业秘密保护试点"),
                                    ("listing", "上市辅导"),
                                    ("other", "其他"),
                                ],
                                default="cultivation",
                                max_length=19,
                                verbose_name="项目类型",
                            ),
                        ),
                        (
                            "lead_name",
                            models.CharField(blank=True, max_length=200, verbose_name="承担单位"),
                        ),
                        (
                            "partner_names",
                            models.CharField(blank=True, max_length=500, verbose_name="合作单位"),
                        ),
                        (
                            "industry",
                            models.CharField(blank=True, max_length=120, verbose_name="所属产业"),
                        ),
                        (
                            "approved_on",
                            models.DateField(blank=True, null=True, verbose_name="立项日"),
                        ),
                        (
                            "started_on",
                            models.DateField(blank=True, null=True, verbose_name="开始日"),
                        ),
                        (
                            "planned_end_on",
                            models.DateField(blank=True, null=True, verbose_name="计划完成日"),
                        ),
                        (
                            "accepted_on",
                            models.DateField(blank=True, null=True, verbose_name="验收日"),
                        ),
                        (
                            "state_now",
                            models.CharField(
                                choices=[
                                    ("planned", "计划"),
                                    ("running", "实施中"),
                                    ("accepted", "已验收"),
                                    ("ended", "已终止"),
                                ],
                                default="running",
                                max_length=12,
                                verbose_name="项目状态",
                            ),
                        ),
                        (
                            "budget_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="项目经费",
                            ),
                        ),
                        (
                            "subsidy_amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="财政补助",
                            ),
                        ),
                        (
                            "patents_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="产出专利数"
                            ),
                        ),
                        ("result", models.TextField(blank=True, verbose_name="项目成果")),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "lead",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="承担单位（单位名录）",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "项目",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="project_list"
                            ),
                            models.Index(fields=["district", "changed_at"], name="project_changed"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="project_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProtectedSign",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="标识名称")),
                        (
                            "registration_number",
                            models.CharField(blank=True, max_length=30, verbose_name="注册号"),
                        ),
                        (
                            "nice_class",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="国际分类"
                            ),
                        ),
                        (
                            "holder_name",
                            models.CharField(blank=True, max_length=200, verbose_name="权利人"),
                        ),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("wellknown", "曾获驰名商标保护"),
                                    ("famous", "知名度较高"),
                                    ("gi", "地理标志"),
                                    ("oldbrand", "老字号"),
                                    ("special", "特殊标志"),
                                    ("foreign", "涉外重点"),
                                    ("other", "其他"),
                                ],
                                default="famous",
                                max_length=12,
                                verbose_name="列入理由",
                            ),
                        ),
                        (
                            "document_number",
                            models.CharField(blank=True, max_length=120, verbose_name="依据文件"),
                        ),
                        (
                            "listed_on",
                            models.DateField(blank=True, null=True, verbose_name="列入日"),
                        ),
                        (
                            "delisted_on",
                            models.DateField(blank=True, null=True, verbose_name="移出日"),
                        ),
                        (
                            "contact",
                            models.CharField(blank=True, max_length=120, verbose_name="联系人"),
                        ),
                        (
                            "contact_phone",
                            models.CharField(blank=True, max_length=120, verbose_name="联系电话"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="权利人（单位名录）",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "重点保护标识",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="protectedsign_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="protectedsign_changed"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="protectedsign_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Publication",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "decision_number",
                            models.CharField(max_length=120, verbose_name="决定书文号"),
                        ),
                        (
                            "case_number",
                            models.CharField(blank=True, max_length=120, verbose_name="案件编号"),
                        ),
                        (
                            "party_name",
                            models.CharField(blank=True, max_length=1000, verbose_name="当事人"),
                        ),
                        (
                            "organ_name",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="作出决定机关"
                            ),
                        ),
                        (
                            "decided_on",
                            models.DateField(blank=True, null=True, verbose_name="决定日"),
                        ),
                        (
                            "is_publishable",
                            models.BooleanField(default=True, verbose_name="应公示"),
                        ),
                        (
                            "exempt_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("warning", "仅警告"),
                                    ("simple", "简易程序"),
                                    ("secret", "涉密"),
                                    ("other", "其他"),
                                ],
                                max_length=12,
                                verbose_name="不公示原因",
                            ),
                        ),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="公示期限至"),
                        ),
                        (
                            "published_on",
                            models.DateField(blank=True, null=True, verbose_name="公示日"),
                        ),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="公示止日"),
                        ),
                        (
                            "withdrawn_on",
                            models.DateField(blank=True, null=True, verbose_name="撤回日"),
                        ),
                        (
                            "credit_published_on",
                            models.DateField(blank=True, null=True, verbose_name="信用中国公示日"),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("gsxt", "国家企业信用信息公示系统"),
                                    ("government", "政府网站"),
                                    ("credit", "信用中国"),
                                    ("other", "其他"),
                                ],
                                default="gsxt",
                                max_length=12,
                                verbose_name="公示渠道",
                            ),
                        ),
                        (
                            "proof_url",
                            models.CharField(blank=True, max_length=500, verbose_name="公示证明"),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.case",
                                verbose_name="案件（台账）",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="当事人（单位名录）",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "案件信息公示",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="publication_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="publication_changed"
                            ),
                            models.Index(
                                fields=["district", "decided_on"], name="publication_decided"
                            ),
                            models.Index(fields=["district", "due_on"], name="publication_due"),
                            models.Index(
                                fields=["district", "published_on"], name="publication_published"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="publication_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Qualification",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("little_giant", "国家专精特新“小巨人”企业"),
                                    ("champion", "制造业单项冠军"),
                                    ("specialised", "专精特新中小企业"),
                                    ("innovative", "创新型中小企业"),
                                    ("high_tech", "高新技术企业"),
                                    ("tech_firm", "科技型企业"),
                                    ("tech_sme", "科技型中小企业"),
                                    ("ip_advantage", "国家知识产权优势企业"),
                                    ("ip_demonstration", "国家知识产权示范企业"),
                                    ("local_ip_advantage", "市级知识产权优势企业"),
                                    ("iso56005", "ISO 56005试点企业"),
                                    ("compliance", "知识产权合规管理体系认证"),
                                    ("trade_secret", "商业秘密保护示范"),
                                    ("other", "其他"),
                                ],
                                max_length=18,
                                verbose_name="资质种类",
                            ),
                        ),
                        ("firm_name", models.CharField(max_length=200, verbose_name="企业名称")),
                        (
                            "uscc",
                            models.CharField(
                                blank=True, max_length=18, verbose_name="统一社会信用代码"
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("national", "国家级"),
                                    ("province", "省级"),
                                    ("city", "市级"),
                                    ("district", "区县级"),
                                ],
                                max_length=12,
                                verbose_name="级别",
                            ),
                        ),
                        ("grade", models.CharField(blank=True, max_length=40, verbose_name="分级")),
                        (
                            "number",
                            models.CharField(blank=True, max_length=80, verbose_name="证书编号"),
                        ),
                        ("batch", models.CharField(blank=True, max_length=80, verbose_name="批次")),
                        (
                            "issuer",
                            models.CharField(blank=True, max_length=120, verbose_name="认定机关"),
                        ),
                        (
                            "granted_on",
                            models.DateField(blank=True, null=True, verbose_name="认定日"),
                        ),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="有效期至"),
                        ),
                        (
                            "revoked_on",
                            models.DateField(blank=True, null=True, verbose_name="撤销日"),
                        ),
                        (
                            "revoked_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="撤销原因"),
                        ),
                        (
                            "is_renewal",
                            models.BooleanField(default=False, verbose_name="复核或重新认定"),
                        ),
                        (
                            "document_number",
                            models.CharField(blank=True, max_length=120, verbose_name="认定文件"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "firm",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="qualifications",
                                to="store.organisation",
                                verbose_name="企业名称（单位名录）",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "企业资质认定",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="qualification_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="qualification_changed"
                            ),
                            models.Index(
                                fields=["district", "kind", "granted_on"], name="qualification_kind"
                            ),
                            models.Index(fields=["district", "firm"], name="qualification_firm"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="qualification_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QualityProblem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("ledger", models.CharField(max_length=40, verbose_name="台账")),
                        ("row", models.BigIntegerField(verbose_name="行号")),
                        (
                            "row_label",
                            models.CharField(blank=True, max_length=300, verbose_name="行"),
                        ),
                        ("field", models.CharField(blank=True, max_length=60, verbose_name="项目")),
                        (
                            "field_label",
                            models.CharField(blank=True, max_length=60, verbose_name="项目名称"),
                        ),
                        ("code", models.CharField(max_length=60, verbose_name="规则")),
                        (
                            "severity",
                            models.CharField(
                                choices=[("error", "错误"), ("warning", "提醒")],
                                max_length=8,
                                verbose_name="程度",
                            ),
                        ),
                        ("message", models.CharField(max_length=400, verbose_name="问题")),
                        (
                            "basis",
                            models.CharField(blank=True, max_length=200, verbose_name="依据"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "待处理"),
                                    ("settled", "已更正"),
                                    ("accepted", "已说明"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("found_at", models.DateTimeField(verbose_name="发现时间")),
                        (
                            "settled_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="处理时间"),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="说明"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="处理人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "数据质量问题",
                        "ordering": ("severity", "ledger", "-id"),
                        "indexes": [
                            models.Index(
                                fields=["district", "state", "ledger"], name="quality_work_list"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("district", "ledger", "row", "field", "code"),
                                name="one_finding_per_field",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReferenceTable",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("strategic_rules", "战略性新兴产业分类与国际专利分类参照表")
                                ],
                                default="strategic_rules",
                                max_length=40,
                                verbose_name="类别",
                            ),
                        ),
                        ("edition", models.CharField(max_length=80, verbose_name="版本名称")),
                        ("valid_from", models.DateField(verbose_name="启用日期")),
                        ("file_name", models.CharField(max_length=255, verbose_name="文件名")),
                        ("digest", models.CharField(max_length=64, verbose_name="内容摘要")),
                        ("contents", models.JSONField(default=list, verbose_name="内容")),
                        ("size", models.PositiveIntegerField(default=0, verbose_name="条数")),
                        ("loaded_at", models.DateTimeField(verbose_name="载入时间")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="载入人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "参照表",
                        "ordering": ("kind", "-valid_from", "-id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("district", "kind", "edition"), name="one_table_per_edition"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReferenceEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("position", models.PositiveIntegerField(verbose_name="次序")),
                        ("sei_code", models.CharField(max_length=20, verbose_name="产业代码")),
                        (
                            "sei_name",
                            models.CharField(blank=True, max_length=120, verbose_name="产业名称"),
                        ),
                        ("ipc_pattern", models.CharField(max_length=40, verbose_name="分类号")),
                        ("ipc_exclude", models.TextField(blank=True, verbose_name="除外分类号")),
                        (
                            "keywords_any",
                            models.TextField(blank=True, verbose_name="关键词（任一）"),
                        ),
                        ("keywords_not", models.TextField(blank=True, verbose_name="排除关键词")),
                        ("note", models.CharField(blank=True, max_length=400, verbose_name="说明")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "table",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="entries",
                                to="store.referencetable",
                                verbose_name="参照表",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "参照表条目",
                        "ordering": ("table_id", "position", "id"),
                        "indexes": [
                            models.Index(fields=["table", "position"], name="reference_entry_order")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResearchPlatform",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="平台名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("laboratory", "重点实验室"),
                                    ("engineering", "工程技术研究中心"),
                                    ("technology", "企业技术中心"),
                                    ("institute", "新型研发机构"),
                                    ("station", "博士后工作站"),
                                    ("expert", "专家工作站"),
                                    ("incubator", "孵化器"),
                                    ("space", "众创空间"),
                                    ("navigation", "专利导航中心"),
                                    ("other", "其他"),
                                ],
                                default="other",
                                max_length=12,
                                verbose_name="平台类型",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("national", "国家级"),
                                    ("province", "省级"),
                                    ("city", "市级"),
                                    ("district", "区县级"),
                                ],
                                default="city",
                                max_length=12,
                                verbose_name="级别",
                            ),
                        ),
                        (
                            "host_name",
                            models.CharField(blank=True, max_length=200, verbose_name="依托单位"),
                        ),
                        (
                            "field",
                            models.CharField(blank=True, max_length=120, verbose_name="技术领域"),
                        ),
                        (
                            "granted_on",
                            models.DateField(blank=True, null=True, verbose_name="认定日"),
                        ),
                        (
                            "issuer",
                            models.CharField(blank=True, max_length=120, verbose_name="认定机关"),
                        ),
                        (
                            "document_number",
                            models.CharField(blank=True, max_length=120, verbose_name="认定文件"),
                        ),
                        (
                            "revoked_on",
                            models.DateField(blank=True, null=True, verbose_name="撤销日"),
                        ),
                        (
                            "staff_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="研发人员数"
                            ),
                        ),
                        (
                            "annual_rd",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="年研发投入",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "host",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="依托单位（单位名录）",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "研发平台",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"],
                                name="researchplatform_list",
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="researchplatform_changed"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="researchplatform_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RowDraft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("ledger", models.CharField(max_length=40, verbose_name="台账")),
                        ("row", models.BigIntegerField(default=0, verbose_name="行号")),
                        (
                            "row_version",
                            models.PositiveIntegerField(default=0, verbose_name="行版本"),
                        ),
                        ("values", models.JSONField(default=dict, verbose_name="内容")),
                        ("kept_at", models.DateTimeField(verbose_name="暂存时间")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="填写人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "台账草稿",
                        "ordering": ("-kept_at", "-id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("person", "ledger", "row"), name="one_draft_per_row"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RowFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("ledger", models.CharField(max_length=40, verbose_name="台账")),
                        ("row", models.BigIntegerField(verbose_name="行号")),
                        ("attached_at", models.DateTimeField(verbose_name="上传时间")),
                        (
                            "removed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="移除时间"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.storedfile",
                                verbose_name="文件",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="上传人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "台账附件",
                        "ordering": ("id",),
                        "indexes": [
                            models.Index(fields=["district", "ledger", "row"], name="row_file_of")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RowHistory",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("ledger", models.CharField(max_length=40, verbose_name="台账")),
                        ("row", models.BigIntegerField(verbose_name="行号")),
                        ("row_version", models.PositiveIntegerField(verbose_name="行版本")),
                        (
                            "act",
                            models.CharField(
                                choices=[
                                    ("entered", "录入"),
                                    ("imported", "导入"),
                                    ("changed", "修改"),
                                    ("voided", "作废"),
                                    ("restored", "恢复"),
                                    ("undone", "撤销导入"),
                                ],
                                max_length=10,
                                verbose_name="事项",
                            ),
                        ),
                        ("values", models.JSONField(verbose_name="内容")),
                        ("is_void", models.BooleanField(default=False, verbose_name="已作废")),
                        ("known_from", models.DateTimeField(verbose_name="记录时间")),
                        (
                            "known_until",
                            models.DateTimeField(blank=True, null=True, verbose_name="被替换时间"),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="理由"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(blank=True, max_length=120, verbose_name="来源工作表"),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="经办人",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "台账变更记录",
                        "ordering": ("-known_from", "-id"),
                        "indexes": [
                            models.Index(
                                fields=["district", "ledger", "known_from"], name="history_known"
                            ),
                            models.Index(fields=["source"], name="history_source"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("district", "ledger", "row", "row_version"),
                                name="one_state_per_version",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Service",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=60, verbose_name="服务编号"),
                        ),
                        (
                            "point_name",
                            models.CharField(blank=True, max_length=200, verbose_name="服务站点"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("guidance", "商标品牌指导"),
                                    ("enquiry", "咨询"),
                                    ("search", "检索查新"),
                                    ("valuation", "价值评估"),
                                    ("trade", "交易对接"),
                                    ("custody", "托管"),
                                    ("finance", "融资对接"),
                                    ("rights_help", "维权援助"),
                                    ("navigation", "导航分析"),
                                    ("acceptance", "窗口受理"),
                                    ("other", "其他"),
                                ],
                                default="enquiry",
                                max_length=12,
                                verbose_name="服务类型",
                            ),
                        ),
                        (
                            "client_name",
                            models.CharField(blank=True, max_length=200, verbose_name="服务对象"),
                        ),
                        (
                            "contact_phone",
                            models.CharField(blank=True, max_length=120, verbose_name="联系电话"),
                        ),
                        (
                            "subject",
                            models.CharField(blank=True, max_length=300, verbose_name="服务内容"),
                        ),
                        ("served_on", models.DateField(verbose_name="服务日")),
                        (
                            "server",
                            models.CharField(blank=True, max_length=120, verbose_name="服务人员"),
                        ),
                        (
                            "answered_on",
                            models.DateField(blank=True, null=True, verbose_name="办结日"),
                        ),
                        (
                            "is_satisfied",
                            models.BooleanField(default=False, verbose_name="服务满意"),
                        ),
                        ("result", models.TextField(blank=True, verbose_name="服务结果")),
                        (
                            "client",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="服务对象（单位名录）",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "服务记录",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="service_list"
                            ),
                            models.Index(fields=["district", "changed_at"], name="service_changed"),
                            models.Index(fields=["district", "served_on"], name="service_served"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="service_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceAgreement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=60, verbose_name="协议编号"),
                        ),
                        (
                            "firm_name",
                            models.CharField(blank=True, max_length=200, verbose_name="企业名称"),
                        ),
                        (
                            "agency_name",
                            models.CharField(blank=True, max_length=200, verbose_name="服务机构"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("custody", "知识产权托管"),
                                    ("steward", "管家服务"),
                                    ("counsel", "法律顾问"),
                                    ("navigation", "导航服务"),
                                    ("other", "其他"),
                                ],
                                default="custody",
                                max_length=12,
                                verbose_name="服务类型",
                            ),
                        ),
                        (
                            "content",
                            models.CharField(blank=True, max_length=500, verbose_name="服务内容"),
                        ),
                        (
                            "signed_on",
                            models.DateField(blank=True, null=True, verbose_name="签订日"),
                        ),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="协议期限至"),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="协议金额",
                            ),
                        ),
                        (
                            "agreed_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="约定服务次数"
                            ),
                        ),
                        (
                            "delivered_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="已提供次数"
                            ),
                        ),
                        (
                            "last_served_on",
                            models.DateField(blank=True, null=True, verbose_name="最近服务日"),
                        ),
                        ("result", models.TextField(blank=True, verbose_name="服务成效")),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="服务机构（单位名录）",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "firm",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="企业名称（单位名录）",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "托管服务协议",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"],
                                name="serviceagreement_list",
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="serviceagreement_changed"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="serviceagreement_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "code",
                            models.CharField(blank=True, max_length=60, verbose_name="事项编码"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="事项名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("acceptance", "受理"),
                                    ("enquiry", "咨询"),
                                    ("search", "检索"),
                                    ("help", "维权援助"),
                                    ("training", "培训"),
                                    ("filing", "备案"),
                                    ("transfer", "转移转化"),
                                    ("other", "其他"),
                                ],
                                default="enquiry",
                                max_length=12,
                                verbose_name="事项类型",
                            ),
                        ),
                        (
                            "provider_name",
                            models.CharField(blank=True, max_length=200, verbose_name="承办单位"),
                        ),
                        (
                            "basis",
                            models.CharField(blank=True, max_length=300, verbose_name="依据"),
                        ),
                        (
                            "legal_days",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="法定时限"
                            ),
                        ),
                        (
                            "promised_days",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="承诺时限"
                            ),
                        ),
                        (
                            "is_online",
                            models.BooleanField(default=False, verbose_name="可网上办理"),
                        ),
                        ("guide", models.TextField(blank=True, verbose_name="办事指南")),
                        (
                            "place",
                            models.CharField(blank=True, max_length=300, verbose_name="办理地点"),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=60, verbose_name="咨询电话"),
                        ),
                        (
                            "valid_from",
                            models.DateField(blank=True, null=True, verbose_name="公布日"),
                        ),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="停用日"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "公共服务事项",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="serviceitem_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="serviceitem_changed"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="serviceitem_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServicePoint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="站点名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("station", "商标品牌指导站"),
                                    ("centre", "运营中心"),
                                    ("node", "公共服务节点"),
                                    ("tisc", "技术与创新支持中心"),
                                    ("window", "受理窗口"),
                                    ("workstation", "工作站"),
                                    ("help", "维权援助站"),
                                    ("rapid", "快速维权点"),
                                    ("other", "其他"),
                                ],
                                default="node",
                                max_length=12,
                                verbose_name="站点类型",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("national", "国家级"),
                                    ("province", "省级"),
                                    ("city", "市级"),
                                    ("district", "区县级"),
                                ],
                                default="district",
                                max_length=12,
                                verbose_name="级别",
                            ),
                        ),
                        (
                            "host_name",
                            models.CharField(blank=True, max_length=200, verbose_name="承建单位"),
                        ),
                        (
                            "address",
                            models.CharField(blank=True, max_length=300, verbose_name="地址"),
                        ),
                        (
                            "opened_on",
                            models.DateField(blank=True, null=True, verbose_name="设立日"),
                        ),
                        (
                            "accepted_on",
                            models.DateField(blank=True, null=True, verbose_name="验收日"),
                        ),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="撤销日"),
                        ),
                        (
                            "staff_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="工作人员数"
                            ),
                        ),
                        (
                            "contact",
                            models.CharField(blank=True, max_length=120, verbose_name="联系人"),
                        ),
                        (
                            "contact_phone",
                            models.CharField(blank=True, max_length=120, verbose_name="联系电话"),
                        ),
                        (
                            "hours",
                            models.CharField(blank=True, max_length=120, verbose_name="服务时间"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "host",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="承建单位（单位名录）",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "服务站点",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="servicepoint_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="servicepoint_changed"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="servicepoint_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Snapshot",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("manifest", models.CharField(max_length=64, verbose_name="快照编号")),
                        (
                            "parent",
                            models.CharField(blank=True, max_length=64, verbose_name="上一快照"),
                        ),
                        ("at", models.DateTimeField(verbose_name="生成时间")),
                        ("tables", models.PositiveIntegerField(verbose_name="表数")),
                        ("rows", models.PositiveBigIntegerField(verbose_name="行数")),
                        (
                            "marks",
                            models.JSONField(default=dict, editable=False, verbose_name="变更标记"),
                        ),
                        (
                            "shape",
                            models.CharField(
                                editable=False, max_length=64, verbose_name="表结构摘要"
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "快照",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(fields=["district", "-id"], name="snapshot_latest")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("district", "manifest"), name="one_row_per_manifest"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SoftwareCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "checked_name",
                            models.CharField(blank=True, max_length=200, verbose_name="被检查单位"),
                        ),
                        (
                            "body",
                            models.CharField(
                                choices=[
                                    ("party", "党的机关"),
                                    ("government", "政府机关"),
                                    ("congress", "人大政协机关"),
                                    ("justice", "监察司法机关"),
                                    ("group", "群团机关"),
                                    ("institution", "事业单位"),
                                    ("soe", "国有企业"),
                                    ("other", "其他"),
                                ],
                                default="government",
                                max_length=12,
                                verbose_name="单位性质",
                            ),
                        ),
                        (
                            "software",
                            models.CharField(
                                choices=[
                                    ("os", "操作系统"),
                                    ("office", "办公软件"),
                                    ("antivirus", "杀毒软件"),
                                    ("other", "其他"),
                                ],
                                max_length=12,
                                verbose_name="软件类别",
                            ),
                        ),
                        (
                            "product_name",
                            models.CharField(blank=True, max_length=120, verbose_name="软件名称"),
                        ),
                        (
                            "machines",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="计算机台数"
                            ),
                        ),
                        ("installs", models.PositiveIntegerField(verbose_name="安装数")),
                        ("licensed", models.PositiveIntegerField(verbose_name="授权数")),
                        (
                            "retired",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="报废不计台数"
                            ),
                        ),
                        (
                            "checked_on",
                            models.DateField(blank=True, null=True, verbose_name="检查日"),
                        ),
                        (
                            "checker",
                            models.CharField(blank=True, max_length=120, verbose_name="检查人"),
                        ),
                        (
                            "problem",
                            models.CharField(blank=True, max_length=500, verbose_name="发现问题"),
                        ),
                        (
                            "corrected_on",
                            models.DateField(blank=True, null=True, verbose_name="整改完成日"),
                        ),
                        (
                            "checked",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="被检查单位（单位名录）",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "软件正版化检查",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="softwarecheck_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="softwarecheck_changed"
                            ),
                            models.Index(
                                fields=["district", "checked_on"], name="softwarecheck_checked"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="softwarecheck_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Statistic",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "series",
                            models.CharField(
                                choices=[
                                    ("rd_expenditure", "全社会研发经费"),
                                    ("resident_population", "常住人口"),
                                    ("registered_population", "户籍人口"),
                                    ("gdp", "地区生产总值"),
                                    ("exports", "出口总额"),
                                    ("own_brand_exports", "自主品牌出口额"),
                                    ("ip_income", "知识产权运营收益"),
                                    ("intensive_output", "专利密集型产业增加值"),
                                    ("industrial_rd", "规上工业企业研发经费"),
                                    ("high_value_share", "高价值发明专利占比"),
                                    ("other", "其他"),
                                ],
                                max_length=21,
                                verbose_name="指标名称",
                            ),
                        ),
                        (
                            "name",
                            models.CharField(blank=True, max_length=120, verbose_name="具体名称"),
                        ),
                        ("year", models.PositiveIntegerField(verbose_name="所属年度")),
                        (
                            "month",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="所属月份"
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=4, max_digits=22, verbose_name="数值"
                            ),
                        ),
                        (
                            "measure",
                            models.CharField(blank=True, max_length=20, verbose_name="计量单位"),
                        ),
                        (
                            "printed_unit",
                            models.CharField(blank=True, max_length=20, verbose_name="原文单位"),
                        ),
                        (
                            "standing_kind",
                            models.CharField(
                                choices=[
                                    ("preliminary", "初步数"),
                                    ("final", "最终数"),
                                    ("revised", "修订数"),
                                ],
                                default="final",
                                max_length=12,
                                verbose_name="数据性质",
                            ),
                        ),
                        (
                            "published_on",
                            models.DateField(blank=True, null=True, verbose_name="发布日"),
                        ),
                        (
                            "source_document",
                            models.CharField(blank=True, max_length=300, verbose_name="来源文件"),
                        ),
                        (
                            "source_url",
                            models.CharField(blank=True, max_length=500, verbose_name="来源网址"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "统计数据",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="statistic_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="statistic_changed"
                            ),
                            models.Index(
                                fields=["district", "series", "year"], name="statistic_series"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="statistic_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SurveyAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("survey", models.CharField(max_length=120, verbose_name="调查名称")),
                        ("serial", models.CharField(max_length=40, verbose_name="问卷编号")),
                        (
                            "respondent",
                            models.CharField(
                                choices=[
                                    ("firm", "企业"),
                                    ("public", "公众"),
                                    ("agency", "服务机构"),
                                    ("holder", "权利人"),
                                    ("university", "高校院所"),
                                    ("other", "其他"),
                                ],
                                default="public",
                                max_length=12,
                                verbose_name="受访者类型",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("online", "网络"),
                                    ("phone", "电话"),
                                    ("visit", "入户"),
                                    ("paper", "书面"),
                                ],
                                default="online",
                                max_length=12,
                                verbose_name="调查方式",
                            ),
                        ),
                        (
                            "question",
                            models.CharField(blank=True, max_length=200, verbose_name="问题"),
                        ),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("very_satisfied", "非常满意"),
                                    ("satisfied", "满意"),
                                    ("fair", "一般"),
                                    ("dissatisfied", "不满意"),
                                    ("very_dissatisfied", "非常不满意"),
                                    ("unknown", "不了解"),
                                ],
                                max_length=17,
                                verbose_name="总体评价",
                            ),
                        ),
                        (
                            "score",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="评分"),
                        ),
                        (
                            "asked_on",
                            models.DateField(blank=True, null=True, verbose_name="发放日"),
                        ),
                        (
                            "answered_on",
                            models.DateField(blank=True, null=True, verbose_name="答卷日"),
                        ),
                        ("is_valid", models.BooleanField(default=True, verbose_name="有效答卷")),
                        (
                            "invalid_reason",
                            models.CharField(blank=True, max_length=120, verbose_name="无效原因"),
                        ),
                        ("comment", models.TextField(blank=True, verbose_name="意见建议")),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "满意度调查答卷",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="surveyanswer_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="surveyanswer_changed"
                            ),
                            models.Index(
                                fields=["district", "answered_on"], name="surveyanswer_answered"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="surveyanswer_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Trademark",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        (
                            "registration_number",
                            models.CharField(blank=True, max_length=30, verbose_name="注册号"),
                        ),
                        (
                            "name",
                            models.CharField(blank=True, max_length=300, verbose_name="商标名称"),
                        ),
                        (
                            "nice_class",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="国际分类"
                            ),
                        ),
                        (
                            "sort",
                            models.CharField(
                                blank=True,
                                choices=[("goods", "商品商标"), ("services", "服务商标")],
                                max_length=12,
                                verbose_name="商标类型",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("ordinary", "一般商标"),
                                    ("collective", "集体商标"),
                                    ("certification", "证明商标"),
                                    ("special", "特殊商标"),
                                ],
                                default="ordinary",
                                max_length=13,
                                verbose_name="商标性质",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(blank=True, max_length=30, verbose_name="商标形式"),
                        ),
                        (
                            "similar_groups",
                            models.CharField(blank=True, max_length=500, verbose_name="类似群"),
                        ),
                        ("goods", models.TextField(blank=True, verbose_name="商品服务")),
                        (
                            "holder_name",
                            models.CharField(blank=True, max_length=1000, verbose_name="商标权人"),
                        ),
                        (
                            "holder_foreign_name",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="权利人外文名称"
                            ),
                        ),
                        ("is_shared", models.BooleanField(default=False, verbose_name="共有商标")),
                        (
                            "address",
                            models.CharField(blank=True, max_length=500, verbose_name="权利人地址"),
                        ),
                        (
                            "is_domestic",
                            models.BooleanField(default=True, verbose_name="国内权利人"),
                        ),
                        (
                            "filed_on",
                            models.DateField(blank=True, null=True, verbose_name="申请日"),
                        ),
                        (
                            "priority_on",
                            models.DateField(blank=True, null=True, verbose_name="优先权日"),
                        ),
                        (
                            "first_published_on",
                            models.DateField(blank=True, null=True, verbose_name="初审公告日"),
                        ),
                        (
                            "first_published_issue",
                            models.CharField(
                                blank=True, max_length=20, verbose_name="初审公告期号"
                            ),
                        ),
                        (
                            "registered_on",
                            models.DateField(blank=True, null=True, verbose_name="注册公告日"),
                        ),
                        (
                            "registered_issue",
                            models.CharField(
                                blank=True, max_length=20, verbose_name="注册公告期号"
                            ),
                        ),
                        (
                            "expires_on",
                            models.DateField(blank=True, null=True, verbose_name="专用权期限至"),
                        ),
                        (
                            "renewed_on",
                            models.DateField(blank=True, null=True, verbose_name="续展核准日"),
                        ),
                        (
                            "international_on",
                            models.DateField(blank=True, null=True, verbose_name="国际注册日"),
                        ),
                        (
                            "designated_on",
                            models.DateField(blank=True, null=True, verbose_name="后期指定日"),
                        ),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="终止日"),
                        ),
                        (
                            "stated_status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("registered", "已注册"),
                                    ("pending", "申请中"),
                                    ("refused", "驳回"),
                                    ("expired", "期满未续展"),
                                    ("cancelled", "撤销"),
                                    ("invalidated", "宣告无效"),
                                    ("withdrawn", "注销或撤回"),
                                ],
                                max_length=12,
                                verbose_name="文件所载状态",
                            ),
                        ),
                        (
                            "stated_on",
                            models.DateField(blank=True, null=True, verbose_name="状态截至日"),
                        ),
                        (
                            "agency_name",
                            models.CharField(blank=True, max_length=200, verbose_name="代理机构"),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "holder",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trademarks",
                                to="store.organisation",
                                verbose_name="商标权人（单位名录）",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "商标",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="trademark_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="trademark_changed"
                            ),
                            models.Index(
                                fields=["district", "registered_on"], name="trademark_registered"
                            ),
                            models.Index(fields=["district", "holder"], name="trademark_holder"),
                            models.Index(
                                fields=["district", "expires_on"], name="trademark_expires"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="trademark_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TradeSecretSite",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("firm", "企业"),
                                    ("park", "园区"),
                                    ("association", "行业协会"),
                                    ("station", "工作站"),
                                ],
                                default="firm",
                                max_length=12,
                                verbose_name="类型",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("national", "国家级"),
                                    ("province", "省级"),
                                    ("city", "市级"),
                                    ("district", "区县级"),
                                ],
                                default="district",
                                max_length=12,
                                verbose_name="级别",
                            ),
                        ),
                        (
                            "host_name",
                            models.CharField(blank=True, max_length=200, verbose_name="建设单位"),
                        ),
                        (
                            "started_on",
                            models.DateField(blank=True, null=True, verbose_name="启动日"),
                        ),
                        (
                            "accepted_on",
                            models.DateField(blank=True, null=True, verbose_name="验收日"),
                        ),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="终止日"),
                        ),
                        (
                            "contact_phone",
                            models.CharField(blank=True, max_length=120, verbose_name="联系电话"),
                        ),
                        ("result", models.TextField(blank=True, verbose_name="建设情况")),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "host",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.organisation",
                                verbose_name="建设单位（单位名录）",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "商业秘密保护点",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="tradesecretsite_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="tradesecretsite_changed"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="tradesecretsite_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Training",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="培训名称")),
                        (
                            "topic",
                            models.CharField(blank=True, max_length=120, verbose_name="培训内容"),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("national", "国家级"),
                                    ("province", "省级"),
                                    ("city", "市级"),
                                    ("district", "区县级"),
                                    ("unit", "单位内部"),
                                ],
                                default="district",
                                max_length=12,
                                verbose_name="级别",
                            ),
                        ),
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("cadres", "党政干部"),
                                    ("firms", "企业人员"),
                                    ("officers", "执法人员"),
                                    ("agencies", "服务机构人员"),
                                    ("teachers", "教师"),
                                    ("students", "学生"),
                                    ("farmers", "农业主体"),
                                    ("public", "社会公众"),
                                    ("other", "其他"),
                                ],
                                default="firms",
                                max_length=12,
                                verbose_name="培训对象",
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="举办日")),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="结束日"),
                        ),
                        (
                            "hours",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                max_digits=22,
                                null=True,
                                verbose_name="学时",
                            ),
                        ),
                        (
                            "organiser_name",
                            models.CharField(blank=True, max_length=200, verbose_name="主办单位"),
                        ),
                        (
                            "lecturer",
                            models.CharField(blank=True, max_length=120, verbose_name="授课人"),
                        ),
                        (
                            "place",
                            models.CharField(blank=True, max_length=200, verbose_name="地点"),
                        ),
                        (
                            "attendees_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="参训人数"
                            ),
                        ),
                        (
                            "firms_count",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="参训企业数"
                            ),
                        ),
                        ("is_online", models.BooleanField(default=False, verbose_name="线上")),
                        (
                            "cost",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="经费",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "培训",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="training_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="training_changed"
                            ),
                            models.Index(fields=["district", "held_on"], name="training_held"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="training_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TypicalCase",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "row_key",
                            models.CharField(editable=False, max_length=300, verbose_name="行标识"),
                        ),
                        (
                            "source_sheet",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="来源工作表",
                            ),
                        ),
                        (
                            "source_row",
                            models.PositiveIntegerField(
                                blank=True, editable=False, null=True, verbose_name="来源行"
                            ),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(editable=False, verbose_name="录入时间"),
                        ),
                        (
                            "changed_at",
                            models.DateTimeField(editable=False, verbose_name="变更时间"),
                        ),
                        (
                            "voided_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="作废时间"
                            ),
                        ),
                        (
                            "voided_reason",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="作废理由"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="版本"
                            ),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="备注"),
                        ),
                        ("title", models.CharField(max_length=300, verbose_name="案例名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("enforcement", "行政执法"),
                                    ("judicial", "司法保护"),
                                    ("mediation", "调解"),
                                    ("operation", "转化运用"),
                                    ("service", "公共服务"),
                                    ("exposure", "失信曝光"),
                                    ("other", "其他"),
                                ],
                                default="enforcement",
                                max_length=12,
                                verbose_name="案例类型",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("national", "国家级"),
                                    ("province", "省级"),
                                    ("city", "市级"),
                                    ("district", "区县级"),
                                ],
                                default="district",
                                max_length=12,
                                verbose_name="级别",
                            ),
                        ),
                        (
                            "issuer_name",
                            models.CharField(blank=True, max_length=200, verbose_name="发布单位"),
                        ),
                        (
                            "published_on",
                            models.DateField(blank=True, null=True, verbose_name="发布日"),
                        ),
                        (
                            "case_number",
                            models.CharField(blank=True, max_length=120, verbose_name="案件编号"),
                        ),
                        ("url", models.CharField(blank=True, max_length=500, verbose_name="链接")),
                        ("summary", models.TextField(blank=True, verbose_name="案情摘要")),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.case",
                                verbose_name="案件（台账）",
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="属地",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.import",
                                verbose_name="来源导入",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="填报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "典型案例",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="typicalcase_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="typicalcase_changed"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="typicalcase_key",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
