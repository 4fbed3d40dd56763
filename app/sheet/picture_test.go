package sheet

import (
	"bytes"
	"fmt"
	"image/color"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// placed writes where the pictures of a sheet lie and how long they are.
func placed(t testing.TB, s *Sheet) string {
	t.Helper()
	var out []string
	for _, at := range slices.SortedFunc(maps.Keys(s.Pictures), func(a, b At) int { return (a.Row-b.Row)*1000 + a.Column - b.Column }) {
		for _, p := range s.Pictures[at] {
			data, err := p.Bytes()
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, fmt.Sprintf("%d,%d:%s:%d", at.Row, at.Column, p.Part, len(data)))
		}
	}
	return strings.Join(out, " ")
}

func TestAnchoredPictures(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetCellStr("Sheet1", "A1", "photo"); err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		pic := &excelize.Picture{Extension: ".png", File: dot(t, 40+i, 30, color.Black), Format: &excelize.GraphicOptions{Positioning: []string{"oneCell", "twoCell", ""}[i]}}
		if err := f.AddPictureFromBytes("Sheet1", fmt.Sprintf("B%d", 2*i+2), pic); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	s := mustRead(t, b.Bytes()).First()
	for _, row := range []int{1, 3, 5} {
		if len(s.Pictures[At{row, 1}]) != 1 {
			t.Errorf("row %d has no picture: %s", row, placed(t, s))
		}
	}
}

const drawingHead = `<xdr:wsDr xmlns:xdr="x" xmlns:a="a" xmlns:r="r">`

func anchorXML(fromRow, down, toRow, toDown int, id string) string {
	return fmt.Sprintf(`<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>%d</xdr:rowOff></xdr:from>`+
		`<xdr:to><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>%d</xdr:rowOff></xdr:to>`+
		`<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="p"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="%s"/></xdr:blipFill></xdr:pic></xdr:twoCellAnchor>`,
		fromRow, down*emuPerPoint, toRow, toDown*emuPerPoint, id)
}

func drawn(rows, drawing string) parts {
	p := workbookOf(rows)
	p["xl/worksheets/sheet1.xml"] = strings.Replace(p["xl/worksheets/sheet1.xml"], "</worksheet>", `<drawing r:id="d1"/></worksheet>`, 1)
	p["xl/worksheets/_rels/sheet1.xml.rels"] = relHead + rel("d1", "drawing", "../drawings/drawing1.xml") + `</Relationships>`
	p["xl/drawings/drawing1.xml"] = drawingHead + drawing + `</xdr:wsDr>`
	p["xl/drawings/_rels/drawing1.xml.rels"] = relHead + rel("i1", "image", "../media/image1.jpeg") + rel("i2", "image", "/xl/media/image2.png") +
		`<Relationship Id="i3" Type="` + officeRel + `image" Target="file:///c:/secret.png" TargetMode="External"/>` + rel("i4", "image", "../../../../etc/passwd") + `</Relationships>`
	p["xl/media/image1.jpeg"], p["xl/media/image2.png"] = "1", "22"
	return p
}

