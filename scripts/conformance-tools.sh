#!/usr/bin/env bash
# Installs what the conformance tests compare with: octoDNS and a simulated AWS in .conformance/, name servers from
# Debian, DNSControl, OpenTofu, actionlint and act in .conformance/bin, built from their modules, and the versions of
# Node.js that the Action runs under in .conformance/node<major>.
# Safe to run again; needs root only where a Debian package is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

octodns=octodns==1.22.0
# Deploys CloudFormation templates to a Route 53 in memory.
moto=("moto[cloudformation]==5.2.5" cfn-lint==1.58.0 boto3==1.44.5)

dnscontrol=github.com/StackExchange/dnscontrol/v4@v4.20.0
opentofu=github.com/opentofu/opentofu@v1.10.10
actionlint=github.com/rhysd/actionlint@v1.7.12
# Runs workflows as a runner of GitHub does.
act=github.com/nektos/act@v0.2.89
nodes=(24.21.0 20.20.2)

# package=command that it brings
packages=(bind9-utils=named-compilezone bind9=named knot=knotd nsd=nsd ldnsutils=ldns-read-zone unbound=unbound pdns-server=pdns_server chromium=chromium)

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
# PowerDNS reads zone files with a library that brings no command.
dpkg -s pdns-backend-bind >/dev/null 2>&1 || missing+=(pdns-backend-bind)
# The shell has a word `time` of its own.
[ -x /usr/bin/time ] || missing+=(time)

if [ "${#missing[@]}" -gt 0 ]; then
  [ "$(id -u)" = 0 ] || fail "${missing[*]} must be installed with apt-get, which needs root. Run this as root once."
  command -v apt-get >/dev/null || fail "${missing[*]} must be installed, and there is no apt-get. Use Debian or Ubuntu."
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q
  apt-get install -q -y --no-install-recommends "${missing[@]}"
fi

# A virtual environment with these packages; a file in it says which they are.
python_environment() {
  local environment="$1"
  shift
  [ "$(cat "$environment/packages" 2>/dev/null || true)" != "$*" ] || return 0
  python3 -m venv --clear "$environment" ||
    fail "Python could not make a virtual environment in $environment. Install python3-venv."
  "$environment/bin/pip" install --quiet --disable-pip-version-check "$@"
  echo "$*" >"$environment/packages"
}

python_environment .conformance/octodns "$octodns"
python_environment .conformance/cloudformation "${moto[@]}"

# Builds a command from the sources of its module. `go install` would not do: it refuses modules with a `replace`,
# which OpenTofu has. A file beside the binary says what it was built from.
go_command() {
  local name="$1" module="$2" package="$3" bin=.conformance/bin source
  [ "$(cat "$bin/$name.module" 2>/dev/null || true)" != "$module" ] || return 0
  command -v go >/dev/null || fail "Go must be installed to build $name (https://go.dev/dl)."
  source="$(mktemp -d)"
  (cd "$source" && go mod download -json "$module" >module.json) || fail "$module could not be downloaded."
  cp -r "$(sed -n 's/^\t"Dir": "\(.*\)",$/\1/p' "$source/module.json")" "$source/module"
  chmod -R u+w "$source/module"
  mkdir -p "$bin"
  (cd "$source/module" && go build -buildvcs=false -trimpath -ldflags='-s -w' -o "$OLDPWD/$bin/$name" "$package")
  rm -rf "$source"
  echo "$module" >"$bin/$name.module"
}

go_command dnscontrol "$dnscontrol" .
go_command tofu "$opentofu" ./cmd/tofu
go_command actionlint "$actionlint" ./cmd/actionlint
go_command act "$act" .

# A version of Node.js, from the npm package that brings its program alone.
node_version() {
  local version="$1" folder=".conformance/node${1%%.*}" machine
  [ "$("$folder/bin/node" --version 2>/dev/null || true)" != "v$version" ] || return 0
  case "$(uname -m)" in
    x86_64) machine=x64 ;;
    aarch64) machine=arm64 ;;
    *) fail "There is no package of Node.js for $(uname -m)." ;;
  esac
  rm -rf "$folder"
  npm install --silent --no-audit --no-fund --no-save --prefix "$folder" "node-linux-$machine@$version" ||
    fail "Node.js $version could not be installed."
  ln -s "node_modules/node-linux-$machine/bin" "$folder/bin"
  [ "$("$folder/bin/node" --version)" = "v$version" ] || fail "$folder/bin/node is not Node.js $version."
}

for version in "${nodes[@]}"; do node_version "$version"; done

# The tests expect what these versions say; another version is a reason to look, not to go on.
bind="$(version_of named-compilezone -v)"
knot="$(version_of knotd --version)"
nsd="$(version_of nsd -v)"
[[ "$bind" =~ (^|[^0-9.])9\.(18|20)\. ]] || fail "named-compilezone must be of BIND 9.18 or 9.20, and is $bind."
[[ "$knot" =~ (^|[^0-9.])3\. ]] || fail "knotd must be Knot DNS 3, and is $knot."
[[ "$nsd" =~ (^|[^0-9.])4\. ]] || fail "nsd must be NSD 4, and is $nsd."

echo "octoDNS ${octodns#*==}"
echo "PyYAML $(.conformance/octodns/bin/python -c 'import yaml; print(yaml.__version__)')"
echo "moto ${moto[0]#*==}"
echo "BIND ${bind#* }"
echo "$knot"
echo "$nsd"
echo "DNSControl ${dnscontrol##*@}, OpenTofu ${opentofu##*@}, actionlint ${actionlint##*@}, act ${act##*@}"
echo "Node.js ${nodes[*]}"
