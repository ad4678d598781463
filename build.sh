#!/usr/bin/env bash
exec dotnet run --verbosity quiet --project "$(dirname "$0")/eng/Build" -- "$@"
