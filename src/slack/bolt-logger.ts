import { type Logger, LogLevel } from '@slack/bolt';

/** Where warnings and errors of Bolt and the Web API go. */
export interface LogSink {
  readonly warn: (message: string) => void;
  readonly error: (message: string) => void;
}

/** Bolt's logger. Its lower levels print what people typed and chose, so they are dropped whatever level is set. */
export function createBoltLogger(sink: LogSink): Logger {
  const text = (parts: readonly unknown[]) =>
    parts
      .map((part) => (part instanceof Error ? `${part.name}: ${part.message}` : typeof part === 'string' ? part : ''))
      .join(' ');
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts) => sink.warn(text(parts)),
    error: (...parts) => sink.error(text(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
