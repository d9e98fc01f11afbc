import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The files of attachments."""

    dependencies = [("ledger", "0012_rectification")]

    operations = [
        migrations.CreateModel(
            name="ProofFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=10)),
                ("name", models.CharField(max_length=255)),
                ("by", models.CharField(max_length=100)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.document"
                    ),
                ),
                (
                    "park_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proof_files",
                        to="ledger.parkyear",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("park_year", "number"), name="one_file_of_a_number"
                    )
                ]
            },
        ),
    ]  # fmt: skip
