import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ipcity.store.tables


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        ipcity.store.tables.CreateTables(
            state_operations=[
                migrations.CreateModel(
                    name="Person",
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
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
                        (
                            "username",
                            models.CharField(max_length=60, unique=True, verbose_name="登录名"),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="姓名")),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="电子邮箱"),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=30, verbose_name="联系电话"),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                        (
                            "must_change_password",
                            models.BooleanField(default=True, verbose_name="须修改密码"),
                        ),
                        (
                            "password_changed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="密码修改时间"
                            ),
                        ),
                        (
                            "session_mark",
                            models.CharField(
                                blank=True, max_length=64, verbose_name="当前会话标记"
                            ),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="建立时间")),
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
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="store.unit",
                                verbose_name="所在单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "人员",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="AuditEntry",
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
                            "sequence",
                            models.PositiveBigIntegerField(unique=True, verbose_name="序号"),
                        ),
                        ("at", models.DateTimeField(db_index=True, verbose_name="时间")),
                        (
                            "clock_behind",
                            models.PositiveIntegerField(default=0, verbose_name="时钟落后秒数"),
                        ),
                        (
                            "actor",
                            models.BigIntegerField(db_index=True, null=True, verbose_name="行为人"),
                        ),
                        (
                            "on_behalf_of",
                            models.BigIntegerField(null=True, verbose_name="被代理人"),
                        ),
                        ("via", models.CharField(max_length=80, verbose_name="途径")),
                        (
                            "verb",
                            models.CharField(db_index=True, max_length=60, verbose_name="事项"),
                        ),
                        (
                            "subject_kind",
                            models.CharField(blank=True, max_length=60, verbose_name="对象类别"),
                        ),
                        (
                            "subject_id",
                            models.CharField(blank=True, max_length=60, verbose_name="对象编号"),
                        ),
                        (
                            "district_id",
                            models.BigIntegerField(db_index=True, null=True, verbose_name="区域"),
                        ),
                        ("facts", models.JSONField(default=dict, verbose_name="事实")),
                        (
                            "previous",
                            models.CharField(max_length=64, unique=True, verbose_name="前项摘要"),
                        ),
                        ("hash", models.CharField(max_length=64, unique=True, verbose_name="摘要")),
                    ],
                    options={
                        "verbose_name": "审计日志",
                        "ordering": ("-sequence",),
                    },
                ),
                migrations.CreateModel(
                    name="District",
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
                        ("name", models.CharField(max_length=80, unique=True, verbose_name="名称")),
                        (
                            "full_name",
                            models.CharField(blank=True, max_length=120, verbose_name="全称"),
                        ),
                        (
                            "region_code",
                            models.CharField(
                                blank=True, max_length=12, verbose_name="行政区划代码"
                            ),
                        ),
                        ("is_demo", models.BooleanField(default=False, verbose_name="演示数据")),
                        ("created_at", models.DateTimeField(verbose_name="建立时间")),
                    ],
                    options={
                        "verbose_name": "区域",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="ApiToken",
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
                        ("name", models.CharField(max_length=80, verbose_name="用途")),
                        (
                            "digest",
                            models.CharField(max_length=64, unique=True, verbose_name="摘要"),
                        ),
                        ("hint", models.CharField(max_length=8, verbose_name="尾号")),
                        ("verbs", models.JSONField(default=list, verbose_name="权限")),
                        ("created_at", models.DateTimeField(verbose_name="签发时间")),
                        ("expires_at", models.DateTimeField(verbose_name="到期时间")),
                        ("revoked_at", models.DateTimeField(null=True, verbose_name="吊销时间")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tokens",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="所有人",
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
                        "verbose_name": "API 令牌",
                        "ordering": ("-created_at", "-id"),
                    },
                ),
                migrations.CreateModel(
                    name="FormerPassword",
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
                        ("password", models.CharField(max_length=128, verbose_name="密码摘要")),
                        ("set_at", models.DateTimeField(verbose_name="设置时间")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="former_passwords",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "历史密码",
                        "ordering": ("-set_at", "-id"),
                    },
                ),
                migrations.CreateModel(
                    name="Job",
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
                        ("kind", models.CharField(max_length=60, verbose_name="类别")),
                        (
                            "arguments",
                            models.JSONField(blank=True, default=dict, verbose_name="参数"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "排队中"),
                                    ("running", "进行中"),
                                    ("done", "已完成"),
                                    ("failed", "失败"),
                                    ("cancelled", "已取消"),
                                ],
                                default="queued",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("done", models.PositiveBigIntegerField(default=0, verbose_name="已处理")),
                        (
                            "total",
                            models.PositiveBigIntegerField(
                                blank=True, null=True, verbose_name="总数"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="进展")),
                        ("report", models.TextField(blank=True, verbose_name="结果")),
                        ("error", models.TextField(blank=True, verbose_name="错误")),
                        ("asked_at", models.DateTimeField(verbose_name="提交时间")),
                        (
                            "started_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="开始时间"),
                        ),
                        (
                            "heartbeat_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="最近心跳"),
                        ),
                        (
                            "finished_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="结束时间"),
                        ),
                        (
                            "attempts",
                            models.PositiveSmallIntegerField(default=0, verbose_name="已执行次数"),
                        ),
                        (
                            "max_attempts",
                            models.PositiveSmallIntegerField(
                                default=2, verbose_name="最多执行次数"
                            ),
                        ),
                        (
                            "cancel_requested",
                            models.BooleanField(default=False, verbose_name="已要求取消"),
                        ),
                        (
                            "task",
                            models.UUIDField(
                                blank=True, null=True, unique=True, verbose_name="队列编号"
                            ),
                        ),
                        (
                            "district",
                            models.ForeignKey(
                                blank=True,
                                null=True,
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
                                verbose_name="发起人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "后台作业",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(fields=["state", "heartbeat_at"], name="job_state")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanVersion",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "待核对"),
                                    ("adopted", "正式版本"),
                                    ("superseded", "已被替代"),
                                    ("withdrawn", "已撤回"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("pack", "方案包"),
                                    ("upload", "上传文件"),
                                    ("paste", "粘贴文本"),
                                ],
                                default="upload",
                                max_length=8,
                                verbose_name="来源",
                            ),
                        ),
                        (
                            "title",
                            models.CharField(blank=True, max_length=300, verbose_name="标题"),
                        ),
                        (
                            "issuer",
                            models.CharField(blank=True, max_length=200, verbose_name="印发机关"),
                        ),
                        (
                            "issued_on",
                            models.DateField(blank=True, null=True, verbose_name="印发日期"),
                        ),
                        (
                            "document_number",
                            models.CharField(blank=True, max_length=80, verbose_name="发文字号"),
                        ),
                        (
                            "first_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="起始年度"
                            ),
                        ),
                        (
                            "last_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="终止年度"
                            ),
                        ),
                        (
                            "rules",
                            models.JSONField(blank=True, default=list, verbose_name="全文规则"),
                        ),
                        (
                            "source_name",
                            models.CharField(blank=True, max_length=255, verbose_name="文件名"),
                        ),
                        (
                            "source_sha256",
                            models.CharField(blank=True, max_length=64, verbose_name="文件摘要"),
                        ),
                        (
                            "source_reader",
                            models.CharField(blank=True, max_length=20, verbose_name="读取方式"),
                        ),
                        (
                            "source_encoding",
                            models.CharField(blank=True, max_length=40, verbose_name="文字编码"),
                        ),
                        (
                            "notice_sha256",
                            models.CharField(
                                blank=True, max_length=64, verbose_name="通知原文摘要"
                            ),
                        ),
                        ("text", models.TextField(blank=True, null=True, verbose_name="原文")),
                        (
                            "compiled",
                            models.JSONField(blank=True, null=True, verbose_name="编译结果"),
                        ),
                        (
                            "numbers",
                            models.JSONField(blank=True, default=dict, verbose_name="数字核对"),
                        ),
                        (
                            "agreement",
                            models.JSONField(blank=True, null=True, verbose_name="原文对照结果"),
                        ),
                        ("entered_at", models.DateTimeField(verbose_name="进入系统时间")),
                        (
                            "text_attached_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="原文附入时间"
                            ),
                        ),
                        (
                            "adopted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="采纳时间"),
                        ),
                        (
                            "ended_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="替代或撤回时间"
                            ),
                        ),
                        (
                            "end_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="撤回原因"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        (
                            "adopted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="采纳人",
                            ),
                        ),
                        (
                            "based_on",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="amendments",
                                to="store.planversion",
                                verbose_name="所修订的版本",
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
                            "entered_by",
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
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="plans",
                                to="store.programme",
                                verbose_name="试点工作",
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
                                verbose_name="原文件",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "方案版本",
                        "ordering": ("programme_id", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("programme", "number"), name="plan_number"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "adopted")),
                                fields=("programme",),
                                name="one_plan_in_force",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanProblem",
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
                        ("code", models.CharField(max_length=40, verbose_name="代码")),
                        (
                            "severity",
                            models.CharField(
                                choices=[("error", "错误"), ("warning", "警告"), ("note", "提示")],
                                max_length=8,
                                verbose_name="级别",
                            ),
                        ),
                        ("message", models.CharField(max_length=500, verbose_name="说明")),
                        (
                            "remedy",
                            models.CharField(blank=True, max_length=500, verbose_name="处理建议"),
                        ),
                        (
                            "quote",
                            models.CharField(blank=True, max_length=400, verbose_name="原文摘录"),
                        ),
                        (
                            "place",
                            models.CharField(blank=True, max_length=40, verbose_name="所在位置"),
                        ),
                        (
                            "start",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="起"),
                        ),
                        (
                            "end",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="止"),
                        ),
                        (
                            "line",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="行"),
                        ),
                        (
                            "column",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="列"),
                        ),
                        ("settled", models.BooleanField(default=False, verbose_name="已处理")),
                        (
                            "settlement",
                            models.CharField(blank=True, max_length=300, verbose_name="处理说明"),
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="problems",
                                to="store.planversion",
                                verbose_name="方案版本",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "方案疑点",
                        "ordering": ("plan_id", "position", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="PlanAction",
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
                        ("key", models.CharField(max_length=40, verbose_name="编号")),
                        (
                            "compiled_id",
                            models.CharField(blank=True, max_length=40, verbose_name="编译编号"),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="次序")),
                        (
                            "spans",
                            models.JSONField(blank=True, default=dict, verbose_name="原文位置"),
                        ),
                        (
                            "quote",
                            models.CharField(blank=True, max_length=400, verbose_name="原文摘录"),
                        ),
                        (
                            "review",
                            models.CharField(
                                choices=[
                                    ("pending", "待核"),
                                    ("confirmed", "已确认"),
                                    ("corrected", "已更正"),
                                    ("dropped", "已剔除"),
                                    ("added", "人工补充"),
                                ],
                                default="pending",
                                max_length=10,
                                verbose_name="核对状态",
                            ),
                        ),
                        (
                            "continues",
                            models.CharField(blank=True, max_length=40, verbose_name="沿用编号"),
                        ),
                        (
                            "continuity_confirmed",
                            models.BooleanField(default=False, verbose_name="沿用关系已确认"),
                        ),
                        (
                            "review_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="更正理由"),
                        ),
                        (
                            "as_compiled",
                            models.JSONField(blank=True, null=True, verbose_name="编译原值"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        (
                            "number",
                            models.CharField(blank=True, max_length=20, verbose_name="序号"),
                        ),
                        ("heading", models.CharField(max_length=300, verbose_name="行动名称")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="store.planversion",
                                verbose_name="方案版本",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "行动",
                        "ordering": ("plan_id", "position", "id"),
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "key"), name="planaction_key_in_plan"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Goal",
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
                        ("key", models.CharField(max_length=40, verbose_name="编号")),
                        (
                            "compiled_id",
                            models.CharField(blank=True, max_length=40, verbose_name="编译编号"),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="次序")),
                        (
                            "spans",
                            models.JSONField(blank=True, default=dict, verbose_name="原文位置"),
                        ),
                        (
                            "quote",
                            models.CharField(blank=True, max_length=400, verbose_name="原文摘录"),
                        ),
                        (
                            "review",
                            models.CharField(
                                choices=[
                                    ("pending", "待核"),
                                    ("confirmed", "已确认"),
                                    ("corrected", "已更正"),
                                    ("dropped", "已剔除"),
                                    ("added", "人工补充"),
                                ],
                                default="pending",
                                max_length=10,
                                verbose_name="核对状态",
                            ),
                        ),
                        (
                            "continues",
                            models.CharField(blank=True, max_length=40, verbose_name="沿用编号"),
                        ),
                        (
                            "continuity_confirmed",
                            models.BooleanField(default=False, verbose_name="沿用关系已确认"),
                        ),
                        (
                            "review_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="更正理由"),
                        ),
                        (
                            "as_compiled",
                            models.JSONField(blank=True, null=True, verbose_name="编译原值"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        ("heading", models.CharField(max_length=300, verbose_name="目标标题")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="store.planversion",
                                verbose_name="方案版本",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "工作目标",
                        "ordering": ("plan_id", "position", "id"),
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("plan", "key"), name="goal_key_in_plan")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Deliverable",
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
                        ("key", models.CharField(max_length=40, verbose_name="编号")),
                        (
                            "compiled_id",
                            models.CharField(blank=True, max_length=40, verbose_name="编译编号"),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="次序")),
                        (
                            "spans",
                            models.JSONField(blank=True, default=dict, verbose_name="原文位置"),
                        ),
                        (
                            "quote",
                            models.CharField(blank=True, max_length=400, verbose_name="原文摘录"),
                        ),
                        (
                            "review",
                            models.CharField(
                                choices=[
                                    ("pending", "待核"),
                                    ("confirmed", "已确认"),
                                    ("corrected", "已更正"),
                                    ("dropped", "已剔除"),
                                    ("added", "人工补充"),
                                ],
                                default="pending",
                                max_length=10,
                                verbose_name="核对状态",
                            ),
                        ),
                        (
                            "continues",
                            models.CharField(blank=True, max_length=40, verbose_name="沿用编号"),
                        ),
                        (
                            "continuity_confirmed",
                            models.BooleanField(default=False, verbose_name="沿用关系已确认"),
                        ),
                        (
                            "review_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="更正理由"),
                        ),
                        (
                            "as_compiled",
                            models.JSONField(blank=True, null=True, verbose_name="编译原值"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        (
                            "place",
                            models.CharField(blank=True, max_length=40, verbose_name="所在位置"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="建设成果")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="store.planversion",
                                verbose_name="方案版本",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "建设成果",
                        "ordering": ("plan_id", "position", "id"),
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "key"), name="deliverable_key_in_plan"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CitedDocument",
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
                        ("key", models.CharField(max_length=40, verbose_name="编号")),
                        (
                            "compiled_id",
                            models.CharField(blank=True, max_length=40, verbose_name="编译编号"),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="次序")),
                        (
                            "spans",
                            models.JSONField(blank=True, default=dict, verbose_name="原文位置"),
                        ),
                        (
                            "quote",
                            models.CharField(blank=True, max_length=400, verbose_name="原文摘录"),
                        ),
                        (
                            "review",
                            models.CharField(
                                choices=[
                                    ("pending", "待核"),
                                    ("confirmed", "已确认"),
                                    ("corrected", "已更正"),
                                    ("dropped", "已剔除"),
                                    ("added", "人工补充"),
                                ],
                                default="pending",
                                max_length=10,
                                verbose_name="核对状态",
                            ),
                        ),
                        (
                            "continues",
                            models.CharField(blank=True, max_length=40, verbose_name="沿用编号"),
                        ),
                        (
                            "continuity_confirmed",
                            models.BooleanField(default=False, verbose_name="沿用关系已确认"),
                        ),
                        (
                            "review_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="更正理由"),
                        ),
                        (
                            "as_compiled",
                            models.JSONField(blank=True, null=True, verbose_name="编译原值"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        ("title", models.CharField(max_length=300, verbose_name="文件名称")),
                        (
                            "number",
                            models.CharField(blank=True, max_length=80, verbose_name="文号"),
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="store.planversion",
                                verbose_name="方案版本",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "引用文件",
                        "ordering": ("plan_id", "position", "id"),
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "key"), name="citeddocument_key_in_plan"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Post",
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
                                choices=[
                                    ("reporter", "填报人"),
                                    ("unit_reviewer", "单位审核人"),
                                    ("office_clerk", "办公室专员"),
                                    ("office_lead", "办公室负责人"),
                                    ("leader", "分管领导"),
                                    ("case_officer", "办案人员"),
                                    ("legal_reviewer", "法制审核"),
                                    ("enforcement_head", "执法单位负责人"),
                                    ("drawer", "抽查员"),
                                    ("draw_supervisor", "抽查监督员"),
                                    ("system_admin", "系统管理员"),
                                    ("security_admin", "安全管理员"),
                                    ("audit_admin", "审计管理员"),
                                ],
                                max_length=30,
                                verbose_name="角色",
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="岗位名称")),
                        ("valid_from", models.DateField(verbose_name="设立日期")),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="撤销日期"),
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
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="store.unit",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "岗位",
                        "ordering": ("unit__position", "unit_id", "id"),
                        "constraints": [
                            models.UniqueConstraint(fields=("unit", "name"), name="post_name"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until", None),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="post_life",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Holding",
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
                        ("valid_from", models.DateField(verbose_name="任岗日期")),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="离岗日期"),
                        ),
                        ("granted_at", models.DateTimeField(verbose_name="登记时间")),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="holdings",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="任岗人",
                            ),
                        ),
                        (
                            "post",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="holdings",
                                to="store.post",
                                verbose_name="岗位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "任岗",
                        "ordering": ("-valid_from", "-id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("valid_until", None)),
                                fields=("post",),
                                name="holding_one_open",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("valid_until", None),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                fields=("post", "valid_from"),
                                name="holding_one_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_until", None),
                                    ("valid_until__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="holding_life",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delegation",
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
                        ("verbs", models.JSONField(default=list, verbose_name="代理事项")),
                        ("reason", models.CharField(max_length=200, verbose_name="事由")),
                        ("valid_from", models.DateField(verbose_name="起始日期")),
                        ("valid_until", models.DateField(verbose_name="截止日期")),
                        ("asked_at", models.DateTimeField(verbose_name="提出时间")),
                        ("approved_at", models.DateTimeField(null=True, verbose_name="批准时间")),
                        ("refused_at", models.DateTimeField(null=True, verbose_name="不同意时间")),
                        ("revoked_at", models.DateTimeField(null=True, verbose_name="收回时间")),
                        (
                            "approver",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审批人",
                            ),
                        ),
                        (
                            "giver",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="delegations_given",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="委托人",
                            ),
                        ),
                        (
                            "receiver",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="delegations_received",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="代理人",
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
                            "post",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="delegations",
                                to="store.post",
                                verbose_name="岗位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "代理",
                        "ordering": ("-asked_at", "-id"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("valid_until__gt", models.F("valid_from"))),
                                name="delegation_life",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("giver", models.F("receiver")), _negated=True),
                                name="delegation_to_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Programme",
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
                        ("key", models.CharField(max_length=80, verbose_name="代号")),
                        ("name", models.CharField(max_length=160, verbose_name="名称")),
                        (
                            "first_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="起始年度"
                            ),
                        ),
                        (
                            "last_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="终止年度"
                            ),
                        ),
                        (
                            "baseline_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="基准年度"
                            ),
                        ),
                        (
                            "population",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="常住人口（人）"
                            ),
                        ),
                        (
                            "population_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="人口数据年度"
                            ),
                        ),
                        (
                            "population_source",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="人口数据来源"
                            ),
                        ),
                        (
                            "population_verified",
                            models.BooleanField(default=False, verbose_name="人口数据已核实"),
                        ),
                        (
                            "pack",
                            models.CharField(blank=True, max_length=80, verbose_name="方案包"),
                        ),
                        (
                            "pack_digest",
                            models.CharField(blank=True, max_length=64, verbose_name="方案包摘要"),
                        ),
                        (
                            "pack_contents",
                            models.JSONField(blank=True, null=True, verbose_name="方案包内容"),
                        ),
                        ("is_demo", models.BooleanField(default=False, verbose_name="演示数据")),
                        ("created_at", models.DateTimeField(verbose_name="建立时间")),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
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
                        "verbose_name": "试点工作",
                        "ordering": ("-first_year", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("district", "key"), name="programme_key"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_year", None),
                                    ("last_year", None),
                                    ("last_year__gte", models.F("first_year")),
                                    _connector="OR",
                                ),
                                name="programme_period",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reading",
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
                        ("target_key", models.CharField(max_length=40, verbose_name="指标编号")),
                        ("code", models.CharField(max_length=60, verbose_name="口径代码")),
                        ("wording", models.CharField(max_length=400, verbose_name="口径说明")),
                        (
                            "alternatives",
                            models.JSONField(blank=True, default=list, verbose_name="可选口径"),
                        ),
                        (
                            "path",
                            models.CharField(
                                choices=[
                                    ("linear", "逐年均匀推进"),
                                    ("stepwise", "期末一次达到"),
                                    ("by-plan", "按方案逐年要求"),
                                ],
                                default="linear",
                                max_length=10,
                                verbose_name="进度要求",
                            ),
                        ),
                        (
                            "computed_from",
                            models.CharField(blank=True, max_length=200, verbose_name="取数来源"),
                        ),
                        ("note", models.CharField(blank=True, max_length=400, verbose_name="说明")),
                        (
                            "approved_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="批准时间"),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="理由"),
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
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="readings",
                                to="store.programme",
                                verbose_name="试点工作",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "指标口径",
                        "ordering": ("programme_id", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("programme", "target_key"), name="one_reading_per_target"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReadingChoice",
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
                        ("code", models.CharField(max_length=60, verbose_name="口径代码")),
                        ("wording", models.CharField(max_length=400, verbose_name="口径说明")),
                        (
                            "path",
                            models.CharField(
                                choices=[
                                    ("linear", "逐年均匀推进"),
                                    ("stepwise", "期末一次达到"),
                                    ("by-plan", "按方案逐年要求"),
                                ],
                                max_length=10,
                                verbose_name="进度要求",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="理由"),
                        ),
                        ("chosen_at", models.DateTimeField(verbose_name="选定时间")),
                        (
                            "chosen_by",
                            models.ForeignKey(
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
                            "reading",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="choices",
                                to="store.reading",
                                verbose_name="指标口径",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "口径选定记录",
                        "ordering": ("reading_id", "id"),
                    },
                ),
                migrations.CreateModel(
                    name="RecoveryCode",
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
                        ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                        (
                            "used_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="使用时间"),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recovery_codes",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "恢复码",
                        "ordering": ("id",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("person", "digest"), name="recovery_code_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Safeguard",
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
                        ("key", models.CharField(max_length=40, verbose_name="编号")),
                        (
                            "compiled_id",
                            models.CharField(blank=True, max_length=40, verbose_name="编译编号"),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="次序")),
                        (
                            "spans",
                            models.JSONField(blank=True, default=dict, verbose_name="原文位置"),
                        ),
                        (
                            "quote",
                            models.CharField(blank=True, max_length=400, verbose_name="原文摘录"),
                        ),
                        (
                            "review",
                            models.CharField(
                                choices=[
                                    ("pending", "待核"),
                                    ("confirmed", "已确认"),
                                    ("corrected", "已更正"),
                                    ("dropped", "已剔除"),
                                    ("added", "人工补充"),
                                ],
                                default="pending",
                                max_length=10,
                                verbose_name="核对状态",
                            ),
                        ),
                        (
                            "continues",
                            models.CharField(blank=True, max_length=40, verbose_name="沿用编号"),
                        ),
                        (
                            "continuity_confirmed",
                            models.BooleanField(default=False, verbose_name="沿用关系已确认"),
                        ),
                        (
                            "review_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="更正理由"),
                        ),
                        (
                            "as_compiled",
                            models.JSONField(blank=True, null=True, verbose_name="编译原值"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        (
                            "number",
                            models.CharField(blank=True, max_length=20, verbose_name="序号"),
                        ),
                        ("heading", models.CharField(max_length=300, verbose_name="保障措施")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="store.planversion",
                                verbose_name="方案版本",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "保障措施",
                        "ordering": ("plan_id", "position", "id"),
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "key"), name="safeguard_key_in_plan"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScheduledJob",
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
                        ("kind", models.CharField(max_length=60, verbose_name="类别")),
                        ("rule", models.CharField(max_length=40, verbose_name="时间")),
                        (
                            "arguments",
                            models.JSONField(blank=True, default=dict, verbose_name="参数"),
                        ),
                        ("enabled", models.BooleanField(default=True, verbose_name="启用")),
                        ("last_slot", models.DateTimeField(verbose_name="最近一次应执行时间")),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        (
                            "district",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "last_job",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="store.job",
                                verbose_name="最近一次作业",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "定时作业",
                        "ordering": ("id",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("district", None)),
                                fields=("kind",),
                                name="schedule_installation",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("district__isnull", False)),
                                fields=("kind", "district"),
                                name="schedule_district",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SecondFactor",
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
                            "sealed_secret",
                            models.CharField(max_length=200, verbose_name="密封密钥"),
                        ),
                        ("enrolled_at", models.DateTimeField(verbose_name="登记时间")),
                        (
                            "confirmed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="确认时间"),
                        ),
                        (
                            "last_step",
                            models.BigIntegerField(default=-1, verbose_name="最近时间步"),
                        ),
                        (
                            "failures",
                            models.PositiveIntegerField(default=0, verbose_name="连续错误次数"),
                        ),
                        (
                            "failed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="最近错误时间"
                            ),
                        ),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="second_factor",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "两步验证",
                    },
                ),
                migrations.CreateModel(
                    name="Setting",
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
                        ("key", models.CharField(max_length=60, unique=True, verbose_name="名称")),
                        ("value", models.JSONField(verbose_name="值")),
                        ("changed_at", models.DateTimeField(verbose_name="修改时间")),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="修改人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "设置",
                        "ordering": ("key",),
                    },
                ),
                migrations.CreateModel(
                    name="StoredFile",
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
                        ("name", models.CharField(max_length=255, verbose_name="文件名")),
                        ("sha256", models.CharField(max_length=64, verbose_name="摘要")),
                        ("size", models.PositiveBigIntegerField(verbose_name="字节数")),
                        ("content_type", models.CharField(max_length=100, verbose_name="内容类型")),
                        ("verb", models.CharField(max_length=40, verbose_name="所需权限")),
                        ("kept_at", models.DateTimeField(verbose_name="存入时间")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "kept_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="存入人",
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
                        "verbose_name": "文件",
                        "ordering": ("-id",),
                        "indexes": [models.Index(fields=["district", "sha256"], name="file_hash")],
                    },
                ),
                migrations.CreateModel(
                    name="Target",
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
                        ("key", models.CharField(max_length=40, verbose_name="编号")),
                        (
                            "compiled_id",
                            models.CharField(blank=True, max_length=40, verbose_name="编译编号"),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="次序")),
                        (
                            "spans",
                            models.JSONField(blank=True, default=dict, verbose_name="原文位置"),
                        ),
                        (
                            "quote",
                            models.CharField(blank=True, max_length=400, verbose_name="原文摘录"),
                        ),
                        (
                            "review",
                            models.CharField(
                                choices=[
                                    ("pending", "待核"),
                                    ("confirmed", "已确认"),
                                    ("corrected", "已更正"),
                                    ("dropped", "已剔除"),
                                    ("added", "人工补充"),
                                ],
                                default="pending",
                                max_length=10,
                                verbose_name="核对状态",
                            ),
                        ),
                        (
                            "continues",
                            models.CharField(blank=True, max_length=40, verbose_name="沿用编号"),
                        ),
                        (
                            "continuity_confirmed",
                            models.BooleanField(default=False, verbose_name="沿用关系已确认"),
                        ),
                        (
                            "review_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="更正理由"),
                        ),
                        (
                            "as_compiled",
                            models.JSONField(blank=True, null=True, verbose_name="编译原值"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        (
                            "place",
                            models.CharField(blank=True, max_length=40, verbose_name="所在位置"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="指标名称")),
                        (
                            "comparator",
                            models.CharField(
                                choices=[
                                    (">=", "不少于（≥）"),
                                    (">", "超过（>）"),
                                    ("<=", "不超过（≤）"),
                                    ("<", "低于（<）"),
                                    ("=", "等于（=）"),
                                    ("~", "约为（≈）"),
                                ],
                                max_length=2,
                                verbose_name="比较方式",
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=6, max_digits=24, verbose_name="目标值"
                            ),
                        ),
                        (
                            "value_max",
                            models.DecimalField(
                                blank=True,
                                decimal_places=6,
                                max_digits=24,
                                null=True,
                                verbose_name="目标值上限",
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(blank=True, max_length=20, verbose_name="计量单位"),
                        ),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("level", "期末水平"),
                                    ("new", "新增数量"),
                                    ("growth", "增长幅度"),
                                    ("flow", "每年数量"),
                                    ("cumulative", "累计数量"),
                                ],
                                max_length=12,
                                verbose_name="口径",
                            ),
                        ),
                        (
                            "direction",
                            models.CharField(
                                choices=[("up", "越高越好"), ("down", "越低越好")],
                                default="up",
                                max_length=4,
                                verbose_name="方向",
                            ),
                        ),
                        (
                            "period",
                            models.CharField(
                                blank=True,
                                choices=[("annual", "每年")],
                                default="",
                                max_length=10,
                                verbose_name="周期",
                            ),
                        ),
                        (
                            "due",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="完成年度"
                            ),
                        ),
                        (
                            "strength",
                            models.CharField(
                                choices=[("plain", "一般"), ("strive", "力争"), ("firm", "确保")],
                                default="plain",
                                max_length=8,
                                verbose_name="力度",
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="store.planversion",
                                verbose_name="方案版本",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "量化目标",
                        "ordering": ("plan_id", "position", "id"),
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "key"), name="target_key_in_plan"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Task",
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
                        ("key", models.CharField(max_length=40, verbose_name="编号")),
                        (
                            "compiled_id",
                            models.CharField(blank=True, max_length=40, verbose_name="编译编号"),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="次序")),
                        (
                            "spans",
                            models.JSONField(blank=True, default=dict, verbose_name="原文位置"),
                        ),
                        (
                            "quote",
                            models.CharField(blank=True, max_length=400, verbose_name="原文摘录"),
                        ),
                        (
                            "review",
                            models.CharField(
                                choices=[
                                    ("pending", "待核"),
                                    ("confirmed", "已确认"),
                                    ("corrected", "已更正"),
                                    ("dropped", "已剔除"),
                                    ("added", "人工补充"),
                                ],
                                default="pending",
                                max_length=10,
                                verbose_name="核对状态",
                            ),
                        ),
                        (
                            "continues",
                            models.CharField(blank=True, max_length=40, verbose_name="沿用编号"),
                        ),
                        (
                            "continuity_confirmed",
                            models.BooleanField(default=False, verbose_name="沿用关系已确认"),
                        ),
                        (
                            "review_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="更正理由"),
                        ),
                        (
                            "as_compiled",
                            models.JSONField(blank=True, null=True, verbose_name="编译原值"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        (
                            "number",
                            models.CharField(blank=True, max_length=20, verbose_name="序号"),
                        ),
                        ("heading", models.CharField(max_length=300, verbose_name="任务名称")),
                        (
                            "action",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="tasks",
                                to="store.planaction",
                                verbose_name="所属行动",
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="store.planversion",
                                verbose_name="方案版本",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "任务",
                        "ordering": ("plan_id", "position", "id"),
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("plan", "key"), name="task_key_in_plan")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Measure",
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
                        ("key", models.CharField(max_length=40, verbose_name="编号")),
                        (
                            "compiled_id",
                            models.CharField(blank=True, max_length=40, verbose_name="编译编号"),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="次序")),
                        (
                            "spans",
                            models.JSONField(blank=True, default=dict, verbose_name="原文位置"),
                        ),
                        (
                            "quote",
                            models.CharField(blank=True, max_length=400, verbose_name="原文摘录"),
                        ),
                        (
                            "review",
                            models.CharField(
                                choices=[
                                    ("pending", "待核"),
                                    ("confirmed", "已确认"),
                                    ("corrected", "已更正"),
                                    ("dropped", "已剔除"),
                                    ("added", "人工补充"),
                                ],
                                default="pending",
                                max_length=10,
                                verbose_name="核对状态",
                            ),
                        ),
                        (
                            "continues",
                            models.CharField(blank=True, max_length=40, verbose_name="沿用编号"),
                        ),
                        (
                            "continuity_confirmed",
                            models.BooleanField(default=False, verbose_name="沿用关系已确认"),
                        ),
                        (
                            "review_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="更正理由"),
                        ),
                        (
                            "as_compiled",
                            models.JSONField(blank=True, null=True, verbose_name="编译原值"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        ("name", models.CharField(max_length=400, verbose_name="举措")),
                        (
                            "district",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.district",
                                verbose_name="区域",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="store.planversion",
                                verbose_name="方案版本",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="measures",
                                to="store.task",
                                verbose_name="所属任务",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "举措",
                        "ordering": ("plan_id", "position", "id"),
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "key"), name="measure_key_in_plan"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Assignment",
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
                        ("key", models.CharField(max_length=40, verbose_name="编号")),
                        (
                            "compiled_id",
                            models.CharField(blank=True, max_length=40, verbose_name="编译编号"),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="次序")),
                        (
                            "spans",
                            models.JSONField(blank=True, default=dict, verbose_name="原文位置"),
                        ),
                        (
                            "quote",
                            models.CharField(blank=True, max_length=400, verbose_name="原文摘录"),
                        ),
                        (
                            "review",
                            models.CharField(
                                choices=[
                                    ("pending", "待核"),
                                    ("confirmed", "已确认"),
                                    ("corrected", "已更正"),
                                    ("dropped", "已剔除"),
                                    ("added", "人工补充"),
                                ],
                                default="pending",
                                max_length=10,
                                verbose_name="核对状态",
                            ),
                        ),
                        (
                            "continues",
                            models.CharField(blank=True, max_length=40, verbose_name="沿用编号"),
                        ),
                        (
                            "continuity_confirmed",
                            models.BooleanField(default=False, verbose_name="沿用关系已确认"),
                        ),
                        (
                            "review_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="更正理由"),
                        ),
                        (
                            "as_compiled",
                            models.JSONField(blank=True, null=True, verbose_name="编译原值"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        ("shared", models.BooleanField(default=False, verbose_name="按职责分工")),
                        (
                            "due",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="完成年度"
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="store.planversion",
                                verbose_name="方案版本",
                            ),
                        ),
                        (
                            "safeguard",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="assignments",
                                to="store.safeguard",
                                verbose_name="保障措施",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="assignments",
                                to="store.task",
                                verbose_name="任务",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "责任分工",
                        "ordering": ("plan_id", "position", "id"),
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "key"), name="assignment_key_in_plan"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Trend",
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
                        ("key", models.CharField(max_length=40, verbose_name="编号")),
                        (
                            "compiled_id",
                            models.CharField(blank=True, max_length=40, verbose_name="编译编号"),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="次序")),
                        (
                            "spans",
                            models.JSONField(blank=True, default=dict, verbose_name="原文位置"),
                        ),
                        (
                            "quote",
                            models.CharField(blank=True, max_length=400, verbose_name="原文摘录"),
                        ),
                        (
                            "review",
                            models.CharField(
                                choices=[
                                    ("pending", "待核"),
                                    ("confirmed", "已确认"),
                                    ("corrected", "已更正"),
                                    ("dropped", "已剔除"),
                                    ("added", "人工补充"),
                                ],
                                default="pending",
                                max_length=10,
                                verbose_name="核对状态",
                            ),
                        ),
                        (
                            "continues",
                            models.CharField(blank=True, max_length=40, verbose_name="沿用编号"),
                        ),
                        (
                            "continuity_confirmed",
                            models.BooleanField(default=False, verbose_name="沿用关系已确认"),
                        ),
                        (
                            "review_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="更正理由"),
                        ),
                        (
                            "as_compiled",
                            models.JSONField(blank=True, null=True, verbose_name="编译原值"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        (
                            "place",
                            models.CharField(blank=True, max_length=40, verbose_name="所在位置"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="趋势名称")),
                        (
                            "direction",
                            models.CharField(
                                choices=[("up", "越高越好"), ("down", "越低越好")],
                                default="up",
                                max_length=4,
                                verbose_name="方向",
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="store.planversion",
                                verbose_name="方案版本",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "趋势要求",
                        "ordering": ("plan_id", "position", "id"),
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "key"), name="trend_key_in_plan"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Unit",
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
                        ("key", models.CharField(max_length=60, verbose_name="代号")),
                        ("name", models.CharField(max_length=120, verbose_name="名称")),
                        (
                            "full_name",
                            models.CharField(blank=True, max_length=160, verbose_name="全称"),
                        ),
                        (
                            "aliases",
                            models.JSONField(blank=True, default=list, verbose_name="别名"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("district", "区"),
                                    ("organ", "区级部门"),
                                    ("town", "镇"),
                                    ("subdistrict", "街道"),
                                    ("park", "园区"),
                                    ("group", "集合单位"),
                                    ("other", "其他单位"),
                                ],
                                default="organ",
                                max_length=20,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "valid_from",
                            models.DateField(blank=True, null=True, verbose_name="启用日期"),
                        ),
                        (
                            "valid_until",
                            models.DateField(blank=True, null=True, verbose_name="停用日期"),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="排序")),
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
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="store.unit",
                                verbose_name="上级",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="承接单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "单位",
                        "ordering": ("position", "id"),
                        "constraints": [
                            models.UniqueConstraint(fields=("district", "key"), name="unit_key"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_from", None),
                                    ("valid_until", None),
                                    ("valid_until__gt", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="unit_life",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssignedUnit",
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
                        ("key", models.CharField(max_length=40, verbose_name="编号")),
                        (
                            "compiled_id",
                            models.CharField(blank=True, max_length=40, verbose_name="编译编号"),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="次序")),
                        (
                            "spans",
                            models.JSONField(blank=True, default=dict, verbose_name="原文位置"),
                        ),
                        (
                            "quote",
                            models.CharField(blank=True, max_length=400, verbose_name="原文摘录"),
                        ),
                        (
                            "review",
                            models.CharField(
                                choices=[
                                    ("pending", "待核"),
                                    ("confirmed", "已确认"),
                                    ("corrected", "已更正"),
                                    ("dropped", "已剔除"),
                                    ("added", "人工补充"),
                                ],
                                default="pending",
                                max_length=10,
                                verbose_name="核对状态",
                            ),
                        ),
                        (
                            "continues",
                            models.CharField(blank=True, max_length=40, verbose_name="沿用编号"),
                        ),
                        (
                            "continuity_confirmed",
                            models.BooleanField(default=False, verbose_name="沿用关系已确认"),
                        ),
                        (
                            "review_reason",
                            models.CharField(blank=True, max_length=300, verbose_name="更正理由"),
                        ),
                        (
                            "as_compiled",
                            models.JSONField(blank=True, null=True, verbose_name="编译原值"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        ("name", models.CharField(max_length=160, verbose_name="单位（原文写法）")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("lead", "牵头"),
                                    ("responsible", "责任"),
                                    ("support", "配合"),
                                    ("guide", "指导"),
                                ],
                                default="responsible",
                                max_length=12,
                                verbose_name="角色",
                            ),
                        ),
                        (
                            "written_role",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("lead", "牵头"),
                                    ("responsible", "责任"),
                                    ("support", "配合"),
                                    ("guide", "指导"),
                                ],
                                max_length=12,
                                verbose_name="原文角色",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=160, verbose_name="括注")),
                        ("open_set", models.BooleanField(default=False, verbose_name="泛指单位")),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="units",
                                to="store.assignment",
                                verbose_name="责任分工",
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="store.planversion",
                                verbose_name="方案版本",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="assigned",
                                to="store.unit",
                                verbose_name="对应单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "责任单位",
                        "ordering": ("plan_id", "position", "id"),
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "key"), name="assignedunit_key_in_plan"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Unmasking",
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
                        ("fields", models.JSONField(default=list, verbose_name="查看的字段")),
                        ("reason", models.CharField(max_length=200, verbose_name="事由")),
                        ("at", models.DateTimeField(verbose_name="时间")),
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
                                related_name="unmaskings",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="被查看人",
                            ),
                        ),
                        (
                            "viewer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="查看人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "脱敏信息查看",
                        "ordering": ("-at", "-id"),
                    },
                ),
            ],
        ),
    ]
