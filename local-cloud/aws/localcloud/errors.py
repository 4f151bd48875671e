"""AWS errors in the form that the service's protocol has, so that an SDK reads their code."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape

# Services of the query protocol, whose errors are XML.
QUERY = {
    "autoscaling",
    "cloudformation",
    "ec2",
    "elasticache",
    "elasticloadbalancing",
    "iam",
    "monitoring",
    "rds",
    "sns",
    "sqs",
    "sts",
}
REST_XML = {"route53", "cloudfront"}


def response(service: str, json_target: str, status: int, code: str, message: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an error."""
    if json_target or service not in QUERY | REST_XML | {"s3"}:
        body = json.dumps({"__type": code, "message": message})
        return status, {"Content-Type": "application/x-amz-json-1.1", "x-amzn-errortype": code}, body.encode()
    inner = f"<Code>{escape(code)}</Code><Message>{escape(message)}</Message>"
    if service == "s3":
        body = f"<Error>{inner}</Error>"
    elif service == "ec2":
        body = f"<Response><Errors><Error>{inner}</Error></Errors><RequestID>local</RequestID></Response>"
    else:
        body = f"<ErrorResponse><Error><Type>Sender</Type>{inner}</Error><RequestId>local</RequestId></ErrorResponse>"
    return status, {"Content-Type": "text/xml"}, body.encode()
