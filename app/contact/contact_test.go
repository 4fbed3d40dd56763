package contact

import (
	"testing"

	"sampan/app/fault"
)

func TestCheck(t *testing.T) {
	cases := []struct {
		c   Contact
		key string
	}{
		{Contact{}, "contact.name_missing"},
		{Contact{Name: "Acme", Email: "a@b"}, ""},
		{Contact{Name: "Acme", Email: "Anna <a@b.de>"}, "contact.email_wrong"},
		{Contact{NameZH: "宁波五金", People: []Person{{Email: "no"}}}, "contact.email_wrong"},
	}
	for _, c := range cases {
		err := c.c.Check()
		if (err == nil) != (c.key == "") || (err != nil && !fault.Is(err, c.key)) {
			t.Errorf("%+v: %v", c.c, err)
		}
	}
}

func TestCompanyDomain(t *testing.T) {
	for in, want := range map[string]string{
		"Anna@Mueller-Haushalt.de": "mueller-haushalt.de", "x@qq.com": "", "x@yahoo.co.uk": "", "none": "",
	} {
		if got := CompanyDomain(in); got != want {
			t.Errorf("%s = %q", in, got)
		}
	}
}
