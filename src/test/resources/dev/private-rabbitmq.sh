#!/usr/bin/env bash
# A private RabbitMQ node from Debian's packages: no root needed, no container, nothing of the system touched.
#   private-rabbitmq.sh fetch TREE SUITE       download (apt checks the signatures), unpack and wrap into TREE, once
#   private-rabbitmq.sh run   TREE DATA PORT EPMD NAME   run the node NAME on DATA in the foreground; it uses PORT to
#                              PORT+5. Where EPMD is PORT+1 it has its own epmd, else it needs one that runs there
#   private-rabbitmq.sh cli   TREE DATA PORT EPMD NAME TOOL ...   have rabbitmqctl or a sister of it do something there
#   private-rabbitmq.sh epmd  TREE PORT        run an epmd for several nodes
# Either ends, with everything it started, on SIGTERM and as soon as its standard input is closed: the caller holds the
# other end of that pipe, so however the caller dies, nothing is left behind. Call it as leader of its own session.
set -euo pipefail
cmd=$1 tree=$2
say() { echo "$*" >&2; }

private_apt() { # an apt of our own: its lists, its state and one source; of the host's only the mirror and the proxy
  local suite=$1 keys=/usr/share/keyrings/debian-archive-keyring.gpg mirror
  mkdir -p "$tree"/apt/{lists/partial,cache/archives/partial,etc/{preferences,apt.conf,sources.list}.d} "$tree/debs"
  : > "$tree/apt/status"
  cat > "$tree/apt/apt.conf" <<CONF
Dir::State "$tree/apt"; Dir::State::status "$tree/apt/status"; Dir::State::lists "$tree/apt/lists";
Dir::Cache "$tree/apt/cache"; APT::Install-Recommends "false"; APT::Sandbox::User ""; APT::Update::Error-Mode "any";
Acquire::Languages "none"; Acquire::Retries "2"; Acquire::http::Timeout "20"; Acquire::https::Timeout "20";
$(apt-config dump | grep -E '^Acquire::https?::.*Proxy' || true)
CONF
  export APT_CONFIG=$tree/apt/apt.conf
  [ -e "$keys" ] || keys=$(host_keyring)
  mirror=$(sed -n 's/^URIs: *//p;s/^deb \(\[[^]]*\] \)\?\(http[^ ]*debian\/\?\) .*/\2/p' \
    /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null | grep -v security | head -1 || true)
  echo "deb [check-valid-until=no signed-by=$keys] ${mirror:-http://deb.debian.org/debian} $suite main" \
    > "$tree/apt/etc/sources.list"
  cat >> "$tree/apt/apt.conf" <<CONF
Dir::Etc "$tree/apt/etc"; Dir::Etc::sourcelist "$tree/apt/etc/sources.list";
Dir::Etc::sourceparts "$tree/apt/etc/sources.list.d"; Dir::Etc::parts "$tree/apt/etc/apt.conf.d";
CONF
  apt-get -qq update
}

host_keyring() { # Ubuntu: Debian's keys come as a package that Ubuntu signs
  (cd "$tree/apt" && apt-get -qq update && apt-get -qq download debian-archive-keyring \
    && dpkg-deb -x debian-archive-keyring_*.deb keys) >&2
  echo "$tree/apt/keys/usr/share/keyrings/debian-archive-keyring.gpg"
}

needed='erlang-.*|rabbitmq-server|libc6|libgcc-s1|zlib1g|libtinfo6|libstdc\+\+6|libssl3(t64)?|libzstd1|libsystemd0|libsystemd-shared|libcap2'

download() {
  local packages bytes version
  packages=$(apt-get -qq -s -o Debug::NoLocking=1 install rabbitmq-server | awk '/^Inst/{print $2}' | grep -Ex "$needed")
  bytes=$(cd "$tree/debs" && apt-get -qq --print-uris download $packages | awk '{sum += $3} END {print sum}')
  version=$(apt-cache policy rabbitmq-server | awk '/Candidate:/{sub("-.*", "", $2); print $2}')
  say "Downloading RabbitMQ $version with Erlang ($(wc -w <<< "$packages") packages of Debian $1, $(mb "$bytes") MB) to $tree, once."
  (cd "$tree/debs" && exec apt-get -qq download $packages) & local apt=$!
  while sleep 1 && kill -0 $apt 2>/dev/null; do
    say "  $(mb "$(du -sb "$tree/debs" | cut -f1)") of $(mb "$bytes") MB"
  done
  wait $apt
}

mb() { awk "BEGIN {printf \"%.0f\", $1 / 1e6}"; }

wrap() { # every program of Erlang runs on the loader and the libraries of its own suite, whatever the host has
  local root=$1 erlang lib loader erts program
  erlang=$root/usr/lib/erlang
  lib=$(dirname "$(find "$root/usr/lib" -name libc.so.6 | head -1)")
  loader=$(find "$lib" -maxdepth 1 -name 'ld-linux*' | head -1)
  erts=$(echo "$erlang"/erts-*/bin)
  find "$erlang" -type f -perm -u+x ! -name '*.so' ! -name '*.real' | while IFS= read -r program; do
    [ "$(head -c4 "$program" | tail -c3 | tr -d '\0')" = ELF ] || continue
    mv "$program" "$program.real"
    script "$program" "exec $loader --library-path $lib --argv0 $(basename "$program") $program.real \"\$@\""
  done
  mkdir -p "$root/bin"
  script "$root/bin/erl" "export ROOTDIR=$erlang BINDIR=$erts EMU=beam PROGNAME=erl; exec $erts/erlexec \"\$@\""
  rm -f "$erlang/bin/erl"; cp "$root/bin/erl" "$erlang/bin/erl"; cp "$root/bin/erl" "$erts/erl"
  script "$root/bin/epmd" "exec $erts/epmd \"\$@\""
  script "$root/bin/escript" "export ESCRIPT_EMULATOR=$root/bin/erl; exec $erts/escript \"\$@\""
}

