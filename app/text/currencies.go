package text

import "sampan/app/money"

// currencyWords are the names that amounts in words use.
type currencyWords struct{ major, minor, chinese string }

// englishCurrency gives the names of a currency and of its minor unit; one
// that is not in the table goes by its code and has no minor name.
func englishCurrency(c money.Currency) (major, minor string) {
	if w, ok := currencyTable[c]; ok {
		return w.major, w.minor
	}
	return string(c), ""
}

// chineseCurrency gives the Chinese name that leads an amount.
func chineseCurrency(c money.Currency) string {
	if w, ok := currencyTable[c]; ok {
		return w.chinese
	}
	return string(c)
}

var currencyTable = map[money.Currency]currencyWords{
	"AED": {"UAE DIRHAMS", "FILS", "阿联酋迪拉姆"},
	"ARS": {"ARGENTINE PESOS", "CENTAVOS", "阿根廷比索"},
	"AUD": {"AUSTRALIAN DOLLARS", "CENTS", "澳大利亚元"},
	"BDT": {"BANGLADESHI TAKA", "PAISA", "孟加拉塔卡"},
	"BHD": {"BAHRAINI DINARS", "FILS", "巴林第纳尔"},
	"BRL": {"BRAZILIAN REAIS", "CENTAVOS", "巴西雷亚尔"},
	"CAD": {"CANADIAN DOLLARS", "CENTS", "加拿大元"},
	"CHF": {"SWISS FRANCS", "CENTIMES", "瑞士法郎"},
	"CLP": {"CHILEAN PESOS", "", "智利比索"},
	"CNY": {"CHINESE YUAN", "FEN", "人民币"},
	"COP": {"COLOMBIAN PESOS", "CENTAVOS", "哥伦比亚比索"},
	"CZK": {"CZECH KORUNY", "HALERU", "捷克克朗"},
	"DKK": {"DANISH KRONER", "ORE", "丹麦克朗"},
	"EGP": {"EGYPTIAN POUNDS", "PIASTRES", "埃及镑"},
	"EUR": {"EUROS", "CENTS", "欧元"},
	"GBP": {"POUNDS STERLING", "PENCE", "英镑"},
	"HKD": {"HONG KONG DOLLARS", "CENTS", "港元"},
	"HUF": {"HUNGARIAN FORINTS", "FILLER", "匈牙利福林"},
	"IDR": {"INDONESIAN RUPIAH", "SEN", "印度尼西亚卢比"},
	"ILS": {"ISRAELI SHEKELS", "AGOROT", "以色列新谢克尔"},
	"INR": {"INDIAN RUPEES", "PAISE", "印度卢比"},
	"IQD": {"IRAQI DINARS", "FILS", "伊拉克第纳尔"},
	"JOD": {"JORDANIAN DINARS", "FILS", "约旦第纳尔"},
	"JPY": {"JAPANESE YEN", "", "日元"},
	"KES": {"KENYAN SHILLINGS", "CENTS", "肯尼亚先令"},
	"KRW": {"KOREAN WON", "", "韩元"},
	"KWD": {"KUWAITI DINARS", "FILS", "科威特第纳尔"},
	"KZT": {"KAZAKHSTANI TENGE", "TIYN", "哈萨克斯坦坚戈"},
	"MAD": {"MOROCCAN DIRHAMS", "CENTIMES", "摩洛哥迪拉姆"},
	"MXN": {"MEXICAN PESOS", "CENTAVOS", "墨西哥比索"},
	"MYR": {"MALAYSIAN RINGGIT", "SEN", "马来西亚林吉特"},
	"NGN": {"NIGERIAN NAIRA", "KOBO", "尼日利亚奈拉"},
	"NOK": {"NORWEGIAN KRONER", "ORE", "挪威克朗"},
	"NZD": {"NEW ZEALAND DOLLARS", "CENTS", "新西兰元"},
	"OMR": {"OMANI RIALS", "BAISA", "阿曼里亚尔"},
	"PEN": {"PERUVIAN SOLES", "CENTIMOS", "秘鲁索尔"},
	"PHP": {"PHILIPPINE PESOS", "CENTAVOS", "菲律宾比索"},
	"PKR": {"PAKISTANI RUPEES", "PAISA", "巴基斯坦卢比"},
	"PLN": {"POLISH ZLOTY", "GROSZY", "波兰兹罗提"},
	"QAR": {"QATARI RIYALS", "DIRHAMS", "卡塔尔里亚尔"},
	"RON": {"ROMANIAN LEI", "BANI", "罗马尼亚列伊"},
	"RUB": {"RUSSIAN ROUBLES", "KOPECKS", "俄罗斯卢布"},
	"SAR": {"SAUDI RIYALS", "HALALAS", "沙特里亚尔"},
	"SEK": {"SWEDISH KRONOR", "ORE", "瑞典克朗"},
	"SGD": {"SINGAPORE DOLLARS", "CENTS", "新加坡元"},
	"THB": {"THAI BAHT", "SATANG", "泰铢"},
	"TND": {"TUNISIAN DINARS", "MILLIMES", "突尼斯第纳尔"},
	"TRY": {"TURKISH LIRA", "KURUS", "土耳其里拉"},
	"TWD": {"NEW TAIWAN DOLLARS", "CENTS", "新台币"},
	"UAH": {"UKRAINIAN HRYVNIAS", "KOPIYKAS", "乌克兰格里夫纳"},
	"USD": {"US DOLLARS", "CENTS", "美元"},
	"UZS": {"UZBEK SOUM", "TIYIN", "乌兹别克斯坦苏姆"},
	"VND": {"VIETNAMESE DONG", "", "越南盾"},
	"ZAR": {"SOUTH AFRICAN RAND", "CENTS", "南非兰特"},
}
