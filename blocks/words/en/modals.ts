/** Words of the modals. */
export const modals = {};
