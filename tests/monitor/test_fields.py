"""Columns that Django has none for."""

from __future__ import annotations

import pytest
from django.core import serializers
from django.db import connection

from monitor.models import Article, Revision, Signature, Snapshot, Visit
from tests.factories import NOW, make_article, make_revision, make_snapshot

pytestmark = pytest.mark.django_db

LINKS = [{"start": 0, "end": 4, "url": "https://ministry.example/figures"}]


def test_what_was_packed_is_read_as_it_was() -> None:
    revision = make_revision("4.33 tons", links=LINKS)
    stored = Revision.objects.get(pk=revision.pk)
    assert (stored.links, stored.cells) == (LINKS, [])
    assert Revision.objects.values_list("links", flat=True).get() == LINKS


def test_a_sha256_is_kept_in_half_its_digits_and_found_by_them() -> None:
    digest = "0a" * 31 + "ff"
    snapshot = make_snapshot(make_article(visible_sha256=digest), sha256=digest)
    Snapshot.objects.filter(pk=snapshot.pk).update(sha256=digest)
    assert Snapshot.objects.get(sha256=digest).sha256 == digest
    assert Article.objects.values_list("visible_sha256", "bytes_sha256").get() == (digest, "")
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(sha256) FROM monitor_snapshot")
        assert cursor.fetchone() == (32,)


@pytest.mark.parametrize(
    ("typed", "is_found"), [("0A0aff", True), ("0a" * 31 + "ff", True), ("fa", False), ("%", False)]
)
def test_a_sha256_is_found_by_a_part_of_it(typed: str, is_found: bool) -> None:
    make_snapshot(make_article(), sha256="0a" * 31 + "ff")
    assert Snapshot.objects.filter(sha256__icontains=typed).exists() == is_found


def test_rows_with_any_of_the_integers_are_found() -> None:
    one, other = (make_article(url=f"https://agency.example/{number}") for number in range(2))
    Signature.objects.create(article=one, bands=[-(2**31), 5, 2**31 - 1])
    Signature.objects.create(article=other, bands=[5, 6])

    def found(*bands: int) -> list[int]:
        return list(Signature.objects.filter(bands__overlap=list(bands)).order_by("pk").values_list("pk", flat=True))

    assert found(-(2**31), 7) == [one.pk]
    assert found(5) == [one.pk, other.pk]
    assert found(7) == found() == []


def test_rows_can_be_written_into_a_file_and_read_from_it() -> None:
    revision = make_revision("4.33 tons", links=LINKS, text_sha256="0a" * 32)
    Signature.objects.create(article=revision.article, bands=[-1, 2])
    content = serializers.serialize("json", [revision, *Signature.objects.all()])
    Revision.objects.update(links=[], text_sha256="")
    Signature.objects.update(bands=[])
    for row in serializers.deserialize("json", content):
        row.save()
    assert (Revision.objects.get().links, Revision.objects.get().text_sha256) == (LINKS, "0a" * 32)
    assert Signature.objects.get().bands == [-1, 2]


def test_a_row_that_is_not_there_is_no_trouble() -> None:
    article = make_article()
    Visit.objects.create(source=article.source, url=article.url, started_at=NOW, ended_at=NOW, outcome="unchanged")
    assert not hasattr(Visit.objects.select_related("snapshot").get(), "snapshot")
    assert not hasattr(type(article).objects.select_related("signature").get(), "signature")
