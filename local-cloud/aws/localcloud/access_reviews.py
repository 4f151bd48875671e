"""
The authorization of EKS access policies that hold for single namespaces: the API server asks here what RBAC has not allowed.
The rights are those of Kubernetes' own roles view, edit and admin for the kinds that applications consist of.
"""

from __future__ import annotations

from typing import Any

READ = {"get", "list", "watch"}
# What the role edit leaves out: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
ADMIN_ONLY = {"roles", "rolebindings"}
NEVER = {"resourcequotas", "namespaces"}


def review(request: dict[str, Any]) -> dict[str, Any]:
    """Answers a SubjectAccessReview: allowed, or no opinion."""
    allowed = _allowed(request["spec"].get("group") or request["spec"].get("groups") or [], request["spec"])
    return {"apiVersion": request["apiVersion"], "kind": "SubjectAccessReview", "status": {"allowed": allowed}}


def _allowed(groups: list[str], spec: dict[str, Any]) -> bool:
    attributes = spec.get("resourceAttributes")
    if not attributes or not attributes.get("namespace"):
        return False
    for group in groups:
        prefix, _, scope = group.partition(":")
        role, _, namespace = scope.partition(":")
        if prefix == "local-cloud" and namespace == attributes["namespace"] and _may(role, attributes):
            return True
    return False


def _may(role: str, attributes: dict[str, Any]) -> bool:
    verb, resource = attributes.get("verb", ""), attributes.get("resource", "")
    if verb in READ:
        return role != "view" or resource != "secrets"
    if resource in NEVER:
        return False
    return role == "admin" or (role == "edit" and resource not in ADMIN_ONLY)