script() { printf '#!/bin/sh\n%s\n' "$2" > "$1"; chmod +x "$1"; }

fetch() {
  [ ! -e "$tree/ready" ] || return 0
  mkdir -p "$tree"
  exec 9> "$tree/lock"
  flock -n 9 || { say "Waiting for another download to $tree to finish."; flock 9; }
  [ ! -e "$tree/ready" ] || return 0
  rm -rf "${tree:?}"/{root,debs,apt}
  private_apt "$1"
  download "$1"
  mkdir "$tree/root"
  find "$tree/debs" -name '*.deb' -print0 | xargs -0 -n1 -P2 sh -c 'exec dpkg-deb -x "$1" "$0"' "$tree/root"
  wrap "$tree/root"
  rm -rf "$tree/debs" "$tree/apt"
  : > "$tree/ready"
}

environment() { # what every program of the node is started with
  local data=$1 port=$2 epmd_port=$3 name=$4
  home=$(echo "$tree"/root/usr/lib/rabbitmq/lib/rabbitmq_server-*)
  # Nothing is inherited from the caller's environment, where RABBITMQ_ variables may speak of another broker.
  clean=(env -i HOME="$data/home" PATH="$tree/root/bin:/usr/bin:/bin" LANG=C.UTF-8 ERL_CRASH_DUMP=/dev/null
    ERL_EPMD_PORT="$epmd_port" ERL_EPMD_ADDRESS=127.0.0.1 RABBITMQ_DIST_PORT=$((port + 2))
    RABBITMQ_HOME="$home" RABBITMQ_NODENAME="$name" RABBITMQ_CONF_ENV_FILE="$data/conf/env.conf"
    RABBITMQ_CONFIG_FILE="$data/conf/rabbitmq.conf" RABBITMQ_ENABLED_PLUGINS_FILE="$data/conf/enabled_plugins"
    RABBITMQ_MNESIA_BASE="$data/db" RABBITMQ_LOG_BASE="$data/log" RABBITMQ_PID_FILE="$data/node.pid"
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="+sbwt none +sbwtdcpu none +sbwtdio none -kernel inet_dist_use_interface {127,0,0,1}")
}

run() {
  local data=$1 port=$2 epmd_port=$3 name=$4
  mkdir -p "$data"/{home,conf,db,log}
  # The node inherits this lock: it is free again only when the last process on these data is gone.
  exec 9> "$data/lock"
  flock -w 20 9 || { say "Another RabbitMQ node still runs on $data; stop it or choose another folder."; exit 1; }
  rm -f "$data/node.pid"
  cookie "$data/home/.erlang.cookie"
  : > "$data/conf/env.conf"
  environment "$data" "$port" "$epmd_port" "$name"
  # Without an epmd beside it the node would start one as a daemon that outlives it.
  epmd=
  if [ "$epmd_port" = $((port + 1)) ]; then
    "$tree/root/bin/epmd" -address 127.0.0.1 -port "$epmd_port" < /dev/null & epmd=$!
  fi
  "${clean[@]}" "$home/sbin/rabbitmq-server" < /dev/null & node=$!
  trap 'stop "$data"' TERM INT
  until wait $node; [ $? -le 128 ] || ! kill -0 $node 2> /dev/null; do :; done
  [ -z "$epmd" ] || kill $epmd 2> /dev/null || true
}

cookie() {
  [ -e "$1" ] || (umask 377; head -c16 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$1")
}

stop() { # orderly, and by force where that takes too long
  trap '' TERM INT
  kill -TERM "$(cat "$1/node.pid" 2> /dev/null || echo "$node")" 2> /dev/null || true
  force_later &> /dev/null & force=$!
}

watch_caller() { # in a shell of its own, so that it outlives a killed main process
  while read -r _; do :; done
  if [ "$cmd" = run ]; then kill -TERM $$; else kill -TERM -- -$$; fi
  force_later
}

force_later() {
  for _ in {1..100}; do kill -0 $$ || break; sleep 0.1; done
  kill -KILL -- -$$
}

exec 3<&0 < /dev/null
watch_caller <&3 &> /dev/null & watch=$!
exec 3<&-
force=
trap '{ kill -KILL $watch $force; wait; } &> /dev/null || true' EXIT
case $cmd in
  fetch) fetch "$3" ;;
  run) run "$3" "$4" "$5" "$6" ;;
  cli) environment "$3" "$4" "$5" "$6"; "${clean[@]}" "$home/sbin/$7" "${@:8}" ;;
  epmd) "$tree/root/bin/epmd" -address 127.0.0.1 -port "$3" ;;
esac
