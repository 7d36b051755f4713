from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from factcheck.management.commands import compare as command

MINISTRY = """Customs seizures of the year 2031

Released: 12 February 2032

In 2031 customs officers in Norway seized 4.33 tons of tea and 1.38 tons of salt. They opened 61,900 smuggling cases.
"""
PAPER = """Smugglers had a busy year in Norway

In 2031 a total of 62,000 smuggling cases were opened in Norway, and 4.4 tons of tea and 1.4 tons of salt were seized.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ministry.txt").write_text(MINISTRY, encoding="utf-8")
    (tmp_path / "paper.txt").write_text(PAPER, encoding="utf-8")
    return tmp_path


def compare(*paths: Path, format: str = "text") -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("compare", *map(str, paths), format=format, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def as_json(*paths: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(compare(*paths, format="json")[0])
    return found


def test_json_names_documents_figures_claims_and_every_pair(folder: Path) -> None:
    found = as_json(folder)
    assert found["documents"][0] == {
        "id": "ministry",
        "title": "Customs seizures of the year 2031",
        "published": "2032-02-12",
    }
    texts = {figure["id"]: figure["text"] for figure in found["figures"]}
    claims = [{texts[key] for key in claim["figures"]} for claim in found["claims"]]
    assert {"4.33 tons", "4.4 tons"} in claims
    assert {"1.38 tons", "1.4 tons"} in claims
    assert {"61,900", "62,000"} in claims
    for claim in found["claims"]:
        count = len(claim["figures"])
        assert len(claim["pairs"]) == count * (count - 1) / 2


def test_a_difference_comes_with_its_cause_and_an_agreement_with_its_reason(folder: Path) -> None:
    found = as_json(folder)
    by_statement = {claim["statement"].split(" ")[0]: claim["pairs"][0] for claim in found["claims"]}
    assert by_statement["Tea"]["relation"] == "differs"
    assert by_statement["Tea"]["causes"][0]["cause"] == "rounded_up"
    assert by_statement["Salt"]["relation"] == "agrees"
    assert by_statement["Salt"]["how"] == "agree after rounding: 1.38 rounds to 1.4"


def test_the_report_tells_differences_before_agreements(folder: Path) -> None:
    report, _ = compare(folder)
    assert (
        report.index("Differences") < report.index("4.4 tons") < report.index("Agreements") < report.index("1.4 tons")
    )
    assert "4.33 rounds to 4.3, not 4.4; 4.4 is 4.33 rounded up." in report


def test_html_and_text_are_compared_alike(folder: Path) -> None:
    paragraph = PAPER.splitlines()[2]
    head = "<html><head><title>A busy year in Norway</title></head>"
    page = f"{head}<body><article><p>{paragraph}</p></article></body></html>"
    (folder / "paper.txt").unlink()
    (folder / "page.html").write_text(page, encoding="utf-8")
    assert [document["id"] for document in as_json(folder)["documents"]] == ["ministry", "page"]
    assert len(as_json(folder)["claims"]) == 3


def test_whoever_waits_is_told_how_far_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert compare(folder)[1] == ""
    monkeypatch.setattr(command, "_PATIENCE", 0)
    steps = [line.split()[0] for line in compare(folder)[1].splitlines()]
    assert steps == ["Documents", "Comparing", "Writing"]


def test_a_chinese_page_keeps_its_title(tmp_path: Path) -> None:
    page = "<title>{0}</title><h1>{0}</h1><p>2023年共查缴冰毒4.1吨。</p><p>联系 统计 处</p>"
    (tmp_path / "page.html").write_text(page.format("关于查获走私物品的通报"), encoding="utf-8")
    assert as_json(tmp_path)["documents"][0]["title"] == "关于查获走私物品的通报"


def test_files_named_alike_keep_documents_of_their_own(folder: Path) -> None:
    (folder / "archive").mkdir()
    (folder / "archive" / "paper.txt").write_text(PAPER, encoding="utf-8")
    ids = [document["id"] for document in as_json(folder)["documents"]]
    assert len(set(ids)) == 3


def test_a_document_without_figures_is_no_error(folder: Path) -> None:
    (folder / "paper.txt").write_text("Nothing is counted here, and nobody knows why.", encoding="utf-8")
    assert as_json(folder)["claims"] == []


@pytest.mark.parametrize(
    ("name", "body"),
    [("empty.txt", b""), ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0"), ("noise.html", bytes(range(256)) * 8)],
)
def test_a_named_file_that_is_no_document_is_one_clear_error(tmp_path: Path, name: str, body: bytes) -> None:
    (tmp_path / name).write_bytes(body)
    with pytest.raises(CommandError, match=name) as raised:
        compare(tmp_path / name)
    assert raised.value.returncode == 2
    assert "\n" not in str(raised.value)


def test_a_path_that_does_not_exist_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="does not exist: check the name") as raised:
        compare(tmp_path / "nowhere.txt")
    assert raised.value.returncode == 2


def test_an_enormous_file_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.documents.LARGEST_FILE", 1024)
    (tmp_path / "large.txt").write_text("word " * 500, encoding="utf-8")
    with pytest.raises(CommandError, match="split it into documents") as raised:
        compare(tmp_path / "large.txt")
    assert raised.value.returncode == 2


def test_a_bad_file_in_a_folder_is_told_and_the_rest_compared(folder: Path) -> None:
    (folder / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    report, errors = compare(folder)
    assert errors.startswith("Skipped: ")
    assert "logo.png" in errors
    assert "4.4 tons" in report


def test_a_folder_without_documents_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="folder without files") as raised:
        compare(tmp_path)
    assert raised.value.returncode == 2


def test_json_has_the_shares_checked_inside_a_document(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Lead in Norway\n\nLead was found in 412 of 1,000 samples, or 41.2 percent.\n", encoding="utf-8")
    assert [(check["holds"], check["words"]) for check in as_json(page)["checks"]] == [
        (True, "412 of 1,000 are 41.2%, which is the 41.2 percent given.")
    ]


def test_a_sheet_is_read_as_a_table_and_a_long_one_says_that_it_is_cut(tmp_path: Path) -> None:
    short, long = tmp_path / "harbours.csv", tmp_path / "ports.csv"
    short.write_text("Country,Year,Boats\nPeru,2031,433\nChile,2031,512\n", encoding="utf-8")
    long.write_text("Port,Boats\n" + "".join(f"Port {n},{n}\n" for n in range(4_000)), encoding="utf-8")
    figures = as_json(short)["figures"]
    assert [(one["text"], one["what"], one["place"], one["period"]) for one in figures] == [
        ("433", "Boats", "Peru", "2031"),
        ("512", "Boats", "Chile", "2031"),
    ]
    assert [line for line in compare(short, long)[1].splitlines() if "only" in line] == [
        "ports is very long: only its beginning is read."
    ]
