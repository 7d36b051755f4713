"""Bytes packed small, against others that have much in common with them."""

from __future__ import annotations

import hashlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor import packing

OLD = random.Random(1).randbytes(50_000)  # noqa: S311
DIGEST = hashlib.sha256(OLD).hexdigest()


@given(st.binary(), st.binary())
def test_what_is_packed_comes_back(body: bytes, base: bytes) -> None:
    digest = hashlib.sha256(base).hexdigest()
    packed = packing.pack(body, digest, base)
    assert packing.base_of(packed) == digest
    assert packing.unpack(packed, base) == body
    assert packing.unpack(packing.pack(body)) == body


def test_what_stands_in_the_base_takes_no_room() -> None:
    packed = packing.pack(OLD + b"and more", DIGEST, OLD)
    assert len(packed) < 100
    assert packing.unpack(packed, OLD) == OLD + b"and more"


def test_what_stands_by_itself_names_no_base() -> None:
    assert packing.base_of(packing.pack(OLD)) == ""
    assert packing.base_of(b"") == ""


def test_large_bytes_are_packed_too() -> None:
    body = OLD * 100
    assert len(packing.pack(body)) < len(body) / 50
    assert packing.unpack(packing.pack(body)) == body


@pytest.mark.parametrize("packed", [b"", b"anything", packing.pack(OLD)[:-1], packing.pack(OLD + b"more", DIGEST, OLD)])
def test_what_was_not_packed_so_is_said(packed: bytes) -> None:
    with pytest.raises(packing.NotPacked):
        packing.unpack(packed)


def test_pages_of_one_layout_have_more_of_their_signs_in_common_than_others() -> None:
    chance = random.Random(1)  # noqa: S311
    layouts = [[f"part-{chance.randrange(500)}" for _ in range(40)] for _ in range(30)]
    # Of each page some parts are missing.
    pages = [
        [packing.layout("".join(f'<i class="{part}">' for part in parts[leave_out:]).encode()) for parts in layouts]
        for leave_out in (0, 4)
    ]
    for number, sign in enumerate(pages[0]):
        likest = max(range(30), key=lambda other: packing.in_common(sign, pages[1][other]))
        assert likest == number


def test_what_has_no_classes_has_no_layout() -> None:
    assert packing.layout(b"%PDF-1.4") == packing.layout(b"") == ""
    assert packing.in_common("", "") == 0


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda one: st.lists(one) | st.dictionaries(st.text(), one)
)


@given(JSON)
def test_json_comes_back(value: object) -> None:
    assert packing.unpack_json(packing.pack_json(value)) == value


def test_what_is_usual_takes_little_room() -> None:
    headers = [["Server", "nginx"], ["Content-Type", "text/html; charset=utf-8"], ["Vary", "Accept-Encoding"]]
    assert len(packing.pack_json(headers)) < 40
    assert packing.pack_json([]) == b""


def test_what_was_packed_by_an_earlier_version_can_be_read() -> None:
    packed = bytes.fromhex("28b52ffd2028ad0000605b5c22342e33335c22225d5d02005dcb60e95b57")
    assert packing.unpack_json(packed) == [["Server", "nginx"], ["ETag", '"4.33"']]
