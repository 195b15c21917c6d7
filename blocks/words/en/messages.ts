/** Words of the messages that stand in the channel. */
export const messages = {};
