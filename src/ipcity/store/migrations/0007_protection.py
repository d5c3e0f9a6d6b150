import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ipcity.store.tables


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0006_holiday_notices"),
    ]

    operations = [
        ipcity.store.tables.CreateTables(
            state_operations=[
                migrations.CreateModel(
                    name="Proceeding",
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
                            "organ",
                            models.CharField(
                                choices=[
                                    ("market", "市场监督管理（知识产权）部门"),
                                    ("culture", "文化执法部门"),
                                    ("publicity", "宣传（版权）部门"),
                                    ("agriculture", "农业农村部门"),
                                    ("forestry", "林业部门"),
                                ],
                                max_length=12,
                                verbose_name="执法领域",
                            ),
                        ),
                        ("kind", models.CharField(max_length=40, verbose_name="案件种类")),
                        ("kind_version", models.PositiveSmallIntegerField(verbose_name="种类版本")),
                        ("number", models.CharField(max_length=60, verbose_name="案件编号")),
                        ("cause", models.CharField(max_length=300, verbose_name="案由")),
                        (
                            "party_name",
                            models.CharField(blank=True, max_length=200, verbose_name="当事人"),
                        ),
                        ("state", models.CharField(max_length=24, verbose_name="环节")),
                        ("is_over", models.BooleanField(default=False, verbose_name="已办结")),
                        ("received_on", models.DateField(verbose_name="收到日")),
                        ("last_on", models.DateField(verbose_name="最近办理日")),
                        ("ledger", models.CharField(max_length=40, verbose_name="台账")),
                        ("row", models.BigIntegerField(verbose_name="台账记录")),
                        ("known", models.JSONField(default=dict, verbose_name="已填内容")),
                        ("entered_at", models.DateTimeField(verbose_name="登记时间")),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        (
                            "campaign",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.campaign",
                                verbose_name="专项行动",
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
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grown",
                                to="store.proceeding",
                                verbose_name="来源案件",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proceedings",
                                to="store.unit",
                                verbose_name="办案单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "案件办理",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(
                                fields=["district", "is_over", "-id"], name="proceeding_open"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("district", "number"), name="one_case_a_number"
                            ),
                            models.UniqueConstraint(
                                fields=("ledger", "row"), name="one_case_a_row"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseAmounts",
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
                        ("offence", models.CharField(max_length=40, verbose_name="涉嫌行为")),
                        ("values", models.JSONField(verbose_name="数额")),
                        ("remark", models.CharField(max_length=300, verbose_name="依据")),
                        ("at", models.DateTimeField(verbose_name="录入时间")),
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
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "proceeding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="amounts",
                                to="store.proceeding",
                                verbose_name="案件",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "涉案数额",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="CasePaper",
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
                        ("at", models.DateTimeField(verbose_name="录入时间")),
                        ("removed_at", models.DateTimeField(null=True, verbose_name="移除时间")),
                        (
                            "removed_why",
                            models.CharField(blank=True, max_length=200, verbose_name="移除理由"),
                        ),
                        ("key", models.CharField(max_length=40, verbose_name="文书")),
                        ("title", models.CharField(max_length=120, verbose_name="名称")),
                        ("is_made", models.BooleanField(default=False, verbose_name="由系统生成")),
                        (
                            "number",
                            models.CharField(blank=True, max_length=80, verbose_name="文号"),
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
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.storedfile",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "proceeding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.proceeding",
                                verbose_name="案件",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "案件文书",
                        "ordering": ("id",),
                        "abstract": False,
                        "default_related_name": "%(class)ss",
                    },
                ),
                migrations.CreateModel(
                    name="CaseTemplate",
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
                        ("kind", models.CharField(max_length=40, verbose_name="案件种类")),
                        ("paper", models.CharField(max_length=40, verbose_name="文书")),
                        ("at", models.DateTimeField(verbose_name="上传时间")),
                        ("withdrawn_at", models.DateTimeField(null=True, verbose_name="停用时间")),
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
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "案件文书模板",
                        "ordering": ("-id",),
                    },
                ),
                migrations.CreateModel(
                    name="Clock",
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
                        ("ledger", models.CharField(max_length=40, verbose_name="所属类别")),
                        ("row", models.BigIntegerField(verbose_name="所属记录")),
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        ("rule", models.CharField(max_length=20, verbose_name="期限规则")),
                        ("begun_on", models.DateField(verbose_name="起算日")),
                        ("begun_at", models.DateTimeField(null=True, verbose_name="起算时刻")),
                        ("facts", models.JSONField(default=dict, verbose_name="情形")),
                        ("extensions", models.JSONField(default=list, verbose_name="延长")),
                        (
                            "suspensions",
                            models.JSONField(default=list, verbose_name="不计入的期间"),
                        ),
                        ("due_on", models.DateField(null=True, verbose_name="届满日")),
                        ("due_at", models.DateTimeField(null=True, verbose_name="届满时刻")),
                        ("earliest", models.DateField(verbose_name="最早届满日")),
                        ("latest", models.DateField(verbose_name="最迟届满日")),
                        (
                            "column",
                            models.CharField(blank=True, max_length=40, verbose_name="对应栏目"),
                        ),
                        (
                            "kept_ledger",
                            models.CharField(blank=True, max_length=40, verbose_name="对应台账"),
                        ),
                        (
                            "kept_row",
                            models.BigIntegerField(null=True, verbose_name="对应台账记录"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("running", "计时中"),
                                    ("suspended", "中止计时"),
                                    ("stopped", "已停止"),
                                    ("cancelled", "已取消"),
                                ],
                                default="running",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("stopped_on", models.DateField(null=True, verbose_name="停止日")),
                        ("stopped_at", models.DateTimeField(null=True, verbose_name="停止时刻")),
                        (
                            "stopped_by",
                            models.CharField(blank=True, max_length=200, verbose_name="停止缘由"),
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
                        "verbose_name": "期限",
                        "ordering": ("id",),
                        "indexes": [
                            models.Index(fields=["district", "ledger", "row"], name="clock_of"),
                            models.Index(
                                fields=["district", "state", "earliest"], name="clock_due"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ("running", "suspended"))),
                                fields=("district", "ledger", "row", "name"),
                                name="one_open_clock_a_name",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClockChange",
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
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("why", models.CharField(max_length=400, verbose_name="缘由")),
                        (
                            "due_before",
                            models.CharField(blank=True, max_length=60, verbose_name="原届满"),
                        ),
                        ("due_after", models.CharField(max_length=60, verbose_name="现届满")),
                        (
                            "clock",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="changes",
                                to="store.clock",
                                verbose_name="期限",
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
                    ],
                    options={
                        "verbose_name": "期限变动",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="Competence",
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
                        ("kind", models.CharField(max_length=40, verbose_name="案件种类")),
                        ("is_competent", models.BooleanField(verbose_name="有管辖权")),
                        ("document", models.CharField(max_length=200, verbose_name="依据文件")),
                        ("since", models.DateField(verbose_name="自何日起")),
                        ("at", models.DateTimeField(verbose_name="设定时间")),
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
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.storedfile",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "案件管辖权",
                        "ordering": ("-id",),
                    },
                ),
                migrations.CreateModel(
                    name="CriminalAlert",
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
                        ("line", models.CharField(max_length=80, verbose_name="标准")),
                        ("words", models.CharField(max_length=500, verbose_name="提示")),
                        ("basis", models.CharField(max_length=200, verbose_name="依据")),
                        ("at", models.DateTimeField(verbose_name="提示时间")),
                        (
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("transfer", "移送公安机关"),
                                    ("consult", "先行通报会商"),
                                    ("keep", "不移送"),
                                ],
                                max_length=10,
                                verbose_name="决定",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=500, verbose_name="理由"),
                        ),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="决定时间")),
                        (
                            "amounts",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.caseamounts",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "proceeding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="alerts",
                                to="store.proceeding",
                                verbose_name="案件",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "涉嫌犯罪提示",
                        "ordering": ("id",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("decided_at", None)),
                                fields=("proceeding", "line"),
                                name="a_line_open_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Evidence",
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
                        ("at", models.DateTimeField(verbose_name="录入时间")),
                        ("removed_at", models.DateTimeField(null=True, verbose_name="移除时间")),
                        (
                            "removed_why",
                            models.CharField(blank=True, max_length=200, verbose_name="移除理由"),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("document", "书证"),
                                    ("object", "物证"),
                                    ("audiovisual", "视听资料"),
                                    ("electronic", "电子数据"),
                                    ("testimony", "证人证言"),
                                    ("statement", "当事人的陈述"),
                                    ("opinion", "鉴定意见"),
                                    ("record", "勘验笔录、现场笔录"),
                                ],
                                max_length=12,
                                verbose_name="种类",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="名称")),
                        ("obtained_on", models.DateField(verbose_name="取得日")),
                        (
                            "source",
                            models.CharField(blank=True, max_length=200, verbose_name="来源"),
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
                            "file",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.storedfile",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "proceeding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.proceeding",
                                verbose_name="案件",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "证据",
                        "ordering": ("id",),
                        "abstract": False,
                        "default_related_name": "evidence",
                    },
                ),
                migrations.CreateModel(
                    name="Party",
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
                        ("at", models.DateTimeField(verbose_name="录入时间")),
                        ("removed_at", models.DateTimeField(null=True, verbose_name="移除时间")),
                        (
                            "removed_why",
                            models.CharField(blank=True, max_length=200, verbose_name="移除理由"),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("party", "当事人"),
                                    ("requester", "请求人"),
                                    ("respondent", "被请求人"),
                                    ("holder", "权利人"),
                                    ("agent", "代理人"),
                                    ("third", "第三人"),
                                ],
                                max_length=12,
                                verbose_name="身份",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="姓名或名称")),
                        ("is_person", models.BooleanField(default=False, verbose_name="自然人")),
                        (
                            "id_number",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="证件号码或信用代码"
                            ),
                        ),
                        ("phone", models.CharField(blank=True, max_length=60, verbose_name="电话")),
                        (
                            "address",
                            models.CharField(blank=True, max_length=300, verbose_name="住所"),
                        ),
                        (
                            "is_business_address",
                            models.BooleanField(default=False, verbose_name="住所即经营场所"),
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
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "proceeding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="store.proceeding",
                                verbose_name="案件",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "案件当事人",
                        "ordering": ("id",),
                        "abstract": False,
                        "default_related_name": "parties",
                    },
                ),
                migrations.CreateModel(
                    name="ProceedingMove",
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
                        ("move", models.CharField(max_length=32, verbose_name="步骤")),
                        ("title", models.CharField(max_length=80, verbose_name="名称")),
                        ("state", models.CharField(max_length=24, verbose_name="此后环节")),
                        ("on", models.DateField(verbose_name="办理日")),
                        ("at", models.DateTimeField(verbose_name="录入时间")),
                        ("given", models.JSONField(default=dict, verbose_name="填写内容")),
                        ("told", models.TextField(blank=True, verbose_name="说明")),
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
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办理人",
                            ),
                        ),
                        (
                            "proceeding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="moves",
                                to="store.proceeding",
                                verbose_name="案件",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "办案步骤",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="ProceedingOfficer",
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
                        ("added_at", models.DateTimeField(verbose_name="开始办理")),
                        ("removed_at", models.DateTimeField(null=True, verbose_name="不再办理")),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handled_cases",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办案人员",
                            ),
                        ),
                        (
                            "proceeding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="officers",
                                to="store.proceeding",
                                verbose_name="案件",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "办案人员",
                        "ordering": ("id",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("removed_at", None)),
                                fields=("proceeding", "person"),
                                name="an_officer_once_a_case",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SealedReporter",
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
                        ("sealed", models.TextField(verbose_name="密封内容")),
                        ("is_named", models.BooleanField(default=True, verbose_name="实名")),
                        ("sealed_at", models.DateTimeField(verbose_name="密封时间")),
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
                            "proceeding",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reporter",
                                to="store.proceeding",
                                verbose_name="案件",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "举报人信息",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="ReporterReading",
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
                        ("reason", models.CharField(max_length=200, verbose_name="事由")),
                        ("at", models.DateTimeField(verbose_name="查看时间")),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "reporter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="readings",
                                to="store.sealedreporter",
                                verbose_name="举报人信息",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "举报人信息查看",
                        "ordering": ("id",),
                    },
                ),
                migrations.AlterField(
                    model_name="clue",
                    name="result",
                    field=models.CharField(
                        choices=[
                            ("filed", "立案"),
                            ("refused", "不予立案"),
                            ("transferred", "移送"),
                            ("merged", "并案"),
                            ("settled", "调解成功"),
                            ("not_settled", "调解不成"),
                            ("handled", "已处理"),
                            ("verifying", "核查中"),
                        ],
                        default="verifying",
                        max_length=12,
                        verbose_name="核查结果",
                    ),
                ),
                migrations.AlterField(
                    model_name="reminder",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("item-sign", "事项待签收"),
                            ("item-due", "事项期限"),
                            ("report-due", "报送期限"),
                            ("report-returned", "报送退回"),
                            ("extension", "延期批复"),
                            ("paper-sign", "公文待签收"),
                            ("case-due", "案件期限"),
                        ],
                        max_length=20,
                        verbose_name="类别",
                    ),
                ),
                migrations.AlterField(
                    model_name="reminder",
                    name="receiver",
                    field=models.CharField(
                        choices=[
                            ("reporter", "填报人"),
                            ("reviewer", "单位审核人"),
                            ("office", "办公室"),
                            ("leader", "分管领导"),
                            ("officer", "办案人员"),
                            ("head", "执法单位负责人"),
                        ],
                        max_length=12,
                        verbose_name="提醒对象",
                    ),
                ),
            ],
        ),
    ]
