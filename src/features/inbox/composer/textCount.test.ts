import { describe, expect, it } from 'vitest';
import { countText, whyNotSend } from './textCount';

describe('countText', () => {
  it('counts an emoji outside the basic plane once', () => {
    expect(countText('🚚'.repeat(4096))).toEqual({ count: 4096, level: 'near', excess: 0 });
  });

  it('counts half a pair as one and never throws', () => {
    expect(countText('\ud83d').count).toBe(1);
  });

  it('warns near the limit and says how many are too many', () => {
    expect(countText('a'.repeat(3896)).level).toBe('fine');
    expect(countText('a'.repeat(3897)).level).toBe('near');
    expect(countText('a'.repeat(4096)).level).toBe('near');
    expect(countText('a'.repeat(4099))).toEqual({ count: 4099, level: 'over', excess: 3 });
  });
});

describe('whyNotSend', () => {
  it('says why a text can not be sent', () => {
    expect(whyNotSend(' \n ')).toBe('empty');
    expect(whyNotSend('🚚'.repeat(4096))).toBeNull();
    expect(whyNotSend('🚚'.repeat(4097))).toBe('too-long');
  });
});
