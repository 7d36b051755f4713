"""Lets PostgreSQL itself refuse to change or delete history; elsewhere the model refuses."""

from django.db import migrations

PROTECT = """
CREATE FUNCTION review_event_is_final() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'The history cannot be changed or deleted.';
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER review_event_is_final BEFORE UPDATE OR DELETE ON review_event
    FOR EACH ROW EXECUTE FUNCTION review_event_is_final();
"""
RELEASE = """
DROP TRIGGER review_event_is_final ON review_event;
DROP FUNCTION review_event_is_final();
"""


def protect(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(PROTECT)


def release(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(RELEASE)


class Migration(migrations.Migration):
    dependencies = [("review", "0002_create_groups")]

    operations = [migrations.RunPython(protect, release)]
