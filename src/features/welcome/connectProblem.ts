import type { BridgeErrorCode } from '@/bridge';

export type ConnectField = 'apiKey' | 'token' | 'accountId' | 'baseUrl' | 'form';

/** Under which field a refusal stands: beside what has to be changed. */
export function fieldOf(code: BridgeErrorCode, isWithToken: boolean, hasBaseUrl: boolean): ConnectField {
  switch (code) {
    case 'BASE_URL_INVALID':
    case 'BASE_URL_INSECURE':
      return 'baseUrl';
    case 'NOT_INLOBO':
    case 'UNREACHABLE':
    case 'TIMED_OUT':
      return hasBaseUrl ? 'baseUrl' : 'form';
    case 'TOKEN_REFUSED':
      return 'token';
    case 'API_REJECTED':
      return isWithToken ? 'accountId' : 'apiKey';
    case 'KEY_EMPTY':
    case 'KEY_REFUSED':
    case 'ACCOUNT_EXISTS':
      return isWithToken ? 'form' : 'apiKey';
    default:
      return 'form';
  }
}
