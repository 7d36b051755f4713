import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "what", "action"),
    [
        ("Wardens recorded 61,900 net-related offences.", "net-related offences", "record"),
        ("Wardens seized 4.33 tons of eels.", "eels", "seize"),
        ("A total of 40 divers were rescued.", "divers", "rescue"),
        ("It led to the arrest of 744 poachers.", "poachers", "arrest"),
        ("Eel farming fell to 18,600 hectares.", "Eel farming", "fall"),
        ("The storm tore a 97-kilometre gap.", "gap", "tear"),
        ("The court set a fine of $3 billion.", "fine", "set"),
        ("The port grew by 3 percent.", "port", "grow"),
        ("They saw exports of 58 types of eel nets.", "eel net types", "export"),
        ("77.5 percent of all registered divers smoke.", "registered divers", None),
        ("They built a 2,000-bed clinic.", "bed", "build"),
        ("Wardens freed 40 birds, including 12 of the rarest.", "birds", "free"),
    ],
)
def test_what_is_counted_or_measured_and_what_was_done(text: str, what: str | None, action: str | None) -> None:
    figure = read(Document(text))[0]
    assert figure.what == what
    if action is not None:
        assert figure.action == action


def test_shares_given_respectively_each_find_their_own_noun() -> None:
    figures = read(Document("Raids took 65 percent and 73 percent, respectively, of cod and eel."))
    assert [figure.what for figure in figures] == ["cod", "eel"]
