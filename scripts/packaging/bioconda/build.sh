#!/usr/bin/env bash
# Run by conda-build in the unpacked release.
set -euo pipefail

share=$PREFIX/share/$PKG_NAME-$PKG_VERSION-$PKG_BUILDNUM
mkdir -p "$PREFIX/bin" "$share"
cp bin/emkit share/emkit/emkit.jar "$share/"
chmod +x "$share/emkit"
ln -s "../share/${share##*/}/emkit" "$PREFIX/bin/emkit"
mkdir -p "$PREFIX/share/man/man1" "$PREFIX/share/bash-completion/completions" "$PREFIX/share/zsh/site-functions" \
  "$PREFIX/share/fish/vendor_completions.d"
cp share/man/man1/*.1 "$PREFIX/share/man/man1/"
cp share/bash-completion/completions/emkit "$PREFIX/share/bash-completion/completions/"
cp share/zsh/site-functions/_emkit "$PREFIX/share/zsh/site-functions/"
cp share/fish/vendor_completions.d/emkit.fish "$PREFIX/share/fish/vendor_completions.d/"
