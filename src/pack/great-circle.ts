/** Mean radius of the Earth, (2a + b) / 3 of WGS 84 (IUGG; Moritz, Geodetic Reference System 1980). */
const earthRadiusKm = 6371.0088;

interface Point {
  readonly lon: number; // degrees
  readonly lat: number;
}

/**
 * Length of the shortest way between two points on a sphere, by the haversine formula, which is exact for near points.
 *
 *     h = sin²(Δlat / 2) + cos lat₁ · cos lat₂ · sin²(Δlon / 2);  distance = 2 R · asin √h
 *
 * @returns km; within 0.6 % of the length on the ellipsoid
 */
export function greatCircleKm(a: Point, b: Point): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (x: number, y: number): number => Math.sin(radians(y - x) / 2) ** 2;
  const h = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon);
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)));
}
