import type { Entry } from '../entry.cts';
import { LoopbackServer } from '../kernel/server.cts';
import { simulator } from '../kernel/simulator.cts';
import { TokenIssuer } from '../kernel/token-issuer.cts';
import { isTokenRequest, limitsOf, usmAnywhereApi } from './api.cts';
import { UsmAnywhereData } from './data.cts';
import { withDefaults, type UsmAnywhereOptions } from './options.cts';
import type { Alarm, Event } from './records.cts';
import { PUSH_PATH } from './webhook.cts';

export type { EventsKey, UsmAnywhereOptions } from './options.cts';
export type { Alarm, Event } from './records.cts';

/** A running USM Anywhere API 2.0 on loopback, with a log of all requests. */
export type UsmAnywhereSimulator = Awaited<ReturnType<typeof startUsmAnywhere>>;

/** Starts a simulator on 127.0.0.1. Rejects when the port is in use. */
export async function startUsmAnywhere(options: UsmAnywhereOptions = {}) {
	const settings = withDefaults(options);
	const data = new UsmAnywhereData(settings);
	const issuer = new TokenIssuer(settings.tokenLifetimeSeconds);
	const server = await new LoopbackServer(usmAnywhereApi(settings, data, issuer), settings).start();
	const { clientId, clientSecret, webhookApiKey, getsPerSecond, postsPerSecond } = settings;
	const rates = { getsPerSecond, postsPerSecond };
	const own = {
		clientId,
		clientSecret,
		webhookApiKey,
		/** Address of the webhook. The vendor has it on another host. */
		webhookUrl: server.url + PUSH_PATH,
		/** The events that the webhook has accepted, in order. They are not among `events`. */
		pushed: data.pushed as readonly unknown[],
		/** Live data, oldest first; computed when read. */
		alarms: data.alarms.all,
		/** Live data, oldest first; computed when read. */
		events: data.events.all,
		/** Label ids of the generated alarms. */
		labelIds: data.ids.labels,
		/** Adds an alarm, visible immediately. A `timestamp_occured` in the past makes it a late alarm. Default: now. */
		addAlarm: (values?: Partial<Alarm>) => data.addAlarm(values),
		/** Adds an event, as `addAlarm` does. */
		addEvent: (values?: Partial<Event>) => data.addEvent(values),
		/** Changes an alarm, as an analyst would; its id and time of occurrence stay. Throws for an unknown alarm. */
		updateAlarm: (uuid: string, values: Partial<Alarm>) => data.updateAlarm(uuid, values),
		/** The labels of an alarm; none for an unknown one. */
		labelsOf: (alarmUuid: string) => data.alarms.find(alarmUuid)?.alarm_labels ?? [],
		/** Refuses all tokens issued so far. */
		revokeTokens: () => issuer.revokeAll(),
		/** Changes the limits immediately. */
		setRates: (changes: Partial<typeof rates>) => server.limiter.setLimits(limitsOf(Object.assign(rates, changes))),
	};
	return simulator(server, own, isTokenRequest);
}

/** USM Anywhere on the command line. */
export const entry: Entry<UsmAnywhereSimulator> = {
	start: async ({ rate, records, ...options }) =>
		await startUsmAnywhere({ ...options, alarms: records, events: records, getsPerSecond: rate }),
	add: (vendor) => void vendor.addAlarm(),
	credentials: ({ url, clientId, clientSecret, webhookUrl, webhookApiKey }) => ({
		'USM Anywhere (LevelBlue, AlienVault) API': [
			['URL', url],
			['Client ID', clientId],
			['Client Secret', clientSecret],
			['Webhook URL', webhookUrl],
			['Webhook API Key', webhookApiKey],
		],
	}),
	tryIt({ url, clientId, clientSecret }) {
		const login = `curl -s -u ${clientId}:${clientSecret} -d grant_type=client_credentials ${url}/api/2.0/oauth/token`;
		const token = `$(${login} | sed 's/.*"access_token":"\\([^"]*\\).*/\\1/')`;
		return `curl -s -H "Authorization: Bearer ${token}" '${url}/api/2.0/alarms?size=2'`;
	},
};
