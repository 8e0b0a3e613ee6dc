/**
 * A small picture of a place, drawn without asking any server: the same coordinates always give the same streets,
 * water and park. It stands for a map and claims nothing; the link beside it opens a real one.
 */
export interface MapDrawing {
  readonly width: number;
  readonly height: number;
  /** SVG path data. */
  readonly water: string;
  readonly park: string;
  readonly avenues: readonly string[];
  readonly streets: readonly string[];
}

const WIDTH = 252;
const HEIGHT = 132;

export function drawMap(latitude: number, longitude: number): MapDrawing {
  const next = createSequence(seedOf(latitude, longitude));
  const between = (low: number, high: number): number => Math.round(low + next() * (high - low));
  const shore = between(4, 34);
  const dip = between(18, 52);
  const hill = between(74, 100);
  const crest = hill - between(14, 30);
  const lean = between(-46, 46);
  const crossing = between(96, 156);
  return {
    width: WIDTH,
    height: HEIGHT,
    water: `M0 0H${WIDTH}V${shore}C${WIDTH * 0.72} ${shore + dip} ${WIDTH * 0.42} ${shore - dip / 2} 0 ${shore + dip / 2}Z`,
    park: `M0 ${hill}C${WIDTH * 0.2} ${crest - 8} ${WIDTH * 0.36} ${crest} ${WIDTH * 0.52} ${crest + 14}S${WIDTH * 0.86} ${crest - 18} ${WIDTH} ${crest}V${HEIGHT}H0Z`,
    avenues: [
      `M0 ${between(92, 112)}L${WIDTH} ${between(58, 82)}`,
      `M${crossing - lean} 0L${crossing + lean} ${HEIGHT}`,
    ],
    streets: [
      `M${between(10, 50)} 0L${between(50, 110)} ${HEIGHT}`,
      `M${between(190, 236)} 0L${between(170, 226)} ${HEIGHT}`,
      `M0 ${between(34, 60)}L${WIDTH} ${between(22, 44)}`,
    ],
  };
}

/** A page where the place can be looked at in full. */
export function mapLink(latitude: number, longitude: number): string {
  const place = `${latitude}/${longitude}`;
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${place}`;
}

/** "18.5074° N, 73.8077° E" */
export function coordinates(latitude: number, longitude: number): string {
  const part = (value: number, positive: string, negative: string): string =>
    `${Math.abs(value).toFixed(4)}° ${value < 0 ? negative : positive}`;
  return `${part(latitude, 'N', 'S')}, ${part(longitude, 'E', 'W')}`;
}

function seedOf(latitude: number, longitude: number): number {
  return (
    (Math.imul(Math.round(latitude * 1e4), 73_856_093) ^
      Math.imul(Math.round(longitude * 1e4), 19_349_663)) >>>
    0
  );
}

/** mulberry32: small, and the same everywhere. */
function createSequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
