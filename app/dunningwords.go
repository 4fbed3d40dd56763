package app

// dunningText asks for money in one language, step by step: {total}, {invoice},
// {date}, {due} and {balance} stand for what is said of it.
type dunningText struct{ friendly, firm, final, row, pay string }

func dunningWords() map[string]dunningText {
	return map[string]dunningText{
		"en": {
			"may we remind you that these invoices, {total} in all, are past their due date? If your payment is already on its way, please take this as settled.",
			"we wrote to you about these invoices and have not yet seen your payment of {total}. Please tell us on which day it will be made, or what keeps it back.",
			"despite our reminders {total} is still open. Please pay within seven days. Until then we have to hold further shipments, and we may have to report the case to our credit insurer.",
			"Invoice {invoice} of {date}, due {due}: {balance}", "Please quote the invoice number with your transfer and send us the bank slip.",
		},
		"zh": {
			"温馨提示：以下发票共 {total} 已到付款期。如贵司已安排付款，请忽略此信。",
			"我司曾就以下发票去信，至今尚未收到货款 {total}。请告知具体付款日期；如有问题，也请说明原因。",
			"经多次提醒，{total} 仍未支付。请在七日内付清；在此之前我司不得不暂停后续发货，并可能向信用保险机构报损。",
			"发票 {invoice}（{date}），到期日 {due}：{balance}", "汇款时请注明发票号，并将水单发给我们。",
		},
		"es": {
			"le recordamos amablemente que estas facturas, por un total de {total}, ya han vencido. Si el pago está en camino, considere este mensaje sin efecto.",
			"le escribimos sobre estas facturas y aún no hemos recibido su pago de {total}. Indíquenos en qué fecha lo realizará o qué lo impide.",
			"a pesar de nuestros recordatorios, {total} sigue pendiente. Le rogamos que pague en siete días. Hasta entonces debemos retener nuevos envíos y podríamos comunicar el caso a nuestra aseguradora de crédito.",
			"Factura {invoice} del {date}, vencimiento {due}: {balance}", "Indique el número de factura en la transferencia y envíenos el comprobante.",
		},
		"de": {
			"dürfen wir Sie daran erinnern, dass diese Rechnungen über zusammen {total} fällig sind? Ist Ihre Zahlung schon unterwegs, betrachten Sie dieses Schreiben als erledigt.",
			"wir haben Sie auf diese Rechnungen hingewiesen, Ihre Zahlung von {total} ist noch nicht eingegangen. Bitte nennen Sie uns den Zahlungstag oder den Grund der Verzögerung.",
			"trotz unserer Erinnerungen sind {total} noch offen. Bitte zahlen Sie binnen sieben Tagen. Bis dahin müssen wir weitere Lieferungen zurückhalten und den Fall gegebenenfalls unserem Kreditversicherer melden.",
			"Rechnung {invoice} vom {date}, fällig am {due}: {balance}", "Bitte geben Sie bei der Überweisung die Rechnungsnummer an und senden Sie uns den Bankbeleg.",
		},
		"fr": {
			"Nous nous permettons de vous rappeler que ces factures, d'un total de {total}, sont échues. Si votre paiement est en route, veuillez ne pas tenir compte de ce message.",
			"Nous vous avons écrit au sujet de ces factures et n'avons pas encore reçu votre règlement de {total}. Merci de nous indiquer la date du paiement ou ce qui le retarde.",
			"Malgré nos rappels, {total} reste impayé. Merci de régler sous sept jours. D'ici là, nous devons suspendre les expéditions et pourrions déclarer le dossier à notre assureur-crédit.",
			"Facture {invoice} du {date}, échéance {due} : {balance}", "Merci d'indiquer le numéro de facture sur le virement et de nous envoyer l'avis bancaire.",
		},
		"pt": {
			"lembramos gentilmente que estas faturas, no total de {total}, já venceram. Se o pagamento estiver a caminho, desconsidere esta mensagem.",
			"escrevemos sobre estas faturas e ainda não recebemos o pagamento de {total}. Informe-nos a data do pagamento ou o que o impede.",
			"apesar dos nossos lembretes, {total} continua em aberto. Pedimos o pagamento em sete dias. Até lá precisamos reter novos embarques e poderemos comunicar o caso à nossa seguradora de crédito.",
			"Fatura {invoice} de {date}, vencimento {due}: {balance}", "Indique o número da fatura na transferência e envie-nos o comprovante.",
		},
		"ru": {
			"Напоминаем, что срок оплаты этих счетов на общую сумму {total} уже наступил. Если платёж в пути, не принимайте это письмо во внимание.",
			"Мы писали вам об этих счетах, но оплата {total} пока не поступила. Сообщите, пожалуйста, дату платежа или причину задержки.",
			"Несмотря на напоминания, {total} остаются неоплаченными. Просим оплатить в течение семи дней. До этого мы вынуждены приостановить отгрузки и можем сообщить о случае страховщику кредитов.",
			"Счёт {invoice} от {date}, срок {due}: {balance}", "Укажите номер счёта в платеже и пришлите нам платёжное поручение.",
		},
		"ar": {
			"نود تذكيركم بأن الفواتير التالية بإجمالي {total} قد حلّ موعد سدادها. إذا كان التحويل في الطريق فاعتبروا هذه الرسالة لاغية.",
			"كتبنا إليكم بشأن هذه الفواتير ولم يصلنا بعد مبلغ {total}. نرجو إفادتنا بموعد السداد أو بسبب التأخير.",
			"رغم تذكيراتنا ما زال مبلغ {total} غير مسدد. نرجو السداد خلال سبعة أيام. وحتى ذلك الحين نضطر إلى وقف الشحنات التالية وقد نبلغ شركة تأمين الائتمان.",
			"الفاتورة {invoice} بتاريخ {date}، الاستحقاق {due}: {balance}", "يرجى ذكر رقم الفاتورة في التحويل وإرسال إشعار البنك إلينا.",
		},
	}
}
