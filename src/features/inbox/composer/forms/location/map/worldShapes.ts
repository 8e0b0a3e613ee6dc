import { geoMercator, geoPath, type GeoPermissibleObjects } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { WorldPoint } from './mercator';

/** Points of the flat world, x and y in turn. */
export type Line = Float32Array;

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface CountryShape {
  /** ISO 3166 in three digits; empty where a territory has none. */
  readonly code: string;
  /** In English. */
  readonly name: string;
  readonly bounds: Bounds;
  readonly rings: readonly Line[];
  /** Where its name is written: the middle of its largest part, and how wide that part is. */
  readonly middle: WorldPoint;
  readonly breadth: number;
}

export interface WorldShapes {
  /** Largest first. */
  readonly countries: readonly CountryShape[];
  /** Borders on land, each once. */
  readonly borders: readonly { readonly bounds: Bounds; readonly line: Line }[];
}

export type WorldTopology = Topology<{ countries: GeometryCollection<{ name?: string }> }>;

export function shapesOf(topology: WorldTopology): WorldShapes {
  const { countries } = topology.objects;
  const shapes = feature(topology, countries).features.map(({ id, properties, geometry }) =>
    countryOf(String(id ?? ''), properties.name ?? '', linesOf(geometry)),
  );
  const borders = linesOf(mesh(topology, countries, (one, other) => one !== other));
  return {
    countries: shapes.toSorted((one, other) => areaOf(other.bounds) - areaOf(one.bounds)),
    borders: borders.map((line) => ({ line, bounds: boundsOf([line]) })),
  };
}

/** The country at a point; null: none, so the sea. */
export function countryAt({ countries }: WorldShapes, point: WorldPoint): CountryShape | null {
  return countries.findLast(({ bounds, rings }) => isWithin(bounds, point) && isInside(rings, point)) ?? null;
}

export function isApart(one: Bounds, other: Bounds): boolean {
  return one.right < other.left || one.left > other.right || one.bottom < other.top || one.top > other.bottom;
}

function countryOf(code: string, name: string, rings: readonly Line[]): CountryShape {
  const largest = rings.reduce<Line>(
    (best, ring) => (Math.abs(areaWithin(ring)) > Math.abs(areaWithin(best)) ? ring : best),
    new Float32Array(),
  );
  const { left, right } = boundsOf([largest]);
  return { code, name, bounds: boundsOf(rings), rings, middle: middleOf(largest), breadth: right - left };
}

/** The same flat world as of `toWorld`; it cuts what crosses the date line, and closes Antarctica around the pole. */
const FLAT = geoMercator()
  .scale(1 / (2 * Math.PI))
  .translate([0.5, 0.5])
  .precision(0);

/** The lines of a polygon or of a border; rings end where they begin. */
function linesOf(geometry: GeoPermissibleObjects): readonly Line[] {
  const lines: number[][] = [];
  const draw = geoPath(FLAT, {
    beginPath: () => undefined,
    moveTo: (x, y) => lines.push([x, y]),
    lineTo: (x, y) => lines.at(-1)?.push(x, y),
    closePath: () => lines.at(-1)?.push(...(lines.at(-1)?.slice(0, 2) ?? [])),
    arc: () => undefined,
  });
  draw(geometry);
  return lines.map((line) => Float32Array.from(line));
}

function boundsOf(lines: readonly Line[]): Bounds {
  let [left, top, right, bottom] = [1, 1, 0, 0];
  for (const line of lines)
    for (let index = 0; index < line.length; index += 2) {
      const [x = 0, y = 0] = [line[index], line[index + 1]];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  return { left, top, right, bottom };
}

function areaOf({ left, top, right, bottom }: Bounds): number {
  return (right - left) * (bottom - top);
}

function isWithin({ left, top, right, bottom }: Bounds, { x, y }: WorldPoint): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** Even-odd, so that holes are outside. */
function isInside(rings: readonly Line[], { x, y }: WorldPoint): boolean {
  let isIn = false;
  for (const ring of rings)
    eachEdge(ring, (x1, y1, x2, y2) => {
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isIn = !isIn;
    });
  return isIn;
}

function areaWithin(ring: Line): number {
  let area = 0;
  eachEdge(ring, (x1, y1, x2, y2) => (area += (x1 * y2 - x2 * y1) / 2));
  return area;
}

function middleOf(ring: Line): WorldPoint {
  let [x, y] = [0, 0];
  const area = areaWithin(ring);
  eachEdge(ring, (x1, y1, x2, y2) => {
    const weight = (x1 * y2 - x2 * y1) / (6 * area);
    x += (x1 + x2) * weight;
    y += (y1 + y2) * weight;
  });
  return { x, y };
}

function eachEdge(ring: Line, visit: (x1: number, y1: number, x2: number, y2: number) => void): void {
  for (let index = 2; index < ring.length; index += 2)
    visit(ring[index - 2] ?? 0, ring[index - 1] ?? 0, ring[index] ?? 0, ring[index + 1] ?? 0);
}
