# One image for web server, worker and beat; docker-compose.yml starts them.

FROM python:3.12-slim-bookworm AS build
WORKDIR /app
RUN python -m pip install --no-cache-dir uv
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev --extra postgres --extra s3 --no-cache

FROM python:3.12-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /data --create-home figurewatch
WORKDIR /app
COPY --from=build /app/.venv .venv
COPY . .
ENV PATH="/app/.venv/bin:$PATH" PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DEBUG=False DATA_DIR=/data
# The real key and names come when the container starts; nothing of these two stays in the image.
RUN SECRET_KEY=build ALLOWED_HOSTS=build DATA_DIR=/tmp/build python manage.py collectstatic --no-input && rm -r /tmp/build
USER figurewatch
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "docker/is_healthy.py"]
ENTRYPOINT ["docker/entrypoint.sh"]
CMD ["gunicorn", "factcheck.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "8", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
