// A tiny element builder. Data enters the page only as text nodes and attributes, never as markup,
// so no title or text from a feed can become an element.

const svgTags = new Set(['svg', 'circle', 'path', 'rect']);

/** el('a.name', { href, onclick }, 'text', child, …): attributes may be left out; null, false and undefined ones and children are. */
export function el(name, ...rest) {
  const [tag, ...classes] = name.split('.');
  const node = svgTags.has(tag) ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);
  if (classes.length) node.classList.add(...classes);
  if (rest[0]?.constructor === Object) setAttributes(node, rest.shift());
  node.append(...rest.flat(Infinity).filter(present));
  return node;
}

const present = value => value !== null && value !== undefined && value !== false;

function setAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes).filter(([, v]) => present(v))) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
}

/** Joins children by a separator, leaving out the absent: "outlet · author". */
export function joined(parts, separator = ' · ') {
  return parts.filter(Boolean).flatMap((part, i) => i ? [separator, part] : [part]);
}

/** A link that leaves the page; anything but http and https stays plain text. */
export function outside(url, text) {
  return /^https?:\/\//i.test(url)
    ? el('a', { href: url, rel: 'noopener noreferrer', dir: 'auto' }, text ?? url)
    : el('span', { dir: 'auto' }, text ?? url);
}
