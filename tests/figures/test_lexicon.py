from __future__ import annotations

import pytest

from factcheck.figures.lexicon import load


@pytest.mark.parametrize(
    ("forms", "base"),
    [
        ("opened opening", "open"),
        ("offered offering", "offer"),
        ("suffered suffering", "suffer"),
        ("referred transferring", ""),
        ("fleeing fled", "flee"),
        ("seeing saw seen", "see"),
        ("planned stopping dropped", ""),
        ("travelled traveled travelling", "travel"),
        ("cancelled canceled", "cancel"),
        ("carries carried carrying", "carry"),
    ],
)
def test_forms_of_verbs_lead_to_their_base(forms: str, base: str) -> None:
    verbs = load("en").verbs
    found = {verbs.get(form) for form in forms.split()}
    assert None not in found
    assert not base or found == {base}


@pytest.mark.parametrize("form", ["openned", "offerred", "fleing", "planed", "carrys", "revealled"])
def test_what_is_no_form_of_a_verb(form: str) -> None:
    assert form not in load("en").verbs
