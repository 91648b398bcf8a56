"""The CSV export, read by Python's reader."""

import csv
import io
import unittest

import world


class Csv(unittest.TestCase):
    def setUp(self):
        self.plan = world.every_event()
        table = world.export(self.plan, "csv")
        self.rows = list(csv.DictReader(io.StringIO(table, newline=""), strict=True))

    def of(self, item):
        return [row for row in self.rows if row["item"] == item]

    def test_events(self):
        for event, row in zip(self.plan["event"], self.of("event"), strict=True):
            self.assertEqual(row["name"], event["name"])
            self.assertEqual(row["description"], event["description"])
            self.assert_work(event, row)

    def test_properties(self):
        planned = [(event["name"], it) for event in self.plan["event"] for it in world.properties(event)]
        for (event, it), row in zip(planned, self.of("property"), strict=True):
            self.assertEqual(row["event"], event)
            self.assertEqual((row["name"], row["type"]), (it["name"], it["type"]))
            self.assertEqual(row["description"], it["description"])
            self.assertEqual(row["required"], str(it.get("required", False)).lower())
            self.assertEqual(row["personal_data"], str(it.get("pii", False)).lower())

    def test_connections(self):
        for item in ("source", "destination"):
            for connection, row in zip(self.plan[item], self.of(item), strict=True):
                self.assertEqual((row["type"], row["name"]), (connection["type"], connection.get("name", "")))
                self.assert_work(connection, row)

    def assert_work(self, item, row):
        self.assertEqual(row["use_cases"].split("; "), world.titles(self.plan, item))
        self.assertEqual((row["dev"], row["prod"]), (str(item["dev"]).lower(), str(item["prod"]).lower()))
        self.assertEqual(row["note"], item.get("note", ""))
