package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/distribution/distribution/v3/configuration"
	"github.com/distribution/distribution/v3/registry/handlers"
	_ "github.com/distribution/distribution/v3/registry/storage/driver/filesystem"
	"github.com/sirupsen/logrus"
)

// serve listens on a free port of 127.0.0.1 for each region, tells the ports to the AWS server, writes them to the ready
// file and serves until it is ended.
func serve(arguments []string) error {
	flags := flag.NewFlagSet("serve", flag.ExitOnError)
	aws := flags.String("aws", "", "URL of the local cloud's AWS server")
	regions := flags.String("regions", "us-east-1,us-west-2", "comma-separated regions")
	storage := flags.String("storage", "", "folder that holds the layers, one below it per region")
	ready := flags.String("ready", "", "file to write the ports to, as JSON, once all answer")
	flags.Parse(arguments)
	logrus.SetLevel(logrus.FatalLevel)

	plane := &controlPlane{url: *aws}
	stores := map[string]http.Handler{}
	for _, region := range strings.Split(*regions, ",") {
		stores[region] = newStore(filepath.Join(*storage, region))
	}
	ports := map[string]int{}
	failed := make(chan error)
	for region, store := range stores {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return err
		}
		ports[region] = listener.Addr().(*net.TCPAddr).Port
		if err := plane.tellPort(region, ports[region]); err != nil {
			return err
		}
		front := &front{region: region, store: store, plane: plane, replicator: &replicator{stores: stores, plane: plane}}
		go func() { failed <- http.Serve(listener, front) }()
	}
	text, err := json.Marshal(ports)
	if err != nil {
		return err
	}
	if err := os.WriteFile(*ready+".partial", text, 0o600); err != nil {
		return err
	}
	if err := os.Rename(*ready+".partial", *ready); err != nil {
		return err
	}
	return <-failed
}

// newStore is a registry without access control that keeps its files below the folder.
func newStore(folder string) http.Handler {
	config := &configuration.Configuration{Version: configuration.MajorMinorVersion(0, 1)}
	config.Storage = configuration.Storage{
		"filesystem": configuration.Parameters{"rootdirectory": folder},
		"delete":     configuration.Parameters{"enabled": true},
		"maintenance": configuration.Parameters{
			"uploadpurging": map[any]any{"enabled": false},
		},
	}
	config.Catalog.MaxEntries = 1000
	config.HTTP.Secret = fmt.Sprintf("local-cloud-%d", os.Getpid())
	config.HTTP.RelativeURLs = true
	config.Validation.Manifests.URLs.Allow = []string{".*"}
	return handlers.NewApp(context.Background(), config)
}
