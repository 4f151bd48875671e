// Command local-registry serves an OCI registry per region that behaves as Amazon ECR does, and makes and pushes small base
// images. Each region has storage of its own; what ECR's control plane decides (tokens, repositories, immutable tags,
// replication) is asked of the local cloud's AWS server.
package main

import (
	"fmt"
	"os"
)

func main() {
	commands := map[string]func([]string) error{
		"serve": serve,
		"image": buildImage,
		"push":  pushImage,
	}
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: local-registry serve|image|push [flags]")
		os.Exit(2)
	}
	if err := commands[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "local-registry:", err)
		os.Exit(1)
	}
}
