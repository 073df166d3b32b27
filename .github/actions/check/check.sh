#!/usr/bin/env bash
# What the action does once Node is there. Its inputs come as environment variables and are never part of a script.
set -euo pipefail

end() {
  echo "exit-code=$1" >>"$GITHUB_OUTPUT"
  exit "$1"
}

args=("--content=$CONTENT")
[[ -z "$PLAN" ]] || args+=("--plan=$PLAN")
[[ -z "$AS_OF" ]] || args+=("--as-of=$AS_OF")
[[ -z "$CHANGED_SINCE" ]] || args+=("--changed-since=$CHANGED_SINCE")
case "$STRICT" in
  true) args+=(--strict) ;;
  false) ;;
  *)
    echo "The input strict is neither true nor false. Set one of the two." >&2
    end 2
    ;;
esac

check() {
  bash "$MUSTER/.ci/muster" check "${args[@]}" "$@"
}

# Writes the report in one format into a file, whole or not at all.
write() {
  local format="$1" file="$2" code=0
  mkdir -p -- "$(dirname -- "$file")"
  check "--format=$format" >"$file.part" || code=$?
  if ((code > 1)); then
    rm -f -- "$file.part"
    end "$code"
  fi
  mv -- "$file.part" "$file"
}

code=0
if [[ "$FORMAT" == github ]]; then
  check --format=github || code=$?
else
  # Other formats quote the content as it is; nothing in it may steer the runner.
  pause="muster-$RANDOM$RANDOM$RANDOM$RANDOM"
  echo "::stop-commands::$pause"
  check "--format=$FORMAT" || code=$?
  echo "::$pause::"
fi
((code <= 1)) || end "$code"

verdict="$(mktemp)"
write json "$verdict"
ready="$("$MUSTER/node_modules/.bin/node" -p 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).plans.every((plan) => plan.ready)' "$verdict")"
rm -f -- "$verdict"
echo "ready=$ready" >>"$GITHUB_OUTPUT"
[[ -z "$SARIF_FILE" ]] || write sarif "$SARIF_FILE"
[[ -z "$DIGEST_FILE" ]] || write markdown "$DIGEST_FILE"
end "$code"
