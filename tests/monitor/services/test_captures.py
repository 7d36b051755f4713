"""Bytes as received, kept for good, and packed against others that are alike."""

from __future__ import annotations

import hashlib
import random

import pytest

from monitor import packing
from monitor.services import captures
from tests.factories import file_of

BODY = b"<p>4.33 tons</p>" * 100
# Nothing of which stands in anything else.
NOISE = random.Random(1)  # noqa: S311


def page() -> bytes:
    return NOISE.randbytes(20_000)


def size(digest: str) -> int:
    return file_of(digest).stat().st_size


def test_bytes_come_back_as_they_were_received() -> None:
    for body in (BODY, page(), b""):
        assert captures.read(captures.store(body).digest) == body


def test_the_same_bytes_are_stored_once_and_packed() -> None:
    captures.store(BODY)
    path = file_of(hashlib.sha256(BODY).hexdigest())
    before = path.stat()
    captures.store(BODY)
    assert list(path.parent.iterdir()) == [path]
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_size < len(BODY)


def test_a_page_that_changed_a_little_takes_little() -> None:
    old = page()
    first = captures.store(old)
    second = captures.store(old + b"4.34 tons", [first.digest])
    assert (first.is_whole, second.is_whole) == (True, False)
    assert size(second.digest) < 100 < size(first.digest)
    assert captures.read(second.digest) == old + b"4.34 tons"


def test_however_often_a_page_changes_a_whole_one_is_two_steps_away() -> None:
    body = page()
    last = captures.store(body).digest
    digests = [last]
    for number in range(6):
        body += b"%d" % number
        last = captures.store(body, [last]).digest
        digests.append(last)
    steps = []
    for digest in digests:
        count = 0
        while digest := packing.base_of(file_of(digest).read_bytes()):
            count += 1
        steps.append(count)
    assert max(steps) == captures.DEEPEST
    assert captures.read(last) == body


def test_bytes_that_have_nothing_in_common_stand_by_themselves() -> None:
    assert captures.store(page(), [captures.store(page()).digest]).is_whole


def test_what_is_alike_may_be_missing_or_damaged() -> None:
    old = page()
    first = captures.store(old).digest
    for spoil in (lambda: file_of(first).write_bytes(b"damage"), lambda: file_of(first).unlink()):
        spoil()
        assert captures.store(old + page(), ["", "0" * 64, first]).is_whole


@pytest.mark.parametrize("damage", [b"", b"not packed", b"\x28\xb5\x2f\xfdcut", b"\x50\x2a\x4d\x18\x20\0\0\0cut"])
def test_a_damaged_file_is_said_and_mended_when_the_bytes_come_again(damage: bytes) -> None:
    digest = captures.store(BODY).digest
    file_of(digest).write_bytes(damage)
    with pytest.raises(captures.Damaged):
        captures.read(digest)
    captures.store(BODY)
    assert captures.read(digest) == BODY


def test_a_file_that_holds_something_else_is_said() -> None:
    digest, other = captures.store(BODY).digest, captures.store(b"something else").digest
    file_of(digest).write_bytes(file_of(other).read_bytes())
    with pytest.raises(captures.Damaged, match="does not hold"):
        captures.read(digest)


def test_a_missing_file_is_said() -> None:
    digest = captures.store(BODY).digest
    file_of(digest).unlink()
    with pytest.raises(captures.Damaged, match="missing"):
        captures.read(digest)


def test_damage_of_what_a_capture_was_packed_against_is_said_and_mended() -> None:
    old = page()
    first = captures.store(old).digest
    second = captures.store(old + b"4.34 tons", [first]).digest
    kept = file_of(first).read_bytes()
    for damage in (b"damage", kept[:-1]):
        file_of(first).write_bytes(damage)
        with pytest.raises(captures.Damaged, match=f"packed against, {first}"):
            captures.read(second)
    captures.store(old + b"4.34 tons", [first])
    assert captures.read(second) == old + b"4.34 tons"


def test_no_two_captures_lean_on_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    old = page()
    first = captures.store(old).digest
    second = captures.store(old + b"4.34 tons", [first]).digest
    read, fails = captures._file, [first]

    def once_out_of_reach(digest: str) -> bytes:
        if digest in fails:
            fails.remove(digest)
            raise captures.OutOfReach
        return read(digest)

    monkeypatch.setattr(captures, "_file", once_out_of_reach)
    captures.store(old, [second])
    assert not fails
    assert captures.read(first) == old
    assert captures.read(second) == old + b"4.34 tons"
