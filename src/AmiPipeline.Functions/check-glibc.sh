#!/bin/sh
# Fails where an executable needs a symbol of a C library newer than a version: check-glibc.sh FILE VERSION
set -eu
symbols=$(LC_ALL=C readelf --wide --dyn-syms "$1") || { echo "readelf (binutils) could not read $1"; exit 1; }
printf '%s\n' "$symbols" | awk -v newest="$2" '
  # The name of an undefined symbol, as in "getrandom@GLIBC_2.25 (5)".
  $7 == "UND" && match($8, /@+GLIBC_[0-9.]+$/) {
    version = $8
    sub(/.*GLIBC_/, "", version)
    split(version, has, ".")
    split(newest, may, ".")
    seen++
    if (has[1] > may[1] || has[1] == may[1] && has[2] + 0 > may[2] + 0) { print "bootstrap needs " $8 ", newer than GLIBC_" newest; newer++ }
  }
  END {
    if (!seen) { print "readelf showed no symbol of the C library"; exit 1 }
    exit newer > 0
  }'
