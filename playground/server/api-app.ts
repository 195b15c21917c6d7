import { type Method, ok, refused } from './api';

/** Methods that take the token of the app instead of the bot's. */
export const APP_METHODS: Readonly<Record<string, Method>> = {
  'apps.connections.open': (_args, { connection }) => {
    const opened = connection();
    return 'error' in opened ? refused(opened.error) : ok(opened);
  },
};
