import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assignColumns, columnsIn, neighbourInColumn, placeCards } from './masonry';

const GAP = 16;

it('makes as many columns as fit, one at least, of one width', () => {
  expect(columnsIn(1_328, 296, GAP)).toEqual({ count: 4, width: 320 });
  expect(columnsIn(200, 296, GAP)).toEqual({ count: 1, width: 200 });
});

it('never lays one card over another, whatever their heights turn out to be', () => {
  const height = fc.integer({ min: 1, max: 900 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(height, height), { maxLength: 60 }),
      fc.integer({ min: 1, max: 6 }),
      (guessed, count) => {
        const columns = assignColumns(
          guessed.map(([guess]) => guess),
          count,
          GAP,
        );
        const { cards, height: all } = placeCards(
          columns,
          guessed.map(([, real]) => real),
          count,
          GAP,
        );
        for (let column = 0; column < count; column += 1) {
          let free = 0;
          for (const card of cards.filter((one) => one.column === column)) {
            expect(card.top).toBe(free);
            free += card.height + GAP;
          }
          expect(all).toBeGreaterThanOrEqual(free - GAP);
        }
      },
    ),
  );
});

it('goes up and down within a column, and stays at its ends', () => {
  const { cards } = placeCards([0, 1, 0, 1, 0], [10, 10, 10, 10, 10], 2, GAP);
  expect(neighbourInColumn(cards, 0, 1)).toBe(2);
  expect(neighbourInColumn(cards, 3, -1)).toBe(1);
  expect(neighbourInColumn(cards, 4, 1)).toBe(4);
  expect(neighbourInColumn(cards, 1, -1)).toBe(1);
});
