"""
ECR: tokens that expire, addresses of the local registry, true digests and sizes, replication. The registry in front of the
layers asks here whether a request may pass, and tells here what was pushed, so that the API and the registry agree.
"""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import secrets
import threading
import time
from datetime import datetime
from typing import Any

from moto.core.responses import ActionResult
from moto.ecr.exceptions import ImageAlreadyExistsException, RepositoryNotFoundException
from moto.ecr.models import ECRBackend, Image, Repository, RepoTagMutability, ecr_backends
from moto.ecr.responses import ECRResponse

from localcloud.context import Context
from localcloud.services.extension import method
from localcloud.settings import ACCOUNT


def install(context: Context) -> Registry:
    """Returns what the registry in front of the layers asks and tells."""
    registry = Registry(context)
    original_init = Repository.__init__

    def init(repository: Repository, *arguments: Any, **fields: Any) -> None:
        original_init(repository, *arguments, **fields)
        repository.uri = f"{registry.host(repository.region_name)}/{repository.name}"

    Repository.__init__ = init
    Image._create_digest = _create_digest
    Image.get_image_size_in_bytes = _size
    ECRBackend.put_image = method(registry.put_image)
    ECRBackend.describe_image_scan_findings = method(registry.scan_findings)
    ECRResponse.get_authorization_token = method(registry.get_authorization_token)
    ECRResponse.describe_image_replication_status = method(registry.replication_status)
    return registry


@dataclasses.dataclass(frozen=True)
class Decision:
    """
    status: 200 = pass on; else the HTTP status of the refusal, and 0 = close the connection without an answer
    digest: what a tag stands for, "" when the request names no tag
    """

    status: int = 200
    code: str = ""
    message: str = ""
    digest: str = ""


