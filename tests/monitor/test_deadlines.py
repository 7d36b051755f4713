"""Deadlines of several requests at once: each is cut off at its own time, and none that has ended."""

from __future__ import annotations

import threading
import time

from monitor.deadlines import Deadline


def test_each_is_cut_off_at_its_own_time_by_one_thread() -> None:
    cut: list[str] = []
    threads = threading.active_count()
    with Deadline(0.4) as late, Deadline(0.1) as early, Deadline(30) as never:
        late.would(lambda: cut.append("late"))
        early.would(lambda: cut.append("early"))
        never.would(lambda: cut.append("never"))
        assert threading.active_count() <= threads + 1
        while late.left > -1 and len(cut) < 2:
            time.sleep(0.01)
    assert cut == ["early", "late"]


def test_what_has_ended_is_not_cut_off() -> None:
    cut: list[str] = []
    with Deadline(0.05) as deadline:
        deadline.would(lambda: cut.append("ended"))
    while deadline.left > -0.2:
        time.sleep(0.01)
    assert cut == []
