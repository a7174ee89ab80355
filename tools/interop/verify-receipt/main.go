// Verify-receipt holds receipts against a policy with filippo.io/torchwood, which shares no code with this repository.
//
//	verify-receipt POLICY RECEIPT...
//
// It prints "accepted FILE" or "refused FILE: reason" for each and exits with 1 if any was refused.
package main

import (
	"errors"
	"fmt"
	"os"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: verify-receipt POLICY RECEIPT...")
		os.Exit(2)
	}
	policy, err := readPolicy(os.Args[1])
	if err != nil {
		fmt.Printf("refused %s: %v\n", os.Args[1], err)
		os.Exit(1)
	}
	refused := false
	for _, file := range os.Args[2:] {
		if err := verify(policy, file); err != nil {
			fmt.Printf("refused %s: %v\n", file, err)
			refused = true
		} else {
			fmt.Printf("accepted %s\n", file)
		}
	}
	if refused {
		os.Exit(1)
	}
}

func readPolicy(file string) (torchwood.Policy, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return torchwood.ParsePolicy(text)
}

// verify takes the entry from the receipt's extra line, as spec/formats.md says.
func verify(policy torchwood.Policy, file string) error {
	proof, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	entry, err := torchwood.ProofExtraData(proof)
	if err != nil {
		return err
	}
	if len(entry) == 0 {
		return errors.New("the extra line is empty")
	}
	return torchwood.VerifyProof(policy, tlog.RecordHash(entry), proof)
}
