import type { Message } from './scene';
import { linkText, mrkdwn } from './text';
import type { Words } from './words/words';

/** What stands in the place of a board or section that is no longer the live one: a link, and nothing that could be clicked in vain. */
export function movedMessage(words: Words, link: string): Message {
  const { moved } = words.messages;
  return { text: moved, blocks: [{ type: 'section', block_id: 'moved', text: mrkdwn(linkText(link, moved)) }] };
}
