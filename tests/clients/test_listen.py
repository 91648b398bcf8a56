"""What the SDKs of Segment and RudderStack send is what `segue listen` counts: each is run for real."""

import json
import re
import shutil
import subprocess
import sys
import unittest

import world

SDKS = world.HERE / "listen"
PLAN = world.HERE.parent / "fixtures/plans/two-events.toml"
LISTEN = [world.SEGUE, "listen", PLAN, "--port", "0", "--until", "complete", "--timeout", "2m"]
LISTEN += ["--only", "Order Completed"]
ORDERS = [str(order) for order in range(1, 41)]


class Sdks(unittest.TestCase):
    def counts(self, *command, library):
        record = world.folder("listen") / "events.ndjson"
        options = ["--format", "json", "--record", record]
        done = world.run(*LISTEN, *options, "--", *command, cwd=world.scripts(), check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        report = json.loads(done.stdout)
        calls = {it["call"]: it["count"] for it in report["calls"]}
        self.assertEqual(calls, {"track": 40, "page": 1, "identify": 1})
        self.assertEqual((report["messages"], report["duplicates"], report["rejected_count"]), (42, 0, 0))
        (event,) = report["events"]
        self.assertEqual((event["name"], event["seen"], event["wrong"]), ("Order Completed", 40, 0))
        self.assertEqual([source["library"] for source in event["sources"]], [library])
        recorded = [json.loads(line) for line in record.read_text("utf-8").splitlines()]
        orders = [it["properties"]["order_id"] for it in recorded if it["type"] == "track"]
        self.assertEqual(sorted(orders, key=int), ORDERS)

    def test_segment_node(self):
        self.counts("node", "segment_node.mjs", library="@segment/analytics-node")

    def test_rudderstack_node(self):
        # It calls itself as Segment's did.
        self.counts("node", "rudderstack_node.mjs", library="analytics-node")

    def test_segment_python(self):
        self.counts(sys.executable, "segment_python.py", library="analytics-python")

    def test_rudderstack_python(self):
        self.counts(sys.executable, "rudderstack_python.py", library="analytics-python")

    def test_segment_in_a_browser_and_on_leaving_the_page(self):
        self.counts("node", "segment_browser.mjs", library="analytics.js")

    def test_rudderstack_in_a_browser(self):
        self.counts("node", "rudderstack_browser.mjs", library="RudderLabs JavaScript SDK")

    def test_rudderstack_in_a_browser_with_beacons_and_on_leaving_the_page(self):
        self.counts("node", "rudderstack_browser.mjs", "beacon", library="RudderLabs JavaScript SDK")


class Instructions(unittest.TestCase):
    def test_the_lines_to_paste_are_those_that_the_sdks_ran_with(self):
        listen = [world.SEGUE, "listen", PLAN, "--port", "0"]
        with subprocess.Popen(listen, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as segue:
            try:
                told = [segue.stderr.readline()]
                while told[-1] and not told[-1].startswith("ctrl-c"):
                    told.append(segue.stderr.readline())
            finally:
                segue.terminate()
        address = re.search(r'"http://[^"]*"', "".join(told)).group()
        lines = [line.strip().replace(address, "URL") for line in told if line.startswith("    ")]
        ran = "".join(path.read_text("utf-8") for path in SDKS.iterdir())
        ran = re.sub(r'"\$\{url\}"|\burl\b', "URL", ran)
        self.assertEqual(len(lines), 6)
        for line in lines:
            # What follows may be an option of the test's own.
            self.assertIn(line.rstrip("}) "), ran)


class Playwright(unittest.TestCase):
    """The page of the README, run against a shop as it is told there."""

    def setUp(self):
        self.folder = world.folder("playwright")
        readme = (world.HERE / "../../README.md").read_text("utf-8")
        (spec,) = re.findall(r"```js\n(.*?)```", readme, re.DOTALL)
        self.assertLessEqual(len(spec.splitlines()), 20)
        (self.folder / "checkout.spec.mjs").write_text(spec, encoding="utf-8")
        for name in ("playwright.config.mjs", "shop.mjs"):
            shutil.copy(SDKS / name, self.folder)

    def listen(self, **shop):
        test = [world.WORK / "node_modules/.bin/playwright", "test"]
        return world.run(*LISTEN, "--", *test, cwd=self.folder, check=False, **shop)

    def test_an_order_as_planned_passes(self):
        done = self.listen(CURRENCY='"EUR"')
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("1 passed", done.stdout)

    def test_a_currency_that_is_a_number_fails(self):
        done = self.listen(CURRENCY="7")
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn("currency", done.stdout)
