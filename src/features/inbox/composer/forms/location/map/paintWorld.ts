import { toScreen, type MapSize, type MapView } from './mapView';
import { toWorld } from './mercator';
import type { WorldPaths } from './worldPaths';
import type { Bounds, CountryShape } from './worldShapes';

export interface MapColors {
  readonly sea: string;
  readonly land: string;
  readonly coast: string;
  readonly border: string;
  readonly grid: string;
  readonly chosen: string;
  readonly words: string;
}

/** A country's name, and how wide it is written. */
export interface CountryName {
  readonly country: CountryShape;
  readonly text: string;
  readonly width: number;
}

export interface MapPicture {
  readonly view: MapView;
  readonly size: MapSize;
  /** Device pixels of one of ours. */
  readonly density: number;
  readonly paths: WorldPaths;
  readonly colors: MapColors;
  /** Largest first. */
  readonly names: readonly CountryName[];
  readonly chosen: CountryShape | null;
  /** Where nothing can be read, as something lies over it: in pixels. */
  readonly covered: readonly Bounds[];
}

const NAME_PX = 11;

/** Draws the world as it is seen. Nothing is projected here: the paths lie in world coordinates, and the canvas moves them. */
export function paintWorld(context: CanvasRenderingContext2D, picture: MapPicture): void {
  const { view, size, density, colors } = picture;
  context.setTransform(density, 0, 0, density, 0, 0);
  context.fillStyle = colors.sea;
  context.fillRect(0, 0, size.width, size.height);
  paintGrid(context, picture);
  for (const copy of copiesOf(view, size)) paintLand(context, picture, copy);
  context.setTransform(density, 0, 0, density, 0, 0);
  paintNames(context, picture);
}

function paintLand(context: CanvasRenderingContext2D, picture: MapPicture, copy: number): void {
  const { view, size, density, paths, colors, chosen } = picture;
  const { scale, centre } = view;
  const unit = scale * density;
  const left = (size.width / 2 - (centre.x - copy) * scale) * density;
  context.setTransform(unit, 0, 0, unit, left, (size.height / 2 - centre.y * scale) * density);
  context.lineJoin = 'round';
  const seen = seenOf(view, size, copy);
  const land = paths.land(seen);
  context.strokeStyle = colors.coast;
  context.lineWidth = 1.5 / scale;
  for (const path of land) context.stroke(path);
  context.fillStyle = colors.land;
  for (const path of land) context.fill(path);
  if (chosen) {
    context.fillStyle = colors.chosen;
    context.fill(paths.of(chosen));
  }
  context.strokeStyle = colors.border;
  context.lineWidth = 1 / scale;
  for (const path of paths.borders(seen)) context.stroke(path);
}

/** Meridians and parallels, as many as give the eye a hold. */
function paintGrid(context: CanvasRenderingContext2D, { view, size, colors }: MapPicture): void {
  const step = [30, 15, 10, 5, 2, 1].find((degrees) => (degrees / 360) * view.scale < 110) ?? 1;
  context.strokeStyle = colors.grid;
  context.lineWidth = 1;
  context.beginPath();
  for (let longitude = -180; longitude < 180; longitude += step) {
    const x = Math.round(toScreen(view, size, toWorld(0, longitude)).x) + 0.5;
    context.moveTo(x, 0);
    context.lineTo(x, size.height);
  }
  for (let latitude = -80; latitude <= 80; latitude += step) {
    const y = Math.round(toScreen(view, size, toWorld(latitude, 0)).y) + 0.5;
    context.moveTo(0, y);
    context.lineTo(size.width, y);
  }
  context.stroke();
}

/** Names where they fit into their country and beside those already written; the chosen country's first. */
function paintNames(context: CanvasRenderingContext2D, picture: MapPicture): void {
  const { view, size, colors, names, chosen, covered } = picture;
  const written = [...covered];
  context.font = nameFont();
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.fillStyle = colors.words;
  const own = names.filter(({ country }) => country === chosen);
  for (const { country, text, width } of [...own, ...names]) {
    if (country !== chosen && country.breadth * view.scale < width * 0.9) continue;
    const { x, y } = toScreen(view, size, country.middle);
    const box = { left: x - width / 2 - 4, right: x + width / 2 + 4, top: y - 9, bottom: y + 9 };
    if (box.left < 4 || box.right > size.width - 4 || box.top < 2 || box.bottom > size.height - 2) continue;
    if (written.some((other) => overlaps(box, other))) continue;
    written.push(box);
    context.strokeStyle = country === chosen ? colors.chosen : colors.land;
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}

export function nameFont(): string {
  return `550 ${NAME_PX}px ${getComputedStyle(document.body).fontFamily}`;
}

function overlaps(one: Bounds, other: Bounds): boolean {
  return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
}

/** The worlds side by side that reach into the picture. */
function copiesOf({ centre, scale }: MapView, { width }: MapSize): readonly number[] {
  const half = width / 2 / scale;
  return [-1, 0, 1].filter((copy) => centre.x + half > copy && centre.x - half < copy + 1);
}

function seenOf({ centre, scale }: MapView, { width, height }: MapSize, copy: number): Bounds {
  const [halfWidth, halfHeight] = [width / 2 / scale, height / 2 / scale];
  return {
    left: centre.x - copy - halfWidth,
    right: centre.x - copy + halfWidth,
    top: centre.y - halfHeight,
    bottom: centre.y + halfHeight,
  };
}
