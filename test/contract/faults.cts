/** Every fault that a service, a network or a clock can have, tried on the nodes of each vendor. */
import { answerIsAPart } from '../faults/answer-is-a-part.cts';
import { answerIsHuge } from '../faults/answer-is-huge.cts';
import { answerIsNotHttp } from '../faults/answer-is-not-http.cts';
import { answerIsNotJson } from '../faults/answer-is-not-json.cts';
import { cancelledByTheUser } from '../faults/cancelled-by-the-user.cts';
import { certificateIsNotTrusted } from '../faults/certificate-is-not-trusted.cts';
import { clockIsWrong } from '../faults/clock-is-wrong.cts';
import { connectionBreaks } from '../faults/connection-breaks.cts';
import { expiryToldInAnotherWay } from '../faults/expiry-told-in-another-way.cts';
import { failuresThatPass } from '../faults/failures-that-pass.cts';
import { loginAnswers429 } from '../faults/login-answers-429.cts';
import { loginGivesNoToken } from '../faults/login-gives-no-token.cts';
import { loginIsRefused } from '../faults/login-is-refused.cts';
import { loginIsSlow } from '../faults/login-is-slow.cts';
import { noAnswerInTime } from '../faults/no-answer-in-time.cts';
import { pathOutOfTheApi } from '../faults/path-out-of-the-api.cts';
import { proxyInBetween } from '../faults/proxy-in-between.cts';
import { rateLimited } from '../faults/rate-limited.cts';
import { redirectToAnotherOrigin } from '../faults/redirect-to-another-origin.cts';
import { redirectWithinTheOrigin } from '../faults/redirect-within-the-origin.cts';
import { tokenExpiresDuringAWalk } from '../faults/token-expires-during-a-walk.cts';
import { vendorRefusesEveryToken } from '../faults/vendor-refuses-every-token.cts';
import type { Subject } from './subject.cts';

/** One file each in `test/faults/`. */
const FAULTS = [
	answerIsAPart,
	answerIsHuge,
	answerIsNotHttp,
	answerIsNotJson,
	cancelledByTheUser,
	certificateIsNotTrusted,
	clockIsWrong,
	connectionBreaks,
	expiryToldInAnotherWay,
	failuresThatPass,
	loginAnswers429,
	loginGivesNoToken,
	loginIsRefused,
	loginIsSlow,
	noAnswerInTime,
	pathOutOfTheApi,
	proxyInBetween,
	rateLimited,
	redirectToAnotherOrigin,
	redirectWithinTheOrigin,
	tokenExpiresDuringAWalk,
	vendorRefusesEveryToken,
];

/** Registers the tests. */
export function testFaults(subject: Subject): void {
	for (const testFault of FAULTS) testFault(subject);
}
