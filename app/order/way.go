package order

import (
	"time"

	"sampan/app/fault"
)

// Channel is where a sale came from.
type Channel string

// The sales channels that reports group by.
const (
	Direct       Channel = "direct"
	B2BPlatform  Channel = "b2b_platform"
	B2CPlatform  Channel = "b2c_platform"  // sold to consumers: Amazon, eBay, AliExpress
	PlatformOwn  Channel = "platform_own"  // supplied to a platform's own business
	OverseasHome Channel = "overseas_home" // from a warehouse abroad
	LiveStream   Channel = "live_stream"
)

// Channels lists the sales channels in the order of menus.
func Channels() []Channel {
	return []Channel{Direct, B2BPlatform, B2CPlatform, PlatformOwn, OverseasHome, LiveStream}
}

// Model is whose brand and design the goods carry.
type Model string

// The operating models.
const (
	OEM      Model = "oem"
	ODM      Model = "odm"
	OwnBrand Model = "own_brand"
	Trading  Model = "trading"
)

// Models lists the operating models in the order of menus.
func Models() []Model { return []Model{OEM, ODM, OwnBrand, Trading} }

// Route is in whose name the goods are exported.
type Route string

// The export routes. They decide who declares and who claims the VAT refund.
const (
	OwnExport Route = "own"
	ByAgent   Route = "agent"   // an agent declares; its certificate lets the firm claim
	ByService Route = "service" // an integrated service firm declares and claims
)

// Routes lists the export routes in the order of menus.
func Routes() []Route { return []Route{OwnExport, ByAgent, ByService} }

// Way is how a sale came about and leaves the country.
type Way struct {
	Channel     Channel `json:"channel"`
	Platform    string  `json:"platform"` // which platform, "" for direct sales
	Model       Model   `json:"model"`
	Route       Route   `json:"route"`       // "" is own
	AgentID     string  `json:"agent_id"`    // contact of the agent or service firm
	Certificate string  `json:"certificate"` // number of the agency export certificate
	RefundBy    string  `json:"refund_by"`   // who claims the refund: "own", "agent", "factory"
}

// Event is what starts the clock of the balance.
type Event string

// The events that a balance waits for.
const (
	OnOrder    Event = "order" // paid whole in advance
	BeforeLoad Event = "before_load"
	OnBillCopy Event = "bill_copy" // against a copy of the bill of lading
	OnSailing  Event = "sailing"   // days from the bill of lading's day
	OnInvoice  Event = "invoice"   // days from the invoice's day
	OnArrival  Event = "arrival"
)

// Events lists them in the order of menus.
func Events() []Event {
	return []Event{OnOrder, BeforeLoad, OnBillCopy, OnSailing, OnInvoice, OnArrival}
}

// Balance says when the rest after the deposit is due: Days after the Event.
type Balance struct {
	Event Event `json:"event"` // "" is OnBillCopy
	Days  int   `json:"days"`
}

// DueOn is the day the balance is due when its event was on an ISO day; "" for
// an event that was not yet.
func (b Balance) DueOn(event string) string {
	t, err := time.Parse(isoDay, event)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, b.Days).Format(isoDay)
}

const isoDay = "2006-01-02"

// validDay takes an ISO day or "".
func validDay(s string) bool {
	if s == "" {
		return true
	}
	_, err := time.Parse(isoDay, s)
	return err == nil
}

// Check refuses days that no account period has.
func (b Balance) Check() error {
	if b.Days < 0 || b.Days > 720 {
		return fault.New("order.balance_days_wrong", "Days", b.Days).At("balance_days")
	}
	return nil
}
