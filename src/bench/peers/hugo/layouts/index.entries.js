{{- $all := slice -}}
{{- range .Site.RegularPages -}}{{- $all = $all | append (slice (slice "term" .Title (partial "summary.html" .) .RelPermalink)) -}}{{- end -}}
globalThis.pedigreeEntries={{ $all | jsonify }};
