# The frontend is built first; its files are the only thing taken over.
FROM node:22-bookworm-slim AS web
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY frontend ./
RUN npm run build

FROM python:3.11-slim-bookworm
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 JIAYUAN_DATA=/var/lib/jiayuan JIAYUAN_FRONTEND=/srv/frontend/dist
RUN useradd --system --uid 10001 --home-dir /var/lib/jiayuan --create-home jiayuan
WORKDIR /srv
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md alembic.ini ./
COPY backend ./backend
RUN pip install --no-cache-dir --no-deps --no-build-isolation -e . && python -m compileall -q backend
COPY --from=web /src/frontend/dist ./frontend/dist
USER jiayuan
VOLUME /var/lib/jiayuan
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=2)"]
CMD ["jiayuan", "serve", "--host", "0.0.0.0"]
