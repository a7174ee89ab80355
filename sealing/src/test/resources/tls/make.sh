#!/usr/bin/env bash
# Makes the certificates and keys of the tests anew, in this folder. They are good for a hundred years (one has long expired)
# and protect nothing. Needs openssl 3.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
rm -f ./*.pem

CENTURY=(-days 36500)
HERE=subjectAltName=DNS:localhost,IP:127.0.0.1
CA=basicConstraints=critical,CA:TRUE

ec() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"; }

# authority NAME SUBJECT
authority() {
  ec "$1-key.pem"
  openssl req -x509 -new -key "$1-key.pem" -subj "/CN=$2" -addext "$CA" "${CENTURY[@]}" -out "$1.pem"
}

# certificate NAME EXTENSION ISSUER
certificate() {
  openssl req -x509 -new -key "$1-key.pem" -subj "/CN=$1" -CA "$3.pem" -CAkey "$3-key.pem" -addext "$2" \
    "${CENTURY[@]}" -out "$1.pem"
}

# expired NAME EXTENSION ISSUER: only 'openssl ca' gives any dates
expired() {
  local work
  work=$(mktemp -d)
  touch "$work/index"
  echo 1000 >"$work/serial"
  printf '[ca]\ndefault_ca=d\n[d]\ndatabase=%s\nnew_certs_dir=%s\nserial=%s\ndefault_md=sha256\npolicy=p\n[p]\ncommonName=supplied\n[x]\n%s\n' \
    "$work/index" "$work" "$work/serial" "$2" >"$work/conf"
  openssl req -new -key "$1-key.pem" -subj "/CN=$1" -out "$work/request"
  openssl ca -batch -config "$work/conf" -extensions x -cert "$3.pem" -keyfile "$3-key.pem" \
    -startdate 20200101000000Z -enddate 20200201000000Z -in "$work/request" -notext -out "$1.pem"
  rm -r "$work"
}

authority authority "An authority of the tests"
authority other-authority "Another authority of the tests"
ec between-key.pem
certificate between "$CA" authority

ec node-key.pem
certificate node "$HERE" between
cat between.pem >>node.pem
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out renewed-key.pem
certificate renewed "$HERE" authority
openssl genpkey -algorithm ED25519 -out edwards-key.pem
certificate edwards "$HERE" authority
ec expired-key.pem
expired expired "$HERE" authority
ec elsewhere-key.pem
certificate elsewhere subjectAltName=DNS:elsewhere.example authority
ec stranger-key.pem
certificate stranger "$HERE" other-authority

openssl pkcs8 -topk8 -in node-key.pem -passout pass:passphrase -out encrypted-key.pem
openssl ec -in node-key.pem -out old-ec-key.pem
openssl ec -in node-key.pem -aes256 -passout pass:passphrase -out encrypted-old-key.pem
openssl rsa -in renewed-key.pem -traditional -out old-rsa-key.pem
rm -f authority-key.pem other-authority-key.pem between-key.pem between.pem
