import type { CommandRequest, MessageRequest, Performed } from '../protocol';
import { isObject } from './block-kit-rules';
import { DONE, type Stage, acknowledged, actor, failed, writableChannel } from './acts';
import { commandForm } from './payloads';
import { respond } from './response-urls';
import { post } from './world';

/** Somebody runs a slash command. */
export async function runCommand(stage: Stage, request: CommandRequest): Promise<Performed> {
  const { world } = stage;
  const person = actor(world, request.as);
  if (!person) return failed('There is no such person.');
  const command = stage.commands.find((one) => one.name === request.command);
  if (!command) return failed(`${request.command} is not a valid command.`);
  if (person.external) return failed(`${request.command} is not available to people of other organisations`);
  const channel = writableChannel(world, person, request.channel);
  if (typeof channel === 'string') return failed(channel);
  const context = { user: person.id, channel: channel.id };
  const form = commandForm(world, person, channel, {
    command: command.name,
    text: request.text.trim(),
    triggerId: stage.triggers.issue({ user: person.id }),
    responseUrl: stage.responseUrls.issue(context),
  });
  const delivery = await stage.courier.send('slash_command', form);
  if (!acknowledged(delivery)) {
    const reason = delivery.status === undefined ? 'operation_timeout' : `http_status_${delivery.status}`;
    return failed(`${command.name} failed with the error "${reason}"`);
  }
  const answer = readAnswer(delivery.responseBody);
  if (answer === undefined) return DONE;
  const refused = respond(world, context, answer);
  return refused === undefined
    ? DONE
    : failed(`${command.name} failed with the error "invalid_command_response" (${refused})`);
}

/** A bot may answer a command with nothing, with plain words or with a message. */
function readAnswer(body: string): Readonly<Record<string, unknown>> | undefined {
  if (body.trim() === '') return undefined;
  try {
    const parsed: unknown = JSON.parse(body);
    if (isObject(parsed)) return Object.keys(parsed).length === 0 ? undefined : parsed;
  } catch {
    // Plain words.
  }
  return { text: body };
}

/** Somebody writes an ordinary message. Slack escapes what people type. */
export async function writeMessage(stage: Stage, request: MessageRequest): Promise<Performed> {
  const { world } = stage;
  const person = actor(world, request.as);
  if (!person) return failed('There is no such person.');
  const channel = writableChannel(world, person, request.channel);
  if (typeof channel === 'string') return failed(channel);
  if (request.text.trim() === '') return failed('A message needs words.');
  if (request.threadTs !== undefined && !channel.messages.has(request.threadTs)) return failed('This thread is gone.');
  const text = request.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  post(world, channel, { user: person.id, text, blocks: [], threadTs: request.threadTs });
  return DONE;
}
