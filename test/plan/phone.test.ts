import { describe, expect, test } from 'vitest';
import { dialledFrom } from '../../src/plan/phone.ts';

describe('a number as it is written', () => {
  test.each([
    ['+44 20 7946 0101', '+442079460101', 'fictional'],
    ['+44 (0)20 7946 0999', '+442079460999', 'fictional'],
    ['+44 7700 900123', '+447700900123', 'fictional'],
    ['+44 1632 960001', '+441632960001', 'fictional'],
    ['+44 808 157 0192', '+448081570192', 'fictional'],
    ['+44 191 498 0123', '+441914980123', 'fictional'],
    ['+1 202 555 0199', '+12025550199', 'fictional'],
    ['+33 1 99 00 12 34', '+33199001234', 'fictional'],
    ['+49 30 23125 123', '+493023125123', 'fictional'],
    ['+61 2 5550 1234', '+61255501234', 'fictional'],
    ['+353 20 910 1234', '+353209101234', 'fictional'],
    ['+44 20 7946 1000', '+442079461000', 'valid'],
    ['+1 202 555 0200', '+12025550200', 'valid'],
    ['+49 30 901820', '+4930901820', 'valid'],
    ['+1 202 155 0118', '+12021550118', 'unknown'],
  ])('%s is %s, %s', (written, number, what) => {
    const dialled = dialledFrom(written);
    expect(dialled?.number).toBe(number);
    expect(dialled?.fictional).toBe(what === 'fictional');
    if (what !== 'fictional') expect(dialled?.valid).toBe(what === 'valid');
  });

  test.each([
    '020 7946 0101',
    '0044 20 7946 0101',
    '+44 20 7946',
    '+44 20 7946 0101 0101',
    '+44 20 7946 0101 ext. 5',
    '+44 20 7946 0101 or mail',
    'call Dana',
    '+',
    '',
    '+999 123456',
  ])('%j cannot be dialled from everywhere', (written) => {
    expect(dialledFrom(written)).toBeNull();
  });
});
