"""What segue says that destinations make of events, held against the vendor's own code.

The code is `@segment/action-destinations` in the version that assets/connections/vendor pins, with requests stubbed.
"""

import json
import unittest
from collections import Counter

from world import HERE, SEGUE, WORK, folder, run

ROOT = HERE.parent.parent
SOURCES = {"Website": "web", "Mobile": "mobile", "Server": "server"}
INSTALLED = WORK / "connections" / "node_modules"


def destinations():
    """What `show` tells of every destination whose code is public."""
    listed = json.loads(run(SEGUE, "connections", "list", "destinations", "--format", "json").stdout)
    shown = (json.loads(run(SEGUE, "connections", "show", it["slug"], "--json").stdout) for it in listed["destinations"])
    return {it["destination"]["slug"]: it for it in shown if it["mappings"]}


def built_in_events():
    """The events of both editions, with the values of their examples."""
    events = {}
    for edition in ("draft", "published"):
        shown = json.loads(run(SEGUE, "catalog", "show", edition, "--format", "json").stdout)
        for use_case in (it for goal in shown["goals"] for it in goal["use_cases"]):
            for event in use_case["events"]:
                properties = {it["name"]: it["example"] for it in event["properties"]}
                events[edition, event["name"]] = properties
    return events


ITEM = {"product_id": "sku_1", "name": "Scarf", "price": 12.5, "quantity": 2, "category": "Apparel"}
ORDER = {
    "order_id": "ord_1", "checkout_id": "chk_1", "revenue": 54.0, "total": 64.5, "value": 60.0, "price": 12.5,
    "currency": "USD", "products": [ITEM], "product_id": "sku_1", "name": "Scarf", "quantity": 2, "query": "scarf",
    "email": "ada@example.com",
}  # fmt: skip

# Events that destinations ask for by name, whole and with one value that matters changed.
ASKED_FOR = ("Order Completed", "Product Added", "Checkout Started", "Product Viewed", "Products Searched", "Signed Up")
CHANGED = ("Order Completed", "Product Added")
CHANGES = {
    "whole": {},
    "without currency": {"currency": None},
    "currency in lower case": {"currency": "usd"},
    "currency is no code": {"currency": "dollars"},
    "money as text": {"revenue": "54.00", "total": "64.50", "value": "60.00", "price": "12.50"},
    "money with a sign": {"revenue": "$54.00", "total": "$64.50", "value": "$60.00", "price": "$12.50"},
    "no money": {"revenue": 0, "total": 0, "value": 0, "price": 0},
    "one product": {"products": ITEM},
    "no products": {"products": []},
    "product without id": {"products": [{key: value for key, value in ITEM.items() if key != "product_id"}], "product_id": None},
    "nothing": dict.fromkeys(ORDER),
}  # fmt: skip


def cases():
    """Every case with its events: the built-in ones, then those with the values that matter."""
    built_in = built_in_events()
    for edition in ("draft", "published"):
        yield edition, {name: properties for (of, name), properties in built_in.items() if of == edition}
    for name, change in CHANGES.items():
        changed = {key: value for key, value in (ORDER | change).items() if value is not None}
        yield name, dict.fromkeys(CHANGED if change else ASKED_FOR, changed)


def kind(value):
    """The type of a property with this example."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, list):
        return "array<string>" if value and isinstance(value[0], str) else "array<object>"
    return {int: "integer", float: "number", str: "string", dict: "object"}[type(value)]


def inline(value):
    """A value as TOML has it within a line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {inline(it)}" for key, it in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return json.dumps(value)


def catalog(identifier, events):
    """A catalog of these events, sent from all sources."""
    lines = [f'id = "{identifier}"', 'title = "Oracle"', 'edition = { date = 2026-01-31, name = "first" }', "[sources]"]
    lines += [f'{name} = "A source."' for name in SOURCES]
    lines += ["[destinations]", 'Analytics = "Tools."']
    for name, properties in events.items():
        lines += ["[[event]]", f"name = {json.dumps(name)}", 'description = "Something."', "properties = ["]
        for key, value in properties.items():
            line = f'{{ name = "{key}", type = "{kind(value)}", example = {inline(value)}, description = "A value" }},'
            lines.append(line)
        lines.append("]")
    names = ", ".join(json.dumps(name) for name in events)
    lines += ["[[use_case]]", 'title = "All"', 'summary = "All of it."', f"events = [{names}]"]
    sources = ", ".join(json.dumps(name) for name in SOURCES)
    lines += ["[[goal]]", 'title = "Oracle"', 'summary = "All of it."', "[[goal.recommendation]]", 'use_case = "all"']
    lines += [f"sources = [{sources}]", 'destinations = ["Analytics"]']
    return "\n".join(lines) + "\n"


