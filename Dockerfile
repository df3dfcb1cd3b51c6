# The bot, with what it runs on and nothing else. Not tried yet.
#   docker build -t ringback . && docker run --env-file .env -p 8000:8000 -v ringback:/data ringback
FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 \
    PORT=8000 \
    DATABASE_URL=sqlite:////data/ringback.db

WORKDIR /app
COPY requirements/run.txt requirements/run.txt
RUN pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY . .
RUN printf '#!/bin/sh\nexec python /app/app.py "$@"\n' > /usr/local/bin/ringback \
    && chmod +x /usr/local/bin/ringback \
    && python -m compileall -q . \
    && useradd --system --uid 10001 ringback \
    && install -d -o ringback /data

USER ringback
VOLUME /data
EXPOSE 8000
# Whether it can work; how late it is, and why, /healthz says: an outage of Slack is no reason to start it anew.
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/readyz', timeout=8)"]

ENTRYPOINT ["ringback"]
CMD ["serve"]
