"""The JSON Schema export, put to use by check-jsonschema."""

import json
import unittest

import world

TOOL = [world.WORK / "venv/bin/python", "-m", "check_jsonschema"]


class JsonSchema(unittest.TestCase):
    def setUp(self):
        self.plan = world.every_event()
        self.work = world.folder("json-schema")
        for name, options in (("loose", []), ("strict", ["--strict"])):
            self.write(f"{name}.json", world.export(self.plan, "json-schema", *options))

    def write(self, name, content):
        path = self.work / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    def refused(self, schema, messages):
        """The names of the messages that the schema refuses."""
        files = [self.write(f"{name}.message.json", message) for name, message in messages.items()]
        command = [*TOOL, "--output-format", "json", "--schemafile", self.work / f"{schema}.json", *files]
        done = world.run(*command, check=False)
        report = json.loads(done.stdout)
        self.assertEqual(report.get("parse_errors", []), [])
        names = {error["filename"].split("/")[-1].removesuffix(".message.json") for error in report["errors"]}
        self.assertEqual(done.returncode, 1 if names else 0, done.stdout)
        return names

    def test_it_is_a_schema_of_draft_07(self):
        for name in ("loose", "strict"):
            self.assertTrue((self.work / f"{name}.json").read_text().startswith('{\n  "$schema": "http://json-schema.org/draft-07/'))
            world.run(*TOOL, "--check-metaschema", self.work / f"{name}.json")
        rules = json.loads(world.export(self.plan, "segment"))["rules"]
        files = [self.write(f"rule-{number}.json", rule["jsonSchema"]) for number, rule in enumerate(rules)]
        world.run(*TOOL, "--check-metaschema", *files)

    def test_the_examples_are_accepted(self):
        messages = {}
        for number, (event, properties) in enumerate(world.examples().items()):
            messages[f"{number}"] = {"type": "track", "userId": "7", "event": event, "properties": properties}
        self.assertEqual(len(messages), 15)
        for schema in ("loose", "strict"):
            self.assertEqual(self.refused(schema, messages), set())

    def test_spoiled_examples_are_refused(self):
        examples, spoiled = world.examples(), {}
        for event in self.plan["event"]:
            for it in world.properties(event):
                wrong = examples[event["name"]] | {it["name"]: world.WRONG[it["type"]]}
                spoiled[f"{len(spoiled)}"] = {"event": event["name"], "properties": wrong}
                if it.get("required"):
                    lacking = {key: value for key, value in examples[event["name"]].items() if key != it["name"]}
                    spoiled[f"{len(spoiled)}"] = {"event": event["name"], "properties": lacking}
        self.assertGreater(len(spoiled), 66)
        self.assertEqual(self.refused("loose", spoiled), set(spoiled))

    def test_what_is_not_planned_is_refused_on_demand_only(self):
        messages = {"event": {"event": "Shoe Lost", "properties": {}}}
        for event, properties in world.examples().items():
            messages[event] = {"event": event, "properties": properties | {"shoe_size": 43}}
        self.assertEqual(self.refused("loose", messages), set())
        self.assertEqual(self.refused("strict", messages), set(messages))
