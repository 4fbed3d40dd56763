package inquiry_test

import (
	"testing"

	"sampan/app/inquiry"
)

func TestReference(t *testing.T) {
	for _, c := range []struct{ channel, subject, want string }{
		{"mail", "RE: Fwd: RFQ 2231 brake pads", "RFQ 2231 brake pads"},
		{"mail", "AW[2]: Anfrage", "Anfrage"},
		{"mail", "回复：询价", "询价"},
		{"mail", "Request: vases", "Request: vases"},
		{"mail", "", ""},
		{"sheet", "RFQ-2231", "RFQ-2231"},
		{"chat", "Hello,", ""},
		{"platform", "Buying request", ""},
	} {
		q := inquiry.Inquiry{Channel: c.channel, Subject: c.subject}
		if got := q.Reference(); got != c.want {
			t.Errorf("%s %q is called %q, want %q", c.channel, c.subject, got, c.want)
		}
	}
}

func TestTopic(t *testing.T) {
	for text, want := range map[string]string{
		"Hello,\n\nwe need 500 bottles":                           "we need 500 bottles",
		"\n Dear Sir or Madam,\nplease quote vases\n":             "please quote vases",
		"您好！\n请报价保温杯":                                             "请报价保温杯",
		"Hi, 500 bottles please":                                  "Hi, 500 bottles please",
		"From: a@b.example\nSubject: Spring order\n\nHello,\n...": "Spring order",
		"Hello,":   "",
		"":         "",
		"Hi-Lo 3t": "Hi-Lo 3t",
		"Good morning dear friends, I am writing to ask about your vases": "Good morning dear friends, I am writing to ask about your vases",
	} {
		if got := inquiry.Topic(text); got != want {
			t.Errorf("%q is about %q, want %q", text, got, want)
		}
	}
}
