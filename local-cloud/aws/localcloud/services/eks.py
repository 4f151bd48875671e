"""
EKS: a cluster answers the address and CA of its region's local Kubernetes; add-ons, pod identity associations and access
entries, which moto lacks; who creates a cluster is its administrator.
"""

from __future__ import annotations

import time
import uuid
from typing import Any
from urllib.parse import unquote

import moto.eks.models as eks_models
import moto.eks.urls as eks_urls
from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, EmptyResult
from moto.eks.models import EKSBackend
from moto.eks.responses import EKSResponse

from localcloud import credentials
from localcloud.access_entries import POLICY_GROUPS, POLICY_PREFIX, Entry
from localcloud.context import Context
from localcloud.services.extension import method
from localcloud.settings import ACCOUNT

PATHS = (
    "addons$",
    "addons/(?P<addonName>[^/]+)$",
    "addons/(?P<addonName>[^/]+)/update$",
    "pod-identity-associations$",
    "pod-identity-associations/(?P<associationId>[^/]+)$",
    "access-entries$",
    "access-entries/(?P<principalArn>.+)/access-policies$",
    "access-entries/(?P<principalArn>.+)/access-policies/(?P<policyArn>.+)$",
    "access-entries/(?P<principalArn>.+)$",
)


class NotFound(ServiceException):
    def __init__(self, message: str):
        super().__init__("ResourceNotFoundException", message)


class InUse(ServiceException):
    def __init__(self, message: str):
        super().__init__("ResourceInUseException", message)


class InvalidParameter(ServiceException):
    def __init__(self, message: str):
        super().__init__("InvalidParameterException", message)


def install(context: Context) -> None:
    eks_models.DEFAULT_REMOTE_ACCESS = None  # moto invents an ssh key, and Terraform sees a drift
    for path in PATHS:
        eks_urls.url_paths["{0}/clusters/(?P<name>[^/]+)/" + path] = eks_urls.response.dispatch
    _install_clusters(context)
    for part in (Addons(), PodIdentity(), Access(context)):
        for name in dir(part):
            if not name.startswith("_"):
                setattr(EKSResponse, name, method(getattr(part, name)))


def _install_clusters(context: Context) -> None:
    describe, create, delete = EKSBackend.describe_cluster, EKSBackend.create_cluster, EKSResponse.delete_cluster
    create_response = EKSResponse.create_cluster

    def describe_cluster(backend: EKSBackend, name: str) -> Any:
        return _placed(context, backend, describe(backend, name))

    def create_cluster(backend: EKSBackend, *arguments: Any, **fields: Any) -> Any:
        return _placed(context, backend, create(backend, *arguments, **fields))

    def create_with_creator(response: EKSResponse) -> ActionResult:
        result = create_response(response)
        creator = credentials.principal(response.get_access_key())
        if creator:
            context.entries.add_creator(response.region, response._get_param("name"), creator.principal_arn)
        return result

    def delete_with_entries(response: EKSResponse) -> ActionResult:
        result = delete(response)
        context.entries.forget(response.region, response._get_param("name"))
        return result

    EKSBackend.describe_cluster = describe_cluster
    EKSBackend.create_cluster = create_cluster
    EKSResponse.create_cluster = create_with_creator
    EKSResponse.delete_cluster = delete_with_entries


def _placed(context: Context, backend: EKSBackend, cluster: Any) -> Any:
    kubernetes, gate = context.places.kubernetes(backend.region_name), context.places.gate(backend.region_name)
    if cluster is not None and kubernetes and gate:
        cluster.endpoint = f"https://127.0.0.1:{gate}"
        cluster.certificate_authority = {"data": kubernetes.certificate_authority}
    return cluster


def _cluster_name(response: EKSResponse) -> str:
    name = response._get_param("name")
    if name not in response.eks_backend.clusters:
        raise NotFound(f"No cluster found for name: {name}.")
    return name


def _arn(response: EKSResponse, kind: str, *path: str) -> str:
    return f"arn:aws:eks:{response.region}:{ACCOUNT}:{kind}/{'/'.join(path)}"


def _known(table: dict[str, Any], key: str, what: str) -> Any:
    if key not in table:
        raise NotFound(f"No {what} found for: {key}")
    return table[key]


