from __future__ import annotations

import base64
import datetime
from unittest import mock

from botocore.exceptions import ClientError
from botocore.signers import RequestSigner

from tests.cloud import EAST, WEST, CloudTest

ROLE = "arn:aws:iam::123456789012:role/cluster"


class EksTest(CloudTest):
    def make(self, name: str, region: str = EAST) -> dict:
        made = self.cloud.client("eks", region).create_cluster(
            name=name, roleArn=ROLE, resourcesVpcConfig={"subnetIds": ["subnet-1"]}
        )
        return made["cluster"]

    def token(self, cluster: str, region: str = EAST, **credentials: str) -> str:
        sts = self.cloud.client("sts", region, **credentials)
        signer: RequestSigner = sts._request_signer
        url = signer.generate_presigned_url(
            {
                "method": "GET",
                "url": f"{self.cloud.endpoint}/?Action=GetCallerIdentity&Version=2011-06-15",
                "body": {},
                "headers": {"x-k8s-aws-id": cluster},
                "context": {},
            },
            region_name=region,
            expires_in=60,
            operation_name="",
        )
        return "k8s-aws-v1." + base64.urlsafe_b64encode(url.encode()).decode().rstrip("=")

    def review(self, token: str, region: str = EAST) -> dict:
        request = {"apiVersion": "authentication.k8s.io/v1", "kind": "TokenReview", "spec": {"token": token}}
        return self.cloud.control("POST", f"/kubernetes/{region}/token-reviews", request)["status"]

    def role(self, name: str) -> dict[str, str]:
        assumed = self.cloud.client("sts").assume_role(
            RoleArn=f"arn:aws:iam::123456789012:role/{name}", RoleSessionName="build"
        )["Credentials"]
        return {
            "aws_access_key_id": assumed["AccessKeyId"],
            "aws_secret_access_key": assumed["SecretAccessKey"],
            "aws_session_token": assumed["SessionToken"],
        }

    def test_a_cluster_answers_the_address_of_its_regions_kubernetes(self) -> None:
        place = {"address": "127.0.0.1:1", "certificateAuthority": "Q0E=", "version": "1.36"}
        endpoint = self.cloud.control("PUT", f"/kubernetes/{WEST}", place)["endpoint"]

        cluster = self.make("placed", WEST)

        self.assertEqual(cluster["endpoint"], endpoint)
        self.assertEqual(cluster["certificateAuthority"], {"data": "Q0E="})

    def test_the_creator_of_a_cluster_is_its_administrator(self) -> None:
        self.make("mine")

        status = self.review(self.token("mine"))

        self.assertTrue(status["authenticated"], status)
        self.assertIn("system:masters", status["user"]["groups"])

    def test_a_token_for_another_cluster_or_region_or_with_another_key_is_refused(self) -> None:
        self.make("strict")

        for token, region in (
            (self.token("other"), EAST),
            (self.token("strict"), WEST),
            (self.token("strict", aws_secret_access_key="wrong"), EAST),
            (self.token("strict")[:-8], EAST),
            ("not-a-token", EAST),
        ):
            with self.subTest(token[-8:] + region):
                self.assertFalse(self.review(token, region)["authenticated"])

    def test_a_token_is_good_for_fifteen_minutes(self) -> None:
        self.make("aged")
        token = self.token("aged")
        later = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=16)

        with mock.patch("localcloud.eks_tokens.datetime.datetime", wraps=datetime.datetime) as clock:
            clock.now.return_value = later
            status = self.review(token)

        self.assertIn("older than 15 minutes", status["error"])

    def test_a_role_has_the_groups_of_its_access_entry(self) -> None:
        self.make("shared")
        eks = self.cloud.client("eks")
        principal = "arn:aws:iam::123456789012:role/deployer"
        credentials = self.role("deployer")

        before = self.review(self.token("shared", **credentials))
        eks.create_access_entry(clusterName="shared", principalArn=principal, kubernetesGroups=["deployers"])
        policy = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy"
        scope = {"type": "namespace", "namespaces": ["orders"]}
        eks.associate_access_policy(
            clusterName="shared", principalArn=principal, policyArn=policy, accessScope=scope
        )
        after = self.review(self.token("shared", **credentials))

        self.assertEqual(before["user"]["groups"], [])
        self.assertEqual(after["user"]["groups"], ["deployers", "local-cloud:edit:orders"])

    def test_addons_and_pod_identities_are_kept(self) -> None:
        self.make("parts")
        eks = self.cloud.client("eks")

        eks.create_addon(clusterName="parts", addonName="coredns")
        made = eks.create_pod_identity_association(
            clusterName="parts", namespace="orders", serviceAccount="orders", roleArn=ROLE
        )["association"]

        self.assertEqual(eks.list_addons(clusterName="parts")["addons"], ["coredns"])
        told = eks.describe_pod_identity_association(clusterName="parts", associationId=made["associationId"])
        self.assertEqual(told["association"]["serviceAccount"], "orders")
        eks.delete_addon(clusterName="parts", addonName="coredns")
        with self.assertRaisesRegex(ClientError, "ResourceNotFoundException"):
            eks.describe_addon(clusterName="parts", addonName="coredns")

    def test_a_policy_for_a_namespace_holds_there_only(self) -> None:
        for group, namespace, verb, resource, expected in (
            ("local-cloud:edit:orders", "orders", "create", "deployments", True),
            ("local-cloud:edit:orders", "carts", "create", "deployments", False),
            ("local-cloud:edit:orders", "", "list", "nodes", False),
            ("local-cloud:edit:orders", "orders", "create", "rolebindings", False),
            ("local-cloud:view:orders", "orders", "list", "pods", True),
            ("local-cloud:view:orders", "orders", "get", "secrets", False),
            ("deployers", "orders", "get", "pods", False),
        ):
            with self.subTest(f"{group} {verb} {resource} in {namespace}"):
                attributes = {"namespace": namespace, "verb": verb, "resource": resource}
                spec = {"groups": [group], "resourceAttributes": attributes}
                request = {"apiVersion": "authorization.k8s.io/v1", "kind": "SubjectAccessReview", "spec": spec}
                answer = self.cloud.control("POST", f"/kubernetes/{EAST}/access-reviews", request)
                self.assertEqual(answer["status"]["allowed"], expected)
