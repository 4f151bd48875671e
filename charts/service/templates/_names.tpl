{{- define "service.name" -}}
{{- .Release.Name | trunc 53 | trimSuffix "-" -}}
{{- end -}}

{{- define "service.selector" -}}
app.kubernetes.io/name: {{ include "service.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "service.labels" -}}
{{ include "service.selector" . }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- with .Values.image.tag }}
app.kubernetes.io/version: {{ . | quote }}
{{- end }}
{{- end -}}

{{- define "service.account" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "service.name" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* The role that the cluster holds, when a promotion may have changed it, else the one of the values. */}}
{{- define "service.role" -}}
{{- $role := .Values.role.value -}}
{{- if .Values.role.keepPromoted -}}
{{- $found := lookup "v1" "ConfigMap" .Release.Namespace (printf "%s-role" (include "service.name" .)) -}}
{{- with $found -}}
{{- $role = default $role (dig "data" "role" "" .) -}}
{{- end -}}
{{- end -}}
{{- $role -}}
{{- end -}}
