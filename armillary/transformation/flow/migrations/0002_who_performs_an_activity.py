from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("flow", "0001_what_is_counted"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="performer",
            index=models.Index(fields=["activity", "day"], name="performer_of_activity"),
        ),
    ]
