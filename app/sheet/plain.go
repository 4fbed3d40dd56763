package sheet

import (
	"bytes"
	"fmt"

	"sampan/app/fault"
)

// Plain decodes a text file as a table of text is decoded: by its mark, as
// UTF-8, else as GB18030. Bytes that are no text are ErrType, nothing is
// ErrEmpty.
func Plain(data []byte) (string, error) {
	enc, mark := guessEncoding(data)
	data = data[mark:]
	if len(bytes.TrimSpace(data)) == 0 {
		return "", fault.New(ErrEmpty)
	}
	if enc != UTF16LE && enc != UTF16BE && bytes.IndexByte(data, 0) >= 0 {
		return "", fault.New(ErrType)
	}
	text, err := enc.codec().NewDecoder().Bytes(data)
	if err != nil {
		return "", fault.New(ErrBroken).Because(fmt.Errorf("decode %s: %w", enc, err))
	}
	return string(text), nil
}
