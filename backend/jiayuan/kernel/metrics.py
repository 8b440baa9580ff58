"""Figures for Prometheus. ``/metrics`` answers on loopback; elsewhere only with ``JIAYUAN_METRICS_TOKEN``."""

from __future__ import annotations

import hmac
import ipaddress

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import Response

from jiayuan.kernel.problems import NotFound, answer
from jiayuan.kernel.settings import get_settings

REGISTRY = CollectorRegistry(auto_describe=True)
ProcessCollector(namespace="jiayuan", registry=REGISTRY)

requests = Counter(
    "jiayuan_requests_total", "Answered requests", ("method", "route", "status"), registry=REGISTRY
)  # fmt: skip
seconds = Histogram(
    "jiayuan_request_seconds",
    "Time to answer",
    ("route",),
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15),
    registry=REGISTRY,
)
working = Gauge("jiayuan_requests_working", "Requests being worked on", registry=REGISTRY)
waiting = Gauge("jiayuan_requests_waiting", "Requests waiting at the gate", registry=REGISTRY)
refused = Counter("jiayuan_requests_refused_total", "Requests turned away", ("why",), registry=REGISTRY)
signed_in = Counter("jiayuan_sign_ins_total", "Sign-ins by outcome", ("outcome",), registry=REGISTRY)
streams = Gauge("jiayuan_event_streams", "Browsers that listen for events", registry=REGISTRY)
sealed = Counter("jiayuan_audit_sealed_total", "Audit entries chained", registry=REGISTRY)


async def answer_metrics(request: Request) -> Response:
    """The figures, to the machine itself or to who knows the token; for others this address does not exist."""
    if not (_from_here(request) or _knows_token(request)):
        return answer(NotFound())
    return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST)


def _from_here(request: Request) -> bool:
    """Whether the connection comes from this machine itself; one that a proxy passed on does not."""
    if request.client is None or "x-forwarded-for" in request.headers or "forwarded" in request.headers:
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def _knows_token(request: Request) -> bool:
    token = get_settings().metrics_token
    if token is None:
        return False
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    return hmac.compare_digest(given.encode(), token.get_secret_value().encode())
