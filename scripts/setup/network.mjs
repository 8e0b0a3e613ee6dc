/** Whether a proxy stands between here and the rest: then only the downloading program itself can tell. */
export function usesProxy() {
  return ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'].some((name) => process.env[name]);
}

/**
 * Whether a download is worth starting: any answer will do.
 * @param {string} url
 * @param {number} [timeoutMs]
 */
export async function canReach(url, timeoutMs = 8000) {
  if (usesProxy()) return true;
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    return true;
  } catch {
    return false;
  }
}
