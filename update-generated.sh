#!/usr/bin/env bash
# Rewrites every generated file that is checked in: the state machine documents, the templates, the request's schema,
# the simulator's coverage, and the generated parts of the documentation. Needs Node, for CDK.
# Benchmarks are measured, not generated: they are left alone.
set -euo pipefail
cd "$(dirname "$0")"

# The tests that verify a generated file have the trait "Generated", whose value is the file's path. With this variable they rewrite the file instead.
export AMI_PIPELINE_UPDATE_GENERATED=1

# The state machine documents first: they are compiled into the CLI, whose output is in the README.
dotnet test --project tests/AmiPipeline.Infra.Tests --filter-trait "Generated=statemachine/*" --fail-skips on

# One project at a time: some files have parts from several. Most projects have no such test, which is exit code 8.
dotnet test --max-parallel-test-modules 1 --filter-trait "Generated=*" --fail-skips on --ignore-exit-code 8
git status --short
