package inquiry

import "strings"

// phrases are the parts of a short polite question in one language.
type phrases struct {
	dear, anyone, thanks, please string // "Dear %", the greeting of nobody in particular …
	fields                       map[string]string
	of                           string // "% of %": what, of which goods
	close                        string
}

// Question writes what has to be asked back as a short mail in the language
// of the inquiry, English where that is none of ours; "" when nothing is
// missing. From signs it and may be "".
func (q Inquiry) Question(certified bool, from string) string {
	missing := q.AskBack(certified)
	if len(missing) == 0 {
		return ""
	}
	p, ok := questions()[language(q.Language)]
	if !ok {
		p = questions()["en"]
	}
	var b strings.Builder
	if q.Sender.Name != "" {
		b.WriteString(strings.Replace(p.dear, "%", q.Sender.Name, 1))
	} else {
		b.WriteString(p.anyone)
	}
	b.WriteString("\n\n" + p.thanks + " " + p.please + "\n\n")
	for _, m := range missing {
		what := p.fields[m.Field]
		if m.Line >= 0 {
			what = strings.Replace(strings.Replace(p.of, "%", what, 1), "%", q.Lines[m.Line].Text, 1)
		}
		b.WriteString("- " + what + "\n")
	}
	b.WriteString("\n" + p.close)
	if from != "" {
		b.WriteString("\n" + from)
	}
	return b.String()
}

// language is the first part of a tag: "pt-BR" is Portuguese.
func language(tag string) string {
	head, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return head
}

func questions() map[string]phrases {
	return map[string]phrases{
		"en": {
			"Dear %,", "Dear customer,", "Thank you for your inquiry.", "To give you a firm price, please let us know:",
			map[string]string{"quantity": "Quantity", "incoterm": "Delivery term (FOB, CIF, DAP …)", "place": "Port or place of destination", "certificates": "Certificates that your market requires"},
			"%: %", "Best regards",
		},
		"zh": {
			"%，您好！", "您好！", "感谢您的询盘。", "为了给您准确报价，请告知：",
			map[string]string{"quantity": "数量", "incoterm": "贸易术语（FOB、CIF、DAP 等）", "place": "目的港或目的地", "certificates": "所在市场要求的认证"},
			"%：%", "顺祝商祺",
		},
		"es": {
			"Estimado/a %:", "Estimado cliente:", "Gracias por su consulta.", "Para darle un precio firme, le rogamos que nos indique:",
			map[string]string{"quantity": "Cantidad", "incoterm": "Condición de entrega (FOB, CIF, DAP …)", "place": "Puerto o lugar de destino", "certificates": "Certificados que exige su mercado"},
			"%: %", "Saludos cordiales",
		},
		"de": {
			"Guten Tag %,", "Guten Tag,", "vielen Dank für Ihre Anfrage.", "Für ein verbindliches Angebot teilen Sie uns bitte noch mit:",
			map[string]string{"quantity": "Menge", "incoterm": "Lieferbedingung (FOB, CIF, DAP …)", "place": "Bestimmungshafen oder -ort", "certificates": "In Ihrem Markt verlangte Zertifikate"},
			"%: %", "Mit freundlichen Grüßen",
		},
		"fr": {
			"Bonjour %,", "Bonjour,", "Merci de votre demande.", "Afin de vous donner un prix ferme, merci de nous préciser :",
			map[string]string{"quantity": "Quantité", "incoterm": "Condition de livraison (FOB, CIF, DAP …)", "place": "Port ou lieu de destination", "certificates": "Certificats exigés sur votre marché"},
			"% : %", "Cordialement",
		},
		"pt": {
			"Prezado(a) %,", "Prezado cliente,", "Obrigado pela sua consulta.", "Para lhe dar um preço firme, pedimos que nos informe:",
			map[string]string{"quantity": "Quantidade", "incoterm": "Condição de entrega (FOB, CIF, DAP …)", "place": "Porto ou local de destino", "certificates": "Certificados exigidos no seu mercado"},
			"%: %", "Atenciosamente",
		},
		"ru": {
			"Здравствуйте, %!", "Здравствуйте!", "Благодарим за ваш запрос.", "Чтобы назвать точную цену, просим сообщить:",
			map[string]string{"quantity": "Количество", "incoterm": "Условие поставки (FOB, CIF, DAP …)", "place": "Порт или место назначения", "certificates": "Сертификаты, необходимые на вашем рынке"},
			"%: %", "С уважением",
		},
		"ar": {
			"السيد/ة %، تحية طيبة،", "تحية طيبة،", "نشكركم على استفساركم.", "لتقديم سعر نهائي نرجو إفادتنا بما يلي:",
			map[string]string{"quantity": "الكمية", "incoterm": "شرط التسليم (FOB، CIF، DAP …)", "place": "ميناء أو مكان الوصول", "certificates": "الشهادات المطلوبة في سوقكم"},
			"%: %", "مع أطيب التحيات",
		},
	}
}
