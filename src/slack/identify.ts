import type { WebClient } from '@slack/web-api';
import { failureName, slackError } from './call-failure';

/** Who we are, as Slack sees it. */
export interface Identity {
  readonly userId: string;
  readonly botId: string;
  readonly teamId: string;
}

/** Asks Slack whether the token is good and whose it is; otherwise one line that says what to do about it. */
export async function identify(
  client: WebClient,
  apiUrl: string,
): Promise<{ readonly ok: true; readonly identity: Identity } | { readonly ok: false; readonly problem: string }> {
  try {
    const { user_id: userId = '', bot_id: botId = '', team_id: teamId = '' } = await client.auth.test();
    return { ok: true, identity: { userId, botId, teamId } };
  } catch (error) {
    const code = slackError(error);
    const problem =
      code === undefined
        ? `Slack does not answer at ${apiUrl} (${failureName(error)}): check the network, and SLACK_API_URL if it is set`
        : `SLACK_BOT_TOKEN was refused by Slack (${code}): copy it again from "Install App" in the settings of your Slack app`;
    return { ok: false, problem };
  }
}
