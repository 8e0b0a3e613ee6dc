/**
 * @template T
 * @typedef {object} StepOptions
 * @property {boolean} [isShown] the step writes to the terminal itself
 * @property {(value: T) => string} [say] how it ended, in place of `done`
 */

const TICK_MS = 1000;

/**
 * Steps with a number, a name and the time they took: `1/5 Installing packages … done in 38 s`.
 * @param {{ total: number, out?: NodeJS.WriteStream }} options
 */
export function createProgress({ total, out = process.stderr }) {
  let number = 0;

  return {
    /**
     * @template T
     * @param {string} title
     * @param {() => Promise<T>} work
     * @param {StepOptions<T>} [options]
     * @returns {Promise<T>}
     */
    async step(title, work, { isShown = false, say = () => 'done' } = {}) {
      number += 1;
      const head = `${number}/${total} ${title} … `;
      const startedAt = Date.now();
      out.write(isShown ? `${head}\n` : head);
      // Where the line can be written again, it shows that time is passing.
      const ticking =
        !isShown && out.isTTY
          ? setInterval(() => out.write(`\r${head}${seconds(startedAt)} `), TICK_MS)
          : undefined;
      /** @param {string} how */
      const end = (how) => {
        clearInterval(ticking);
        const time = seconds(startedAt);
        const words = how === 'done' ? `done in ${time}` : `${how} (${time})`;
        if (isShown) out.write(`${number}/${total} ${title}: ${words}\n`);
        else out.write(`${ticking ? `\r\x1b[K${head}` : ''}${words}\n`);
      };
      try {
        const value = await work();
        end(say(value));
        return value;
      } catch (error) {
        end('stopped');
        throw error;
      }
    },
  };
}

/** @param {number} startedAt */
function seconds(startedAt) {
  const elapsed = (Date.now() - startedAt) / 1000;
  return elapsed < 10 ? `${elapsed.toFixed(1)} s` : `${Math.round(elapsed)} s`;
}
