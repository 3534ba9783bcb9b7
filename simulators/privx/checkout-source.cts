import type { Kind } from './collection.cts';
import { newHost } from './host-source.cts';
import type { Origin } from './origin.cts';
import type { Checkout, Host } from './records.cts';
import { timeText } from './times.cts';

/** How long a checkout lasts [INVENTED]. */
const CHECKOUT_MICROS = 8 * 3600e6;

/** Checkouts from their numbers: of the first account of the host with the same number. */
export function checkoutKind(origin: Origin): Kind<Checkout> {
	const { ids, settings, timeOf } = origin;
	return {
		total: settings.checkouts,
		ids: ids.checkouts,
		idField: 'id',
		timeField: 'created',
		timeOf,
		record: (number) => newCheckout(origin, number, newHost(origin, number, timeOf(number)), timeOf(number)),
	};
}

/** The account whose password can be checked out [CODE: SSHcom/privx-sdk-go, authorizer/model.go]. */
export function accountOf(host: Host) {
	const [{ principal: username } = { principal: '' }] = host.principals as Array<{ principal: string }>;
	const { id, addresses, common_name, external_id, instance_id } = host;
	return {
		// The form of a path is [INVENTED].
		path: `hosts/${id}/${username}`,
		type: 'HOST',
		username,
		host: { id, addresses, common_name, external_id, instance_id },
		created: host.created,
		updated: host.updated,
	};
}

/** A checkout with its password [CODE: the same]. */
export function newCheckout({ ids }: Origin, number: number, host: Host, micros: number): Checkout {
	const created = timeText(micros);
	return {
		...accountOf(host),
		id: ids.checkouts.of(number),
		created,
		expires: timeText(micros + CHECKOUT_MICROS),
		explicit_checkout: true,
		secrets: [{ version: 1, secret: `ch3cked-0ut-${number}`, created }],
		managed_account_id: '',
		user_id: ids.users.of(0),
	};
}
