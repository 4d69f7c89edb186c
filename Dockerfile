# The bot as an image: `docker build .` for the bot alone, `--target litestream` for the bot
# whose SQLite file is copied to a bucket as it is written. Without a container engine,
# `.ci/image` carries out the same steps.

FROM python:3.13-slim AS build
WORKDIR /src
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_QUIET=1 PIP_ROOT_USER_ACTION=ignore
# What builds stays here: only /opt/sabatina leaves this stage.
COPY requirements.lock ./
RUN python -m venv /tools && /tools/bin/pip install --constraint requirements.lock hatchling
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY content content
COPY handlers handlers
COPY scheduler scheduler
RUN /tools/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /wheels .
# Nothing but what the bot needs, in the versions that are locked.
RUN python -m venv --without-pip /opt/sabatina && \
    /tools/bin/pip --python /opt/sabatina/bin/python install \
    --only-binary=:all: --constraint requirements.lock /wheels/sabatina-*.whl

FROM python:3.13-slim AS base
RUN useradd --uid 10001 --create-home sabatina && install --directory --owner sabatina /data
COPY --from=build /opt/sabatina /opt/sabatina
# The database stands in /data/sabatina unless DATABASE_URL says otherwise.
ENV PATH=/opt/sabatina/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    XDG_DATA_HOME=/data \
    SABATINA_HTTP_PORT=8080
WORKDIR /home/sabatina
USER sabatina
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"SABATINA_HTTP_PORT\"]}/healthz', timeout=8)"]

FROM base AS litestream
COPY --from=litestream/litestream:0.5.5 /usr/local/bin/litestream /usr/local/bin/litestream
COPY litestream.yml /etc/litestream.yml
COPY litestream.sh /usr/local/bin/
CMD ["sh", "/usr/local/bin/litestream.sh"]

FROM base AS bot
CMD ["sabatina"]
