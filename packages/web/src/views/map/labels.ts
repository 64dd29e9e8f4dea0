/** A name that asks for a place on the screen. */
export interface Label {
  readonly id: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

const most = 45;
const [letterWidth, lineHeight] = [7.5, 20];

/** Those that fit beside each other, the first ones before the others. */
export function placed(labels: readonly Label[], width: number, height: number): readonly Label[] {
  const taken: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }[] = [];
  const kept: Label[] = [];
  for (const label of labels) {
    if (kept.length >= most) break;
    const half = (label.text.length * letterWidth) / 2 + 4;
    const box = {
      left: label.x - half,
      right: label.x + half,
      top: label.y - lineHeight / 2,
      bottom: label.y + lineHeight / 2,
    };
    if (box.left < 0 || box.right > width || box.top < 0 || box.bottom > height) continue;
    const isFree = taken.every(
      (other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom,
    );
    if (!isFree) continue;
    taken.push(box);
    kept.push(label);
  }
  return kept;
}
