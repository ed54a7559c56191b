import type { Progress } from '../inventory/cloudflare/options.js';
import { tell } from './output.js';

/** Work of fewer zones is over before anybody wonders. */
const worthTelling = 50;

/** Tells on standard error how far the reading is: one line that changes in a terminal, else a line for each tenth. */
export function progressTeller(): (progress: Progress) => void {
  let told = 0;
  return ({ zonesRead, zones }) => {
    if (zones < worthTelling) return;
    if (process.stderr.isTTY) {
      tell(`\r\x1b[KReading Cloudflare: ${zonesRead} of ${zones} zones${zonesRead === zones ? '\n' : ''}`);
      return;
    }
    const tenth = Math.floor((10 * zonesRead) / zones);
    if (tenth === told) return;
    told = tenth;
    tell(`Reading Cloudflare: ${zonesRead} of ${zones} zones\n`);
  };
}
