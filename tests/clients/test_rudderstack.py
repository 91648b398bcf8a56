"""The RudderStack export, read by PyYAML: the same events, properties and types, every reference defined."""

import unittest

import world
import yaml


class RudderStack(unittest.TestCase):
    def setUp(self):
        self.plan = world.every_event()
        output = world.folder("rudderstack") / "catalog"
        world.export(self.plan, "rudderstack", "--quiet", "--output", output)
        self.files = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in output.iterdir()}

    def spec(self, file):
        return self.files[file]["spec"]

    def test_kinds(self):
        kinds = {name: (file["version"], file["kind"]) for name, file in self.files.items()}
        names = ("properties", "events", "tracking-plan")
        self.assertEqual(kinds, {name: ("rudder/v1", name) for name in names})

    def test_events(self):
        calls = {"Page Viewed": ("page", None), "Screen Viewed": ("screen", None)}
        planned = [calls.get(event["name"], ("track", event["name"])) for event in self.plan["event"]]
        found = [(event["event_type"], event.get("name")) for event in self.spec("events")["events"]]
        self.assertEqual(found, planned)

    def test_rules(self):
        events = {event["id"] for event in self.spec("events")["events"]}
        properties = {it["id"]: it for it in self.spec("properties")["properties"]}
        rules = self.spec("tracking-plan")["rules"]
        for event, rule in zip(self.plan["event"], rules, strict=True):
            self.assertIn(rule["event"].removeprefix("#event:"), events)
            found = []
            for reference in rule.get("properties", []):
                it = properties[reference["property"].removeprefix("#property:")]
                kind = f"{it['type']}<{it['item_type']}>" if "item_type" in it else it["type"]
                found.append((it["name"], kind, reference["required"]))
            planned = [(it["name"], it["type"], it.get("required", False)) for it in world.properties(event)]
            self.assertEqual(found, planned)
