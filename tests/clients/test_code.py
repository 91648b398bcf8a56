"""The code that segue exports, run with the SDKs that it is for: every planned event arrives, and as planned."""

import json
import sys
import unittest

import world

# What ends a string, a comment, a script or a line somewhere.
HOSTILE = "it's \"7\" \\ `id` $(id) ${HOME} !1 */ </script><!--<script> \u2028 \U000e0041 👩\u200d🔧\nJSON\n'''\"\"\" %s {x}"


def planned(name, call, **more):
    """An event of this call, each kind of field and constraint in it."""
    fields = [{"name": "sku", "type": "string", "required": True}, {"name": "size", "type": "integer", "minimum": 7}]
    fields += [{"name": "maker", "type": "object", "required": True, "properties": [{"name": "vat", "type": "string", "pattern": "^DE[0-9]{9}$"}]}]
    properties = [
        {"name": "hostile", "type": "string", "const": HOSTILE, "required": True, "description": HOSTILE},
        {"name": HOSTILE, "type": "any", "required": True},
        {"name": "plan", "type": "string", "enum": ["it's", "b"], "required": True},
        {"name": "none", "type": "string", "nullable": True, "example": "x"},
        {"name": "at", "type": "string", "format": "date-time", "required": True},
        {"name": "code", "type": "string", "pattern": "^[A-Z]{3}-\\d+$", "required": True, "min_length": 9},
        {"name": "yes", "type": "boolean", "required": True},
        {"name": "share", "type": "number", "minimum": 0, "maximum": 1, "required": True},
        {"name": "products", "type": "array<object>", "min_items": 2, "required": True, "properties": fields},
        {"name": "given", "type": "object", "required": True, "example": {"sku": HOSTILE, "more": [True, [1.5]]}, "properties": [*fields, {"name": "more", "type": "array<any>"}]},
        {"name": "words", "type": "array<string>", "min_items": 2, "required": True},
    ]
    event = {"name": name, "description": HOSTILE, "when": HOSTILE, "use_cases": [], "own": True, "call": call, "dev": False, "prod": False}
    return event | more | {"property": [] if call == "alias" else properties}


def plan():
    """Every event of the catalog, and each call."""
    plan = world.every_event()
    plan["event"] += [
        planned(HOSTILE.replace("\n", " "), "track"),
        planned("Pricing Seen", "page", page="It's <b>"),
        planned("Home Seen", "screen", page="Home"),
        planned("Known", "identify"),
        planned("Joined", "group"),
        planned("Merged", "alias"),
    ]
    return plan


class Code(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.plan = plan()
        cls.names = [event["name"] for event in cls.plan["event"]]

    def arrives(self, language, file, *command):
        scripts = world.scripts()
        (scripts / file).write_text(world.export(self.plan, "code", "--lang", language), encoding="utf-8")
        record = world.folder("code") / "events.ndjson"
        setup = world.folder("plan") / "setup-plan.toml"
        setup.write_text(world.toml(self.plan), encoding="utf-8")
        listen = [world.SEGUE, "listen", setup, "--port", "0", "--until", "complete", "--timeout", "2m"]
        listen += ["--format", "json", "--record", record]
        done = world.run(*listen, "--", *command, file, cwd=scripts, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        seen = {it["name"]: (it["seen"], it["wrong"]) for it in json.loads(done.stdout)["events"]}
        self.assertEqual(seen, {name: (1, 0) for name in self.names}, done.stdout)
        verify = world.run(world.SEGUE, "verify", setup, record, "--format", "json", check=False)
        report = json.loads(verify.stdout)
        self.assertEqual((report["rejected_count"], report["duplicates"]), (0, 0))
        self.assertEqual(verify.returncode, 0, verify.stdout)
        lines = [json.loads(line) for line in record.read_bytes().splitlines()]
        known = [it["traits"] for it in lines if it["type"] == "identify"]
        self.assertEqual([(it["hostile"], it["given"]["sku"]) for it in known], [(HOSTILE, HOSTILE)])

    def test_node(self):
        self.arrives("node", "calls.mjs", "node")

    def test_python(self):
        self.arrives("python", "calls.py", sys.executable)

    def test_curl(self):
        self.arrives("curl", "calls.sh", "sh", "-c", 'sh "$0" >&2')

    def test_a_browser(self):
        scripts = world.scripts()
        (scripts / "run_calls.mjs").write_text(f"process.argv.push('{len(self.names)}')\nawait import('./calls_browser.mjs')\n")
        self.arrives("browser", "calls.js", "node", "run_calls.mjs")


if __name__ == "__main__":
    unittest.main()
