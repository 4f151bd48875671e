package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

// provideCredentials is a kubelet credential provider, as the ecr-credential-provider of EKS nodes: it reads the image from
// standard input and answers a token for its registry. The arguments are the AWS server's URL and the region. Protocol:
// https://kubernetes.io/docs/tasks/administer-cluster/kubelet-credential-provider/
func provideCredentials() int {
	if err := answerCredentials(os.Args[1], os.Args[2], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "ecr-credential-provider:", err)
		return 1
	}
	return 0
}

func answerCredentials(server, region string, input io.Reader, output io.Writer) error {
	var request struct {
		APIVersion string `json:"apiVersion"`
		Image      string `json:"image"`
	}
	if err := json.NewDecoder(input).Decode(&request); err != nil {
		return err
	}
	client := &http.Client{Timeout: 10 * time.Second}
	url := server + "/local-cloud/registries/" + region + "/tokens"
	response, err := client.Post(url, "application/json", bytes.NewBufferString("{}"))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	var answer struct{ Token string }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return err
	}
	host, _, _ := strings.Cut(request.Image, "/")
	return json.NewEncoder(output).Encode(map[string]any{
		"apiVersion":    request.APIVersion,
		"kind":          "CredentialProviderResponse",
		"cacheKeyType":  "Registry",
		"cacheDuration": "5m",
		"auth":          map[string]any{host: map[string]string{"username": "AWS", "password": answer.Token}},
	})
}
