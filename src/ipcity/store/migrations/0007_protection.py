import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ipcity.domain.terms.exchange_kinds
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
                    name="CreditEvidence",
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
                            "side",
                            models.CharField(
                                choices=[("for", "支持认定"), ("against", "不支持认定")],
                                max_length=7,
                                verbose_name="证明方向",
                            ),
                        ),
                        ("text", models.CharField(max_length=1000, verbose_name="证据")),
                        ("at", models.DateTimeField(verbose_name="登记时间")),
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
                            "record",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="store.creditrecord",
                                verbose_name="信用记录",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "信用认定证据",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="CreditMatter",
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
                                    ("objection", "异议"),
                                    ("repair_market", "市场监管信用修复"),
                                    ("repair_ip", "知识产权信用修复"),
                                ],
                                max_length=13,
                                verbose_name="事项",
                            ),
                        ),
                        ("by", models.CharField(max_length=200, verbose_name="提出人")),
                        ("ground", models.CharField(max_length=1000, verbose_name="理由")),
                        ("entered_on", models.DateField(verbose_name="提出日")),
                        ("reply_by", models.DateField(null=True, verbose_name="应答复日")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("granted", "成立"), ("refused", "不成立")],
                                max_length=7,
                                verbose_name="结论",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=1000, verbose_name="结论理由"),
                        ),
                        ("decided_on", models.DateField(null=True, verbose_name="决定日")),
                        ("at", models.DateTimeField(verbose_name="登记时间")),
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
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "record",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="matters",
                                to="store.creditrecord",
                                verbose_name="信用记录",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "信用异议与修复",
                        "ordering": ("id",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("decided_on", None)),
                                fields=("record", "kind"),
                                name="one_open_matter_a_kind",
                            )
                        ],
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
                    name="PartnerKey",
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
                        ("name", models.CharField(max_length=100, verbose_name="协作单位")),
                        ("fingerprint", models.CharField(max_length=40, verbose_name="指纹")),
                        ("signing", models.CharField(max_length=64, verbose_name="签名公钥")),
                        ("agreement", models.CharField(max_length=64, verbose_name="加密公钥")),
                        ("brought_at", models.DateTimeField(verbose_name="载入时间")),
                        ("confirmed_at", models.DateTimeField(null=True, verbose_name="确认时间")),
                        ("revoked_at", models.DateTimeField(null=True, verbose_name="停用时间")),
                        (
                            "revoked_why",
                            models.CharField(blank=True, max_length=200, verbose_name="停用缘由"),
                        ),
                        (
                            "brought_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="载入人",
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="确认人",
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
                        "verbose_name": "协作单位公钥",
                        "ordering": ("name", "-id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("district", "fingerprint"), name="partner_key_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExchangeFile",
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
                            "direction",
                            models.CharField(
                                choices=[("out", "发出"), ("in", "收到")],
                                max_length=3,
                                verbose_name="方向",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    (ipcity.domain.terms.exchange_kinds.Kind["CLUE"], "线索移送"),
                                    (ipcity.domain.terms.exchange_kinds.Kind["CASE"], "案件移交"),
                                    (
                                        ipcity.domain.terms.exchange_kinds.Kind["ASSISTANCE"],
                                        "协助请求",
                                    ),
                                    (ipcity.domain.terms.exchange_kinds.Kind["REPLY"], "办理答复"),
                                    (ipcity.domain.terms.exchange_kinds.Kind["RECEIPT"], "回执"),
                                ],
                                max_length=10,
                                verbose_name="类型",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("sent", "已发出"),
                                    ("waiting", "待接收"),
                                    ("taken", "已接收"),
                                    ("declined", "不接收"),
                                    ("receipted", "已收到回执"),
                                    ("replied", "已答复"),
                                    ("loaded", "已载入"),
                                ],
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("sender", models.CharField(max_length=40, verbose_name="发送方指纹")),
                        ("letter_id", models.UUIDField(verbose_name="文件标识")),
                        ("number", models.PositiveIntegerField(verbose_name="发送序号")),
                        ("made_at", models.DateTimeField(verbose_name="制作时间")),
                        ("expires_at", models.DateTimeField(verbose_name="有效期至")),
                        ("digest", models.CharField(max_length=64, verbose_name="校验值")),
                        ("subject", models.CharField(max_length=300, verbose_name="内容")),
                        ("facts", models.JSONField(verbose_name="事项")),
                        (
                            "receipt_number",
                            models.CharField(blank=True, max_length=80, verbose_name="回执编号"),
                        ),
                        ("receipt_on", models.DateField(null=True, verbose_name="回执日")),
                        ("replied_at", models.DateTimeField(null=True, verbose_name="答复时间")),
                        (
                            "declined_why",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="不接收的理由"
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="登记时间")),
                        (
                            "answers",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answered",
                                to="store.exchangefile",
                                verbose_name="所答文件",
                            ),
                        ),
                        (
                            "clue",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.clue",
                                verbose_name="案件线索",
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
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="单位",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.partnerkey",
                                verbose_name="协作单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "协作文件",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(
                                fields=["district", "unit", "-id"], name="exchange_of_unit"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("district", "sender", "letter_id"),
                                name="exchange_file_once",
                            ),
                            models.UniqueConstraint(
                                fields=("district", "sender", "number"), name="exchange_number_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExchangeAttachment",
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
                            "exchange",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attachments",
                                to="store.exchangefile",
                                verbose_name="协作文件",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "协作文件附件",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="OwnKey",
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
                        ("name", models.CharField(max_length=100, verbose_name="对外名称")),
                        ("fingerprint", models.CharField(max_length=40, verbose_name="指纹")),
                        ("sealed", models.TextField(verbose_name="密封内容")),
                        ("made_at", models.DateTimeField(verbose_name="生成时间")),
                        ("retired_at", models.DateTimeField(null=True, verbose_name="停用时间")),
                        (
                            "retired_why",
                            models.CharField(blank=True, max_length=200, verbose_name="停用缘由"),
                        ),
                        ("is_exposed", models.BooleanField(default=False, verbose_name="可能泄露")),
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
                        "verbose_name": "本区密钥",
                        "ordering": ("-id",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("district", "fingerprint"), name="own_key_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("retired_at", None)),
                                fields=("district",),
                                name="one_own_key_in_use",
                            ),
                        ],
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
                    name="ProtectedName",
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
                        ("name", models.CharField(max_length=200, verbose_name="保护对象名称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("firm", "企业"),
                                    ("trademark", "商标"),
                                    ("patent", "专利"),
                                    ("gi", "地理标志"),
                                    ("secret", "商业秘密"),
                                    ("other", "其他"),
                                ],
                                default="firm",
                                max_length=10,
                                verbose_name="保护对象类型",
                            ),
                        ),
                        (
                            "right_number",
                            models.CharField(blank=True, max_length=60, verbose_name="权利编号"),
                        ),
                        (
                            "owner_name",
                            models.CharField(blank=True, max_length=200, verbose_name="权利人名称"),
                        ),
                        (
                            "listed_on",
                            models.DateField(blank=True, null=True, verbose_name="列入日"),
                        ),
                        (
                            "removed_on",
                            models.DateField(blank=True, null=True, verbose_name="移出日"),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="列入理由"),
                        ),
                        (
                            "document",
                            models.CharField(blank=True, max_length=200, verbose_name="依据文件"),
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
                        "verbose_name": "重点保护名录",
                        "ordering": ("-id",),
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["district", "voided_at", "-id"], name="protectedname_list"
                            ),
                            models.Index(
                                fields=["district", "changed_at"], name="protectedname_changed"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("voided_at", None)),
                                fields=("district", "row_key"),
                                name="protectedname_key",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublicationDraft",
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
                            "route",
                            models.CharField(
                                choices=[
                                    ("same", "当事人在本市"),
                                    ("elsewhere", "当事人在其他省、自治区、直辖市"),
                                ],
                                default="same",
                                max_length=10,
                                verbose_name="当事人所在地",
                            ),
                        ),
                        ("penalties", models.JSONField(default=list, verbose_name="处罚种类")),
                        (
                            "fine",
                            models.DecimalField(
                                decimal_places=2, max_digits=18, null=True, verbose_name="罚款金额"
                            ),
                        ),
                        (
                            "restricted_months",
                            models.PositiveSmallIntegerField(
                                null=True, verbose_name="限制期限（月）"
                            ),
                        ),
                        ("is_simple", models.BooleanField(default=False, verbose_name="简易程序")),
                        (
                            "is_secret",
                            models.BooleanField(default=False, verbose_name="决定书整体涉密"),
                        ),
                        (
                            "served_text",
                            models.TextField(blank=True, verbose_name="送达的决定书全文"),
                        ),
                        (
                            "served_sha256",
                            models.CharField(blank=True, max_length=64, verbose_name="全文校验值"),
                        ),
                        ("summary", models.JSONField(default=dict, verbose_name="公示摘要")),
                        ("attachments", models.JSONField(default=list, verbose_name="附件名称")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("masking", "待遮蔽"),
                                    ("checking", "待复核"),
                                    ("approved", "待公示"),
                                    ("published", "公示中"),
                                    ("withdrawing", "待撤回"),
                                    ("withdrawn", "已撤回"),
                                    ("ended", "提前停止公示"),
                                    ("exempt", "依法不公示"),
                                ],
                                default="masking",
                                max_length=12,
                                verbose_name="环节",
                            ),
                        ),
                        ("checked_at", models.DateTimeField(null=True, verbose_name="复核时间")),
                        ("entered_at", models.DateTimeField(verbose_name="录入时间")),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="publication_draft",
                                to="store.case",
                                verbose_name="案件",
                            ),
                        ),
                        (
                            "checked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="复核人",
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
                                verbose_name="录入人",
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
                            "prepared_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="遮蔽人",
                            ),
                        ),
                        (
                            "row",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="draft",
                                to="store.publication",
                                verbose_name="公示台账",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="store.unit",
                                verbose_name="办案单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "公示办理",
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(fields=["district", "state", "-id"], name="draft_state")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublicationMark",
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
                        ("start", models.PositiveIntegerField(verbose_name="起")),
                        ("end", models.PositiveIntegerField(verbose_name="止")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("name", "自然人姓名"),
                                    ("home_address", "自然人住址"),
                                    ("phone", "电话等联系方式"),
                                    ("id_number", "证件号码"),
                                    ("bank_account", "银行账号"),
                                    ("email", "电子邮箱"),
                                    ("state_secret", "国家秘密"),
                                    ("commercial_secret", "商业秘密"),
                                    ("other_personal", "其他个人信息"),
                                ],
                                max_length=20,
                                verbose_name="种类",
                            ),
                        ),
                        ("reason", models.CharField(max_length=200, verbose_name="理由")),
                        ("is_kept", models.BooleanField(default=False, verbose_name="不遮蔽")),
                        ("at", models.DateTimeField(verbose_name="时间")),
                        ("removed_at", models.DateTimeField(null=True, verbose_name="取消时间")),
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
                            "draft",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="marks",
                                to="store.publicationdraft",
                                verbose_name="公示办理",
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
                            "removed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "公示遮蔽",
                        "ordering": ("start", "id"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("start__lt", models.F("end"))),
                                name="mark_not_empty",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublicationStep",
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
                        ("title", models.CharField(max_length=40, verbose_name="步骤")),
                        ("told", models.CharField(blank=True, max_length=500, verbose_name="说明")),
                        ("on", models.DateField(verbose_name="日期")),
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
                            "draft",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="store.publicationdraft",
                                verbose_name="公示办理",
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
                        "verbose_name": "公示步骤",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="PublicDecision",
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
                            "key",
                            models.CharField(max_length=43, unique=True, verbose_name="公示编号"),
                        ),
                        ("number", models.CharField(max_length=120, verbose_name="决定书文号")),
                        ("party_name", models.CharField(max_length=1000, verbose_name="当事人")),
                        (
                            "organ_name",
                            models.CharField(max_length=120, verbose_name="作出决定机关"),
                        ),
                        (
                            "violation",
                            models.CharField(max_length=300, verbose_name="违法行为类型"),
                        ),
                        ("penalty", models.TextField(verbose_name="处罚内容")),
                        ("decided_on", models.DateField(verbose_name="决定日")),
                        ("published_on", models.DateField(verbose_name="公示日")),
                        ("ends_on", models.DateField(verbose_name="公示止日")),
                        ("text", models.TextField(verbose_name="决定书（遮蔽后）")),
                        ("attachments", models.JSONField(default=list, verbose_name="附件名称")),
                        ("is_shown", models.BooleanField(default=True, verbose_name="显示")),
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
                            "draft",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="public",
                                to="store.publicationdraft",
                                verbose_name="公示办理",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "公示内容",
                        "ordering": ("-decided_on", "-id"),
                        "indexes": [
                            models.Index(
                                fields=["district", "is_shown", "-decided_on"], name="public_shown"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublicitySetting",
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
                            "is_open",
                            models.BooleanField(default=False, verbose_name="开放公示网页"),
                        ),
                        (
                            "lower_fine",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                verbose_name="较低数额罚款（元以下）",
                            ),
                        ),
                        (
                            "huge_fine",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                verbose_name="巨额罚款（元以上）",
                            ),
                        ),
                        (
                            "document",
                            models.CharField(blank=True, max_length=200, verbose_name="依据文件"),
                        ),
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
                        "verbose_name": "公示设置",
                        "ordering": ("-id",),
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
