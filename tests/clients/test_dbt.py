"""What dbt finds in the tables that a loader made of messages is what `segue verify` finds in the messages."""

import csv
import json
import os
import subprocess
import sys
import tomllib
import unittest
from datetime import UTC, datetime, timedelta
from pathlib import Path

import world

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DBT = Path(os.environ["DBT_VENV"]) / "bin"
PROFILE = """segue:
  target: warehouse
  outputs:
    warehouse: { type: duckdb, path: warehouse.duckdb, schema: main, threads: 2 }
"""
VARS = json.dumps({"segue_schema": "loaded"})
SDKS = {
    "@segment/analytics-node": ["node", "segment_node.mjs"],
    "rudder-sdk-node": ["node", "rudderstack_node.mjs"],
    "segment-analytics-python": [sys.executable, "segment_python.py"],
    "rudder-sdk-python": [sys.executable, "rudderstack_python.py"],
}
TWO_EVENTS = world.HERE.parent / "fixtures/plans/two-events.toml"
# Ways to be wrong that are about values; dbt says nothing of personal data and formats.
VALUES = {"wrong-type", "not-allowed", "out-of-bounds", "no-match", "wrong-length"}


def moment(text):
    """Milliseconds since 1970; what is finer, segue does not keep."""
    if not text:
        return None
    at = datetime.fromisoformat(text)
    return ((at if at.tzinfo else at.replace(tzinfo=UTC)) - EPOCH) // timedelta(milliseconds=1)


