#!/usr/bin/env bash
# Makes what compose.production.yaml needs to be secret: a certificate authority, the brokers' certificates, the administrator's, and a user with a
# password for each principal. What is there and good for another month is left as it is, so it may be run every day.
#
#   certificates.sh [FOLDER]     ./secrets beside this file, if none is named
#   NAMES="a.example 10.0.0.7"   further names and addresses under which brokers are reached from outside
#   DAYS=730  DUE=30             how long certificates are valid; how many days before their end they are made anew
#
# Keep ca.key somewhere else: nothing needs it until the next certificate is made.
set -euo pipefail
folder=${1:-$(dirname "$0")/secrets}
names=${NAMES:-} days=${DAYS:-730} due=${DUE:-30}
brokers="kafka-1 kafka-2 kafka-3"
# Of services and of the command: those of the table of rights in Shared/Documentation/operations.md.
users="registry pledges supervision scoring timekeeper archive office"

# The folder is for its owner alone. The files in it are read by whoever runs in a container, so they are readable; nobody else comes past the folder.
umask 077
mkdir -p "$folder"
chmod 700 "$folder"
cd "$folder"
exec 3>&1

say() { printf '%s\n' "$*" >&3; }

# Whether a certificate is there and will be for a while.
good() { [ -s "$1" ] && openssl x509 -in "$1" -noout -checkend $((due * 86400)) >/dev/null 2>&1; }

# Put in place whole or not at all.
publish() { chmod "$3" "$1" && mv -f "$1" "$2"; }

authority() {
    if good ca.pem; then return; fi
    if [ -s ca.pem ] && [ ! -s ca.key ]; then
        say "ca.pem expires within $due days, and ca.key, which made it, is not here: put it back for a moment."
        exit 78
    fi
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 -days $((days * 5)) -subj "/CN=pledgeline-ca" \
        -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign -keyout ca.key.new -out ca.pem.new 2>/dev/null
    # An authority that goes is trusted on until its last certificate has gone.
    [ ! -s ca.pem ] || cat ca.pem >>ca.pem.new
    publish ca.key.new ca.key 600
    publish ca.pem.new ca.pem 444
    say "made a certificate authority: ca.pem"
    # Those of the former one are made anew, so that none is left when it ends.
    for name in $brokers admin; do rm -f "$name.pem"; done
}

# NAME, extended usage, alternative names: a key and its certificate in one file, as Kafka reads PEM; and in two, as librdkafka does.
certificate() {
    local name=$1
    good "$name.pem" && return
    if [ ! -s ca.key ]; then
        say "$name.pem is due, and ca.key is not here: put it back for a moment."
        exit 78
    fi
    printf 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=%s\n' "$2" >extensions.new
    [ -z "$3" ] || printf 'subjectAltName=%s\n' "$3" >>extensions.new
    openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.new 2>/dev/null
    openssl req -new -key key.new -subj "/CN=$name" -out request.new
    openssl x509 -req -in request.new -CA ca.pem -CAkey ca.key -set_serial "0x$(openssl rand -hex 16)" -days "$days" -sha256 \
        -extfile extensions.new -out certificate.new 2>/dev/null
    cat key.new certificate.new >both.new
    if [ "$name" = admin ]; then
        publish key.new "$name.key" 444
        publish certificate.new "$name.crt" 444
    fi
    publish both.new "$name.pem" 444
    rm -f key.new request.new certificate.new extensions.new
    say "made $name.pem"
}

# NAME: a password, never made anew; for the user himself and for the brokers.
user() {
    local name=$1 password
    if [ ! -s "$name.properties" ]; then
        # 192 bits, of letters and digits alone: nothing has to be quoted anywhere.
        password=$(openssl rand -hex 24)
        printf 'security.protocol=SASL_SSL\nsasl.mechanism=SCRAM-SHA-512\nsasl.username=%s\nsasl.password=%s\n' "$name" "$password" >properties.new
        publish properties.new "$name.properties" 444
        say "made $name.properties"
    fi
    if [ ! -s "$name.scram" ]; then
        printf 'SCRAM-SHA-512=password=%s\n' "$(sed -n 's/^sasl\.password=//p' "$name.properties")" >scram.new
        publish scram.new "$name.scram" 444
    fi
}

authority
outside=
for name in $names; do
    if [[ $name =~ ^[0-9.]+$ || $name == *:* ]]; then outside+=",IP:$name"; else outside+=",DNS:$name"; fi
done
for broker in $brokers; do certificate "$broker" serverAuth,clientAuth "DNS:$broker,DNS:localhost,IP:127.0.0.1$outside"; done
certificate admin clientAuth ""
for user in $users; do user "$user"; done
# Made by `pledgeline key new`; the command takes no key that others can read, so it must be the container's user's own.
if [ -e timekeeper.key ] && [ "$(stat -c %u timekeeper.key)" != 10001 ]; then
    chmod 600 timekeeper.key
    chown 10001 timekeeper.key 2>/dev/null || say "timekeeper.key must belong to the container's user: sudo chown 10001 $PWD/timekeeper.key"
fi
