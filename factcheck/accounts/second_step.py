"""The second step of logging in: a code from an app on the phone, or one of ten codes kept for its loss."""

from __future__ import annotations

import re
from base64 import b32encode

import segno
from django.contrib.auth.models import User
from django.db import transaction
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

CODES = 10


def is_on(user: User) -> bool:
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def passes(user: User, code: str) -> bool:
    """Whether this is the app's code now, or one of the codes for its loss, which is then used up.

    Each wrong code makes the next try wait longer (django-otp's throttling).
    """
    code = re.sub(r"[\s-]", "", code).lower()
    kind = TOTPDevice if code.isdecimal() else StaticDevice
    devices = kind.objects.filter(user=user, confirmed=True)
    return any(verify_token(user, device.persistent_id, code) for device in devices)


def begin(user: User) -> TOTPDevice:
    """The app that is about to be set up; the same until it is confirmed, so that a page may be loaded again."""
    begun = TOTPDevice.objects.filter(user=user, confirmed=False).first()
    return begun or TOTPDevice.objects.create(user=user, confirmed=False, name="app")


def confirm(user: User, code: str) -> list[str] | None:
    """Turn the second step on if the code is the new app's; the codes for its loss, or None where it is not."""
    device = begin(user)
    if not verify_token(user, device.persistent_id, re.sub(r"\s", "", code)):
        return None
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user, confirmed=True).delete()
        TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
        return new_codes(user)


@transaction.atomic
def new_codes(user: User) -> list[str]:
    """Ten codes for the loss of the app; earlier ones are void."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="codes")
    codes = [StaticToken.random_token() for _ in range(CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


@transaction.atomic
def turn_off(user: User) -> None:
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def picture(device: TOTPDevice) -> str:
    """What the app scans, as a data: address for an <img>."""
    return str(segno.make(device.config_url, error="m").svg_data_uri(scale=4, border=3, light="#fff"))


def key(device: TOTPDevice) -> str:
    """The same to type, in groups of four."""
    return " ".join(re.findall(".{4}", b32encode(device.bin_key).decode()))
