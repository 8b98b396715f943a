#!/bin/sh
# Make sure a Chromium stands ready for the browser tests: use the one that is there, install one where that is
# allowed without asking, else say the line to type.
set -u
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
say() {
    echo "The browser tests need Chromium. Install it with: $1" >&2
    exit 1
}
if command -v apt-get >/dev/null 2>&1; then
    line="apt-get update && apt-get install -y --no-install-recommends chromium"
    if [ "$(id -u)" = 0 ]; then run="sh -c"
    elif sudo -n true 2>/dev/null; then run="sudo -n sh -c"
    else say "sudo sh -c '$line'"
    fi
    echo "installing Chromium for the browser tests ..."
    $run "export DEBIAN_FRONTEND=noninteractive; $line" >/dev/null || say "sudo sh -c '$line'"
    exit 0
fi
if command -v brew >/dev/null 2>&1; then say "brew install --cask chromium"; fi
if command -v dnf >/dev/null 2>&1; then say "sudo dnf install chromium"; fi
say "your system's package manager (package chromium)"