class Registry:
    def __init__(self, context: Context):
        self._context = context
        self._lock = threading.RLock()
        self._tokens: dict[str, tuple[str, float]] = {}
        self._replications: dict[tuple[str, str], dict[str, str]] = {}
        self.findings: dict[str, dict[str, int]] = {}

    def host(self, region: str) -> str:
        port = self._context.places.registry(region)
        return f"127.0.0.1:{port}" if port else f"{ACCOUNT}.dkr.ecr.{region}.amazonaws.com"

    # What the API answers

    def get_authorization_token(self, response: ECRResponse) -> ActionResult:
        token, expires = self.new_token(response.region, self._context.settings.registry_token_seconds)
        scheme = "http" if self._context.places.registry(response.region) else "https"
        data = {
            "authorizationToken": base64.b64encode(f"AWS:{token}".encode()).decode(),
            "expiresAt": expires,
            "proxyEndpoint": f"{scheme}://{self.host(response.region)}",
        }
        return ActionResult({"authorizationData": [data]})

    def new_token(self, region: str, seconds: float) -> tuple[str, float]:
        token = secrets.token_urlsafe(48)
        expires = time.time() + seconds
        with self._lock:
            self._tokens[token] = (region, expires)
        return token, expires

    def put_image(
        self,
        backend: ECRBackend,
        repository_name: str,
        image_manifest: str,
        image_tag: str | None,
        image_manifest_mediatype: str | None = None,
        digest: str | None = None,
    ) -> Image:
        """The API's PutImage, which also gives an image a further tag; digest is checked, never believed."""
        repository = _repository(backend, repository_name)
        with self._lock:
            found = _by_tag(repository, image_tag)
            if found and found.image_digest == _digest(image_manifest):
                raise ImageAlreadyExistsException(
                    registry_id=repository.registry_id,
                    image_tag=image_tag,
                    digest=found.image_digest,
                    repository_name=repository_name,
                )
            return self._register(repository, image_manifest, image_tag, image_manifest_mediatype)

    def scan_findings(self, backend: ECRBackend, registry_id: str, repository_name: str, image_id: dict[str, Any]) -> Any:
        """There is no scanner here: findings are those that a test has set for the digest, none by default."""
        repository = _repository(backend, repository_name)
        image = repository._get_image(image_id.get("imageTag"), image_id.get("imageDigest"))
        counts = self.findings.get(image.image_digest, {})
        return {
            "registryId": repository.registry_id,
            "repositoryName": repository_name,
            "imageId": {"imageDigest": image.image_digest, "imageTag": image.image_tag},
            "imageScanStatus": {"status": "COMPLETE", "description": "The scan was completed successfully."},
            "imageScanFindings": {"findings": [], "findingSeverityCounts": counts},
        }

    def replication_status(self, response: ECRResponse) -> ActionResult:
        name, image_id = response._get_param("repositoryName"), response._get_param("imageId")
        repository = _repository(response.ecr_backend, name)
        image = repository._get_image(image_id.get("imageTag"), image_id.get("imageDigest"))
        states = self._replications.get((response.region, f"{name}@{image.image_digest}"), {})
        return ActionResult(
            {
                "repositoryName": name,
                "imageId": {"imageDigest": image.image_digest},
                "replicationStatuses": [
                    {"region": region, "registryId": ACCOUNT, "status": status} for region, status in states.items()
                ],
            }
        )

    # What the registry asks and tells

    def decide(self, region: str, method: str, authorization: str, repository: str, kind: str, reference: str) -> Decision:
        """
        Whether a request to the region's registry may pass.

        kind: manifests, blobs, tags, or "" for /v2/
        reference: tag or digest of a manifest
        """
        action = f"{method} {kind}".strip()
        mode = self._context.faults.down_mode(region)
        if mode:
            self._context.calls.record(region, "ecr-registry", action, "refused")
            return Decision(0 if mode == "closed" else 503, "UNAVAILABLE", f"{region} can't be reached")
        delay, rule = self._context.faults.hit(region, "ecr-registry", action)
        time.sleep(delay)
        if rule:
            self._context.calls.record(region, "ecr-registry", action, "throttled")
            return Decision(429 if rule.status == 400 else rule.status, "TOOMANYREQUESTS", rule.message)
        decision = self._refusal(region, authorization) or self._look(region, method, repository, kind, reference)
        self._context.calls.record(region, "ecr-registry", action, str(decision.status))
        return decision

    def pushed(self, region: str, repository: str, reference: str, media_type: str, manifest: str) -> list[str]:
        """Takes a pushed manifest into the API's image list; returns the regions it must be copied to."""
        tag = None if reference.startswith("sha256:") else reference
        backend = ecr_backends[ACCOUNT][region]
        found = _repository(backend, repository)
        with self._lock:
            image = self._register(found, manifest, tag, media_type)
            if (found.image_scanning_configuration or {}).get("scanOnPush"):
                image.last_scan = datetime.today()
            targets = _destinations(backend, repository)
            states = self._replications.setdefault((region, f"{repository}@{image.image_digest}"), {})
            states |= {target: "IN_PROGRESS" for target in targets}
        return targets

    def may_replicate(self, source: str, target: str) -> bool:
        """Nothing is copied while one of the two regions is down."""
        return not (self._context.faults.down_mode(source) or self._context.faults.down_mode(target))

    def replicated(
        self, source: str, target: str, repository: str, reference: str, media_type: str, manifest: str
    ) -> None:
        """The bytes are in the target region's registry: shows the image there; makes the repository as ECR does."""
        self.make_repository(target, repository)
        backend = ecr_backends[ACCOUNT][target]
        tag = None if reference.startswith("sha256:") else reference
        with self._lock:
            self._register(backend.repositories[repository], manifest, tag, media_type)
            self._replications[(source, f"{repository}@{_digest(manifest)}")][target] = "COMPLETE"

    @staticmethod
    def make_repository(region: str, name: str) -> None:
        """Makes a repository with ECR's defaults if it is absent."""
        backend = ecr_backends[ACCOUNT][region]
        if name not in backend.repositories:
            backend.create_repository(
                repository_name=name,
                registry_id=None,
                encryption_config={"encryptionType": "AES256"},
                image_scan_config={"scanOnPush": False},
                image_tag_mutability=RepoTagMutability.MUTABLE,
                tags=[],
            )

    def _refusal(self, region: str, authorization: str) -> Decision | None:
        kind, _, encoded = authorization.partition(" ")
        try:
            user, _, token = base64.b64decode(encoded).decode().partition(":")
        except ValueError:
            user, token = "", ""
        known = self._tokens.get(token)
        if kind != "Basic" or user != "AWS" or known is None or known[0] != region:
            return Decision(401, "UNAUTHORIZED", "Not Authorized")
        if known[1] < time.time():
            return Decision(403, "DENIED", "Your authorization token has expired. Reauthenticate and try again.")
        return None

    def _look(self, region: str, method: str, name: str, kind: str, reference: str) -> Decision:
        if not name:
            return Decision()
        repository = ecr_backends[ACCOUNT][region].repositories.get(name)
        if repository is None:
            text = f"The repository with name '{name}' does not exist in the registry with id '{ACCOUNT}'"
            return Decision(404, "NAME_UNKNOWN", text)
        if kind != "manifests":
            return Decision()
        image = _by_reference(repository, reference)
        if method in ("GET", "HEAD"):
            if image is None:
                return Decision(404, "MANIFEST_UNKNOWN", "Requested image not found")
            return Decision(digest=image.image_digest)
        if method == "PUT" and image and ":" not in reference and repository.is_tag_immutable():
            return Decision(200, "IMMUTABLE", digest=image.image_digest)
        return Decision()

    @staticmethod
    def _register(repository: Repository, manifest: str, tag: str | None, media_type: str | None) -> Image:
        digest = _digest(manifest)
        holder = _by_tag(repository, tag)
        if holder and holder.image_digest != digest:
            if repository.is_tag_immutable():
                raise ImageAlreadyExistsException(
                    registry_id=repository.registry_id,
                    image_tag=tag,
                    digest=holder.image_digest,
                    repository_name=repository.name,
                )
            holder.remove_tag(tag)
        image = next((image for image in repository.images if image.image_digest == digest), None)
        if image is None:
            media_type = media_type or json.loads(manifest).get("mediaType")
            image = Image(repository.account_id, None, manifest, repository.name, media_type, digest)
            repository.images.append(image)
        if tag is not None:
            image.update_tag(tag)
        return image