def judged(case, number, events, slugs):
    """What `segue fit` says of a case, by destination, mapping, event and mode."""
    config = folder(f"fit/config-{number}")
    catalogs = config / "segue" / "catalogs"
    catalogs.mkdir(parents=True)
    (catalogs / f"case-{number}.toml").write_text(catalog(f"case-{number}", events), encoding="utf-8")
    plan = folder("fit/plan") / "plan.toml"
    environment = {"XDG_CONFIG_HOME": str(config)}
    run(SEGUE, "plan", "--catalog", f"case-{number}", "--goal", "oracle", "--all", "--output", plan, **environment)
    named = [it for slug in slugs for it in ("--destination", slug)]
    fit = json.loads(run(SEGUE, "fit", plan, "--format", "json", *named, check=False, **environment).stdout)
    return {
        (destination["id"], taken["place"], event["event"], case, mode["mode"]): taken
        for destination in fit["destinations"]
        for event in destination["events"]
        for mode in event["modes"]
        for taken in mode["mappings"]
    }


def vendors(events, facts):
    """What the vendor's code does with every event, by destination, mapping, event, case and mode."""
    at = folder("fit/oracle")
    (at / "events.json").write_text(json.dumps(events))
    (at / "facts.json").write_text(json.dumps({it["destination"]["id"]: it for it in facts.values()}))
    command = ["node", "--no-warnings", HERE / "fit" / "oracle.cjs", at / "events.json", at / "facts.json"]
    answers = json.loads(run(*command, NODE_PATH=str(INSTALLED), timeout=1200).stdout)
    return {(it["id"], it["mapping"], it["event"], it["case"], it["mode"]): it for it in answers["answers"]}


# Where the judgement differs from the code, by destination, and why.
DIFFERENCES = {
    ("actions-amplitude", "segue: without amount"): "sums the order up itself where the mapped amount is missing",
    ("actions-avo-v2", "segue: without identity"): "sends an empty text in place of the anonymous id",
    ("actions-google-analytics-4", "segue: sent"): "an item needs an id or a name: one of two is not told of items",
    ("revend-actions", "segue: sent"): "an item needs an id or a name: one of two is not told of items",
    ("actions-intercom-cloud", "segue: without currency"): "gives an amount a currency of its own",
    ("actions-mixpanel", "segue: without items"): "takes the event's own properties for an item",
    ("actions-snap-conversions", "segue: without items"): "takes the event's own id where the list of products is empty",
    ("tiktok-app-events", "segue: sent"): "needs an id in the one event that adds to a cart",
}  # fmt: skip


class Fit(unittest.TestCase):
    """Every event of the catalogs, from each source, through every default mapping."""

    @classmethod
    def setUpClass(cls):
        run(ROOT / "assets" / "connections" / "refresh", "--install", CARGO_TARGET_DIR=str(WORK.parent))
        cls.facts = destinations()
        cls.events, cls.judged = [], {}
        for number, (case, events) in enumerate(cases()):
            modes = list(SOURCES.values())
            for name, properties in events.items():
                cls.events.append({"event": name, "call": "track", "properties": properties, "case": case, "modes": modes})
            cls.judged |= judged(case, number, events, cls.facts)
        cls.vendors = vendors(cls.events, cls.facts)

    def pairs(self):
        """Every mapping with every message that can reach its destination."""
        for it in self.facts.values():
            for place in range(len(it["mappings"])):
                for event in self.events:
                    for mode in it["destination"]["cloud"]:
                        yield it["destination"]["id"], place, event["event"], event["case"], mode

    def test_every_pair_is_judged_as_the_vendors_code_does(self):
        differing = Counter()
        compared = 0
        for key in self.pairs():
            compared += 1
            vendor = self.vendors.get(key, {"outcome": "missed"})
            difference = differs(self.judged.get(key), vendor)
            if difference:
                name = next(it["destination"]["slug"] for it in self.facts.values() if it["destination"]["id"] == key[0])
                differing[name, difference] += 1
        print(f"{compared} pairs compared, {differing.total()} differ as listed")
        self.assertEqual(set(DIFFERENCES), set(differing))


def differs(judged_, vendor):
    """In what a judgement differs from what the vendor's code did; nothing if in nothing."""
    if vendor["outcome"] == "unproven":
        return None if judged_ and judged_["unproven"] else "segue: proven"
    if judged_ is None:
        return None if vendor["outcome"] == "missed" else "segue: not taken"
    if vendor["outcome"] == "missed":
        return "segue: taken"
    if bool(judged_["wants"]) != (vendor["outcome"] == "refused"):
        return "segue: refused" if judged_["wants"] else "segue: sent"
    if vendor["outcome"] == "refused":
        return None
    lacks = {it["part"] for it in judged_["lacks"]}
    for part, arrives in vendor["parts"].items():
        if arrives == (part in lacks):
            return f"segue: {'without' if part in lacks else 'with'} {part}"
    return None


if __name__ == "__main__":
    unittest.main()
