"""
The authentication of EKS: turns a token `k8s-aws-v1.<presigned STS GetCallerIdentity>` into a Kubernetes user and groups.

EKS sends the presigned request to STS with its own cluster name as the signed header x-k8s-aws-id, so a token for another
cluster has a wrong signature. The same check is made here with the secrets that this cloud handed out. Protocol:
https://github.com/kubernetes-sigs/aws-iam-authenticator#api-authorization-from-outside-a-cluster
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import hmac
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from localcloud import credentials
from localcloud.access_entries import AccessEntries

PREFIX = "k8s-aws-v1."
LIFETIME = datetime.timedelta(minutes=15)
CLUSTER_HEADER = "x-k8s-aws-id"
EMPTY_SHA256 = hashlib.sha256(b"").hexdigest()


class TokenRefused(Exception):
    """The token proves nothing; the text says why."""


def review(request: dict[str, Any], region: str, clusters: list[str], entries: AccessEntries) -> dict[str, Any]:
    """Answers a TokenReview of the region's API server."""
    try:
        user = authenticate(request["spec"]["token"], region, clusters, entries)
        status = {"authenticated": True, "user": user}
    except TokenRefused as refused:
        status = {"authenticated": False, "error": str(refused)}
    return {"apiVersion": request["apiVersion"], "kind": "TokenReview", "status": status}


def authenticate(token: str, region: str, clusters: list[str], entries: AccessEntries) -> dict[str, Any]:
    """The Kubernetes user of a token: username, uid, groups."""
    url = _decode(token)
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    if query.get("Action") != "GetCallerIdentity":
        raise TokenRefused("the token is not a presigned GetCallerIdentity")
    signed = query.get("X-Amz-SignedHeaders", "").split(";")
    if CLUSTER_HEADER not in signed:
        raise TokenRefused(f"the header {CLUSTER_HEADER} is not signed")
    _check_age(query)
    access_key = query.get("X-Amz-Credential", "").split("/")[0]
    principal = credentials.principal(access_key)
    if principal is None:
        raise TokenRefused("the access key is not known")
    if principal.expired():
        raise TokenRefused("the credentials behind the token have expired")
    if query.get("X-Amz-Security-Token", "") != principal.session_token:
        raise TokenRefused("the session token does not fit the access key")
    for cluster in clusters:
        headers = {"host": parts.netloc, CLUSTER_HEADER: cluster}
        if set(signed) <= set(headers) and _signature_fits(parts.path, query, signed, headers, principal.secret):
            return entries.user(region, cluster, principal)
    raise TokenRefused(f"the signature fits no cluster of {region}: {', '.join(clusters) or 'there is none'}")


def _decode(token: str) -> str:
    if not token.startswith(PREFIX):
        raise TokenRefused(f"the token does not begin with {PREFIX}")
    encoded = token[len(PREFIX) :]
    try:
        return base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)).decode()
    except ValueError as bad:
        raise TokenRefused("the token is not base64") from bad


def _check_age(query: dict[str, str]) -> None:
    try:
        signed_at = datetime.datetime.strptime(query.get("X-Amz-Date", ""), "%Y%m%dT%H%M%SZ")
    except ValueError as bad:
        raise TokenRefused("X-Amz-Date is missing or not a date") from bad
    now = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)
    if now - signed_at > LIFETIME:
        raise TokenRefused(f"the token is older than {int(LIFETIME.total_seconds() / 60)} minutes")
    if signed_at - now > LIFETIME:
        raise TokenRefused("the token was signed in the future")


def _signature_fits(path: str, query: dict[str, str], signed: list[str], headers: dict[str, str], secret: str) -> bool:
    """Signature Version 4 of a presigned GET; the hash of the payload is that of nothing, or left out."""
    date, region, service = query["X-Amz-Credential"].split("/")[1:4]
    canonical_query = "&".join(
        f"{quote(key, safe='-_.~')}={quote(value, safe='-_.~')}"
        for key, value in sorted(query.items())
        if key != "X-Amz-Signature"
    )
    canonical_headers = "".join(f"{name}:{headers[name]}\n" for name in sorted(signed))
    key = f"AWS4{secret}".encode()
    for part in (date, region, service, "aws4_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    for payload in (EMPTY_SHA256, "UNSIGNED-PAYLOAD"):
        request = "\n".join(["GET", path or "/", canonical_query, canonical_headers, ";".join(sorted(signed)), payload])
        scope = f"{date}/{region}/{service}/aws4_request"
        digest = hashlib.sha256(request.encode()).hexdigest()
        text = "\n".join(["AWS4-HMAC-SHA256", query["X-Amz-Date"], scope, digest])
        expected = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
        if hmac.compare_digest(expected, query.get("X-Amz-Signature", "")):
            return True
    return False
