package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// pushImage uploads what buildImage made. The password is read from the environment, since all users see arguments.
func pushImage(arguments []string) error {
	flags := flag.NewFlagSet("push", flag.ExitOnError)
	folder := flags.String("image", "", "folder with the image's parts")
	host := flags.String("registry", "", "host:port of a registry on plain HTTP")
	repository := flags.String("repository", "", "repository to push to")
	tag := flags.String("tag", "latest", "tag to give")
	flags.Parse(arguments)

	text, err := os.ReadFile(filepath.Join(*folder, "manifest.json"))
	if err != nil {
		return err
	}
	var image manifest
	if err := json.Unmarshal(text, &image); err != nil {
		return err
	}
	upload := &uploader{base: "http://" + *host + "/v2/" + *repository, password: os.Getenv("REGISTRY_PASSWORD")}
	for _, part := range append(image.Layers, image.Config) {
		if err := upload.blob(filepath.Join(*folder, part.Digest), part.Digest); err != nil {
			return err
		}
	}
	_, err = upload.send(http.MethodPut, upload.base+"/manifests/"+*tag, bytes.NewReader(text), image.MediaType, http.StatusCreated)
	return err
}

type uploader struct {
	base, password string
}

func (upload *uploader) blob(file, digest string) error {
	if _, err := upload.send(http.MethodHead, upload.base+"/blobs/"+digest, nil, "", http.StatusOK); err == nil {
		return nil
	}
	location, err := upload.send(http.MethodPost, upload.base+"/blobs/uploads/", nil, "", http.StatusAccepted)
	if err != nil {
		return err
	}
	base, err := url.Parse(upload.base)
	if err != nil {
		return err
	}
	target, err := base.Parse(location)
	if err != nil {
		return err
	}
	query := target.Query()
	query.Set("digest", digest)
	target.RawQuery = query.Encode()
	content, err := os.Open(file)
	if err != nil {
		return err
	}
	defer content.Close()
	_, err = upload.send(http.MethodPut, target.String(), content, "application/octet-stream", http.StatusCreated)
	return err
}

func (upload *uploader) send(method, url string, body io.Reader, mediaType string, expected int) (string, error) {
	request, err := http.NewRequest(method, url, body)
	if err != nil {
		return "", err
	}
	if file, ok := body.(*os.File); ok {
		info, err := file.Stat()
		if err != nil {
			return "", err
		}
		request.ContentLength = info.Size()
	}
	if mediaType != "" {
		request.Header.Set("Content-Type", mediaType)
	}
	request.SetBasicAuth("AWS", upload.password)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	if response.StatusCode != expected {
		answer, _ := io.ReadAll(io.LimitReader(response.Body, 2000))
		return "", fmt.Errorf("%s %s: %s %s", method, strings.Split(url, "?")[0], response.Status, answer)
	}
	return response.Header.Get("Location"), nil
}
