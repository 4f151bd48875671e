from __future__ import annotations

import unittest

from localcloud import operations


class OperationsTest(unittest.TestCase):
    def test_rest_requests_are_named_as_their_operations(self) -> None:
        for service, method, path, query, expected in (
            ("eks", "GET", "/clusters/orders", "", "DescribeCluster"),
            ("eks", "GET", "/clusters", "", "ListClusters"),
            ("s3", "PUT", "/state/orders.tfstate", "", "PutObject"),
            ("s3", "PUT", "/state", "versioning", "PutBucketVersioning"),
            ("s3", "GET", "/state", "list-type=2", "ListObjectsV2"),
            ("route53", "GET", "/2013-04-01/hostedzone", "", "ListHostedZones"),
            ("nothing", "GET", "/x", "", "GET /x"),
        ):
            with self.subTest(expected):
                self.assertEqual(operations.name(service, method, path, query), expected)
