/** All stories of faults, in the order of their files. */
import { answerIsAPart } from './cases/answer-is-a-part.cts';
import { answerIsHuge } from './cases/answer-is-huge.cts';
import { answerIsNotHttp } from './cases/answer-is-not-http.cts';
import { answerIsNotJson } from './cases/answer-is-not-json.cts';
import { cancelledByTheUser } from './cases/cancelled-by-the-user.cts';
import { certificateIsNotTrusted } from './cases/certificate-is-not-trusted.cts';
import { clockIsWrong } from './cases/clock-is-wrong.cts';
import { connectionBreaks } from './cases/connection-breaks.cts';
import { expiryToldInAnotherWay } from './cases/expiry-told-in-another-way.cts';
import { failuresThatPass } from './cases/failures-that-pass.cts';
import { loginAnswers429 } from './cases/login-answers-429.cts';
import { loginGivesNoToken } from './cases/login-gives-no-token.cts';
import { loginIsRefused } from './cases/login-is-refused.cts';
import { loginIsSlow } from './cases/login-is-slow.cts';
import { noAnswerInTime } from './cases/no-answer-in-time.cts';
import { pathOutOfTheApi } from './cases/path-out-of-the-api.cts';
import { proxyInBetween } from './cases/proxy-in-between.cts';
import { rateLimited } from './cases/rate-limited.cts';
import { redirectToAnotherOrigin } from './cases/redirect-to-another-origin.cts';
import { redirectWithinTheOrigin } from './cases/redirect-within-the-origin.cts';
import { tokenExpiresDuringAWalk } from './cases/token-expires-during-a-walk.cts';
import { vendorRefusesEveryToken } from './cases/vendor-refuses-every-token.cts';
import type { Story } from './story.cts';

/** One file each in `cases/`. */
export const STORIES: Story[] = [
	...answerIsAPart,
	...answerIsHuge,
	...answerIsNotHttp,
	...answerIsNotJson,
	...cancelledByTheUser,
	...certificateIsNotTrusted,
	...clockIsWrong,
	...connectionBreaks,
	...expiryToldInAnotherWay,
	...failuresThatPass,
	...loginAnswers429,
	...loginGivesNoToken,
	...loginIsRefused,
	...loginIsSlow,
	...noAnswerInTime,
	...pathOutOfTheApi,
	...proxyInBetween,
	...rateLimited,
	...redirectToAnotherOrigin,
	...redirectWithinTheOrigin,
	...tokenExpiresDuringAWalk,
	...vendorRefusesEveryToken,
];
