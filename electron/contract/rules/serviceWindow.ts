/** The customer service window: messages of any kind for 24 hours after the customer's newest one. */
export const SERVICE_WINDOW_MS = 24 * 60 * 60 * 1000;

/** Whether anything but a template may be sent. `lastInboundAt` null: the customer never wrote. Times in ms since 1970. */
export function isServiceWindowOpen(lastInboundAt: number | null, now: number): boolean {
  return lastInboundAt !== null && now < lastInboundAt + SERVICE_WINDOW_MS;
}
