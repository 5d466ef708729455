# What the scripts of this folder share; read by them with `.`, after they set $root.

say() { printf '%s\n' "$*"; }
fail() { printf 'Facelab: %s\n' "$*" >&2; exit 1; }

require_platform() {
  local found
  found="$(uname -s) $(uname -m)"
  [ "$found" = "Linux x86_64" ] ||
    fail "this needs Linux on x86-64 (the database and the engine come built for it); this machine is $found"
}

# Sets $java: that of JAVA_HOME if it is set, else the one on PATH.
require_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it; correct or unset it"
  else
    java=$(command -v java) || fail "Java is missing: install a JDK 17 or newer (Debian, Ubuntu: apt install openjdk-17-jdk-headless)"
  fi
  local version
  version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
  case $version in
    '') fail "$java does not tell its version; is it a JDK 17 or newer?" ;;
    1.* | 9 | 1[0-6]) fail "$java is Java $version, which is too old: install a JDK 17 or newer (Debian, Ubuntu: apt install openjdk-17-jdk-headless)" ;;
  esac
}

require_compiler() {
  [ -x "$(dirname "$(readlink -f "$java")")/javac" ] ||
    fail "$java is a runtime without a compiler: install a JDK 17 or newer (Debian, Ubuntu: apt install openjdk-17-jdk-headless)"
}

# PostgreSQL refuses to run as root. Its embedded starter goes through `unshare -U`; where that is not allowed, as in
# a plain container, a stand-in first on PATH runs it as the user nobody.
prepare_postgres_for_root() {
  [ "$(id -u)" = 0 ] || return 0
  unshare -U true 2>/dev/null && return 0
  command -v setpriv >/dev/null ||
    fail "running as root, PostgreSQL needs user namespaces (not allowed here) or the program setpriv (package util-linux); or run this as an ordinary user"
  export PATH="$root/deploy/shim:$PATH" FACELAB_POSTGRES_UID=65534
  umask 022
}
