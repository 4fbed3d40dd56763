package refund

import "sampan/app/fault"

// Ask keeps what the bureau wants to know of a filed claim (疑点, 函调), from
// the day on which the question came.
func (c *Claim) Ask(day, words string) error {
	if c.Status != ClaimFiled {
		return c.tooEarly()
	}
	if words == "" {
		return fault.New("refund.doubt_missing").At("doubt")
	}
	c.Doubt, c.DoubtOn = words, day
	return nil
}

// Settle ends the open question; its words stay readable.
func (c *Claim) Settle() { c.DoubtOn = "" }

// Approve marks a filed claim as approved on a day. One with an open question
// of the bureau is the fault "refund.claim_doubted".
func (c *Claim) Approve(day string) error {
	switch {
	case c.Status != ClaimFiled:
		return c.tooEarly()
	case c.DoubtOn != "":
		return fault.New("refund.claim_doubted", "Day", c.DoubtOn)
	case day < c.FiledOn:
		return fault.New("refund.before_filing", "Filed", c.FiledOn).At("day")
	}
	c.Status, c.ApprovedOn = ClaimApproved, day
	return nil
}

// Pay marks an approved claim as paid on a day.
func (c *Claim) Pay(day string) error {
	switch {
	case c.Status != ClaimApproved:
		return c.tooEarly()
	case day < c.ApprovedOn:
		return fault.New("refund.before_approval", "Approved", c.ApprovedOn).At("day")
	}
	c.Status, c.PaidOn = ClaimPaid, day
	return nil
}

// KeepRecord says since when and where the record file (备案单证) of a filed
// claim is kept.
func (c *Claim) KeepRecord(day, place string) error {
	if c.FiledOn == "" {
		return c.tooEarly()
	}
	c.RecordedOn, c.RecordAt = day, place
	return nil
}

// Drop gives the claim up: what it took of invoices is free again. One that
// was approved stays.
func (c *Claim) Drop() error {
	if c.Status == ClaimApproved || c.Status == ClaimPaid {
		return fault.New("refund.claim_filed", "Month", c.Month, "Batch", c.Batch)
	}
	c.Status = ClaimDropped
	return nil
}

func (c *Claim) tooEarly() error {
	return fault.New("refund.claim_too_early", "Month", c.Month, "Batch", c.Batch)
}
