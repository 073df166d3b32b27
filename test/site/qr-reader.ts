/**
 * Reads a QR code of versions 1 to 10 at error correction M from its modules, without mending errors: a second opinion
 * on what was drawn, written from the standard (ISO/IEC 18004).
 */
export function readQr(dark: (x: number, y: number) => boolean, size: number): string {
  const version = (size - 17) / 4;
  const blocks = BLOCKS[version];
  if (!blocks) throw new Error(`A code of ${size} modules is not known here`);
  const format = bitsOf(FORMAT_PLACES.map(([x, y]) => dark(x, y))) ^ 0b101010000010010;
  if (format >> 13 !== 0) throw new Error('The error correction is not M');
  const mask = MASKS[(format >> 10) & 7] as (typeof MASKS)[number];
  const bits: boolean[] = [];
  let upwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    // The column of the timing pattern holds no data.
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const y = upwards ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (!isFunction(x, y, size, version)) bits.push(dark(x, y) !== mask(x, y));
    }
    upwards = !upwards;
  }
  return textFrom(unwoven(bits, blocks), version);
}

/** The 15 bits of the format beside the upper left finder, highest first. */
const FORMAT_PLACES: readonly (readonly [number, number])[] = [
  ...[0, 1, 2, 3, 4, 5, 7, 8].map((x) => [x, 8] as const),
  ...[7, 5, 4, 3, 2, 1, 0].map((y) => [8, y] as const),
];

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** The data codewords of each block at error correction M, by version. */
const BLOCKS: Readonly<Record<number, readonly number[]>> = {
  1: [16],
  2: [28],
  3: [44],
  4: [32, 32],
  5: [43, 43],
  6: [27, 27, 27, 27],
  7: [31, 31, 31, 31],
  8: [38, 38, 39, 39],
  9: [36, 36, 36, 37, 37],
  10: [43, 43, 43, 43, 44],
};

/** The middles of the alignment patterns, by version. */
const ALIGNED: Readonly<Record<number, readonly number[]>> = {
  1: [],
  2: [6, 18],
  3: [6, 22],
  4: [6, 26],
  5: [6, 30],
  6: [6, 34],
  7: [6, 22, 38],
  8: [6, 24, 42],
  9: [6, 26, 46],
  10: [6, 28, 50],
};

function isFunction(x: number, y: number, size: number, version: number): boolean {
  const far = size - 8;
  if ((x < 9 && y < 9) || (x >= far && y < 9) || (x < 9 && y >= far) || x === 6 || y === 6) return true;
  if (version >= 7 && ((x >= size - 11 && y < 6) || (x < 6 && y >= size - 11))) return true;
  const middles = ALIGNED[version] ?? [];
  return middles.some((my) =>
    middles.some((mx) => {
      const onFinder = (mx < 9 && my < 9) || (mx >= far && my < 9) || (mx < 9 && my >= far);
      return !onFinder && Math.abs(x - mx) <= 2 && Math.abs(y - my) <= 2;
    }),
  );
}

/** Puts the data of blocks that were woven together back in order. */
function unwoven(bits: readonly boolean[], blocks: readonly number[]): number[] {
  const words: number[] = [];
  for (let at = 0; at + 8 <= bits.length; at += 8) words.push(bitsOf(bits.slice(at, at + 8)));
  const data = blocks.map((): number[] => []);
  let next = 0;
  for (let row = 0; row < Math.max(...blocks); row += 1)
    for (const [index, length] of blocks.entries()) if (row < length) data[index]?.push(words[next++] as number);
  return data.flat();
}

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

function textFrom(data: readonly number[], version: number): string {
  const all = data.map((word) => word.toString(2).padStart(8, '0')).join('');
  let at = 0;
  const take = (count: number) => {
    at += count;
    return Number.parseInt(all.slice(at - count, at) || '0', 2);
  };
  const wide = version >= 10;
  const bytes: number[] = [];
  const say = (text: string) => bytes.push(...[...text].map((letter) => letter.charCodeAt(0)));
  while (at + 4 <= all.length) {
    const mode = take(4);
    if (mode === 0) break;
    if (mode === 4) for (let left = take(wide ? 16 : 8); left > 0; left -= 1) bytes.push(take(8));
    else if (mode === 2)
      for (let left = take(wide ? 11 : 9); left > 0; left -= 2) {
        const pair = take(left > 1 ? 11 : 6);
        say(left > 1 ? `${LETTERS[Math.floor(pair / 45)]}${LETTERS[pair % 45]}` : `${LETTERS[pair]}`);
      }
    else if (mode === 1)
      for (let left = take(wide ? 12 : 10); left > 0; left -= 3)
        say(`${take([0, 4, 7][left] ?? 10)}`.padStart(Math.min(left, 3), '0'));
    else throw new Error(`Mode ${mode} is not known here`);
  }
  return String.fromCharCode(...bytes);
}

function bitsOf(bits: readonly boolean[]): number {
  return bits.reduce((sum, bit) => sum * 2 + (bit ? 1 : 0), 0);
}
