import { createHash } from 'node:crypto';
import { Markup, markup } from './markup.js';
import { script } from './script.js';
import { style } from './style.js';

/** The text of a whole page. Of what it holds only this style and this script count, whatever else gets into it. */
export function pageText(title: string, verdict: 'pass' | 'fail', body: Markup): string {
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="${new Markup(icons[verdict])}">
<style>${new Markup(style)}</style>
</head>
<body>
${body}
<script>${new Markup(script)}</script>
</body>
</html>
`.text;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** A tick or a cross, so that tabs tell the verdict. */
const icons = { pass: icon('1b7043', 'M4 8.5l3 3 5-6'), fail: icon('b3261e', 'M5 5l6 6M11 5l-6 6') };

function icon(color: string, path: string): string {
  const attributes = "viewBox='0 0 16 16' fill='none' stroke='white' stroke-width='2'";
  const drawing = `<svg xmlns='http://www.w3.org/2000/svg' ${attributes}><circle cx='8' cy='8' r='8' fill='#${color}' stroke='none'/><path d='${path}'/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`;
}
