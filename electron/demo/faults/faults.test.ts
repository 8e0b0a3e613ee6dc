import { describe, expect, it } from 'vitest';
import { createFaults } from './faults.ts';

describe('faults', () => {
  it.each([
    ['*', 'GET', '/account/', true],
    ['POST /messages/*', 'POST', '/messages/text/', true],
    ['POST /messages/*', 'GET', '/messages/text/', false],
    ['/contacts/', 'GET', '/contacts/', true],
    ['/contacts/', 'PUT', '/contacts/+91/', false],
    ['/conversations/*/messages/', 'GET', '/conversations/+919810007919/messages/', true],
    ['* /a.b/', 'GET', '/axb/', false],
  ])('%s hits %s %s: %s', (match, method, path, hits) => {
    const faults = createFaults(1);
    faults.add({ kind: 'hang', match });
    expect(faults.take(method, path) !== null).toBe(hits);
  });

  it('hit once, so often, or always until they are cleared', () => {
    const faults = createFaults(1);
    faults.add({ kind: 'hang' });
    faults.add({ kind: 'reset', times: 2 });
    faults.add({ kind: 'html', times: 'always' });
    const kinds = Array.from({ length: 6 }, () => faults.take('GET', '/')?.kind);
    expect(kinds).toEqual(['hang', 'reset', 'reset', 'html', 'html', 'html']);
    expect(faults.list()).toMatchObject([{ kind: 'html', hits: 3 }]);
    faults.clear();
    expect(faults.take('GET', '/')).toBeNull();
  });

  it('hit a share of requests, the same ones for the same seed', () => {
    const run = (seed: number) => {
      const faults = createFaults(seed);
      faults.add({ kind: 'reset', rate: 0.3 });
      return Array.from({ length: 1000 }, () => faults.take('GET', '/') !== null);
    };
    const hits = run(1).filter(Boolean).length;
    expect(hits).toBeGreaterThan(250);
    expect(hits).toBeLessThan(350);
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  it('of connections do not count requests, nor the other way round', () => {
    const faults = createFaults(1);
    faults.add({ kind: 'refuse' });
    expect(faults.take('GET', '/')).toBeNull();
    expect(faults.takeConnection()).toBe(true);
    expect(faults.takeConnection()).toBe(false);
  });

  it('that make no sense are not armed', () => {
    expect(() => createFaults(1).add({ kind: 'hang', rate: 2 })).toThrow();
  });
});
