import type { NavigationTarget } from '#contract/routes/navigation.ts';
import type { App } from 'electron';
import { linkAmong, readLink } from './links.ts';

interface IncomingTaker {
  /** The app was started again, or a link was opened. */
  readonly show: () => void;
  readonly goTo: (target: NavigationTarget) => void;
}

/**
 * Links, and starts of the app that is running already. Listens from the very start: the link that started the app comes
 * before it is ready, on a Mac as an event, elsewhere among the arguments. Gives the function that says who takes them.
 */
export function gatherIncoming(
  app: Pick<App, 'on'>,
  argv: readonly string[],
): (taker: IncomingTaker) => void {
  let taker: IncomingTaker | null = null;
  let first = linkAmong(argv);

  app.on('open-url', (event, address) => {
    event.preventDefault();
    const target = readLink(address);
    if (!target) return;
    if (!taker) {
      first = target;
      return;
    }
    taker.show();
    taker.goTo(target);
  });
  app.on('second-instance', (_event, otherArgv) => {
    taker?.show();
    const target = linkAmong(otherArgv);
    if (target) taker?.goTo(target);
  });
  app.on('activate', () => taker?.show());

  return (chosen) => {
    taker = chosen;
    if (first) chosen.goTo(first);
    first = null;
  };
}
