"""The HTML export, held against the standard and rules of accessibility, and read by Python's parser."""

import json
import unittest

import world
from bs4 import BeautifulSoup

# Rules on how source is laid out, which nobody sees, and one against styles in the page, which is what makes
# it whole without other files.
LAYOUT = ["doctype-style", "long-title", "no-inline-style", "no-redundant-role", "no-trailing-whitespace"]


class Html(unittest.TestCase):
    def setUp(self):
        self.plan = world.every_event()
        self.source = world.export(self.plan, "html")
        self.page = BeautifulSoup(self.source, "html.parser")

    def test_it_is_valid_and_accessible(self):
        work = world.folder("html")
        (work / "page.html").write_text(self.source, encoding="utf-8")
        presets = ["html-validate:recommended", "html-validate:a11y"]
        rules = {rule: "off" for rule in LAYOUT}
        (work / ".htmlvalidate.json").write_text(json.dumps({"root": True, "extends": presets, "rules": rules}))
        validator = world.WORK / "node_modules/.bin/html-validate"
        done = world.run(validator, "--max-warnings", "0", "page.html", cwd=work, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_boxes(self):
        for environment in ("dev", "prod"):
            kinds = ("event", "source") if environment == "dev" else ("source", "event")
            items = [item for kind in (*kinds, "destination") for item in self.plan[kind]]
            boxes = self.page.find(id=environment).parent.find_all("li", recursive=True)
            boxes = [box for box in boxes if box.strong][:-1]
            for item, box in zip(items, boxes, strict=True):
                self.assertEqual(box.strong.get_text(), item.get("type", item.get("name")))
                said = "Done: " if item[environment] else "To do: "
                self.assertEqual(box.find(class_="aloud").get_text(), said)
                self.assertEqual(box.find(class_="why").get_text(), "For " + ", ".join(world.titles(self.plan, item)))
                note = box.find(class_="note")
                self.assertEqual(note and note.get_text(), f"Note: {item['note']}" if "note" in item else None)

    def test_properties(self):
        for event, article in zip(self.plan["event"], self.page.find_all("article"), strict=True):
            self.assertEqual(article.h3.get_text(), event["name"])
            rows = article.tbody.find_all("tr") if article.table else []
            for it, row in zip(world.properties(event), rows, strict=True):
                marks = [mark for mark, key in (("required", "required"), ("personal data", "pii")) if it.get(key)]
                meaning = " ".join([it["description"], *marks])
                cells = [cell.get_text() for cell in row.find_all(["th", "td"])]
                self.assertEqual(cells, [it["name"], it["type"], meaning])
