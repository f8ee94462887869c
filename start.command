#!/bin/sh
# Double-click this on a Mac (or run it on Linux) to start the workbook. It finds Python; start.py does the rest.
cd "${0%/*}" 2>/dev/null || true

stop() {
    printf '\n%s\n' "$@"
    if [ -t 0 ]; then
        printf '\nDruk op Enter om dit venster te sluiten. '
        read -r _
    fi
    exit 1
}

# 0: Python 3.11 or newer; 1: an older one; anything else: none. Apple's own python3 is empty without its tools.
try() {
    found=$(command -v "$1") || return 2
    if [ "$found" = /usr/bin/python3 ] && [ "$(uname)" = Darwin ] && ! xcode-select -p >/dev/null 2>&1; then
        return 2
    fi
    "$found" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

[ -f start.py ] || stop 'Het werkboek is niet uitgepakt: alleen dit bestand staat hier.' \
    'Dubbelklik op het zip-bestand, en open de map die u dan krijgt.'

python='' old=''
for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
    try "$name"
    case $? in
        0) python=$found; break ;;
        1) old=$found ;;
    esac
done

if [ -z "$python" ] && [ -n "$old" ]; then
    stop 'De Python op deze computer is te oud voor het werkboek.' \
        'Haal de nieuwste Python van https://www.python.org/downloads/ en installeer die.' \
        'Dubbelklik daarna nog een keer op start.command.'
elif [ -z "$python" ]; then
    stop 'Er staat nog geen Python op deze computer. Python is gratis.' \
        'Haal Python van https://www.python.org/downloads/ en installeer het.' \
        'Dubbelklik daarna nog een keer op start.command.'
fi

"$python" start.py "$@" || stop 'Het werkboek is gestopt. Staat hierboven een melding? Lees die eerst.'
