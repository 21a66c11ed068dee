"""Snakemake wrapper for emkit scan."""

__license__ = "Apache-2.0"

import os
import shlex
import tempfile

from snakemake.shell import shell
from snakemake_wrapper_utils.java import get_java_opts

out = os.path.commonpath([os.path.dirname(str(file)) for file in snakemake.output])
inputs = f"{shlex.quote(snakemake.input.motifs)} {shlex.quote(snakemake.input.sequences)}"
extra = snakemake.params.get("extra", "")
java_opts = get_java_opts(snakemake)
log = snakemake.log_fmt_shell(stdout=True, stderr=True)

with tempfile.TemporaryDirectory() as tmp:
    shell(
        "emkit {java_opts} scan --threads {snakemake.threads} --tmp-dir {tmp} --force --out {out:q} {extra} {inputs} {log}"
    )
