package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"
)

// replicator copies images between the stores of two regions, bytes and all.
type replicator struct {
	stores map[string]http.Handler
	plane  *controlPlane
}

type descriptor struct {
	Digest string
}

// copy brings a pushed manifest and all it names to the other region, and waits while one of the regions is down.
func (replicator *replicator) copy(source, target string, done push) {
	done.Target = target
	for {
		begin := done
		begin.Manifest = ""
		allowed, err := replicator.plane.replicated(source, begin)
		if err == nil && allowed {
			if err = replicator.copyManifest(source, target, done.Repository, done.Reference, done.MediaType, []byte(done.Manifest)); err == nil {
				allowed, err = replicator.plane.replicated(source, done)
			}
		}
		if err != nil {
			log.Printf("replication of %s:%s from %s to %s: %v", done.Repository, done.Reference, source, target, err)
			return
		}
		if allowed {
			return
		}
		time.Sleep(time.Second)
	}
}

func (replicator *replicator) copyManifest(source, target, repository, reference, mediaType string, manifest []byte) error {
	var content struct {
		MediaType         string
		Config            *descriptor
		Layers, Manifests []descriptor
	}
	if err := json.Unmarshal(manifest, &content); err != nil {
		return err
	}
	blobs := content.Layers
	if content.Config != nil {
		blobs = append(blobs, *content.Config)
	}
	for _, blob := range blobs {
		if err := replicator.copyBlob(source, target, repository, blob.Digest); err != nil {
			return err
		}
	}
	for _, child := range content.Manifests {
		path := "/v2/" + repository + "/manifests/" + child.Digest
		got := replicator.call(source, http.MethodGet, path, "", nil)
		if got.Code != http.StatusOK {
			return fmt.Errorf("%s in %s: %d", path, source, got.Code)
		}
		err := replicator.copyManifest(source, target, repository, child.Digest, got.Header().Get("Content-Type"), got.Body.Bytes())
		if err != nil {
			return err
		}
	}
	if mediaType == "" {
		mediaType = content.MediaType
	}
	path := "/v2/" + repository + "/manifests/" + reference
	put := replicator.call(target, http.MethodPut, path, mediaType, strings.NewReader(string(manifest)))
	if put.Code != http.StatusCreated {
		return fmt.Errorf("%s in %s: %d %s", path, target, put.Code, put.Body)
	}
	return nil
}

func (replicator *replicator) copyBlob(source, target, repository, digest string) error {
	path := "/v2/" + repository + "/blobs/" + digest
	if replicator.call(target, http.MethodHead, path, "", nil).Code == http.StatusOK {
		return nil
	}
	start := replicator.call(target, http.MethodPost, "/v2/"+repository+"/blobs/uploads/", "", nil)
	if start.Code != http.StatusAccepted {
		return fmt.Errorf("upload to %s in %s: %d %s", repository, target, start.Code, start.Body)
	}
	location := start.Header().Get("Location")
	reader, writer := io.Pipe()
	go func() {
		got := &bodyWriter{writer: writer, header: http.Header{}}
		replicator.stores[source].ServeHTTP(got, internalRequest(http.MethodGet, path, nil))
		if got.status >= http.StatusBadRequest {
			writer.CloseWithError(fmt.Errorf("%s in %s: %d", path, source, got.status))
			return
		}
		writer.Close()
	}()
	put := replicator.call(target, http.MethodPut, location+"&digest="+digest, "application/octet-stream", reader)
	reader.Close()
	if put.Code != http.StatusCreated {
		return fmt.Errorf("%s in %s: %d %s", path, target, put.Code, put.Body)
	}
	return nil
}

func (replicator *replicator) call(region, method, path, mediaType string, body io.Reader) *httptest.ResponseRecorder {
	request := internalRequest(method, path, body)
	if mediaType != "" {
		request.Header.Set("Content-Type", mediaType)
	}
	recorder := httptest.NewRecorder()
	replicator.stores[region].ServeHTTP(recorder, request)
	return recorder
}

func internalRequest(method, path string, body io.Reader) *http.Request {
	request := httptest.NewRequest(method, path, body)
	request.Header.Set("Accept", "*/*")
	for _, kind := range []string{
		"application/vnd.oci.image.manifest.v1+json",
		"application/vnd.oci.image.index.v1+json",
		"application/vnd.docker.distribution.manifest.v2+json",
		"application/vnd.docker.distribution.manifest.list.v2+json",
	} {
		request.Header.Add("Accept", kind)
	}
	return request
}

// bodyWriter passes the body of an answer on as it comes, so that a layer is never whole in memory.
type bodyWriter struct {
	writer io.Writer
	header http.Header
	status int
}

func (body *bodyWriter) Header() http.Header { return body.header }

func (body *bodyWriter) WriteHeader(status int) { body.status = status }

func (body *bodyWriter) Write(content []byte) (int, error) {
	if body.status >= http.StatusBadRequest {
		return len(content), nil
	}
	return body.writer.Write(content)
}
