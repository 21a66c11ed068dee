"""Snakemake wrapper for emkit quant."""

__license__ = "Apache-2.0"

import os
import shlex
import tempfile

from snakemake.shell import shell
from snakemake_wrapper_utils.java import get_java_opts


def quoted(files):
    files = [files] if isinstance(files, str) else list(files)
    return " ".join(shlex.quote(str(file)) for file in files)


# The folder that all outputs lie in is emkit's.
out = os.path.commonpath([os.path.dirname(str(file)) for file in snakemake.output])
inputs = [f"--alignments {quoted(snakemake.input.alignments)}"]
for name in ("transcripts", "genes"):
    if snakemake.input.get(name):
        inputs.append(f"--{name} {quoted(snakemake.input.get(name))}")
inputs = " ".join(inputs)
extra = snakemake.params.get("extra", "")
java_opts = get_java_opts(snakemake)
log = snakemake.log_fmt_shell(stdout=True, stderr=True)

# Snakemake made the folder already: --force. Of an earlier run it takes away what this one does not write.
with tempfile.TemporaryDirectory() as tmp:
    shell(
        "emkit {java_opts} quant {inputs} {extra} --threads {snakemake.threads} --tmp-dir {tmp} --force"
        " --out {out:q} {log}"
    )
