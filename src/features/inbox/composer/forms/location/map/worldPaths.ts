import { isApart, type Bounds, type CountryShape, type Line, type WorldShapes } from './worldShapes';

/** What is drawn at a magnification, in coordinates of the flat world: drawing it elsewhere only needs another transform. */
export interface WorldPaths {
  /** The land of what lies within the bounds. */
  land(seen: Bounds): readonly Path2D[];
  borders(seen: Bounds): readonly Path2D[];
  of(country: CountryShape): Path2D;
}

/** Up to which scale a level is drawn; each leaves out what would be smaller than half a pixel at its end. */
const LEVELS = [900, 3_000, 10_000, Infinity];

/** The paths for a scale, built when they are first needed. */
export function createWorldPaths(shapes: WorldShapes): (scale: number) => WorldPaths {
  const levels = new Map<number, WorldPaths>();
  return (scale) => {
    const upTo = LEVELS.find((level) => scale <= level) ?? Infinity;
    const paths = levels.get(upTo) ?? createLevel(shapes, 0.5 / upTo);
    levels.set(upTo, paths);
    return paths;
  };
}

function createLevel({ countries, borders }: WorldShapes, tolerance: number): WorldPaths {
  const lands = new Map<CountryShape, Path2D>();
  const lines = borders.map(({ bounds, line }) => ({ bounds, path: pathOf([line], tolerance) }));
  const of = (country: CountryShape): Path2D => {
    const path = lands.get(country) ?? pathOf(country.rings, tolerance);
    lands.set(country, path);
    return path;
  };
  return {
    of,
    land: (seen) => countries.filter(({ bounds }) => !isApart(bounds, seen)).map(of),
    borders: (seen) => lines.filter(({ bounds }) => !isApart(bounds, seen)).map(({ path }) => path),
  };
}

function pathOf(lines: readonly Line[], tolerance: number): Path2D {
  const path = new Path2D();
  for (const line of lines) {
    const kept = thin(line, tolerance);
    if (kept.length < 4) continue;
    kept.forEach((at, index) => {
      if (index === 0) path.moveTo(line[at] ?? 0, line[at + 1] ?? 0);
      else path.lineTo(line[at] ?? 0, line[at + 1] ?? 0);
    });
  }
  return path;
}

/** Where in a line the points stand that are further from the one kept before than the tolerance; the ends always. */
export function thin(line: Line, tolerance: number): readonly number[] {
  const kept: number[] = [];
  let [x, y] = [Infinity, Infinity];
  for (let at = 0; at < line.length; at += 2) {
    const [nextX = 0, nextY = 0] = [line[at], line[at + 1]];
    const isEnd = at === 0 || at === line.length - 2;
    if (!isEnd && Math.abs(nextX - x) < tolerance && Math.abs(nextY - y) < tolerance) continue;
    kept.push(at);
    [x, y] = [nextX, nextY];
  }
  return kept;
}
