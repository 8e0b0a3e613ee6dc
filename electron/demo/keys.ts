import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** The API keys and the dashboard token that are let in. */
export interface Keys {
  readonly dashboardToken: string;
  create(): string;
  isKey(bearer: string | null): boolean;
  isDashboardToken(bearer: string | null): boolean;
}

/** The key a demo of this seed has where none is given. */
export function defaultApiKey(seed: number): string {
  return `wak_${sign(seed, 'api key').slice(0, 48)}`;
}

/** Looks like the JWT that the dashboard would hold; only its text counts. */
export function defaultDashboardToken(seed: number): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: 'demo-owner', shop: 'Neem & Indigo', seed })}`;
  return `${body}.${Buffer.from(sign(seed, body), 'hex').toString('base64url')}`;
}

/** Keys made here carry a signature of the seed, so that they still work after a restart without being kept anywhere. */
export function createKeys(options: {
  readonly seed: number;
  readonly apiKey: string;
  readonly dashboardToken: string;
}): Keys {
  const { seed } = options;
  const seal = (nonce: string) => sign(seed, `key ${nonce}`).slice(0, 24);
  return {
    dashboardToken: options.dashboardToken,
    create() {
      const nonce = randomBytes(12).toString('hex');
      return `wak_${nonce}${seal(nonce)}`;
    },
    isKey(bearer) {
      if (bearer === null) return false;
      if (isSame(bearer, options.apiKey)) return true;
      const [, nonce = '', signature = ''] = /^wak_([0-9a-f]{24})([0-9a-f]{24})$/.exec(bearer) ?? [];
      return nonce !== '' && isSame(signature, seal(nonce));
    },
    isDashboardToken: (bearer) => bearer !== null && isSame(bearer, options.dashboardToken),
  };
}

function sign(seed: number, text: string): string {
  return createHmac('sha256', `inlobo demo ${seed}`).update(text).digest('hex');
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
