"""What `segue verify` reports, beside what an independent reference works out for the same lines."""

import gzip
import json
import subprocess
import tomllib
import unittest
from pathlib import Path

import mutate
import proof_reference
import world

# How many lines are changed at random; a bench run takes many more.
MUTATED = 600


class Verify(unittest.TestCase):
    maxDiff = 4000

    @classmethod
    def setUpClass(cls):
        cls.folder = world.folder("verify")
        world.run(Path(world.SEGUE).parent / "examples" / "make_capture", cls.folder, 1)
        cls.plan = tomllib.loads((cls.folder / "plan.toml").read_text())
        cls.catalog = tomllib.loads((cls.folder / "catalog.toml").read_text())
        cls.lines = (cls.folder / "events.ndjson").read_bytes().splitlines()

    def verify(self, *captures):
        command = [world.SEGUE, "verify", self.folder / "plan.toml", *captures, "--format", "json"]
        command += ["--catalog", self.folder / "catalog.toml"]
        done = subprocess.run(command, stdout=subprocess.PIPE, timeout=300)
        return proof_reference.comparable(json.loads(done.stdout))

    def check(self, lines, *captures):
        self.assertEqual(self.verify(*captures), proof_reference.report(self.plan, self.catalog, lines))

    def test_generated_lines(self):
        self.check(self.lines, self.folder / "events.ndjson")

    def test_mutated_lines(self):
        lines = mutate.lines(self.lines, MUTATED, 7)
        path = self.folder / "mutated.ndjson"
        path.write_bytes(b"\n".join(lines))
        self.check(lines, path)

    def test_gzip_of_several_members(self):
        half = len(self.lines) // 2
        members = [self.lines[:half], self.lines[half:]]
        path = self.folder / "events.gz"
        path.write_bytes(b"".join(gzip.compress(b"\n".join(it) + b"\n") for it in members))
        self.check(self.lines, path)

    def test_one_array(self):
        calls = [line for line in self.lines if line.endswith(b"}")]
        path = self.folder / "events.json"
        path.write_bytes(b"[\n" + b",\n".join(calls) + b"]")
        # The first line is the bracket.
        self.check([b"", *calls], path)


if __name__ == "__main__":
    unittest.main()
