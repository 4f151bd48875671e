package main

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
)

const pauseName = "local-cloud/pause:1"

// writePauseImage packs the program pause into an archive that `ctr images import` reads. Arguments: program, archive.
func writePauseImage() int {
	if err := packPause(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "pause-image:", err)
		return 1
	}
	return 0
}

func packPause(program, archive string) error {
	content, err := os.ReadFile(program)
	if err != nil {
		return err
	}
	layer, err := tarOf(entry{"pause", 0o755, content})
	if err != nil {
		return err
	}
	config, err := json.Marshal(map[string]any{
		"architecture": runtime.GOARCH,
		"os":           "linux",
		"config":       map[string]any{"Entrypoint": []string{"/pause"}},
		"rootfs":       map[string]any{"type": "layers", "diff_ids": []string{fmt.Sprintf("sha256:%x", sha256.Sum256(layer))}},
	})
	if err != nil {
		return err
	}
	manifest, err := json.Marshal([]map[string]any{
		{"Config": "config.json", "Layers": []string{"layer.tar"}, "RepoTags": []string{pauseName}},
	})
	if err != nil {
		return err
	}
	image, err := tarOf(entry{"layer.tar", 0o644, layer}, entry{"config.json", 0o644, config}, entry{"manifest.json", 0o644, manifest})
	if err != nil {
		return err
	}
	return os.WriteFile(archive, image, 0o644)
}

type entry struct {
	name    string
	mode    int64
	content []byte
}

func tarOf(entries ...entry) ([]byte, error) {
	var packed bytes.Buffer
	writer := tar.NewWriter(&packed)
	for _, each := range entries {
		if err := writer.WriteHeader(&tar.Header{Name: each.name, Mode: each.mode, Size: int64(len(each.content))}); err != nil {
			return nil, err
		}
		if _, err := writer.Write(each.content); err != nil {
			return nil, err
		}
	}
	err := writer.Close()
	return packed.Bytes(), err
}
