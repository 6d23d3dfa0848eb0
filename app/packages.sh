# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Installs what is missing from the list in app/packages. Sourced by app/run, tests/run and others:
#   . app/packages.sh; need_packages build test

PACKAGE_LIST=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/packages

# The names in COLUMN (3 apt, 4 dnf, 5 pacman, 6 brew, 7 windows) of the given groups, each once.
package_names() { # COLUMN GROUP...
  local column=$1; shift
  awk -F'|' -v column="$column" -v groups=" $* " '
    /^#/ || NF < 7 { next }
    { for (i = 1; i <= NF; i++) gsub(/^[ \t]+|[ \t]+$/, "", $i)
      if (index(groups, " " $1 " ") && $column != "-" && !seen[$column]++) print $column }' "$PACKAGE_LIST"
}

is_installed() { # NAME or NAME/NAME
  local name
  for name in ${1//\// }; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2> /dev/null)" = installed ] && return 0
  done
  return 1
}

# Of NAME/NAME the first one this system has.
available() {
  local name
  for name in ${1//\// }; do
    apt-cache show "$name" > /dev/null 2>&1 && { echo "$name"; return; }
  done
  echo "${1%%/*}"
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo > /dev/null; then sudo "$@"
  else echo "Packages have to be installed: start this as root, or install sudo." >&2; return 1
  fi
}

need_packages() { # GROUP...
  local name missing=() chosen=()
  if ! command -v apt-get > /dev/null; then
    print_other_systems "$@"
    return
  fi
  for name in $(package_names 3 "$@"); do
    is_installed "$name" || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  echo "Installing: ${missing[*]}"
  as_root apt-get update -qq < /dev/null || return 1
  for name in "${missing[@]}"; do chosen+=("$(available "$name")"); done
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${chosen[@]}" < /dev/null > /dev/null
}

# Elsewhere the person installs; said only while a tool is missing, so that it does not nag.
print_other_systems() {
  local tool absent=
  for tool in cmake ninja pkg-config; do command -v "$tool" > /dev/null || absent="$absent $tool"; done
  [ -z "$absent" ] && return 0
  echo "Missing:$absent. Packages are installed by themselves on Debian and Ubuntu only; here it is one of:"
  echo "  sudo dnf install" $(package_names 4 "$@")
  echo "  sudo pacman -S --needed" $(package_names 5 "$@")
  echo "  brew install" $(package_names 6 "$@")
  echo "  Windows:" $(package_names 7 "$@")
  return 1
}
