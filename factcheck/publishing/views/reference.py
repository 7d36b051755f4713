"""What the API offers, as a page of this site: read from the description the API gives of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase


@dataclass(frozen=True, slots=True)
class Field:
    """One name of an answer or of a question, what kind of value it has, and what is to be said of it."""

    name: str
    kind: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """An address of the API."""

    path: str
    title: str
    is_open: bool
    asked: list[Field]
    answer: str


@dataclass(frozen=True, slots=True)
class Form:
    """What an answer, or a part of one, is made of."""

    name: str
    about: str
    fields: list[Field]


class Reference(DocsBase):
    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        described = api.get_openapi_schema()
        context = {
            "operations": list(_operations(described)),
            "forms": list(_forms(described)),
            "description": self.get_openapi_url(api, kwargs),
            "site": settings.SITE_URL,
        }
        return render(request, "publishing/reference.html", context)


def _operations(described: dict[str, Any]) -> Iterator[Operation]:
    for path, methods in described["paths"].items():
        for one in methods.values():
            asked = [
                Field(given["name"], _kind(given["schema"]), given.get("description", ""))
                for given in one.get("parameters", ())
            ]
            answer = one["responses"][200]["content"]["application/json"]["schema"]
            yield Operation(path, one["summary"], settings.API_OPEN or "security" not in one, asked, _kind(answer))


def _forms(described: dict[str, Any]) -> Iterator[Form]:
    for name, form in described["components"]["schemas"].items():
        fields = [Field(field, _kind(kind)) for field, kind in form["properties"].items()]
        yield Form(name, form.get("description", ""), fields)


def _kind(schema: dict[str, Any]) -> str:
    """The kind of a value in words: "list of ClaimOut", "string or null", "integer, 100 if left out, 1 to 500"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(map(_kind, schema["anyOf"]))
    if "items" in schema:
        return f"list of {_kind(schema['items'])}"
    kind = str(schema.get("format", schema.get("type", "object")))
    bounds = [
        f"{schema['default']} if left out" if "default" in schema else "",
        f"{schema['minimum']} to {schema['maximum']}" if {"minimum", "maximum"} <= schema.keys() else "",
    ]
    return ", ".join([kind, *filter(None, bounds)])
