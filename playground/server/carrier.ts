/** What is sent to the bot: an interaction, a slash command or an event. */
export type DeliveryKind =
  | 'slash_command'
  | 'block_actions'
  | 'view_submission'
  | 'view_closed'
  | 'block_suggestion'
  | 'event_callback';

/** Which attempt at an event this is, in Slack's words; the first one has none. */
export interface Retry {
  readonly num: number;
  readonly reason: string;
}

/** What goes to the bot, kept as text so that it can be sent again byte for byte. */
export interface Parcel {
  readonly kind: DeliveryKind;
  /** The payload as JSON. */
  readonly json: string;
  readonly retry?: Retry;
}

/** What came back; without a status the bot could not be reached or did not answer in time. */
export interface Answer {
  readonly status?: number;
  readonly responseBody: string;
}

/** One way to reach the bot: over HTTP or through a socket. */
export interface Carrier {
  readonly carry: (parcel: Parcel) => Promise<Answer>;
  readonly stop: () => void;
}

/** The words of an answer that did not come, by which a retry knows its reason. */
export const TOO_LATE = 'no answer in time';
