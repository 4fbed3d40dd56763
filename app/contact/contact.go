// Package contact holds the people and companies the firm deals with: buyers,
// suppliers, forwarders, brokers, banks. The role is a field, not a type.
package contact

import (
	"net/mail"
	"slices"
	"strings"
	"time"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/trade"
)

// Role is what a company is to the firm; one company may have several.
type Role string

// The roles a company may have.
const (
	Buyer     Role = "buyer"
	Supplier  Role = "supplier"
	Forwarder Role = "forwarder"
	Broker    Role = "broker"
	BankRole  Role = "bank"
	Insurer   Role = "insurer"
	Inspector Role = "inspector"
)

// Roles lists all roles in the order of menus.
func Roles() []Role {
	return []Role{Buyer, Supplier, Forwarder, Broker, BankRole, Insurer, Inspector}
}

// Contact is a company with its people.
type Contact struct {
	ID        string         `json:"id"`
	Ver       int64          `json:"ver"`
	Code      string         `json:"code"` // the firm's own short code, may be empty
	Roles     []Role         `json:"roles"`
	Name      string         `json:"name"`    // as on papers
	NameZH    string         `json:"name_zh"` // Chinese name or the firm's nickname for it
	Country   string         `json:"country"` // alpha-2
	City      string         `json:"city"`
	Address   string         `json:"address"` // lines
	PostCode  string         `json:"post_code"`
	Email     string         `json:"email"`
	Phone     string         `json:"phone"`
	WhatsApp  string         `json:"whatsapp"`
	WeChat    string         `json:"wechat"`
	Website   string         `json:"website"`
	TaxID     string         `json:"tax_id"`   // VAT number, EORI, USCC of suppliers
	Language  string         `json:"language"` // of letters and papers, BCP 47
	Market    trade.Market   `json:"market"`   // "" takes the country's
	Currency  money.Currency `json:"currency"`
	Incoterm  trade.Incoterm `json:"incoterm"`
	Port      string         `json:"port"`    // usual destination
	Payment   string         `json:"payment"` // code of a firm's payment term, or own words
	Source    string         `json:"source"`
	Owner     string         `json:"owner"` // sales person
	Tags      []string       `json:"tags"`
	Notes     string         `json:"notes"`
	Terms     Terms          `json:"terms"` // what stands between the firm and a buyer beside the order
	People    []Person       `json:"people"`
	Files     []File         `json:"files"`
	CreatedAt time.Time      `json:"created_at"`
}

// Terms are what was agreed with a buyer once for all orders, in words.
type Terms struct {
	Returns         string `json:"returns"`
	Penalties       string `json:"penalties"`
	PriceProtection string `json:"price_protection"`
	Deductions      string `json:"deductions"`
	Other           string `json:"other"`
}

// Person is somebody at a company.
type Person struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Title    string `json:"title"`
	Email    string `json:"email"`
	Phone    string `json:"phone"`
	WhatsApp string `json:"whatsapp"`
	WeChat   string `json:"wechat"`
}

// File is an attachment of a record: content by id, named by a person.
type File struct {
	ID   string `json:"id"` // content id
	Name string `json:"name"`
}

// Summary is the row of a list.
type Summary struct {
	ID, Code, Name, NameZH, Country, City, Email, Phone, Person, Owner string
	Roles                                                              []Role
	Tags                                                               []string
	Market                                                             trade.Market
	UpdatedAt                                                          time.Time
}

// Is reports whether the company has the role.
func (c Contact) Is(r Role) bool { return slices.Contains(c.Roles, r) }

// Check says what a contact cannot be saved without: a name, and addresses
// that can be written to.
func (c Contact) Check() error {
	if strings.TrimSpace(c.Name) == "" && strings.TrimSpace(c.NameZH) == "" {
		return fault.New("contact.name_missing").At("name")
	}
	if err := checkEmail(c.Email); err != nil {
		return err.At("email")
	}
	for _, p := range c.People {
		if err := checkEmail(p.Email); err != nil {
			return err.At("people.email")
		}
	}
	return nil
}

func checkEmail(s string) *fault.Fault {
	if s == "" {
		return nil
	}
	if a, err := mail.ParseAddress(s); err != nil || a.Address != s {
		return fault.New("contact.email_wrong", "Email", s)
	}
	return nil
}

// Display is the name people call the company by on the screen.
func (c Contact) Display() string {
	if c.Name != "" {
		return c.Name
	}
	return c.NameZH
}

// freeMail are providers whose domain says nothing about a company.
var freeMail = []string{
	"gmail.com", "googlemail.com", "qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "139.com", "sina.com", "sina.cn", "sohu.com",
	"aliyun.com", "hotmail.com", "outlook.com", "live.com", "msn.com", "yahoo.com", "ymail.com", "icloud.com", "me.com", "aol.com",
	"mail.ru", "yandex.ru", "bk.ru", "list.ru", "inbox.ru", "rambler.ru", "gmx.de", "gmx.net", "web.de", "t-online.de", "orange.fr",
	"free.fr", "wanadoo.fr", "laposte.net", "libero.it", "uol.com.br", "bol.com.br", "terra.com.br", "rediffmail.com", "protonmail.com",
	"proton.me", "zoho.com", "hushmail.com", "naver.com", "daum.net", "hanmail.net",
}

// CompanyDomain gives the domain of an address where it names a company,
// "" for free mail providers and for what is no address.
func CompanyDomain(email string) string {
	_, domain, ok := strings.Cut(strings.ToLower(strings.TrimSpace(email)), "@")
	if !ok || slices.Contains(freeMail, domain) || strings.HasPrefix(domain, "yahoo.") || strings.HasPrefix(domain, "hotmail.") {
		return ""
	}
	return domain
}
