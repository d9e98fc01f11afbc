from django.db import migrations, models


class Migration(migrations.Migration):
    """Who has a job in hand, and that worker's last sign of life."""

    dependencies = [("ledger", "0002_pages")]

    operations = [
        migrations.AddField(
            "job", "worker", models.CharField(blank=True, max_length=200, default=""),
            preserve_default=False,
        ),
        migrations.AddField("job", "beat", models.DateTimeField(null=True)),
    ]
