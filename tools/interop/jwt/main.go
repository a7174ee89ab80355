// Jwt makes and checks the documents that Tallystick signs with github.com/golang-jwt/jwt/v5, which shares no code with this
// repository.
//
//	jwt key FILE             draws a key into FILE (PKCS #8 in PEM) and prints the public one as calls want it
//	jwt sign FILE TYP        signs the claims on standard input, and prints the document
//	jwt verify PUBLIC TYP    prints the claims of the document on standard input, or "refused: " and why, and exits with 1
package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/golang-jwt/jwt/v5"
)

// ed25519Method is the library's own method for Ed25519 under the name that RFC 9864 gives it: the library itself only
// knows the older EdDSA, which may mean Ed448, too.
type ed25519Method struct{ jwt.SigningMethodEd25519 }

func (*ed25519Method) Alg() string { return "Ed25519" }

func main() {
	method := &ed25519Method{}
	jwt.RegisterSigningMethod(method.Alg(), func() jwt.SigningMethod { return method })
	printed, err := run(method, os.Args[1:])
	if err != nil {
		fmt.Println("refused:", err)
		os.Exit(1)
	}
	fmt.Println(printed)
}

func run(method jwt.SigningMethod, args []string) (string, error) {
	switch {
	case len(args) == 2 && args[0] == "key":
		return drawKey(args[1])
	case len(args) == 3 && args[0] == "sign":
		return sign(method, args[1], args[2])
	case len(args) == 3 && args[0] == "verify":
		return verify(method, args[1], args[2])
	}
	return "", fmt.Errorf("usage: jwt key FILE | jwt sign FILE TYP | jwt verify PUBLIC TYP")
}

func drawKey(file string) (string, error) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return "", err
	}
	der, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return "", err
	}
	block := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})
	return base64.RawURLEncoding.EncodeToString(public), os.WriteFile(file, block, 0o600)
}

func sign(method jwt.SigningMethod, file, typ string) (string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	key, err := jwt.ParseEdPrivateKeyFromPEM(text)
	if err != nil {
		return "", err
	}
	claims := jwt.MapClaims{}
	in := json.NewDecoder(os.Stdin)
	in.UseNumber() // all our numbers are integers; the library's default would make them floats
	if err := in.Decode(&claims); err != nil {
		return "", err
	}
	token := jwt.NewWithClaims(method, claims)
	token.Header["typ"] = typ
	return token.SignedString(key)
}

func verify(method jwt.SigningMethod, public, typ string) (string, error) {
	key, err := base64.RawURLEncoding.DecodeString(public)
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(os.Stdin)
	if err != nil {
		return "", err
	}
	token, err := jwt.Parse(strings.TrimSpace(string(text)), func(token *jwt.Token) (any, error) {
		if token.Header["typ"] != typ {
			return nil, fmt.Errorf("typ is %v", token.Header["typ"])
		}
		return ed25519.PublicKey(key), nil
	}, jwt.WithValidMethods([]string{method.Alg()}), jwt.WithExpirationRequired(), jwt.WithIssuedAt(), jwt.WithJSONNumber(),
		jwt.WithStrictDecoding())
	if err != nil {
		return "", err
	}
	claims, err := json.Marshal(token.Claims)
	return string(claims), err
}
