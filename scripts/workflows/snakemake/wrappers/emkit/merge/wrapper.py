"""Snakemake wrapper for emkit merge."""

__license__ = "Apache-2.0"

import os
import shlex
import tempfile

from snakemake.shell import shell
from snakemake_wrapper_utils.java import get_java_opts

out = os.path.dirname(str(snakemake.output[0]))
quants = snakemake.input.get("quants")
quants = [quants] if isinstance(quants, str) else list(quants)
quants = " ".join(shlex.quote(str(quant)) for quant in quants)
genes = f"--genes {shlex.quote(str(snakemake.input.genes))}" if snakemake.input.get("genes") else ""
extra = snakemake.params.get("extra", "")
java_opts = get_java_opts(snakemake)
log = snakemake.log_fmt_shell(stdout=True, stderr=True)

with tempfile.TemporaryDirectory() as tmp:
    shell("emkit {java_opts} merge {genes} {extra} --tmp-dir {tmp} --force --out {out:q} {quants} {log}")
