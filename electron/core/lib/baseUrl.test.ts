import { describe, expect, it } from 'vitest';
import type { AppError } from '#contract/errors.ts';
import { DEFAULT_BASE_URL, readBaseUrl } from './baseUrl.ts';

function refusal(typed: string): string {
  try {
    return `taken as ${readBaseUrl(typed)}`;
  } catch (error) {
    return (error as AppError).code;
  }
}

describe('a typed base URL', () => {
  it.each([
    ['', DEFAULT_BASE_URL],
    ['  ', DEFAULT_BASE_URL],
    ['https://inlobo.com/api/v1/whatsapp/', 'https://inlobo.com/api/v1/whatsapp'],
    [' HTTPS://Inlobo.COM:443/api/v1/whatsapp//?a=1#top ', 'https://inlobo.com/api/v1/whatsapp'],
    ['inlobo.com/api/v1/whatsapp', 'https://inlobo.com/api/v1/whatsapp'],
    ['https://eu.example:8443/api', 'https://eu.example:8443/api'],
    ['http://127.0.0.1:5000/api/v1/whatsapp/', 'http://127.0.0.1:5000/api/v1/whatsapp'],
    ['http://localhost:5000', 'http://localhost:5000'],
    ['http://[::1]:5000/x', 'http://[::1]:5000/x'],
    ['http://2130706433/x', 'http://127.0.0.1/x'],
  ])('%j is taken as %s', (typed, url) => {
    expect(readBaseUrl(typed)).toBe(url);
  });

  it.each([
    ['not a url', 'BASE_URL_INVALID'],
    ['https://', 'BASE_URL_INVALID'],
    ['ftp://inlobo.com/x', 'BASE_URL_INVALID'],
    ['file:///etc/passwd', 'BASE_URL_INVALID'],
    ['javascript:alert(1)', 'BASE_URL_INVALID'],
    ['https://me:pass@inlobo.com/x', 'BASE_URL_INVALID'],
    ['http://inlobo.com/api', 'BASE_URL_INSECURE'],
    ['http://127.0.0.1.evil.example/', 'BASE_URL_INSECURE'],
    ['http://localhost.evil.example/', 'BASE_URL_INSECURE'],
    ['http://0.0.0.0:5000/', 'BASE_URL_INSECURE'],
    ['http://192.168.1.4/', 'BASE_URL_INSECURE'],
  ])('%j is refused: %s', (typed, code) => {
    expect(refusal(typed)).toBe(code);
  });

  it('does not repeat a password in its refusal', () => {
    expect(() => readBaseUrl('https://me:hunter2@inlobo.com')).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
    );
  });
});
