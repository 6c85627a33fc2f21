/** The colours of letters and lines on white paper. */
export const INK = '#1d2321';
export const INK_SOFT = '#57605c';
export const LINE = '#8d8b82';

interface TextStyle {
  readonly size: number;
  readonly weight?: number;
  readonly color?: string;
  readonly align?: CanvasTextAlign;
}

/** Writes a line of text on its base line. */
export function write(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  { size, weight = 400, color = INK, align = 'left' }: TextStyle,
): void {
  context.font = `${weight} ${size}px "Inter Variable"`;
  context.fillStyle = color;
  context.textAlign = align;
  context.fillText(text, x, y);
}
