import { layout } from './style-layout.js';
import { parts } from './style-parts.js';

/** The look of the page: one accent, and a colour for each state that words and signs tell too. */
export const style = `
:root{color-scheme:light;--page:#fcfcfb;--panel:#f4f4f1;--line:#e0e1dd;--ink:#1f2328;--quiet:#59606b;
--accent:#1f56c3;--violated:#b3261e;--unresolved:#8a5600;--met:#1b7043;--elsewhere:#6b7280;
--violated-tint:#fbe9e7;--unresolved-tint:#faefd8;--neutral-tint:#e9edf6;--mark:#ffe9a8}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--page:#14161a;--panel:#1c1f24;--line:#30343b;
--ink:#e7e8e5;--quiet:#a3a9b3;--accent:#8fb3ff;--violated:#ff9a8f;--unresolved:#ecc06c;--met:#7dd3a2;--elsewhere:#9aa1ab;
--violated-tint:#3b1d1b;--unresolved-tint:#36290f;--neutral-tint:#222b40;--mark:#5c4a12}}
${layout}
${parts}`;
