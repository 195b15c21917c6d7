/** Small helpers to build and reuse DOM nodes. Data reaches the page only through text nodes and attributes. */

/** @typedef {Node | string | number | null | undefined | false} Child */

let counter = 0;

/** An id that no other node of this page has. @param {string} prefix */
export function uid(prefix) {
  counter += 1;
  return `${prefix}-${counter}`;
}

/**
 * Creates an element. `on` holds listeners, `data` becomes data attributes, `value`, `checked` and `disabled` are set as properties.
 * @param {string} tag
 * @param {Record<string, any>} [props]
 * @param {...(Child | Child[])} children
 * @returns {any}
 */
export function h(tag, props = {}, ...children) {
  const node = /** @type {any} */ (document.createElement(tag));
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'on') for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    else if (name === 'data') {
      for (const [key, datum] of Object.entries(value)) if (datum !== undefined) node.dataset[key] = datum;
    } else if (name === 'class') node.className = value;
    else if (name === 'value' || name === 'checked' || name === 'disabled') node[name] = value;
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children.flat().filter(isPresent).map(toNode));
  return node;
}

/** @param {Child} child */
function isPresent(child) {
  return child !== null && child !== undefined && child !== false;
}

/** @param {any} child */
function toNode(child) {
  return child instanceof Node ? child : document.createTextNode(String(child));
}

/**
 * Makes `parent` show exactly `nodes`, in order, without touching those that already stand in their place.
 * @param {Element} parent
 * @param {Node[]} nodes
 */
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  let at = parent.firstChild;
  for (const node of nodes) {
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
  }
}

/**
 * Replaces the content of a node.
 * @param {Element} parent
 * @param {...(Child | Child[])} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren(...children.flat().filter(isPresent).map(toNode));
}

const SHAPES = {
  menu: 'M3 6h14M3 10h14M3 14h14',
  close: 'M5 5l10 10M15 5L5 15',
  back: 'M12 4l-6 6 6 6',
  down: 'M5 8l5 5 5-5',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  send: 'M3 10l14-6-5 14-3-6z',
  pin: 'M12 3l5 5-3 1-3 4-4-4 4-3zM7 13l-4 4',
  lock: 'M5 9h10v7H5zM7 9V6a3 3 0 016 0v3',
  people: 'M7 9a3 3 0 100-6 3 3 0 000 6zM2 17c0-3 2-5 5-5s5 2 5 5M13 9a2.5 2.5 0 000-5M14 12c2.500 0 4 2 4 4.500',
  eye: 'M2 10c2-4 5-6 8-6s6 2 8 6c-2 4-5 6-8 6s-6-2-8-6zM10 12a2 2 0 100-4 2 2 0 000 4z',
};

/**
 * A decorative line icon.
 * @param {keyof typeof SHAPES} name
 */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', SHAPES[name]);
  svg.append(path);
  return svg;
}
