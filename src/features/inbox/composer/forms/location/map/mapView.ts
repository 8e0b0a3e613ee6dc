import { toDegrees, wrap, type WorldPoint } from './mercator';

/** What of the world is seen: the point in the middle, and how many pixels wide the whole world would be. */
export interface MapView {
  readonly centre: WorldPoint;
  readonly scale: number;
}

export interface MapSize {
  readonly width: number;
  readonly height: number;
}

/** Pixels from the upper left corner of the map. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** Nearer than this, the shapes of countries are only corners. */
const MAX_SCALE = 32_000;
/** How near a place is shown that was pasted: with its neighbours. */
const PLACE_SCALE = 3_600;
const EQUATOR_KM = 40_075;
/** How exactly a person points. */
const POINTER_PX = 3;
/** How near to the edge a pin may go that is followed. */
const EDGE_PX = 32;
/** What the drawn shapes themselves are good to. */
const SHAPES_KM = 5;

/** All of the inhabited world that fits. */
export function wholeWorld(size: MapSize): MapView {
  return fit({ centre: { x: 0.53, y: 0.39 }, scale: leastScale(size) }, size);
}

export function panned(view: MapView, size: MapSize, right: number, down: number): MapView {
  const { centre, scale } = view;
  return fit({ centre: { x: centre.x - right / scale, y: centre.y - down / scale }, scale }, size);
}

/** Nearer or further by a factor; what is under the anchor stays there. */
export function zoomed(view: MapView, size: MapSize, factor: number, anchor: ScreenPoint): MapView {
  const scale = Math.min(MAX_SCALE, Math.max(leastScale(size), view.scale * factor));
  const held = toWorldPoint(view, size, anchor);
  return fit(
    {
      scale,
      centre: {
        x: held.x - (anchor.x - size.width / 2) / scale,
        y: held.y - (anchor.y - size.height / 2) / scale,
      },
    },
    size,
  );
}

/** A view with the point in it: the same one where it is well in sight already, and near enough to tell where that is. */
export function showing(view: MapView, size: MapSize, point: WorldPoint): MapView {
  const { x, y } = toScreen(view, size, point);
  const isWithin = (at: number, length: number): boolean => at > length * 0.1 && at < length * 0.9;
  if (isWithin(x, size.width) && isWithin(y, size.height) && view.scale >= PLACE_SCALE / 4) return view;
  return fit({ centre: point, scale: Math.max(view.scale, PLACE_SCALE) }, size);
}

/** The same magnification, moved only as far as brings the point into sight. */
export function following(view: MapView, size: MapSize, point: WorldPoint): MapView {
  const { x, y } = toScreen(view, size, point);
  const over = (at: number, length: number): number => at - Math.min(length - EDGE_PX, Math.max(EDGE_PX, at));
  return panned(view, size, -over(x, size.width), -over(y, size.height));
}

/** Where a point is seen, in the copy of the world that is nearest to the middle. */
export function toScreen(view: MapView, size: MapSize, point: WorldPoint): ScreenPoint {
  const right = wrap(point.x - view.centre.x + 0.5) - 0.5;
  return {
    x: size.width / 2 + right * view.scale,
    y: size.height / 2 + (point.y - view.centre.y) * view.scale,
  };
}

export function toWorldPoint(view: MapView, size: MapSize, at: ScreenPoint): WorldPoint {
  return {
    x: wrap(view.centre.x + (at.x - size.width / 2) / view.scale),
    y: Math.min(1, Math.max(0, view.centre.y + (at.y - size.height / 2) / view.scale)),
  };
}

/** A view on the way from one to another, `part` from 0 to 1. What both show at the same spot stays at it. */
export function between(from: MapView, to: MapView, part: number): MapView {
  const scale = from.scale * (to.scale / from.scale) ** part;
  const moved =
    Math.abs(to.scale - from.scale) < 1e-6
      ? part
      : (1 / scale - 1 / from.scale) / (1 / to.scale - 1 / from.scale);
  const right = wrap(to.centre.x - from.centre.x + 0.5) - 0.5;
  return {
    scale,
    centre: {
      x: wrap(from.centre.x + right * moved),
      y: from.centre.y + (to.centre.y - from.centre.y) * moved,
    },
  };
}

/** The degrees at a spot of the map, written with no more digits than pointing can mean. */
export function degreesAt(
  view: MapView,
  size: MapSize,
  at: ScreenPoint,
): { readonly latitude: string; readonly longitude: string } {
  const { latitude, longitude } = toDegrees(toWorldPoint(view, size, at));
  const digits = Math.max(0, Math.ceil(-Math.log10(360 / view.scale)));
  return {
    latitude: unsignedZero(latitude.toFixed(digits)),
    longitude: unsignedZero(longitude.toFixed(digits)),
  };
}

/** How far a spot that is pointed at may be from the one that is meant: 5, 10, 20, 50… kilometres. */
export function precisionKm(view: MapView): number {
  const { latitude } = toDegrees(view.centre);
  const pointed = (POINTER_PX * EQUATOR_KM * Math.cos((latitude * Math.PI) / 180)) / view.scale;
  const power = 10 ** Math.floor(Math.log10(Math.max(pointed, SHAPES_KM)));
  return (
    [1, 2, 5, 10].map((step) => step * power).find((step) => step >= Math.max(pointed, SHAPES_KM)) ??
    SHAPES_KM
  );
}

export function isNearest(view: MapView): boolean {
  return view.scale >= MAX_SCALE;
}

export function isFurthest(view: MapView, size: MapSize): boolean {
  return view.scale <= leastScale(size);
}

/** The view that is allowed: nothing beyond the poles; around the world without an end. */
export function fit(view: MapView, size: MapSize): MapView {
  const scale = Math.min(MAX_SCALE, Math.max(leastScale(size), view.scale));
  const half = Math.min(0.5, size.height / 2 / scale);
  return {
    scale,
    centre: { x: wrap(view.centre.x), y: Math.min(1 - half, Math.max(half, view.centre.y)) },
  };
}

function leastScale(size: MapSize): number {
  return Math.max(size.width, size.height, 1);
}

function unsignedZero(digits: string): string {
  return Number(digits) === 0 ? digits.replace('-', '') : digits;
}
