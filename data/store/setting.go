package store

func (r reader) Setting(key string) (string, error) {
	var value string
	_, err := r.one([]any{&value}, "SELECT value FROM setting WHERE name = $1", key)
	return value, err
}

func (t *tx) SetSetting(key, value string) error {
	_, err := t.exec("INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", clean(key), clean(value))
	return err
}
