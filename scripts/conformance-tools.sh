#!/usr/bin/env bash
# Installs what the conformance tests compare with: octoDNS in .conformance/octodns, name servers from Debian.
# Safe to run again; needs root only where a Debian package is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

octodns_version=1.22.0
environment=.conformance/octodns

# package=command that it brings
packages=(bind9-utils=named-compilezone bind9=named knot=knotd nsd=nsd ldnsutils=ldns-read-zone)

fail() {
  echo "conformance-tools: $1" >&2
  exit 1
}

# The first line of what a command prints; `head` would end it by SIGPIPE.
version_of() {
  local printed
  printed="$("$@" 2>&1 || true)"
  echo "${printed%%$'\n'*}"
}

# nsd, knotd and named live in sbin, which is not in everyone's PATH.
PATH="$PATH:/usr/sbin:/sbin"

missing=()
for pair in "${packages[@]}"; do
  command -v "${pair#*=}" >/dev/null || missing+=("${pair%%=*}")
done
# The shell has a word `time` of its own.
[ -x /usr/bin/time ] || missing+=(time)

if [ "${#missing[@]}" -gt 0 ]; then
  [ "$(id -u)" = 0 ] || fail "${missing[*]} must be installed with apt-get, which needs root. Run this as root once."
  command -v apt-get >/dev/null || fail "${missing[*]} must be installed, and there is no apt-get. Use Debian or Ubuntu."
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q
  apt-get install -q -y --no-install-recommends "${missing[@]}"
fi

installed="$("$environment/bin/python" -c 'import octodns; print(octodns.__version__)' 2>/dev/null || true)"
if [ "$installed" != "$octodns_version" ]; then
  python3 -m venv --clear "$environment" ||
    fail "Python could not make a virtual environment in $environment. Install python3-venv."
  "$environment/bin/pip" install --quiet --disable-pip-version-check "octodns==$octodns_version"
fi

# The tests expect what these versions say; another version is a reason to look, not to go on.
bind="$(version_of named-compilezone -v)"
knot="$(version_of knotd --version)"
nsd="$(version_of nsd -v)"
[[ "$bind" =~ (^|[^0-9.])9\.(18|20)\. ]] || fail "named-compilezone must be of BIND 9.18 or 9.20, and is $bind."
[[ "$knot" =~ (^|[^0-9.])3\. ]] || fail "knotd must be Knot DNS 3, and is $knot."
[[ "$nsd" =~ (^|[^0-9.])4\. ]] || fail "nsd must be NSD 4, and is $nsd."

echo "octoDNS $("$environment/bin/python" -c 'import octodns; print(octodns.__version__)')"
echo "PyYAML $("$environment/bin/python" -c 'import yaml; print(yaml.__version__)')"
echo "BIND ${bind#* }"
echo "$knot"
echo "$nsd"
