"""Deploys templates into moto's AWS and prints the record sets that then are in its Route 53.

Reads a JSON list of cases, each a list of {"path", "text"} in order of deployment; prints a list of answers,
each a list of [zone, owner, type, data] or {"error": "..."}.
"""

import json
import os
import sys
import warnings

warnings.simplefilter("ignore")
os.environ.update(AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test", AWS_DEFAULT_REGION="eu-west-1")

import boto3  # noqa: E402
from cfnlint import decode  # noqa: E402
from cfnlint.template import Template  # noqa: E402
from moto import mock_aws  # noqa: E402
from moto.route53.models import FakeZone  # noqa: E402

# moto 5.2 lacks the one attribute of a hosted zone that names it.
FakeZone.get_cfn_attribute = lambda zone, name: {"Id": zone.resource_id}[name]


def given(name, parameter):
    """The default, spelt out: moto splits lists only where they are given, and does not trim their items as AWS does."""
    text = str(parameter["Default"])
    if parameter["Type"] == "CommaDelimitedList":
        text = ",".join(item.strip() for item in text.split(","))
    return {"ParameterKey": name, "ParameterValue": text}


def transformed(path, text):
    """The template with its loops written out, as JSON."""
    template, errors = decode.decode_str(text)
    if errors:
        raise ValueError(str(errors[0]))
    if template.get("Transform") == "AWS::LanguageExtensions":
        whole = Template(path, template, regions=["eu-west-1"])
        failures = whole.transform()
        if failures:
            raise ValueError(str(failures[0]))
        template = whole.template
    return json.loads(json.dumps(template, default=str))


def deploy(case):
    client = boto3.client("cloudformation")
    for number, file in enumerate(case):
        template = transformed(file["path"], file["text"])
        parameters = [given(*item) for item in template.get("Parameters", {}).items()]
        client.create_stack(StackName=f"stack{number}", TemplateBody=json.dumps(template), Parameters=parameters)


def records():
    client = boto3.client("route53")
    rows = []
    for zone in client.list_hosted_zones()["HostedZones"]:
        for page in client.get_paginator("list_resource_record_sets").paginate(HostedZoneId=zone["Id"]):
            for records in page["ResourceRecordSets"]:
                if "AliasTarget" in records:
                    rows.append([zone["Name"], records["Name"], "ALIAS", records["AliasTarget"]["DNSName"]])
                for record in records.get("ResourceRecords", []):
                    rows.append([zone["Name"], records["Name"], records["Type"], record["Value"]])
    return rows


def answer(case):
    try:
        with mock_aws():
            deploy(case)
            return records()
    except Exception as error:  # noqa: BLE001
        return {"error": f"{type(error).__name__}: {error}"}


json.dump([answer(case) for case in json.load(sys.stdin)], sys.stdout)
