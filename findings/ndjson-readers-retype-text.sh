#!/usr/bin/env bash
# Four readers of NDJSON that analysts reach for give four answers on the same line, in which every value is text.
#
# Seen: DuckDB 2.0.1 makes a UUID of what looks like one and so turns its capitals small (a join with the raw
# messages then finds nothing), and a time of a size; pandas 3.1.1 makes numbers of digits and loses the zero in
# front of a postal code; pyarrow 26.0.1 makes a timestamp of the article number, and of a moment with an offset the
# same moment without any zone. polars 2.1.0 leaves text as text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check duckdb==2.0.1 pandas==3.1.1 pyarrow==26.0.1 polars==2.1.0
seen=$(venv/bin/python - <<'PYTHON'
import json
import duckdb, pandas, polars, pyarrow.json

row = {
    "anonymous_id": "0F8FAD5B-D9CB-469F-A165-70867728950E",
    "sku": "2024-01-05",
    "size": "10:30",
    "zip": "01234",
    "at": "2024-01-05T10:00:00+02:00",
}
with open("a.ndjson", "w") as file:
    file.write(json.dumps(row) + "\n")
cursor = duckdb.connect().execute("set timezone = 'UTC'").execute("select * from 'a.ndjson'")
names = [it[0] for it in cursor.description]
readers = {
    "duckdb": dict(zip(names, cursor.fetchone())),
    "pandas": pandas.read_json("a.ndjson", lines=True).to_dict("records")[0],
    "pyarrow": pyarrow.json.read_json("a.ndjson").to_pylist()[0],
    "polars": polars.read_ndjson("a.ndjson").to_dicts()[0],
}
for reader, read in readers.items():
    changed = [f"{name}={read[name]}" for name in row if str(read[name]) != row[name]]
    print(reader, *(changed or ["as it was"]))
PYTHON
)
wanted='duckdb anonymous_id=0f8fad5b-d9cb-469f-a165-70867728950e size=10:30:00 at=2024-01-05 08:00:00+00:00
pandas zip=1234
pyarrow sku=2024-01-05 00:00:00 at=2024-01-05 08:00:00
polars as it was'
printf '%s\n' "$seen"
[ "$seen" = "$wanted" ] || { printf 'This has changed; seen before:\n%s\n' "$wanted"; exit 1; }
