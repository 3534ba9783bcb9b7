import { DEVICE_TYPE } from '../../../core/ocsf/captions';
import { choice } from '../../../core/ocsf/values';

/** What Armis calls a type of device, in the singular. */
const WORDS: Readonly<Record<string, number>> = {
	...{ server: 1, desktop: 2, laptop: 3, tablet: 4, 'mobile phone': 5, 'virtual machine': 6, 'ip camera': 7 },
	...{ firewall: 9, switch: 10, hub: 11, router: 12, 'load balancer': 15 },
};

/** `type` is in the plural, `typeEnum` has no spaces: `IP Cameras` and `IP_CAMERA`. */
const SPELLINGS = Object.entries(WORDS).flatMap(([word, id]) => {
	const plural = /ch$/.test(word) ? `${word}es` : `${word}s`;
	return [word, plural, word.replaceAll(' ', '_'), plural.replaceAll(' ', '_')].map((one) => [one, id]);
});

/** The type of a device or endpoint. Most of Armis' types, such as `Infusion Pumps`, have no number in OCSF. */
export const deviceType = choice(DEVICE_TYPE, Object.fromEntries(SPELLINGS) as Record<string, number>);
