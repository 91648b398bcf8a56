#!/usr/bin/env bash
# dlt 1.31.0, its default naming `snake_case`: what a name ends in, if it is no letter or digit, becomes an `x`, and
# `+`, `*`, `@` and `|` become letters anywhere.
#
# Seen: the properties `C++` and `Cxx` make one column, so do `Total ($)` and `Totalx`; `name_` becomes `namex`,
# `user@home` `userahome`, `Yes|No` `yesl_no`. A good guess is that such characters become underscores or go. Nobody
# who writes the query by hand finds `totalx`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check dlt==1.31.0
seen=$(venv/bin/python - <<'PYTHON'
from dlt.common.normalizers.naming.snake_case import NamingConvention

naming = NamingConvention()
for name in ["Order Completed", "C++", "Cxx", "Total ($)", "name_", "user@home", "Yes|No", "50% Off"]:
    print(name, "->", naming.normalize_identifier(name))
PYTHON
)
wanted='Order Completed -> order_completed
C++ -> cxx
Cxx -> cxx
Total ($) -> totalx
name_ -> namex
user@home -> userahome
Yes|No -> yesl_no
50% Off -> _50_off'
printf '%s\n' "$seen"
[ "$seen" = "$wanted" ] || { printf 'This has changed; seen before:\n%s\n' "$wanted"; exit 1; }
