package main

import (
	"encoding/csv"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// Photos are squares of photoSize pixels and photoUnits units, each a file of
// at most photoLimit bytes.
const (
	photoSize  = 420
	photoUnits = 400
	photoLimit = 12000
	photoFine  = 2 // drawn so many times finer and averaged, for calm edges
)

// article is what a picture needs to know of a product.
type article struct {
	code, name, colour, size, photo string
	k                               colour
	number                          float64 // the first number of the size, 0 for none
}

func (a article) says(word string) bool {
	return strings.Contains(strings.ToLower(a.name+" "+a.size), word)
}

// vary gives a number in [lo, hi) that is always the same for the article.
func (a article) vary(what string, lo, hi float64) float64 {
	h := fnv.New32a()
	h.Write([]byte(a.code + what))
	return lo + (hi-lo)*float64(h.Sum32()%9973)/9973
}

func readArticles(name string) ([]article, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	table := csv.NewReader(f)
	table.Comma, table.LazyQuotes = '\t', true
	rows, err := table.ReadAll()
	if err != nil {
		return nil, err
	}
	column := map[string]int{}
	for i, key := range rows[0] {
		column[key] = i
	}
	number := regexp.MustCompile(`\d+(\.\d+)?`)
	var out []article
	for _, row := range rows[1:] {
		a := article{
			code: row[column["code"]], name: row[column["name_en"]],
			colour: row[column["colour"]], size: row[column["size"]], photo: row[column["photo"]],
		}
		a.k = named(a.colour, rgb(0x8B9097))
		a.number, _ = strconv.ParseFloat(number.FindString(a.size), 64)
		out = append(out, a)
	}
	return out, nil
}

func drawPhotos(root, only string, letter *lettering) error {
	articles, err := readArticles(filepath.Join(root, "products.tsv"))
	if err != nil {
		return err
	}
	for _, a := range articles {
		if !strings.HasPrefix(a.code, only) {
			continue
		}
		shape := shapeOf(a.code)
		if shape == nil {
			return fmt.Errorf("no shape for %s", a.code)
		}
		c := newCanvas(photoSize*photoFine, photoUnits, white, letter)
		shape(c, a)
		data, err := c.coarser(photoFine).jpeg(photoLimit)
		if err != nil {
			return fmt.Errorf("%s: %w", a.code, err)
		}
		if err := os.WriteFile(filepath.Join(root, "photos", a.photo), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// shapeOf finds the drawing for an item number by its longest known prefix.
func shapeOf(code string) func(*canvas, article) {
	var best string
	var found func(*canvas, article)
	for prefix, shape := range shapes() {
		if strings.HasPrefix(code, prefix) && len(prefix) > len(best) {
			best, found = prefix, shape
		}
	}
	return found
}

func shapes() map[string]func(*canvas, article) {
	return map[string]func(*canvas, article){
		"PC-": phoneCase, "TG-": screenGlass, "CH-": wallCharger, "CB-": cable,
		"EP-T": earbuds, "EP-W": wiredEarphones, "HP-": headphones, "PB-": powerBank,
		"CC-": carCharger, "MT-V": ventMount, "MT-C": cupMount, "SP-0": speaker, "SP-2": speaker,
		"HB-4A": hub, "HB-7C": hub, "MS-": mouse, "MS-V": verticalMouse, "KB-": keyboard,
		"UF-": flashDrive, "LS-": laptopStand, "WC-15": chargingPad, "WC-31": chargingStand, "RL-": ringLight,
		"SW-": smartWatch, "WS-": watchStrap,
		"VS-": vase, "VS-D": donutVase, "VG-": glassVase, "CD-G3": candleSet, "CD-5A": candelabra,
		"CD-T": tealight, "CD-L": lantern, "SC-": scentedCandle, "MR-": roundMirror, "MR-S": sunMirror, "MR-A": archMirror,
		"LW": wig, "LC": closure, "HB-BW": bundle,
		"VE-": veil, "FB-H": hexBox, "FB-P": pillowBox, "FB-R": ribbonBox, "FB-A": acrylicBox,
		"TR-": runner, "CS-O": sash, "CS-S": chairCover, "SL-": stringLights, "SL-C": curtainLights, "BQ-": bouquet,
		"CT-": cakeTopper, "BL-": balloons, "TI-C": tiara, "RB-": ringBox, "CU-": cushion, "WK-": wallClock, "PF-": photoFrame,
		"BP-": brakePads, "BD-": brakeDisc, "OF-": oilFilter, "OE-": filterElement, "AF-": airFilter, "CF-": airFilter,
		"WB-": wiper, "LB-": ledBulbs, "SA-": shockAbsorber, "IC-": ignitionCoil, "SP-B": sparkPlug, "SP-I": sparkPlug,
		"WH-": wheelHub, "CA-": controlArm, "BJ-": ballJoint, "TE-": ballJoint,
		"TI-P": inflator, "JS-": jumpStarter, "FM-": floorMats, "SS-": sunShade,
	}
}
