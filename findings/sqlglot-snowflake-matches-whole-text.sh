#!/usr/bin/env bash
# sqlglot 30.30.0 carries a search for a pattern from DuckDB to Snowflake as a match of the whole text.
#
# Seen: `regexp_matches(x, 'ab')`, true of `cabin` in DuckDB, becomes `REGEXP_LIKE(x, 'ab')`, which Snowflake documents
# as anchored at both ends and so false of it; BigQuery, Spark, Postgres and Redshift get a search. In the same
# breath `TRY_CAST(x AS DOUBLE)`, null where the text is no number, becomes `CAST` for Snowflake and Postgres, which
# stops the query there. No warning is given: a data quality test that was transpiled passes or fails for other
# rows. With the type of the column told (`x::TEXT`), Snowflake keeps its TRY_CAST.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check sqlglot==30.30.0 duckdb==2.0.1

seen=$("$folder/venv/bin/python" - <<'PYTHON'
import duckdb, sqlglot

print("duckdb", duckdb.sql("select regexp_matches('cabin', 'ab')").fetchall()[0][0])
for dialect in ["snowflake", "bigquery", "spark", "postgres"]:
    write = lambda sql: sqlglot.transpile(sql, read="duckdb", write=dialect)[0].removeprefix("SELECT ")
    print(dialect, "|", write("select regexp_matches(x, 'ab')"), "|", write("select try_cast(x as double)"))
print("snowflake |", sqlglot.transpile("select try_cast(x::text as double)", read="duckdb", write="snowflake")[0])
PYTHON
)
wanted="duckdb True
snowflake | REGEXP_LIKE(x, 'ab') | CAST(x AS DOUBLE)
bigquery | REGEXP_CONTAINS(x, 'ab') | SAFE_CAST(x AS FLOAT64)
spark | x RLIKE 'ab' | TRY_CAST(x AS DOUBLE)
postgres | x ~ 'ab' | CAST(x AS DOUBLE PRECISION)
snowflake | SELECT TRY_CAST(CAST(x AS VARCHAR) AS DOUBLE)"
printf '%s\n' "$seen"
[ "$seen" = "$wanted" ] || { printf 'This has changed; seen before:\n%s\n' "$wanted"; exit 1; }