class Addons:
    def __init__(self) -> None:
        self._addons: dict[tuple[str, str], dict[str, dict[str, Any]]] = {}

    def create_addon(self, response: EKSResponse) -> ActionResult:
        cluster, name, now = _cluster_name(response), response._get_param("addonName"), time.time()
        addons = self._of(response, cluster)
        if name in addons:
            raise InUse(f"Addon {name} exists in {cluster}")
        addons[name] = {
            "addonName": name,
            "clusterName": cluster,
            "status": "ACTIVE",
            "addonVersion": response._get_param("addonVersion") or "v1.0.0-eksbuild.1",
            "health": {"issues": []},
            "addonArn": _arn(response, "addon", cluster, name, str(uuid.uuid4())),
            "createdAt": now,
            "modifiedAt": now,
            "serviceAccountRoleArn": response._get_param("serviceAccountRoleArn"),
            "configurationValues": response._get_param("configurationValues"),
            "tags": response._get_param("tags") or {},
        }
        return ActionResult({"addon": addons[name]})

    def describe_addon(self, response: EKSResponse) -> ActionResult:
        addons = self._of(response, _cluster_name(response))
        return ActionResult({"addon": _known(addons, response._get_param("addonName"), "addon")})

    def list_addons(self, response: EKSResponse) -> ActionResult:
        return ActionResult({"addons": list(self._of(response, _cluster_name(response)))})

    def update_addon(self, response: EKSResponse) -> ActionResult:
        addons = self._of(response, _cluster_name(response))
        addon = _known(addons, response._get_param("addonName"), "addon")
        for field in ("addonVersion", "serviceAccountRoleArn", "configurationValues"):
            if response._get_param(field) is not None:
                addon[field] = response._get_param(field)
        update = {"id": str(uuid.uuid4()), "status": "Successful", "type": "AddonUpdate", "createdAt": time.time()}
        return ActionResult({"update": update})

    def delete_addon(self, response: EKSResponse) -> ActionResult:
        addons = self._of(response, _cluster_name(response))
        _known(addons, response._get_param("addonName"), "addon")
        return ActionResult({"addon": addons.pop(response._get_param("addonName"))})

    def _of(self, response: EKSResponse, cluster: str) -> dict[str, dict[str, Any]]:
        return self._addons.setdefault((response.region, cluster), {})


class PodIdentity:
    def __init__(self) -> None:
        self._associations: dict[tuple[str, str], dict[str, dict[str, Any]]] = {}

    def create_pod_identity_association(self, response: EKSResponse) -> ActionResult:
        cluster, now = _cluster_name(response), time.time()
        identifier = "a-" + uuid.uuid4().hex[:17]
        association = {
            "clusterName": cluster,
            "namespace": response._get_param("namespace"),
            "serviceAccount": response._get_param("serviceAccount"),
            "roleArn": response._get_param("roleArn"),
            "associationId": identifier,
            "associationArn": _arn(response, "podidentityassociation", cluster, identifier),
            "createdAt": now,
            "modifiedAt": now,
            "tags": response._get_param("tags") or {},
        }
        for other in self._of(response, cluster).values():
            if all(other[field] == association[field] for field in ("namespace", "serviceAccount")):
                raise InUse(f"Association already exists: {other['associationId']}")
        self._of(response, cluster)[identifier] = association
        return ActionResult({"association": association})

    def describe_pod_identity_association(self, response: EKSResponse) -> ActionResult:
        table = self._of(response, _cluster_name(response))
        return ActionResult({"association": _known(table, response._get_param("associationId"), "association")})

    def list_pod_identity_associations(self, response: EKSResponse) -> ActionResult:
        return ActionResult({"associations": list(self._of(response, _cluster_name(response)).values())})

    def update_pod_identity_association(self, response: EKSResponse) -> ActionResult:
        table = self._of(response, _cluster_name(response))
        association = _known(table, response._get_param("associationId"), "association")
        association["roleArn"] = response._get_param("roleArn") or association["roleArn"]
        return ActionResult({"association": association})

    def delete_pod_identity_association(self, response: EKSResponse) -> ActionResult:
        table = self._of(response, _cluster_name(response))
        _known(table, response._get_param("associationId"), "association")
        return ActionResult({"association": table.pop(response._get_param("associationId"))})

    def _of(self, response: EKSResponse, cluster: str) -> dict[str, dict[str, Any]]:
        return self._associations.setdefault((response.region, cluster), {})


