"""The Segment export, made a client by Typewriter, compiled by TypeScript, used with Segment's SDK."""

import json
import re
import shutil
import unittest

import world

MODULES = world.WORK / "node_modules"
OFFLINE = f"--require {world.HERE / 'typewriter/offline.cjs'}"


def build(name, plan, *options):
    """Has Typewriter build a client in a folder of its own, and gives the folder."""
    work = world.folder(name)
    for file in (world.HERE / "typewriter").iterdir():
        shutil.copy(file, work)
    (work / "node_modules").symlink_to(MODULES)
    (work / "client").mkdir()
    (work / "client/plan.json").write_text(world.export(plan, "segment", *options), encoding="utf-8")
    home = work / "home"
    home.mkdir()
    command = ["node", MODULES / ".bin/typewriter", "build", "--mode", "dev"]
    world.run(*command, cwd=work, HOME=str(home), NODE_OPTIONS=OFFLINE, CI="true")
    return work


def functions(work):
    """The names of the client's functions by event."""
    source = (work / "client/segment.ts").read_text("utf-8")
    found = re.findall(r"Fires a '([^']*)' track call\..*?export function (\w+)\(", source, re.DOTALL)
    return dict(found)


def compile_calls(work, calls):
    """Writes the calls into a module, compiles all and gives what the compiler says, nothing where it is content."""
    body = "\n".join(f"  {line}" for line in calls)
    source = f"import * as client from './client/segment'\n\nexport function send(): void {{\n{body}\n}}\n"
    (work / "calls.ts").write_text(source, encoding="utf-8")
    return world.run("node", MODULES / ".bin/tsc", cwd=work, check=False).stdout


def message(properties):
    return json.dumps({"userId": "7", "properties": properties}, ensure_ascii=False)


class Typewriter(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.plan = world.every_event()
        cls.examples = world.examples()
        cls.loose = build("typewriter-loose", cls.plan)
        cls.strict = build("typewriter-strict", cls.plan, "--strict")

    def call(self, work, event, properties):
        return f"client.{functions(work)[event]}({message(properties)});"

    def send(self, work):
        done = world.run("node", work / "built/send.js", cwd=work, NODE_OPTIONS=OFFLINE)
        self.assertEqual(done.stderr, "")
        return json.loads(done.stdout)

    def spoiled(self):
        """For every property its event with a wrong value, and without it where it is required."""
        for event in self.plan["event"]:
            properties = self.examples[event["name"]]
            for it in world.properties(event):
                yield event["name"], f"/{it['name']}", properties | {it["name"]: world.WRONG[it["type"]]}
                if it.get("required"):
                    lacking = {key: value for key, value in properties.items() if key != it["name"]}
                    yield event["name"], it["name"], lacking

    def test_there_is_a_function_for_every_event(self):
        names = [event["name"] for event in self.plan["event"]]
        self.assertEqual(len(names), 15)
        for work in (self.loose, self.strict):
            found = functions(work)
            self.assertEqual(list(found), names)
            self.assertEqual(len(set(found.values())), 15)

    def test_every_example_compiles_and_arrives_without_violation(self):
        for work in (self.loose, self.strict):
            calls = [self.call(work, event, properties) for event, properties in self.examples.items()]
            self.assertEqual(compile_calls(work, calls), "")
            sent = self.send(work)
            self.assertEqual(sent["violations"], [])
            arrived = [(it["type"], it["event"], it["properties"]) for it in sent["received"]]
            self.assertEqual(arrived, [("track", *example) for example in self.examples.items()])

    def test_a_wrong_type_does_not_compile(self):
        for work in (self.loose, self.strict):
            calls = []
            for event, _, properties in self.spoiled():
                calls += ["// @ts-expect-error", self.call(work, event, properties)]
            self.assertGreater(len(calls), 2 * 66)
            self.assertEqual(compile_calls(work, calls), "", "each call is an error, and nothing else is")

    def test_a_wrong_type_is_reported_at_run_time(self):
        calls, expected = [], []
        for event, place, properties in [*self.spoiled(), *self.fractions()]:
            function = functions(self.loose)[event]
            calls.append(f"(client.{function} as (message: unknown) => void)({message(properties)});")
            expected.append({"event": event, "places": [place]})
        self.assertEqual(compile_calls(self.loose, calls), "")
        self.assertEqual(self.send(self.loose)["violations"], expected)

    def fractions(self):
        """For every whole number its event with a fraction, which is one type to TypeScript."""
        for event in self.plan["event"]:
            for it in world.properties(event):
                if it["type"] == "integer":
                    yield event["name"], f"/{it['name']}", self.examples[event["name"]] | {it["name"]: 2.5}

    def test_descriptions_stay_descriptions(self):
        hostile = "Ends. */ process.exit(9) /* \\ ` ${x} {{y}} {{{z}}} 'a' \"b\" <c>\n * @d\u2028// e"
        plan = world.every_event()
        for item in plan["event"] + [it for event in plan["event"] for it in world.properties(event)]:
            item["description"] = hostile
            if item.get("type") == "array<object>":
                item["properties"] = [{"name": "sku", "type": "string", "description": hostile}]
        work = build("typewriter-hostile", plan)
        self.assertEqual(functions(work), functions(self.loose))
        calls = [self.call(work, event, properties) for event, properties in self.examples.items()]
        self.assertEqual(compile_calls(work, calls), "")
        self.assertEqual(len(self.send(work)["received"]), 15)

    def test_what_is_not_planned_is_refused_on_demand_only(self):
        event, properties = next(iter(self.examples.items()))
        unplanned = properties | {"shoe_size": 43}
        self.assertEqual(compile_calls(self.loose, [self.call(self.loose, event, unplanned)]), "")
        said = compile_calls(self.strict, [self.call(self.strict, event, unplanned)])
        self.assertRegex(said, "shoe_size.* does not exist in type 'OrderCompleted'")
