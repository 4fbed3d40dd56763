package paper

// role is a party under the caption of a key.
func role(key string, of func(Document) Party) Role { return Role{Key: key, Party: of} }

func brief(key string, of func(Document) Party) Role {
	return Role{Key: key, Party: of, Brief: true}
}

func theSeller(d Document) Party    { return d.Seller }
func theBuyer(d Document) Party     { return d.Buyer }
func theConsignee(d Document) Party { return d.Consignee }

// sold are the buyer under its caption and the consignee where it is another.
func sold(key string) []Role { return []Role{role(key, theBuyer), role("consignee", theConsignee)} }

// lading are the parties of a bill of lading. Where no consignee is named the
// buyer is.
func lading() []Role {
	return []Role{
		brief("shipper", func(d Document) Party {
			if d.Shipper.Name.Empty() {
				return d.Seller
			}
			return d.Shipper
		}),
		brief("consignee", func(d Document) Party {
			if d.Consignee.Name.Empty() {
				return d.Buyer
			}
			return d.Consignee
		}),
		brief("notify", func(d Document) Party { return d.Notify }),
		brief("also_notify", func(d Document) Party { return d.AlsoNotify }),
	}
}

func addressee() []Role { return []Role{role("to", func(d Document) Party { return d.Addressee })} }
