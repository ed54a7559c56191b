/**
 * What the page does: filters by words, severity and status, keeps that in the address, moves by keys and copies
 * records. Without it all is readable. It makes no markup of text, and asks for nothing.
 */
export const script = String.raw`
'use strict';
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const form = document.getElementById('filter');
const search = document.getElementById('search');
const shown = document.getElementById('shown');
const boxes = all('input[type=checkbox]', form);
const groups = all('.group');
const items = all('.item').map(element => ({
  element,
  text: element.textContent.toLowerCase(),
  severity: element.dataset.severity,
  status: element.dataset.status,
}));
let opened = [];

const wanted = name => boxes.filter(box => box.name === name && box.checked).map(box => box.value);

function apply() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const severities = wanted('severity');
  const statuses = wanted('status');
  const isFiltering = words.length + severities.length + statuses.length > 0;
  const alive = new Set();
  let found = 0;
  for (const { element, text, severity, status } of items) {
    const fits =
      words.every(word => text.includes(word)) &&
      (severities.length === 0 || severity === undefined || severities.includes(severity)) &&
      (statuses.length === 0 || status === undefined || statuses.includes(status));
    element.hidden = !fits;
    if (!fits) continue;
    found++;
    let group = element.closest('.group');
    while (group && !alive.has(group)) {
      alive.add(group);
      group = group.parentElement.closest('.group');
    }
  }
  for (const details of opened) details.open = false;
  opened = [];
  for (const group of groups) {
    group.hidden = isFiltering && !alive.has(group);
    if (words.length > 0 && alive.has(group) && group.open === false) {
      group.open = true;
      opened.push(group);
    }
  }
  shown.value = isFiltering ? 'Showing ' + found.toLocaleString('en') + ' of ' + items.length.toLocaleString('en') + ' entries' : '';
}

function save() {
  const state = new URLSearchParams();
  if (search.value) state.set('q', search.value);
  for (const name of ['severity', 'status']) if (wanted(name).length > 0) state.set(name, wanted(name).join());
  const [address] = location.href.split('#');
  history.replaceState(null, '', state.size > 0 ? address + '#' + state : address);
}

function restore() {
  const state = new URLSearchParams(location.hash.includes('=') ? location.hash.slice(1) : '');
  search.value = state.get('q') ?? '';
  for (const box of boxes) box.checked = (state.get(box.name) ?? '').split(',').includes(box.value);
  apply();
}

function reset() {
  search.value = '';
  for (const box of boxes) box.checked = false;
  apply();
}

form.addEventListener('input', () => { apply(); save(); });
form.addEventListener('submit', event => event.preventDefault());
form.addEventListener('reset', event => { event.preventDefault(); reset(); save(); search.focus(); });
addEventListener('hashchange', () => {
  if (location.hash.includes('=')) return restore();
  const target = document.getElementById(location.hash.slice(1));
  if (!target?.closest('[hidden]')) return;
  reset();
  target.scrollIntoView();
});

function move(step) {
  const visible = items.map(item => item.element).filter(element => element.checkVisibility());
  const at = visible.indexOf(document.activeElement.closest('.item'));
  const next = at === -1 ? visible[0] : visible[at + step];
  if (next) {
    next.tabIndex = -1;
    next.focus();
  } else if (step === -1) search.focus();
}

addEventListener('keydown', event => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const isSearching = target === search;
  if (key === '/' && !isSearching) search.select();
  else if (key === 'Escape') { reset(); save(); }
  else if (key === 'ArrowDown' && (isSearching || target.matches?.('.item'))) move(1);
  else if (key === 'ArrowUp' && target.matches?.('.item')) move(-1);
  else return;
  event.preventDefault();
});

async function copy(code) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(code);
    return document.execCommand('copy');
  }
}

for (const record of all('.record')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    const isCopied = await copy(record.querySelector('code'));
    button.textContent = isCopied ? 'Copied' : 'Selected: press Ctrl+C';
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  });
  record.append(button);
}

form.hidden = false;
restore();
`;
