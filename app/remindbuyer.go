package app

import (
	"cmp"
	"context"
	"strings"

	"sampan/app/contact"
	"sampan/app/fault"
	"sampan/app/firm"
	"sampan/app/money"
	"sampan/app/paper"
	"sampan/app/quotation"
)

// reminder is a short polite mail about an offer that ends, in one language:
// {number}, {date}, {total} and {day} stand for what is said of it.
type reminder struct{ dear, anyone, open, ended, close string }

// Reminder writes a mail to the buyer of an issued offer, in the buyer's
// language (English where that is none of ours): that it ends soon, or has
// ended. A draft is the fault "quotation.not_out".
func (a *App) Reminder(ctx context.Context, id string) (text string, err error) {
	err = a.store.Read(ctx, func(r Reader) error {
		q, err := r.Quotation(id)
		if err != nil {
			return err
		}
		if q.Editable() {
			return fault.New("quotation.not_out")
		}
		f, err := r.Firm()
		if err != nil {
			return err
		}
		buyer := contact.Contact{}
		if q.BuyerID != "" {
			if buyer, err = r.Contact(q.BuyerID); err != nil && !fault.Is(err, "store.not_found") {
				return err
			}
		}
		text, err = a.remind(q, buyer, f)
		return err
	})
	return text, err
}

func (a *App) remind(q quotation.Quotation, buyer contact.Contact, f firm.Firm) (string, error) {
	language, _, _ := strings.Cut(strings.ToLower(cmp.Or(buyer.Language, q.Language)), "-")
	words, ok := reminders()[language]
	if !ok {
		language, words = "en", reminders()["en"]
	}
	total, err := q.Total()
	if err != nil {
		return "", err
	}
	said := words.open
	if q.ValidUntil != "" && q.ValidUntil < a.now().Format(day) {
		said = words.ended
	}
	greeting := words.anyone
	if q.Attention != "" {
		greeting = strings.ReplaceAll(words.dear, "%", q.Attention)
	}
	sender := cmp.Or(f.NameEN, f.NameZH)
	if language == "zh" {
		sender = cmp.Or(f.NameZH, f.NameEN)
	}
	body := strings.NewReplacer(
		"{number}", paper.Document{Number: q.Number, Revision: q.Revision}.Reference(), "{date}", q.Date, "{day}", q.ValidUntil,
		"{total}", string(total.Currency)+" "+money.Format(total.Decimal(), total.Currency.Digits()),
	).Replace(said)
	return strings.TrimSpace(greeting + "\n\n" + body + "\n\n" + words.close + "\n" + f.Contact + "\n" + sender), nil
}

func reminders() map[string]reminder {
	return map[string]reminder{
		"en": {
			"Dear %,", "Dear customer,",
			"our quotation {number} of {date} over {total} is valid until {day}. May we keep these prices and the production slot for you? If quantity, packing or terms should change, just tell us and we will revise the offer.",
			"our quotation {number} of {date} over {total} was valid until {day}. If the project is still open, we will gladly renew the offer at today's cost. Has anything changed in quantity, packing or terms?",
			"Best regards",
		},
		"zh": {
			"%，您好！", "您好！",
			"我司 {date} 的报价单 {number}（{total}）有效期至 {day}。是否需要为您保留该价格和生产档期？数量、包装或条款如有变化，请告知，我们马上更新报价。",
			"我司 {date} 的报价单 {number}（{total}）已于 {day} 到期。如项目仍在进行，我们可按当前成本为您更新报价。数量、包装或条款是否有变化？",
			"顺祝商祺",
		},
		"es": {
			"Estimado/a %:", "Estimado cliente:",
			"nuestra oferta {number} del {date} por {total} es válida hasta el {day}. ¿Desea que le mantengamos estos precios y la fecha de producción? Si cambian la cantidad, el embalaje o las condiciones, avísenos y actualizaremos la oferta.",
			"nuestra oferta {number} del {date} por {total} venció el {day}. Si el proyecto sigue abierto, con gusto la renovaremos al coste de hoy. ¿Ha cambiado la cantidad, el embalaje o las condiciones?",
			"Saludos cordiales",
		},
		"de": {
			"Guten Tag %,", "Guten Tag,",
			"unser Angebot {number} vom {date} über {total} gilt bis {day}. Dürfen wir Preise und Fertigungstermin für Sie freihalten? Falls sich Menge, Verpackung oder Bedingungen ändern, passen wir das Angebot gern an.",
			"unser Angebot {number} vom {date} über {total} galt bis {day}. Falls das Projekt noch offen ist, erneuern wir es gern zu den heutigen Kosten. Hat sich an Menge, Verpackung oder Bedingungen etwas geändert?",
			"Mit freundlichen Grüßen",
		},
		"fr": {
			"Bonjour %,", "Bonjour,",
			"Notre offre {number} du {date}, d'un montant de {total}, est valable jusqu'au {day}. Souhaitez-vous que nous vous réservions ces prix et le créneau de production ? Si la quantité, l'emballage ou les conditions changent, nous réviserons l'offre.",
			"Notre offre {number} du {date}, d'un montant de {total}, était valable jusqu'au {day}. Si le projet est toujours d'actualité, nous la renouvellerons volontiers au coût du jour. La quantité, l'emballage ou les conditions ont-ils changé ?",
			"Cordialement",
		},
		"pt": {
			"Prezado(a) %,", "Prezado cliente,",
			"nossa cotação {number} de {date}, no valor de {total}, é válida até {day}. Podemos manter estes preços e a data de produção? Se quantidade, embalagem ou condições mudarem, basta avisar que revisamos a oferta.",
			"nossa cotação {number} de {date}, no valor de {total}, venceu em {day}. Se o projeto continua aberto, teremos prazer em renová-la ao custo de hoje. Mudou algo na quantidade, na embalagem ou nas condições?",
			"Atenciosamente",
		},
		"ru": {
			"Здравствуйте, %!", "Здравствуйте!",
			"Наше предложение {number} от {date} на сумму {total} действует до {day}. Сохранить для вас эти цены и место в производстве? Если изменились количество, упаковка или условия, сообщите нам, и мы обновим предложение.",
			"Наше предложение {number} от {date} на сумму {total} действовало до {day}. Если проект ещё актуален, мы охотно обновим его по сегодняшней стоимости. Изменились ли количество, упаковка или условия?",
			"С уважением",
		},
		"ar": {
			"السيد/ة %، تحية طيبة،", "تحية طيبة،",
			"عرضنا {number} بتاريخ {date} بقيمة {total} صالح حتى {day}. هل نحتفظ لكم بهذه الأسعار وبموعد الإنتاج؟ إذا تغيّرت الكمية أو التعبئة أو الشروط فأخبرونا وسنعدّل العرض.",
			"انتهت صلاحية عرضنا {number} بتاريخ {date} بقيمة {total} في {day}. إذا كان المشروع ما زال قائماً فيسرنا تجديد العرض بتكلفة اليوم. هل تغيّرت الكمية أو التعبئة أو الشروط؟",
			"مع أطيب التحيات",
		},
	}
}
