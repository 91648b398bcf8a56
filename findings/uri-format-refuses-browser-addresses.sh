#!/usr/bin/env bash
# JSON Schema's `"format": "uri"` refuses addresses that every browser reports as the page's own.
#
# The WHATWG's rules, by which `location.href` and so `context.page.url` are written, leave `[`, `]`, `{`, `}` and
# `|` of a query as they are; RFC 3986 allows none of them there. Seen: ajv 8.20.0 with ajv-formats 3.0.1 and
# Python's jsonschema 4.26.0 with rfc3987 1.3.8 refuse each; fastjsonschema 2.22.3 takes each. A form with
# `name="size[]"` or a campaign with `{placeholder}` is enough, and a strict schema then refuses true page calls.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check jsonschema==4.26.0 rfc3987==1.3.8 fastjsonschema==2.22.3
echo '{ "private": true, "dependencies": { "ajv": "8.20.0", "ajv-formats": "3.0.1" } }' > package.json
npm install --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null 2>&1
cat > node.cjs <<'JS'
const Ajv = require('ajv').default
const valid = require('ajv-formats')(new Ajv()).compile({ type: 'string', format: 'uri' })
for (const query of ['size=m', 'size[]=m', 'utm_campaign={name}', 'sort=a|b']) {
  const { href } = new URL(`https://shop.example/?${query}`)
  console.log(href, 'ajv', valid(href))
}
JS
cat > read.py <<'PYTHON'
import sys
import fastjsonschema, jsonschema

schema = {"$schema": "http://json-schema.org/draft-07/schema#", "type": "string", "format": "uri"}
checked = jsonschema.Draft7Validator(schema, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
compiled = fastjsonschema.compile(schema)

def fast(text):
    try:
        compiled(text)
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True

for line in sys.stdin:
    href = line.split()[0]
    print(line.strip(), "jsonschema", str(checked.is_valid(href)).lower(), "fastjsonschema", str(fast(href)).lower())
PYTHON
seen=$(node --no-warnings node.cjs | venv/bin/python read.py)
wanted='https://shop.example/?size=m ajv true jsonschema true fastjsonschema true
https://shop.example/?size[]=m ajv false jsonschema false fastjsonschema true
https://shop.example/?utm_campaign={name} ajv false jsonschema false fastjsonschema true
https://shop.example/?sort=a|b ajv false jsonschema false fastjsonschema true'
printf '%s\n' "$seen"
[ "$seen" = "$wanted" ] || { printf 'This has changed; seen before:\n%s\n' "$wanted"; exit 1; }
