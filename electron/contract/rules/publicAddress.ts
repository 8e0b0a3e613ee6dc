import ipaddr from 'ipaddr.js';

/** What IPv6 gives to the world at large: 2000::/3. */
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];
/** How an IPv6-only network reaches IPv4 servers; the last four bytes are theirs (RFC 6052). */
const NAT64: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('64:ff9b::'), 96];

/** Whether an IP address, as a resolver or `URL` writes it, is one that anybody on the internet can reach. */
export function isPublicAddress(address: string): boolean {
  if (!isIpAddress(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return isPublicV4(parsed);
  if (parsed.match(NAT64)) return isPublicV4(new ipaddr.IPv4(parsed.toByteArray().slice(-4)));
  // Neither 6to4 nor Teredo, which wrap an IPv4 address and are no longer in use.
  return parsed.match(GLOBAL_UNICAST) && parsed.range() === 'unicast';
}

/** Whether this is an address and no name. IPv4 as four decimal numbers only: `URL` and resolvers write it so. */
export function isIpAddress(host: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(host) || ipaddr.IPv6.isValid(host);
}

/** Names that mean this computer, whatever a resolver says of them (RFC 6761). */
export function isLocalName(hostname: string): boolean {
  return /^(?:.+\.)?localhost\.?$/i.test(hostname);
}

function isPublicV4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast';
}
