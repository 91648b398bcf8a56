"""Loads messages into DuckDB as RudderStack's warehouse loader does: `load.py MESSAGES DATABASE KEPT`.

A table for each event and for pages and screens, one of all track calls, each message once; a column gets its type
from its first value, and what comes later is made to fit, or not kept, as `HandleSchemaChange` of rudder-server has
it. KEPT gets the messages with the values that the loader kept.
"""

import json
import re
import sys
from pathlib import Path

import duckdb

SCHEMA = "loaded"
# The transformer makes dates of texts that look like one. This pattern is ours, not taken from its source, and looser.
TIME = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?")
TABLES = {"page": "pages", "screen": "screens", "identify": "identifies", "group": "groups", "alias": "aliases"}


def identifier(name):
    """Only for names whose words are told apart by spaces or underscores."""
    if not re.fullmatch(r"[A-Z]?[a-z]+([ _][A-Z]?[a-z]+)*", name):
        raise ValueError(f"{name} needs rules that are not written here")
    return name.lower().replace(" ", "_")


def type_of(value):
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "bigint" if float(value).is_integer() else "double"
    if isinstance(value, str) and TIME.fullmatch(value):
        return "timestamptz"
    return "varchar"


def fitted(value, type_):
    """The value as a column of this type takes it, and as it reads from there; none where it is not kept."""
    own = type_of(value)
    if type_ == "varchar":
        return value if isinstance(value, str) else json.dumps(value), value
    if own == "bigint" and type_ == "double":
        return float(value), value
    if own == "double" and type_ == "bigint":
        return int(value), int(value)
    return (value, value) if own == type_ else (None, None)


def loaded(messages):
    """The tables with the types of their columns and their rows; on the way the messages lose what they lose."""
    tables, ids = {}, set()
    for message in messages:
        if message["messageId"] in ids:
            continue
        ids.add(message["messageId"])
        at = next(message[key] for key in ("timestamp", "originalTimestamp", "sentAt") if message.get(key))
        own = {"id": message["messageId"], "timestamp": at, "received_at": at}
        if message["type"] == "track":
            own |= {"event": identifier(message["event"]), "event_text": message["event"]}
            add(tables, "tracks", own, {})
            add(tables, own["event"], own, message.get("properties", {}))
        elif message["type"] in TABLES:
            own["name"] = message.get("name")
            add(tables, TABLES[message["type"]], own, message.get("properties") or message.get("traits") or {})
    return tables


def add(tables, table, own, properties):
    types, rows = tables.setdefault(table, ({}, []))
    row = {}
    for name, value in own.items():
        if value is not None:
            types.setdefault(name, "timestamptz" if name in ("timestamp", "received_at") else "varchar")
            row[name] = value
    for name, value in properties.items():
        column = identifier(name)
        if value is not None and column not in own:
            row[column], properties[name] = fitted(value, types.setdefault(column, type_of(value)))
    rows.append(row)


def write(tables, database):
    with duckdb.connect(database) as connection:
        connection.execute(f"create schema {SCHEMA}")
        for name, (types, rows) in tables.items():
            columns = ", ".join(f'"{column}" {type_}' for column, type_ in types.items())
            connection.execute(f'create table {SCHEMA}."{name}" ({columns})')
            marks = ", ".join("?" * len(types))
            values = [[row.get(column) for column in types] for row in rows]
            connection.executemany(f'insert into {SCHEMA}."{name}" values ({marks})', values)


def parsed(lines):
    """What no loader ever gets, since it is no JSON, is left out."""
    for line in lines:
        try:
            yield json.loads(line)
        except ValueError:
            continue


if __name__ == "__main__":
    source, database, kept = sys.argv[1:]
    messages = list(parsed(Path(source).read_text("utf-8").splitlines()))
    write(loaded(messages), database)
    Path(kept).write_text("".join(json.dumps(message) + "\n" for message in messages), encoding="utf-8")
