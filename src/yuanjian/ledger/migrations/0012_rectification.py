import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

STATES = [("todo", "待整改"), ("doing", "整改中"), ("done", "已整改待核验"), ("closed", "已销号")]
STEPS = [
    ("opened", "立项"), ("changed", "修改"), ("started", "开始整改"), ("done", "报整改完成"),
    ("closed", "核验销号"), ("returned", "核验退回"), ("reopened", "重新打开"),
]  # fmt: skip


class Migration(migrations.Migration):
    """Rectification items with their steps."""

    dependencies = [("ledger", "0003_job_worker")]

    operations = [
        migrations.CreateModel(
            name="Rectification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=60)),
                ("problem", models.TextField(blank=True)),
                ("measure", models.TextField(blank=True)),
                ("owner", models.CharField(max_length=100)),
                ("due", models.DateField()),
                ("basis", models.CharField(blank=True, max_length=500)),
                ("origin", models.CharField(max_length=10)),
                ("mark", models.CharField(blank=True, db_index=True, max_length=600)),
                ("sheet", models.CharField(blank=True, max_length=4)),
                ("key", models.CharField(blank=True, max_length=500)),
                ("plan_key", models.CharField(blank=True, max_length=500)),
                ("state", models.CharField(choices=STATES, default="todo", max_length=10)),
                ("created", models.DateTimeField(auto_now_add=True)),
                (
                    "park_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rectifications",
                        to="ledger.parkyear",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("park_year", "number"), name="one_number_of_a_rectification"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="RectificationStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(choices=STEPS, max_length=10)),
                ("words", models.TextField(blank=True)),
                ("proofs", models.JSONField(default=list)),
                ("by", models.CharField(max_length=100)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="ledger.rectification"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
    ]  # fmt: skip
