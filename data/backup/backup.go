// Package backup makes verified copies of a firm's folder, reads them back,
// and keeps two programs out of one folder. cmd calls it; it reaches the
// database only through data/store.
package backup
