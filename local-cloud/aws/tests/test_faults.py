from __future__ import annotations

from botocore.exceptions import ClientError, ConnectionClosedError, HTTPClientError

from tests.cloud import EAST, WEST, CloudTest


class FaultsTest(CloudTest):
    def test_a_lost_region_closes_connections_and_the_other_answers(self) -> None:
        self.cloud.control("PUT", f"/faults/regions/{EAST}", {})
        self.cloud.control("DELETE", "/calls")

        with self.assertRaises((ConnectionClosedError, HTTPClientError)):
            self.cloud.client("ecr", EAST).describe_repositories()
        self.cloud.client("ecr", WEST).describe_repositories()

        counts = {(c["region"], c["service"], c["action"]) for c in self.cloud.control("GET", "/calls")["counts"]}
        self.assertEqual(counts, {(EAST, "ecr", "DescribeRepositories"), (WEST, "ecr", "DescribeRepositories")})

    def test_a_bucket_of_a_lost_region_is_lost_for_a_client_of_the_other_region_too(self) -> None:
        self.cloud.client("s3", EAST).create_bucket(Bucket="of-east")
        self.cloud.control("PUT", f"/faults/regions/{EAST}", {})

        with self.assertRaises((ConnectionClosedError, HTTPClientError)):
            self.cloud.client("s3", WEST).list_objects_v2(Bucket="of-east")

    def test_throttling_hits_the_named_action_as_often_as_said(self) -> None:
        rule = {"kind": "throttle", "service": "rds", "action": "DescribeDBClusters", "times": 2, "code": "Throttling"}
        self.cloud.control("POST", "/faults/rules", rule)
        rds = self.cloud.client("rds", config=None)

        rds.describe_db_instances()
        rds.describe_db_clusters()  # the SDK tries up to five times

        self.assertEqual(self.cloud.control("GET", "/faults")["rules"], [])

    def test_an_error_in_the_form_of_the_protocol_keeps_its_code(self) -> None:
        for service, call in (
            ("ecr", lambda c: c.describe_repositories()),
            ("eks", lambda c: c.list_clusters()),
            ("rds", lambda c: c.describe_db_clusters()),
            ("route53", lambda c: c.list_hosted_zones()),
            ("s3", lambda c: c.list_buckets()),
        ):
            with self.subTest(service):
                self.cloud.control("POST", "/faults/rules", {"kind": "throttle", "service": service, "code": "OurCode"})
                with self.assertRaisesRegex(ClientError, "OurCode"):
                    call(self.cloud.client(service))

    def test_a_call_that_moto_lacks_is_refused_without_being_tried_again(self) -> None:
        self.cloud.control("DELETE", "/calls")

        with self.assertRaisesRegex(ClientError, "NotImplemented.*rds DescribeReservedDBInstances"):
            self.cloud.client("rds", config=None).describe_reserved_db_instances()

        self.assertEqual([call["count"] for call in self.cloud.control("GET", "/calls")["counts"]], [1])

    def test_an_unknown_region_or_field_is_refused(self) -> None:
        from urllib.error import HTTPError

        for method, path, body in (
            ("PUT", "/faults/regions/mars-1", {}),
            ("POST", "/faults/rules", {"kind": "throttle", "servise": "rds"}),
            ("POST", "/faults/rules", {"kind": "explode"}),
        ):
            with self.subTest(path), self.assertRaises(HTTPError) as refused:
                self.cloud.control(method, path, body)
            self.assertEqual(refused.exception.code, 400)
            refused.exception.close()


class CredentialsTest(CloudTest):
    def test_a_key_that_was_not_handed_out_is_refused(self) -> None:
        with self.assertRaisesRegex(ClientError, "InvalidClientTokenId"):
            self.cloud.client("sts", aws_access_key_id="AKIAIOSFODNN7EXAMPLE").get_caller_identity()

    def test_the_administrators_key_and_a_role_have_their_identity(self) -> None:
        me = self.cloud.client("sts").get_caller_identity()
        role = self.cloud.client("sts").assume_role(
            RoleArn="arn:aws:iam::123456789012:role/deployer", RoleSessionName="build-7"
        )["Credentials"]
        as_role = self.cloud.client(
            "sts",
            aws_access_key_id=role["AccessKeyId"],
            aws_secret_access_key=role["SecretAccessKey"],
            aws_session_token=role["SessionToken"],
        )

        self.assertEqual(me["Arn"], "arn:aws:iam::123456789012:user/local-cloud")
        arn = "arn:aws:sts::123456789012:assumed-role/deployer/build-7"
        self.assertEqual(as_role.get_caller_identity()["Arn"], arn)