def _repository(backend: ECRBackend, name: str) -> Repository:
    if name not in backend.repositories:
        raise RepositoryNotFoundException(name, ACCOUNT)
    return backend.repositories[name]


def _by_tag(repository: Repository, tag: str | None) -> Image | None:
    return next((image for image in repository.images if tag is not None and tag in image.image_tags), None)


def _by_reference(repository: Repository, reference: str) -> Image | None:
    if reference.startswith("sha256:"):
        return next((image for image in repository.images if image.image_digest == reference), None)
    return _by_tag(repository, reference)


def _destinations(backend: ECRBackend, repository: str) -> list[str]:
    regions = []
    for rule in (backend.replication_config or {}).get("rules", []):
        filters = rule.get("repositoryFilters") or []
        if not filters or any(repository.startswith(each["filter"]) for each in filters):
            regions += [destination["region"] for destination in rule["destinations"]]
    return regions


def _digest(manifest: str) -> str:
    return "sha256:" + hashlib.sha256(manifest.encode()).hexdigest()


def _create_digest(image: Image) -> None:
    image._image_digest = _digest(image.image_manifest)


def _size(image: Image) -> int:
    """The sum of the layers, as ECR tells it; 0 for an index."""
    return sum(layer.get("size", 0) for layer in json.loads(image.image_manifest).get("layers", []))
