"""Snakemake wrapper for emkit motif."""

__license__ = "Apache-2.0"

import os
import shlex
import tempfile

from snakemake.shell import shell
from snakemake_wrapper_utils.java import get_java_opts

out = os.path.commonpath([os.path.dirname(str(file)) for file in snakemake.output])
if snakemake.input.get("genome"):
    inputs = f"--genome {shlex.quote(snakemake.input.genome)} --regions {shlex.quote(snakemake.input.regions)}"
else:
    inputs = shlex.quote(snakemake.input.sequences)
if snakemake.input.get("control"):
    inputs += f" --control {shlex.quote(snakemake.input.control)}"
extra = snakemake.params.get("extra", "")
java_opts = get_java_opts(snakemake)
log = snakemake.log_fmt_shell(stdout=True, stderr=True)

with tempfile.TemporaryDirectory() as tmp:
    shell(
        "emkit {java_opts} motif {inputs} {extra} --threads {snakemake.threads} --tmp-dir {tmp} --force --out {out:q} {log}"
    )