class Dbt(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.folder = world.folder("dbt")
        self.package = self.folder / "package"
        self.plan = self.folder / "setup-plan.toml"

    def write_plan(self, plan):
        self.plan.write_text(plan if isinstance(plan, str) else world.toml(plan), encoding="utf-8")

    def dbt(self, *command, check=True):
        flags = ["--no-use-colors", "--no-send-anonymous-usage-stats", "--warn-error"]
        place = ["--project-dir", self.package, "--profiles-dir", self.package, "--vars", VARS]
        done = world.run(DBT / "dbt", *flags, *command, *place, cwd=self.folder, check=check)
        self.assertIn(" WARN=0 ", done.stdout)
        self.assertNotIn("[WARNING]", done.stdout)
        return done

    def load(self, messages):
        """The messages as the loader kept them."""
        kept = self.folder / "kept.ndjson"
        world.run(DBT / "python", world.HERE / "dbt/load.py", messages, self.folder / "warehouse.duckdb", kept)
        export = [world.SEGUE, "export", self.plan, "--format", "dbt", "--loader", "rudderstack"]
        world.run(*export, "--output", self.package)
        (self.package / "profiles.yml").write_text(PROFILE, encoding="utf-8")
        return kept

    def verify(self, *options):
        done = world.run(world.SEGUE, "verify", self.plan, *options, "--format", "json", check=False)
        return json.loads(done.stdout)

    def report(self):
        """What the model holds, exported as an analyst would."""
        path = self.folder / "report.csv"
        code = "import duckdb, sys; duckdb.connect(sys.argv[1]).sql('from segue_report').write_csv(sys.argv[2])"
        world.run(DBT / "python", "-c", code, self.folder / "warehouse.duckdb", path, TZ="UTC")
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return {
            (row["event"], row["property"]): (
                *(int(row[name]) for name in ("seen", "missing", "wrong")),
                *(moment(row[name]) for name in ("first_seen", "last_seen")),
            )
            for row in rows
        }

    def test_the_report_comes_back_into_the_plan(self):
        self.write_plan(TWO_EVENTS.read_text("utf-8"))
        order = {"type": "track", "event": "Order Completed", "timestamp": "2026-11-27T10:00:00.000Z"}
        order |= {"messageId": "1", "properties": {"order_id": "1"}}
        messages = self.folder / "order.ndjson"
        messages.write_text(json.dumps(order), encoding="utf-8")
        self.load(messages)
        self.dbt("run")
        show = ["--quiet", "show", "--select", "segue_report", "--limit", "-1", "--output", "json"]
        place = ["--project-dir", self.package, "--profiles-dir", self.package, "--vars", VARS]
        shown = world.run(DBT / "dbt", *show, *place, cwd=self.folder).stdout
        (self.folder / "report.json").write_text(shown, encoding="utf-8")
        ticks = [world.SEGUE, "verify", self.plan, "--report", self.folder / "report.json", "--tick", "prod"]
        done = world.run(*ticks, check=False)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn("1 of 2 planned events seen and right", done.stdout)
        self.assertIn("Ticked 1 in prod.", done.stdout)

    def expected(self, *captures):
        rows = {}
        for event in self.verify(*captures)["events"]:
            seen, times = event["seen"], (moment(event["first"]), moment(event["last"]))
            rows[event["name"], ""] = (seen, 0, 0, *times)
            for it in event["properties"]:
                if "." not in it["path"] and "[]" not in it["path"]:
                    wrong = sum(one["count"] for one in it["violations"] if one["kind"] in VALUES)
                    rows[event["name"], it["path"]] = (seen, seen - it["present"], wrong, *times)
        return rows

    def test_what_real_sdks_sent(self):
        self.write_plan(TWO_EVENTS.read_text("utf-8"))
        scripts = world.scripts()
        sent = []
        for name, command in SDKS.items():
            record = self.folder / f"{name.replace('/', '-')}.ndjson"
            listen = [world.SEGUE, "listen", self.plan, "--port", "0", "--until", "complete", "--timeout", "2m"]
            listen += ["--only", "Order Completed", "--record", record]
            world.run(*listen, "--", *command, cwd=scripts)
            sent.append(record.read_text("utf-8"))
        messages = self.folder / "messages.ndjson"
        messages.write_text("".join(sent), encoding="utf-8")
        kept = self.load(messages)
        self.assertEqual(self.expected(kept), self.expected(messages), "the loader lost something")
        # One planned event was never sent, and that is all that fails.
        done = self.dbt("build", check=False)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("ERROR=1 ", done.stdout)
        self.assertEqual(self.report(), self.expected(messages))
        self.assertEqual(self.report()["Order Completed", "order_id"][:3], (40 * len(SDKS), 0, 0))

    def generated(self):
        world.run(Path(world.SEGUE).parent / "examples" / "make_capture", self.folder, 1)
        plan = tomllib.loads((self.folder / "plan.toml").read_text("utf-8"))
        catalog = tomllib.loads((self.folder / "catalog.toml").read_text("utf-8"))
        said = {event["name"]: {it["name"]: it for it in event["properties"]} for event in catalog["event"]}
        # The plan itself says what values are right: its form is that of version 2.
        whole = json.loads(json.dumps(world.plan_of(world.catalog()["goals"][0]["id"]), default=str))
        use_case = whole["goal"][0]["use_case"][0]["id"]
        for event in plan["event"]:
            event["use_cases"] = [use_case]
            event["property"] = [it | said[event["name"]][it["name"]] for it in event["property"]]
        self.write_plan(whole | {"event": plan["event"]})
        return self.folder / "events.ndjson"

    def test_a_generated_file(self):
        messages = self.generated()
        kept = self.load(messages)
        # Numbers that came as text are not kept, and a column of whole numbers cuts others.
        lost = {name for name, row in self.expected(kept).items() if row != self.expected(messages)[name]}
        self.assertEqual({name for _, name in lost} - {"total", "quantity"}, set())
        done = self.dbt("build", check=False)
        self.assertEqual(done.returncode, 1, "there is much wrong in this file")
        report = self.report()
        self.assertEqual(report, self.expected(kept))
        self.assertGreater(sum(row[2] for row in report.values()), 0)

    def test_text_where_a_number_is_planned(self):
        self.generated()
        message = {"type": "track", "event": "Order Completed", "timestamp": "2026-11-27T10:00:00.000Z"}
        totals = ["none", 12.5, -1, 7, "1e", True]
        sent = [
            message | {"messageId": str(at), "properties": {"order_id": "ord_1", "currency": "EUR", "total": total}}
            for at, total in enumerate(totals)
        ]
        messages = self.folder / "text.ndjson"
        messages.write_text("\n".join(map(json.dumps, sent)), encoding="utf-8")
        self.load(messages)
        self.dbt("run")
        self.assertEqual(self.report(), self.expected(messages))
        self.assertEqual(self.report()["Order Completed", "total"][:3], (6, 0, 4))

    def test_the_package_lints_clean(self):
        self.write_plan(TWO_EVENTS.read_text("utf-8"))
        messages = self.folder / "none.ndjson"
        messages.write_text("", encoding="utf-8")
        self.load(messages)
        config = self.package / ".sqlfluff"
        config.write_text(
            "[sqlfluff]\ndialect = duckdb\ntemplater = dbt\n"
            f"[sqlfluff:templater:dbt]\nproject_dir = {self.package}\nprofiles_dir = {self.package}\n"
            "[sqlfluff:templater:dbt:context]\nsegue_schema = loaded\n",
            encoding="utf-8",
        )
        done = subprocess.run(
            [DBT / "sqlfluff", "lint", "models", "tests"],
            cwd=self.package,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
        )
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
