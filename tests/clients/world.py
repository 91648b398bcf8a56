"""What the tests of this folder share: the program, a plan with every event of the catalog, its facts."""

import json
import os
import shutil
import subprocess
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
WORK = Path(os.environ["CLIENTS_WORK"])
SEGUE = os.environ["SEGUE"]

with (ROOT / "assets/catalogs/draft.toml").open("rb") as file:
    CATALOG = tomllib.load(file)

USE_CASES = [
    {"id": "suppress-with-purchase", "title": "Suppress with purchase"},
    {"id": "increase-signups", "title": "Increase sign-ups | *now*"},
]

# A value of another type for each type.
WRONG = {
    "string": 7,
    "integer": "seven",
    "number": "seven",
    "boolean": "yes",
    "object": "none",
    "array<string>": "none",
    "array<object>": "none",
}


def folder(name):
    """An empty folder of this name to work in."""
    path = WORK / "runs" / name
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def run(*command, cwd=None, check=True, **environment):
    """What a command says, run without standard input; it must end well unless `check` is false."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
    )
    if check and done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done


def export(plan, form, *options):
    """The plan in another form, line ends as they are."""
    file = folder("plan") / "setup-plan.toml"
    file.write_text(toml(plan), encoding="utf-8")
    command = [SEGUE, "export", file, "--format", form, *options]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")


def every_event():
    """A plan with every event of the draft, some of it done, with a note and a required property."""
    asked = [use_case["id"] for use_case in USE_CASES]
    events = []
    for number, event in enumerate(CATALOG["event"]):
        keys = ("name", "type", "description", "pii")
        properties = [{key: value for key, value in it.items() if key in keys} for it in event["properties"]]
        if number % 3 == 0 and properties:
            properties[0]["required"] = True
        work = {"use_cases": asked[number % 2 :], "dev": number % 2 == 0, "prod": number % 4 == 0}
        events.append({"name": event["name"], "description": event["description"], **work, "property": properties})
    events[0]["note"] = "Sent by the server, | not by the browser <b>."
    connection = {"use_cases": asked[:1], "dev": True, "prod": False}
    return {
        "version": 1,
        "name": "Acme & Söhne <shop>",
        "created": "2026-11-01T09:00:00Z",
        "updated": "2026-11-23T21:03:00Z",
        "catalog": {"id": "draft", "edition": "2024-07-09"},
        "goal": {"id": "optimize-advertising", "title": "Optimize advertising"},
        "use_case": USE_CASES,
        "event": events,
        "source": [
            {"type": "Website", "name": "acme.com", "note": "container 7", **connection},
            {"type": "Reverse ETL", **connection},
        ],
        "destination": [{"type": "SMS & Push Notifications", **connection}],
        "verify": {"dev": True, "prod": False},
    }


def examples():
    """For every event the properties with the values that the catalog gives as examples."""
    return {
        event["name"]: {it["name"]: it["example"] for it in event["properties"]} for event in CATALOG["event"]
    }


def titles(item):
    """The titles of the use cases that ask for an item."""
    known = {use_case["id"]: use_case["title"] for use_case in USE_CASES}
    return [known[name] for name in item["use_cases"]]


def toml(plan):
    """The plan as its file has it: tables one by one, texts as JSON has them, which TOML reads alike."""
    tables = [(None, plan)]
    lines = []
    while tables:
        name, table = tables.pop(0)
        below = []
        if name:
            lines.append(name)
        for key, value in table.items():
            path = f"{name.strip('[]')}.{key}" if name else key
            if isinstance(value, dict):
                below.append((f"[{path}]", value))
            elif isinstance(value, list) and value and isinstance(value[0], dict):
                below.extend((f"[[{path}]]", item) for item in value)
            elif key in ("created", "updated"):
                lines.append(f"{key} = {value}")
            else:
                lines.append(f"{key} = {json.dumps(value, ensure_ascii=False)}")
        tables = below + tables
    return "\n".join(lines) + "\n"
