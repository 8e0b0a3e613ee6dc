const widths = new Map<string, number>();
let pen: CanvasRenderingContext2D | null = null;

/** Px of a tag's words as the table draws them. Measured once for each tag. */
export function tagWidth(tag: string): number {
  const known = widths.get(tag);
  if (known !== undefined) return known;
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return tag.length * 7;
  pen.font = `550 12px ${getComputedStyle(document.body).fontFamily}`;
  const width = Math.ceil(pen.measureText(tag).width);
  widths.set(tag, width);
  return width;
}
