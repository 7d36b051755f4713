"""Makes the groups reviewer, curator and admin. Each may do all that the one before may."""

from django.db import migrations

NAMES = {
    "claims": (
        "arrangement",
        "claim",
        "claimkey",
        "discrepancy",
        "figure",
        "figurekey",
        "lesson",
        "observation",
        "reading",
        "synonym",
    ),
    "review": ("decision", "event"),
    "publishing": ("verdict",),
    "monitor": ("publisher", "source", "visit", "article", "snapshot", "revision"),
}
REVIEWER = [
    *(f"{app}.view_{name}" for app, names in NAMES.items() for name in names),
    "claims.settle_discrepancy",
]
CURATOR = [
    *REVIEWER,
    "claims.publish_verdict",
    "claims.add_claim",
    "claims.change_claim",
    "monitor.add_publisher",
    "monitor.change_publisher",
    "monitor.add_source",
    "monitor.change_source",
]
ADMIN = [
    *CURATOR,
    "monitor.delete_publisher",
    "monitor.delete_source",
    "auth.add_user",
    "auth.change_user",
    "auth.view_user",
    "auth.view_group",
]
GROUPS = {"reviewer": REVIEWER, "curator": CURATOR, "admin": ADMIN}
SPECIAL = {
    "settle_discrepancy": ("discrepancy", "Can settle discrepancies"),
    "publish_verdict": ("discrepancy", "Can publish verdicts"),
}


def create_groups(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    for name, permissions in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*(permission(apps, label) for label in permissions))


def permission(apps, label):
    """The permission `app.codename`; made here, for Django makes its own only after the last migration."""
    app, codename = label.split(".")
    action, _, model = codename.partition("_")
    name = f"Can {action} {model}"
    if codename in SPECIAL:
        model, name = SPECIAL[codename]
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        codename=codename, content_type=kind, defaults={"name": name}
    )
    return found


def delete_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("monitor", "0001_create_tables"),
        ("claims", "0001_create_tables"),
        ("review", "0001_create_tables"),
        ("publishing", "0001_create_tables"),
    ]

    operations = [migrations.RunPython(create_groups, delete_groups)]
