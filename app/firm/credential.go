package firm

import (
	"strings"
	"time"

	"sampan/app/fault"
)

// Credential is a licence, a certificate or a report that says what the firm
// is and can: what a buyer's purchasing department files before it orders.
type Credential struct {
	Kind     string `json:"kind"`  // one of CredentialKinds
	Title    string `json:"title"` // "ISO 9001:2015", in the words of letters
	Number   string `json:"number"`
	Issuer   string `json:"issuer"`
	Until    string `json:"until"` // last ISO day, "" for one that does not end
	File     string `json:"file"`  // content id of the scan
	FileName string `json:"file_name"`
}

// CredentialKinds are the kinds in the order of a qualification pack.
func CredentialKinds() []string {
	return []string{"licence", "certificate", "audit", "test_report", "capacity", "reference", "other"}
}

// Expired reports whether the credential had ended before an ISO day.
func (c Credential) Expired(day string) bool { return c.Until != "" && c.Until < day }

func (c Credential) check() error {
	if strings.TrimSpace(c.Title) == "" {
		return fault.New("firm.credential_untitled").At("credentials")
	}
	if _, err := time.Parse(time.DateOnly, c.Until); c.Until != "" && err != nil {
		return fault.New("firm.credential_until_wrong", "Title", c.Title).At("credentials")
	}
	return nil
}
