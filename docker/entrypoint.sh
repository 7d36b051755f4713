#!/bin/sh
# The web server brings the database up to date before it answers; worker and beat wait until it does.
set -e
if [ "$1" = gunicorn ]; then
    python manage.py migrate --no-input
fi
exec "$@"
