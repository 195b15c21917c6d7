/** Words that only one person sees: replies to commands and clicks, refusals, errors. */
export const replies = {};