class Access:
    """Access entries and their policies."""

    def __init__(self, context: Context):
        self._context = context

    def create_access_entry(self, response: EKSResponse) -> ActionResult:
        cluster, principal = _cluster_name(response), response._get_param("principalArn")
        entries = self._context.entries.of(response.region, cluster)
        if principal in entries:
            raise InUse(f"The specified access entry resource is already in use on this cluster: {principal}")
        groups = response._get_param("kubernetesGroups") or []
        forbidden = [group for group in groups if group.startswith("system:")]
        if forbidden:
            raise InvalidParameter(f"The kubernetes group name {forbidden[0]} is invalid, it cannot start with system:")
        username = response._get_param("username") or principal
        kind = response._get_param("type") or "STANDARD"
        entries[principal] = Entry(principal, username, groups, kind, response._get_param("tags") or {})
        return ActionResult({"accessEntry": self._told(response, cluster, entries[principal])})

    def describe_access_entry(self, response: EKSResponse) -> ActionResult:
        cluster, entry = self._entry(response)
        return ActionResult({"accessEntry": self._told(response, cluster, entry)})

    def list_access_entries(self, response: EKSResponse) -> ActionResult:
        entries = self._context.entries.of(response.region, _cluster_name(response))
        return ActionResult({"accessEntries": list(entries)})

    def update_access_entry(self, response: EKSResponse) -> ActionResult:
        cluster, entry = self._entry(response)
        if response._get_param("kubernetesGroups") is not None:
            entry.groups = response._get_param("kubernetesGroups")
        entry.username = response._get_param("username") or entry.username
        return ActionResult({"accessEntry": self._told(response, cluster, entry)})

    def delete_access_entry(self, response: EKSResponse) -> EmptyResult:
        cluster, entry = self._entry(response)
        del self._context.entries.of(response.region, cluster)[entry.principal_arn]
        return EmptyResult()

    def associate_access_policy(self, response: EKSResponse) -> ActionResult:
        cluster, entry = self._entry(response)
        policy, scope = response._get_param("policyArn"), response._get_param("accessScope")
        if policy.removeprefix(POLICY_PREFIX) not in POLICY_GROUPS:
            raise InvalidParameter(f"The policyArn {policy} is not one of {', '.join(POLICY_GROUPS)}")
        entry.policies[policy] = scope
        told = {"policyArn": policy, "accessScope": scope, "associatedAt": time.time(), "modifiedAt": time.time()}
        answer = {"clusterName": cluster, "principalArn": entry.principal_arn, "associatedAccessPolicy": told}
        return ActionResult(answer)

    def list_associated_access_policies(self, response: EKSResponse) -> ActionResult:
        cluster, entry = self._entry(response)
        policies = [
            {"policyArn": policy, "accessScope": scope, "associatedAt": entry.created, "modifiedAt": entry.created}
            for policy, scope in entry.policies.items()
        ]
        answer = {"clusterName": cluster, "principalArn": entry.principal_arn, "associatedAccessPolicies": policies}
        return ActionResult(answer)

    def disassociate_access_policy(self, response: EKSResponse) -> EmptyResult:
        _, entry = self._entry(response)
        entry.policies.pop(unquote(response._get_param("policyArn")), None)
        return EmptyResult()

    def _entry(self, response: EKSResponse) -> tuple[str, Entry]:
        cluster = _cluster_name(response)
        principal = unquote(response._get_param("principalArn"))
        return cluster, _known(self._context.entries.of(response.region, cluster), principal, "access entry")

    @staticmethod
    def _told(response: EKSResponse, cluster: str, entry: Entry) -> dict[str, Any]:
        return {
            "clusterName": cluster,
            "principalArn": entry.principal_arn,
            "kubernetesGroups": entry.groups,
            "accessEntryArn": _arn(response, "access-entry", cluster, entry.principal_arn.rpartition("/")[2]),
            "createdAt": entry.created,
            "modifiedAt": entry.created,
            "tags": entry.tags,
            "username": entry.username,
            "type": entry.type,
        }
