package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
)

// controlPlane is the AWS server, which knows repositories, tokens, tags and faults.
type controlPlane struct {
	url string
}

// decision is what to do with a request: 200 passes it on, 0 closes the connection without an answer, the rest refuses it.
type decision struct {
	Status  int    `json:"status"`
	Code    string `json:"code"`
	Message string `json:"message"`
	Digest  string `json:"digest"`
}

// push is a manifest that was stored.
type push struct {
	Repository string `json:"repository"`
	Reference  string `json:"reference"`
	MediaType  string `json:"mediaType"`
	Manifest   string `json:"manifest,omitempty"`
	Target     string `json:"target,omitempty"`
}

func (plane *controlPlane) tellPort(region string, port int) error {
	return plane.call(http.MethodPut, "/registries/"+region, map[string]int{"port": port}, &struct{}{})
}

func (plane *controlPlane) decide(region string, request *http.Request, name target) (decision, error) {
	question := map[string]string{
		"method":        request.Method,
		"authorization": request.Header.Get("Authorization"),
		"repository":    name.repository,
		"kind":          name.kind,
		"reference":     name.reference,
	}
	var answer decision
	err := plane.call(http.MethodPost, "/registries/"+region+"/decisions", question, &answer)
	return answer, err
}

// pushed tells of a stored manifest; the answer is the regions it must be copied to.
func (plane *controlPlane) pushed(region string, done push) ([]string, error) {
	var answer struct{ Regions []string }
	err := plane.call(http.MethodPost, "/registries/"+region+"/pushes", done, &answer)
	return answer.Regions, err
}

// replicated tells that a copy is complete, or without a manifest asks whether copying may begin; false means not now.
func (plane *controlPlane) replicated(region string, done push) (bool, error) {
	var answer struct{ Done bool }
	err := plane.call(http.MethodPost, "/registries/"+region+"/replications", done, &answer)
	return answer.Done, err
}

func (plane *controlPlane) call(method, path string, question, answer any) error {
	body, err := json.Marshal(question)
	if err != nil {
		return err
	}
	request, err := http.NewRequest(method, plane.url+"/local-cloud"+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s %s: the AWS server answered %s", method, path, response.Status)
	}
	return json.NewDecoder(response.Body).Decode(answer)
}
