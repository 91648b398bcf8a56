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

    def calls(self):
        """The plan with calls of its own, messages of them as SDKs send them, and the same spoiled."""
        plan = world.every_event()
        for call, more in (("page", {"page": "Pricing"}), ("screen", {"page": "Home"}), ("identify", {}), ("group", {})):
            event = {"name": f"Own {call}", "description": "", "use_cases": [], "own": True, "call": call, "dev": False, "prod": False}
            plan["event"].append(event | more | {"property": [{"name": "plan", "type": "string", "required": True}]})
        right = {
            "page": {"type": "page", "name": "Pricing", "properties": {"plan": "team", "path": "/", "title": "", "url": "", "search": "", "referrer": ""}},
            "other-page": {"type": "page", "name": "Docs", "properties": {"path": "/"}},
            "screen": {"type": "screen", "name": "Home", "properties": {"plan": "team"}},
            "identify": {"type": "identify", "userId": "7", "traits": {"plan": "team"}},
            "group": {"type": "group", "groupId": "7", "traits": {"plan": "team"}},
        }
        lacking = {f"no-{name}": {key: value for key, value in it.items() if key not in ("properties", "traits")} for name, it in right.items()}
        del lacking["no-other-page"]
        return plan, right, lacking | {"order": {"event": next(it["name"] for it in plan["event"] if any(p.get("required") for p in world.properties(it)))}}

    def test_calls_are_judged_by_their_kind_and_name(self):
        plan, right, wrong = self.calls()
        self.write("calls.json", world.export(plan, "json-schema", "--strict"))
        self.assertEqual(self.refused("calls", right | wrong), set(wrong))

    def test_ajv_in_strict_mode_says_the_same(self):
        plan, right, wrong = self.calls()
        self.write("ajv.json", world.export(plan, "json-schema", "--strict"))
        self.write("messages.json", right | wrong)
        script = self.work / "judge.cjs"
        script.write_text(
            f"const Ajv = require({json.dumps(str(world.WORK / 'node_modules/ajv'))})\n"
            "const judge = new Ajv.default({ strict: true, strictTypes: false }).compile(require('./ajv.json'))\n"
            "const messages = Object.entries(require('./messages.json'))\n"
            "console.log(JSON.stringify(messages.filter(([, it]) => !judge(it)).map(([name]) => name)))\n"
        )
        self.assertEqual(set(json.loads(world.run("node", script).stdout)), set(wrong))
