/** All stories of faults, in the order of their files. */
import { addressIsUnusual } from './cases/address-is-unusual.cts';
import { answerIsAPart } from './cases/answer-is-a-part.cts';
import { answerIsHuge } from './cases/answer-is-huge.cts';
import { answerIsNotHttp } from './cases/answer-is-not-http.cts';
import { answerIsNotJson } from './cases/answer-is-not-json.cts';
import { cancelledByTheUser } from './cases/cancelled-by-the-user.cts';
import { certificateIsNotTrusted } from './cases/certificate-is-not-trusted.cts';
import { clockIsWrong } from './cases/clock-is-wrong.cts';
import { connectionBreaks } from './cases/connection-breaks.cts';
import { credentialIsAnother } from './cases/credential-is-another.cts';
import { eventsAreOdd } from './cases/events-are-odd.cts';
import { expiryToldInAnotherWay } from './cases/expiry-told-in-another-way.cts';
import { failuresThatPass } from './cases/failures-that-pass.cts';
import { idIsOdd } from './cases/id-is-odd.cts';
import { lifetimeIsOdd } from './cases/lifetime-is-odd.cts';
import { linkToTheNextPage } from './cases/link-to-the-next-page.cts';
import { loginAnswers429 } from './cases/login-answers-429.cts';
import { loginGivesNoToken } from './cases/login-gives-no-token.cts';
import { loginIsRefused } from './cases/login-is-refused.cts';
import { loginIsSlow } from './cases/login-is-slow.cts';
import { noAnswerInTime } from './cases/no-answer-in-time.cts';
import { pageIsSomethingElse } from './cases/page-is-something-else.cts';
import { pagesNeverEnd } from './cases/pages-never-end.cts';
import { pathOutOfTheApi } from './cases/path-out-of-the-api.cts';
import { placeExpires } from './cases/place-expires.cts';
import { proxyInBetween } from './cases/proxy-in-between.cts';
import { rateLimited } from './cases/rate-limited.cts';
import { recordHasLinks } from './cases/record-has-links.cts';
import { redirectToAnotherOrigin } from './cases/redirect-to-another-origin.cts';
import { redirectWithinTheOrigin } from './cases/redirect-within-the-origin.cts';
import { retryAfterIsOdd } from './cases/retry-after-is-odd.cts';
import { secretHasALineEnd } from './cases/secret-has-a-line-end.cts';
import { tokenExpiresDuringAWalk } from './cases/token-expires-during-a-walk.cts';
import { totalIsOdd } from './cases/total-is-odd.cts';
import { vendorRefusesEveryToken } from './cases/vendor-refuses-every-token.cts';
import type { Story } from './story.cts';

/** One file each in `cases/`. */
export const STORIES: Story[] = [
	...addressIsUnusual,
	...answerIsAPart,
	...answerIsHuge,
	...answerIsNotHttp,
	...answerIsNotJson,
	...cancelledByTheUser,
	...certificateIsNotTrusted,
	...clockIsWrong,
	...connectionBreaks,
	...credentialIsAnother,
	...eventsAreOdd,
	...expiryToldInAnotherWay,
	...failuresThatPass,
	...idIsOdd,
	...lifetimeIsOdd,
	...linkToTheNextPage,
	...loginAnswers429,
	...loginGivesNoToken,
	...loginIsRefused,
	...loginIsSlow,
	...noAnswerInTime,
	...pageIsSomethingElse,
	...pagesNeverEnd,
	...pathOutOfTheApi,
	...placeExpires,
	...proxyInBetween,
	...rateLimited,
	...recordHasLinks,
	...redirectToAnotherOrigin,
	...redirectWithinTheOrigin,
	...retryAfterIsOdd,
	...secretHasALineEnd,
	...tokenExpiresDuringAWalk,
	...totalIsOdd,
	...vendorRefusesEveryToken,
];
