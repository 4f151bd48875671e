"""EventBridge: a rule's target may be an SNS topic; moto raises at it and the whole PutEvents fails."""

from __future__ import annotations

import json
from typing import Any

from moto.core.utils import iso_8601_datetime_without_milliseconds, utcfromtimestamp
from moto.events.models import EventTemplateParser, Rule
from moto.sns.models import sns_backends

from localcloud.context import Context


def install(context: Context) -> None:
    original = Rule.send_to_targets

    def send_to_targets(rule: Rule, original_event: Any, transform_input: bool = True) -> None:
        topics = [target for target in rule.targets if ":sns:" in target["Arn"]]
        if rule.event_pattern.matches_event(original_event):
            for target in topics:
                _publish(rule, target, original_event)
        every = rule.targets
        rule.targets = [target for target in every if target not in topics]
        try:
            original(rule, original_event, transform_input)
        finally:
            rule.targets = every

    Rule.send_to_targets = send_to_targets


def _publish(rule: Rule, target: dict[str, Any], original_event: Any) -> None:
    transformer = target.get("InputTransformer", {})
    event = EventTemplateParser.parse(
        input_template=transformer.get("InputTemplate"),
        input_paths_map=transformer.get("InputPathsMap", {}),
        event=original_event,
    )
    if isinstance(event, dict) and "time" in event:
        at = utcfromtimestamp(float(event["time"]))
        event = dict(event, time=iso_8601_datetime_without_milliseconds(at))
    region = target["Arn"].split(":")[3]
    message = event if isinstance(event, str) else json.dumps(event)
    sns_backends[rule.account_id][region].publish(message, arn=target["Arn"])
