import io
import json
import sys
from typing import Any

import pytest
from django.core.management import CommandError, call_command

FIELDS = [
    *("start", "end", "text", "low", "high", "unit", "unit_text", "dimension", "hedge", "trend", "what", "action"),
    *("place", "period", "attributed_to", "quote"),
]


class Input:
    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)


def run(content: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    monkeypatch.setattr(sys, "stdin", Input(content))
    call_command("read_figures")
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_line_is_answered_in_order_with_the_promised_fields(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = b'{"id": "b", "text": "Wardens freed 1.2 million birds."}\n\n{"id": 2, "text": "None."}\n'
    first, second = run(lines, monkeypatch, capsys)
    assert (first["id"], second) == ("b", {"id": 2, "figures": []})
    (figure,) = first["figures"]
    assert list(figure) == FIELDS
    assert (figure["low"], figure["unit"], figure["what"], figure["trend"]) == ("1200000", "count", "birds", None)


def test_a_conversion_is_listed_with_its_own_offsets(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Guards found 612 kilograms (1,349 lb) of cocoa."
    ((figure,),) = (row["figures"] for row in run(json.dumps({"id": 1, "text": text}).encode(), monkeypatch, capsys))
    (other,) = figure["also"]
    assert set(other) == {"text", "low", "high", "unit", "start", "end"}
    assert text[other["start"] : other["end"]] == other["text"] == "1,349 lb"


def test_the_day_of_publication_may_be_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = b'{"id": 1, "text": "Wardens freed 40 birds last year.", "published": "2020-02-01"}'
    ((figure,),) = (row["figures"] for row in run(line, monkeypatch, capsys))
    assert figure["period"] == "2019"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"not json", "Line 2 is not JSON."),
        (b"\xff\xfe\x00", "Line 2 is not UTF-8 text."),
        (b"[1]", "Line 2 is not a JSON object"),
        (b'{"id": 1}', 'Line 2 has no "text"'),
        (b'{"id": 1, "text": 5}', 'Line 2 has no "text"'),
        (b'{"id": 1, "text": "a", "title": 5}', 'Line 2 has a "title"'),
        (b'{"id": 1, "text": "a", "published": "soon"}', 'Line 2 has a "published"'),
        (b"[" * 100_000, "Line 2 is not JSON."),
        (b"9" * 5_000, "Line 2 is not JSON."),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_ends_the_command(
    line: bytes, message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Input(b'{"id": 1, "text": "40 birds"}\n' + line + b"\n"))
    with pytest.raises(CommandError) as error:
        call_command("read_figures")
    assert str(error.value).startswith(message)
    assert error.value.returncode == 2
    assert len(capsys.readouterr().out.splitlines()) == 1