func TestPictureBelongsToTheRowItLiesIn(t *testing.T) {
	rows := `<row r="1"><c r="A1"><v>0</v></c></row><row r="2" ht="60"><c r="A2"><v>1</v></c></row><row r="3" ht="60"><c r="A3"><v>2</v></c></row><row r="4" ht="60"><c r="A4"><v>3</v></c></row>`
	for name, c := range map[string]struct{ drawing, want string }{
		"inside":                   {anchorXML(1, 2, 1, 58, "i1"), "1,1:xl/media/image1.jpeg:1"},
		"touches the row above":    {anchorXML(1, 55, 2, 55, "i1"), "2,1:xl/media/image1.jpeg:1"},
		"hangs into the row below": {anchorXML(1, 3, 2, 10, "i2"), "1,1:xl/media/image2.png:2"},
		"out of the file":          {anchorXML(1, 3, 2, 10, "i3") + anchorXML(1, 3, 2, 10, "i4") + anchorXML(1, 3, 2, 10, "i9"), ""},
		"far away":                 {anchorXML(9_999_999, 0, 9_999_999, 9, "i1") + anchorXML(-4, 0, 0, 9, "i1"), ""},
		"two in one row":           {anchorXML(2, 0, 2, 30, "i1") + anchorXML(2, 30, 2, 60, "i2"), "2,1:xl/media/image1.jpeg:1 2,1:xl/media/image2.png:2"},
		"by its size": {`<xdr:oneCellAnchor><xdr:from><xdr:col>4</xdr:col><xdr:row>1</xdr:row><xdr:rowOff>` + fmt.Sprint(50*emuPerPoint) +
			`</xdr:rowOff></xdr:from><xdr:ext cx="1" cy="` + fmt.Sprint(60*emuPerPoint) + `"/><xdr:pic><a:blip r:embed="i2"/></xdr:pic></xdr:oneCellAnchor>`, "2,4:xl/media/image2.png:2"},
	} {
		if got := placed(t, mustRead(t, drawn(rows, c.drawing).zip(t)).First()); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestPicturesInCellsOfWPS(t *testing.T) {
	p := workbookOf(`<row r="1"><c r="A1"><v>1</v></c></row><row r="2">` +
		`<c r="B2" t="str"><f>_xlfn.DISPIMG("ID_AB12",1)</f><v>=DISPIMG("ID_AB12",1)</v></c>` +
		`<c r="C2" t="str"><v>=DISPIMG("ID_CD34",1)</v></c><c r="D2" t="str"><f>DISPIMG("ID_NONE",1)</f><v>#NAME?</v></c><c r="E2"><v>5</v></c></row>`)
	p["xl/_rels/workbook.xml.rels"] = strings.Replace(p["xl/_rels/workbook.xml.rels"], "</Relationships>",
		`<Relationship Id="r9" Type="http://www.wps.cn/officeDocument/2020/cellImage" Target="cellimages.xml"/></Relationships>`, 1)
	image := func(name, id string) string {
		return `<etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1" name="` + name + `" descr="x"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="` + id + `"/></xdr:blipFill></xdr:pic></etc:cellImage>`
	}
	p["xl/cellimages.xml"] = `<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData">` + image("ID_AB12", "rId1") + image("ID_CD34", "rId2") + `</etc:cellImages>`
	p["xl/_rels/cellimages.xml.rels"] = relHead + rel("rId1", "image", "media/image1.jpeg") + rel("rId2", "image", "media/image2.png") + `</Relationships>`
	p["xl/media/image1.jpeg"], p["xl/media/image2.png"] = "1", "22"
	s := mustRead(t, p.zip(t)).First()
	if got, want := placed(t, s), "1,1:xl/media/image1.jpeg:1 1,2:xl/media/image2.png:2"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := show(s); got != "n1\n | | | |n5" {
		t.Errorf("cells %q: the formula of a picture is no text", got)
	}
}

func TestPicturesPlacedInCellsByExcel(t *testing.T) {
	p := workbookOf(`<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e" vm="2"><v>#VALUE!</v></c><c r="C1" t="e" vm="1"><v>#VALUE!</v></c><c r="D1" t="e" vm="77"><v>#VALUE!</v></c></row>`)
	p["xl/_rels/workbook.xml.rels"] = strings.Replace(p["xl/_rels/workbook.xml.rels"], "</Relationships>",
		rel("m", "sheetMetadata", "metadata.xml")+rel("v", "rdRichValue", "richData/rdrichvalue.xml")+rel("s", "rdRichValueStructure", "richData/rdrichvaluestructure.xml")+
			rel("l", "richValueRel", "richData/richValueRel.xml")+`</Relationships>`, 1)
	p["xl/metadata.xml"] = `<metadata><futureMetadata name="XLRICHVALUE" count="2"><bk><extLst><ext><xlrd:rvb i="0"/></ext></extLst></bk><bk><extLst><ext><xlrd:rvb i="1"/></ext></extLst></bk></futureMetadata>` +
		`<valueMetadata count="2"><bk><rc t="1" v="0"/></bk><bk><rc t="1" v="1"/></bk></valueMetadata></metadata>`
	p["xl/richData/rdrichvaluestructure.xml"] = `<rvStructures><s t="_localImage"><k n="_rvRel:LocalImageIdentifier" t="i"/><k n="CalcOrigin" t="i"/></s><s t="_other"><k n="x"/></s></rvStructures>`
	p["xl/richData/rdrichvalue.xml"] = `<rvData><rv s="1"><v>0</v></rv><rv s="0"><v>1</v><v>5</v></rv></rvData>`
	p["xl/richData/richValueRel.xml"] = `<richValueRels><rel r:id="rId1"/><rel r:id="rId2"/></richValueRels>`
	p["xl/richData/_rels/richValueRel.xml.rels"] = relHead + rel("rId1", "image", "../media/image1.jpeg") + rel("rId2", "image", "../media/image2.png") + `</Relationships>`
	p["xl/media/image1.jpeg"], p["xl/media/image2.png"] = "1", "22"
	s := mustRead(t, p.zip(t)).First()
	if got, want := placed(t, s), "0,1:xl/media/image2.png:2"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := show(s); got != "n1| |!#VALUE!|!#VALUE!" {
		t.Error(got)
	}
}
