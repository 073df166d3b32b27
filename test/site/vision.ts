/** A colour as CIE L*a*b* under D65. */
export type Lab = readonly [L: number, a: number, b: number];

/**
 * What each dichromat sees, as matrices on linear sRGB: Machado, Oliveira and Fernandes, "A Physiologically-based Model
 * for Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009,
 * table for severity 1.0.
 */
export const DICHROMATS = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

/** Linear sRGB to CIE XYZ: IEC 61966-2-1. */
const TO_XYZ = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
] as const;
const WHITE = [0.95047, 1, 1.08883] as const;

type Matrix = readonly (readonly number[])[];

/** How a colour `#rrggbb` looks, to all or through a dichromat's eyes. */
export function labOf(hex: string, seenBy?: Matrix): Lab {
  const linear = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const seen = seenBy ? times(seenBy, linear).map((value) => Math.min(1, Math.max(0, value))) : linear;
  const [x, y, z] = times(TO_XYZ, seen).map((value, index) => curve(value / (WHITE[index] as number))) as [
    number,
    number,
    number,
  ];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE76: how far two colours are apart. */
export function distance(one: Lab, other: Lab): number {
  return Math.hypot(...one.map((value, index) => value - (other[index] as number)));
}

function times(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, value, index) => sum + value * (vector[index] as number), 0));
}

function curve(value: number): number {
  const limit = (6 / 29) ** 3;
  return value > limit ? Math.cbrt(value) : value / (3 * (6 / 29) ** 2) + 4 / 29;
}
