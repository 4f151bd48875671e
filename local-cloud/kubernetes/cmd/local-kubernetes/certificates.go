package main

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"flag"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

const lifetime = 30 * 24 * time.Hour

// identity is a client of the API server, which knows it by its certificate.
type identity struct {
	file, user, group string
}

var identities = []identity{
	{"admin", "admin", "system:masters"},
	// One identity for all controllers: an identity each makes the start about three seconds longer.
	{"kube-controller-manager", "system:kube-controller-manager", "system:masters"},
	{"kube-scheduler", "system:kube-scheduler", ""},
	{"kwok", "kwok", "system:masters"},
	{"node", "system:node:localhost", "system:nodes"},
	{"kubelet-client", "kube-apiserver-kubelet-client", "system:masters"},
}

// writeCertificates makes what a control plane needs: a CA, serving certificates of the API server and the kubelet, a key for
// service accounts, and a certificate with a kubeconfig for each identity.
func writeCertificates() int {
	flags := flag.NewFlagSet("certificates", flag.ExitOnError)
	folder := flags.String("folder", "", "folder to write to")
	server := flags.String("server", "", "URL of the API server, for the kubeconfigs")
	flags.Parse(os.Args[1:])
	if err := writeAll(*folder, *server); err != nil {
		fmt.Fprintln(os.Stderr, "certificates:", err)
		return 1
	}
	return 0
}

func writeAll(folder, server string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	authority, err := newAuthority(folder)
	if err != nil {
		return err
	}
	loopback := []net.IP{net.IPv4(127, 0, 0, 1), net.IPv4(10, 96, 0, 1)}
	names := []string{"localhost", "kubernetes.default.svc"}
	for _, file := range []string{"apiserver", "kubelet"} {
		template := &x509.Certificate{
			Subject:     pkix.Name{CommonName: file},
			ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
			IPAddresses: loopback,
			DNSNames:    names,
		}
		if _, _, err := authority.issue(file, template); err != nil {
			return err
		}
	}
	for _, who := range identities {
		subject := pkix.Name{CommonName: who.user}
		if who.group != "" {
			subject.Organization = []string{who.group}
		}
		template := &x509.Certificate{Subject: subject, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}}
		certificate, key, err := authority.issue(who.file, template)
		if err != nil {
			return err
		}
		text := kubeconfig(server, authority.pem, who.file, certificate, key)
		if err := os.WriteFile(filepath.Join(folder, who.file+".kubeconfig"), []byte(text), 0o600); err != nil {
			return err
		}
	}
	return writeServiceAccountKey(folder)
}

type authority struct {
	folder      string
	certificate *x509.Certificate
	key         crypto.Signer
	pem         []byte
	issued      int64
}

func newAuthority(folder string) (*authority, error) {
	template := &x509.Certificate{
		Subject:               pkix.Name{CommonName: "local-cloud"},
		IsCA:                  true,
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}
	made := &authority{folder: folder, certificate: template}
	text, _, err := made.issue("ca", template)
	made.pem = text
	return made, err
}

// issue signs a certificate and writes it with its key; the first one is the authority's own.
func (authority *authority) issue(file string, template *x509.Certificate) (certificate, key []byte, err error) {
	private, err := newKey(file)
	if err != nil {
		return nil, nil, err
	}
	authority.issued++
	template.SerialNumber = big.NewInt(authority.issued)
	template.NotBefore = time.Now().Add(-time.Hour)
	template.NotAfter = time.Now().Add(lifetime)
	if authority.key == nil {
		authority.key = private
	}
	signed, err := x509.CreateCertificate(rand.Reader, template, authority.certificate, private.Public(), authority.key)
	if err != nil {
		return nil, nil, err
	}
	if file == "ca" {
		if authority.certificate, err = x509.ParseCertificate(signed); err != nil {
			return nil, nil, err
		}
	}
	encoded, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return nil, nil, err
	}
	certificate = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: signed})
	key = pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: encoded})
	if err := os.WriteFile(filepath.Join(authority.folder, file+".crt"), certificate, 0o644); err != nil {
		return nil, nil, err
	}
	return certificate, key, os.WriteFile(filepath.Join(authority.folder, file+".key"), key, 0o600)
}

// newKey is a key on an elliptic curve, which is made in no time; the administrator's is RSA, since Java clients read it.
func newKey(file string) (crypto.Signer, error) {
	if file == "admin" {
		return rsa.GenerateKey(rand.Reader, 2048)
	}
	return ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
}

func writeServiceAccountKey(folder string) error {
	private, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return err
	}
	public, err := x509.MarshalPKIXPublicKey(&private.PublicKey)
	if err != nil {
		return err
	}
	key := pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(private)})
	if err := os.WriteFile(filepath.Join(folder, "service-account.key"), key, 0o600); err != nil {
		return err
	}
	text := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: public})
	return os.WriteFile(filepath.Join(folder, "service-account.pub"), text, 0o644)
}

func kubeconfig(server string, authority []byte, user string, certificate, key []byte) string {
	encode := base64.StdEncoding.EncodeToString
	return fmt.Sprintf(`apiVersion: v1
kind: Config
clusters:
- name: local
  cluster: {server: "%s", certificate-authority-data: %s}
users:
- name: %s
  user: {client-certificate-data: %s, client-key-data: %s}
contexts:
- name: local
  context: {cluster: local, user: %s}
current-context: local
`, server, encode(authority), user, encode(certificate), encode(key), user)
}
