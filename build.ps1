dotnet run --verbosity quiet --project "$PSScriptRoot/eng/Build" -- $args; exit $LASTEXITCODE
