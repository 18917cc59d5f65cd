# Shared by the scripts beside it: finds Python and builds .venv from a lock file, once for every state of that file.
# Sourced with $root set to the top of the checkout.

export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PYTHONUTF8=1
bin="$root/.venv/bin"

find_python() {
  for name in python3.11 python3.12 python3.13 python3 python; do
    # a version manager's shim may exist for a version that is not installed, so each one is asked
    if "$name" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' </dev/null >/dev/null 2>&1; then
      command -v "$name"
      return
    fi
  done
  echo "No Python 3.11, 3.12 or 3.13 with venv was found; install one (Debian: apt-get install python3.11-venv)." >&2
  return 1
}

state_of() { echo "$(cat "$root/$1" "$root/pyproject.toml" | cksum) $1"; }

# The package as byte code, which Python does not write by itself where PYTHONDONTWRITEBYTECODE is set: a fifth of the start-up time.
compile() { "$bin/python" -m compileall -q "$root/pipeline"; }

# set_up LOCK: .venv holds what LOCK names, each file checked by its hash, and this checkout as an editable install.
set_up() {
  lock="$root/$1"
  stamp="$root/.venv/installed"
  state=$(state_of "$1")
  here=$(cat "$stamp" 2>/dev/null) || true
  # the development lock holds all of the other, so what the tests have set up serves every script
  if [ "$here" = "$state" ] || [ "$here" = "$(state_of requirements-dev.lock)" ]; then
    [ -x "$bin/bannarak" ] && compile 2>/dev/null && return
  fi
  python=$(find_python) || return 1
  echo "Setting up .venv with $("$python" -V) from $1 (a minute or two) ..." >&2
  "$python" -m venv --clear "$root/.venv" || return 1
  "$bin/python" -m pip install -qq --require-hashes --no-deps --only-binary :all: -r "$lock" </dev/null || return 1
  "$bin/python" -m pip install -qq --no-deps --no-build-isolation --editable "$root" </dev/null || return 1
  compile
  echo "$state" >"$stamp"
}
