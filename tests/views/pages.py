"""Pages as readers get them."""

from __future__ import annotations

from bs4 import BeautifulSoup
from django.test import Client


def soup(client: Client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text(client: Client, path: str) -> str:
    """All words of a page, one blank between them."""
    return " ".join(soup(client, path).get_text(" ").split())
