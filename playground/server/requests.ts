import { z } from 'zod';
import type {
  ActionRequest,
  ChannelRequest,
  CloseRequest,
  CommandRequest,
  DeleteRequest,
  DirectRequest,
  Json,
  MessageRequest,
  OptionsRequest,
  SubmitRequest,
  ViewState,
} from '../protocol';

const id = z.string().min(1).max(255);
const json = z.record(z.string(), z.unknown()) as z.ZodType<Json>;
const state = z.record(z.string(), z.record(z.string(), json)) as z.ZodType<ViewState>;
const container = { channel: id.exactOptional(), ts: id.exactOptional(), viewId: id.exactOptional() };

/** What the page may ask for; the tests call the same acts in process. */
export const REQUESTS = {
  command: z.object({
    as: id,
    channel: id,
    command: id,
    text: z.string().max(10_000),
  }) satisfies z.ZodType<CommandRequest>,
  message: z.object({
    as: id,
    channel: id,
    text: z.string().max(40_000),
    threadTs: id.exactOptional(),
  }) satisfies z.ZodType<MessageRequest>,
  action: z.object({
    as: id,
    ...container,
    blockId: id,
    actionId: id,
    chosen: json.exactOptional(),
    state: state.exactOptional(),
  }) satisfies z.ZodType<ActionRequest>,
  options: z.object({
    as: id,
    ...container,
    blockId: id,
    actionId: id,
    query: z.string().max(3000),
  }) satisfies z.ZodType<OptionsRequest>,
  submit: z.object({ as: id, viewId: id, state }) satisfies z.ZodType<SubmitRequest>,
  close: z.object({ as: id, viewId: id }) satisfies z.ZodType<CloseRequest>,
  channel: z.object({
    as: id,
    channel: id,
    change: z.enum(['join', 'leave', 'invite_bot', 'remove_bot', 'archive', 'unarchive', 'rename']),
    name: z.string().max(255).exactOptional(),
  }) satisfies z.ZodType<ChannelRequest>,
  delete: z.object({ as: id, channel: id, ts: id }) satisfies z.ZodType<DeleteRequest>,
  direct: z.object({ as: id }) satisfies z.ZodType<DirectRequest>,
};
