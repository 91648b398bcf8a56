#!/usr/bin/env bash
# DuckDB 2.0.1 reads the same line of JSON in two ways, and neither is that of Python 3.11 or Node 20.
#
# Seen: of two equal keys its JSON functions take the first, where Python and Node take the last; `read_json` refuses
# the line. A lone surrogate in an escape, which `JSON.stringify` of every browser writes, is malformed to it. And
# `json_valid` says yes to a bare NaN, which JSON does not have. A count of messages made in DuckDB can therefore
# differ from one made in any other language on the same file.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1

printf '%s\n' '{"plan":"first","plan":"last"}' > "$folder/equal.json"
seen=$(cd "$folder" && venv/bin/python - <<'PYTHON'
import duckdb, json, subprocess

line = open("equal.json").read().strip()
print("python", json.loads(line)["plan"])
print("node", subprocess.run(["node", "-p", "JSON.parse(process.argv[1]).plan", line], capture_output=True, text=True).stdout.strip())
sql = duckdb.connect().execute
print("duckdb function", sql("select ?::json ->> 'plan'", [line]).fetchone()[0])
try:
    print("duckdb read_json", sql("select plan from read_json('equal.json')").fetchone()[0])
except duckdb.Error as error:
    print("duckdb read_json", "refuses" if "duplicate key" in str(error) else error)
for text in ['{"a":"\\ud800"}', '{"a":NaN}']:
    print("json_valid", text, sql("select json_valid(?)", [text]).fetchone()[0])
PYTHON
)
wanted='python last
node last
duckdb function first
duckdb read_json refuses
json_valid {"a":"\ud800"} False
json_valid {"a":NaN} True'
printf '%s\n' "$seen"
[ "$seen" = "$wanted" ] || { printf 'This has changed; seen before:\n%s\n' "$wanted"; exit 1; }
