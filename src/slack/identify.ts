import type { WebClient } from '@slack/web-api';
import { failureName, slackError } from './call-failure';

/** Who we are, as Slack sees it. */
export interface Identity {
  readonly userId: string;
  readonly botId: string;
  readonly teamId: string;
}

/** One line that says what to do about a token. */
export interface Unidentified {
  readonly ok: false;
  readonly code: 'slack_refused' | 'slack_unreachable';
  readonly problem: string;
}

/** Asks Slack whether the token is good and whose it is. */
export async function identify(
  client: WebClient,
  apiUrl: string,
): Promise<{ readonly ok: true; readonly identity: Identity } | Unidentified> {
  try {
    const { user_id: userId = '', bot_id: botId = '', team_id: teamId = '' } = await client.auth.test();
    return { ok: true, identity: { userId, botId, teamId } };
  } catch (error) {
    const advice = 'copy it again from "Install App" in the settings of your Slack app';
    return unidentified(error, apiUrl, 'SLACK_BOT_TOKEN', advice);
  }
}

/**
 * Asks Slack for a Socket Mode connection that is not used, because the library behind Bolt goes on trying for ever with
 * a token that Slack refuses. The client carries the app-level token.
 */
export async function checkAppToken(client: WebClient, apiUrl: string): Promise<Unidentified | undefined> {
  try {
    await client.apps.connections.open();
    return undefined;
  } catch (error) {
    const advice =
      'switch Socket Mode on in the settings of your Slack app, and copy the token with the scope connections:write from "Basic Information"';
    return unidentified(error, apiUrl, 'SLACK_APP_TOKEN', advice);
  }
}

function unidentified(error: unknown, apiUrl: string, setting: string, advice: string): Unidentified {
  const refusal = slackError(error);
  if (refusal !== undefined) {
    const problem = `${setting} was refused by Slack (${refusal}): ${advice}`;
    return { ok: false, code: 'slack_refused', problem };
  }
  const problem = `Slack does not answer at ${apiUrl} (${failureName(error)}): check the network, and SLACK_API_URL if it is set`;
  return { ok: false, code: 'slack_unreachable', problem };
}
