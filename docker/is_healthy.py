"""Exits with 0 where the web server of this container answers, under the first name it accepts."""

import http.client
import os
import sys

connection = http.client.HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=4)
name = os.environ["ALLOWED_HOSTS"].split(",")[0].strip().lstrip(".")
try:
    connection.request("GET", "/healthz", headers={"Host": name})
    sys.exit(0 if connection.getresponse().status == http.HTTPStatus.OK else 1)
except OSError:
    sys.exit(1)
