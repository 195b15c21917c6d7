import { h } from './dom.js';
import { stateWith, valueIn } from './element-state.js';
import { zonedParts, zonedSeconds } from './zone-time.js';

/** @typedef {Record<string, any>} Json */
/** @typedef {import('./elements.js').Place} Place */

/** A browser reports every half-typed date; an action waits until the person pauses or leaves the field. */
const PAUSE_MS = 700;

/**
 * datepicker, timepicker and datetimepicker, with the browser's own fields; date and time are read in the person's zone.
 * @param {Json} element
 * @param {Place} place
 * @returns {HTMLElement}
 */
export function dateElement(element, place) {
  const { blockId, surface } = place;
  const tz = surface.workspace.me.tz;
  const current = () => valueIn(element, surface.read(blockId, element));
  const hooks = { blockId, actionId: element.action_id };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let sent = JSON.stringify(current());

  const day = field('date', { data: hooks, ...place.aria });
  const time = field(
    'time',
    element.type === 'timepicker'
      ? { data: hooks, ...place.aria }
      : { 'aria-label': 'Time', 'aria-describedby': place.aria['aria-describedby'], data: { blockId, part: 'time' } },
  );
  show();
  if (element.type === 'datepicker') return h('span', { class: 'date-box' }, day);
  if (element.type === 'timepicker') return h('span', { class: 'date-box' }, time);
  return h('span', { class: 'date-box' }, day, time);

  /** @param {string} type @param {Json} attributes */
  function field(type, attributes) {
    return h('input', {
      ...attributes,
      type,
      class: 'text-input date-input',
      on: { input: changed, blur: () => flush() },
    });
  }

  function show() {
    const value = current();
    if (element.type === 'datetimepicker') {
      const parts = value ? zonedParts(Number(value), tz) : { day: '', time: '' };
      day.value = parts.day;
      time.value = parts.time;
    } else if (element.type === 'datepicker') day.value = value ?? '';
    else time.value = value ?? '';
  }

  function read() {
    if (element.type === 'datepicker') return day.value >= '1000' ? day.value : null;
    if (element.type === 'timepicker') return time.value || null;
    return day.value >= '1970' && time.value ? zonedSeconds(day.value, time.value, tz) : null;
  }

  function changed() {
    if (!place.dispatches) return void surface.commit(blockId, element, stateWith(element, read()), false);
    clearTimeout(timer);
    timer = setTimeout(flush, PAUSE_MS);
  }

  async function flush() {
    clearTimeout(timer);
    const value = read();
    if (!place.dispatches || value === null || JSON.stringify(value) === sent) return;
    const before = sent;
    sent = JSON.stringify(value);
    if (await surface.commit(blockId, element, stateWith(element, value), true)) return;
    sent = before;
    show();
  }
}
