"""The Markdown export, rendered by the parser that GitHub made."""

import unittest

import cmarkgfm
import world
from bs4 import BeautifulSoup
from cmarkgfm.cmark import Options

# GitHub lets HTML pass and takes out what is not on its list, so nothing may depend on its being escaped.
OPTIONS = Options.CMARK_OPT_UNSAFE

HOSTILE = [
    "<script>alert(1)</script> <b>bold</b> <!-- gone --> &amp; &lt;",
    "| cell | \\| \\\\| x",
    "# heading #",
    "- [x] done",
    "1. one",
    "[a](https://example.com) ![b](https://example.com/b.png) [^1]",
    "https://example.com www.example.com someone@example.com",
    "*a* **b** _c_ ~~d~~ `e` ``f``",
    "a\n\n# b\n\n- c",
    "trailing \\",
]


def page(plan):
    html = cmarkgfm.github_flavored_markdown_to_html(world.export(plan, "markdown"), OPTIONS)
    return BeautifulSoup(html, "html.parser")


def text(node):
    return " ".join(node.get_text(" ").split()) if node.name == "li" else node.get_text()


class Markdown(unittest.TestCase):
    def setUp(self):
        self.plan = world.every_event()
        self.page = page(self.plan)

    def section(self, title):
        """The list or table under a heading that begins with `title`."""
        heading = self.page.find(lambda tag: tag.name in ("h2", "h3") and tag.get_text().startswith(title))
        return heading.find_next_sibling(["ul", "table"])

    def test_headings(self):
        self.assertEqual(self.page.h1.get_text(), self.plan["name"])
        under = self.page.find("h2", string="Events and their properties")
        names = [heading.get_text() for heading in under.find_next_siblings("h3")]
        self.assertEqual(names, [event["name"] for event in self.plan["event"]])

    def test_boxes(self):
        groups = {
            "Track events": ("event", "dev"),
            "Connect sources": ("source", "dev"),
            "Connect destinations": ("destination", "dev"),
            "Publish events": ("event", "prod"),
            "Publish sources": ("source", "prod"),
            "Publish destinations": ("destination", "prod"),
        }
        for title, (kind, environment) in groups.items():
            items = self.section(title).find_all("li")
            for item, box in zip(self.plan[kind], items, strict=True):
                self.assertEqual(box.input["type"], "checkbox")
                self.assertEqual(box.input.has_attr("checked"), item[environment], f"{title}: {box}")
                self.assertEqual(box.strong.get_text(), item.get("type", item.get("name")))
                said = text(box)
                self.assertIn("for " + ", ".join(world.titles(self.plan, item)), said)
                self.assertIn(item.get("note", ""), said)

    def test_properties(self):
        for event in self.plan["event"]:
            heading = self.page.find("h3", string=event["name"])
            said = heading.find_next_sibling("p").get_text()
            self.assertIn(event["description"], said)
            if not world.properties(event):
                continue
            rows = heading.find_next_sibling("table").tbody.find_all("tr")
            for it, row in zip(world.properties(event), rows, strict=True):
                cells = [cell.get_text() for cell in row.find_all("td")]
                required = "required" if it.get("required") else ""
                personal = "personal data" if it.get("pii") else ""
                self.assertEqual(cells, [it["name"], it["type"], required, personal, it["description"]])

    def test_hostile_text_changes_nothing(self):
        def filled(text):
            plan = world.every_event()
            plan["name"] = text
            plan["event"] = plan["event"][:1]
            for item in plan["event"] + plan["source"]:
                item |= {"name": text, "note": text}
            plan["event"][0]["description"] = text
            plan["event"][0]["property"][1] |= {"name": text, "description": text}
            return plan

        def shape(page):
            return [tag.name for tag in page.find_all() if tag.name not in ("span", "code")]

        harmless = shape(page(filled("x")))
        for hostile in HOSTILE:
            found = page(filled(hostile))
            shown = " ".join(hostile.split())
            self.assertEqual(shape(found), harmless, hostile)
            self.assertEqual(found.h1.get_text(), shown)
            self.assertEqual(found.tbody.find_all("tr")[1].td.get_text(), shown)
