package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"regexp"
)

// ECR takes manifests up to 4 MiB: https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html
const maxManifest = 4 << 20

// front checks each request as ECR does before the store sees it, and tells of pushed manifests after.
type front struct {
	region     string
	store      http.Handler
	plane      *controlPlane
	replicator *replicator
}

// target is what the path of a request names.
type target struct {
	repository, kind, reference string
}

var pathPattern = regexp.MustCompile(`^/v2/(.+?)/(manifests|blobs|tags)/(.*)$`)

func targetOf(path string) target {
	match := pathPattern.FindStringSubmatch(path)
	if match == nil {
		return target{}
	}
	return target{repository: match[1], kind: match[2], reference: match[3]}
}

func (front *front) ServeHTTP(writer http.ResponseWriter, request *http.Request) {
	name := targetOf(request.URL.Path)
	answer, err := front.plane.decide(front.region, request, name)
	switch {
	case err != nil:
		refuse(writer, http.StatusBadGateway, "UNAVAILABLE", err.Error())
	case answer.Status == 0:
		panic(http.ErrAbortHandler)
	case answer.Status != http.StatusOK:
		if answer.Status == http.StatusUnauthorized {
			challenge := fmt.Sprintf(`Basic realm="http://%s/",service="ecr.amazonaws.com"`, request.Host)
			writer.Header().Set("WWW-Authenticate", challenge)
		}
		refuse(writer, answer.Status, answer.Code, answer.Message)
	case name.kind == "manifests" && request.Method == http.MethodPut:
		front.putManifest(writer, request, name, answer)
	default:
		if name.kind == "manifests" && answer.Digest != "" {
			// What a tag stands for is known to the AWS server, where images are tagged and deleted by its API too.
			request.URL.Path = "/v2/" + name.repository + "/manifests/" + answer.Digest
		}
		request.Header.Del("Authorization")
		front.store.ServeHTTP(writer, request)
	}
}

func (front *front) putManifest(writer http.ResponseWriter, request *http.Request, name target, answer decision) {
	manifest, err := io.ReadAll(http.MaxBytesReader(writer, request.Body, maxManifest))
	if err != nil {
		refuse(writer, http.StatusBadRequest, "MANIFEST_INVALID", err.Error())
		return
	}
	digest := digestOf(manifest)
	if answer.Code == "IMMUTABLE" && answer.Digest != digest {
		text := "The image tag '%s' already exists in the '%s' repository and cannot be overwritten because the tag is immutable."
		refuse(writer, http.StatusBadRequest, "TAG_INVALID", fmt.Sprintf(text, name.reference, name.repository))
		return
	}
	request.Header.Del("Authorization")
	request.Body = io.NopCloser(bytes.NewReader(manifest))
	stored := httptest.NewRecorder()
	front.store.ServeHTTP(stored, request)
	if stored.Code == http.StatusCreated {
		mediaType := request.Header.Get("Content-Type")
		done := push{Repository: name.repository, Reference: name.reference, MediaType: mediaType, Manifest: string(manifest)}
		regions, err := front.plane.pushed(front.region, done)
		if err != nil {
			refuse(writer, http.StatusBadGateway, "UNAVAILABLE", err.Error())
			return
		}
		for _, region := range regions {
			go front.replicator.copy(front.region, region, done)
		}
	}
	for key, values := range stored.Header() {
		writer.Header()[key] = values
	}
	writer.WriteHeader(stored.Code)
	if _, err := stored.Body.WriteTo(writer); err != nil {
		log.Print(err)
	}
}

func refuse(writer http.ResponseWriter, status int, code, message string) {
	writer.Header().Set("Content-Type", "application/json")
	writer.WriteHeader(status)
	body := map[string]any{"errors": []map[string]string{{"code": code, "message": message}}}
	if err := json.NewEncoder(writer).Encode(body); err != nil {
		log.Print(err)
	}
}

func digestOf(content []byte) string {
	return fmt.Sprintf("sha256:%x", sha256.Sum256(content))
}
