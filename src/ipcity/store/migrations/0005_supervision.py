import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ipcity.store.tables


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0004_source_cells"),
    ]

    operations = [
        ipcity.store.tables.CreateTables(
            state_operations=[
                migrations.CreateModel(
                    name="AgendaPoint",
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
                        ("position", models.PositiveIntegerField(verbose_name="序号")),
                        ("title", models.CharField(max_length=300, verbose_name="议题")),
                        (
                            "words",
                            models.CharField(
                                blank=True, max_length=1000, verbose_name="提请研究的理由"
                            ),
                        ),
                        (
                            "signal",
                            models.CharField(blank=True, max_length=12, verbose_name="亮灯"),
                        ),
                        (
                            "source_kind",
                            models.CharField(
                                choices=[
                                    ("item", "督办事项"),
                                    ("target", "指标"),
                                    ("budget", "预算项目"),
                                    ("instruction", "领导批示"),
                                    ("typed", "自拟"),
                                ],
                                default="typed",
                                max_length=12,
                                verbose_name="来源",
                            ),
                        ),
                        (
                            "source_id",
                            models.CharField(blank=True, max_length=80, verbose_name="来源编号"),
                        ),
                        ("entered_at", models.DateTimeField(verbose_name="列入时间")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="points",
                                to="store.meeting",
                                verbose_name="会议",
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
                                verbose_name="汇报单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "会议议题",
                        "ordering": ("meeting_id", "position", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("source_id", ""), _negated=True),
                                fields=("meeting", "source_kind", "source_id"),
                                name="one_point_per_source",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssumptionChoice",
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
                        ("values", models.JSONField(default=dict, verbose_name="取值")),
                        ("mark", models.CharField(blank=True, max_length=8, verbose_name="标记")),
                        ("reason", models.CharField(max_length=300, verbose_name="理由和依据")),
                        ("chosen_at", models.DateTimeField(verbose_name="设定时间")),
                        (
                            "chosen_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="设定人",
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
                        "verbose_name": "待核实数值设定",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(fields=["district", "-id"], name="assumption_latest")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("present", "出席"),
                                    ("deputy", "委派代表"),
                                    ("excused", "请假"),
                                    ("absent", "缺席"),
                                ],
                                max_length=8,
                                verbose_name="到会",
                            ),
                        ),
                        (
                            "people",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="参会人员及职务"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="store.meeting",
                                verbose_name="会议",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "会议到会",
                        "ordering": ("meeting_id", "unit__position", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "unit"), name="one_attendance_per_unit"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetEntry",
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
                                    ("opening", "期初支出"),
                                    ("appropriation", "下达"),
                                    ("spending", "支出"),
                                ],
                                max_length=14,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=18, verbose_name="金额（元）"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="日期")),
                        ("voucher", models.CharField(max_length=80, verbose_name="凭证号或文号")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=300, verbose_name="用途"),
                        ),
                        (
                            "override",
                            models.CharField(blank=True, max_length=300, verbose_name="超支说明"),
                        ),
                        (
                            "over_by",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                max_digits=18,
                                verbose_name="超出金额（元）",
                            ),
                        ),
                        ("entered_at", models.DateTimeField(verbose_name="登记时间")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="store.budget",
                                verbose_name="预算项目",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "reverses",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reversed_by",
                                to="store.budgetentry",
                                verbose_name="所冲销的记录",
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
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "预算收支记录",
                        "ordering": ("line_id", "on", "id"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("amount__gt", 0), ("reverses", None)),
                                    models.Q(("amount__lt", 0), ("reverses__isnull", False)),
                                    _connector="OR",
                                ),
                                name="budget_entry_sign",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InstructionRelay",
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
                        ("asked", models.CharField(max_length=500, verbose_name="办理要求")),
                        ("due", models.DateField(verbose_name="回复期限")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("sent", "待回复"),
                                    ("replied", "已回复待审"),
                                    ("returned", "退回补充"),
                                    ("closed", "已办结"),
                                ],
                                default="sent",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("sent_at", models.DateTimeField(verbose_name="转办时间")),
                        ("reply", models.TextField(blank=True, verbose_name="办理结果")),
                        (
                            "replied_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="回复时间"),
                        ),
                        (
                            "late_days",
                            models.PositiveIntegerField(default=0, verbose_name="逾期天数"),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=500, verbose_name="审核意见"),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="办结时间"),
                        ),
                        (
                            "item_id",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="督办事项"
                            ),
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
                            "instruction",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="relays",
                                to="store.instruction",
                                verbose_name="领导批示",
                            ),
                        ),
                        (
                            "replied_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="回复人",
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="转办人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="承办单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "批示转办",
                        "ordering": ("due", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("instruction", "unit"), name="one_relay_per_unit"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Item",
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
                        ("number", models.PositiveIntegerField(verbose_name="编号")),
                        ("title", models.CharField(max_length=400, verbose_name="事项")),
                        (
                            "deliverable",
                            models.CharField(blank=True, max_length=400, verbose_name="成果要求"),
                        ),
                        (
                            "task_key",
                            models.CharField(blank=True, max_length=40, verbose_name="所属任务"),
                        ),
                        (
                            "serves",
                            models.JSONField(blank=True, default=list, verbose_name="服务指标"),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("plan", "方案举措"),
                                    ("meeting", "会议议定"),
                                    ("instruction", "领导批示"),
                                    ("manual", "办公室提出"),
                                    ("split", "拆分"),
                                ],
                                default="manual",
                                max_length=12,
                                verbose_name="来源",
                            ),
                        ),
                        (
                            "source_kind",
                            models.CharField(blank=True, max_length=40, verbose_name="来源类别"),
                        ),
                        (
                            "source_id",
                            models.CharField(blank=True, max_length=60, verbose_name="来源编号"),
                        ),
                        (
                            "cycle",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("monthly", "每月"),
                                    ("quarterly", "每季度"),
                                    ("half-yearly", "每半年"),
                                    ("yearly", "每年"),
                                ],
                                max_length=12,
                                verbose_name="周期",
                            ),
                        ),
                        ("due", models.DateField(blank=True, null=True, verbose_name="办理期限")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("draft", "拟立项"),
                                    ("set-up", "已立项"),
                                    ("issued", "已交办"),
                                    ("signed", "已签收"),
                                    ("working", "办理中"),
                                    ("reported", "已反馈"),
                                    ("reviewed", "已复核"),
                                    ("concluded", "已办结"),
                                    ("closed", "已销号"),
                                    ("split", "已拆分"),
                                    ("merged", "已并入"),
                                    ("dropped", "不予立项"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="环节",
                            ),
                        ),
                        (
                            "started_on",
                            models.DateField(blank=True, null=True, verbose_name="交办日期"),
                        ),
                        (
                            "is_backfill",
                            models.BooleanField(default=False, verbose_name="历史补录"),
                        ),
                        ("entered_at", models.DateTimeField(verbose_name="进入系统时间")),
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
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提出人",
                            ),
                        ),
                        (
                            "lead",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="led_items",
                                to="store.unit",
                                verbose_name="牵头单位",
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="taken_in",
                                to="store.item",
                                verbose_name="并入",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="store.item",
                                verbose_name="拆分自",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="store.programme",
                                verbose_name="试点工作",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "督办事项",
                        "ordering": ("programme_id", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("programme", "number"), name="item_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Extension",
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
                        ("was_due", models.DateField(verbose_name="原期限")),
                        ("asked_due", models.DateField(verbose_name="申请延至")),
                        ("reason", models.CharField(max_length=500, verbose_name="理由")),
                        ("asked_at", models.DateTimeField(verbose_name="申请时间")),
                        (
                            "decided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="审批时间"),
                        ),
                        (
                            "is_granted",
                            models.BooleanField(blank=True, null=True, verbose_name="同意"),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=300, verbose_name="审批意见"),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="申请人",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审批人",
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
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="extensions",
                                to="store.item",
                                verbose_name="事项",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "延期申请",
                        "ordering": ("item_id", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("decided_at", None)),
                                fields=("item",),
                                name="one_open_extension",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ItemEvidence",
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
                        ("position", models.PositiveIntegerField(default=0, verbose_name="次序")),
                        ("indicator", models.CharField(max_length=80, verbose_name="指标代码")),
                        ("name", models.CharField(max_length=200, verbose_name="指标名称")),
                        (
                            "measure",
                            models.CharField(blank=True, max_length=20, verbose_name="计量单位"),
                        ),
                        (
                            "per_unit",
                            models.BooleanField(default=True, verbose_name="只计牵头单位"),
                        ),
                        (
                            "comparator",
                            models.CharField(
                                choices=[
                                    (">=", ">="),
                                    (">", ">"),
                                    ("<=", "<="),
                                    ("<", "<"),
                                    ("=", "="),
                                    ("~", "~"),
                                ],
                                max_length=2,
                                verbose_name="比较方式",
                            ),
                        ),
                        (
                            "figure",
                            models.DecimalField(
                                decimal_places=6, max_digits=24, verbose_name="要求"
                            ),
                        ),
                        ("added_at", models.DateTimeField(verbose_name="加入时间")),
                        (
                            "removed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="撤下时间"),
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
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="evidence",
                                to="store.item",
                                verbose_name="事项",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "佐证要求",
                        "ordering": ("item_id", "position", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="EvidenceReading",
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
                        ("on", models.DateField(verbose_name="统计日")),
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
                        ("indicator_version", models.PositiveIntegerField(verbose_name="指标版本")),
                        ("digest", models.CharField(max_length=64, verbose_name="声明摘要")),
                        ("context", models.CharField(max_length=40, verbose_name="期间")),
                        ("snapshot", models.CharField(max_length=64, verbose_name="快照")),
                        ("known_at", models.DateTimeField(verbose_name="得知时间")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
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
                                verbose_name="单位",
                            ),
                        ),
                        (
                            "evidence",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="readings",
                                to="store.itemevidence",
                                verbose_name="佐证要求",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "佐证数值",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(
                                fields=["evidence", "on", "known_at"], name="evidence_known"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ItemMove",
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
                            "move",
                            models.CharField(
                                choices=[
                                    ("propose", "拟立项"),
                                    ("set-up", "立项"),
                                    ("amend", "修改"),
                                    ("drop", "不予立项"),
                                    ("issue", "交办"),
                                    ("decline", "退回交办"),
                                    ("sign", "签收"),
                                    ("sign-support", "配合单位签收"),
                                    ("progress", "报告进度"),
                                    ("accept-progress", "认可进度"),
                                    ("feed-back", "反馈"),
                                    ("send-back", "退回"),
                                    ("review", "复核"),
                                    ("review-round", "复核本期"),
                                    ("conclude", "办结"),
                                    ("close", "销号"),
                                    ("ask-extension", "申请延期"),
                                    ("grant-extension", "同意延期"),
                                    ("refuse-extension", "不同意延期"),
                                    ("transfer", "转办"),
                                    ("split", "拆分"),
                                    ("merge", "并入他项"),
                                    ("take-in", "并入本项"),
                                ],
                                max_length=20,
                                verbose_name="办理",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="系统收到时间")),
                        ("on", models.DateField(blank=True, null=True, verbose_name="填写日期")),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("draft", "拟立项"),
                                    ("set-up", "已立项"),
                                    ("issued", "已交办"),
                                    ("signed", "已签收"),
                                    ("working", "办理中"),
                                    ("reported", "已反馈"),
                                    ("reviewed", "已复核"),
                                    ("concluded", "已办结"),
                                    ("closed", "已销号"),
                                    ("split", "已拆分"),
                                    ("merged", "已并入"),
                                    ("dropped", "不予立项"),
                                ],
                                max_length=12,
                                verbose_name="办理后环节",
                            ),
                        ),
                        ("due", models.DateField(blank=True, null=True, verbose_name="办理后期限")),
                        (
                            "started_on",
                            models.DateField(blank=True, null=True, verbose_name="交办日期"),
                        ),
                        (
                            "progress",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                max_digits=4,
                                null=True,
                                verbose_name="进度（%）",
                            ),
                        ),
                        ("period", models.CharField(blank=True, max_length=8, verbose_name="期次")),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=1000, verbose_name="说明"),
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.storedfile",
                                verbose_name="附件",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="moves",
                                to="store.item",
                                verbose_name="事项",
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
                                verbose_name="办理人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="牵头单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "事项办理记录",
                        "ordering": ("item_id", "id"),
                        "indexes": [models.Index(fields=["item", "at"], name="item_move_at")],
                    },
                ),
                migrations.CreateModel(
                    name="ItemUnit",
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
                            "role",
                            models.CharField(
                                choices=[("lead", "牵头"), ("support", "配合")],
                                max_length=8,
                                verbose_name="角色",
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="次序")),
                        (
                            "signed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="签收时间"),
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
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="units",
                                to="store.item",
                                verbose_name="事项",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="item_parts",
                                to="store.unit",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "事项单位",
                        "ordering": ("item_id", "role", "position", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("role", "lead")),
                                fields=("item",),
                                name="one_lead_of_an_item",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LightRule",
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
                        ("number", models.PositiveIntegerField(verbose_name="版次")),
                        ("valid_from", models.DateField(verbose_name="施行日期")),
                        (
                            "behind_points",
                            models.DecimalField(
                                decimal_places=1,
                                max_digits=5,
                                verbose_name="黄灯：进度落后（百分点）",
                            ),
                        ),
                        (
                            "due_within",
                            models.PositiveSmallIntegerField(verbose_name="蓝灯：距到期（工作日）"),
                        ),
                        (
                            "target_behind",
                            models.DecimalField(
                                decimal_places=1, max_digits=5, verbose_name="指标黄灯：落后（%）"
                            ),
                        ),
                        ("reason", models.CharField(max_length=300, verbose_name="修订理由")),
                        ("published_at", models.DateTimeField(verbose_name="发布时间")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "published_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发布人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "亮灯规则",
                        "ordering": ("-number",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("district", "number"), name="one_light_rule_a_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MailMute",
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
                        ("muted_at", models.DateTimeField(verbose_name="停寄时间")),
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
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mail_mute",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="人员",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "邮件停寄",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="Minutes",
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
                        ("number", models.PositiveIntegerField(verbose_name="稿次")),
                        ("text", models.TextField(verbose_name="纪要内容")),
                        ("written_at", models.DateTimeField(verbose_name="整理时间")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="minutes",
                                to="store.meeting",
                                verbose_name="会议",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="整理人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "会议纪要",
                        "ordering": ("meeting_id", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "number"), name="one_minutes_per_draft"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Paper",
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
                                    ("circular", "通报"),
                                    ("dispatch", "调度会材料"),
                                    ("notice", "督办单"),
                                    ("quarterly", "季度报告"),
                                    ("annual", "年度报告"),
                                    ("midterm", "中期评估报告"),
                                    ("final", "期末自评报告"),
                                ],
                                max_length=12,
                                verbose_name="文种",
                            ),
                        ),
                        ("period", models.CharField(max_length=10, verbose_name="期次")),
                        (
                            "addressee",
                            models.CharField(
                                choices=[
                                    ("units", "各有关单位"),
                                    ("city", "市知识产权局"),
                                    ("nation", "国家知识产权局"),
                                    ("committee", "区委、区政府"),
                                ],
                                default="units",
                                max_length=12,
                                verbose_name="主送",
                            ),
                        ),
                        ("title", models.CharField(max_length=300, verbose_name="标题")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("drafting", "拟稿"),
                                    ("checking", "核稿"),
                                    ("countersigning", "会签"),
                                    ("issuing", "签发"),
                                    ("numbering", "编号"),
                                    ("sealing", "用印"),
                                    ("delivering", "分发签收"),
                                    ("archiving", "归档"),
                                    ("archived", "已归档"),
                                    ("void", "已作废"),
                                ],
                                default="drafting",
                                max_length=16,
                                verbose_name="环节",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="数据截止日")),
                        (
                            "snapshot",
                            models.CharField(blank=True, max_length=64, verbose_name="快照"),
                        ),
                        (
                            "known_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="数据截至"),
                        ),
                        ("locked", models.BooleanField(default=False, verbose_name="期次已锁定")),
                        (
                            "generation",
                            models.PositiveIntegerField(default=1, verbose_name="生成次数"),
                        ),
                        (
                            "code",
                            models.CharField(max_length=20, unique=True, verbose_name="核验码"),
                        ),
                        (
                            "root_sequence",
                            models.PositiveBigIntegerField(default=0, verbose_name="审计日志序号"),
                        ),
                        (
                            "root_hash",
                            models.CharField(blank=True, max_length=64, verbose_name="审计日志根"),
                        ),
                        ("drafted_at", models.DateTimeField(verbose_name="拟稿时间")),
                        (
                            "content",
                            models.JSONField(blank=True, default=dict, verbose_name="正文"),
                        ),
                        (
                            "difference_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="数字不一致的说明"
                            ),
                        ),
                        (
                            "signed_on",
                            models.DateField(blank=True, null=True, verbose_name="成文日期"),
                        ),
                        (
                            "archive_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="归档年度"
                            ),
                        ),
                        (
                            "retention",
                            models.CharField(
                                blank=True,
                                choices=[("permanent", "永久"), ("30y", "30年"), ("10y", "10年")],
                                max_length=10,
                                verbose_name="保管期限",
                            ),
                        ),
                        (
                            "archive_item",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="件号"),
                        ),
                        ("is_demo", models.BooleanField(default=False, verbose_name="演示数据")),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        (
                            "checked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="核稿人",
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
                            "drafted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="拟稿人",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.programme",
                                verbose_name="试点工作",
                            ),
                        ),
                        (
                            "scan",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.storedfile",
                                verbose_name="签署扫描件",
                            ),
                        ),
                        (
                            "signed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="签发人",
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
                                verbose_name="承办单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "公文",
                        "ordering": ("-id",),
                        "indexes": [models.Index(fields=["district", "state"], name="paper_state")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("archive_item__isnull", False)),
                                fields=("district", "archive_year", "retention", "archive_item"),
                                name="one_archive_item",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DocumentNumber",
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
                        ("organ_code", models.CharField(max_length=20, verbose_name="机关代字")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年份")),
                        ("serial", models.PositiveIntegerField(verbose_name="序号")),
                        (
                            "title",
                            models.CharField(blank=True, max_length=300, verbose_name="标题"),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="说明"),
                        ),
                        ("taken_on", models.DateField(verbose_name="登记日期")),
                        (
                            "voided_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="作废时间"),
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
                            "taken_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "paper",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="document_number",
                                to="store.paper",
                                verbose_name="公文",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "发文字号",
                        "ordering": ("-year", "organ_code", "-serial"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("district", "organ_code", "year", "serial"),
                                name="one_document_number",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
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
                        ("sent_at", models.DateTimeField(verbose_name="分发时间")),
                        (
                            "received_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="签收时间"),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=300, verbose_name="备注"),
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
                            "receiver",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="签收人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="收文单位",
                            ),
                        ),
                        (
                            "paper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="deliveries",
                                to="store.paper",
                                verbose_name="公文",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "分发签收",
                        "ordering": ("paper_id", "unit_id"),
                        "constraints": [
                            models.UniqueConstraint(fields=("paper", "unit"), name="one_delivery")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Countersignature",
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
                        ("asked_at", models.DateTimeField(verbose_name="送会签时间")),
                        (
                            "signed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="会签时间"),
                        ),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=500, verbose_name="会签意见"),
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
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="会签人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="会签单位",
                            ),
                        ),
                        (
                            "paper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="countersignatures",
                                to="store.paper",
                                verbose_name="公文",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "会签",
                        "ordering": ("paper_id", "unit_id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("paper", "unit"), name="one_countersignature"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaperFile",
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
                        ("number", models.PositiveIntegerField(verbose_name="版次")),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("composed", "系统生成"),
                                    ("edited", "手工修改"),
                                    ("final", "定稿"),
                                    ("annex", "附件表格"),
                                    ("erratum", "更正说明"),
                                ],
                                max_length=10,
                                verbose_name="来源",
                            ),
                        ),
                        (
                            "generation",
                            models.PositiveIntegerField(default=1, verbose_name="生成次数"),
                        ),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        (
                            "verdicts",
                            models.JSONField(blank=True, default=dict, verbose_name="数字核对"),
                        ),
                        (
                            "differences",
                            models.JSONField(blank=True, default=list, verbose_name="不一致之处"),
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
                            "paper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="files",
                                to="store.paper",
                                verbose_name="公文",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="经办人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "公文文件",
                        "ordering": ("paper_id", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("paper", "number"), name="paper_file_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaperNumber",
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
                            "generation",
                            models.PositiveIntegerField(default=1, verbose_name="生成次数"),
                        ),
                        ("key", models.CharField(max_length=30, verbose_name="代号")),
                        ("label", models.CharField(max_length=300, verbose_name="名称")),
                        ("text", models.CharField(max_length=80, verbose_name="印出的文字")),
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
                            "unit",
                            models.CharField(blank=True, max_length=20, verbose_name="计量单位"),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("measurement", "指标值"),
                                    ("path", "序时进度"),
                                    ("goal", "方案目标"),
                                    ("tally", "指标汇总"),
                                    ("items", "督办事项"),
                                    ("reporting", "数据报送"),
                                    ("score", "考核得分"),
                                    ("budget", "经费"),
                                    ("date", "日期"),
                                ],
                                max_length=12,
                                verbose_name="来源",
                            ),
                        ),
                        (
                            "fact_key",
                            models.CharField(blank=True, max_length=40, verbose_name="条目编号"),
                        ),
                        (
                            "indicator",
                            models.CharField(blank=True, max_length=80, verbose_name="指标代码"),
                        ),
                        (
                            "indicator_version",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="指标版本"
                            ),
                        ),
                        (
                            "digest",
                            models.CharField(blank=True, max_length=64, verbose_name="声明摘要"),
                        ),
                        (
                            "context",
                            models.CharField(blank=True, max_length=40, verbose_name="期间"),
                        ),
                        (
                            "snapshot",
                            models.CharField(blank=True, max_length=64, verbose_name="快照"),
                        ),
                        ("on", models.DateField(verbose_name="统计日")),
                        (
                            "known_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="数据截至"),
                        ),
                        (
                            "rows",
                            models.JSONField(blank=True, default=list, verbose_name="计入的记录"),
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
                            "measurement",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="store.measurement",
                                verbose_name="指标值",
                            ),
                        ),
                        (
                            "paper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="numbers",
                                to="store.paper",
                                verbose_name="公文",
                            ),
                        ),
                        (
                            "subject_unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "公文数字",
                        "ordering": ("paper_id", "generation", "id"),
                        "indexes": [
                            models.Index(
                                fields=["district", "indicator", "on"],
                                name="paper_number_indicator",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("paper", "generation", "key"), name="one_number_per_place"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaperStep",
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
                            "move",
                            models.CharField(
                                choices=[
                                    ("make", "生成"),
                                    ("remake", "重新生成"),
                                    ("upload", "上传修改稿"),
                                    ("submit", "送核稿"),
                                    ("check", "核稿通过"),
                                    ("countersign", "会签"),
                                    ("sign", "签发"),
                                    ("number", "编号"),
                                    ("ask-seal", "申请用印"),
                                    ("seal", "批准用印"),
                                    ("scan", "附签署扫描件"),
                                    ("deliver", "分发"),
                                    ("receive", "签收"),
                                    ("finish", "分发完毕"),
                                    ("archive", "归档"),
                                    ("return", "退回"),
                                    ("void", "作废"),
                                    ("restate", "数字更正"),
                                ],
                                max_length=12,
                                verbose_name="办理",
                            ),
                        ),
                        (
                            "before",
                            models.CharField(
                                choices=[
                                    ("drafting", "拟稿"),
                                    ("checking", "核稿"),
                                    ("countersigning", "会签"),
                                    ("issuing", "签发"),
                                    ("numbering", "编号"),
                                    ("sealing", "用印"),
                                    ("delivering", "分发签收"),
                                    ("archiving", "归档"),
                                    ("archived", "已归档"),
                                    ("void", "已作废"),
                                ],
                                max_length=16,
                                verbose_name="原环节",
                            ),
                        ),
                        (
                            "after",
                            models.CharField(
                                choices=[
                                    ("drafting", "拟稿"),
                                    ("checking", "核稿"),
                                    ("countersigning", "会签"),
                                    ("issuing", "签发"),
                                    ("numbering", "编号"),
                                    ("sealing", "用印"),
                                    ("delivering", "分发签收"),
                                    ("archiving", "归档"),
                                    ("archived", "已归档"),
                                    ("void", "已作废"),
                                ],
                                max_length=16,
                                verbose_name="现环节",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=500, verbose_name="意见"),
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
                            "paper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="store.paper",
                                verbose_name="公文",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办理人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "公文办理记录",
                        "ordering": ("paper_id", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="PaperTemplate",
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
                                    ("circular", "通报"),
                                    ("dispatch", "调度会材料"),
                                    ("notice", "督办单"),
                                    ("quarterly", "季度报告"),
                                    ("annual", "年度报告"),
                                    ("midterm", "中期评估报告"),
                                    ("final", "期末自评报告"),
                                ],
                                max_length=12,
                                verbose_name="文种",
                            ),
                        ),
                        ("fields", models.JSONField(blank=True, default=list, verbose_name="字段")),
                        ("at", models.DateTimeField(verbose_name="上传时间")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="停用时间"),
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
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "公文模板",
                        "ordering": ("kind", "-id"),
                    },
                ),
                migrations.CreateModel(
                    name="Reminder",
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
                        ("key", models.CharField(max_length=160, verbose_name="标识")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("item-sign", "事项待签收"),
                                    ("item-due", "事项期限"),
                                    ("report-due", "报送期限"),
                                    ("report-returned", "报送退回"),
                                    ("extension", "延期批复"),
                                    ("paper-sign", "公文待签收"),
                                ],
                                max_length=20,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "receiver",
                            models.CharField(
                                choices=[
                                    ("reporter", "填报人"),
                                    ("reviewer", "单位审核人"),
                                    ("office", "办公室"),
                                    ("leader", "分管领导"),
                                ],
                                max_length=12,
                                verbose_name="提醒对象",
                            ),
                        ),
                        ("what", models.CharField(max_length=500, verbose_name="内容")),
                        ("subject", models.CharField(max_length=60, verbose_name="所指记录")),
                        ("due", models.DateField(blank=True, null=True, verbose_name="期限")),
                        ("made_at", models.DateTimeField(verbose_name="提醒时间")),
                        (
                            "read_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="已读时间"),
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
                            "recipient",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminders",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="收件人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "提醒",
                        "ordering": ("-made_at", "-id"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("read_at", None)),
                                fields=["recipient"],
                                name="reminder_unread",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("recipient", "key"), name="told_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReminderRule",
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
                        ("number", models.PositiveIntegerField(verbose_name="版次")),
                        ("steps", models.JSONField(verbose_name="提醒安排")),
                        ("reason", models.CharField(max_length=300, verbose_name="修订理由")),
                        ("published_at", models.DateTimeField(verbose_name="发布时间")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "published_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发布人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "提醒规则",
                        "ordering": ("-number",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("district", "number"), name="one_reminder_rule_a_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReminderSending",
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
                            "channel",
                            models.CharField(
                                choices=[("mail", "邮件"), ("webhook", "消息接口")],
                                max_length=10,
                                verbose_name="渠道",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "待发"),
                                    ("sending", "发送中"),
                                    ("sent", "已发出"),
                                    ("failed", "未发出，将重试"),
                                    ("given-up", "未发出，不再重试"),
                                    ("unsure", "不能确定是否发出"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "claim",
                            models.CharField(blank=True, max_length=32, verbose_name="发送批次"),
                        ),
                        (
                            "claimed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="开始发送"),
                        ),
                        (
                            "tries",
                            models.PositiveSmallIntegerField(default=0, verbose_name="已试次数"),
                        ),
                        ("next_try_at", models.DateTimeField(verbose_name="下次发送")),
                        (
                            "settled_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="结果时间"),
                        ),
                        (
                            "error",
                            models.CharField(blank=True, max_length=300, verbose_name="原因"),
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
                            "reminder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sendings",
                                to="store.reminder",
                                verbose_name="提醒",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "提醒发送",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(fields=["state", "next_try_at"], name="sending_due")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("reminder", "channel"), name="sent_once_a_channel"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportDuty",
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
                        ("form_code", models.CharField(max_length=40, verbose_name="表号")),
                        (
                            "cycle",
                            models.CharField(
                                choices=[
                                    ("monthly", "每月"),
                                    ("quarterly", "每季度"),
                                    ("half-yearly", "每半年"),
                                    ("yearly", "每年"),
                                ],
                                max_length=12,
                                verbose_name="周期",
                            ),
                        ),
                        (
                            "working_days",
                            models.PositiveSmallIntegerField(verbose_name="期后工作日"),
                        ),
                        ("valid_from", models.DateField(verbose_name="起报日期")),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="停报日期"),
                        ),
                        ("set_at", models.DateTimeField(verbose_name="设定时间")),
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
                                related_name="report_duties",
                                to="store.programme",
                                verbose_name="试点工作",
                            ),
                        ),
                        (
                            "set_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="设定人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "报送任务",
                        "ordering": ("form_code", "unit__position", "unit_id", "valid_from"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("valid_until", None)),
                                fields=("programme", "form_code", "unit"),
                                name="one_standing_duty",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportFeed",
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
                        ("code", models.CharField(max_length=40, verbose_name="代号")),
                        ("number", models.PositiveIntegerField(verbose_name="版本")),
                        ("name", models.CharField(max_length=120, verbose_name="报表名称")),
                        (
                            "cycle",
                            models.CharField(
                                choices=[
                                    ("monthly", "每月"),
                                    ("quarterly", "每季度"),
                                    ("half-yearly", "每半年"),
                                    ("yearly", "每年"),
                                ],
                                max_length=12,
                                verbose_name="周期",
                            ),
                        ),
                        (
                            "split",
                            models.CharField(
                                choices=[
                                    ("district", "全区一行"),
                                    ("unit", "每个单位一行"),
                                    ("town", "每个镇街一行"),
                                ],
                                default="district",
                                max_length=10,
                                verbose_name="分行方式",
                            ),
                        ),
                        ("fields", models.JSONField(blank=True, default=list, verbose_name="字段")),
                        ("text", models.TextField(verbose_name="定义")),
                        ("ended", models.BooleanField(default=False, verbose_name="已停用")),
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
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="责任单位",
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
                        "verbose_name": "报表定义",
                        "ordering": ("code", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("district", "code", "number"), name="one_feed_per_version"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportForm",
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
                        ("code", models.CharField(max_length=40, verbose_name="表号")),
                        ("number", models.PositiveIntegerField(verbose_name="版本")),
                        ("name", models.CharField(max_length=120, verbose_name="表名")),
                        (
                            "cycle",
                            models.CharField(
                                choices=[
                                    ("monthly", "每月"),
                                    ("quarterly", "每季度"),
                                    ("half-yearly", "每半年"),
                                    ("yearly", "每年"),
                                ],
                                max_length=12,
                                verbose_name="周期",
                            ),
                        ),
                        ("lines", models.JSONField(default=list, verbose_name="行")),
                        (
                            "rules",
                            models.JSONField(blank=True, default=list, verbose_name="校验公式"),
                        ),
                        ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="理由"),
                        ),
                        ("published_at", models.DateTimeField(verbose_name="发布时间")),
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
                                related_name="report_forms",
                                to="store.programme",
                                verbose_name="试点工作",
                            ),
                        ),
                        (
                            "published_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发布人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "报表表单",
                        "ordering": ("code", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("programme", "code", "number"), name="one_form_per_version"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportingPeriod",
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
                        ("code", models.CharField(max_length=8, verbose_name="期次")),
                        (
                            "cycle",
                            models.CharField(
                                choices=[
                                    ("monthly", "每月"),
                                    ("quarterly", "每季度"),
                                    ("half-yearly", "每半年"),
                                    ("yearly", "每年"),
                                ],
                                max_length=12,
                                verbose_name="周期",
                            ),
                        ),
                        ("last", models.DateField(verbose_name="期末")),
                        ("opened_at", models.DateTimeField(verbose_name="启用时间")),
                        (
                            "locked_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="锁定时间"),
                        ),
                        (
                            "snapshot",
                            models.CharField(blank=True, max_length=64, verbose_name="锁定快照"),
                        ),
                        (
                            "audit_sequence",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="审计序号"
                            ),
                        ),
                        (
                            "audit_root",
                            models.CharField(
                                blank=True, max_length=64, verbose_name="审计日志摘要"
                            ),
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
                            "locked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="锁定人",
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="启用人",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reporting_periods",
                                to="store.programme",
                                verbose_name="试点工作",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "报送期次",
                        "ordering": ("-last", "code"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("programme", "code"), name="one_reporting_period"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportFigure",
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
                        ("on", models.DateField(verbose_name="统计日")),
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
                            "rows",
                            models.PositiveBigIntegerField(default=0, verbose_name="计入记录"),
                        ),
                        ("counted_at", models.DateTimeField(verbose_name="计算时间")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="store.unit",
                                verbose_name="单位",
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="figures",
                                to="store.reportingperiod",
                                verbose_name="期次",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "单位指标值",
                        "ordering": ("period_id", "unit_id", "indicator", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=(
                                    "period",
                                    "unit",
                                    "indicator",
                                    "digest",
                                    "context",
                                    "snapshot",
                                    "on",
                                ),
                                name="one_figure_a_snapshot",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Report",
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
                        ("form_code", models.CharField(max_length=40, verbose_name="表号")),
                        ("due", models.DateField(verbose_name="应报日期")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("missing", "未报"),
                                    ("draft", "填写中"),
                                    ("submitted", "待单位审核"),
                                    ("unit-checked", "已报出，待办公室审核"),
                                    ("office-checked", "办公室已审核，待审定"),
                                    ("returned", "已退回"),
                                    ("approved", "已审定"),
                                    ("locked", "已锁定"),
                                ],
                                default="missing",
                                max_length=16,
                                verbose_name="状态",
                            ),
                        ),
                        ("is_nil", models.BooleanField(default=False, verbose_name="零报告")),
                        (
                            "nil_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="零报告理由"),
                        ),
                        ("is_proxy", models.BooleanField(default=False, verbose_name="代报")),
                        (
                            "submitted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="提交时间"),
                        ),
                        (
                            "first_delivered_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="首次报出时间"
                            ),
                        ),
                        (
                            "delivered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="报出时间"),
                        ),
                        (
                            "returns",
                            models.PositiveSmallIntegerField(default=0, verbose_name="退回次数"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审定人",
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
                            "office_checked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办公室审核人",
                            ),
                        ),
                        (
                            "scan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.storedfile",
                                verbose_name="签字扫描件",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提交人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="store.unit",
                                verbose_name="单位",
                            ),
                        ),
                        (
                            "unit_checked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="单位审核人",
                            ),
                        ),
                        (
                            "form",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.reportform",
                                verbose_name="表单",
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reports",
                                to="store.reportingperiod",
                                verbose_name="期次",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "报表",
                        "ordering": ("-period__last", "form_code", "unit__position", "unit_id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("period", "form_code", "unit"), name="one_report_a_period"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reconciliation",
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
                        ("figure", models.CharField(max_length=80, verbose_name="数据")),
                        ("told", models.JSONField(default=dict, verbose_name="各单位报送数")),
                        (
                            "number",
                            models.DecimalField(
                                blank=True,
                                decimal_places=8,
                                max_digits=30,
                                null=True,
                                verbose_name="认定数",
                            ),
                        ),
                        ("reason", models.CharField(max_length=300, verbose_name="理由")),
                        ("at", models.DateTimeField(verbose_name="认定时间")),
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
                                verbose_name="认定人",
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
                                verbose_name="采用单位",
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reconciliations",
                                to="store.reportingperiod",
                                verbose_name="期次",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "数据核对",
                        "ordering": ("period_id", "figure", "-id"),
                    },
                ),
                migrations.CreateModel(
                    name="ReportStep",
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
                            "step",
                            models.CharField(
                                choices=[
                                    ("save", "保存"),
                                    ("submit", "提交"),
                                    ("nil", "零报告"),
                                    ("proxy", "代报"),
                                    ("unit-check", "单位审核通过"),
                                    ("office-check", "办公室审核通过"),
                                    ("approve", "审定"),
                                    ("return", "退回"),
                                    ("lock", "锁定"),
                                ],
                                max_length=16,
                                verbose_name="办理",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("missing", "未报"),
                                    ("draft", "填写中"),
                                    ("submitted", "待单位审核"),
                                    ("unit-checked", "已报出，待办公室审核"),
                                    ("office-checked", "办公室已审核，待审定"),
                                    ("returned", "已退回"),
                                    ("approved", "已审定"),
                                    ("locked", "已锁定"),
                                ],
                                max_length=16,
                                verbose_name="办理后状态",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        (
                            "remark",
                            models.CharField(blank=True, max_length=500, verbose_name="说明"),
                        ),
                        (
                            "content",
                            models.JSONField(blank=True, default=list, verbose_name="内容"),
                        ),
                        (
                            "digest",
                            models.CharField(blank=True, max_length=64, verbose_name="内容摘要"),
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
                                verbose_name="办理人",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="store.report",
                                verbose_name="报表",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "报表办理记录",
                        "ordering": ("report_id", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="ReportValue",
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
                        ("key", models.CharField(max_length=40, verbose_name="行键")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("indicator", "indicator"),
                                    ("items", "items"),
                                    ("number", "number"),
                                    ("text", "text"),
                                ],
                                max_length=12,
                                verbose_name="类别",
                            ),
                        ),
                        ("label", models.CharField(max_length=400, verbose_name="名称")),
                        (
                            "measure",
                            models.CharField(blank=True, max_length=20, verbose_name="计量单位"),
                        ),
                        (
                            "number",
                            models.DecimalField(
                                blank=True,
                                decimal_places=8,
                                max_digits=30,
                                null=True,
                                verbose_name="数值",
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="文字")),
                        (
                            "explanation",
                            models.CharField(blank=True, max_length=500, verbose_name="说明"),
                        ),
                        (
                            "figure",
                            models.CharField(blank=True, max_length=80, verbose_name="同一数据"),
                        ),
                        (
                            "indicator",
                            models.CharField(blank=True, max_length=80, verbose_name="指标代码"),
                        ),
                        (
                            "indicator_version",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="指标版本"
                            ),
                        ),
                        (
                            "digest",
                            models.CharField(blank=True, max_length=64, verbose_name="声明摘要"),
                        ),
                        (
                            "context",
                            models.CharField(blank=True, max_length=40, verbose_name="期间"),
                        ),
                        (
                            "snapshot",
                            models.CharField(blank=True, max_length=64, verbose_name="快照"),
                        ),
                        ("on", models.DateField(blank=True, null=True, verbose_name="统计日")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.item",
                                verbose_name="督办事项",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="values",
                                to="store.report",
                                verbose_name="报表",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "报表数值",
                        "ordering": ("report_id", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("report", "key"), name="one_value_a_line"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Erratum",
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
                        ("number", models.PositiveIntegerField(verbose_name="更正号")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("reported", "单位报送数"), ("measured", "系统指标")],
                                max_length=10,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "indicator",
                            models.CharField(blank=True, max_length=80, verbose_name="指标代码"),
                        ),
                        ("label", models.CharField(max_length=400, verbose_name="名称")),
                        (
                            "measure",
                            models.CharField(blank=True, max_length=20, verbose_name="计量单位"),
                        ),
                        (
                            "before",
                            models.DecimalField(
                                blank=True,
                                decimal_places=8,
                                max_digits=30,
                                null=True,
                                verbose_name="原数",
                            ),
                        ),
                        (
                            "after",
                            models.DecimalField(
                                blank=True,
                                decimal_places=8,
                                max_digits=30,
                                null=True,
                                verbose_name="更正数",
                            ),
                        ),
                        (
                            "snapshot",
                            models.CharField(
                                blank=True, max_length=64, verbose_name="更正所据快照"
                            ),
                        ),
                        ("reason", models.CharField(max_length=500, verbose_name="理由")),
                        ("at", models.DateTimeField(verbose_name="签署时间")),
                        ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                        (
                            "restated",
                            models.PositiveIntegerField(default=0, verbose_name="涉及公文数字"),
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
                                verbose_name="签署人",
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
                                verbose_name="单位",
                            ),
                        ),
                        (
                            "period",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="errata",
                                to="store.reportingperiod",
                                verbose_name="期次",
                            ),
                        ),
                        (
                            "value",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="errata",
                                to="store.reportvalue",
                                verbose_name="报送数",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "锁定后更正",
                        "ordering": ("-at", "-id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("period", "number"), name="erratum_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportWorkbook",
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
                            "serial",
                            models.CharField(max_length=40, unique=True, verbose_name="编号"),
                        ),
                        ("version", models.PositiveIntegerField(verbose_name="报表版本")),
                        ("check_value", models.CharField(max_length=64, verbose_name="校验值")),
                        ("lines", models.JSONField(default=list, verbose_name="发出时的内容")),
                        ("issued_at", models.DateTimeField(verbose_name="领取时间")),
                        (
                            "used_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="交回时间"),
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.storedfile",
                                verbose_name="交回的文件",
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="领取人",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="workbooks",
                                to="store.report",
                                verbose_name="报表",
                            ),
                        ),
                        (
                            "used_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="交回人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "离线填报表",
                        "ordering": ("-issued_at", "-id"),
                    },
                ),
                migrations.CreateModel(
                    name="Resolution",
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
                        ("position", models.PositiveIntegerField(verbose_name="序号")),
                        ("text", models.CharField(max_length=500, verbose_name="议定事项")),
                        ("due", models.DateField(blank=True, null=True, verbose_name="完成时限")),
                        (
                            "task_key",
                            models.CharField(blank=True, max_length=20, verbose_name="对应任务"),
                        ),
                        (
                            "item_id",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="督办事项"
                            ),
                        ),
                        ("entered_at", models.DateTimeField(verbose_name="登记时间")),
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
                            "lead",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="牵头单位",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resolved",
                                to="store.meeting",
                                verbose_name="会议",
                            ),
                        ),
                        (
                            "point",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resolved",
                                to="store.agendapoint",
                                verbose_name="所议议题",
                            ),
                        ),
                        (
                            "support",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="store.unit",
                                verbose_name="配合单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "议定事项",
                        "ordering": ("meeting_id", "position", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "position"), name="resolution_position"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Restatement",
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
                        ("erratum", models.PositiveBigIntegerField(verbose_name="更正编号")),
                        (
                            "before",
                            models.DecimalField(
                                blank=True,
                                decimal_places=8,
                                max_digits=30,
                                null=True,
                                verbose_name="原数",
                            ),
                        ),
                        (
                            "after",
                            models.DecimalField(
                                blank=True,
                                decimal_places=8,
                                max_digits=30,
                                null=True,
                                verbose_name="更正数",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=500, verbose_name="更正理由"),
                        ),
                        ("at", models.DateTimeField(verbose_name="更正时间")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "number",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="restatements",
                                to="store.papernumber",
                                verbose_name="公文数字",
                            ),
                        ),
                        (
                            "paper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="restatements",
                                to="store.paper",
                                verbose_name="公文",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "公文数字更正",
                        "ordering": ("paper_id", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("number", "erratum"), name="one_restatement"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScoreScheme",
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
                        ("number", models.PositiveIntegerField(verbose_name="版本")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="适用年度")),
                        ("name", models.CharField(max_length=120, verbose_name="名称")),
                        ("text", models.TextField(verbose_name="方案内容")),
                        ("digest", models.CharField(max_length=64, verbose_name="方案摘要")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="修订理由"),
                        ),
                        ("defined_at", models.DateTimeField(verbose_name="制定时间")),
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
                                verbose_name="制定人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "考核方案",
                        "ordering": ("-number",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("district", "number"), name="score_scheme_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScoreRound",
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
                        ("period", models.CharField(max_length=10, verbose_name="期次")),
                        ("snapshot", models.CharField(max_length=64, verbose_name="快照")),
                        ("locked", models.BooleanField(default=False, verbose_name="数据已锁定")),
                        ("on", models.DateField(verbose_name="统计日")),
                        ("digest", models.CharField(max_length=64, verbose_name="结果摘要")),
                        ("computed_at", models.DateTimeField(verbose_name="计算时间")),
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
                                verbose_name="计算人",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="store.programme",
                                verbose_name="试点工作",
                            ),
                        ),
                        (
                            "scheme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rounds",
                                to="store.scorescheme",
                                verbose_name="考核方案",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "考核计分",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(
                                fields=["programme", "period", "-id"], name="score_round_newest"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SealUse",
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
                        ("seal", models.CharField(max_length=80, verbose_name="印章")),
                        ("copies", models.PositiveIntegerField(verbose_name="份数")),
                        ("asked_at", models.DateTimeField(verbose_name="申请时间")),
                        (
                            "approved_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="批准时间"),
                        ),
                        (
                            "refused",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="不予批准的理由"
                            ),
                        ),
                        (
                            "applicant",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="申请人",
                            ),
                        ),
                        (
                            "approver",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="批准人",
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
                            "paper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="seals",
                                to="store.paper",
                                verbose_name="公文",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "用印登记",
                        "ordering": ("-id",),
                    },
                ),
                migrations.CreateModel(
                    name="UnitScore",
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
                        ("group", models.CharField(max_length=40, verbose_name="考核组")),
                        ("group_name", models.CharField(max_length=60, verbose_name="组别")),
                        (
                            "total",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=7,
                                null=True,
                                verbose_name="得分",
                            ),
                        ),
                        (
                            "rank",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="名次"),
                        ),
                        ("tied", models.PositiveIntegerField(default=1, verbose_name="并列单位数")),
                        ("values", models.JSONField(blank=True, default=dict, verbose_name="取值")),
                        (
                            "working",
                            models.JSONField(blank=True, default=list, verbose_name="计分过程"),
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
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="scores",
                                to="store.scoreround",
                                verbose_name="计分",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="被考核单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "单位得分",
                        "ordering": ("group", "rank", "unit__position", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "unit", "group"), name="one_score_per_unit"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WallToken",
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
                        ("name", models.CharField(max_length=80, verbose_name="屏幕名称")),
                        (
                            "digest",
                            models.CharField(max_length=64, unique=True, verbose_name="摘要"),
                        ),
                        ("hint", models.CharField(max_length=8, verbose_name="尾号")),
                        ("issued_at", models.DateTimeField(verbose_name="签发时间")),
                        ("expires_at", models.DateTimeField(verbose_name="到期时间")),
                        (
                            "revoked_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="吊销时间"),
                        ),
                        (
                            "last_seen_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="最近显示"),
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
                            "issued_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="签发人",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.programme",
                                verbose_name="试点工作",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "大屏令牌",
                        "ordering": ("-issued_at", "-id"),
                    },
                ),
            ],
        ),
    ]
