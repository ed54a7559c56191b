"""Prints what octoDNS itself makes of a configuration: for each zone and target the records it would publish.

usage: python octodns-desired.py DIRECTORY CONFIG

octoDNS runs in DIRECTORY, as `octodns-sync` would. What it does is what Manager.sync does up to the plan: populate
the sources, run `process_source_zone`, then `process_source_and_target_zones`, then leave out what a target does not
publish. Only this differs: providers and record types of packages that are not installed are stubs, the environment is
empty, the order of keys is not enforced, and nothing is asked of any target.
"""

import json
import logging
import os
import sys
import warnings

from octodns import manager as octodns_manager
from octodns.idna import idna_encode
from octodns.manager import Manager, ManagerException
from octodns.provider.base import BaseProvider
from octodns.provider.yaml import YamlProvider
from octodns.record import Record
from octodns.secret.environ import EnvironSecrets
from octodns.zone import Zone


class Stub(BaseProvider):
    """A provider that is not installed; it only has an id."""

    SUPPORTS_GEO = True
    SUPPORTS = set()
    log = logging.getLogger("stub")

    def __init__(self, id, *args, **kwargs):
        super().__init__(id)


class ForeignRecord(Record):
    """A record of a type that a provider brings, such as `Route53Provider/ALIAS`."""

    def __init__(self, zone, name, data, source=None, context=None):
        super().__init__(zone, name, data, source=source, context=context)
        self._type = data["type"]
        self.value = None

    @classmethod
    def validate(cls, name, fqdn, data, disabled=None):
        return []

    def _rdatas(self):
        return [""]

    def copy(self, zone=None, value=None, values=None, lenient=True):
        return ForeignRecord(zone or self.zone, self.name, {**self.data, "type": self._type})

    def __repr__(self):
        return self._type


class Types(dict):
    def __missing__(self, name):
        if "/" not in str(name):
            raise KeyError(name)
        return ForeignRecord


def stubbing(original):
    def get(self, kind, name, context):
        try:
            return original(self, kind, name, context)
        except ManagerException:
            if kind != "provider":
                raise
            return Stub, "stub", "0"

    return get


def records_of(zone, target):
    rows = []
    for record in zone.records:
        if record.ignored:
            continue
        if len(record.included) > 0 and target not in record.included:
            continue
        if target in record.excluded:
            continue
        values = getattr(record, "values", None)
        if values is not None and len(values) == 0:
            continue
        if values is not None:
            # AcmeManagingProcessor puts a plain str among the values, which 1.22 itself cannot print.
            record.values = [record._value_type(v) if type(v) is str else v for v in values]
        rdatas = record.to_rrset().rdatas
        rows += [[record.fqdn, record._type, str(rdata)] for rdata in rdatas]
    return sorted(rows)


def desired(manager, name, config, alias_of=None):
    zone = manager.get_zone(name)
    lenient = config.get("lenient", False)
    if alias_of is None:
        sources = manager._get_sources(name, config, [])
        for source in sources:
            source.populate(zone, lenient=lenient)
    else:
        sources = []
        for record in alias_of.records:
            zone.add_record(record.copy(zone=zone), lenient=lenient)
    processors = manager._get_processors(name, config)
    for processor in processors:
        zone = processor.process_source_zone(zone, sources=sources, lenient=lenient)
    return zone, processors, lenient


def views(manager, zone, processors, config, lenient):
    result = {}
    for id in config.get("targets") or []:
        target = manager.providers[id]
        view = zone.copy()
        for processor in processors:
            existing = Zone(zone.name, zone.sub_zones)
            view, _ = processor.process_source_and_target_zones(view, existing, target, lenient=lenient)
        result[id] = records_of(view, id)
    return result


def run(path):
    manager = Manager(path)
    for provider in manager.providers.values():
        if isinstance(provider, YamlProvider):
            provider.enforce_order = False
    zones = manager._preprocess_zones(manager.config["zones"])
    result = {}
    for name, config in zones.items():
        try:
            if "alias" in config:
                source = zones[idna_encode(config["alias"])]
                original, _, _ = desired(manager, idna_encode(config["alias"]), source)
                zone, processors, lenient = desired(manager, name, source, original)
                result[name] = {"views": views(manager, zone, processors, source, lenient)}
            elif config["sources"]:
                zone, processors, lenient = desired(manager, name, config)
                result[name] = {"views": views(manager, zone, processors, config, lenient)}
        except Exception as error:
            result[name] = {"error": f"{type(error).__name__}: {error}"}
    return {"zones": result}


def main():
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    EnvironSecrets.fetch = lambda self, name, source: f"env/{name}"
    octodns_manager.Manager._get_named_class = stubbing(Manager._get_named_class)
    Record._CLASSES = Types(Record._CLASSES)
    os.chdir(sys.argv[1])
    results = []
    for path in sys.argv[2:]:
        try:
            results.append(run(path))
        except Exception as error:
            results.append({"error": f"{type(error).__name__}: {error}"})
    json.dump(results[0], sys.stdout)


main()
