"""
Holds exported files to what their receivers ask: run by the tests in an environment of its own.

Standard input: a JSON list of {"as": FORMAT, "path": FILE}. Standard output: a JSON object, the complaints by file.
"""

import copy
import json
import logging
import sys
from pathlib import Path


def stix(path):
    """The official JSON schemas and MUST requirements, the pattern grammar, and the ids other producers would give."""
    import stix2
    import stix2patterns.validator
    import stix2validator

    # Ids of version 5 for all objects are ours to choose; a page of a repository has no hash to give.
    options = stix2validator.ValidationOptions(version="2.1", disabled="uuid-check,extref-hashes")
    result = stix2validator.validate_file(str(path), options)
    found = [] if result.is_valid and not result.fatal else [f"fatal: {result.fatal}"] if result.fatal else []
    for one in result.object_results:
        found += [str(error) for error in (one.errors or [])] + [str(warning) for warning in (one.warnings or [])]
    bundle = json.loads(path.read_text("utf-8"))
    ids = {one["id"] for one in bundle["objects"]}
    for one in bundle["objects"]:
        for name, value in one.items():
            refs = value if name.endswith("_refs") else [value] if name.endswith("_ref") else []
            found += [f"{one['id']}: {name} leads nowhere" for ref in refs if ref not in ids]
        if one["type"] == "indicator":
            errors = stix2patterns.validator.run_validator(one["pattern"], stix_version="2.1")
            found += [f"{one['pattern']}: {error}" for error in errors]
        if one["type"] in ("url", "domain-name", "ipv4-addr", "ipv6-addr", "email-addr", "file", "directory", "software"):
            rest = {name: value for name, value in one.items() if name != "id"}
            theirs = stix2.parse(rest, version="2.1").id
            if theirs != one["id"]:
                found.append(f"{one['id']}: others give it {theirs}")
    for one in bundle["objects"]:
        try:
            # The library knows no object of an extension, also where one is referred to; the schemas above do.
            extended = one["type"].startswith("phone-") or one["type"] == "observed-data"
            stix2.parse(one, allow_custom=extended, version="2.1")
        except stix2.exceptions.STIXError as error:
            found.append(f"{one['id']}: {error}")
    return found


def misp(path):
    """Taken in by PyMISP; types and categories by MISP's describeTypes, objects by their published templates."""
    import pymisp

    data = Path(pymisp.__file__).parent / "data"
    pairs = json.loads((data / "describeTypes.json").read_text("utf-8"))["result"]["category_type_mappings"]
    event = json.loads(path.read_text("utf-8"))
    taken = pymisp.MISPEvent()
    taken.load(copy.deepcopy(event))
    found = []

    def attribute(one, where):
        if one["type"] not in pairs.get(one["category"], []):
            found.append(f"{where}: {one['category']} has no {one['type']}")

    for one in event["Event"]["Attribute"]:
        attribute(one, "event")
    for one in event["Event"]["Object"]:
        where = f"{one['name']} {one['uuid']}"
        template = json.loads((data / "misp-objects" / "objects" / one["name"] / "definition.json").read_text("utf-8"))
        told = [one["template_uuid"], one["template_version"], one["meta-category"], one["description"]]
        if told != [template["uuid"], str(template["version"]), template["meta-category"], template["description"]]:
            found.append(f"{where}: not the published template")
        relations = [inner["object_relation"] for inner in one["Attribute"]]
        for inner in one["Attribute"]:
            attribute(inner, where)
            defined = template["attributes"].get(inner["object_relation"])
            if defined is None or defined["misp-attribute"] != inner["type"]:
                found.append(f"{where}: {inner['object_relation']} is not {inner['type']}")
            elif not defined.get("multiple") and relations.count(inner["object_relation"]) > 1:
                found.append(f"{where}: {inner['object_relation']} twice")
            if inner["to_ids"]:
                found.append(f"{where}: an observed value to detect by")
        if not set(template.get("required", [])) <= set(relations):
            found.append(f"{where}: lacks what is required")
        if template.get("requiredOneOf") and not set(template["requiredOneOf"]) & set(relations):
            found.append(f"{where}: lacks one of what is required")
    if len(taken.objects) != len(event["Event"]["Object"]):
        found.append("PyMISP has not taken all objects")
    known = {one["uuid"] for one in event["Event"]["Object"]}
    for one in event["Event"]["Object"]:
        found += [
            f"{one['uuid']}: a reference leads nowhere"
            for reference in one["ObjectReference"]
            if reference["referenced_uuid"] not in known
        ]
    return found


def case_uco(path):
    """The shapes of CASE and UCO, by their own validator."""
    from case_utils.case_validate import validate

    # The file says nothing of its format by its name.
    data = path.with_suffix(".jsonld")
    data.write_bytes(path.read_bytes())
    result = validate(str(data), case_version="case-1.4.0", allow_infos=True)
    return [] if result.conforms and not result.undefined_concepts else [result.text, *map(str, result.undefined_concepts)]


def timesketch(reader):
    """By the functions with which Timesketch reads an upload; every line must become an event, at its very time."""

    def check(path):
        import pandas
        from timesketch.lib import utils

        said = []
        handler = logging.Handler()
        handler.emit = lambda record: said.append(record.getMessage())
        utils.logger.addHandler(handler)
        with open(path, encoding="utf-8", newline="") as file:
            lines = sum(1 for _ in file)
        with open(path, encoding="utf-8", newline="") as file:
            events = list(getattr(utils, reader)(file))
        utils.logger.removeHandler(handler)
        expected = lines - 1 if reader.endswith("csv") else lines
        if len(events) != expected:
            said.append(f"{len(events)} events of {expected} lines")
        for event in events:
            if not isinstance(event["tag"], list) or "nan" in event["tag"]:
                said.append(f"tags {event['tag']!r}")
            if pandas.Timestamp(event["datetime"]).value // 1000 != int(event["timestamp"]):
                said.append(f"{event['datetime']} is not {event['timestamp']}")
        return said

    return check


formats = {
    "stix": stix,
    "misp": misp,
    "case-uco": case_uco,
    "timesketch-jsonl": timesketch("read_and_validate_jsonl"),
    "timesketch-csv": timesketch("read_and_validate_csv"),
}

if __name__ == "__main__":
    complaints = {}
    for wanted in json.load(sys.stdin):
        complaints[wanted["path"]] = formats[wanted["as"]](Path(wanted["path"]))[:20]
    json.dump(complaints, sys.stdout)
