package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"time"
)

const (
	manifestType = "application/vnd.oci.image.manifest.v1+json"
	configType   = "application/vnd.oci.image.config.v1+json"
	layerType    = "application/vnd.oci.image.layer.v1.tar+gzip"
)

type content struct {
	MediaType string `json:"mediaType"`
	Digest    string `json:"digest"`
	Size      int    `json:"size"`
}

type manifest struct {
	SchemaVersion int       `json:"schemaVersion"`
	MediaType     string    `json:"mediaType"`
	Config        content   `json:"config"`
	Layers        []content `json:"layers"`
}

// buildImage makes an image of one layer from a folder: the same files give the same digest, whoever owns them and whenever
// they were written. The image's parts are put into the output folder, named by digest, and "manifest.json".
func buildImage(arguments []string) error {
	flags := flag.NewFlagSet("image", flag.ExitOnError)
	root := flags.String("root", "", "folder that becomes /")
	output := flags.String("output", "", "folder for the image's parts")
	user := flags.String("user", "", "user of the processes, as in /etc/passwd or uid:gid")
	environment := flags.String("env", "", "comma-separated K=V")
	entrypoint := flags.String("entrypoint", "", "program to run")
	flags.Parse(arguments)

	var plain bytes.Buffer
	if err := writeTar(&plain, *root); err != nil {
		return err
	}
	var packed bytes.Buffer
	compressor, err := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
	if err != nil {
		return err
	}
	if _, err := compressor.Write(plain.Bytes()); err != nil {
		return err
	}
	if err := compressor.Close(); err != nil {
		return err
	}
	settings := map[string]any{"User": *user, "WorkingDir": "/"}
	if *environment != "" {
		settings["Env"] = strings.Split(*environment, ",")
	}
	if *entrypoint != "" {
		settings["Entrypoint"] = []string{*entrypoint}
	}
	created := time.Unix(0, 0).UTC().Format(time.RFC3339)
	config, err := json.Marshal(map[string]any{
		"architecture": runtime.GOARCH,
		"os":           "linux",
		"created":      created,
		"config":       settings,
		// buildah refuses to build on an image whose history does not list each layer
		"history": []map[string]string{{"created": created, "created_by": "local-registry image"}},
		"rootfs":  map[string]any{"type": "layers", "diff_ids": []string{digestOf(plain.Bytes())}},
	})
	if err != nil {
		return err
	}
	text, err := json.Marshal(manifest{
		SchemaVersion: 2,
		MediaType:     manifestType,
		Config:        content{configType, digestOf(config), len(config)},
		Layers:        []content{{layerType, digestOf(packed.Bytes()), packed.Len()}},
	})
	if err != nil {
		return err
	}
	if err := os.MkdirAll(*output, 0o755); err != nil {
		return err
	}
	for name, bytes := range map[string][]byte{
		digestOf(config):         config,
		digestOf(packed.Bytes()): packed.Bytes(),
		"manifest.json":          text,
	} {
		if err := os.WriteFile(filepath.Join(*output, name), bytes, 0o644); err != nil {
			return err
		}
	}
	fmt.Println(digestOf(text))
	return nil
}

// writeTar packs a folder in the order of names, all owned by root and as old as the epoch.
func writeTar(out io.Writer, root string) error {
	var names []string
	err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if path != root {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		return err
	}
	sort.Strings(names)
	writer := tar.NewWriter(out)
	for _, name := range names {
		if err := addFile(writer, root, name); err != nil {
			return err
		}
	}
	return writer.Close()
}

func addFile(writer *tar.Writer, root, name string) error {
	info, err := os.Lstat(name)
	if err != nil {
		return err
	}
	link := ""
	if info.Mode()&fs.ModeSymlink != 0 {
		if link, err = os.Readlink(name); err != nil {
			return err
		}
	}
	header, err := tar.FileInfoHeader(info, link)
	if err != nil {
		return err
	}
	relative, err := filepath.Rel(root, name)
	if err != nil {
		return err
	}
	*header = tar.Header{
		Typeflag: header.Typeflag,
		Name:     relative,
		Linkname: header.Linkname,
		Size:     header.Size,
		Mode:     int64(info.Mode().Perm()),
		ModTime:  time.Unix(0, 0),
		Format:   tar.FormatPAX,
	}
	if info.IsDir() {
		header.Name += "/"
	}
	if info.Mode()&fs.ModeSticky != 0 {
		header.Mode |= 0o1000
	}
	if err := writer.WriteHeader(header); err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return nil
	}
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(writer, file)
	return err
}
