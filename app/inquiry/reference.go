package inquiry

import (
	"regexp"
	"strings"
)

var (
	forwarded = regexp.MustCompile(`(?i)^\s*(re|fw|fwd|aw|wg|rv|enc|res|tr|答复|回复|转发)\s*(\[\d+\])?\s*[:：]\s*`)
	titled    = regexp.MustCompile(`(?i)^\s*(subject|betreff|asunto|assunto|objet|тема|主题|الموضوع)\s*[:：]\s*(\S.*)$`)
	greeted   = regexp.MustCompile(`(?i)^\s*(dear|hi|hello|hey|good (day|morning|afternoon|evening)|greetings|sehr geehrte|guten|hallo|bonjour|bonsoir|hola|buen[oa]s|estimad[oa]s?|prezad[oa]s?|olá|ola|bom dia|boa tarde|здравствуйте|добрый|привет|уважаем\p{L}+|您好|你好|尊敬的|亲|مرحبا|السلام)`)
)

// greetingLength is how many letters a line has that says no more than hello.
const greetingLength = 40

// Reference is what the buyer calls his inquiry on our papers: the subject of
// his mail without the marks of replies, or the name of his sheet. What was
// said in a chat or pasted has none.
func (q Inquiry) Reference() string {
	if q.Channel != "mail" && q.Channel != "sheet" {
		return ""
	}
	s := strings.TrimSpace(q.Subject)
	for {
		cut := forwarded.ReplaceAllString(s, "")
		if cut == s {
			return s
		}
		s = cut
	}
}

// Topic is the line of a text that best says what it is about: its subject
// where it carries one, else the first line that is more than a greeting.
func Topic(text string) string {
	first := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if m := titled.FindStringSubmatch(line); m != nil {
			return m[2]
		}
		if first == "" && line != "" && !greeting(line) {
			first = line
		}
	}
	return first
}

func greeting(line string) bool {
	return len([]rune(line)) <= greetingLength && greeted.MatchString(line) && !strings.ContainsAny(line, "0123456789")
}
