"""The database itself refuses to change or delete an audit entry; a body per vendor."""

from django.db import migrations

from ipcity.store.guards import drop_guards, raise_guards


def forwards(apps, schema_editor):
    raise_guards(schema_editor)


def backwards(apps, schema_editor):
    drop_guards(schema_editor)


class Migration(migrations.Migration):
    dependencies = (("store", "0001_initial"),)

    operations = (migrations.RunPython(forwards, backwards),)
