package main

import "math"

// affine is a view: x' = a·x + b·y + c, y' = d·x + e·y + f.
type affine [6]float64

func (m affine) at(q point) point {
	return point{m[0]*q.x + m[1]*q.y + m[2], m[3]*q.x + m[4]*q.y + m[5]}
}

// swing turns a direction by the view and keeps its length.
func (m affine) swing(q point) point {
	x, y := m[0]*q.x+m[1]*q.y, m[3]*q.x+m[4]*q.y
	was, is := math.Hypot(q.x, q.y), math.Hypot(x, y)
	if is < 1e-9 {
		return q
	}
	return point{x * was / is, y * was / is}
}

// after gives the view that applies n first and m to its result.
func (m affine) after(n affine) affine {
	return affine{
		m[0]*n[0] + m[1]*n[3], m[0]*n[1] + m[1]*n[4], m[0]*n[2] + m[1]*n[5] + m[2],
		m[3]*n[0] + m[4]*n[3], m[3]*n[1] + m[4]*n[4], m[3]*n[2] + m[4]*n[5] + m[5],
	}
}

func (m affine) inverse() affine {
	det := m[0]*m[4] - m[1]*m[3]
	a, b, d, e := m[4]/det, -m[1]/det, -m[3]/det, m[0]/det
	return affine{a, b, -(a*m[2] + b*m[5]), d, e, -(d*m[2] + e*m[5])}
}

func turning(degrees, cx, cy float64) affine {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return affine{cos, -sin, cx - cx*cos + cy*sin, sin, cos, cy - cx*sin - cy*cos}
}

// zoomed scales about a point.
func zoomed(f, cx, cy float64) affine {
	return affine{f, 0, cx * (1 - f), 0, f, cy * (1 - f)}
}

func moved(dx, dy float64) affine { return affine{1, 0, dx, 0, 1, dy} }
