
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Stations, channels, files of readings, hot readings."""

    dependencies = [
        ('ledger', '0011_proof_files'),
    ]

    operations = [
        migrations.CreateModel(
            name='Station',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('point', models.CharField(max_length=200)),
                ('kind', models.CharField(blank=True, max_length=40)),
                ('medium', models.CharField(max_length=20)),
                ('park', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stations', to='ledger.park')),
            ],
        ),
        migrations.CreateModel(
            name='Channel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.CharField(max_length=100)),
                ('stat', models.CharField(max_length=10)),
                ('grain', models.CharField(max_length=10)),
                ('station', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='channels', to='ledger.station')),
            ],
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.BigIntegerField()),
                ('version', models.BigIntegerField()),
                ('value', models.BigIntegerField(null=True)),
                ('state', models.CharField(max_length=12)),
                ('below', models.BooleanField(default=False)),
                ('flag', models.CharField(max_length=100, null=True)),
                ('raw', models.CharField(max_length=200, null=True)),
                ('line', models.BigIntegerField(null=True)),
                ('channel', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='ledger.channel')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.document')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('channel', 'start', 'version'), name='one_version_of_a_reading')],
            },
        ),
        migrations.CreateModel(
            name='SeriesIntake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('version', models.BigIntegerField()),
                ('terms', models.JSONField()),
                ('counts', models.JSONField(default=dict)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.CharField(max_length=100)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='series_intakes', to='ledger.document')),
                ('park', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='series_intakes', to='ledger.park')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('park', 'version'), name='one_version_of_a_park')],
            },
        ),
        migrations.AddConstraint(
            model_name='station',
            constraint=models.UniqueConstraint(fields=('park', 'point'), name='one_station_of_a_point'),
        ),
        migrations.AddConstraint(
            model_name='channel',
            constraint=models.UniqueConstraint(fields=('station', 'item', 'stat', 'grain'), name='one_channel_of_a_kind'),
        ),
    ]
