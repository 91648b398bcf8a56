"""What the tests of this folder share: the program, a plan with every event of the catalog, its facts."""

import json
import os
import shutil
import subprocess
import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
WORK = Path(os.environ["CLIENTS_WORK"])
SEGUE = os.environ["SEGUE"]

# Nobody's own catalogs take part.
os.environ["XDG_CONFIG_HOME"] = str(WORK / "config")

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


def run(*command, cwd=None, check=True, timeout=300, **environment):
    """What a command says, run without standard input; it must end well unless `check` is false."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=timeout,
    )
    if check and done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done


def scripts():
    """The folder of the scripts that send with SDKs: Node looks for packages beside and above a script."""
    return shutil.copytree(HERE / "listen", WORK / "listen", dirs_exist_ok=True)


def export(plan, form, *options):
    """The plan in another form, line ends as they are."""
    file = folder("plan") / "setup-plan.toml"
    file.write_text(toml(plan), encoding="utf-8")
    command = [SEGUE, "export", file, "--format", form, *options]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")


@cache
def catalog():
    """The default catalog, everything resolved."""
    return json.loads(run(SEGUE, "catalog", "show", "--format", "json").stdout)


@cache
def plan_of(goal):
    """The plan for all use cases of a goal."""
    command = [SEGUE, "plan", "--goal", goal, "--all", "--created", "2026-11-23T21:03:00Z", "--output", "-"]
    return tomllib.loads(run(*command).stdout)


def every_event():
    """A plan with every event of the catalog, as a person has it who worked on it for a while.

    It is made of the plans for all goals, with some of the work done, notes, names and required properties.
    """
    first, *others = (json.loads(json.dumps(plan_of(goal["id"]), default=str)) for goal in catalog()["goals"])
    for plan in others:
        first["goal"] += plan["goal"]
        for kind, key in (("event", "name"), ("source", "type"), ("destination", "type")):
            known = {item[key] for item in first[kind]}
            first[kind] += [item for item in plan[kind] if item[key] not in known]
    first |= {"name": "Acme & Söhne <shop>", "verify": {"dev": True, "prod": False}}
    first["goal"][0]["use_case"][0]["title"] = "Look-alikes | *now*"
    for number, item in enumerate(first["event"] + first["source"] + first["destination"]):
        item |= {"dev": number % 2 == 0, "prod": number % 4 == 0}
    for event in first["event"][::3]:
        for it in event.get("property", [])[:1]:
            it["required"] = True
    first["event"][0]["note"] = "Sent by the server, | not by the browser <b>."
    first["source"][0] |= {"name": "acme.com", "note": "container 7"}
    return first


def properties(event):
    """The properties of a planned event; its file has no table for none."""
    return event.get("property", [])


def examples():
    """For every event the properties with the values that the catalog gives as examples."""
    use_cases = [use_case for goal in catalog()["goals"] for use_case in goal["use_cases"]]
    events = {event["name"]: event for use_case in use_cases for event in use_case["events"]}
    return {name: {it["name"]: it["example"] for it in event["properties"]} for name, event in events.items()}


def titles(plan, item):
    """The titles of the use cases that ask for an item."""
    use_cases = [use_case for goal in plan["goal"] for use_case in goal["use_case"]]
    known = {use_case["id"]: use_case["title"] for use_case in reversed(use_cases)}
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
                lines.append(f"{key} = {datetime.fromisoformat(value).isoformat()}")
            else:
                lines.append(f"{key} = {json.dumps(value, ensure_ascii=False)}")
        tables = below + tables
    return "\n".join(lines) + "\n"
