package customs

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"time"

	"sampan/app/fault"
	"sampan/app/money"
	"sampan/app/trade"
)

// namespace is that of the Single Window's declaration message.
const namespace = "http://www.chinaport.gov.cn/dec"

// Message is what the XML of a declaration needs beside the declaration: who
// hands it in. Signature and card come from the broker's client.
type Message struct {
	Reference string // 18 characters, the sender's own number
	Signed    time.Time
	Declarant string // name of the person at the broker's
	Card      string // 13 digits, "" where the client fills it
}

// field is one element of the message, in the order of its schema. Those that
// may be left out are, when they are empty.
type field struct {
	name, value string
	must        bool
}

// WriteXML writes one declaration of at most 50 items as the Single Window's
// DecMessage. Of an export the fields of the countries carry each other's
// content: OriginCountry the destination, DestinationCountry the origin.
// Without an office of declaration that of exit stands for it. The term 7 (EXW) is newer than the schema of 2018, which allows 1 to 6.
func WriteXML(w io.Writer, d Declaration, m Message, tables trade.Tables) error {
	most, _, err := tables.Rules.Whole("declaration.items_max", m.Signed.Format(time.DateOnly))
	if err != nil {
		return err
	}
	if len(d.Items) > most {
		return fault.New("customs.items_many", "Items", len(d.Items), "Most", most).At("items")
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := &writer{xml.NewEncoder(&b), nil}
	e.encoder.Indent("", "  ")
	message := xml.StartElement{Name: xml.Name{Local: "DecMessage"}, Attr: []xml.Attr{{Name: xml.Name{Local: "xmlns"}, Value: namespace}}}
	e.token(message)
	e.group("DecHead", head(d, m))
	e.list("DecLists", "DecList", len(d.Items), func(i int) []field { return listed(i+1, d.Items[i]) })
	e.list("DecContainers", "Container", len(d.Containers), func(i int) []field { return container(d.Containers[i]) })
	e.list("DecLicenseDocus", "LicenseDocu", len(d.Attached), func(i int) []field {
		return []field{{"DocuCode", d.Attached[i].Code, true}, {"CertCode", cut(d.Attached[i].Number, 32), true}}
	})
	if len(d.OtherPacks) > 0 {
		e.list("DecOtherPacks", "DecOtherPack", len(d.OtherPacks), func(i int) []field {
			return []field{{"PackQty", "0", true}, {"PackType", d.OtherPacks[i], true}}
		})
	}
	e.group("DecFreeTxt", []field{{"VoyNo", cut(d.Voyage, 32), false}})
	e.group("DecSign", []field{
		{"OperType", "C", true},
		{"ICCode", m.Card, false},
		{"CopCode", d.Agent.USCC, false},
		{"ClientSeqNo", m.Reference, true},
		{"Sign", "", true},
		{"SignDate", m.Signed.Format("2006010215040500"), true},
		{"HostId", "", true},
	})
	e.group("EdocRealation", contractFile(d, m))
	e.token(message.End())
	if e.err == nil {
		e.err = e.encoder.Close()
	}
	if e.err != nil {
		return e.err
	}
	_, err = w.Write(append(b.Bytes(), '\n'))
	return err
}

// writer keeps the first error, so that the message reads as it is written.
type writer struct {
	encoder *xml.Encoder
	err     error
}

func (w *writer) token(t xml.Token) {
	if w.err == nil {
		w.err = w.encoder.EncodeToken(t)
	}
}

func (w *writer) group(name string, fields []field) {
	start := xml.StartElement{Name: xml.Name{Local: name}}
	w.token(start)
	for _, f := range fields {
		if f.value == "" && !f.must {
			continue
		}
		if w.err == nil {
			w.err = w.encoder.EncodeElement(printable(f.value), xml.StartElement{Name: xml.Name{Local: f.name}})
		}
	}
	w.token(start.End())
}

func (w *writer) list(name, row string, n int, fields func(i int) []field) {
	start := xml.StartElement{Name: xml.Name{Local: name}}
	w.token(start)
	for i := range n {
		w.group(row, fields(i))
	}
	w.token(start.End())
}

func head(d Declaration, m Message) []field {
	return []field{
		{"IEFlag", "E", true},
		{"AgentCode", d.Agent.Customs, true},
		{"AgentName", cut(d.Agent.Name, 70), true},
		{"BillNo", cut(d.Bill, 32), false},
		{"ContrNo", cut(d.Contract, 32), false},
		{"CustomMaster", cmp.Or(d.Office, d.Exit), true},
		{"CutMode", d.Levy, false},
		{"DistinatePort", d.Destination, true},
		{"FeeCurr", costCurrency(d.Freight), false},
		{"FeeMark", string(d.Freight.Mark), false},
		{"FeeRate", costValue(d.Freight), false},
		{"GrossWet", weight(d.Gross), true},
		{"IEDate", strings.ReplaceAll(d.ExportDate, "-", ""), false},
		{"IEPort", d.Exit, false},
		{"InsurCurr", costCurrency(d.Insurance), false},
		{"InsurMark", string(d.Insurance.Mark), false},
		{"InsurRate", costValue(d.Insurance), false},
		{"LicenseNo", d.License, false},
		{"ManualNo", d.Manual, false},
		{"NetWt", weight(d.Net), true},
		{"NoteS", cut(d.Note, 70), false},
		{"OtherCurr", costCurrency(d.Other), false},
		{"OtherMark", string(d.Other.Mark), false},
		{"OtherRate", costValue(d.Other), false},
		{"OwnerCode", tenDigits(d.Producer.Customs), false},
		{"OwnerName", cut(d.Producer.Name, 70), true},
		{"PackNo", strconv.Itoa(d.Packages), true},
		{"TradeCode", d.Consignor.Customs, true},
		{"TradeCountry", d.ShippedTo, true},
		{"TradeMode", d.Supervision, true},
		{"TradeName", cut(d.Consignor.Name, 70), true},
		{"TrafMode", d.Transport, true},
		{"TrafName", cut(d.Vessel, 26), false},
		{"TransMode", d.Term, false},
		{"WrapType", d.Package, true},
		{"EdiId", "1", true},
		{"CopName", cut(d.Agent.Name, 70), true},
		{"EntryType", "M", true},
		{"DeclTrnRel", "0", true},
		{"CopCodeScc", d.Agent.USCC, false},
		{"OwnerCodeScc", d.Producer.USCC, false},
		{"AgentCodeScc", d.Agent.USCC, false},
		{"TradeCoScc", d.Consignor.USCC, false},
		// 9 is empty: an export does not fill the confirmations (arts 44–46).
		{"PromiseItmes", "99999", true},
		{"TradeAreaCode", d.SoldTo, true},
		{"MarkNo", cut(d.Marks, 400), false},
		{"DespPortCode", "", true},
		{"EntyPortCode", d.Port, true},
		{"GoodsPlace", "", true},
		{"DeclareName", cut(m.Declarant, 50), true},
		{"NoOtherPack", noOtherPack(d), true},
		{"OverseasConsigneeCode", cut(d.ConsigneeAEO, 20), false},
		{"OverseasConsigneeEname", cut(d.Consignee, 400), false},
	}
}

func listed(n int, item Item) []field {
	return []field{
		{"CodeTS", string(item.Code), true},
		{"DeclPrice", item.Price.StringFixed(4), true},
		{"DutyMode", item.DutyMode, false},
		{"GModel", cut(item.Elements, 255), false},
		{"GName", cut(item.Name, 255), true},
		{"GNo", strconv.Itoa(n), true},
		{"OriginCountry", item.Destination, true},
		{"TradeCurr", string(item.Total.Currency), false},
		{"DeclTotal", item.Total.String(), true},
		{"GQty", figure(item.Quantity), true},
		{"FirstQty", optional(item.FirstQty), false},
		{"SecondQty", optional(item.SecondQty), false},
		{"GUnit", item.Unit, false},
		{"FirstUnit", item.FirstUnit, false},
		{"SecondUnit", item.SecondUnit, false},
		{"DestinationCountry", item.Origin, true},
		{"CiqCode", "", true},
		{"DistrictCode", item.District, false},
	}
}

func container(c Container) []field {
	numbers := make([]string, len(c.Items))
	for i, n := range c.Items {
		numbers[i] = strconv.Itoa(n)
	}
	lcl := "0"
	if c.LCL {
		lcl = "1"
	}
	return []field{
		{"ContainerId", c.Number, true},
		{"ContainerMd", c.Model, true},
		{"GoodsNo", cut(strings.Join(numbers, ","), 100), false},
		{"LclFlag", lcl, false},
		{"GoodsContaWt", optional(c.Net), false},
	}
}

// contractFile names the contract as the one accompanying file that the
// message must have: 00000004 is its code, its own copy goes with the broker.
func contractFile(d Declaration, m Message) []field {
	return []field{
		{"EdocID", cut(d.Contract, 64), true},
		{"EdocCode", "00000004", true},
		{"EdocFomatType", "US", true},
		{"OpNote", "", true},
		{"EdocCopId", cut(d.Contract, 64), true},
		{"EdocOwnerCode", d.Consignor.Customs, true},
		{"SignUnit", cut(d.Consignor.Customs, 10), true},
		{"SignTime", m.Signed.Format("20060102150405"), true},
		{"EdocOwnerName", cut(d.Consignor.Name, 100), false},
	}
}

// tenDigits leaves out a registration with letters in it: the schema takes
// none here, and the credit code beside it says the same.
func tenDigits(code string) string {
	if len(code) != 10 || !digits(code) {
		return ""
	}
	return code
}

func costCurrency(c Cost) string {
	if c.Mark == NoCost || c.Mark == Rate {
		return ""
	}
	return string(c.Currency)
}

func costValue(c Cost) string {
	if c.Mark == NoCost {
		return ""
	}
	return figure(c.Value)
}

func noOtherPack(d Declaration) string {
	if len(d.OtherPacks) == 0 {
		return "1"
	}
	return "0"
}

// figure is a number of at most five places, as the message takes it.
func figure(d money.Decimal) string { return money.Round(d, 5).String() }

func weight(d money.Decimal) string { return figure(d) }

func optional(d money.Decimal) string {
	if d.IsZero() {
		return ""
	}
	return figure(d)
}

// cut keeps the first n characters: a width of the message, not of the paper.
func cut(s string, n int) string {
	r := []rune(s)
	if len(r) > n {
		r = r[:n]
	}
	return string(r)
}

// printable drops what no XML can carry.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r != 0xFFFE && r != 0xFFFF {
			return r
		}
		return -1
	}, s)
}
