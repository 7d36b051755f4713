"""Accounts in Django's admin: whoever manages them gives away no more than what she may do herself."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import ManyToManyField, Q, QuerySet
from django.forms import CheckboxSelectMultiple, ModelMultipleChoiceField
from django.http import HttpRequest

from monitor.views.access import person

admin.site.unregister(User)


ROLE = (
    "A reviewer settles discrepancies, a curator also keeps sources and publishes, an admin also makes accounts. "
    "Without a role one can read what is published, and nothing else."
)
NAMES = ("email", "first_name", "last_name")


@admin.register(User)
class AccountAdmin(UserAdmin):  # type: ignore[type-arg]
    list_display = ("username", "roles", "email", "is_staff", "is_active", "last_login")
    # Beside the password, for an account without a role can do nothing here.
    add_fieldsets = (
        *UserAdmin.add_fieldsets,
        ("Role", {"description": ROLE, "fields": ("groups", "is_staff")}),
        ("Person", {"fields": NAMES}),
    )
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Role", {"description": ROLE, "fields": ("groups", "is_staff", "is_active")}),
        ("Person", {"fields": NAMES}),
        ("Single rights", {"classes": ("collapse",), "fields": ("is_superuser", "user_permissions")}),
        ("Dates", {"classes": ("collapse",), "fields": ("last_login", "date_joined")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="role")
    def roles(self, account: User) -> str:
        return ", ".join(sorted(group.name for group in account.groups.all())) or "–"

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        # The password is changed behind this too: an account above one's own must not be taken over by it.
        return super().has_change_permission(request, obj) and (obj is None or _may_manage(person(request), obj))

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        given = super().get_readonly_fields(request, obj)
        return given if person(request).is_superuser else [*given, "is_superuser", "user_permissions"]

    def formfield_for_manytomany(
        self, db_field: ManyToManyField[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> ModelMultipleChoiceField[Any] | None:
        if db_field.name == "groups":
            kwargs["widget"] = CheckboxSelectMultiple
            kwargs["help_text"] = ""
            kwargs["queryset"] = (
                Group.objects.all() if person(request).is_superuser else _groups_within(person(request))
            )
        return super().formfield_for_manytomany(db_field, request, **kwargs)


def _may_manage(manager: User, account: User) -> bool:
    """Whether the account may do nothing that its manager may not; asked of the tables, for it may be switched off."""
    if manager.is_superuser or manager.pk == account.pk:
        return True
    held = Permission.objects.filter(Q(group__user=account) | Q(user=account))
    return not account.is_superuser and not held.exclude(pk__in=_held(manager)).exists()


def _groups_within(manager: User) -> QuerySet[Group]:
    beyond = Permission.objects.exclude(pk__in=_held(manager))
    return Group.objects.exclude(permissions__in=beyond)


def _held(person: User) -> QuerySet[Permission, Any]:
    return Permission.objects.filter(Q(group__user=person) | Q(user=person)).values("pk")
